"""How values are read, held against the reader of figures; what is asked of figures together."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import TextIndex

from lcreader.figures import parse_number
from lcreader.records import Filters
from lcreader.search.amounts import amount_text, read_amount, read_amounts, read_unit
from lcreader.search.language import parse
from lcreader.search.tree import And, Figured, Node, Not, Or, Word, leaves
from lcreader.search.wording import understood
from lcreader.text.fold import fold_text


def ends(text: str) -> str:
    """An interval in a line: [1, 2) 元."""
    amounts = read_amounts(fold_text(text))
    if amounts is None:
        return ""
    low = "" if amounts.low is None else f"{amounts.low:f}"
    high = "" if amounts.high is None else f"{amounts.high:f}"
    left, right = "(" if amounts.without_low else "[", ")" if amounts.without_high else "]"
    return f"{left}{low}, {high}{right} {amounts.unit}".strip()


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        (">100亿", "(10000000000, ]"),
        ("＞１００億", "(10000000000, ]"),
        (">=5%", "[5, ] %"),
        ("≥5％", "[5, ] %"),
        ("<10", "[, 10)"),
        ("<=3个", "[, 3] 个"),
        ("大于100亿元", "(10000000000, ] 元"),
        ("不低于5%", "[5, ] %"),
        ("100亿元以上", "[10000000000, ] 元"),
        ("3个以下", "[, 3] 个"),
        ("267", "[267, 267]"),
        ("=267", "[267, 267]"),
        ("1,234,567元", "[1234567, 1234567] 元"),
        ("1.3万亿..1.4万亿", "[1300000000000, 1400000000000]"),
        ("1.3..1.4万亿", "[1300000000000.0, 1400000000000]"),
        ("1.3—1.4万亿", "[1300000000000.0, 1400000000000]"),
        ("100..1亿", "[100, 100000000]"),
        ("20至10", "[10, 20]"),
        ("..100", "[, 100]"),
        ("100..", "[100, ]"),
        ("-5", "[-5, -5]"),
        ("-5..5", "[-5, 5]"),
        ("215.2万千瓦", "[2152000, 2152000] 千瓦"),
        ("5千克", "[5, 5] 千克"),
        ("5百分点", "[5, 5] 百分点"),
        ("8.3元/吨", "[8.3, 8.3] 元/吨"),
        ("百分之五", "[5, 5] %"),
        ("10000万亿", "[10000000000000000, 10000000000000000]"),
        ("很多", ""),
        (">", ""),
        ("..", ""),
        ("", ""),
        ("1亿元..2亩", ""),
        ("5>3", ""),
        ("1" * 81, ""),
    ],
)
def test_values(text: str, interval: str) -> None:
    assert ends(text) == interval


CHINESE = st.sampled_from(
    [
        "三亿五千万",
        "一千二",
        "3万5",
        "一点五亿",
        "12万3456",
        "二十万亿",
        "廿五",
        "两千零八",
        "二〇二五",
        "1万2千",
        "3亿5000万",
        "一百二十三万四千五百六十七",
        "十",
        "百",
        "壹佰贰拾叁",
    ]
)
DECIMALS = st.decimals(0, 10**16, allow_nan=False, allow_infinity=False, places=3)


@given(CHINESE | DECIMALS.map(lambda value: f"{value:f}"))
def test_numerals_are_read_as_in_articles(text: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.unit) == (parse_number(text), "")


@given(st.decimals(allow_nan=False, allow_infinity=False).filter(lambda d: abs(d.adjusted()) < 30))
def test_values_are_written_exactly(value: Decimal) -> None:
    amount = read_amount(amount_text(value))
    assert amount is not None
    assert amount.value == value


@pytest.mark.parametrize(
    ("text", "scale", "unit"),
    [
        ("元", 1, "元"),
        ("亿元", 10**8, "元"),
        ("万千瓦时", 10**4, "千瓦时"),
        ("千瓦", 1, "千瓦"),
        ("百分点", 1, "百分点"),
        ("", 1, ""),
        ("万", 1, "万"),
    ],
)
def test_units(text: str, scale: int, unit: str) -> None:
    assert read_unit(text) == (scale, unit)


def shown(node: Node | None) -> str:
    """A tree in a line; the conditions on one figure in { }."""
    if isinstance(node, Word):
        return node.folded
    if isinstance(node, Not):
        return f"-{shown(node.part)}"
    if isinstance(node, Figured):
        fields = (f"{c.field}={'/'.join(t.text for t in c.tests)}" for c in node.conditions)
        return "{" + " ".join(fields) + "}"
    assert isinstance(node, And | Or)
    sign = " & " if isinstance(node, And) else " | "
    return "(" + sign.join(map(shown, node.parts)) + ")"


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("值:>100亿 单位:元 指标:高新", "{value=>100亿 unit=元 indicator=高新}"),
        (
            "value:>5 Unit:% indicator:增长 period:2024",
            "{value=>5 unit=% indicator=增长 period=2024}",
        ),
        ("值:5 甲 单位:元", "({value=5 unit=元} & 甲)"),
        ("(值:5) (值:6)", "({value=5} & {value=6})"),
        ("(值:5 单位:元) 单位:亩", "({value=5 unit=元} & {unit=亩})"),
        ("(甲 值:5) 单位:亩", "(甲 & {value=5} & {unit=亩})"),
        ("单位:(元 OR 美元) 值:>5", "{unit=元/美元 value=>5}"),
        ("(单位:元 | 单位:美元) 值:>5", "{unit=元/美元 value=>5}"),
        ("值:5 OR 单位:元", "({value=5} | {unit=元})"),
        ("甲 OR 值:5", "(甲 | {value=5})"),
        ("值:5 -单位:元", "({value=5} & -{unit=元})"),
        ("值:-5", "{value=-5}"),
        ("-值:5", "-{value=5}"),
        ("指标:“省级 工厂”", "{indicator=省级 工厂}"),
        ("期:2021..2025 期间:2024", "{period=2021..2025 period=2024}"),
        ("值:5 值:5", "{value=5}"),
        ("值:很多 甲", "甲"),
        ("期:去年", "期:去年"),
        ("值: 甲", "(值: & 甲)"),
    ],
)
def test_conditions_side_by_side_are_of_one_figure(query: str, meaning: str) -> None:
    parsed = parse(query)
    assert shown(parsed.tree) == meaning
    assert bool(parsed.remarks) == ("值:很多" in query or "期:去年" in meaning or "值: " in meaning)


PIECES = st.lists(
    st.sampled_from(
        ["值:", "单位:", "指标:", "期:", ">", "<=", "..", "5", "亿", "千瓦", "甲", "2024"]
    )
    | st.sampled_from(["-", " ", "(", ")", "|", "NOT ", "百分之", "点", '"', "至", ",", "."]),
    max_size=14,
).map("".join)


@settings(max_examples=300)
@given(PIECES)
def test_nothing_asked_of_figures_raises(query: str) -> None:
    parsed = parse(query)
    assert bool(understood(query)) == (parsed.tree is not None)
    for leaf, _ in leaves(parsed.tree):
        assert 0 <= leaf.span.start < leaf.span.end <= len(query)


def test_too_many_conditions_are_left_out_with_a_remark() -> None:
    parsed = parse(" ".join(f"值:{n}" for n in range(90)) + " 甲")
    assert isinstance(parsed.tree, And)
    assert len(parsed.tree.parts[0].conditions) == 24  # type: ignore[union-attr]
    assert [(remark.code, remark.words) for remark in parsed.remarks] == [
        ("most_conditions", ("24",))
    ]


def test_an_index_alone_knows_no_figures(seed_index: TextIndex) -> None:
    assert seed_index.search("值:>1").total == 0
    everything = seed_index.search("-值:>1", limit=None, filters=Filters(kinds=()))
    assert everything.total == len(seed_index.ids()) > 0
