"""Patterns and words near each other in many folded texts at once, by the rules of `passages.py`.

Places are arrays here, and what is asked of one text there is asked of all that are laid end to
end. Where sentences end is told by rules that look at each sign; here it is only told in which
texts the words may stand in one sentence, and the rules are asked about those alone.

All lengths are UTF-16 units: texts with characters that take two are left to `passages.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lcreader.search.engine.laid import Laid
from lcreader.search.engine.packing import Ints, apart, distinct, present
from lcreader.search.marks import Sought
from lcreader.search.tree import And, Near, Node, Or, Pattern, Together, Word

# More than any two places of one text can be apart.
_APART = 1 << 32
# What surely ends a sentence, unless one of the others follows (see `passages.sentence_starts`).
_STOPS = "。!?"
_AFTER_STOPS = np.array([ord(sign) for sign in '。!?.")]】』」'], np.uint16)


class Places(NamedTuple):
    """Half-open places in texts that are laid end to end, in order, none twice."""

    starts: Ints
    ends: Ints


def is_told_at_once(node: Node) -> bool:
    """Whether its places do not depend on where sentences end."""
    if isinstance(node, Together) and node.within == "sentence":
        return False
    if isinstance(node, Near | Together | And | Or):
        return all(map(is_told_at_once, node.parts))
    return True


class Reader:
    """What nodes of a query find in some texts.

    `paragraphs` tells where paragraphs begin, rising; `rarest` which unit of a phrase is rare.
    """

    def __init__(self, laid: Laid, paragraphs: Ints, rarest: Callable[[str], int]) -> None:
        self._laid = laid
        self._paragraphs = distinct(laid.lines, paragraphs) if len(paragraphs) else laid.lines
        self._rarest = rarest
        self._known: dict[Node, Places] = {}

    def counts(self, what: Sought) -> Ints:
        """How many places each text has of what is told at once; overlapping ones are one.

        As in one text, places of a phrase or pattern that reach into one before are passed over.
        """
        phrases = (_not_into_each_other(self._phrase(phrase)) for phrase in what.phrases)
        found = _united([*phrases, *map(self._top, what.nodes)])
        if not len(found.starts):
            return np.zeros(len(self._laid.docs), np.int64)
        reached = np.maximum.accumulate(found.ends)
        new = np.concatenate(([True], found.starts[1:] >= reached[:-1]))
        return self._tallied(found.starts[new])

    def may_hold(self, node: Node) -> NDArray[np.bool_]:
        """Which texts may have places of a node; no others have any."""
        stretches = self._ids(node, self._paragraphs)
        return self._tallied(self._paragraphs[stretches - 1]) > 0

    def _tallied(self, starts: Ints) -> Ints:
        ends = self._laid.ends
        owners = np.searchsorted(ends, starts, side="right") - 1
        return np.bincount(owners, minlength=len(ends) - 1)

    def _top(self, node: Node) -> Places:
        if isinstance(node, Word | Pattern):
            return _not_into_each_other(self._leaf(node))
        return self._within(node, self._laid.lines)

    def _leaf(self, node: Word | Pattern) -> Places:
        if node not in self._known:
            found = self._phrase(node.folded) if isinstance(node, Word) else self._pattern(node)
            self._known[node] = found
        return self._known[node]

    def _phrase(self, folded: str) -> Places:
        starts = self._laid.places(folded, self._rarest(folded))
        return Places(starts, starts + len(folded))

    def _pattern(self, node: Pattern) -> Places:
        """From the last piece to the first: where each can begin, and where the whole ends."""
        rest = self._phrase(node.pieces[-1])
        for piece, (least, most) in zip(node.pieces[-2::-1], reversed(node.gaps), strict=True):
            here = self._phrase(piece)
            starts = _parted(rest.starts, rest.starts, self._laid.lines)
            ends = _parted(here.ends, here.starts, self._laid.lines)
            following = np.searchsorted(starts, ends + least)
            fits = following < len(starts)
            following = np.minimum(following, len(starts) - 1)
            fits &= starts[following] <= ends + most if len(starts) else False
            rest = Places(here.starts[fits], rest.ends[following[fits]])
        return rest

    def _within(self, node: Node, bounds: Ints) -> Places:
        """The places that lie wholly in stretches from one bound to the next."""
        if isinstance(node, Word | Pattern):
            starts, ends = self._leaf(node)
            whole = ends <= bounds[np.searchsorted(bounds, starts, side="right")]
            return Places(starts[whole], ends[whole])
        if isinstance(node, Or):
            return _united([self._within(part, bounds) for part in node.parts])
        if isinstance(node, Near):
            parts = [self._within(part, bounds) for part in node.parts]
            return _united(_chained(parts, node.distances, bounds))
        assert isinstance(node, Together | And)
        inner = self._paragraphs if isinstance(node, Together) else bounds
        return _all([self._within(part, inner) for part in node.parts], inner)

    def _ids(self, node: Node, bounds: Ints) -> Ints:
        """The stretches in which a place of the node may begin, counted from 1."""
        if isinstance(node, Word | Pattern):
            return distinct(np.searchsorted(bounds, self._leaf(node).starts, side="right"))
        if isinstance(node, Or):
            return distinct(*(self._ids(part, bounds) for part in node.parts))
        assert isinstance(node, Near | Together | And)
        inner = bounds
        if isinstance(node, Together):
            inner = self._sentences() if node.within == "sentence" else self._paragraphs
        common = reduce(_common, (self._ids(part, inner) for part in node.parts))
        if inner is bounds:
            return common
        return distinct(np.searchsorted(bounds, inner[common - 1], side="right"))

    def _sentences(self) -> Ints:
        """Bounds that no sentence reaches over: some ends are missed, none is made up."""
        stops = np.concatenate([self._laid.places(sign) for sign in _STOPS]) + 1
        stops = stops[stops < len(self._laid.low)]
        sure = ~np.isin(self._laid.units_at(stops), _AFTER_STOPS)
        return distinct(self._paragraphs, stops[sure])


def _common(one: Ints, other: Ints) -> Ints:
    """What is among both of two rows of rising numbers."""
    return one[present(one, other)]


def _parted(places: Ints, starts: Ints, bounds: Ints) -> Ints:
    """Places moved so that those of different stretches are far apart."""
    return places + np.searchsorted(bounds, starts, side="right") * _APART


def _united(parts: Iterable[Places]) -> Places:
    """All places, each once."""
    held = [part for part in parts if len(part.starts)]
    if len(held) < 2:
        return held[0] if held else Places(np.empty(0, np.int64), np.empty(0, np.int64))
    starts, ends = map(np.concatenate, zip(*held, strict=True))
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    new = np.concatenate(([True], (np.diff(starts) != 0) | (np.diff(ends) != 0)))
    return Places(starts[new], ends[new])


def _all(parts: Sequence[Places], bounds: Ints) -> Places:
    """The places of all parts in the stretches in which every part has one."""
    ids = [np.searchsorted(bounds, part.starts, side="right") for part in parts]
    common = reduce(_common, map(distinct, ids))
    kept = [present(own, common) for own in ids]
    pairs = zip(parts, kept, strict=True)
    return _united(Places(part.starts[held], part.ends[held]) for part, held in pairs)


def _chained(parts: list[Places], distances: Sequence[int], bounds: Ints) -> list[Places]:
    """The places that are in a chain of one of each part, all near enough to the next."""
    for number, distance in enumerate(distances):
        parts[number + 1] = _near(parts[number + 1], parts[number], distance, bounds)
    for number, distance in reversed(list(enumerate(distances))):
        parts[number] = _near(parts[number], parts[number + 1], distance, bounds)
    return parts


def _near(places: Places, others: Places, distance: int, bounds: Ints) -> Places:
    """The places that have one of the others near, in the same stretch."""
    if not len(others.starts) or not len(places.starts):
        return Places(places.starts[:0], places.ends[:0])
    distance = min(distance, _APART // 2)
    starts, ends = (_parted(one, places.starts, bounds) for one in places)
    right = _parted(others.starts, others.starts, bounds)
    left = np.sort(_parted(others.ends, others.starts, bounds))
    after = np.searchsorted(right, ends)
    near = (after < len(right)) & (right[np.minimum(after, len(right) - 1)] - ends <= distance)
    before = np.searchsorted(left, starts, side="right") - 1
    near |= (before >= 0) & (starts - left[np.maximum(before, 0)] <= distance)
    return Places(places.starts[near], places.ends[near])


def _not_into_each_other(places: Places) -> Places:
    """From the left, the places that do not reach into one before."""
    kept = apart(*places)
    return Places(places.starts[kept], places.ends[kept])
