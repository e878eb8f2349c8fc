"""What a page says of itself: its date, its paper, its number, the year that is running."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lcreader.text import dates
from lcreader.text.blocks import Element
from lcreader.text.dates import PageDate
from lcreader.text.words import words

_NUMBER = re.compile(
    r"第\s?([A-Z]?\d{1,3})\s?版|(?<![A-Za-z0-9])([A-Z]\d{2})(?![A-Za-z0-9])|(?<!\d)(\d{1,2})版"
)
_NOTE_DATE = re.compile(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The paper ("" if unknown), the number of the page ("" if unknown) and the time."""

    paper: str = ""
    number: str = ""
    date: PageDate = field(default=PageDate())


def page_facts(source: str, name: str, elements: Sequence[Element]) -> PageFacts:
    """What the furniture, the notes and the file name of a page tell."""
    around = [
        "\n".join(line.bare for line in e.lines)
        for e in elements
        if e.kind in ("furniture", "notice", "meta")
    ]
    printed = next((d for text in around if (d := dates.full_date(text))), "")
    printed = printed or dates.name_date(name)
    paper = number = ""
    for text in around:
        if found := words().reprint.search(text):
            paper = next(group for group in found.groups() if group and group[-1] in "报刊")
            printed = printed or _reprint_date(source, text)
        paper = paper or paper_name(text) or origin_name(text)
        number = number or page_number(text)
    return PageFacts(
        paper=paper or paper_name(name),
        number=number,
        date=dates.page_date(source, printed),
    )


def paper_name(text: str) -> str:
    """The name of a paper in a line of furniture, a byline or a file name.

    >>> paper_name("扫码关注齐鲁晚报聊城融媒"), paper_name("本报记者")
    ('齐鲁晚报', '')
    """
    found = words().paper.search(text)
    return found[0] if found else ""


def own_facts(facts: PageFacts, metas: Sequence[Element]) -> PageFacts:
    """The facts of a page as its lines of date and source that stand in an article mend them."""
    for text in ("\n".join(line.bare for line in e.lines) for e in metas):
        printed = dates.full_date(text)
        if printed and printed != facts.date.printed:
            facts = replace(facts, date=PageDate(printed, int(printed[:4])))
        if origin := origin_name(text):
            facts = replace(facts, paper=origin)
    return facts


def origin_name(text: str) -> str:
    """The paper or site that a line names as its source: 来源：新华网."""
    found = words().origin.search(text)
    return next((group for group in found.groups() if group), "") if found else ""


def page_number(text: str) -> str:
    """The number of a page: 第7版, A03, 03版."""
    found = _NUMBER.search(text)
    return next(group for group in found.groups() if group) if found else ""


def _reprint_date(source: str, note: str) -> str:
    found = _NOTE_DATE.search(note)
    if not found:
        return ""
    year = found[1] or dates.running_year(source)
    return dates.iso(year, found[2], found[3]) if year else ""
