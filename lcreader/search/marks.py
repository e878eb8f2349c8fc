"""Where the words of a query stand in a text: spans from offsets, and their count."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lcreader.records import Span
from lcreader.search.passages import passages
from lcreader.search.tree import Node, Passage, wanted_passages, wanted_words
from lcreader.text.fold import Folded


class Sought(NamedTuple):
    """What is marked in a text: folded phrases, and patterns and words near each other."""

    phrases: tuple[str, ...] = ()
    nodes: tuple[Passage, ...] = ()


def sought(node: Node | None) -> tuple[Sought, Sought]:
    """What a query has marked in the body, and what in title and subtitle."""
    words, nodes = wanted_words(node), wanted_passages(node)
    body = Sought(
        tuple(dict.fromkeys(word.folded for word in words if not word.field)),
        tuple(one for one in nodes if not one.field),
    )
    title = Sought(
        tuple(dict.fromkeys(word.folded for word in words if word.field in ("", "title"))),
        tuple(one for one in nodes if one.field in ("", "title")),
    )
    return body, title


def find_places(
    folded: Folded,
    phrases: Sequence[str],
    nodes: Sequence[Passage] = (),
    paragraphs: Sequence[int] = (),
) -> tuple[Span, ...]:
    """The places in the original text, rising; what overlaps is one place.

    `paragraphs` are the offsets of the folded text where its paragraphs begin.
    """
    spans = _spans(folded.text, phrases, nodes, paragraphs)
    return tuple(merged(sorted(folded.span(start, end) for start, end in spans)))


def count_places(
    folded: str,
    phrases: Sequence[str],
    nodes: Sequence[Passage] = (),
    paragraphs: Sequence[int] = (),
) -> int:
    """How many places there are in a folded text; what overlaps is one place."""
    return sum(1 for _ in merged(sorted(_spans(folded, phrases, nodes, paragraphs))))


def paragraph_starts(text: str, folded: Folded) -> list[int]:
    """Where in the folded text the paragraphs of the original begin, a line each.

    >>> from lcreader.text.fold import fold
    >>> paragraph_starts("第 一段。\\n第二段。", fold("第 一段。\\n第二段。"))
    [0, 4]
    """
    starts = [0]
    for match in re.finditer("\n", text):
        start = bisect_left(folded.offsets, match.end(), hi=len(folded.text))
        if start > starts[-1]:
            starts.append(start)
    return starts


def _spans(
    text: str, phrases: Sequence[str], nodes: Sequence[Passage], paragraphs: Sequence[int]
) -> Iterable[Span]:
    for phrase in phrases:
        for start in _starts(text, phrase):
            yield Span(start, start + len(phrase))
    for node in nodes:
        for place in passages(node, text, paragraphs):
            yield Span(*place)


def may_overlap(phrases: Sequence[str]) -> bool:
    """Whether a place of one phrase can lie over a place of another."""
    return any(_touches(one, other) for i, one in enumerate(phrases) for other in phrases[i + 1 :])


def _touches(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    shorter = min(len(one), len(other))
    return any(one.endswith(other[:n]) or other.endswith(one[:n]) for n in range(1, shorter))


def _starts(text: str, phrase: str) -> Iterable[int]:
    """Where the phrase begins; a place that lies over the one before is passed over."""
    return (match.start() for match in re.finditer(re.escape(phrase), text))


def merged(spans: Iterable[Span]) -> Iterable[Span]:
    """Rising spans with those that overlap made one; those that only touch stay two."""
    last: Span | None = None
    for span in spans:
        if last is None:
            last = span
        elif span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            yield last
            last = span
    if last is not None:
        yield last
