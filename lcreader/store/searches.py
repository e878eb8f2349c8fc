"""The table of searches that the user keeps under a name.

`seen` is the highest id that any article had when the search was looked at last: what matches and
has a higher one is new.
"""

import sqlite3
from dataclasses import asdict, fields, replace
from typing import Any

from lcreader.records import Filters, Matching, SavedSearch
from lcreader.store.rows import insert, pack, unpack, update


def all_of(db: sqlite3.Connection) -> list[SavedSearch]:
    """All of them, in the order in which they were kept."""
    return [_search(row) for row in db.execute("SELECT * FROM saved_search ORDER BY id")]


def get(db: sqlite3.Connection, search_id: int) -> SavedSearch | None:
    """The one with that id."""
    row = db.execute("SELECT * FROM saved_search WHERE id = ?", (search_id,)).fetchone()
    return None if row is None else _search(row)


def add(db: sqlite3.Connection, search: SavedSearch) -> SavedSearch:
    """Keep a search, under its id where it has one and that is free; all articles are seen."""
    values = _columns(replace(search, seen=_newest(db)))
    return replace(search, id=insert(db, "saved_search", values), seen=values["seen"])


def restore(db: sqlite3.Connection, search: SavedSearch) -> SavedSearch:
    """Put a search back as it was, under its id where that is still free."""
    values = _columns(search)
    if search.id and get(db, search.id) is None:
        values["id"] = search.id
    return replace(search, id=insert(db, "saved_search", values))


def rename(db: sqlite3.Connection, search_id: int, name: str) -> None:
    """Give it another name."""
    update(db, "saved_search", search_id, {"name": name})


def mark_seen(db: sqlite3.Connection, search_id: int) -> None:
    """All articles there are have been seen now."""
    update(db, "saved_search", search_id, {"seen": _newest(db)})


def remove(db: sqlite3.Connection, search_id: int) -> None:
    """Keep it no longer."""
    db.execute("DELETE FROM saved_search WHERE id = ?", (search_id,))


def _newest(db: sqlite3.Connection) -> int:
    return db.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0]


def _columns(search: SavedSearch) -> dict[str, Any]:
    return {
        "name": search.name,
        "query": search.query,
        "filters": pack(asdict(search.filters)),
        "sort": search.sort,
        "descending": None if search.descending is None else int(search.descending),
        "matching": pack(asdict(search.matching)),
        "seen": search.seen,
        "created": search.created,
    }


def _search(row: sqlite3.Row) -> SavedSearch:
    known = {field.name for field in fields(Filters)}
    filters = {n: tuple(v) for n, v in unpack(row["filters"]).items() if n in known}
    return SavedSearch(
        name=row["name"],
        query=row["query"],
        filters=Filters(**filters),
        sort=row["sort"],
        descending=None if row["descending"] is None else bool(row["descending"]),
        matching=Matching(**unpack(row["matching"])),
        seen=row["seen"],
        created=row["created"],
        id=row["id"],
    )
