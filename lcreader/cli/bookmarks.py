"""Commands on the passages that are kept."""

from pathlib import Path
from typing import Literal

import click

from lcreader.archive import reports
from lcreader.cli.root import (
    as_cited,
    as_format,
    export_to,
    in_archive,
    open_archive,
    print_rows,
    to_file,
)
from lcreader.errors import LCReaderError
from lcreader.records import Span


@click.group()
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
@as_cited
@in_archive
def bookmark_export(
    article_id: int | None, to: Path, style: Literal["2025", "2015"] | None, folder: Path | None
) -> None:
    """导出书签（.md、.csv、.xlsx、.jsonl、.jsonld）。"""
    export_to("bookmarks", to, article_id, folder, style)


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
