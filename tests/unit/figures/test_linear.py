"""No text takes more than linear time: measured as a ratio, whatever the machine."""

import contextlib
import time
from collections.abc import Callable

import pytest

from lcreader.figures import extract_figures, find_quantities, parse_number


def seconds(text: str, work: Callable[[str], object]) -> float:
    """The processor time that `work` takes on `text`, at least a millisecond."""
    start = time.process_time()
    work(text)
    return max(time.process_time() - start, 0.001)


def grows_below(most: float, short: str, long: str, work: Callable[[str], object]) -> bool:
    """Whether `long` takes less than so many times as long; one of three tries, if it is busy."""
    return any(seconds(long, work) / seconds(short, work) < most for _ in range(3))


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
    "1个（、",
    "1个、其中",
    "成百上千",
    "占1/3",
    "局共",
    "位于",
    "在县",
    "《2024年",
    "一、2025年回顾\n",
    "主要做了以下工作：\n",
    "〔〕",
    "1家，其中2家",
    "增加值1亿元，其中",
    "成立于2008年",
    "自2022年开工以来",
    "19日",
    "半",
    "1比1",
    "公司，",
]


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    short, long = piece * (5000 // len(piece)), piece * (20000 // len(piece))
    extract_figures(short)
    assert grows_below(16, short, long, extract_figures)


@pytest.mark.parametrize("piece", ["1", "一"])
def test_a_million(piece: str) -> None:
    part, whole = piece * 100_000, piece * 1_000_000
    for work in (tolerant, find_quantities):
        assert seconds(whole, work) / seconds(part, work) < 60
