"""What a unit of a page is made of, and the questions that the whole page answers about it.

A `Unit` collects the elements of one article, caption, notice or masthead. Which level of #
marks titles, and whether headlines stand before or after their bodies, the page tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lcreader.records import ArticleKind
from lcreader.text import joins
from lcreader.text.blocks import Element
from lcreader.text.bylines import Credit
from lcreader.text.captions import neighbour
from lcreader.text.lines import Line
from lcreader.text.words import words


@dataclass(slots=True)
class Unit:
    """What will be one article: its headline lines, labels, credits and body elements.

    `body` holds paragraphs and subheads in page order; `elements` all that belongs to the unit.
    """

    kind: ArticleKind = "article"
    head: list[Line] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    opened: bool = False  # by a credit such as 本报讯（…）
    ended: bool = False  # by a mark such as （完）

    @property
    def paragraphs(self) -> list[Element]:
        """The body without its subheads."""
        return [e for e in self.body if e.kind == "para"]

    def add_head(self, element: Element) -> None:
        """Take a headline and the labels among its lines."""
        for line in element.lines:
            (self.labels if line.role == "label" else self.head).append(line)
        if element.label:
            self.kind = "sidebar" if element.label == "sidebar" else "notice"
        self.elements.append(element)

    def add_credit(self, element: Element) -> None:
        """Take a byline."""
        if element.credit:
            self.credits.append(element.credit)
        self.elements.append(element)

    def add_paragraph(self, element: Element) -> None:
        """Take a paragraph with the credits at its ends."""
        if element.credit:
            self.opened = True
            self.credits.append(element.credit)
        if element.closing:
            self.credits.append(element.closing)
        self.body.append(element)
        self.elements.append(element)

    def add_subhead(self, element: Element) -> None:
        """Take a headline as a subhead."""
        self.body.append(element)
        self.elements.append(element)


def heads_follow(flow: Sequence[Element]) -> bool:
    """Whether this page sets headlines after bodies: it begins with text and ends with a head."""
    if len(flow) < 2 or flow[0].kind == "head" or flow[-1].kind != "head":
        return False
    named = any(e.credit or e.closing for e in flow) or any(e.label for e in flow)
    return named and not flow[-1].label and sum(len(x.bare) for x in flow[-1].lines) > 4


def mark_furniture(elements: list[Element]) -> None:
    """Give a line of date and source, or a mark, that stands above all text of a page that kind."""
    for index, element in enumerate(elements):
        if element.kind in ("meta", "end") and neighbour(elements, index, -1) is None:
            element.kind = "furniture"


def merge_heads(elements: Sequence[Element]) -> list[Element]:
    """Headlines that follow upon each other put together as one."""
    levels = title_levels(elements)
    merged: list[Element] = []
    for index, element in enumerate(elements):
        last = merged[-1] if merged else None
        after = elements[index + 1] if index + 1 < len(elements) else None
        if (
            element.kind == "head"
            and last
            and last.kind == "head"
            and _are_one(last, element, levels)
            and not _is_apart(element, after, merged)
        ):
            last.lines.extend(element.lines)
            last.label = last.label or element.label
            last.end = element.end
        else:
            merged.append(element)
    return merged


def _are_one(last: Element, element: Element, levels: set[int]) -> bool:
    if joins.is_numbered_head(last.lines[-1]):
        return False
    if joins.is_numbered_head(element.lines[0]) and not (last.label or element.level):
        return False
    deeper = last.lines[-1].level and element.level > last.lines[-1].level
    return not (deeper and element.level not in levels)


def _is_apart(element: Element, after: Element | None, merged: Sequence[Element]) -> bool:
    """Whether a headline below a gap is none with the one above, which signs a letter, or is
    the head of a list of its own."""
    if after is None or after.kind != "para" or not element.gap or element.level or element.label:
        return False
    if is_letter(after):
        return len(merged) > 1 and merged[-2].kind == "para" and not merged[-1].level
    return joins.is_counted(after.lines[0])


def is_letter(element: Element | None) -> bool:
    """Whether a paragraph is the salutation of a letter to the editors."""
    if element is None or element.kind != "para" or len(element.lines) > 1:
        return False
    return words().salutation.match(element.lines[0].bare) is not None


def title_levels(elements: Sequence[Element]) -> set[int]:
    """The levels of # that a page uses for titles: the highest, and those above bylines."""
    counts: dict[int, list[int]] = {}
    for index, element in enumerate(elements):
        if element.kind == "head" and element.level:
            after = _after_heads(elements, index)
            counts.setdefault(element.level, []).append(int(is_start(after)))
    levels = {level for level, starts in counts.items() if 2 * sum(starts) >= len(starts) > 0}
    return levels | ({min(counts)} if counts else set())


def _after_heads(elements: Sequence[Element], index: int) -> Element | None:
    while index < len(elements) and elements[index].kind in ("head", "caption", "furniture"):
        index += 1
    return elements[index] if index < len(elements) else None


def is_start(element: Element | None) -> bool:
    """Whether an element opens a report: a byline, a meta line, or a credit as 本报讯（…）."""
    if element is None:
        return False
    return element.kind in ("byline", "meta") or (element.kind == "para" and bool(element.credit))


def _is_one_piece(element: Element) -> bool:
    """Whether furniture, or a notice right below another, goes on with it."""
    return element.kind == "furniture" or (element.kind == "notice" and not element.gap)


def small_units(elements: Sequence[Element]) -> Iterator[Unit]:
    """Captions, notices and furniture; neighbouring lines of furniture are one unit."""
    last: Element | None = None
    unit = Unit()
    for element in elements:
        if element.kind in ("caption", "notice", "furniture"):
            if last and last.kind == element.kind and _is_one_piece(element):
                unit.elements.append(element)
                unit.body.append(element)
            else:
                kind: ArticleKind = "masthead" if element.kind == "furniture" else element.kind
                unit = Unit(kind=kind, body=[element], elements=[element])
                yield unit
        last = element
