"""Captions, notes and small notices among the elements of a page.

Two or more blank lines running are the hole that a photo left, or the end of a column. What
stands right below it alone, cuts a sentence or leads to nothing, is the photo's caption.
"""

from collections.abc import Sequence
from itertools import takewhile

from lcreader.text import bylines, joins
from lcreader.text.blocks import Element
from lcreader.text.lines import WIDE_GAP
from lcreader.text.words import words

_CAPTION = 80  # characters of the longest caption that is a sentence
_NOTE = 150


def mark_captions(source: str, elements: list[Element]) -> None:
    """Give the elements that are captions or notes of the editors that kind."""
    _mark_note(source, elements)
    for element in elements:
        if _has_picture(source, element):
            element.kind = "caption"
    doubtful: list[Element] = []
    titles = proofs = 0
    for index, element in enumerate(elements):
        if element.gap < WIDE_GAP:
            continue
        if element.kind == "para" and _cuts(elements, index) and _is_caption_sentence(element):
            element.kind = "caption"
        if element.kind != "head" or element.level or element.label or len(element.lines) > 1:
            continue
        verdict = _verdict(elements, index)
        if verdict == "caption":
            element.kind = "caption"
            proofs += 1
        elif verdict == "title":
            titles += 1
        else:
            doubtful.append(element)
    if proofs > titles:
        for element in doubtful:
            element.kind = "caption"


def is_broken(element: Element | None) -> bool:
    """Whether a paragraph breaks off and its end is not merely lost."""
    return element is not None and element.open and not joins.is_done(element.lines[-1].tail)


def neighbour(elements: Sequence[Element], index: int, step: int) -> Element | None:
    """The next element in a direction that is no furniture, notice or caption."""
    index += step
    while 0 <= index < len(elements):
        if elements[index].kind in ("head", "para", "byline"):
            return elements[index]
        index += step
    return None


def _verdict(elements: Sequence[Element], index: int) -> str:
    """What a lone short line below a wide gap is: a caption, a title, or "" if that is open."""
    after = neighbour(elements, index, 1)
    if after is None:
        return "caption" if index else ""
    if after.kind == "byline" or after.credit:
        return "title"
    if is_broken(neighbour(elements, index, -1)):
        return "caption"
    if after.kind == "head" and (after.label or after.gap >= WIDE_GAP):
        return "caption"
    return ""


def _cuts(elements: Sequence[Element], index: int) -> bool:
    """Whether the paragraph at `index` stands in the middle of another's sentence."""
    before, after = neighbour(elements, index, -1), neighbour(elements, index, 1)
    if before is None or after is None or after.kind != "para" or after.credit:
        return False
    if not is_broken(before):
        return False
    last = before.lines[-1]
    return joins.goes_on(last, after.lines[0]) and after.gap < WIDE_GAP


def _is_caption_sentence(element: Element) -> bool:
    length = sum(len(line.bare) for line in element.lines)
    whole = element.lines[-1].closed and not joins.is_stub(element.lines[0].bare)
    return whole and length <= _CAPTION


def _has_picture(source: str, element: Element) -> bool:
    if element.kind not in ("head", "para") or element.level or element.credit or element.label:
        return False
    first, last = element.lines[0], element.lines[-1]
    if last.end - first.start > 3 * _CAPTION:
        return False
    if words().caption.match(first.bare):
        return True
    return bylines.has_picture_credit(source[last.start : last.end])


def _mark_note(source: str, elements: list[Element]) -> None:
    """A note of the editors stands above all articles of the page."""
    rest = [e for e in elements if e.kind not in ("furniture", "notice", "meta")]
    note = list(takewhile(lambda e: e.kind == "para" and not e.credit, rest))
    if not note or len(note) == len(rest):
        return
    if rest[len(note)].kind != "byline":
        note = note[:1]
    start, end = note[0].start, note[-1].end
    if end - start <= _NOTE and words().note.search(source, start, end):
        for element in note:
            element.kind = "notice"
