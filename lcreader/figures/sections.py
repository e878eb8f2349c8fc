"""The parts of a report: which heading a paragraph stands under, and what that says of time.

In go the lines of a folded text, out comes for a place the frame of its section: a heading like
2025年工作回顾 gives the year, one like 2026年重点工作 also says that what follows is planned.
A heading with no such words (二、工业) leaves the frame as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from lcreader.figures.lexicon import either, table
from lcreader.figures.times import Time, find_times
from lcreader.records import Period, Span


class Frame(NamedTuple):
    """What a heading says: the time of its section, and whether it tells of plans."""

    start: int
    period: Period | None
    planned: bool


class _Headings(NamedTuple):
    shape: re.Pattern[str]
    back: re.Pattern[str]
    ahead: re.Pattern[str]
    opens: re.Pattern[str]
    longest: int


@cache
def _headings() -> _Headings:
    words = table("periods")["headings"]
    return _Headings(
        re.compile(words["shape"]),
        re.compile(either(words["looking_back"])),
        re.compile(either(words["looking_ahead"])),
        re.compile(words["opens"]),
        words["longest"],
    )


NOWHERE = Frame(0, None, False)


class Sections:
    """The frames of one text, asked for a place in it."""

    def __init__(self, text: str, lines: Sequence[Span], year: int) -> None:
        self._frames = [NOWHERE]
        for line in lines:
            told = text[line.start : line.end].strip()
            if len(told) <= _headings().longest:
                frame = _frame(told, line.start, year)
                self._frames += [frame] if frame else []
            elif _headings().opens.search(told):
                self._open(told, line, year)
        self._starts = [frame.start for frame in self._frames]

    def _open(self, told: str, line: Span, year: int) -> None:
        """刚刚过去的2025年…一年来，主要做了以下工作： what it opens is of its year."""
        named = [_named(time, year) for time in find_times(told)]
        years = [period for period in named if period is not None and period.start == period.end]
        if years and years[0].start <= str(year):
            self._frames.append(Frame(line.end, years[0], False))

    def at(self, place: int) -> Frame:
        """The frame that holds at `place`."""
        return self._frames[bisect_right(self._starts, place) - 1]


def _frame(heading: str, start: int, year: int) -> Frame | None:
    """The frame that a heading opens, None where the line is none or says nothing of time."""
    known = _headings()
    if not known.shape.match(heading):
        return None
    back, ahead = known.back.search(heading), known.ahead.search(heading)
    if not back and not ahead:
        return None
    periods = [_named(time, year) for time in find_times(heading)]
    named = [period for period in periods if period is not None]
    if back:
        return Frame(start, named[0] if named else None, False)
    single = [period for period in named if period.start == period.end]
    if single:
        return Frame(start, single[-1], True)
    own = Period(str(year), str(year)) if year and not named else None
    return Frame(start, own, True)


def _named(time: Time, year: int) -> Period | None:
    """The year or the plan that a heading names."""
    if time.shape in ("plan", "years"):
        return Period(str(time.numbers[0]), str(time.numbers[1]))
    if time.shape == "year" and (time.year or (time.offset is not None and year)):
        named = str(time.year or year + (time.offset or 0))
        return Period(named, named)
    return None
