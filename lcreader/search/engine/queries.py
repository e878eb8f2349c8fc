"""Query nodes for Whoosh's query tree whose matches are whole arrays.

`Substring` finds the articles that hold every gram of a phrase, the rarest first, and verifies
the few that are left in their folded texts. Its score is Whoosh's BM25 with the counts and the
article frequency of the phrase itself, known once it is verified.

All nodes can stand anywhere in a tree of Whoosh's queries; see `combining.py` for And, Or, Not.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import Matcher, MultiMatcher, NullMatcher
from whoosh.query import Query

from lcreader.search.engine.matcher import ArrayMatcher, Scores
from lcreader.search.engine.packing import Ints, present
from lcreader.search.engine.runs import gram_key, to_units
from lcreader.search.engine.scan import find_phrase
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.table import NO_POSTINGS, Postings, Table, among_docs

# Whoosh's own constants of BM25F.
_B, _K1 = 0.75, 1.2
# Reading so many postings takes as long as verifying one candidate.
_WORTH_READING = 100
# Fewer candidates are verified at once; of more, counts are asked first (see `_proven`).
_WORTH_PROVING = 100


class Node(Query, ABC):
    """A leaf of the query tree whose postings in a segment are worked out at once.

    With a boost of 0 it narrows and scores nothing.
    """

    remembered = True  # whether the postings hold for as long as the segment does
    quick = False  # whether all postings are there in no time, so that others are narrowed by them

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

    def within(self, leaf: ArraySearcher, docs: Ints) -> Postings:
        """The postings among some articles, where they can be told sooner than all."""
        return among_docs(leaf.postings_of(self), docs)

    def frequency(self, top: ArraySearcher) -> int:
        """In how many articles of the whole index it is found, about."""
        return sum(len(leaf.postings_of(self).docs) for leaf, _ in top.leaves())

    def estimate_size(self, reader: Any) -> int:
        """No more than all."""
        return int(reader.doc_count_all())

    def estimate_min_size(self, reader: Any) -> int:
        """At the least, nothing is found."""
        return 0

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The postings as Whoosh's matchers combine them."""
        if not searcher.is_atomic():
            return of_segments(self, searcher, context)
        return self._matcher(searcher, context, *searcher.postings_of(self))

    def matcher_within(self, leaf: ArraySearcher, context: Any, docs: Ints) -> Matcher:
        """The postings in one segment among some articles."""
        return self._matcher(leaf, context, *leaf.postings_within(self, docs))

    def _matcher(self, searcher: ArraySearcher, context: Any, docs: Ints, counts: Ints) -> Matcher:
        if not len(docs):
            return NullMatcher()
        scored = self.boost and (context is None or context.weighting is not None)
        work = (lambda: self.scores(searcher, docs, counts)) if scored else None
        return ArrayMatcher(docs, counts, work, term=(self.fieldname, self.key))

    def scores(self, leaf: ArraySearcher, docs: Ints, counts: Ints) -> Scores:
        """BM25 with the node's own frequency."""
        top: ArraySearcher = leaf.get_parent()
        idf = log(top.doc_count_all() / (self.frequency(top) + 1)) + 1
        average = top.avg_field_length(self.fieldname) or 1
        lengths = leaf.lengths(self.fieldname)[docs]
        norm = _K1 * ((1 - _B) + _B * lengths / average)
        return self.boost * idf * (counts * (_K1 + 1)) / (counts + norm)


def of_segments(query: Query, searcher: ArraySearcher, context: Any) -> Matcher:
    leaves = searcher.leaf_searchers()
    matchers = [query.matcher(leaf, context) for leaf, _ in leaves]
    return MultiMatcher(matchers, [offset for _, offset in leaves])


class Everything(Node):
    """All articles."""

    quick = True

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
        return self._found(leaf, None)

    def within(self, leaf: ArraySearcher, docs: Ints) -> Postings:
        """Only the articles among these are verified."""
        return self._found(leaf, docs)

    def frequency(self, top: ArraySearcher) -> int:
        """That of the rarest gram: the phrase need not be verified everywhere to be scored."""
        return sum(self.estimate_size(leaf.reader()) for leaf, _ in top.leaves())

    def _found(self, leaf: ArraySearcher, among: Ints | None) -> Postings:
        table = leaf.table(self.fieldname)
        units = [chr(unit) for unit in to_units(self.key).tolist()]
        grams = units if len(units) == 1 else list(map("".join, pairwise(units)))
        rows = [table.find(gram_key(gram)) for gram in dict.fromkeys(grams)]
        if min(rows, default=-1) < 0:
            return NO_POSTINGS
        if len(units) == 1 or (len(units) == 2 and units[0] != units[1]):
            exact = table.postings(rows[0])  # the gram is the phrase, and cannot overlap itself
            return exact if among is None else among_docs(exact, among)
        candidates = _holding_all(table, rows)
        if among is not None:
            candidates = candidates[present(candidates, among)]
        pairs: list[Ints] = []
        if len(candidates) > _WORTH_PROVING and not _overlaps_itself(self.key):
            pairs = [_counts_at(table, gram, candidates) for gram in grams]
        return _verified(leaf, self, candidates, pairs)

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


def _proven(table: Table, phrase: str, docs: Ints, pairs: list[Ints]) -> Ints:
    """How often each article holds the phrase, as far as counts tell; -1 where they do not.

    `pairs` are how often each holds each two neighbours.

    Where every second character of the phrase stands behind its first (the pair is as frequent
    as the character), the second and third stand together only where all three do; and so on,
    from the left to some pair and, in the same way, from the right to it. The phrase is then as
    frequent as that pair. Most articles that hold a long phrase are settled so, unread.
    """
    inner = [_counts_at(table, chr(unit), docs) for unit in to_units(phrase)[1:-1].tolist()]
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
    leaf: ArraySearcher, node: Substring, candidates: Ints, pairs: list[Ints]
) -> Postings:
    """The candidates that hold the phrase; where counts tell, they are not read."""
    texts, table = leaf.column(node.fieldname), leaf.table(node.fieldname)
    sizes = [table.size_of(gram_key(chr(unit))) for unit in to_units(node.key).tolist()]
    rarest = sizes.index(min(sizes))
    if not pairs:
        return find_phrase(texts, node.key, leaf.living(candidates), rarest)
    counts = _proven(table, node.key, candidates, pairs)
    known, unknown = counts > 0, counts < 0
    if leaf.alive is not None:
        unknown &= leaf.alive[candidates]
    of_unknown = [pair[unknown] for pair in pairs]
    read = find_phrase(texts, node.key, candidates[unknown], rarest, of_unknown)
    docs = np.concatenate((candidates[known], read.docs))
    order = np.argsort(docs, kind="stable")
    return Postings(docs[order], np.concatenate((counts[known], read.counts))[order])


class Among(Node):
    """Articles that have one of the values that a test lets through.

    `key` tells tests apart; "" is tested where an article has no value.
    """

    quick = True

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

    quick = True

    def __init__(self, fieldname: str, key: Any, test: Callable[[Ints], NDArray[np.bool_]]) -> None:
        super().__init__(fieldname, key)
        self._test = test

    def find(self, leaf: ArraySearcher) -> Postings:
        """The articles whose number passes."""
        docs = np.flatnonzero(self._test(leaf.column(self.fieldname).array)).astype(np.int32)
        return Postings(docs, np.ones(len(docs), np.int32))
