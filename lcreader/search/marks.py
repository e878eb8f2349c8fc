"""Where the words of a query stand in a text: spans from offsets, and their count."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import NamedTuple

from lcreader.records import Matching, Span
from lcreader.search.passages import passages
from lcreader.search.strict import strict_passage, strict_phrase
from lcreader.search.tree import Node, Passage, Word, leaves
from lcreader.text.fold import Folded


class Sought(NamedTuple):
    """What is marked in a text: phrases, and patterns and words near each other.

    Both as they are looked for in a folded text or, where characters are told apart, in its
    strict form (see `strict.py`).
    """

    phrases: tuple[str, ...] = ()
    nodes: tuple[Passage, ...] = ()


class Wanted(NamedTuple):
    """The words, and the patterns and words near each other, that a query looks for."""

    words: tuple[Word, ...] = ()
    nodes: tuple[Passage, ...] = ()

    def sought(self, matching: Matching) -> Sought:
        """As they are looked for."""
        phrases = (as_sought(word, matching) for word in self.words)
        strict = matching != Matching()
        nodes = (strict_passage(one, matching) if strict else one for one in self.nodes)
        return Sought(tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(nodes)))


def as_sought(word: Word, matching: Matching) -> str:
    """A word as it is looked for in a folded text or its strict form."""
    return word.folded if matching == Matching() else strict_phrase(word.text, matching)


def wanted(node: Node | None) -> tuple[Wanted, Wanted]:
    """What a query looks for in the body, and what in title and subtitle."""
    found = [leaf for leaf, is_wanted in leaves(node) if is_wanted]

    def of(*fields: str) -> Wanted:
        return Wanted(
            tuple(leaf for leaf in found if isinstance(leaf, Word) and leaf.field in fields),
            tuple(leaf for leaf in found if isinstance(leaf, Passage) and leaf.field in fields),
        )

    return of(""), of("", "title")


def sought(node: Node | None, matching: Matching) -> tuple[Sought, Sought]:
    """What a query has marked in the body, and what in title and subtitle."""
    body, title = wanted(node)
    return body.sought(matching), title.sought(matching)


def find_places(
    folded: Folded, what: Sought, paragraphs: Sequence[int] = (), form: str | None = None
) -> tuple[Span, ...]:
    """The places in the original text, rising; what overlaps is one place.

    `paragraphs` are the offsets of the folded text where its paragraphs begin; `form` is its
    strict form, where characters are told apart.
    """
    spans = _spans(folded.text, what, paragraphs, form)
    return tuple(merged(sorted(folded.span(start, end) for start, end in spans)))


def count_places(
    folded: str, what: Sought, paragraphs: Sequence[int] = (), form: str | None = None
) -> int:
    """How many places there are in a folded text; what overlaps is one place."""
    return sum(1 for _ in merged(sorted(_spans(folded, what, paragraphs, form))))


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


def _spans(text: str, what: Sought, paragraphs: Sequence[int], form: str | None) -> Iterable[Span]:
    for phrase in what.phrases:
        for start in _starts(text if form is None else form, phrase):
            yield Span(start, start + len(phrase))
    for node in what.nodes:
        for place in passages(node, text, paragraphs, form):
            yield Span(*place)


def may_overlap(phrases: Sequence[str]) -> bool:
    """Whether a place of one phrase can lie over a place of another."""
    return any(overlaps(one, other) for one, other in permutations(phrases, 2))


def overlaps(one: str, other: str) -> list[str]:
    """What stands where the second phrase lies over the first, or begins in it.

    >>> overlaps("高质量", "质量强省"), overlaps("高质量", "质量"), overlaps("聊城", "企业")
    (['高质量强省'], ['高质量'], [])
    """
    if other in one:
        return [one]
    shorter = min(len(one), len(other))
    return [one + other[n:] for n in range(1, shorter) if one.endswith(other[:n])]


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
