"""The piece of an article that a list of hits shows: around its best cluster of places."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from lcreader.records import Snippet, Span

# How many characters a snippet has at most, and how many it shows before its first place.
_LENGTH = 76
_BEFORE = 18
# Where a snippet may begin and end, the better ones first.
_SENTENCE_END = re.compile(r"[。！？!?；;\n][”’」』）)]*")
_CLAUSE_END = re.compile(r"[，,：:、 ][”’」』）)]*")
_CUT = "…"


def make_snippet(text: str, places: Sequence[Span]) -> Snippet:
    """A piece of the text with the places that lie in it; its beginning where there is none.

    Cut at the edges of sentences or clauses where there are any near; line breaks are shown as
    spaces, and a cut within a sentence as an ellipsis.
    """
    start = _start(text, places[_best(text, places)]) if places else 0
    end = _end(text, start, places)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return _cut_out(text, Span(start, end), places)


def _best(text: str, places: Sequence[Span]) -> int:
    """The place after which most different words, and most places, fit into a snippet."""

    def weight(first: int) -> tuple[int, int]:
        limit = places[first].start + _LENGTH - _BEFORE
        inside = places[first : bisect_left(places, (limit,))]
        return len({place.of(text) for place in inside}), len(inside)

    return max(range(len(places)), key=lambda first: (weight(first), -first))


def _start(text: str, place: Span) -> int:
    """The beginning of a sentence if one is near, of a clause, or a few characters before."""
    earliest = max(min(place.start - _BEFORE, len(text) - _LENGTH), 0)
    if earliest == 0:
        return 0
    for border in (_SENTENCE_END, _CLAUSE_END):
        if match := border.search(text, earliest - 1, place.start):
            return match.end()
    return earliest


def _end(text: str, start: int, places: Sequence[Span]) -> int:
    """The end of a sentence or clause that keeps the snippet short, after the places in it."""
    latest = start + _LENGTH
    if latest >= len(text):
        return len(text)
    inside = [place.end for place in places if place.start >= start and place.end <= latest]
    needed = max([start + _LENGTH // 2, *inside])
    for border in (_SENTENCE_END, _CLAUSE_END):
        ends = [match.end() for match in border.finditer(text, needed - 1, latest)]
        if ends:
            return ends[-1]
    return latest


def _cut_out(text: str, span: Span, places: Sequence[Span]) -> Snippet:
    piece = span.of(text).replace("\n", " ").replace("\u2029", " ").replace("\r", " ")
    before = _CUT if _within_sentence(text, span.start) else ""
    after = _CUT if _within_sentence(text, span.end) else ""
    shift = len(before) - span.start
    marks = tuple(
        Span(max(place.start, span.start) + shift, min(place.end, span.end) + shift)
        for place in places
        if place.start < span.end and place.end > span.start
    )
    return Snippet(before + piece + after, marks)


def _within_sentence(text: str, at: int) -> bool:
    """Whether a cut here goes through a sentence."""
    before = text[:at].rstrip(" ”’」』）)")
    if not before or not text[at:].strip():
        return False
    return not _SENTENCE_END.match(before, len(before) - 1)
