"""The table of figures corrected by hand: what is to be otherwise, and where the figure stands."""

import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from lcreader.records import Span
from lcreader.store.rows import insert, pack, span_of, unpack, update


class Correction(NamedTuple):
    """What a person says of one figure.

    `fields` hold what is to be otherwise by the names of a figure's fields, as plain text (a
    period as a pair, None for none), or `no_figure`. The passage is anchored as a bookmark is;
    without `span` it cannot be found at present, and the correction waits. `created` is ISO 8601.
    """

    source_id: int | None
    article_id: int | None
    span: Span | None
    position: int
    quote: str
    prefix: str
    suffix: str
    fields: Mapping[str, Any]
    created: str
    id: int = 0


def of_source(db: sqlite3.Connection, source_id: int) -> list[Correction]:
    """The corrections of figures of a source, those that wait included."""
    return _corrections(db, "source_id = ?", (source_id,))


def of_article(db: sqlite3.Connection, article_id: int) -> list[Correction]:
    """The corrections of figures of an article, in text order."""
    return _corrections(db, "article_id = ?", (article_id,))


def all_of(db: sqlite3.Connection) -> list[Correction]:
    """All corrections."""
    return _corrections(db, "1", ())


def get(db: sqlite3.Connection, correction_id: int) -> Correction | None:
    """The correction with that id."""
    return next(iter(_corrections(db, "id = ?", (correction_id,))), None)


def put(db: sqlite3.Connection, correction: Correction) -> int:
    """Keep a correction, a new one or in the place of the one with its id; tell the id."""
    start, end = correction.span or (None, None)
    columns = {
        "source_id": correction.source_id,
        "article_id": correction.article_id,
        "span_start": start,
        "span_end": end,
        "position": correction.position,
        "quote": correction.quote,
        "prefix": correction.prefix,
        "suffix": correction.suffix,
        "fields": pack(dict(correction.fields)),
        "created": correction.created,
    }
    if correction.id:
        update(db, "correction", correction.id, columns)
        return correction.id
    return insert(db, "correction", columns)


def remove(db: sqlite3.Connection, correction_id: int) -> None:
    """Forget a correction."""
    db.execute("DELETE FROM correction WHERE id = ?", (correction_id,))


def _corrections(db: sqlite3.Connection, where: str, values: tuple) -> list[Correction]:
    rows = db.execute(
        f"SELECT * FROM correction WHERE {where} ORDER BY article_id, position, id", values
    )
    return [
        Correction(
            source_id=row["source_id"],
            article_id=row["article_id"],
            span=span_of(row["span_start"], row["span_end"]),
            position=row["position"],
            quote=row["quote"],
            prefix=row["prefix"],
            suffix=row["suffix"],
            fields=unpack(row["fields"]),
            created=row["created"],
            id=row["id"],
        )
        for row in rows
    ]
