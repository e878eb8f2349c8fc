"""Partial dates and ranges of them: 2025, 2025-07, 2025年7月5日, 2025-07..2025-12, >=2025-07.

A partial date stands for all its days. An article lies in a range when it may have happened
there: when one of the days of its date is a day of the range. So an article of "2025" is found
by 2025-07 as well as by 2025-07..2025-12; an article without a date is found by no range.
"""

import calendar
import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_DATE = re.compile(
    r"""(?P<year>\d{4}) (?: 年 | (?:[-/.]|年) (?P<month>\d{1,2})
        (?: 月 | (?:[-/.]|月) (?P<day>\d{1,2}) [日号]? )? )?""",
    re.VERBOSE | re.ASCII,
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?", re.ASCII)

_FIRST_DAY, _LAST_DAY = "0000-00-00", "9999-12-31"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both included, as ISO dates."""

    first: str
    last: str

    def overlaps(self, other: "DateRange") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    @property
    def begins_open(self) -> bool:
        """Whether it has no first day."""
        return self.first == _FIRST_DAY

    @property
    def ends_open(self) -> bool:
        """Whether it has no last day."""
        return self.last == _LAST_DAY

    def shortened(self) -> tuple[str, str]:
        """First and last as partial dates, as short as says the same; open ends do not matter.

        >>> DateRange("2025-07-01", "2025-12-31").shortened()
        ('2025-07', '2025-12')
        """
        for length in (4, 7):
            first, last = self.first[:length], self.last[:length]
            begins, ends = parse_date(first), parse_date(last)
            if (self.begins_open or (begins and begins.first == self.first)) and (
                self.ends_open or (ends and ends.last == self.last)
            ):
                return first, last
        return self.first, self.last


def parse_date(text: str) -> DateRange | None:
    """All days of a partial date, None where it is none (2025-13, 2025-02-30).

    >>> parse_date("2025年2月")
    DateRange(first='2025-02-01', last='2025-02-28')
    """
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    if not match:
        return None
    year = int(match["year"])
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    if year == 0:
        return None
    if not match["month"]:
        return DateRange(f"{year:04}-01-01", f"{year:04}-12-31")
    if not 1 <= month <= 12:
        return None
    days = calendar.monthrange(year, month)[1]
    if not match["day"]:
        return DateRange(f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{days:02}")
    if not 1 <= day <= days:
        return None
    date = f"{year:04}-{month:02}-{day:02}"
    return DateRange(date, date)


class Bounds(NamedTuple):
    """Words before or after a date that make it one end: more, least, less, most; longest first."""

    before: Mapping[str, str]
    after: Mapping[str, str]


NO_BOUNDS = Bounds({}, {})


def parse_range(text: str, between: Sequence[str], bounds: Bounds = NO_BOUNDS) -> DateRange | None:
    """A partial date, or a range of two, either end of which may be open.

    `between` are the signs that may part the ends; a single hyphen does, where it can mean
    nothing else (2024-2025). Ends in the wrong order are put right. `bounds` are the words that
    make one date a range (2025年以来).

    >>> parse_range("2025-07..", [".."])
    DateRange(first='2025-07-01', last='9999-12-31')
    """
    if date := parse_date(text):
        return date
    for word, bound in bounds.before.items():
        if text.startswith(word):
            return _bounded(parse_date(text[len(word) :]), bound)
    for word, bound in bounds.after.items():
        if text.endswith(word):
            return _bounded(parse_date(text[: -len(word)]), bound)
    for sign in between:
        if sign in text:
            left, _, right = text.partition(sign)
            return _joined(left, right)
    for hyphen in re.finditer("-", text):
        left, right = text[: hyphen.start()], text[hyphen.end() :]
        if parse_date(left) and parse_date(right):
            return _joined(left, right)
    return None


def _bounded(date: DateRange | None, bound: str) -> DateRange | None:
    """All days on one side of a date, with it (least, most) or without (more, less)."""
    if date is None or bound == "least":
        return date and DateRange(date.first, _LAST_DAY)
    if bound == "most":
        return DateRange(_FIRST_DAY, date.last)
    try:
        if bound == "more":
            return DateRange(_beside(date.last, 1), _LAST_DAY)
        return DateRange(_FIRST_DAY, _beside(date.first, -1))
    except OverflowError:  # before the year 1, after 9999
        return None


def _beside(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def _joined(left: str, right: str) -> DateRange | None:
    first = parse_date(left) if left else DateRange(_FIRST_DAY, _FIRST_DAY)
    last = parse_date(right) if right else DateRange(_LAST_DAY, _LAST_DAY)
    if not first or not last or not (left or right):
        return None
    if left and right and last.last < first.first:
        first, last = last, first
    return DateRange(first.first, last.last)
