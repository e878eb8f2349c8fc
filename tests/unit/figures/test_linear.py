"""No text takes more than linear time: measured as a ratio, whatever the machine."""

import contextlib
import time

import pytest

from lcreader.figures import extract_figures, find_quantities, parse_number


def seconds(text: str, work: object) -> float:
    """How long `work` takes on `text`, at least a millisecond."""
    start = time.perf_counter()
    work(text)  # type: ignore[operator]
    return max(time.perf_counter() - start, 0.001)


def tolerant(text: str) -> None:
    """Read a number that may be none."""
    with contextlib.suppress(ValueError):
        parse_number(text)


PIECES = [
    "1",
    "一",
    "1万",
    "百分之",
    "a",
    "1个",
    "1亿元",
    "2025年",
    "“5个",
    "（",
    "-1",
    "较2020年",
    "分别",
    "1—",
    "全市",
    "一点",
    "十",
    "两",
    "1×",
]


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    short, long = piece * (5000 // len(piece)), piece * (20000 // len(piece))
    extract_figures(short)
    assert seconds(long, extract_figures) / seconds(short, extract_figures) < 16


@pytest.mark.parametrize("piece", ["1", "一"])
def test_a_million(piece: str) -> None:
    part, whole = piece * 100_000, piece * 1_000_000
    assert seconds(whole, tolerant) / seconds(part, tolerant) < 60
    assert seconds(whole, find_quantities) / seconds(part, find_quantities) < 60
