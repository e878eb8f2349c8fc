"""Figures and periods are worded as a Chinese reader writes them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcreader.archive import date_text, figure_text, period_text, value_text
from lcreader.archive.wording import qualifier_text, status_text
from lcreader.records import Figure, Period, Span

BLANK = Figure(
    span=Span(0, 0),
    text="",
    value=Decimal(0),
    value_max=None,
    unit="",
    qualifier="exact",
    kind="level",
    direction="",
    status="actual",
    indicator="",
    indicator_span=None,
    period=None,
    period_found="",
    base_period=None,
    place="",
    sentence=Span(0, 0),
)


def figure(text: str, value: str, unit: str = "", upto: str = "", **more: str) -> Figure:
    fields = {name: getattr(BLANK, name) for name in Figure.__dataclass_fields__}
    return Figure(
        **{
            **fields,
            "text": text,
            "value": Decimal(value),
            "value_max": Decimal(upto) if upto else None,
            "unit": unit,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (figure("267家", "267", "家"), "267 家"),
        (figure("3900余个", "3900", "个", qualifier="over"), "3,900 余个"),
        (figure("3900个", "3900", "个", qualifier="over"), "超 3,900 个"),
        (figure("20多万人", "200000", "人", qualifier="over"), "20 多万人"),
        (figure("3亿多元", "300000000", "元", qualifier="over"), "3 亿多元"),
        (figure("215.2万千瓦", "2152000", "千瓦"), "215.2 万千瓦"),
        (figure("1.3731万亿斤", "1373100000000", "斤"), "1.3731 万亿斤"),
        (figure("3亿5000万元", "350000000", "元"), "3.5 亿元"),
        (figure("三亿五千万", "350000000"), "3.5 亿"),
        (figure("四千二百", "4200"), "4,200"),
        (figure("1,492家", "1492", "家"), "1,492 家"),
        (figure("13731000000斤", "13731000000", "斤"), "13,731,000,000 斤"),
        (figure("9.4%", "9.4", "%", kind="growth", direction="up"), "+9.4 %"),
        (figure("22%", "22", "%", kind="growth", direction="down"), "−22 %"),
        (figure("-3.1%", "-3.1", "%", kind="growth", direction="down"), "−3.1 %"),
        (figure("-5℃", "-5", "℃"), "−5 ℃"),
        (figure("651家", "651", "家", kind="change", direction="up"), "+651 家"),
        (figure("0.3个百分点", "0.3", "百分点", kind="change", direction="down"), "−0.3 个百分点"),
        (figure("100亿元", "10000000000", "元", qualifier="nearly"), "近 100 亿元"),
        (figure("50亩", "50", "亩", qualifier="about"), "约 50 亩"),
        (figure("3小时", "3", "小时", qualifier="under"), "不足 3 小时"),
        (figure("1-2个", "1", "个", "2"), "1–2 个"),
        (figure("2.5万—3万元", "25000", "元", "30000"), "2.5–3 万元"),
        (figure("3位", "3", "位", kind="rank"), "第 3 位"),
        (figure("10.0%", "10.0", "%", kind="share"), "10.0 %"),
        (figure("3.50亿元", "350000000.00", "元"), "3.5 亿元"),
        (figure("5", "5"), "5"),
        (figure("一半", "0.5", qualifier="nearly", kind="growth", direction="down"), "降近一半"),
        (figure("三分之二", "0.6667", kind="share"), "三分之二"),
    ],
)
def test_values(made: Figure, shown: str) -> None:
    assert value_text(made) == shown


def test_planned_is_said() -> None:
    assert figure_text(figure("500公里", "500", "公里", status="planned")) == "500 公里（计划）"
    assert figure_text(figure("500公里", "500", "公里")) == "500 公里"
    assert (status_text("planned"), status_text("actual")) == ("计划", "实际")
    assert [qualifier_text(q) for q in ("exact", "nearly")] == ["", "接近"]


@settings(deadline=None)
@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15
    ),
    st.sampled_from(["", "万", "亿", "万亿"]),
)
def test_no_digit_is_lost(value: Decimal, magnitude: str) -> None:
    shown = value_text(figure(f"约{magnitude}", str(value), ""))
    number, *_ = shown.split(" ")
    power = {"万亿": 12, "亿": 8, "万": 4}.get(shown.split(" ")[-1], 0)
    exact = Decimal(number.replace(",", "").replace("−", "-")).scaleb(power)
    assert exact == value


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2020", "2020", "2020"),
        ("2021", "2025", "2021–2025"),
        ("2024-05", "2024-05", "2024 年 5 月"),
        ("2025-01", "2025-11", "2025 年 1–11 月"),
        ("2023-11", "2024-02", "2023 年 11 月–2024 年 2 月"),
        ("2024-05-01", "2024-05-03", "2024 年 5 月 1–3 日"),
        ("2024-04-30", "2024-05-03", "2024 年 4 月 30 日–5 月 3 日"),
        ("2024-12-30", "2025-01-02", "2024 年 12 月 30 日–2025 年 1 月 2 日"),
        ("2024", "2025-06", "2024–2025 年 6 月"),
    ],
)
def test_periods(start: str, end: str, shown: str) -> None:
    assert period_text(Period(start, end)) == shown


def test_no_period_and_partial_dates() -> None:
    assert period_text(None) == ""
    assert [date_text(d) for d in ("", "2025", "2025-12", "2025-12-03")] == [
        "",
        "2025",
        "2025 年 12 月",
        "2025 年 12 月 3 日",
    ]
