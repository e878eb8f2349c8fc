"""Commands on files, without an archive: pages into articles, articles into figures."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from lcreader import readers
from lcreader.cli.root import (
    Told,
    as_format,
    print_rows,
)
from lcreader.errors import UnreadableFileError
from lcreader.figures.lines import as_sentence, figure_lines
from lcreader.records import Article, Source
from lcreader.text import split_page


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--encoding", help="文件的编码；不写时自动判断。")
@as_format
@click.pass_context
def articles(ctx: click.Context, files: tuple[Path, ...], encoding: str | None, form: str) -> None:
    """把版面切成文章，不用档案。"""
    for file, source in _readable(ctx, files, encoding):
        for article in split_page(source.text, file.name):
            if form == "jsonl":
                print_rows([_article_row(str(file), article)])
            else:
                click.echo(_article_lines(str(file), article))


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


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--encoding", help="文件的编码；不写时自动判断。")
@as_format
@click.pass_context
def figures(ctx: click.Context, files: tuple[Path, ...], encoding: str | None, form: str) -> None:
    """读出版面里的数字，不用档案。"""
    for file, source in _readable(ctx, files, encoding):
        for line in figure_lines(str(file), source.text, split_page(source.text, file.name)):
            if form == "jsonl":
                print_rows([line])
            else:
                click.echo(as_sentence(line))


def _readable(
    ctx: click.Context, files: Iterable[Path], encoding: str | None
) -> Iterator[tuple[Path, Source]]:
    """The files that can be read; the others are told of, and the exit code is 1 in the end."""
    failed = False
    for file in files:
        try:
            source, _ = readers.read(file, encoding)
        except UnreadableFileError as error:
            Told(error.message).show()
            failed = True
        else:
            yield file, source
    ctx.exit(int(failed))
