"""The table of what the search index has still to learn: filled by triggers, cleared by name."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Waiting(NamedTuple):
    """Articles that changed, and the last of the changes that this list has seen."""

    article_ids: list[int]
    last: int


def count(db: sqlite3.Connection) -> int:
    """How many articles wait."""
    return db.execute("SELECT count(DISTINCT article_id) FROM to_index").fetchone()[0]


def waiting(db: sqlite3.Connection, limit: int) -> Waiting:
    """The first articles that wait, at most `limit`."""
    rows = db.execute(
        "SELECT article_id FROM to_index GROUP BY article_id ORDER BY min(id) LIMIT ?", (limit,)
    )
    last = db.execute("SELECT max(id) FROM to_index").fetchone()[0]
    return Waiting([row[0] for row in rows], last or 0)


def clear(db: sqlite3.Connection, done: Waiting) -> None:
    """Take articles off the list, unless they changed again since it was read."""
    db.executemany(
        "DELETE FROM to_index WHERE article_id = ? AND id <= ?",
        [(article_id, done.last) for article_id in done.article_ids],
    )


def put(db: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Let articles, present or gone, be looked at by the index once more."""
    wanted: Sequence[tuple[int]] = [(article_id,) for article_id in article_ids]
    db.executemany("INSERT INTO to_index(article_id) VALUES (?)", wanted)


def put_all(db: sqlite3.Connection) -> None:
    """Let every article be indexed anew."""
    db.execute("DELETE FROM to_index")
    db.execute("INSERT INTO to_index(article_id) SELECT id FROM article ORDER BY id")
