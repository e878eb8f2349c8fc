"""From elements to units: which headline, byline and paragraphs are one article.

Most pages set headlines before bodies, some (as they come out of a layout program) after them.
Which it is, the whole page tells: where it begins and what it ends with.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from lcreader.text import dates, heads, joins
from lcreader.text.blocks import Element
from lcreader.text.captions import is_broken, mark_captions, neighbour
from lcreader.text.lines import WIDE_GAP
from lcreader.text.units import (
    Unit,
    heads_follow,
    is_letter,
    is_start,
    mark_furniture,
    merge_heads,
    small_units,
    title_levels,
)

_PHOTO_NEWS = 3  # paragraphs of the longest photo news
_PHOTO_NEWS_CHARACTERS = 400
_LEAD = 3  # paragraphs that may stand between a headline and its byline


def units_of(source: str, elements: list[Element]) -> list[Unit]:
    """The units of a page, in the order of their first lines."""
    mark_captions(source, elements)
    mark_furniture(elements)
    merged = merge_heads(elements)
    flow = [e for e in merged if e.kind in ("head", "para", "byline", "meta")]
    small = list(small_units(merged))
    maker = _After(source, merged) if heads_follow(flow) else _Before(source, merged)
    found = small + [unit for unit in maker.units() if unit.elements]
    return sorted(found, key=lambda unit: min(e.lines[0].number for e in unit.elements))


class _Maker(ABC):
    """Walks down the elements of a page and deals them out to units."""

    def __init__(self, source: str, elements: Sequence[Element]) -> None:
        self._source = source
        self._elements = elements
        self._unit = Unit()
        self._done: list[Unit] = []

    def units(self) -> list[Unit]:
        """The units of the page."""
        for index, element in enumerate(self._elements):
            if element.kind == "head":
                self._head(element, index)
            elif element.kind == "byline":
                self._byline(element, index)
            elif element.kind == "para":
                self._paragraph(element, index)
            elif element.kind in ("meta", "end"):
                self._unit.add_credit(element)
                self._unit.ended = self._unit.ended or element.kind == "end"
        self._begin()
        return self._done

    def _begin(self) -> None:
        """Close the unit at hand and begin a new one."""
        if self._unit.elements:
            self._done.append(self._unit)
        self._unit = Unit()

    @abstractmethod
    def _head(self, element: Element, index: int) -> None: ...

    @abstractmethod
    def _byline(self, element: Element, index: int) -> None: ...

    @abstractmethod
    def _paragraph(self, element: Element, index: int) -> None: ...

    def _next(self, index: int) -> Element | None:
        return neighbour(self._elements, index, 1)

    def _as_caption(self, element: Element) -> None:
        self._done.append(Unit(kind="caption", body=[element], elements=[element]))

    def _close_photo_news(self) -> None:
        """Take a text without headline that ends in a credit for photo news, if it is short."""
        unit = self._unit
        length = sum(e.end - e.start for e in unit.body)
        if unit.head or unit.labels or unit.opened or len(unit.body) > _PHOTO_NEWS:
            return
        if length <= _PHOTO_NEWS_CHARACTERS:
            unit.kind = "caption"
            self._begin()


class _After(_Maker):
    """Headlines follow their bodies: a headline ends its unit."""

    def _head(self, element: Element, index: int) -> None:
        after = self._next(index)
        if not self._unit.body:
            self._unit.add_head(element)
            return
        whole = any(heads.is_sub_head(x) or heads.is_kicker(x) for x in element.lines)
        whole = whole or bool(element.label) or len(element.lines) > 1
        if after is None or is_start(after) or whole or element.gap >= WIDE_GAP:
            self._unit.add_head(element)
            self._begin()
        elif is_broken(self._unit.body[-1]):
            self._as_caption(element)
        else:
            self._unit.add_subhead(element)

    def _byline(self, element: Element, index: int) -> None:
        after = self._next(index)
        if self._unit.body and after is not None and after.kind == "para":
            self._begin()
        self._unit.add_credit(element)

    def _paragraph(self, element: Element, index: int) -> None:
        if element.credit and self._unit.body:
            self._begin()
        lead_byline = bool(self._unit.credits)
        self._unit.add_paragraph(element)
        if element.closing and not lead_byline and is_start(self._next(index)):
            self._close_photo_news()


class _Before(_Maker):
    """Headlines stand before their bodies: a headline opens a unit, or is a subhead."""

    def __init__(self, source: str, elements: Sequence[Element]) -> None:
        super().__init__(source, elements)
        self._levels = title_levels(elements)
        self._waiting: Unit | None = None  # opened by a byline, its headline not yet met

    def _head(self, element: Element, index: int) -> None:
        unit = self._unit
        after = self._next(index)
        if self._cuts_sentence(element, after):
            if unit.head or element.gap >= WIDE_GAP:
                self._as_caption(element)
            else:
                unit.add_head(element)
        elif self._opens(element, index, after):
            self._begin()
            self._unit.add_head(element)
        elif self._waiting is not None and not element.level:
            if unit is not self._waiting:
                self._begin()
                self._done.remove(self._waiting)
                self._unit = self._waiting
            self._waiting.add_head(element)
            self._waiting = None
        elif not unit.elements:
            unit.add_head(element)
        elif not element.level and self._is_signature(element, after, index):
            self._end_line(element)
        else:
            unit.add_subhead(element)

    def _is_signature(self, element: Element, after: Element | None, index: int) -> bool:
        """Whether a short line signs the text: nothing follows it but a date."""
        if after is None:
            return True
        if after.kind == "head":
            return is_letter(self._next(index + 1)) and bool(self._unit.paragraphs)
        if after.kind != "para" or not dates.is_date(after.lines[0].bare):
            return False
        return index + 2 >= len(self._elements) or joins.is_office(element.lines[-1].bare)

    def _end_line(self, element: Element) -> None:
        """Short lines at the very end sign the text above."""
        for line in element.lines:
            self._unit.add_paragraph(Element("para", [line], line.start, line.end))

    def _cuts_sentence(self, element: Element, after: Element | None) -> bool:
        if element.level or element.label or not self._unit.body or is_letter(after):
            return False
        if after is None or after.kind != "para" or after.credit or after.lines[0].level:
            return False
        before = self._unit.body[-1]
        if self._unit.elements[-1] is not before:
            return False
        last = before.lines[-1]
        return is_broken(before) and joins.goes_on(last, after.lines[0])

    def _opens(self, element: Element, index: int, after: Element | None) -> bool:
        """Whether a headline opens a new unit and is no subhead of the present one."""
        unit = self._unit
        if element.label or not unit.elements or unit.ended:
            return True
        if element.level and min(x.level for x in element.lines if x.level) in self._levels:
            return True
        if joins.is_numbered_head(element.lines[0]):
            return False
        if is_start(after) or (unit.body and unit.body[-1].closing is not None):
            return True
        below = self._elements[index + 1] if index + 1 < len(self._elements) else None
        if unit.body and (is_letter(after) or (below is not None and below.kind == "meta")):
            return True
        if not unit.body or element.level or unit.elements[-1].kind == "head":
            return False
        if element.gap >= WIDE_GAP:
            return True
        return self._is_dated(after) or self._has_late_byline(index)

    def _is_dated(self, after: Element | None) -> bool:
        """Whether the text below opens with a dateline, as the text of the present unit does."""
        if after is None or after.kind != "para" or self._unit.credits:
            return False
        return self._has_dateline(after) and self._has_dateline(self._unit.paragraphs[0])

    def _has_dateline(self, element: Element) -> bool:
        return dates.opens_with_date(self._source[element.start : element.start + 24])

    def _has_late_byline(self, index: int) -> bool:
        """Whether a byline stands below the lead, while the present unit has its own."""
        if not self._unit.credits:
            return False
        for element in self._elements[index + 1 : index + 2 + _LEAD]:
            if element.kind == "byline":
                return True
            if element.kind != "para" or element.gap >= WIDE_GAP:
                return False
        return False

    def _byline(self, element: Element, index: int) -> None:
        unit = self._unit
        if not unit.paragraphs:
            unit.add_credit(element)
            if not unit.head and not unit.labels:
                self._waiting = unit
            return
        after = self._next(index)
        if not unit.credits:
            unit.add_credit(element)
            if not unit.head and (after is None or after.kind == "head"):
                self._close_photo_news()
        elif after is not None and after.kind == "para":
            self._begin()
            self._unit.add_credit(element)
        else:
            self._split_photo_news()
            self._unit.add_credit(element)
            self._close_photo_news()

    def _split_photo_news(self) -> None:
        """Begin a unit at the last wide gap, so that the credit below it finds its text."""
        unit = self._unit
        for at in range(len(unit.body) - 1, 0, -1):
            if unit.body[at].gap < WIDE_GAP:
                continue
            moved = unit.body[at:]
            if len(moved) > _PHOTO_NEWS or any(e.kind != "para" for e in moved):
                return
            unit.body = unit.body[:at]
            unit.elements = [e for e in unit.elements if all(e is not m for m in moved)]
            self._begin()
            self._unit.body = moved
            self._unit.elements = list(moved)
            return

    def _paragraph(self, element: Element, index: int) -> None:
        unit = self._unit
        if element.credit and unit.paragraphs:
            self._begin()
        elif self._is_photo_news(element, index):
            self._as_caption(element)
            return
        lead_byline = bool(self._unit.credits)
        self._unit.add_paragraph(element)
        if element.closing and not lead_byline and not self._unit.head:
            self._close_photo_news()

    def _is_photo_news(self, element: Element, index: int) -> bool:
        """Whether a dated sentence stands alone below a wide gap and above the next headline."""
        if element.gap < WIDE_GAP or element.credit or not self._unit.body:
            return False
        if is_broken(self._unit.body[-1]) or not self._has_dateline(element):
            return False
        if element.end - element.start > _PHOTO_NEWS_CHARACTERS // 2:
            return False
        after = self._elements[index + 1] if index + 1 < len(self._elements) else None
        return after is None or after.kind == "head" or after.gap >= WIDE_GAP
