"""Commands on a whole archive: import, search, export, check."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import click

from lcreader.archive import Archive, read_queries, remark_text, reports, understood
from lcreader.cli.root import (
    as_cited,
    as_format,
    export_to,
    in_archive,
    open_archive,
    print_rows,
    progress,
    to_file,
)
from lcreader.errors import LCReaderError
from lcreader.paths import user_paths
from lcreader.records import Filters
from lcreader.settings import Settings


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--encoding", help="文件的编码；不写时自动判断。")
@in_archive
@as_format
def import_(paths: tuple[Path, ...], encoding: str | None, folder: Path | None, form: str) -> None:
    """导入文件或文件夹。"""
    with open_archive(folder, create=True) as archive:
        outcomes = archive.import_paths(paths, progress(), encoding)
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


@click.command()
@click.argument("query", required=False)
@click.option("--limit", type=click.IntRange(min=0), default=50, help="最多几篇；0 为不限。")
@click.option(
    "--sort", type=click.Choice(["relevance", "date", "title"]), default="relevance", help="排序。"
)
@click.option(
    "--batch",
    type=click.Path(dir_okay=False, path_type=Path),
    help="检索这个文件里的全部检索式（一行一个，# 开头的行是说明）。",
)
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="与 --batch 一起用：结果写入的 .csv、.xlsx 或 .jsonl 文件。",
)
@in_archive
@as_format
def search(
    query: str | None,
    limit: int,
    sort: Literal["relevance", "date", "title"],
    batch: Path | None,
    to: Path | None,
    folder: Path | None,
    form: str,
) -> None:
    """搜索文章；--batch 一次检索许多。"""
    if batch is not None:
        if query is not None:
            raise click.UsageError("检索式和 --batch 只能用一个。")
        _search_batch(batch, to, folder, form)
        return
    if query is None:
        raise click.UsageError("请写检索式，或用 --batch 给出检索式文件。")
    if to is not None:
        raise click.UsageError("--to 只能和 --batch 一起用。")
    with open_archive(folder) as archive:
        result = archive.search(query, limit=limit or None, sort=sort, filters=Filters(kinds=()))
        rows = {row.id: row for row in archive.rows([hit.article_id for hit in result.hits])}
        meant = [] if result.total else archive.words.suggest(query, _counting(archive))
    hits = [(hit, rows[hit.article_id]) for hit in result.hits if hit.article_id in rows]
    for remark in result.remarks:
        click.echo(remark_text(remark), err=True)
    if form == "jsonl":
        print_rows(reports.hit_row(hit, row) for hit, row in hits)
        return
    for hit, row in hits:
        click.echo(reports.hit_lines(hit, row))
    click.echo(f"{understood(query)}：{result.total} 篇 · {result.places} 处", err=True)
    for other in meant:
        click.echo(f"也许要查：{other.query}（{other.total} 篇）", err=True)


def _counting(archive: Archive) -> Callable[[str], int]:
    return lambda query: archive.search(query, limit=0, filters=Filters(kinds=())).total


def _search_batch(path: Path, to: Path | None, folder: Path | None, form: str) -> None:
    """Ask all queries of a file; write the rows, or print them, or how many each found."""
    queries = read_queries(path)
    style = Settings(user_paths().settings).get("citation_style")
    with open_archive(folder) as archive:
        if to is not None:
            count = archive.export_batch(queries, to, progress(), style)
            click.echo(f"检索了 {len(queries)} 个检索式，{count} 行写入 {to}", err=True)
            return
        rows = archive.batch(queries, progress(), style)
        if form == "jsonl":
            print_rows(rows)
            return
        seen = ""
        for row in rows:
            if row["query"] != seen:
                seen = row["query"]
                click.echo(reports.batch_line(row))


@click.command("export")
@click.argument("what", type=click.Choice(["figures", "articles", "bookmarks", "comparisons"]))
@click.option("--article", "article_id", type=int, help="只导出这一篇文章的。")
@to_file
@as_cited
@in_archive
def export_(
    what: Literal["figures", "articles", "bookmarks", "comparisons"],
    article_id: int | None,
    to: Path,
    style: Literal["2025", "2015"] | None,
    folder: Path | None,
) -> None:
    """导出数字、文章、书签或比较的结论。"""
    export_to(what, to, article_id, folder, style)


@click.command()
@click.option("--reread", is_flag=True, help="先按本版程序的规则重新整理全部版面。")
@in_archive
def doctor(reread: bool, folder: Path | None) -> None:
    """检查档案，能修的就修好。"""
    with open_archive(folder) as archive:
        if reread:
            click.echo(f"重新整理了全部版面，其中 {archive.reread(progress())} 个有变化。")
        for sentence in archive.doctor(progress()):
            click.echo(sentence)
