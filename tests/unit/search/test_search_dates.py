"""Partial dates, ranges, and what overlaps what."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.search.dates import DateRange, parse_date, parse_range
from lcreader.search.vocabulary import vocabulary


def read(text: str) -> DateRange | None:
    return parse_range(text, vocabulary().between)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("2025-07", "2025-07-01", "2025-07-31"),
        ("2025年7月", "2025-07-01", "2025-07-31"),
        ("2024/2", "2024-02-01", "2024-02-29"),
        ("2025.7.5", "2025-07-05", "2025-07-05"),
        ("2025年7月5日", "2025-07-05", "2025-07-05"),
        ("20250705", "2025-07-05", "2025-07-05"),
        ("202507", "2025-07-01", "2025-07-31"),
        ("2025-07..2025-12", "2025-07-01", "2025-12-31"),
        ("2025.7..2025.12", "2025-07-01", "2025-12-31"),
        ("2025-07~2025-08-15", "2025-07-01", "2025-08-15"),
        ("2024至2025年3月", "2024-01-01", "2025-03-31"),
        ("2024-2025", "2024-01-01", "2025-12-31"),
        ("2024-03-2025-02", "2024-03-01", "2025-02-28"),
        ("2025-12..2025-07", "2025-07-01", "2025-12-31"),
        ("2025..", "2025-01-01", "9999-12-31"),
        ("..2025-06", "0000-00-00", "2025-06-30"),
        ("2025...", "2025-01-01", "9999-12-31"),
    ],
)
def test_these_are_dates(text: str, first: str, last: str) -> None:
    assert read(text) == DateRange(first, last)


@pytest.mark.parametrize("text", ["", "..", "2025-7-", "2025..x", "x..2025", "-2025", "今年"])
def test_what_is_no_date(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-30", "0000", "25", "20251", "2025年13月", "2025-00", "202500"]
)
def test_what_is_an_impossible_date(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("article", "asked", "overlaps"),
    [
        ("2025", "2025-07", True),
        ("2025", "2025-07..2025-12", True),
        ("2025-07", "2025-07-31", True),
        ("2025-07", "2025-08", False),
        ("2025-12-10", "2025", True),
        ("2025-12-10", "2025-12-11..", False),
        ("2024", "..2024-01-01", True),
    ],
)
def test_what_may_have_happened_then(article: str, asked: str, overlaps: bool) -> None:
    date, days = parse_date(article), read(asked)
    assert date is not None
    assert days is not None
    assert days.overlaps(date) is overlaps


@given(st.dates(datetime.date(1, 1, 1)))
def test_every_day_reads_as_itself(day: datetime.date) -> None:
    iso = day.isoformat()
    assert parse_date(iso) == DateRange(iso, iso)
    month = parse_date(iso[:7])
    assert month is not None
    assert month.overlaps(DateRange(iso, iso))


@given(st.text("0123456789-./~年月日至 ", max_size=16))
def test_nothing_raises(text: str) -> None:
    days = read(text)
    assert days is None or days.first <= days.last
