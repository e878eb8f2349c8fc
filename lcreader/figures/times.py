"""Expressions of time in a text: dates, months, years, plans, clocks, stretches.

In goes folded text, out come the expressions in text order, without overlap and not yet counted
from any date. They serve twice: what lies under one is no quantity, and `reckoning` makes of them
the intervals that figures speak of.

>>> [t.shape for t in find_times("2025年1至5月，较去年同期增长5%")]
['months', 'year']
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from lcreader.figures.lexicon import either, table
from lcreader.figures.numerals import read_numeral

Shape = Literal["years", "year", "months", "day", "plan", "context", "stretch", "open", "clock"]


class Time(NamedTuple):
    """An expression of time. What `numbers` holds depends on `shape`:

    years (first, last); year (year); months (first, last); day (month, day, and those of the last
    day where one is told); plan (first, last);
    stretch (count, 1 if ahead, 1 if years). `year` is the year as written, None where none is, and
    `offset` the distance from the year of the article (去年: -1) or None. `since` marks 以来,
    `frame` a time that may hold for what follows.
    """

    start: int
    end: int
    shape: Shape
    numbers: tuple[int, ...] = ()
    year: int | None = None
    offset: int | None = None
    since: bool = False
    frame: bool = True


_DASH = r" ?(?:[-—–―~～－‐‑−﹣〜∼]{1,2}|至|到) ?"
_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_YEAR = r"(?:19\d\d|20\d\d|[一二][〇零九○一二三四五六七八]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})"


_PART = (
    rf"(?P<m1>{_MONTH})月?份?{_DASH}(?P<m2>{_MONTH})月份?"
    rf"|(?P<m>{_MONTH})月(?:(?P<d>{_DAY})[日号](?:{_DASH}(?:(?P<m3>{_MONTH})月)?(?P<d3>{_DAY})[日号])?"
    rf"|{_DASH}{_DAY}[日号]|份|[末底初]|[上中下]旬)?"
    rf"|(?P<half>[上下])半年"
    rf"|(?P<quarters>前|第)?(?P<q>[一二三四1234])(?:个?季度|(?<=第[一二三四1234])季)(?:{_DASH}[一二三四1234]季度)?"
    rf"|前(?P<first>{_N})个?月"
)
_PARTS = re.compile(_PART)


@cache
def _pattern() -> re.Pattern[str]:
    """The grammar; each branch has the name of what it finds."""
    words = table("periods")
    plans = words["plans"]
    years = either(words["years"]["words"])
    plain = either(set(plans["words"]) - set(plans["quoted_only"]))
    part = re.sub(r"\?P<\w+>", "?:", _PART)
    stretch = words["stretches"]
    opened, context, clock = words["open"], words["context"], words["clock"]
    return re.compile(
        r"(?<![\d.])(?P<date>(?P<dy>20\d\d|19\d\d)(?P<sep>[-./])(?P<dm>1[0-2]|0?[1-9])(?P=sep)"
        r"(?P<dd>[12]\d|3[01]|0?[1-9])(?![\d.]))"
        rf"|(?<![\d.])(?P<y1>{_YEAR}) ?年?度?{_DASH}(?P<y2>{_YEAR}) ?(?:年度?|(?=[)）》]))"
        rf"|(?:(?<![\d.])(?P<y>{_YEAR}) ?年(?:度(?!假))?|(?P<ry>{years})) ?(?:的|年)?"
        rf"(?:全年|同期|(?P<sub>{part})|[末底初中](?!期|小|心))?"
        rf"|(?<![\d.第])(?P<part>{part})"
        rf"|[“\"‘'「](?P<plan>{either(plans['words'])})[”\"’'」]"
        rf"|(?P<bareplan>{plain})(?![个家亿万元十百千])"
        rf"|(?P<context>{either(context['words'])})(?!{either(context['not_before'])})"
        rf"|(?P<open>{either(opened['words'])})"
        rf"(?!{either(opened['not_before'])}| ?[\d一二两三四五六七八九十几])"
        rf"|(?P<pre>{either(stretch['before'])})?(?<![\d.第])"
        r"(?P<n>\d{1,4}|[一二三四五六七八九十两几百]{1,3}) ?[多余]?"
        r"(?P<unit>个?月|年|天|日|周|个?小时|个?季度)"
        rf"(?P<post>{either(stretch['after'])})?"
        r"|(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
        r"|(?<![\d.])\d{1,2}时(?:\d{1,2}分|许|整|半)?"
        rf"(?!{either(clock['hour_not_before'])})"
        r"|(?<=[午晨晚早])\d{1,2}点(?:\d{1,2}分?|半|整|钟|许)?"
        r"|(?<![\d.])\d{1,2}点(?:\d{1,2}分|半|整|钟|许)"
        rf"|(?<![\d.{''.join(clock['points_behind'])}])(?:1?\d|2[0-4])点"
        rf"(?![\d{''.join(clock['points_before'])}])"
        r"|(?:上世纪|本世纪|\d{1,2}世纪|[一二]十[一]?世纪)?(?:\d0|[一二三四五六七八九]十)年代"
    )


class _Words(NamedTuple):
    """What tells the branches of the grammar apart; `""` among them is the edge of the text."""

    year_ends: frozenset[str]
    no_day: frozenset[str]
    five: re.Pattern[str]
    lasting: tuple[str, ...]
    short_after: frozenset[str]
    not_before: frozenset[str]
    short_before: frozenset[str]
    not_behind: frozenset[str]
    years_only: frozenset[str]
    apart: frozenset[str]
    ahead: frozenset[str]


@cache
def _words() -> _Words:
    periods = table("periods")
    stretches, five = periods["stretches"], periods["five_years"]
    return _Words(
        frozenset(periods["context"]["ends"]),
        frozenset(("", *periods["lone_day"]["not_before"])),
        re.compile(rf"[五5]年(?!{either(five['not_verbs'])})(?={either(five['verbs'])})"),
        tuple(stretches["lasting"]),
        frozenset(stretches["short_after"]),
        frozenset(("", *stretches["not_before"])),
        frozenset(stretches["short_before"]),
        frozenset(("", *stretches["not_behind"])),
        frozenset(stretches["years_only"]),
        frozenset(stretches["apart"]),
        frozenset(stretches["ahead"]),
    )


@cache
def _first() -> re.Pattern[str]:
    """The characters that an expression of time may begin with."""
    words = table("periods")
    heads = (
        words["years"]["words"],
        words["context"]["words"],
        words["open"]["words"],
        words["stretches"]["before"],
        words["plans"]["words"],
    )
    firsts = {word[0] for group in heads for word in group}
    return re.compile(f"[{''.join(sorted(firsts))}\\d“\"‘'「一二三四五六七八九十两几百上下前第本]")


def find_times(text: str) -> list[Time]:
    """The expressions of time in folded `text`."""
    times: list[Time] = []
    search, fits = _first().search, _pattern().match
    found = search(text)
    while found is not None:
        match = fits(text, found.start())
        at = found.end()
        if match is not None:
            time = _time(match, text)
            if time is not None:
                times.append(time)
                at = time.end
            else:
                at = max(at, match.end() - 1)
        found = search(text, at)
    return times


def _time(match: re.Match[str], text: str) -> Time | None:
    """The expression under `match`, or None where it is a quantity after all."""
    group = match.groupdict()
    start, end = match.span()
    if group["date"]:
        return Time(start, end, "day", (int(group["dm"]), int(group["dd"])), int(group["dy"]))
    if group["y1"]:
        return Time(start, end, "years", (_int(group["y1"]), _int(group["y2"])))
    if group["plan"] or group["bareplan"]:
        return _plan(group["plan"] or group["bareplan"], start, end, text)
    if group["context"]:
        return Time(start, end, "context", since=group["context"] in _words().year_ends)
    if group["open"]:
        return Time(start, end, "open")
    if group["n"]:
        return _stretch(group, start, end, text) or _lone(group, start, end, text)
    if group["y"] or group["ry"] or group["part"]:
        return _dated(group, start, end, text)
    return Time(start, end, "clock", frame=False)


def _lone(group: dict[str, str | None], start: int, end: int, text: str) -> Time | None:
    """19日16时: a day of a month that is not told."""
    bare = group["unit"] == "日" and not group["pre"] and not group["post"]
    day = _int(group["n"] or "") if bare else 0
    if not 0 < day <= 31 or text[end : end + 1] in _words().no_day or text[end : end + 2] == "以上":
        return None
    return Time(start, end, "day", (0, day))


def _int(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    numeral = read_numeral(text, pairs=False)
    return int(numeral.value) if numeral else 0


def _dated(group: dict[str, str | None], start: int, end: int, text: str) -> Time:
    """A year, a part of a year, or both."""
    year = _int(group["y"]) if group["y"] else None
    offset = table("periods")["years"]["words"][group["ry"]] if group["ry"] else None
    since = text.startswith(("以来", "至今"), end) or (group["ry"] or "").endswith("以来")
    part = _PARTS.match(group["sub"] or group["part"] or "")
    if part and part["d"]:
        first = (_int(part["m"]), _int(part["d"]))
        last = (_int(part["m3"] or part["m"]), _int(part["d3"])) if part["d3"] else ()
        return Time(start, end, "day", first + last, year, offset)
    months = _months(part) if part else None
    if months is None:
        return Time(start, end, "year", (), year, offset, since)
    return Time(start, end, "months", months, year, offset, since)


def _months(group: re.Match[str]) -> tuple[int, int] | None:
    """The first and last month of a part of a year."""
    if group["m1"]:
        return _int(group["m1"]), _int(group["m2"])
    if group["m"]:
        return _int(group["m"]), _int(group["m"])
    if group["half"]:
        return (1, 6) if group["half"] == "上" else (7, 12)
    if group["q"]:
        quarter = _int(group["q"])
        return (1 if group["quarters"] == "前" else 3 * quarter - 2), 3 * quarter
    if group["first"]:
        return 1, min(max(_int(group["first"]), 1), 12)
    return None


_EDGES = ("", "，", "。", "\n", "；", "：", "、", ",", "—")
_PART_OF_PLAN = re.compile(r"(前|头|后)([一二三四两1-4])年")


def _plan(name: str, start: int, end: int, text: str) -> Time:
    """A five-year plan: the time of what follows, or only its name."""
    words = table("periods")["plans"]
    first, last = words["words"][name]
    part = _PART_OF_PLAN.match(text, end)
    if part:
        count = _int(part[2])
        span = (last - count + 1, last) if part[1] == "后" else (first, first + count - 1)
        return Time(start, part.end(), "plan", span)
    if text.startswith("末", end):
        return Time(start, end + 1, "plan", (last, last))
    for word in words["frames"]:
        if text.startswith(word, end):
            return Time(start, end + len(word), "plan", (first, last))
    return Time(start, end, "plan", (first, last), frame=False)


def _stretch(group: dict[str, str | None], start: int, end: int, text: str) -> Time | None:
    """近两年, 五年间: only with a word before or after it; else it is a duration or a name."""
    before, after, unit = group["pre"], group["post"], group["unit"] or ""
    number, words = group["n"] or "", _words()
    five = not before and not after and words.five.match(text, start)
    if five and text[start - 1 : start] in _EDGES:
        return Time(start, end, "stretch", (5, 0))
    if not before and (not after or text.endswith(words.lasting, 0, start)):
        return None
    if not before and after in words.short_after and text[end : end + 1] in words.not_before:
        return None
    behind = text[max(start - 1, 0) : start]
    if not after and before in words.short_before and behind in words.not_behind:
        return None
    if not before and after in words.years_only and unit != "年":
        return None
    if (
        unit != "年"
        and (before or "").startswith("过去")
        and text[start - 1 : start] in ("由", "从")
    ):
        return None  # 由过去的30多个小时缩短至
    count = _int(number) if "几" not in number else 0
    if unit == "年" and 1900 <= count <= 2100:  # 刚刚过去的2025年
        return Time(start, end, "year", (), count)
    ahead = before in words.ahead
    if not count or unit != "年" or after in words.apart:
        return Time(start, end, "open", frame=False)
    return Time(start, end, "stretch", (count, int(ahead)), frame=not ahead)
