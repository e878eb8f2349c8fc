"""What may have been meant by a query that finds nothing: "did you mean".

The words of the query that are in no article are looked at. What each may have been comes from
the words of the archive, by sound and by distance, and from the word itself; only what finds
something is told. Whether it does is asked of the search: many at once, then the half of them.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import log10
from typing import NamedTuple

from lcreader.archive import mistyping
from lcreader.archive.mistyping import Candidate, best_first
from lcreader.archive.pinyin import bare, load, syllables
from lcreader.records import Span
from lcreader.search.language import parse
from lcreader.search.quoting import quoted
from lcreader.search.tree import (
    Figured,
    InRegion,
    Named,
    Node,
    Tagged,
    Word,
    leaves,
)
from lcreader.search.vocabulary import vocabulary
from lcreader.store import Connection, Store, words
from lcreader.store.words import BACKWARDS, CHARACTERS, INITIALS, PINYIN

MOST = 5
_AT_ONCE = 64  # alternatives in one question
_ALIVE = 8  # of one word, that is enough
_OF_A_KIND = 60  # words of the archive that are held against one word
_MOST_WRONG = 2  # words of one query
_PATIENCE = 3  # times as long as usual, where nothing is found

_KINDS = ("indicator", "place", "byline", "newspaper", "title", "tag")
_KINDS_OF_FIELD = {
    "": _KINDS,
    "title": ("title", "indicator", "place"),
    "byline": ("byline",),
    "paper": ("newspaper",),
    "indicator": ("indicator",),
    "place": ("place",),
    "tag": ("tag",),
}


class Suggestion(NamedTuple):
    """Another query, and how many articles it finds."""

    query: str
    total: int


class _Wrong(NamedTuple):
    """A word of the query, with the field it stands in and its place."""

    text: str
    folded: str
    field: str
    span: Span


class _Found(NamedTuple):
    """What may have been meant by a word and finds something by itself."""

    candidate: Candidate
    total: int


def suggest(
    store: Store, query: str, count: Callable[[str], int], seconds: float = 0.1
) -> list[Suggestion]:
    """At most five queries that find something, the best first.

    After that many seconds what was found until then is told; where nothing was, it goes on for a
    while.
    """
    load()
    asking = _Asking(count, seconds)
    everything = [
        wrong for leaf, wanted in leaves(parse(query).tree) for wrong in _word(leaf, wanted)
    ]
    wrong = [word for word in everything if not asking.total(_alone(word, quoted(word.text)))]
    if not 0 < len(wrong) <= _MOST_WRONG:
        return []
    meant: list[list[_Found]] = [_meant(store, word, asking) for word in wrong]
    if not any(meant):
        return []
    # A word for which nothing else is found stays: it may stand in a choice.
    meant = [found or [_Found(Candidate("", 0), 0)] for found in meant]
    whole = len(everything) == 1 and everything[0].span.of(query) == query.strip()
    found: list[tuple[float, Suggestion]] = []
    for choice in product(*meant):
        other = _replaced(query, wrong, [one.candidate.text for one in choice])
        total = choice[0].total if whole else asking.total(other)
        if total:
            errors = sum(one.candidate.errors for one in choice)
            found.append((_unlikely(errors, total), Suggestion(other, total)))
    found.sort()
    return [suggestion for _, suggestion in found[:MOST]]


def _unlikely(errors: int, total: int) -> float:
    """What sorts suggestions: an error more is made good by thirty times as many articles."""
    return 1.5 * errors - log10(max(total, 1))


def _word(leaf: Node, wanted: bool) -> Iterator[_Wrong]:
    """What of a leaf can be mistyped."""
    if not wanted:
        return
    if isinstance(leaf, Word):
        yield _Wrong(leaf.text, leaf.folded, leaf.field, leaf.span)
    elif isinstance(leaf, InRegion | Tagged) and leaf.folded:
        yield _Wrong(
            leaf.text, leaf.folded, "place" if isinstance(leaf, InRegion) else "tag", leaf.span
        )
    elif isinstance(leaf, Figured) and len(leaf.conditions) == 1:
        tests = leaf.conditions[0].tests
        if len(tests) == 1 and isinstance(tests[0], Named):
            yield _Wrong(tests[0].text, tests[0].folded, "indicator", leaf.span)


def _alone(word: _Wrong, text: str) -> str:
    """A query for a text alone, in the field of the word."""
    return f"{vocabulary().field_names[word.field]}:{text}" if word.field else text


def _replaced(query: str, wrong: Sequence[_Wrong], texts: Sequence[str]) -> str:
    """The query with other words in the place of some, all else left as it was."""
    pieces: list[str] = []
    done = 0
    for word, text in sorted(zip(wrong, texts, strict=True), key=lambda pair: pair[0].span):
        if not text:
            continue
        there = word.span.of(query)
        before = there[: max(there.rfind(word.text), 0)]
        before = before.rstrip("".join(vocabulary().quotes) + vocabulary().wildcards.several)
        pieces += (query[done : word.span.start], before, _written(text))
        done = word.span.end
    return "".join((*pieces, query[done:])).strip()


def _written(text: str) -> str:
    """A candidate as it stands in a query: patterns as they are."""
    return text if "?" in text else quoted(text)


def _meant(store: Store, word: _Wrong, asking: "_Asking") -> list[_Found]:
    """What may have been meant by a word, each of it found in the archive."""
    asking.start_over()
    found: list[_Found] = []
    for group in _groups(store, word, asking):
        known = {one.candidate.text for one in found}
        fresh = [one for one in best_first(group) if one.text not in known]
        found += asking.alive(word, fresh, _ALIVE - len(found))
        if len(found) >= _ALIVE or asking.late():
            break
    found.sort(key=lambda one: _unlikely(one.candidate.errors, one.total))
    if not found:
        patterns = [Candidate(text, 1) for text in mistyping.opened(word.folded)]
        found = asking.alive(word, patterns, 2)
    return found[:MOST]


def _groups(store: Store, word: _Wrong, asking: "_Asking") -> Iterator[list[Candidate]]:
    """Candidates, the likely ones first; each group is worked out when it is asked for."""
    kinds = _KINDS_OF_FIELD.get(word.field, _KINDS)
    yield store.read(_all_of_archive, kinds, bare(word.folded))
    yield [Candidate(text, 1) for text in mistyping.turned(word.folded)]
    yield [
        Candidate(text, 2 + (text in word.folded))  # it may lack its first or last character
        for text in mistyping.cut(word.folded)
    ]
    places = _open_places(word, asking)
    yield [Candidate(text, 0) for at in places for text in mistyping.sounding(word.folded, at)]


def _all_of_archive(db: Connection, kinds: Sequence[str], word: str) -> list[Candidate]:
    # All of them while the connection is ours: read later, it may be another's, or closed.
    return list(_of_archive(db, kinds, word))


def _of_archive(db: Connection, kinds: Sequence[str], word: str) -> Iterator[Candidate]:
    """Words of the archive, or pieces of them, that sound like a word or are near it."""
    if not word:
        return
    if word.isascii() and word.isalpha():
        for way in (PINYIN, INITIALS)[: 2 if len(word) > 1 else 1]:
            for term in words.beginning(db, kinds, way, word, _OF_A_KIND // 6):
                yield Candidate(term.text, 0)
    sound = syllables(word)
    half = (len(word) + 1) // 2
    ways = {
        PINYIN: ("".join(sound), "".join(sound[:half])),
        CHARACTERS: (word[:half],),
        BACKWARDS: (word[::-1][:half],),
    }
    for way, prefixes in ways.items():
        for prefix in prefixes:
            for term in words.beginning(db, kinds, way, prefix, _OF_A_KIND):
                yield from mistyping.nearest(word, sound, term.bare, term.pinyin)


def _open_places(word: _Wrong, asking: "_Asking") -> list[int]:
    """The characters that may be wrong: what stands before and after is found together."""
    text = word.folded
    if len(text) < 3:
        return list(range(len(text)))
    places = []
    for at in range(len(text)):
        rest = " ".join(_alone(word, quoted(p)) for p in (text[:at], text[at + 1 :]) if p.strip())
        if asking.late():
            break
        if asking.total(rest):
            places.append(at)
    return places


class _Asking:
    """Asks how many articles a query finds, as long as there is time."""

    def __init__(self, count: Callable[[str], int], seconds: float) -> None:
        self._count = count
        self._began = time.monotonic()
        self._seconds = seconds
        self._lucky = False
        self._known: dict[str, int] = {}

    def start_over(self) -> None:
        """Nothing is found yet of another word."""
        self._lucky = False

    def late(self) -> bool:
        """Whether the time is over; without anything found there is more of it."""
        passed = time.monotonic() - self._began
        return passed > self._seconds * (1 if self._lucky else _PATIENCE)

    def total(self, query: str) -> int:
        """How many articles; none is told when it is far too late."""
        if query not in self._known:
            if time.monotonic() - self._began > self._seconds * _PATIENCE:
                return 0
            self._known[query] = self._count(query)
        return self._known[query]

    def alive(self, word: _Wrong, candidates: Sequence[Candidate], most: int) -> list[_Found]:
        """The first of the candidates that find something by themselves."""
        found: list[_Found] = []
        for start in range(0, len(candidates), _AT_ONCE):
            if len(found) < most:
                found += self._halves(word, candidates[start : start + _AT_ONCE], most - len(found))
        return found

    def _halves(self, word: _Wrong, group: Sequence[Candidate], most: int) -> list[_Found]:
        if self.late():
            return []
        total = self.total(" OR ".join(_alone(word, _written(one.text)) for one in group))
        if not total:
            return []
        if len(group) == 1:
            self._lucky = True
            return [_Found(group[0], total)]
        middle = len(group) // 2
        found = self._halves(word, group[:middle], most)
        if len(found) < most:
            found += self._halves(word, group[middle:], most - len(found))
        return found
