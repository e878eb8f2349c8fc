"""A page cut into articles, captions, notices and mastheads.

`split_page` takes the source text and gives the articles in page order, each with its reading
text and the map back. The steps: `lines` → `blocks` (elements) → `units` → articles.
"""

import re
from collections.abc import Iterable, Sequence

from lcreader.records import Article, Span
from lcreader.text import bylines, dates, heads, joins
from lcreader.text.blocks import Element, group
from lcreader.text.bylines import Credit
from lcreader.text.clean import ReadingText
from lcreader.text.dealing import units_of
from lcreader.text.lines import Line, read_lines
from lcreader.text.page import PageFacts, own_facts, page_facts, page_number, paper_name
from lcreader.text.units import Unit
from lcreader.text.words import words

_SIGNED = re.compile(
    r"[（(]?[^。]{0,20}?((?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\2\d{1,2}))[^。]{0,6}$"
)
_TAIL = 1500  # characters at the end of a text that are read for contacts
_STOP = re.compile(r"[，。、；：！？,;:!?]")
_ITEM = re.compile(r"[（(]?\d{1,3}(?:[）)、．]|\.(?!\d))")
_LISTED = 60  # characters of an item of a list, of names behind a colon
_SHORT = 20  # characters of a line that is names, a signature, an address
_LONG = 45  # characters of a line without a stop that stands for itself
_SIGNATURE = 3  # paragraphs at the end of a text among which its date may stand
_TITLED = ("article", "sidebar")


def split_page(text: str, name: str = "") -> list[Article]:
    """The units of a page in page order; `name` is the file's, which may tell date and paper.

    >>> page = "农机销售热\\n\\n本报讯（记者 王新）2月17日，市场\\n里农机齐全。\\n"
    >>> [(a.kind, a.title, a.bylines, a.text) for a in split_page(page)]
    [('article', '农机销售热', ('王新',), '2月17日，市场里农机齐全。')]
    """
    lines = read_lines(text)
    elements = group(text, lines)
    units = units_of(text, elements)
    facts = page_facts(text, name, elements)
    spans = _line_spans(lines, units)
    return [
        _article(text, name, unit, facts, span) for unit, span in zip(units, spans, strict=True)
    ]


def _article(
    source: str, name: str, unit: Unit, facts: PageFacts, lines: tuple[tuple[int, int], ...]
) -> Article:
    _give_body(unit)
    reading = ReadingText(source)
    for spans, last, subhead in _paragraphs(source, unit.body):
        small = unit.kind in ("caption", "notice", "masthead") or _is_short(source, spans)
        heading = small and not last.closed
        reading.add(spans, last.stop, "subhead" if subhead else "body", heading=heading)
    text = reading.text
    title, subtitle = _headline(source, unit)
    kind = "notice" if unit.kind == "article" and _is_call(title, text) else unit.kind
    names, paper = _bylines(unit.credits)
    facts = own_facts(facts, [e for e in unit.elements if e.kind == "meta"])
    titled = kind in _TITLED or bool(title)
    return Article(
        kind=kind,
        title=title,
        subtitle=subtitle,
        text=text,
        bylines=names,
        newspaper=_newspaper(unit, paper, facts, titled, text),
        page=facts.number if titled else page_number(text) if kind == "masthead" else "",
        date=_date(unit, title + " " + subtitle, reading, facts, titled),
        published=facts.date.printed,
        paragraphs=reading.paragraphs,
        text_map=reading.text_map,
        source_lines=lines,
        source_name=name,
    )


def _give_body(unit: Unit) -> None:
    """A unit of headline lines only is text: its first line the title, the rest the body.

    A byline that stands for itself is the credit of a photo that is not there.
    """
    if any(e.kind != "head" for e in unit.body) or unit.kind in ("caption", "notice", "masthead"):
        return
    lines = unit.labels + unit.head + [line for e in unit.body for line in e.lines]
    if not lines:
        unit.kind = "caption"
        lines = [line for e in unit.elements for line in e.lines]
    lines.sort(key=lambda line: line.number)
    first = lines[:1] if len(lines) > 1 and unit.kind != "caption" else []
    unit.labels, unit.head = [], first
    unit.body = [Element("para", [x], x.start, x.end) for x in lines[len(first) :]]


