"""The table of figures. Values are text, exact to the last digit; the REAL beside only sorts."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from lcreader.records import Figure, Period, Span
from lcreader.store import queue
from lcreader.store.rows import insert, pack, sort_key, span_of, unpack


def count(db: sqlite3.Connection) -> int:
    """How many figures there are."""
    return db.execute("SELECT count(*) FROM figure").fetchone()[0]


def of_article(db: sqlite3.Connection, article_id: int) -> list[Figure]:
    """The figures of an article in text order."""
    rows = db.execute("SELECT * FROM figure WHERE article_id = ? ORDER BY position", (article_id,))
    return [_figure(row) for row in rows]


def get(db: sqlite3.Connection, figure_id: int) -> Figure | None:
    """The figure with that id."""
    row = db.execute("SELECT * FROM figure WHERE id = ?", (figure_id,)).fetchone()
    return None if row is None else _figure(row)


def put(db: sqlite3.Connection, article_id: int, figures: Iterable[Figure]) -> None:
    """Let `figures` be all that the article has; those that are there already keep their ids."""
    kept = [_bare(figure) for figure in of_article(db, article_id)]
    wanted = sorted(map(_bare, figures), key=lambda figure: figure.span)
    if wanted == kept:
        return
    if {figure.place for figure in kept} != {figure.place for figure in wanted}:
        queue.put(db, [article_id])  # the index knows the places of an article
    db.execute("DELETE FROM figure WHERE article_id = ?", (article_id,))
    for position, figure in enumerate(wanted):
        insert(db, "figure", {"article_id": article_id, "position": position, **_columns(figure)})


def _bare(figure: Figure) -> Figure:
    """The figure as the article alone makes it."""
    return replace(figure, article_id=0, id=0)


def _columns(figure: Figure) -> dict[str, object]:
    indicator = figure.indicator_span or (None, None)
    period, base = figure.period or (None, None), figure.base_period or (None, None)
    return {
        "span_start": figure.span.start,
        "span_end": figure.span.end,
        "text": figure.text,
        "value": str(figure.value),
        "value_key": sort_key(figure.value),
        "value_max": None if figure.value_max is None else str(figure.value_max),
        "value_max_key": sort_key(figure.value_max),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "direction": figure.direction,
        "status": figure.status,
        "indicator": figure.indicator,
        "indicator_start": indicator[0],
        "indicator_end": indicator[1],
        "period_start": period[0],
        "period_end": period[1],
        "period_found": figure.period_found,
        "base_start": base[0],
        "base_end": base[1],
        "place": figure.place,
        "sentence_start": figure.sentence.start,
        "sentence_end": figure.sentence.end,
        "rules": pack(figure.rules),
        "corrected": int(figure.corrected),
    }


def _figure(row: sqlite3.Row) -> Figure:
    return Figure(
        span=Span(row["span_start"], row["span_end"]),
        text=row["text"],
        value=Decimal(row["value"]),
        value_max=None if row["value_max"] is None else Decimal(row["value_max"]),
        unit=row["unit"],
        qualifier=row["qualifier"],
        kind=row["kind"],
        direction=row["direction"],
        status=row["status"],
        indicator=row["indicator"],
        indicator_span=span_of(row["indicator_start"], row["indicator_end"]),
        period=_period(row["period_start"], row["period_end"]),
        period_found=row["period_found"],
        base_period=_period(row["base_start"], row["base_end"]),
        place=row["place"],
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        rules=tuple(unpack(row["rules"])),
        corrected=bool(row["corrected"]),
        article_id=row["article_id"],
        id=row["id"],
    )


def _period(start: str | None, end: str | None) -> Period | None:
    return None if start is None or end is None else Period(start, end)
