"""Listing the things of the ledger: narrowed, put in order and counted where they lie.

An archive of 100,000 articles speaks of 600,000 things, so a list of them is a list of ids, and
what a row shows is fetched when it is seen. All that is asked here is answered by the index
`thing_listed` alone.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from lcreader.store.ledger import Thing, things_where
from lcreader.store.rows import listed

Order = Literal["verdict", "indicator", "kind", "place", "unit", "last", "observations", "articles"]

_COLUMNS: dict[str, tuple[str, ...]] = {
    "verdict": (
        "open_differ > 0 DESC",
        "open_change > 0 DESC",
        "open_agree > 0 DESC",
        "open_differ DESC",
        "open_agree DESC",
    ),
    "indicator": ("name_key ASC",),
    "kind": ("kind ASC", "status ASC", "manner ASC"),
    "place": ("rank.key ASC",),
    "unit": ("rank.key ASC",),
    "last": ("unit ASC", "last_key ASC"),
    "observations": ("observations ASC",),
    "articles": ("articles ASC",),
}
_RANKED = {"place": "place", "unit": "printed"}  # columns in an order that SQLite does not know
_TURNED = {"ASC": "DESC", "DESC": "ASC"}


class Wanted(NamedTuple):
    """Which things are wanted, in which order; what is empty narrows nothing.

    `words` are folded, and all of them have to stand in what a thing is found by. `verdict` is
    one of agree, differ, change: not dismissed; `also` is another one.
    """

    words: tuple[str, ...] = ()
    place: str = ""
    unit: str = ""
    verdict: str = ""
    also: str = ""
    order: Order = "articles"
    descending: bool = True


class Overview(NamedTuple):
    """How many things there are, and the places and units that they have, most frequent first."""

    total: int = 0
    places: tuple[tuple[str, int], ...] = ()
    units: tuple[tuple[str, int], ...] = ()


def find(db: sqlite3.Connection, wanted: Wanted, ranked: Iterable[str] = ()) -> Sequence[int]:
    """The ids of the things that are wanted, in the order that is wanted.

    `ranked` are all places, or units, in their order, where things are to be in that.
    """
    where, values = ["articles > 0"], []
    for word in wanted.words:
        where.append("instr(words, ?) > 0")
        values.append(word)
    if wanted.place:
        where.append("place = ?")
        values.append(wanted.place)
    if wanted.unit:
        where.append("printed = ?")
        values.append(wanted.unit)
    for verdict in (wanted.verdict, wanted.also):
        if verdict in ("agree", "differ", "change"):
            where.append(f"open_{verdict} > 0")
    start, source = "", "thing"
    if column := _RANKED.get(wanted.order):
        start = "WITH rank AS MATERIALIZED (SELECT value, key FROM json_each(?)) "
        source = f"thing LEFT JOIN rank ON rank.value = thing.{column}"
        values.insert(0, listed(ranked))
    rows = db.execute(
        f"{start}SELECT thing.id FROM {source} WHERE {' AND '.join(where)} "
        f"ORDER BY {_order(wanted)}",
        values,
    )
    return array("q", (row[0] for row in rows))


def with_ids(db: sqlite3.Connection, thing_ids: Iterable[int]) -> list[Thing]:
    """The things with these ids, those that are still there."""
    return things_where(db, "id IN (SELECT value FROM json_each(?))", (listed(thing_ids),))


def overview(db: sqlite3.Connection) -> Overview:
    """What there is to choose from."""
    total = db.execute("SELECT count(*) FROM thing WHERE articles > 0").fetchone()[0]
    return Overview(total, _counted(db, "place"), _counted(db, "printed"))


def _counted(db: sqlite3.Connection, column: str) -> tuple[tuple[str, int], ...]:
    rows = db.execute(
        f"SELECT {column}, count(*) FROM thing WHERE {column} <> '' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple((row[0], row[1]) for row in rows)


def _order(wanted: Wanted) -> str:
    """Rows that are alike in what is asked for: the most reported first, then by name."""
    columns = list(_COLUMNS[wanted.order])
    if wanted.descending:
        columns = [_turned(column) for column in columns]
    none_last = ["rank.key IS NULL ASC"] if wanted.order in _RANKED else []
    tail = ["articles DESC", "name_key ASC", "thing.id ASC"]
    return ", ".join([*none_last, *columns, *(one for one in tail if one not in columns)])


def _turned(column: str) -> str:
    words, _, way = column.rpartition(" ")
    return f"{words} {_TURNED[way]}"
