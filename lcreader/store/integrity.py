"""What SQLite itself can tell of the health of the file."""

import sqlite3


def faults(db: sqlite3.Connection) -> list[str]:
    """What is broken in the file, in SQLite's own words; empty when nothing is."""
    told = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    return [] if told == ["ok"] else told


def dangling(db: sqlite3.Connection) -> int:
    """How many rows point at rows that are not there."""
    return sum(1 for _ in db.execute("PRAGMA foreign_key_check"))


_MENDING = (
    "DELETE FROM figure WHERE article_id NOT IN (SELECT id FROM article)",
    "DELETE FROM bookmark_tag WHERE bookmark_id NOT IN (SELECT id FROM bookmark)",
    "UPDATE bookmark SET article_id = NULL, span_start = NULL, span_end = NULL, found = '', "
    "state = 'orphan' WHERE article_id NOT IN (SELECT id FROM article)",
    "UPDATE bookmark SET source_id = NULL WHERE source_id NOT IN (SELECT id FROM source)",
)


def mend(db: sqlite3.Connection) -> int:
    """Let nothing point at what is not there; tell how many rows were mended.

    Figures without an article go, bookmarks become orphans. Articles without a source stay.
    """
    return sum(db.execute(statement).rowcount for statement in _MENDING)
