"""What SQLite itself can tell of the health of the file."""

import sqlite3


def faults(db: sqlite3.Connection) -> list[str]:
    """What is broken in the file, in SQLite's own words; empty when nothing is."""
    told = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    return [] if told == ["ok"] else told


def dangling(db: sqlite3.Connection) -> int:
    """How many rows point at rows that are not there."""
    return sum(1 for _ in db.execute("PRAGMA foreign_key_check"))
