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

from lcreader import __version__, readers
from lcreader.archive import Archive, reports
from lcreader.errors import LCReaderError, UnreadableFileError
from lcreader.figures.lines import as_sentence, figure_lines
from lcreader.paths import user_paths
from lcreader.records import Article, Filters, Span
from lcreader.settings import Settings, last_archive
from lcreader.text import split_page
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


def open_archive(folder: Path | None, *, create: bool = False) -> Archive:
    """The archive in `folder`, or the one of the window."""
    user = user_paths()
    last = last_archive(Settings(user.settings), user.archive)
    return Archive.open(folder or last, create=create)


def print_rows(rows: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--encoding", help="文件的编码；不写时自动判断。")
@as_format
@click.pass_context
def articles(ctx: click.Context, files: tuple[Path, ...], encoding: str | None, form: str) -> None:
    """把版面切成文章，不用档案。"""
    failed = False
    for file in files:
        try:
            source, _ = readers.read(file, encoding)
        except UnreadableFileError as error:
            Told(error.message).show()
            failed = True
            continue
        for article in split_page(source.text, file.name):
            if form == "jsonl":
                print_rows([_article_row(str(file), article)])
            else:
                click.echo(_article_lines(str(file), article))
    ctx.exit(int(failed))


def _article_row(source: str, article: Article) -> dict[str, Any]:
    return {
        "source": source,
        "source_lines": article.source_lines,
        "kind": article.kind,
        "title": article.title,
        "subtitle": article.subtitle,
        "bylines": article.bylines,
        "date": article.date,
        "newspaper": article.newspaper,
        "text": article.text,
    }


def _article_lines(source: str, article: Article) -> str:
    lines = "、".join(f"{a}–{b}" if a < b else str(a) for a, b in article.source_lines)
    head = [article.title, article.subtitle, " ".join(article.bylines), article.date]
    facts = " · ".join(part for part in [*head, article.newspaper] if part)
    return f"[{article.kind}] {facts}（{source} 第 {lines} 行）\n{article.text}\n"


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--encoding", help="文件的编码；不写时自动判断。")
@as_format
@click.pass_context
def figures(ctx: click.Context, files: tuple[Path, ...], encoding: str | None, form: str) -> None:
    """读出版面里的数字，不用档案。"""
    failed = False
    for file in files:
        try:
            source, _ = readers.read(file, encoding)
        except UnreadableFileError as error:
            Told(error.message).show()
            failed = True
            continue
        for line in figure_lines(str(file), source.text, split_page(source.text, file.name)):
            if form == "jsonl":
                print_rows([line])
            else:
                click.echo(as_sentence(line))
    ctx.exit(int(failed))


@cli.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--encoding", help="文件的编码；不写时自动判断。")
@in_archive
@as_format
def import_(paths: tuple[Path, ...], encoding: str | None, folder: Path | None, form: str) -> None:
    """导入文件或文件夹。"""
    with open_archive(folder, create=True) as archive:
        outcomes = archive.import_paths(paths, _progress(), encoding)
        waiting = archive.status().to_index
    if form == "jsonl":
        print_rows(map(reports.outcome_row, outcomes))
    else:
        for outcome in outcomes:
            click.echo(reports.outcome_line(outcome))
        click.echo(reports.outcomes_summary(outcomes), err=True)
    if waiting:
        click.echo(f"索引正被另一个程序使用，{waiting} 篇文章稍后才能搜索到。", err=True)
    if all(outcome.state == "refused" for outcome in outcomes):
        raise LCReaderError("没有导入任何文件。")


@cli.command()
@click.argument("query")
@click.option("--limit", type=click.IntRange(min=0), default=50, help="最多几篇；0 为不限。")
@click.option(
    "--sort", type=click.Choice(["relevance", "date", "title"]), default="relevance", help="排序。"
)
@in_archive
@as_format
def search(
    query: str,
    limit: int,
    sort: Literal["relevance", "date", "title"],
    folder: Path | None,
    form: str,
) -> None:
    """搜索文章。"""
    with open_archive(folder) as archive:
        result = archive.search(query, limit=limit or None, sort=sort, filters=Filters(kinds=()))
        rows = {row.id: row for row in archive.rows([hit.article_id for hit in result.hits])}
    hits = [(hit, rows[hit.article_id]) for hit in result.hits if hit.article_id in rows]
    for warning in result.warnings:
        click.echo(warning, err=True)
    if form == "jsonl":
        print_rows(reports.hit_row(hit, row) for hit, row in hits)
        return
    for hit, row in hits:
        click.echo(reports.hit_lines(hit, row))
    click.echo(f"{result.understood}：{result.total} 篇 · {result.places} 处", err=True)


@cli.group()
def bookmark() -> None:
    """加、列、删、导出书签。"""


@bookmark.command("add")
@click.argument("article_id", type=int)
@click.option("--quote", required=True, help="要收藏的文字，与文章里的一字不差。")
@click.option("--start", type=click.IntRange(min=0), help="文字在正文中的位置；出现多次时要写。")
@click.option("--note", default="", help="批注。")
@click.option("--tag", "tags", multiple=True, help="标签，可写多次。")
@click.option("--colour", default="yellow", help="颜色。")
@in_archive
@as_format
def bookmark_add(
    article_id: int,
    quote: str,
    start: int | None,
    note: str,
    tags: tuple[str, ...],
    colour: str,
    folder: Path | None,
    form: str,
) -> None:
    """收藏文章里的一段文字。"""
    with open_archive(folder) as archive:
        span = _span_of(archive.article(article_id).text, quote, start)
        made = archive.add_bookmark(article_id, span, note=note, tags=tags, colour=colour)
    if form == "jsonl":
        print_rows([reports.bookmark_row(made)])
    else:
        click.echo(reports.bookmark_line(made))


@bookmark.command("list")
@click.option("--article", "article_id", type=int, help="只列这一篇文章的。")
@click.option("--text", default="", help="只列含有这些文字的。")
@click.option("--tag", default="", help="只列有这个标签的。")
@click.option("--colour", default="", help="只列这种颜色的。")
@click.option("--order", type=click.Choice(["date", "article"]), default="date", help="次序。")
@in_archive
@as_format
def bookmark_list(
    article_id: int | None,
    text: str,
    tag: str,
    colour: str,
    order: Literal["date", "article"],
    folder: Path | None,
    form: str,
) -> None:
    """列出书签。"""
    with open_archive(folder) as archive:
        kept = archive.bookmarks(article_id, text=text, tag=tag, colour=colour, order=order)
    if form == "jsonl":
        print_rows(map(reports.bookmark_row, kept))
        return
    for one in kept:
        click.echo(reports.bookmark_line(one))
    click.echo(f"{len(kept)} 个书签", err=True)


@bookmark.command("remove")
@click.argument("bookmark_ids", nargs=-1, required=True, type=int)
@in_archive
def bookmark_remove(bookmark_ids: tuple[int, ...], folder: Path | None) -> None:
    """删除书签。"""
    with open_archive(folder) as archive:
        for bookmark_id in bookmark_ids:
            click.echo(f"已删除 {reports.bookmark_line(archive.remove_bookmark(bookmark_id))}")


@bookmark.command("export")
@click.option("--article", "article_id", type=int, help="只导出这一篇文章的。")
@to_file
@in_archive
def bookmark_export(article_id: int | None, to: Path, folder: Path | None) -> None:
    """导出书签（.md、.csv、.jsonl、.jsonld）。"""
    _export("bookmarks", to, article_id, folder)


@cli.command("export")
@click.argument("what", type=click.Choice(["figures", "articles", "bookmarks"]))
@click.option("--article", "article_id", type=int, help="只导出这一篇文章的。")
@to_file
@in_archive
def export_(
    what: Literal["figures", "articles", "bookmarks"],
    article_id: int | None,
    to: Path,
    folder: Path | None,
) -> None:
    """导出数字、文章或书签。"""
    _export(what, to, article_id, folder)


@cli.command()
@click.option("--reread", is_flag=True, help="先按本版程序的规则重新整理全部版面。")
@in_archive
def doctor(reread: bool, folder: Path | None) -> None:
    """检查档案，能修的就修好。"""
    with open_archive(folder) as archive:
        if reread:
            click.echo(f"重新整理了全部版面，其中 {archive.reread(_progress())} 个有变化。")
        for sentence in archive.doctor(_progress()):
            click.echo(sentence)


def _export(
    what: Literal["figures", "articles", "bookmarks"],
    to: Path,
    article_id: int | None,
    folder: Path | None,
) -> None:
    with open_archive(folder) as archive:
        count = archive.export(what, to, article_id=article_id)
    click.echo(f"已导出 {count} 条到 {to}", err=True)


def _span_of(text: str, quote: str, start: int | None) -> Span:
    """Where the quote stands; in doubt the user has to say."""
    if start is not None:
        if not quote or not text.startswith(quote, start):
            raise LCReaderError(f"这篇文章的第 {start} 个字处没有“{quote}”。")
        return Span(start, start + len(quote))
    first = text.find(quote) if quote else -1
    if first < 0:
        raise LCReaderError(f"这篇文章里没有“{quote}”。")
    second = text.find(quote, first + 1)
    if second >= 0:
        places = f"{first}、{second}"
        raise LCReaderError(f"“{quote}”出现不止一次（位置 {places} 等），请用 --start 指明。")
    return Span(first, first + len(quote))


def _progress() -> Watch:
    """A watch that shows progress on a terminal, and nothing in a pipe."""

    def tell(done: int, total: int, what: str) -> None:
        with contextlib.suppress(OSError):
            end = "\n" if done == total else ""
            click.echo(f"\r\x1b[K{done}/{total} {what}{end}", err=True, nl=False)

    return Watch(tell) if sys.stderr.isatty() else Watch()
