"""Query nodes for Whoosh's query tree whose matches are whole arrays.

All nodes can stand anywhere in a tree of Whoosh's queries; see `combining.py` for And, Or, Not,
and `substring.py` for the node that finds phrases. Scores are Whoosh's BM25 with the counts of
the node's own postings.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import Matcher, MultiMatcher, NullMatcher
from whoosh.query import Query

from lcreader.search.engine.matcher import ArrayMatcher, Scores
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.table import Postings, among_docs

# Whoosh's own constants of BM25F.
_B, _K1 = 0.75, 1.2


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
        idf = log(top.doc_count_all() / (top.frequency_of(self) + 1)) + 1
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
