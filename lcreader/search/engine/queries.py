"""Query nodes for Whoosh's query tree whose matches are whole arrays.

`Substring` finds the articles that hold every gram of a phrase, the rarest first, and verifies
the few that are left in their folded texts. Its score is Whoosh's BM25 with the counts and the
article frequency of the phrase itself, known once it is verified.

`AllOf`, `OneOf` and `Except` are Whoosh's And, Or and AndNot, which intersect and unite arrays
where their parts are arrays, and else do as Whoosh does. All nodes can stand anywhere in a tree
of Whoosh's, and Whoosh's in a tree of these.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import AndNotMatcher, Matcher, MultiMatcher, NullMatcher
from whoosh.query import And, AndNot, Or, Query

from lcreader.search.engine.matcher import ArrayMatcher, Scores
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.runs import gram_key, to_units
from lcreader.search.engine.scan import find_phrase
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.table import NO_POSTINGS, Postings, Table

# Whoosh's own constants of BM25F.
_B, _K1 = 0.75, 1.2
# Reading so many postings takes as long as verifying one candidate.
_WORTH_READING = 100
# Fewer candidates are verified at once; of more, counts are asked first (see `_proven`).
_WORTH_PROVING = 500


class Node(Query, ABC):
    """A leaf of the query tree whose postings in a segment are worked out at once.

    With a boost of 0 it narrows and scores nothing.
    """

    remembered = True  # whether the postings hold for as long as the segment does

    def __init__(self, fieldname: str, key: Any, boost: float = 0.0) -> None:
        self.fieldname = fieldname
        self.key = key
        self.boost = boost

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.fieldname!r}, {self.key!r}, boost={self.boost})"

    def _identity(self) -> tuple[Any, ...]:
        return type(self), self.fieldname, self.key

    def field(self) -> str:
        """The field that is searched."""
        return self.fieldname

    @abstractmethod
    def find(self, leaf: ArraySearcher) -> Postings:
        """The postings in one segment; deleted articles may be among them."""

    def estimate_size(self, reader: Any) -> int:
        """No more than all."""
        return int(reader.doc_count_all())

    def estimate_min_size(self, reader: Any) -> int:
        """At the least, nothing is found."""
        return 0

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The postings as Whoosh's matchers combine them."""
        if not searcher.is_atomic():
            return _of_segments(self, searcher, context)
        docs, counts = searcher.postings_of(self)
        if not len(docs):
            return NullMatcher()
        scored = self.boost and (context is None or context.weighting is not None)
        work = (lambda: self.scores(searcher, docs, counts)) if scored else None
        return ArrayMatcher(docs, counts, work, term=(self.fieldname, self.key))

    def scores(self, leaf: ArraySearcher, docs: Ints, counts: Ints) -> Scores:
        """BM25 with the node's own frequency."""
        top: ArraySearcher = leaf.get_parent()
        idf = log(top.doc_count_all() / (leaf.frequency_of(self) + 1)) + 1
        average = top.avg_field_length(self.fieldname) or 1
        lengths = leaf.lengths(self.fieldname)[docs]
        norm = _K1 * ((1 - _B) + _B * lengths / average)
        return self.boost * idf * (counts * (_K1 + 1)) / (counts + norm)


def _of_segments(query: Query, searcher: ArraySearcher, context: Any) -> Matcher:
    leaves = searcher.leaf_searchers()
    matchers = [query.matcher(leaf, context) for leaf, _ in leaves]
    return MultiMatcher(matchers, [offset for _, offset in leaves])


class Everything(Node):
    """All articles."""

    def __init__(self) -> None:
        super().__init__("", "")

    def find(self, leaf: ArraySearcher) -> Postings:
        """All of the segment."""
        docs = np.arange(leaf.reader().doc_count_all(), dtype=np.int32)
        return Postings(docs, np.ones(len(docs), np.int32))


class Substring(Node):
    """Articles whose text holds a phrase, folded, of one character or more."""

    def find(self, leaf: ArraySearcher) -> Postings:
        """The articles that hold the phrase, with the number of places."""
        table = leaf.table(self.fieldname)
        units = [chr(unit) for unit in to_units(self.key).tolist()]
        grams = units if len(units) == 1 else list(map("".join, pairwise(units)))
        rows = [table.find(gram_key(gram)) for gram in dict.fromkeys(grams)]
        if min(rows, default=-1) < 0:
            return NO_POSTINGS
        if len(units) == 1 or (len(units) == 2 and units[0] != units[1]):
            return table.postings(rows[0])  # the gram is the phrase, and cannot overlap itself
        candidates = _holding_all(table, rows)
        counts = None
        if len(candidates) > _WORTH_PROVING and not _overlaps_itself(self.key):
            counts = _proven(table, units, candidates)
        return _verified(leaf, self, candidates, counts)

    def estimate_size(self, reader: Any) -> int:
        """No more articles than hold the rarest gram."""
        if not self.key:
            return 0
        grams = {self.key[i : i + 2] for i in range(max(len(self.key) - 1, 1))}
        return min(reader.doc_frequency(self.fieldname, gram) for gram in grams)


