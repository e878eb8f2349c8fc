"""Where the words of a query stand in a text: spans from offsets, and their count."""

import re
from collections.abc import Iterable, Sequence

from lcreader.records import Span
from lcreader.text.fold import Folded


def find_places(folded: Folded, phrases: Sequence[str]) -> tuple[Span, ...]:
    """The places of the phrases in the original text, rising; what overlaps is one place."""
    text = folded.text
    found = sorted(
        folded.span(start, start + len(phrase))
        for phrase in phrases
        for start in _starts(text, phrase)
    )
    return tuple(merged(found))


def count_places(folded: str, phrases: Sequence[str]) -> int:
    """How many places the phrases have in a folded text; what overlaps is one place."""
    spans = sorted(
        Span(start, start + len(phrase)) for phrase in phrases for start in _starts(folded, phrase)
    )
    return sum(1 for _ in merged(spans))


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
