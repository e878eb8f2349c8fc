"""Says in Chinese how a query was understood."""

from lcreader.search.tree import And, Dated, Node, Not, OfKind, Or, Parsed, Word
from lcreader.search.vocabulary import vocabulary


def understood(parsed: Parsed) -> str:
    """One sentence on what is looked for, "" where nothing is.

    >>> from lcreader.search.language import parse
    >>> understood(parse("高质量 -标题:钢铁 日期:2025"))
    '含“高质量”，且标题不含“钢铁”，且日期在2025年内'
    """
    return _said(parsed.tree) if parsed.tree else ""


def _said(node: Node, wanted: bool = True) -> str:
    if isinstance(node, Word):
        return f"{_field_name(node.field)}{'含' if wanted else '不含'}“{node.text.strip()}”"
    if isinstance(node, Dated):
        return _said_date(node, wanted)
    if isinstance(node, OfKind):
        return f"类型{'是' if wanted else '不是'}{vocabulary().kind_names[node.kind]}"
    if isinstance(node, Not):
        if isinstance(node.part, And | Or | Not):
            return f"不是（{_said(node.part)}）"
        return _said(node.part, not wanted)
    if isinstance(node, And):
        return "，且".join(_bracketed(part) for part in node.parts)
    return "，或".join(_bracketed(part) for part in node.parts)


def _bracketed(node: Node) -> str:
    return f"（{_said(node)}）" if isinstance(node, And | Or) else _said(node)


def _field_name(field: str) -> str:
    return vocabulary().field_names[field] if field else ""


def _said_date(node: Dated, wanted: bool) -> str:
    no = "" if wanted else "不"
    days = node.range
    if days is None:
        return "没有日期" if wanted else "有日期"
    if days.begins_open:
        return f"日期{no}在{days.last}或以前"
    if days.ends_open:
        return f"日期{no}在{days.first}或以后"
    if days.first == days.last:
        return f"日期{no}是{days.first}"
    if days.first.endswith("-01-01") and days.last == f"{days.first[:4]}-12-31":
        return f"日期{no}在{int(days.first[:4])}年内"
    return f"日期{no}在{days.first}至{days.last}之间"