def _holding_all(table: Table, rows: list[int]) -> Ints:
    """The articles that hold all grams, as far as that is sooner said than verified."""
    rows.sort(key=lambda row: int(table.sizes[row]))
    docs = table.docs(rows[0])
    for row in rows[1:]:
        if int(table.sizes[row]) > _WORTH_READING * len(docs):
            break
        docs = docs[present(docs, table.docs(row))]
    return docs


def present(docs: Ints, among: Ints) -> NDArray[np.bool_]:
    """Which of rising numbers are among other rising numbers."""
    if not len(docs) or not len(among):
        return np.zeros(len(docs), bool)
    if len(docs) * 16 < len(among):
        places = np.minimum(np.searchsorted(among, docs), len(among) - 1)
        return among[places] == docs
    table = np.zeros(max(int(docs[-1]), int(among[-1])) + 1, bool)
    table[among] = True
    return table[docs]


def _proven(table: Table, units: list[str], docs: Ints) -> Ints:
    """How often each article holds the phrase, as far as counts tell; -1 where they do not.

    Where every second character of the phrase stands behind its first (the pair is as frequent
    as the character), the second and third stand together only where all three do; and so on,
    from the left to some pair and, in the same way, from the right to it. The phrase is then as
    frequent as that pair. Most articles that hold a long phrase are settled so, unread.
    """
    pairs = [_counts_at(table, a + b, docs) for a, b in pairwise(units)]
    inner = [_counts_at(table, unit, docs) for unit in units[1:-1]]
    from_left = [np.ones(len(docs), bool)]
    for pair, single in zip(pairs, inner, strict=False):
        from_left.append(from_left[-1] & (pair == single))
    from_right = [np.ones(len(docs), bool)]
    for pair, single in zip(pairs[:0:-1], inner[::-1], strict=True):
        from_right.append(from_right[-1] & (pair == single))
    proven = np.full(len(docs), -1, np.int32)
    for pair, left, right in zip(pairs, from_left, from_right[::-1], strict=True):
        settled = left & right
        proven[settled] = pair[settled]
    for pair in pairs:
        proven[pair == 0] = 0
    return proven


def _counts_at(table: Table, gram: str, docs: Ints) -> Ints:
    """How often each of the articles holds a gram."""
    found, counts = table.postings(table.find(gram_key(gram)))
    every = np.zeros(max(int(docs[-1]), int(found[-1])) + 1, np.int32)
    every[found] = counts
    return every[docs]


def _overlaps_itself(phrase: str) -> bool:
    return any(phrase.startswith(phrase[at:]) for at in range(1, len(phrase)))


def _verified(
    leaf: ArraySearcher, node: Substring, candidates: Ints, counts: Ints | None
) -> Postings:
    """The candidates that hold the phrase; only those whose count is not known are read."""
    texts, table = leaf.column(node.fieldname), leaf.table(node.fieldname)
    sizes = [table.size_of(gram_key(chr(unit))) for unit in to_units(node.key).tolist()]
    rarest = sizes.index(min(sizes))
    if counts is None:
        return find_phrase(texts, node.key, leaf.living(candidates), rarest)
    known = counts > 0
    unknown = leaf.living(candidates[counts < 0])
    read = find_phrase(texts, node.key, unknown, rarest)
    docs = np.concatenate((candidates[known], read.docs))
    order = np.argsort(docs, kind="stable")
    return Postings(docs[order], np.concatenate((counts[known], read.counts))[order])


class Among(Node):
    """Articles that have one of the values that a test lets through.

    `key` tells tests apart; "" is tested where an article has no value.
    """

    def __init__(self, fieldname: str, key: Any, test: Callable[[str], bool]) -> None:
        super().__init__(fieldname, key)
        self._test = test

    def find(self, leaf: ArraySearcher) -> Postings:
        """The articles with such values."""
        column = leaf.column(self.fieldname)
        wanted = np.fromiter(map(self._test, column.values), bool, len(column.values))
        docs = column.having(wanted)
        if hasattr(column, "without_any") and self._test(""):
            docs = np.union1d(docs, column.without_any())
        return Postings(docs.astype(np.int32), np.ones(len(docs), np.int32))


