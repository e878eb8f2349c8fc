"""Writes figures, articles and bookmarks to files, in the format that the file name asks for.

A file is whole or is not there. CSV is UTF-8 with a mark, so that spreadsheets read the Chinese;
values are written exactly, in digits. Texts stay as they are, whatever sign they begin with: CSV is
for other programs to read, and a workbook keeps texts apart from formulas.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Literal

from lcreader.archive.annotations import collection
from lcreader.archive.citation import Style, citation
from lcreader.archive.columns import (
    ARTICLE_COLUMNS,
    BOOKMARK_COLUMNS,
    CAUSES,
    COMPARISON_COLUMNS,
    DIRECTIONS,
    FIGURE_COLUMNS,
    NUMBERS,
    REPORT_COLUMNS,
    STATES,
    VERDICTS,
    WIDTHS,
)
from lcreader.archive.files import whole_file
from lcreader.archive.findings import Finding, Witness
from lcreader.archive.wording import (
    kind_text,
    period_text,
    qualifier_text,
    status_text,
    value_text,
)
from lcreader.archive.xlsx import write_xlsx
from lcreader.errors import ExportError
from lcreader.records import Article, Bookmark, Figure

What = Literal["figures", "articles", "bookmarks", "comparisons"]
Row = Mapping[str, Any]
BookmarkOf = tuple[Bookmark, Article | None]

FORMATS: dict[str, tuple[str, ...]] = {
    "figures": (".csv", ".xlsx", ".jsonl"),
    "articles": (".csv", ".xlsx", ".jsonl"),
    "bookmarks": (".csv", ".xlsx", ".jsonl", ".md", ".jsonld"),
    "comparisons": (".csv", ".xlsx", ".jsonl"),
    "reports": (".csv", ".xlsx", ".jsonl"),
    "searches": (".csv", ".xlsx", ".jsonl"),
}


def check(what: str, to: Path) -> None:
    """Refuse a file name that asks for no known format, before any work is done."""
    known = FORMATS[what]
    if to.suffix.lower() not in known:
        names = "、".join(known)
        raise ExportError(f"不能导出为“{to.name}”：文件名应以 {names} 结尾。", str(to))


def export_figures(
    to: Path, articles: Iterable[tuple[Article, list[Figure]]], style: Style = "2025"
) -> int:
    """Write the figures of articles, a row a figure."""
    rows = (
        _figure_row(article, figure, source)
        for article, figures in articles
        for source in [citation(article, style=style)]
        for figure in figures
    )
    return write_table(to, FIGURE_COLUMNS, rows)


def export_articles(to: Path, articles: Iterable[Article]) -> int:
    """Write articles with their texts, a row an article."""
    return write_table(to, ARTICLE_COLUMNS, map(_article_row, articles))


def export_bookmarks(to: Path, bookmarks: Iterable[BookmarkOf], style: Style = "2025") -> int:
    """Write bookmarks, each with the article where it stands."""
    kept = list(bookmarks)
    if to.suffix.lower() == ".md":
        _write(to, lambda out: out.write(_markdown(kept, style).encode()))
    elif to.suffix.lower() == ".jsonld":
        whole = json.dumps(collection(kept), ensure_ascii=False, indent=2) + "\n"
        _write(to, lambda out: out.write(whole.encode()))
    else:
        write_table(to, BOOKMARK_COLUMNS, (bookmark_row(b, a, style) for b, a in kept))
    return len(kept)


def export_comparisons(
    to: Path,
    findings: Iterable[Finding],
    article: Callable[[int], Article],
    style: Style = "2025",
) -> int:
    """Write verdicts across articles, a row a passage; `article` gives the article of an id."""
    rows = (
        _comparison_row(finding, witness, citation(article(witness.article_id), style=style))
        for finding in findings
        for witness in finding.witnesses
    )
    return write_table(to, COMPARISON_COLUMNS, rows)


def export_reports(
    to: Path,
    place: str,
    witnesses: Iterable[Witness],
    article: Callable[[int], Article],
    style: Style = "2025",
) -> int:
    """Write what is reported of one thing, in the order given, a row a passage."""
    rows = (
        {
            "indicator": witness.indicator,
            "place": place,
            **_witness_row(witness, citation(article(witness.article_id), style=style)),
        }
        for witness in witnesses
    )
    return write_table(to, REPORT_COLUMNS, rows)


def figure_fields(figure: Figure) -> dict[str, Any]:
    """What is told of a figure wherever it is told in fields; empty where nothing is known."""
    return {
        "text": figure.text,
        "value": f"{figure.value:f}",
        "value_max": "" if figure.value_max is None else f"{figure.value_max:f}",
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "direction": figure.direction,
        "status": figure.status,
        "indicator": figure.indicator,
        "period": str(figure.period or ""),
        "base_period": str(figure.base_period or ""),
        "place": figure.place,
    }


def bookmark_row(
    bookmark: Bookmark, article: Article | None = None, style: Style = "2025"
) -> dict[str, Any]:
    """What is told of a bookmark in fields."""
    span = bookmark.span
    return {
        "id": bookmark.id,
        "article": bookmark.article_id,
        "title": bookmark.article_title,
        "newspaper": bookmark.newspaper,
        "date": bookmark.date,
        "quote": bookmark.quote,
        "prefix": bookmark.prefix,
        "suffix": bookmark.suffix,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "state": bookmark.state,
        "found": bookmark.found,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "colour": bookmark.colour,
        "created": bookmark.created,
        "changed": bookmark.changed,
        "citation": "" if article is None else citation(article, style=style),
    }


def _figure_row(article: Article, figure: Figure, source: str) -> Row:
    start, end = article.text_map.to_source(figure.span)
    return {
        "source": article.source_name,
        "source_start": start,
        "source_end": end,
        "article": article.title,
        "article_id": article.id,
        "newspaper": article.newspaper,
        "date": article.date or article.published,
        **figure_fields(figure),
        "shown": value_text(figure),
        "period_shown": period_text(figure.period),
        "qualifier_shown": qualifier_text(figure.qualifier),
        "kind_shown": kind_text(figure.kind),
        "direction_shown": DIRECTIONS[figure.direction],
        "status_shown": status_text(figure.status),
        "sentence": figure.sentence.of(article.text),
        "citation": source,
    }


def _comparison_row(finding: Finding, witness: Witness, source: str) -> Row:
    return {
        "indicator": finding.indicator,
        "place": finding.place,
        "verdict": VERDICTS[finding.verdict],
        "cause": CAUSES[finding.cause],
        "reason": finding.reason,
        **_witness_row(witness, source),
    }


def _witness_row(witness: Witness, source: str) -> Row:
    """What is told of a passage that reports a thing."""
    return {
        "shown": witness.text,
        "qualifier": witness.qualifier,
        "qualifier_shown": qualifier_text(witness.qualifier),
        "value": f"{witness.value:f}",
        "value_max": "" if witness.value_max is None else f"{witness.value_max:f}",
        "unit": witness.unit,
        "period": witness.period,
        "title": witness.title,
        "newspaper": witness.newspaper,
        "date": witness.date,
        "sentence": witness.sentence,
        "citation": source,
    }


def _article_row(article: Article) -> Row:
    return {
        "id": article.id,
        "source": article.source_name,
        "source_lines": article.source_lines,
        "kind": article.kind,
        "title": article.title,
        "subtitle": article.subtitle,
        "bylines": article.bylines,
        "newspaper": article.newspaper,
        "page": article.page,
        "date": article.date,
        "published": article.published,
        "text": article.text,
    }


def write_table(to: Path, columns: Mapping[str, str], rows: Iterable[Row]) -> int:
    """Write rows in the format that the file name asks for; tell how many there were."""
    count = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    if to.suffix.lower() == ".xlsx":
        cells = ([_cell(row[name]) for name in columns] for row in counted())
        numbers = frozenset(at for at, name in enumerate(columns) if name in NUMBERS)
        widths = [WIDTHS.get(name, 12) for name in columns]
        _write(to, lambda out: write_xlsx(out, list(columns.values()), cells, numbers, widths))
        return count
    lines = _jsonl(counted()) if to.suffix.lower() == ".jsonl" else _csv(columns, counted())
    _write(to, lambda out: out.writelines(line.encode() for line in lines))
    return count


def _jsonl(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _csv(columns: Mapping[str, str], rows: Iterable[Row]) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow(columns.values())
    for row in rows:
        writer.writerow(_cell(row[name]) for name in columns)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(value: object) -> object:
    return "；".join(map(str, value)) if isinstance(value, list | tuple) else value


def _markdown(bookmarks: Iterable[BookmarkOf], style: Style) -> str:
    lines = ["# 书签", ""]
    title = None
    for bookmark, article in bookmarks:
        if bookmark.article_title != title:
            title = bookmark.article_title
            lines += [f"## {_plain(title) or '（无标题）'}", ""]
        lines += [f"> {_plain(line)}" for line in bookmark.quote.split("\n")]
        lines.append("")
        if bookmark.found:
            lines += [f"现文：{_plain(bookmark.found)}", ""]
        if bookmark.note:
            lines += [_plain(bookmark.note), ""]
        facts = [STATES[bookmark.state]] if bookmark.state != "exact" else []
        facts += [f"#{_plain(tag)}" for tag in bookmark.tags] + [bookmark.created]
        lines.append("- " + " · ".join(facts))
        if article is not None:
            lines.append(f"- {_plain(citation(article, style=style))}")
        lines.append("")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text whose signs Markdown shall not take for its own."""
    marks = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#"})
    return text.translate(marks)


def _write(to: Path, fill: Callable[[BinaryIO], object]) -> None:
    try:
        with whole_file(to) as out:
            fill(out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"无法写入文件：{to}（{reason}）", str(to)) from error
