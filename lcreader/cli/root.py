"""Every capability of the program without a window.

Output is UTF-8 on stdout, one JSON object a line with `--format jsonl`; messages go to stderr.
The exit code is 0, or 1 with one line that says what went wrong, or 2 for wrong usage. Without a
command the window opens: `cli(obj=opener)` is given the function that does so (with what the
options say, by name), as nothing of Qt is known here.
"""

import contextlib
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import click

from lcreader import __version__
from lcreader.archive import Archive
from lcreader.errors import LCReaderError
from lcreader.paths import user_paths
from lcreader.settings import Settings, last_archive
from lcreader.watch import Watch

Opener = Callable[..., int]


class Told(click.ClickException):
    """An error that is told in one line."""

    def show(self, file: Any = None) -> None:
        """Write the line to stderr."""
        click.echo(f"错误：{' '.join(self.message.split())}", file=file or sys.stderr)


class Commands(click.Group):
    """Turns the program's own errors into one line and exit code 1."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Speak UTF-8 from the first word on, whatever the locale."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except LCReaderError as error:
            raise Told(error.message) from error


def _size(_context: click.Context, _option: click.Parameter, value: str | None) -> Any:
    """Width and height in pixels from 1280x720."""
    if value is None:
        return None
    width, _, height = value.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise click.BadParameter("应为 宽x高，例如 1280x720。")
    return int(width), int(height)


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__)
@click.option("--archive", type=click.Path(path_type=Path), help="窗口打开的档案文件夹。")
@click.option("--query", help="窗口打开时先检索什么。")
@click.option("--article", type=int, help="窗口打开时显示的文章编号。")
@click.option(
    "--screenshot",
    type=click.Path(dir_okay=False, path_type=Path),
    help="不用显示器，把窗口画成 PNG 文件后退出。",
)
@click.option("--size", callback=_size, metavar="宽x高", help="窗口的大小，如 1280x720。")
@click.option("--theme", type=click.Choice(["light", "dark"]), help="浅色或深色。")
@click.option(
    "--view", type=click.Choice(["articles", "ledger"]), help="打开文章（默认）或指标台账。"
)
@click.option("--lang", "language", type=click.Choice(["zh", "en"]), help="界面语言。")
@click.pass_context
def cli(ctx: click.Context, **wanted: Any) -> None:
    """报刊档案阅读器：检索文章，核对数字，收藏段落。不带命令时打开窗口。"""
    given = {name: value for name, value in wanted.items() if value is not None}
    if ctx.invoked_subcommand is not None:
        if given:
            raise click.UsageError("窗口的选项不能和命令一起用；命令的选项写在命令之后。")
        return
    opener: Opener | None = ctx.obj
    if opener is None:
        click.echo(ctx.get_help())
        return
    ctx.exit(opener(**given))


in_archive = click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path),
    help="档案文件夹；不写时用窗口所用的那一个。",
)
as_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="输出格式：给人看的文字，或每行一个 JSON 对象。",
)
to_file = click.option(
    "--to",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="写入的文件，格式由扩展名决定。",
)


as_cited = click.option(
    "--citation",
    "style",
    type=click.Choice(["2025", "2015"]),
    help="出处按哪一年的 GB/T 7714；不写时按窗口的设置。",
)


def open_archive(folder: Path | None, *, create: bool = False) -> Archive:
    """The archive in `folder`, or the one of the window."""
    user = user_paths()
    last = last_archive(Settings(user.settings), user.archive)
    return Archive.open(folder or last, create=create)


def print_rows(rows: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def export_to(
    what: Literal["figures", "articles", "bookmarks", "comparisons"],
    to: Path,
    article_id: int | None,
    folder: Path | None,
    style: Literal["2025", "2015"] | None = None,
) -> None:
    """Write what an archive holds to a file."""
    style = style or Settings(user_paths().settings).get("citation_style")
    with open_archive(folder) as archive:
        count = archive.export(what, to, article_id=article_id, style=style)
    click.echo(f"已导出 {count} 条到 {to}", err=True)


def progress() -> Watch:
    """A watch that shows progress on a terminal, and nothing in a pipe."""

    def tell(done: int, total: int, what: str) -> None:
        with contextlib.suppress(OSError):
            end = "\n" if done == total else ""
            click.echo(f"\r\x1b[K{done}/{total} {what}{end}", err=True, nl=False)

    return Watch(tell) if sys.stderr.isatty() else Watch()
