"""Commands on what figures say together: across articles, and inside one."""

from pathlib import Path

import click

from lcreader.archive import reports
from lcreader.cli.root import as_format, in_archive, open_archive, print_rows


@click.command()
@click.option("--indicator", default="", help="只看名称里有这些文字的指标。")
@click.option("--place", default="", help="只看这个地方的。")
@click.option("--verdict", type=click.Choice(["agree", "differ", "change"]), help="只看这种结论。")
@in_archive
@as_format
def compare(
    indicator: str, place: str, verdict: str | None, folder: Path | None, form: str
) -> None:
    """比较各篇文章对同一事物报道的数字：一致、不同还是变化。"""
    with open_archive(folder) as archive:
        for finding in archive.ledger.compare(indicator, place=place, verdict=verdict or ""):
            if form == "jsonl":
                print_rows([reports.finding_row(finding)])
            else:
                click.echo(reports.finding_lines(finding))


@click.command()
@click.option("--article", "article_id", type=int, help="只核对这一篇文章。")
@click.option("--fails", is_flag=True, help="只列不成立的。")
@in_archive
@as_format
def audit(article_id: int | None, fails: bool, folder: Path | None, form: str) -> None:
    """核对文章里的算账：增幅、增量、分项与合计、占比、单价乘数量。"""
    with open_archive(folder) as archive:
        if article_id is None:
            found = archive.ledger.audit()
        else:
            found = iter(archive.ledger.sums(archive.article(article_id).id))
        for one in found:
            if fails and one.verdict != "fails":
                continue
            if form == "jsonl":
                print_rows([reports.sum_row(one)])
            else:
                click.echo(reports.sum_lines(one))
