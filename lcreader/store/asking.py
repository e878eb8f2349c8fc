"""What a query asks of an archive beside figures: bookmarks and tags, pages, regions."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from lcreader.records import Span
from lcreader.store.rows import listed, span_of


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


def pages(db: sqlite3.Connection) -> list[str]:
    """The numbers of pages that articles have, as they are printed."""
    return _present(db, "article", "page")


def regions(db: sqlite3.Connection) -> list[str]:
    """The places that figures have."""
    return _present(db, "figure", "place")


def on_pages(db: sqlite3.Connection, pages: Iterable[str]) -> list[int]:
    """The articles of these pages."""
    rows = db.execute(
        "SELECT id FROM article WHERE page IN (SELECT value FROM json_each(?))", (listed(pages),)
    )
    return [row[0] for row in rows]


def in_regions(db: sqlite3.Connection, places: Iterable[str]) -> list[int]:
    """The articles that have figures of these places."""
    rows = db.execute(
        "SELECT DISTINCT article_id FROM figure WHERE place IN (SELECT value FROM json_each(?))",
        (listed(places),),
    )
    return [row[0] for row in rows]


def _present(db: sqlite3.Connection, table: str, column: str) -> list[str]:
    """The values of a column that has an index; one step in it for each."""
    rows = db.execute(
        f"""
        WITH RECURSIVE present(value) AS (
            SELECT min({column}) FROM {table} WHERE {column} > ''
            UNION ALL
            SELECT (SELECT min({column}) FROM {table} WHERE {column} > present.value)
            FROM present WHERE present.value IS NOT NULL)
        SELECT value FROM present WHERE value IS NOT NULL"""
    )
    return [row[0] for row in rows]
