"""From lines to elements: headlines, paragraphs, bylines, labels, furniture, in page order.

Hard wraps are joined here; sentences that a blank line or a caption cuts stay two elements, the
first of them open. What belongs together is decided by `units`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lcreader.records import Span
from lcreader.text import bylines, heads, joins, roles
from lcreader.text.bylines import Credit
from lcreader.text.lines import WIDE_GAP, Line
from lcreader.text.wraps import blanks_part_paragraphs, is_full, wrap_widths

ElementKind = Literal["head", "para", "byline", "furniture", "notice", "caption", "meta", "end"]

_HEAD_LINES = 3  # lines of a headline without a blank line between them
_HEAD_CHARACTERS = 75
_MARKS = 3  # marked headlines from which a page is taken to mark its headlines
_INDENTED = 0.08  # share of indented lines from which an indent begins a paragraph


@dataclass(slots=True)
class Element:
    """Lines of a page that are one thing.

    `label` is the kind of piece that a label announces. `start`, `end` span the text in the
    source, an opening or closing credit left out; `credit` and `closing` are those credits.
    """

    kind: ElementKind
    lines: list[Line]
    start: int
    end: int
    label: str = ""
    credit: Credit | None = None
    closing: Credit | None = None

    @property
    def gap(self) -> int:
        """The number of blank lines above."""
        return self.lines[0].gap

    @property
    def open(self) -> bool:
        """Whether a paragraph breaks off within a sentence."""
        return self.kind == "para" and not self.lines[-1].closed and self.closing is None

    @property
    def level(self) -> int:
        """The level of a headline that is marked, else 0."""
        return self.lines[0].level

    def spans(self) -> list[Span]:
        """The text of each line in the source, credits left out."""
        return [
            Span(max(line.start, self.start), min(line.end, self.end))
            for line in self.lines
            if line.end > self.start and line.start < self.end
        ]


def group(source: str, lines: list[Line]) -> list[Element]:
    """The elements of a page, in order; every line is in exactly one."""
    roles.set_roles(source, lines)
    grouper = _Grouper(source, lines)
    return grouper.elements()


class _Grouper:
    """Walks down a page once."""

    def __init__(self, source: str, lines: list[Line]) -> None:
        self._source = source
        self._lines = lines
        self._widths = wrap_widths(lines)
        indented = sum(line.indented for line in lines)
        self._indents = indented > 1 and indented >= _INDENTED * len(lines)
        self._blanks = not self._indents and blanks_part_paragraphs(lines, self._widths)
        self._marked = sum(1 for line in lines if line.level) >= _MARKS
        self._found: list[Element] = []

    def elements(self) -> list[Element]:
        """Every line of the page in an element, in page order."""
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if line.role == "meta" and self._is_signed(index):
                line.role = ""
                self._add("para", [line])
                index += 1
            elif line.role == "byline" and self._closes(line):
                self._close(line)
                index += 1
            elif line.role and line.role != "opener":
                self._add(_named(line), [line])
                index += 1
            elif heads.is_marked_headline(line):
                self._add("head", [line])
                index += 1
            else:
                index = self._run(index)
        return self._found

    def _is_signed(self, index: int) -> bool:
        """Whether a date stands below a text and signs it."""
        if not self._found:
            return False
        last = self._found[-1]
        if last.kind == "head" and joins.is_office(last.lines[-1].bare):
            return len(self._found) > 1
        return last.kind == "para" or index + 1 == len(self._lines)

    def _closes(self, line: Line) -> bool:
        """Whether a byline in brackets stands below a text and is its closing credit."""
        last = self._found[-1] if self._found else None
        return (
            bylines.is_bracketed(line.bare)
            and last is not None
            and last.kind == "para"
            and not last.open
        )

    def _close(self, line: Line) -> None:
        last = self._found[-1]
        last.lines.append(line)
        last.closing = line.credit

    def _add(self, kind: ElementKind, lines: list[Line]) -> None:
        first, last = lines[0], lines[-1]
        element = Element(kind, lines, first.start, last.end)
        if kind == "para":
            if first.role == "opener" and first.credit:
                element.credit = first.credit
                element.start = first.start + first.credit.end
            start = lines[-2].start if len(lines) > 1 else last.start
            element.closing = bylines.closing_credit(self._source[start : last.end])
            if element.closing:
                element.end = start + element.closing.start
        elif kind in ("byline", "meta"):
            element.credit = first.credit
        elif kind == "head":
            element.label = roles.label_kind(first)
        self._found.append(element)

    def _run(self, start: int) -> int:
        """Add what begins at a line of text: headline lines, then a paragraph; where it ends."""
        end = self._reach(start)
        lines = self._lines[start:end]
        count = self._head_lines(start, end)
        if count:
            self._add("head", lines[:count])
        if count == len(lines):
            return end
        rest = lines[count:]
        if self._is_verse(rest, self._widths[start]):
            if not self._found and heads.is_headlike(rest[0]):
                self._add("head", [rest.pop(0)])
            for line in rest:
                self._add("para", [line])
        else:
            self._add("para", rest)
        return end

    def _reach(self, start: int) -> int:
        """Where the lines end that may be one paragraph with the line at `start`."""
        index = start
        while index + 1 < len(self._lines):
            line, after = self._lines[index], self._lines[index + 1]
            if after.gap or after.role or after.level:
                break
            if (self._indents and after.indented) or joins.counts_on(self._lines[start], after):
                break
            width = self._widths[index]
            if line.closed:
                if not self._is_inside(index, width):
                    break
            elif _leads_to_list(line, after) or (
                not is_full(line, width) and _is_whole(line, after)
            ):
                break
            index += 1
        return index + 1

    def _is_inside(self, index: int, width: int) -> bool:
        """Whether a sentence ends just where a wrapped line does, and the paragraph goes on."""
        if self._are_heads(index + 1) or joins.is_numbered_head(self._lines[index + 1]):
            return False
        if self._indents or not is_full(self._lines[index], width):
            return self._indents
        return self._blanks or self._lines[index + 1].width >= width - 2

    def _are_heads(self, index: int) -> bool:
        """Whether a headline stands from `index` on: up to an indent, a byline, the end."""
        for line in self._lines[index : index + _HEAD_LINES]:
            if not heads.is_headlike(line):
                return False
            index += 1
            if self._is_boundary(index):
                return True
        return False

    def _is_boundary(self, index: int) -> bool:
        if index >= len(self._lines):
            return True
        line = self._lines[index]
        return bool(line.role or line.level or (self._indents and (line.indented or line.gap)))

    def _head_lines(self, start: int, end: int) -> int:
        """How many of the lines from `start` to `end` are a headline."""
        lines = self._lines[start:end]
        before = self._found[-1] if self._found else None
        after = self._lines[end] if end < len(self._lines) else None
        if lines[0].role == "opener":
            return 0
        if lines[-1].closed:
            return self._leading_heads(lines, start, before, after)
        if self._is_head(lines, start, before, after):
            return len(lines)
        long = len(lines) > 1 and not all(heads.is_headlike(line) for line in lines)
        return self._leading_heads(lines, start, before, after) if long else 0

    def _leading_heads(
        self, lines: Sequence[Line], start: int, before: Element | None, after: Line | None
    ) -> int:
        """Headline lines that stand right upon a paragraph, or a headline that is a question."""
        if len(lines) == 1:
            return int(_is_question_head(lines[0], before, after))
        if _is_broken_off(before):
            return 0
        first = before is None or before.kind in ("head", "furniture", "meta") or lines[0].gap > 0
        ended = before is not None and before.closing is not None  # so that an article begins
        count = 0
        for line, below in pairwise(lines[: _HEAD_LINES + 1]):
            if not heads.is_headlike(line) or self._is_mere_text(line, before):
                break
            certain = ended and count == 0 and not heads.is_unfinished(line)
            if heads.runs_into(line, below, self._widths[start + count], first) and not certain:
                break
            count += 1
        return count

    def _is_head(
        self, lines: Sequence[Line], start: int, before: Element | None, after: Line | None
    ) -> bool:
        """Whether lines that end no sentence are a headline and no broken paragraph."""
        if len(lines) > _HEAD_LINES or sum(len(x.bare) for x in lines) > _HEAD_CHARACTERS:
            return False
        if not all(heads.is_headlike(x) or joins.has_open_bracket(x.bare) for x in lines):
            return False
        if heads.is_unfinished(lines[-1]):
            return False
        in_hole = _is_broken_off(before) and lines[0].gap >= WIDE_GAP
        if after and joins.is_stub(after.bare) and not in_hole:
            return False
        if any(heads.is_sub_head(line) for line in lines):
            return True
        if joins.is_counted(lines[0]) and (_is_item(before) or (after and joins.is_counted(after))):
            return False
        at_end = after is None or bool(after.role) or after.level > 0
        width = self._widths[start]
        if len(lines) > 1:
            flows = width and all(is_full(line, width) for line in lines[:-1])
            return at_end or not flows
        line = lines[0]
        below = before is not None and before.kind == "para" and not line.gap
        if below and joins.is_numbered_head(line) and self._is_section(before, line, width, after):
            return True
        if below and not at_end and (width or _is_broken_off(before)):
            return self._indents and not line.indented and not _is_broken_off(before)
        return at_end or not self._is_mere_text(line, before)

    def _is_section(
        self, before: Element | None, line: Line, width: int, after: Line | None
    ) -> bool:
        """Whether a numbered line right below a text is the head of a section."""
        if before is None or after is None or is_full(line, width):
            return False
        last = before.lines[-1]
        if joins.is_numbered_head(after) and not joins.is_counted(after):
            return last.closed and _rank(line) < _rank(after)
        return last.closed or last.tail[-1] in "：:"

    def _is_mere_text(self, line: Line, before: Element | None) -> bool:
        """Whether a line without a mark stands below a marked headline, as its text does."""
        if not self._marked or line.level or heads.is_sub_head(line):
            return False
        return before is not None and before.kind == "head" and before.level > 0

    def _is_verse(self, lines: Sequence[Line], width: int) -> bool:
        """Whether many short lines in a row are lines of their own."""
        if width or len(lines) <= _HEAD_LINES:
            return False
        return all(heads.is_headlike(line) for line in lines[:-1])


def _named(line: Line) -> ElementKind:
    if line.role == "label":
        return "head"
    if line.role in ("byline", "furniture", "notice", "meta", "end"):
        return line.role
    raise ValueError(line.role)


def _is_whole(line: Line, after: Line) -> bool:
    """Whether a line without a stop, short of the column's edge, ends a paragraph nonetheless."""
    if joins.is_numbered_head(line) and heads.is_headlike(line):
        return True
    return joins.starts_list(after) or line.tail[-1] in "：；:;"


def _leads_to_list(line: Line, after: Line) -> bool:
    """Whether a line ends in a colon or semicolon and the next begins with a number."""
    return line.tail[-1] in "：:；;" and joins.starts_list(after)


def _rank(line: Line) -> int:
    """How deep a numbered head stands: 一、 above （一）."""
    return int(line.bare[0] in "（(")


def _is_item(element: Element | None) -> bool:
    return element is not None and element.kind == "para" and joins.is_counted(element.lines[0])


def _is_broken_off(element: Element | None) -> bool:
    return element is not None and element.open and not joins.is_done(element.lines[-1].tail)


def _is_question_head(line: Line, before: Element | None, after: Line | None) -> bool:
    """Whether a line that ends in ？ or ！ is a headline: short, at the top or above a byline."""
    if len(line.bare) > 30 or line.bare[-1] not in "？！?!" or "。" in line.bare or after is None:
        return False
    if after.role in ("byline", "opener", "meta"):
        return True
    return before is None