def among(fieldname: str, values: Sequence[str]) -> Among:
    """Articles that have one of some exact values."""
    wanted = frozenset(values)
    return Among(fieldname, wanted, wanted.__contains__)


class Numbered(Node):
    """Articles whose number in a field passes a test of whole arrays; `key` tells tests apart."""

    def __init__(self, fieldname: str, key: Any, test: Callable[[Ints], NDArray[np.bool_]]) -> None:
        super().__init__(fieldname, key)
        self._test = test

    def find(self, leaf: ArraySearcher) -> Postings:
        """The articles whose number passes."""
        docs = np.flatnonzero(self._test(leaf.column(self.fieldname).array)).astype(np.int32)
        return Postings(docs, np.ones(len(docs), np.int32))


# --- combinations ---


class AllOf(And):
    """Whoosh's And: arrays are intersected, scores added."""

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The articles that all parts find."""
        if not searcher.is_atomic():
            return _of_segments(self, searcher, context)
        parts = _arrays(self.subqueries, searcher, context)
        if parts is None:
            return super().matcher(searcher, context)
        if not parts or any(not part.is_active() for part in parts):
            return NullMatcher()
        parts = sorted(parts, key=lambda part: len(part.docs))
        docs = parts[0].docs
        for part in parts[1:]:
            docs = docs[present(docs, part.docs)]
        return _combined(docs, parts) if len(docs) else NullMatcher()


class OneOf(Or):
    """Whoosh's Or: arrays are united, scores added."""

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The articles that any part finds."""
        if not searcher.is_atomic():
            return _of_segments(self, searcher, context)
        parts = _arrays(self.subqueries, searcher, context)
        if parts is None:
            return super().matcher(searcher, context)
        parts = [part for part in parts if part.is_active()]
        if len(parts) < 2:
            return parts[0] if parts else NullMatcher()
        held = np.zeros(searcher.reader().doc_count_all(), bool)
        for part in parts:
            held[part.docs] = True
        return _combined(np.flatnonzero(held).astype(np.int32), parts)


class Except(AndNot):
    """Whoosh's AndNot: what the first part finds and the second does not."""

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The first part's matches with its scores."""
        if not searcher.is_atomic():
            return _of_segments(self, searcher, context)
        unscored = searcher.boolean_context()
        parts = _arrays([self.a], searcher, context)
        unwanted = _arrays([self.b], searcher, unscored)
        if parts is None or unwanted is None:
            return _ExceptMatcher(
                self.a.matcher(searcher, context), self.b.matcher(searcher, unscored)
            )
        docs = parts[0].docs[~present(parts[0].docs, unwanted[0].docs)]
        return _combined(docs, parts) if len(docs) else NullMatcher()


class _ExceptMatcher(AndNotMatcher):
    """Whoosh's matcher, with the first article looked at like all others.

    Whoosh lets it through unless the two sides begin with the same article.
    """

    def _find_first(self) -> None:
        if self.a.is_active() and self.b.is_active():
            self._find_next()


_NOTHING = ArrayMatcher(*NO_POSTINGS)


def _arrays(
    parts: Sequence[Query], searcher: ArraySearcher, context: Any
) -> list[ArrayMatcher] | None:
    """The matchers of the parts, None when one is not of arrays."""
    found: list[ArrayMatcher] = []
    for part in parts:
        if not isinstance(part, Node | AllOf | OneOf | Except):
            return None
        matcher = part.matcher(searcher, context)
        if matcher is NullMatcher:
            matcher = _NOTHING
        if not isinstance(matcher, ArrayMatcher) or not matcher.whole:
            return None
        found.append(matcher)
    return found


def _combined(docs: Ints, parts: Sequence[ArrayMatcher]) -> ArrayMatcher:
    """A matcher of some articles, each with the scores that the parts give it."""

    scoring = [part for part in parts if part.scoring]

    def added() -> Scores:
        total = np.zeros(len(docs))
        for part in scoring:
            places = np.minimum(np.searchsorted(part.docs, docs), len(part.docs) - 1)
            total += np.where(part.docs[places] == docs, part.scores[places], 0)
        return total

    return ArrayMatcher(docs, np.ones(len(docs), np.int32), added if scoring else None)
