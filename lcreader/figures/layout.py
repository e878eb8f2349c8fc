"""Where the quantities of a text stand: paragraph, sentence, clause, and what is theirs in it.

In go the folded text and its measures, out come spots: each measure with the span of its sentence
and clause and the stretch left and right of it that no other measure claims.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lcreader.figures import hedges
from lcreader.figures.compose import Measure
from lcreader.records import Span

_END = sys.maxsize  # behind any text
_FAR = 160  # characters: what stands further before a number names it no more
_SENTENCE = re.compile(r"[。！？!?…\n]+[”’」』\"）)]*")
_CLAUSE = re.compile(r"[，,；;：:。！？!?…\n〕】]")
_SPEECH = re.compile(r"“[^”\n]{8,400}”")
_COMMA = re.compile(r"[，,。！？]")


class Spot(NamedTuple):
    """A measure in its place. `hedge` is where number with its hedge begins, `after` where it ends.

    `left` and `right` bound the text of the clause that is this measure's own; `first` is the
    start of the clause with measures or not; `speech` says that somebody is quoted.
    """

    measure: Measure
    paragraph: Span
    sentence: Span
    clause: Span
    left: int
    hedge: int
    after: int
    right: int
    speech: bool


class Layout(NamedTuple):
    """A folded text cut into paragraphs, sentences and clauses."""

    text: str
    paragraphs: list[Span]
    sentences: list[Span]
    clauses: list[Span]
    speeches: list[Span]
    measured: list[int]  # where measures begin

    def has_measure(self, span: Span) -> bool:
        """Whether a measure begins in `span`."""
        at = bisect_left(self.measured, span.start)
        return at < len(self.measured) and self.measured[at] < span.end


def lay_out(text: str, measures: Sequence[Measure] = ()) -> Layout:
    """The paragraphs, sentences, clauses and longer quotations of folded `text`."""
    inside = [(m.start, m.end) for m in measures]
    speeches = [
        Span(*match.span())
        for match in _SPEECH.finditer(text)
        if _COMMA.search(match[0]) or match[0][-2] in "。！？"
    ]
    return Layout(
        text,
        _cut(text, [(m.start(), m.end()) for m in re.finditer("\n+", text)]),
        _cut(text, [m.span() for m in _SENTENCE.finditer(text)]),
        _cut(text, _outside([m.span() for m in _CLAUSE.finditer(text)], inside)),
        speeches,
        [m.start for m in measures],
    )


def _outside(
    cuts: list[tuple[int, int]], inside: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The cuts that do not fall into a measure (the comma of 1,200家)."""
    kept, at = [], 0
    for cut in cuts:
        while at < len(inside) and inside[at][1] <= cut[0]:
            at += 1
        if at == len(inside) or cut[0] < inside[at][0]:
            kept.append(cut)
    return kept


def _cut(text: str, cuts: list[tuple[int, int]]) -> list[Span]:
    """The stretches between the ends of `cuts`, each with the sign that ends it."""
    spans, start = [], 0
    for _, end in cuts:
        spans.append(Span(start, end))
        start = end
    if start < len(text) or not spans:
        spans.append(Span(start, len(text)))
    return spans


def around(spans: Sequence[Span], at: int) -> Span:
    """The one of the adjoining `spans` that holds `at`."""
    return spans[max(bisect_right(spans, (at, _END)) - 1, 0)]


def spots(layout: Layout, measures: Sequence[Measure]) -> list[Spot]:
    """Each measure with what is around it."""
    text = layout.text
    found: list[Spot] = []
    reach = [hedges.reach(text, m.start, m.end, m.number_end, m.kind) for m in measures]
    for place, measure in enumerate(measures):
        clause = around(layout.clauses, measure.start)
        hedge, after = reach[place]
        left = max(clause.start, reach[place - 1][1] if place else 0, hedge - _FAR)
        left = max(left, _bracket(text, left, hedge))
        right = clause.end
        if place + 1 < len(measures):
            right = min(right, reach[place + 1][0])
        speech = (
            bool(layout.speeches)
            and measure.start < around(layout.speeches, measure.start).end
            and measure.start >= around(layout.speeches, measure.start).start
        )
        found.append(
            Spot(
                measure,
                around(layout.paragraphs, measure.start),
                around(layout.sentences, measure.start),
                clause,
                min(left, hedge),
                hedge,
                after,
                max(right, after),
                speech,
            )
        )
    return found


def _bracket(text: str, start: int, end: int) -> int:
    """Behind the bracket that is open before `end`, or 0."""
    opened = max(text.rfind("(", start, end), text.rfind("（", start, end))
    if opened < 0 or max(text.find(")", opened, end), text.find("）", opened, end)) >= 0:
        return 0
    return opened + 1
