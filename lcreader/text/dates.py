"""Dates on a page: those that are printed, and the year of those that are printed without one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lcreader.text.years import LAST_MONTH, LookBack, looks_back

_FULL = re.compile(r"(?<!\d)((?:19|20)\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日")
_DOTTED = re.compile(r"(?<![\w.])((?:19|20)\d\d)([.\-/])(\d{1,2})\2(\d{1,2})(?!\d)")
_HAN_FULL = re.compile(
    r"([一二][九零〇○][零〇○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NAME = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)[-_.年]?(1[0-2]|0?[1-9])[-_.月]?([12]\d|3[01]|0?[1-9])(?![0-9A-Za-z])"
)
_LINE_AT_START = re.compile(r"[“\"（(]?(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日")
_HAN_AT_START = re.compile(
    r"([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日(?=[，上下早晚])"
)
_AT_SENTENCE = re.compile(
    r"(?:^|[。！？”\"])(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?=[，,、上下早晚凌清起至—\-（(]|晨|记者|$)"
)
_DAY_AT_START = re.compile(r"(\d{1,2})日(?=[，,上下早晚])")
# A year, unless it stands in a range or is a goal.
_YEAR = re.compile(
    r"(?<![\d—–\-～~至])(?<!力争)(?<!预计)(?<!计划)(?<!规划)(?<![到])((?:19|20)\d\d)\s?年(?!底|前|末|[—–\-～~至])(?!\s?[—–\-～~至]\s?\d)"
)
_HEAD_YEAR = re.compile(r"(?<![\d–\-～~至])(?<!\d—)(?<!年—)((?:19|20)\d\d)年(?![\d]*[—–\-～~])")
_NOISE = re.compile(r"[\s*]+")
_GOAL = re.compile(r"[前底末]|之前|以前")
_DIGITS = {char: index for index, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_REACH = 2  # paragraphs at the head of an article in which its date is sought
_SAMPLE = 400_000  # characters of a page that are read for its year


@dataclass(frozen=True, slots=True)
class PageDate:
    """What a page says of its time: its own date ("" if none) and the year that is running.

    `over` tells whether that year, the latest that is named, may be over already.
    """

    printed: str = ""
    year: int = 0
    over: LookBack = ""


def iso(year: int | str, month: int | str, day: int | str) -> str:
    """An ISO date, or "" where there is no such day.

    >>> iso("2025", "2", "9"), iso(2025, 13, 1)
    ('2025-02-09', '')
    """
    y, m, d = int(year), int(month), int(day)
    if not (1 <= m <= 12 and 1 <= d <= 31 and not (m == 2 and d > 29)):
        return ""
    return f"{y:04}-{m:02}-{d:02}"


def full_date(text: str) -> str:
    """The first date with a year in `text`: 2025年12月10日, 2024.1.3, 二〇二五年十二月十日."""
    if found := _FULL.search(text):
        return iso(*found.groups())
    if found := _DOTTED.search(text):
        return iso(found[1], found[3], found[4])
    if found := _HAN_FULL.search(text):
        year = "".join(str(_DIGITS[char]) for char in found[1])
        return iso(year, _numeral(found[2]), _numeral(found[3]))
    return ""


def _numeral(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    return any(p.fullmatch(text) for p in (_FULL, _DOTTED, _HAN_FULL))


def opens_with_date(text: str) -> bool:
    """Whether a text begins with a day of a month, as reports do.

    >>> opens_with_date("12月8日，工人在测试产品。"), opens_with_date("2025年，我市")
    (True, False)
    """
    return _LINE_AT_START.match(text) is not None


def name_date(name: str) -> str:
    """The date in a file's name: 聊城日报2025-12-10.txt, 20251210_03.txt.

    >>> name_date("聊城日报20251210第3版.txt"), name_date("003_f7d0862b3d4eee1a.txt")
    ('2025-12-10', '')
    """
    found = _NAME.search(name)
    return iso(*found.groups()) if found else ""


def running_year(text: str, printed: str = "") -> int:
    """The year in which a page was written, 0 where it cannot be told.

    The printed date decides; else the latest year that is named neither in a range nor as a goal.
    """
    if printed:
        return int(printed[:4])
    sample = _NOISE.sub("", text[:_SAMPLE])
    years = [int(found[1]) for found in _YEAR.finditer(sample)]
    return max(years, default=0)


def page_date(text: str, printed: str) -> PageDate:
    """What a page with this date printed on it, or "", says of its time."""
    year = running_year(text, printed)
    if printed or not year:
        return PageDate(printed, year)
    return PageDate("", year, looks_back(_NOISE.sub("", text[:_SAMPLE]), year))


def article_date(
    credit: str, title: str, paragraphs: Sequence[str], page: PageDate, closing: str = ""
) -> str:
    """When the event of an article took place, as far as the page tells.

    In order: the dateline in the credit, a date that opens one of the first sentences, a full
    date in the headline, the date that signs the text, the page's own date, the headline's year.
    """
    head = [p[:600] for p in paragraphs[:_REACH]]
    year = _year_of(paragraphs, page)
    if found := re.search(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日", credit):
        return _with_year(found, year, page)
    if year and head and (found := _HAN_AT_START.match(head[0])):
        here = _year_at(_numeral(found[1]), year, page)
        return iso(here, _numeral(found[1]), _numeral(found[2])) if here else ""
    for pattern in (_LINE_AT_START.match, _AT_SENTENCE.search):
        for paragraph in head:
            if (found := pattern(paragraph)) and (date := _with_year(found, year, page)):
                return date
    if head and page.printed and (found := _DAY_AT_START.match(head[0])):
        return _day_before(page.printed, int(found[1]))
    if date := full_date(title) or full_date(closing):
        return date
    if page.printed:
        return page.printed
    named = _HEAD_YEAR.findall(title)
    return named[0] if len(named) == 1 and (not year or int(named[0]) <= year) else ""


def _with_year(found: re.Match[str], year: int, page: PageDate) -> str:
    if found[1]:
        return iso(*found.groups())
    year = _year_at(int(found[2]), year, page)
    if not year:
        return ""
    date = iso(year, found[2], found[3])
    late = page.printed and len(page.printed) == 10 and date > page.printed
    return iso(year - 1, found[2], found[3]) if late else date


def _year_at(month: int, year: int, page: PageDate) -> int:
    """The year of a month on a page that may look back on `year`; 0 where it cannot be told."""
    if page.printed or year != page.year or month > LAST_MONTH or not page.over:
        return year
    return year + 1 if page.over == "surely" else 0


def _year_of(paragraphs: Sequence[str], page: PageDate) -> int:
    """The running year for one article: the page's, or a later one that it looks back from."""
    if page.printed or not page.year:
        return page.year
    opening = next((f for p in paragraphs[:_REACH] if (f := _AT_SENTENCE.search(p))), None)
    if opening is None or opening[1]:
        return page.year
    here = iso(page.year, opening[2], opening[3])
    for paragraph in paragraphs[:_REACH]:
        for past in _FULL.finditer(paragraph):
            told = iso(*past.groups())
            goal = _GOAL.match(paragraph, past.end())
            if not goal and int(past[1]) == page.year and told > here:
                return page.year + 1
    return page.year


def _day_before(printed: str, day: int) -> str:
    year, month, last = (int(part) for part in printed.split("-"))
    if day > last:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return iso(year, month, day)
