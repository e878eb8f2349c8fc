"""Counts by month, gathered into as many bins of time as can be told apart. Plain values, no Qt.

>>> counted = (("2025-03", 2), ("2025-01", 1), ("2024", 5), ("", 4))
>>> [bin.name for bin in gather(counted, 12)]
['2024', '2025']
>>> [bin.amount for bin in gather(counted, 12, ("2025-01", "2025-03"))][:4]
[1, 0, 2, 0]
"""

from typing import NamedTuple

from lcreader.records import Counts

_YEARS = (1, 2, 5, 10, 20, 50, 100)  # widths of a bin


class Bin(NamedTuple):
    """A stretch of time between two partial dates, both included, with what lies in it."""

    first: str
    last: str
    amount: int

    @property
    def name(self) -> str:
        """What it is called."""
        return self.first if self.first == self.last else f"{self.first} – {self.last}"


def gather(months: Counts, most: int, within: tuple[str, str] = ("", "")) -> list[Bin]:
    """`months` in at most `most` bins; only the whole years that `within` touches, if given."""
    counts = {month: n for month, n in months if month}
    first, last = span(months)
    if within[0]:
        first = int(within[0][:4])
    if within[1]:
        last = int(within[1][:4])
    if (not counts and not any(within)) or first > last:
        return []
    if (last - first + 1) * 12 <= most:
        names = [f"{y}-{m:02}" for y in range(first, last + 1) for m in range(1, 13)]
        return [Bin(name, name, counts.get(name, 0)) for name in names]
    by_year: dict[int, int] = {}
    for month, n in counts.items():
        year = int(month[:4])
        by_year[year] = by_year.get(year, 0) + n
    width = next((w for w in _YEARS if (last - first) // w + 1 <= most), _YEARS[-1])
    start = first - first % width
    return [
        Bin(str(year), str(year + width - 1), sum(by_year.get(year + i, 0) for i in range(width)))
        for year in range(start, last + 1, width)
    ]


def span(months: Counts) -> tuple[int, int]:
    """The first and the last year that anything lies in; (0, -1) where nothing does."""
    years = [int(month[:4]) for month, n in months if month and n]
    return (min(years), max(years)) if years else (0, -1)


def touches(bin: Bin, dates: tuple[str, str]) -> bool:
    """Whether any of a bin lies in a range of partial dates with open ends.

    >>> year = Bin("2024", "2024", 1)
    >>> touches(year, ("2024-05", "")), touches(year, ("", "2023"))
    (True, False)
    """
    first, last = dates
    after = not first or bin.last[: len(first)] >= first[: len(bin.last)]
    before = not last or bin.first[: len(last)] <= last[: len(bin.first)]
    return after and before


def read_date(typed: str) -> str | None:
    """A partial date as it may be typed; "" where nothing is, None where it is none.

    >>> read_date("2025年3月"), read_date(" 2025-12-1 "), read_date("1999/5"), read_date("二")
    ('2025-03', '2025-12-01', '1999-05', None)
    """
    for sign in "年月/.．－":
        typed = typed.replace(sign, "-")
    parts = [part.strip() for part in typed.replace("日", "").strip(" -").split("-")]
    if parts == [""]:
        return ""
    limits = ((1000, 9999), (1, 12), (1, 31))
    if len(parts) > len(limits) or not all(p.isdecimal() for p in parts):
        return None
    numbers = [int(p) for p in parts]
    if not all(low <= n <= high for n, (low, high) in zip(numbers, limits, strict=False)):
        return None
    return "-".join([f"{numbers[0]}", *(f"{n:02}" for n in numbers[1:])])