def _paragraphs(source: str, body: Sequence[Element]) -> Iterable[tuple[list[Span], Line, bool]]:
    """The paragraphs of a body: those that a caption or a column's end cut are put together."""
    spans: list[Span] = []
    last: Element | None = None
    for element in body:
        if element.kind == "head":
            if last:
                yield spans, last.lines[-1], False
            last = None
            yield element.spans(), element.lines[-1], True
            continue
        if last and last.open and _continues(source, last, element):
            spans.extend(element.spans())
        else:
            if last:
                yield spans, last.lines[-1], False
            spans = element.spans()
        last = element
    if last:
        yield spans, last.lines[-1], False


def _continues(source: str, before: Element, after: Element) -> bool:
    if before.kind != "para" or after.kind != "para" or after.credit:
        return False
    last, first = before.lines[-1], after.lines[0]
    if not first.gap or _is_short_line(before):
        return False
    return joins.goes_on(last, first)


def _is_short(source: str, spans: Sequence[Span]) -> bool:
    if len(spans) != 1 or spans[0].end - spans[0].start > _LISTED:
        return False
    text = spans[0].of(source)
    listed = _ITEM.match(text) and not _STOP.search(text)
    return _is_plain(text, _SHORT) or bool(listed) or bylines.is_name_list(text)


def _is_plain(text: str, longest: int) -> bool:
    return len(text) <= longest and not _STOP.search(text)


def _is_short_line(element: Element) -> bool:
    """Whether a paragraph is one short line without a stop: names, a signature, an address."""
    line = element.lines[0]
    if len(element.lines) > 1 or line.closed:
        return False
    return _is_plain(line.bare, _LONG) and not joins.is_cut(line.bare)


def _headline(source: str, unit: Unit) -> tuple[str, str]:
    if unit.kind in ("caption", "masthead"):
        return "", ""
    title, subtitle = heads.compose(source, unit.head)
    labels, more = heads.compose(source, unit.labels)
    label = " ".join(part for part in (labels, more) if part)
    if not title:
        return label, ""
    return title, " ".join(part for part in (label, subtitle) if part)


def _bylines(credits: Sequence[Credit]) -> tuple[tuple[str, ...], str]:
    names = dict.fromkeys(name for credit in credits for name in credit.names)
    return tuple(names), next((credit.paper for credit in credits if credit.paper), "")


def _newspaper(unit: Unit, paper: str, facts: PageFacts, titled: bool, text: str) -> str:
    if titled or unit.kind == "masthead":
        return facts.paper or paper
    return paper or paper_name(text) if unit.kind == "notice" and len(text) < 60 else paper


def _date(unit: Unit, title: str, reading: ReadingText, facts: PageFacts, titled: bool) -> str:
    text = reading.text
    if unit.kind == "masthead":
        return dates.full_date(text)
    bodies = [p.span.of(text) for p in reading.paragraphs if p.kind == "body"]
    credit = next((c.date for c in unit.credits if c.date), "")
    page = facts.date if titled else dates.PageDate("", facts.date.year)
    signed = next((b[-40:] for b in bodies[: -_SIGNATURE - 1 : -1] if _SIGNED.match(b[-40:])), "")
    return dates.article_date(credit, title, bodies, page, signed)


def _is_call(title: str, text: str) -> bool:
    """Whether an article calls for something and says where to turn to."""
    call, contact = words().call, words().contact
    if not call.search(title) and not call.search(text[:200]):
        return False
    return bool(contact.search(text[-_TAIL:]))


def _line_spans(lines: Sequence[Line], units: Sequence[Unit]) -> list[tuple[tuple[int, int], ...]]:
    """For each unit the runs of lines that no line of another unit interrupts."""
    owner: dict[int, int] = {}
    for index, unit in enumerate(units):
        for element in unit.elements:
            for line in element.lines:
                owner[line.number] = index
    spans: list[list[list[int]]] = [[] for _ in units]
    last = -1
    for line in lines:
        index = owner[line.number]
        if index == last:
            spans[index][-1][1] = line.number
        else:
            spans[index].append([line.number, line.number])
        last = index
    return [tuple((first, final) for first, final in runs) for runs in spans]
