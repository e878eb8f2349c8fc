"""Finds figures by what they are: value, unit, indicator and period of one figure at a time.

Values are narrowed by the REAL columns, which have indexes, and judged by the exact decimals
where a REAL lies too near to an end to tell. Conditions come in as `Wish`es.
"""

import math
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import NamedTuple

from lcreader.store.rows import listed

# A conversion of units and a float may be off by less than this part of a number.
_BLUR = 1e-12
_MOST = sys.float_info.max


class Within(NamedTuple):
    """Figures of a unit (None: of any) that lie between two ends; `fits` judges them exactly.

    The ends are in that unit, None where there is none.
    """

    unit: str | None
    low: Decimal | None
    high: Decimal | None
    fits: Callable[[Decimal, Decimal], bool]


class Wish(NamedTuple):
    """What one figure must be: one of each group, every name, one stretch of each group.

    A stretch is first and last day ("2021-01-01", "2025-12-31"); None asks for no period.
    """

    within: tuple[tuple[Within, ...], ...] = ()
    units: tuple[frozenset[str], ...] = ()
    names: tuple[Callable[[str], bool], ...] = ()
    periods: tuple[tuple[tuple[str, str] | None, ...], ...] = ()


class Spot(NamedTuple):
    """Where a figure stands in its article, and what stands there."""

    article_id: int
    start: int
    end: int
    text: str


def units(db: sqlite3.Connection) -> list[str]:
    """All units that figures have; one step in the index for each."""
    rows = db.execute(
        """
        WITH RECURSIVE present(unit) AS (
            SELECT min(unit) FROM figure
            UNION ALL
            SELECT (SELECT min(unit) FROM figure WHERE unit > present.unit)
            FROM present WHERE present.unit IS NOT NULL)
        SELECT unit FROM present WHERE unit IS NOT NULL"""
    )
    return [row[0] for row in rows]


def count(db: sqlite3.Connection, wishes: Sequence[Wish]) -> dict[int, int]:
    """The articles with figures that fulfil one of the wishes, and how many each has."""
    with _asked(db, wishes) as (where, values):
        rows = db.execute(
            # The plus keeps SQLite from going through all articles in order instead of an index.
            f"SELECT article_id, count(*) FROM figure WHERE {where} GROUP BY +article_id",
            values,
        )
        return dict(tuple(row) for row in rows)


def places(
    db: sqlite3.Connection, wishes: Sequence[Wish], article_ids: Iterable[int]
) -> list[Spot]:
    """Where figures that fulfil one of the wishes stand in these articles, in text order."""
    with _asked(db, wishes) as (where, values):
        rows = db.execute(
            "SELECT article_id, span_start, span_end, text FROM json_each(?) AS asked "
            "CROSS JOIN figure INDEXED BY figure_article ON figure.article_id = asked.value "
            f"WHERE {where} ORDER BY article_id, position",
            (listed(article_ids), *values),
        )
        return [Spot._make(row) for row in rows]


@contextmanager
def _asked(db: sqlite3.Connection, wishes: Sequence[Wish]) -> Iterator[tuple[str, list[object]]]:
    """The wishes in SQL, with the functions that it calls known to the connection meanwhile."""
    statement = _Statement()
    where = " OR ".join(f"({statement.wish(wish)})" for wish in wishes) or "0"
    db.create_function("lc_fits", 3, statement.fits, deterministic=True)
    db.create_function("lc_named", 2, statement.named, deterministic=True)
    try:
        yield where, statement.values
    finally:
        db.create_function("lc_fits", 3, None)
        db.create_function("lc_named", 2, None)


class _Statement:
    """Puts one statement together; what SQL cannot judge is asked of Python by number."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self._judges: list[Callable[[Decimal, Decimal], bool]] = []
        self._names: list[Callable[[str], bool]] = []
        self._known: dict[tuple[int, str], bool] = {}

    def wish(self, wish: Wish) -> str:
        """All conditions of a wish; those that are asked of Python come last."""
        parts = [
            *map(self._unit, wish.units),
            *(self._either(map(self._within, group)) for group in wish.within),
            *(self._either(map(self._during, group)) for group in wish.periods),
            *map(self._name, wish.names),
        ]
        return " AND ".join(parts) or "1"

    def fits(self, number: int, value: str, value_max: str | None) -> bool:
        """Whether a figure's exact value passes the judge of that number."""
        low = Decimal(value)
        return self._judges[number](low, low if value_max is None else Decimal(value_max))

    def named(self, number: int, indicator: str) -> bool:
        """Whether an indicator passes; an archive says the same ones again and again."""
        key = (number, indicator)
        if key not in self._known:
            self._known[key] = self._names[number](indicator)
        return self._known[key]

    def _either(self, parts: Iterable[str]) -> str:
        return f"({' OR '.join(parts) or '0'})"

    def _unit(self, units: frozenset[str]) -> str:
        self.values.append(listed(sorted(units)))
        return "unit IN (SELECT value FROM json_each(?))"

    def _within(self, within: Within) -> str:
        """Surely inside, or near an end and judged exactly; ranges always are."""
        low, high = _around(within.low, -math.inf), _around(within.high, math.inf)
        number = len(self._judges)
        self._judges.append(within.fits)
        unit = ""
        if within.unit is not None:
            unit = "unit = ? AND "
            self.values.append(within.unit)
        self.values += [low[0], high[1], low[1], high[0], low[0], high[1]]
        if within.unit is not None:
            self.values.insert(-2, within.unit)
        judged = f"lc_fits({number}, figure.value, value_max)"
        return (
            f"({unit}value_max_key IS NULL AND value_key >= ? AND value_key <= ?"
            f" AND ((value_key > ? AND value_key < ?) OR {judged})"
            f" OR {unit}value_max_key IS NOT NULL AND value_max_key >= ? AND value_key <= ?"
            f" AND {judged})"
        )

    def _during(self, days: tuple[str, str] | None) -> str:
        """The period lies between the days; partial dates stand for all their days."""
        if days is None:
            return "period_start IS NULL"
        self.values += days
        return (
            "(substr(period_start || '-01-01', 1, 10) >= ? AND CASE length(period_end)"
            " WHEN 4 THEN period_end || '-12-31' WHEN 7 THEN period_end || '-31'"
            " ELSE period_end END <= ?)"
        )

    def _name(self, passes: Callable[[str], bool]) -> str:
        self._names.append(passes)
        return f"lc_named({len(self._names) - 1}, indicator)"


def _around(end: Decimal | None, none: float) -> tuple[float, float]:
    """A float surely below an end and one surely above it."""
    if end is None:
        return none, none
    near = float(end)
    if math.isinf(near):
        return (_MOST, math.inf) if near > 0 else (-math.inf, -_MOST)
    blur = abs(near) * _BLUR
    return near - blur, near + blur
