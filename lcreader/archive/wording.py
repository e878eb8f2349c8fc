"""Figures as a Chinese reader writes them: 3,900 余个, 215.2 万千瓦, +9.4 %, 近 100 亿元, 1–2 个.

Used by the window, the command line and exports alike. Values stay exact: a magnitude is taken
from the source (215.2 万 stays 215.2 万), never rounded to.
"""

import re
from decimal import Context, Decimal

from lcreader.records import Figure, Period, Qualifier, Status

_EXACT = Context(prec=120)
_MAGNITUDES = (("万亿", 12), ("亿", 8), ("万", 4))
_AFTER_NUMBER = re.compile(r"[余多来]")
_FRACTION = re.compile(r"半|分之[一二三四五六七八九十]")  # a reader writes 一半, not 0.5
_DIRECTIONS = {"": "", "up": "升", "down": "降"}
_BEFORE = {"exact": "", "over": "超", "nearly": "近", "about": "约", "under": "不足"}
_QUALIFIERS: dict[Qualifier, str] = {
    "exact": "",
    "over": "超过",
    "nearly": "接近",
    "about": "约",
    "under": "不足",
}
_HEDGED = re.compile(r"[余多几数]|左右|以上|以内|以下")
_KINDS: dict[str, str] = {
    "level": "总量",
    "change": "增减",
    "growth": "增长",
    "share": "占比",
    "rank": "位次",
    "duration": "时长",
    "other": "其他",
}
_SIGNED = ("growth", "change")
_MINUS = "−"


def figure_text(figure: Figure) -> str:
    """The figure in one short line: its value, and that it is planned where it is."""
    value = value_text(figure)
    return f"{value}（{status_text(figure.status)}）" if figure.status == "planned" else value


def value_text(figure: Figure) -> str:
    """Value, hedge, magnitude and unit as a reader writes them.

    >>> from lcreader.records import Span
    >>> def figure(text, value, unit, **more):
    ...     blank = dict(value_max=None, qualifier="exact", kind="level", direction="",
    ...         status="actual", indicator="", indicator_span=None, period=None, period_found="",
    ...         base_period=None, place="", sentence=Span(0, 0))
    ...     return Figure(span=Span(0, 0), text=text, value=Decimal(value), unit=unit,
    ...         **{**blank, **more})
    >>> value_text(figure("3900余个", "3900", "个", qualifier="over"))
    '3,900 余个'
    >>> value_text(figure("215.2万千瓦", "2152000", "千瓦"))
    '215.2 万千瓦'
    >>> value_text(figure("9.4%", "9.4", "%", kind="growth", direction="up"))
    '+9.4 %'
    >>> value_text(figure("100亿元", "10000000000", "元", qualifier="nearly"))
    '近 100 亿元'
    """
    surface = figure.text.replace(",", "").replace("，", "")
    if not figure.unit and not figure.corrected and _FRACTION.search(surface):
        return _DIRECTIONS[figure.direction] + _BEFORE[figure.qualifier] + figure.text
    magnitude, power = _magnitude(surface, figure)
    number = _number(figure.value, power, surface)
    if figure.value_max is not None:
        number = f"{number}–{_number(figure.value_max, power, surface)}"
    hedge = "" if figure.qualifier == "exact" else _hedge_within(surface)
    before = "" if hedge else _BEFORE[figure.qualifier]
    unit = f"个{figure.unit}" if figure.unit == "百分点" else figure.unit
    if hedge and magnitude and surface.rfind(magnitude) < surface.rfind(hedge):
        tail = magnitude + hedge + unit
    else:
        tail = hedge + magnitude + unit
    if figure.kind == "rank":
        before = f"{before}第"
    sign = _sign(figure)
    return " ".join(filter(None, (before, sign + number, tail)))


def period_text(period: Period | None) -> str:
    """A stretch of time in words; empty where there is none.

    >>> period_text(Period("2021", "2025")), period_text(Period("2024-05", "2024-05"))
    ('2021–2025', '2024 年 5 月')
    >>> period_text(Period("2025-01", "2025-11")), period_text(Period("2024-12-30", "2025-01-02"))
    ('2025 年 1–11 月', '2024 年 12 月 30 日–2025 年 1 月 2 日')
    """
    if period is None:
        return ""
    start, end = period
    if start == end:
        return date_text(start)
    first, last = start.split("-"), end.split("-")
    if len(first) != len(last) or len(first) == 1:
        return f"{date_text(start)}–{date_text(end)}"
    if first[:-1] == last[:-1]:
        name = "月" if len(first) == 2 else "日"
        return f"{date_text(_full_year(first[:-1]))} {_int(first[-1])}–{_int(last[-1])} {name}"
    if first[0] == last[0]:
        return f"{date_text(start)}–{_month_day(last[1:])}"
    return f"{date_text(start)}–{date_text(end)}"


def date_text(date: str) -> str:
    """A partial ISO date in words.

    >>> date_text("2025-12-03"), date_text("2025-12"), date_text("2025")
    ('2025 年 12 月 3 日', '2025 年 12 月', '2025')
    """
    year, *rest = date.split("-")
    if not rest or rest == [""]:
        return year if not rest else f"{year} 年"
    return f"{year} 年 {_month_day(rest)}"


def qualifier_text(qualifier: Qualifier) -> str:
    """How exact the number is meant, in a word; empty when it is meant as it stands."""
    return _QUALIFIERS[qualifier]


def hedged_text(text: str, qualifier: Qualifier) -> str:
    """What is printed with its hedge before it, where that is not in it.

    >>> hedged_text("1000家", "over"), hedged_text("3900余个", "over")
    ('超1000家', '3900余个')
    """
    return text if _HEDGED.search(text) else _BEFORE[qualifier] + text


def kind_text(kind: str) -> str:
    """What the number says of its indicator."""
    return _KINDS[kind]


def status_text(status: Status) -> str:
    """Whether the number was reached or is planned."""
    return "计划" if status == "planned" else "实际"


def _magnitude(surface: str, figure: Figure) -> tuple[str, int]:
    """The greatest magnitude that the source wrote, and its power of ten."""
    number = surface.removesuffix(figure.unit) if figure.unit else surface
    for name, power in _MAGNITUDES:
        if name in number and abs(figure.value) >= _EXACT.scaleb(Decimal(1), power - 1):
            return name, power
    return "", 0


def _number(value: Decimal, power: int, surface: str) -> str:
    """Digits with separators, with the decimals that the source shows."""
    scaled = abs(_EXACT.scaleb(value, -power))
    plain = f"{scaled:f}"
    if "." in plain and plain not in surface:
        plain = plain.rstrip("0").rstrip(".")
    whole, dot, rest = plain.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def _hedge_within(surface: str) -> str:
    found = _AFTER_NUMBER.search(surface, 1)
    return found[0] if found else ""


def _sign(figure: Figure) -> str:
    if figure.kind in _SIGNED and figure.direction:
        return "+" if figure.direction == "up" else _MINUS
    return _MINUS if figure.value < 0 else ""


def _full_year(parts: list[str]) -> str:
    """A year alone gets its 年 where months follow."""
    return f"{parts[0]}-" if len(parts) == 1 else "-".join(parts)


def _month_day(parts: list[str]) -> str:
    names = ("月", "日")
    return " ".join(f"{_int(part)} {name}" for part, name in zip(parts, names, strict=False))


def _int(part: str) -> str:
    return str(int(part)) if part.isdigit() else part
