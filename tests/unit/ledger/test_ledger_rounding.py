"""What a printed number may stand for."""

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_figures import figure

from lcreader.ledger.rounding import Bounds, bounds

CASES = [
    (figure("267家", "267", "家"), "267", "267"),
    (figure("189.2万亩", "1892000", "亩"), "1891500", "1892500"),
    (figure("9.4%", "9.4", "%"), "9.35", "9.45"),
    (figure("12%", "12", "%"), "11.5", "12.5"),
    (figure("3900个", "3900", "个", qualifier="over"), "3900", "4290"),
    (figure("千个", "1000", "个", qualifier="over"), "1000", "2000"),
    (figure("100亿元", "10000000000", "元", qualifier="nearly"), "9000000000", "10000000000"),
    (figure("1—2个", "1", "个", value_max=Decimal(2)), "1", "2"),
    (figure("30万千瓦", "300000", "千瓦", qualifier="under"), "150000", "300000"),
]


@pytest.mark.parametrize(("one", "low", "high"), CASES, ids=[case[0].text for case in CASES])
def test_bounds(one, low: str, high: str) -> None:
    assert bounds(one) == Bounds(Decimal(low), Decimal(high))


def test_a_measured_whole_number_may_be_rounded() -> None:
    one = figure("121公里", "121", "公里")
    assert bounds(one, measured=True) == Bounds(Decimal("120.5"), Decimal("121.5"))
    assert bounds(one) == Bounds(Decimal(121), Decimal(121))


@given(
    st.decimals(min_value="0.01", max_value=10**12, places=2),
    st.integers(min_value=0, max_value=1),
)
def test_a_rounded_value_agrees_with_its_own(value: Decimal, places: int) -> None:
    exact = figure(f"{value}亿元", str(value * 10**8), "元")
    rounded = round(value, places)
    if rounded:
        short = figure(f"{rounded}亿元", str(rounded * 10**8), "元")
        assert bounds(exact).overlaps(bounds(short))


Hedge = Literal["exact", "over", "nearly", "about", "under"]


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(Hedge.__args__))
def test_agreeing_is_mutual_and_a_hedge_holds_its_number(a: int, b: int, hedge: Hedge) -> None:
    one, other = figure(f"{a}个", str(a), "个"), figure(f"{b}个", str(b), "个", qualifier=hedge)
    assert bounds(one).overlaps(bounds(other)) == bounds(other).overlaps(bounds(one))
    low, high = bounds(other)
    assert low <= b <= high
