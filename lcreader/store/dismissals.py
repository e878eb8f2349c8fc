"""The table of verdicts that a person has dismissed, each under the mark that tells it apart."""

import sqlite3
from typing import Literal, NamedTuple

from lcreader.store.rows import listed

Reason = Literal["not_same", "explained"]


class Dismissal(NamedTuple):
    """Why a verdict shall no longer be shown; `created` is ISO 8601, UTC."""

    mark: str
    reason: Reason
    note: str
    created: str


def put(db: sqlite3.Connection, dismissal: Dismissal) -> None:
    """Keep a dismissal, in the place of an earlier one of the same verdict."""
    db.execute("INSERT OR REPLACE INTO dismissal VALUES (?, ?, ?, ?)", dismissal)


def remove(db: sqlite3.Connection, mark: str) -> bool:
    """Take a dismissal back; tell whether there was one."""
    return db.execute("DELETE FROM dismissal WHERE mark = ?", (mark,)).rowcount > 0


def among(db: sqlite3.Connection, marks: list[str]) -> dict[str, Dismissal]:
    """Those of the verdicts that are dismissed."""
    rows = db.execute(
        "SELECT * FROM dismissal WHERE mark IN (SELECT value FROM json_each(?))", (listed(marks),)
    )
    return {row["mark"]: Dismissal._make(row) for row in rows}


def all_of(db: sqlite3.Connection) -> list[Dismissal]:
    """All dismissals, the newest first."""
    return [
        Dismissal._make(row)
        for row in db.execute("SELECT * FROM dismissal ORDER BY created DESC, mark")
    ]
