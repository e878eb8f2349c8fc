"""Says in Chinese how a query was understood."""

from lcreader.search.amounts import Amounts, amount_text
from lcreader.search.dates import DateRange
from lcreader.search.tree import (
    And,
    Bookmarked,
    Dated,
    During,
    Figured,
    InRegion,
    InUnit,
    Named,
    Near,
    Node,
    Not,
    OfKind,
    OnPage,
    Or,
    Parsed,
    Pattern,
    Tagged,
    Test,
    Together,
    Word,
)
from lcreader.search.vocabulary import vocabulary


def understood(parsed: Parsed) -> str:
    """One sentence on what is looked for, "" where nothing is.

    >>> from lcreader.search.language import parse
    >>> understood(parse("高质量 -标题:钢铁 日期:2025"))
    '含“高质量”，且标题不含“钢铁”，且日期在2025年内'
    """
    return _said(parsed.tree) if parsed.tree else ""


def _said(node: Node, wanted: bool = True) -> str:
    if isinstance(node, Not):
        if isinstance(node.part, And | Or | Not):
            return f"不是（{_said(node.part)}）"
        return _said(node.part, not wanted)
    if isinstance(node, And):
        return "，且".join(_bracketed(part) for part in node.parts)
    if isinstance(node, Or):
        return "，或".join(_bracketed(part) for part in node.parts)
    return _said_leaf(node, "" if wanted else "不") or _said_asked(node, wanted)


def _said_leaf(node: Node, no: str) -> str:
    """What is looked for in texts; `no` is 不 where it is unwanted."""
    if isinstance(node, Word):
        return f"{_field_name(node.field)}{no}含“{node.text.strip()}”"
    if isinstance(node, Pattern):
        return f"{_field_name(node.field)}{no}含形如“{node.text.strip()}”的文字"
    if isinstance(node, Near | Together):
        where = f"{_field_name(node.field)}里" if node.field else ""
        return f"{where}不是（{_said_neighbours(node)}）" if no else where + _said_neighbours(node)
    if isinstance(node, Dated):
        return _said_date(node, not no)
    if isinstance(node, OfKind):
        return f"类型{no}是{vocabulary().kind_names[node.kind]}"
    return ""


def _said_neighbours(node: Node) -> str:
    """Words near each other, as parts of a sentence on them."""
    if isinstance(node, Near):
        said = [_said_neighbours(part) for part in node.parts]
        links = zip(said, node.distances, said[1:], strict=False)
        return "、".join(f"{one}与{other}相距不超过{most}个字" for one, most, other in links)
    if isinstance(node, Together):
        unit = "同一句" if node.within == "sentence" else "同一段"
        parts = (
            f"（{said}）" if isinstance(part, Together | Near) else said
            for part in node.parts
            for said in [_said_neighbours(part)]
        )
        return f"{unit}里有{'、'.join(parts)}"
    if isinstance(node, Or | And):
        sign = "或" if isinstance(node, Or) else "与"
        return f"（{sign.join(map(_said_neighbours, node.parts))}）"
    assert isinstance(node, Word | Pattern)
    return f"“{node.text.strip()}”"


def _said_asked(node: Node, wanted: bool) -> str:
    """What is asked of the archive."""
    have = "有" if wanted else "没有"
    if isinstance(node, Figured):
        conditions = ("或".join(map(_said_test, one.tests)) for one in node.conditions)
        return f"{have}{'、'.join(conditions)}的数字"
    if isinstance(node, OnPage):
        return f"{'' if wanted else '不'}在第{node.page.upper()}版"
    if isinstance(node, InRegion):
        holds = "含" if wanted else "不含"
        return f"地区{holds}“{node.text.strip()}”" if node.folded else f"{have}地区"
    if isinstance(node, Bookmarked):
        return f"{have}含“{node.text.strip()}”的书签" if node.folded else f"{have}书签"
    assert isinstance(node, Tagged)
    return f"{have}标签“{node.text.strip()}”" if node.folded else f"{have}标签"


def _bracketed(node: Node) -> str:
    return f"（{_said(node)}）" if isinstance(node, And | Or) else _said(node)


def _field_name(field: str) -> str:
    return vocabulary().field_names[field] if field else ""


def _said_date(node: Dated, wanted: bool) -> str:
    if node.range is None:
        return "没有日期" if wanted else "有日期"
    return f"日期{'' if wanted else '不'}{_said_days(node.range)}"


def _said_days(days: DateRange) -> str:
    if days.begins_open:
        return f"在{days.last}或以前"
    if days.ends_open:
        return f"在{days.first}或以后"
    if days.first == days.last:
        return f"是{days.first}"
    if days.first.endswith("-01-01") and days.last.endswith("-12-31"):
        first, last = int(days.first[:4]), int(days.last[:4])
        if first == last:
            return f"在{first}年内"
    return f"在{days.first}至{days.last}之间"


def _said_test(test: Test) -> str:
    if isinstance(test, Amounts):
        return _said_amounts(test)
    if isinstance(test, InUnit):
        return f"单位是{test.text}" if test.unit else "没有单位"
    if isinstance(test, Named):
        return f"指标含“{test.text}”"
    assert isinstance(test, During)
    return f"时期{_said_days(test.range)}" if test.range else "时期不明"


def _said_amounts(test: Amounts) -> str:
    low = "" if test.low is None else amount_text(test.low)
    high = "" if test.high is None else amount_text(test.high)
    if not high:
        return f"{'大于' if test.without_low else '不小于'}{low}{test.unit}"
    if not low:
        return f"{'小于' if test.without_high else '不大于'}{high}{test.unit}"
    if test.low == test.high:
        return f"等于{low}{test.unit}"
    return f"在{low}至{high}{test.unit}之间"
