"""What a query asks of an archive beside figures: bookmarks and tags."""

import sqlite3
from typing import NamedTuple

from lcreader.records import Span
from lcreader.store.rows import span_of


class Passage(NamedTuple):
    """A bookmark of an article: what it says, and where it stands (None for an orphan).

    `there` is what the text holds under the span.
    """

    id: int
    article_id: int
    span: Span | None
    there: str
    words: tuple[str, str]
    tags: tuple[str, ...]


def passages(db: sqlite3.Connection) -> list[Passage]:
    """The bookmarks that have an article, by article and place."""
    tags: dict[int, list[str]] = {}
    for bookmark_id, tag in db.execute(
        "SELECT bookmark_id, tag FROM bookmark_tag ORDER BY bookmark_id, position"
    ):
        tags.setdefault(bookmark_id, []).append(tag)
    rows = db.execute(
        "SELECT id, article_id, span_start, span_end, quote, found, note FROM bookmark "
        "WHERE article_id IS NOT NULL ORDER BY article_id, span_start, id"
    )
    return [
        Passage(
            row["id"],
            row["article_id"],
            span_of(row["span_start"], row["span_end"]),
            row["found"] or row["quote"],
            (row["quote"], row["note"]),
            tuple(tags.get(row["id"], ())),
        )
        for row in rows
    ]
