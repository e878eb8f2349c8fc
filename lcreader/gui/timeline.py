"""Observations as places on a chart: plain values, no Qt.

A year stands in the middle of its twelve months, so that 2024 is at 2024, the first of January at
2023.5, and a stretch of years is a bar from its beginning to its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lcreader.archive import Witness

_MONTHS = 12
_DAYS = 31  # of a month; a chart is not a calendar
ONE_YEAR = 1.01  # a line leads over no more than this
_TURNS = 7
_BESIDE, _ABOVE = 0.03, 0.04  # of the whole width and height: nearer marks cover each other


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation, and whether it is planned."""

    witness: Witness
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """Where an observation is drawn: a mark at `x`, a bar from `left` to `right` where they differ.

    `row` is that of the observation in its list. Values are floats here, and only here.
    """

    row: int
    x: float
    left: float
    right: float
    y: float
    y_most: float
    hedged: bool
    planned: bool
    source: str


def points(observed: Sequence[Observed]) -> list[Point]:
    """The points of all observations that have a time."""
    by_article = len({one.witness.newspaper for one in observed}) <= 1
    found = []
    for row, one in enumerate(observed):
        place = _place(one)
        if place is None:
            continue
        witness = one.witness
        x, left, right = place
        most = witness.value if witness.value_max is None else witness.value_max
        source = witness.title if by_article else witness.newspaper
        hedged = witness.qualifier != "exact"
        low, high = float(witness.value), float(most)
        found.append(Point(row, x, left, right, low, high, hedged, one.planned, source))
    return _apart(found)


def links(shown: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Pairs to join by a line: values of single years or days that follow within a year."""
    single = [p for p in shown if p.right - p.left <= ONE_YEAR and not p.planned]
    last = {round(p.left, 4): p for p in single}  # of one time the one reported last
    ordered = [last[left] for left in sorted(last)]
    return [(a, b) for a, b in pairwise(ordered) if b.left - a.left <= ONE_YEAR]


def position(date: str, *, end: bool = False) -> float | None:
    """Where a partial ISO date begins on the axis, or ends.

    >>> position("2024"), position("2024", end=True), position("2024-07")
    (2023.5, 2024.5, 2024.0)
    """
    parts = [int(part) for part in date.split("-") if part.isdecimal()]
    if not parts:
        return None
    year, month, day = (*parts, 0, 0)[:3]
    at = year - 0.5
    if not month:
        return at + (1.0 if end else 0.0)
    at += (month - 1) / _MONTHS
    if not day:
        return at + (1.0 / _MONTHS if end else 0.0)
    return at + (day - (0.0 if end else 1.0)) / _DAYS / _MONTHS


def _place(one: Observed) -> tuple[float, float, float] | None:
    """Mark, beginning and end.

    A long period is marked where it stood when it was reported, a plan where it is to be reached.
    """
    witness = one.witness
    told = position(witness.date)
    first, _, last = witness.period.partition("/")
    left, right = position(first), position(last or first, end=True)
    if left is None or right is None or right < left:
        return None if told is None else (told, told, told)
    if not last or right - left <= ONE_YEAR:
        middle = (left + right) / 2
        return middle, left, right
    return (right if told is None or one.planned else min(max(told, left), right)), left, right


def _apart(found: Sequence[Point]) -> list[Point]:
    """Marks that would cover each other are moved apart a little, the same way every time."""
    if not found:
        return []
    wide = max(p.right for p in found) - min(p.left for p in found)
    high = max(p.y_most for p in found) - min(p.y for p in found)
    step, rise = max(wide, 1.0) * _BESIDE, (high or 1.0) * _ABOVE
    taken: dict[tuple[int, int], int] = {}
    moved = []
    for point in found:
        place = (round(point.x / step), round(point.y / rise))
        turn = taken.get(place, 0)
        taken[place] = (turn + 1) % _TURNS  # of a crowd none is pushed far from its time
        by = step * ((turn + 1) // 2) * (1 if turn % 2 else -1)
        moved.append(replace(point, x=point.x + by))
    return moved
