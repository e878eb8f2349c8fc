"""Whoosh's searcher on segments of arrays, which remembers what was worked out for a segment."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from whoosh.searching import Searcher

from lcreader.search.engine.packing import Ints, distinct
from lcreader.search.engine.runs import gram_key, is_single, to_units
from lcreader.search.engine.scan import find_phrase
from lcreader.search.engine.table import NO_POSTINGS, Postings, Table, among_docs

if TYPE_CHECKING:
    from lcreader.search.engine.queries import Node

_MOST_REMEMBERED = 4_000_000  # postings, eight bytes each
_MOST_FREQUENCIES = 1000
_ANYTHING = "的一"
_BLOCKS = 4
_SURROGATES = "\ud800", "\udc00"  # from the first of the units that begin a pair of two

# So many times as many articles must be looked at for all postings as for some, to ask for some.
_FEW = 4


def go_on() -> None:
    """Nothing ends the work."""


class Memory:
    """The postings that were asked for last; the oldest go when there are too many."""

    def __init__(self, most: int = _MOST_REMEMBERED) -> None:
        self._lock = Lock()
        self._known: OrderedDict[Any, Postings] = OrderedDict()
        self._size = 0
        self._most = most

    def knows(self, key: Any) -> bool:
        """Whether the postings under the key need not be worked out."""
        with self._lock:
            return key in self._known

    def recall(self, key: Any, work: Callable[[], Postings]) -> Postings:
        """The postings under the key, worked out if they are not known."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        postings = work()
        with self._lock:
            if key not in self._known:
                self._known[key] = postings
                self._size += len(postings.docs) + 1
            while self._size > self._most and len(self._known) > 1:
                _, gone = self._known.popitem(last=False)
                self._size -= len(gone.docs) + 1
        return postings


def not_deleted(reader: Any) -> NDArray[np.bool_]:
    """Which articles of one segment are not deleted."""
    kept = np.ones(reader.doc_count_all(), bool)
    kept[sorted(reader.deleted_docs_set)] = False
    return kept


class ArraySearcher(Searcher):
    """A searcher on an index of arrays; those of single segments share what it remembers.

    `watched` of the whole index's searcher is called between the steps of its work, and may raise
    to end it.
    """

    def __init__(
        self,
        reader: Any,
        memory: Memory | None = None,
        parent: "ArraySearcher | None" = None,
        **options: Any,
    ) -> None:
        self.memory: Memory = parent.memory if parent else memory or Memory()
        self.watched: Callable[[], None] = go_on
        self._columns: dict[str, Any] = {}
        self._tables: dict[str, Table] = {}
        self._frequencies: dict[Node, int] = {}
        self._beyond: dict[str, Ints] = {}
        super().__init__(reader, parent=parent, **options)

    # --- one segment ---

    def look(self) -> None:
        """Go on, or end the work here.

        The whole is reached as Whoosh does, weakly: segments must not outlive their searcher.
        """
        whole: ArraySearcher | None = self.get_parent()
        if whole is not None:
            whole.watched()

    def column(self, field: str) -> Any:
        """The column of a field in this one segment."""
        if field not in self._columns:
            self._columns[field] = self.reader().column_reader(field, translate=False)
        return self._columns[field]

    def table(self, field: str) -> Table:
        """The grams of a text in this one segment."""
        if field not in self._tables:
            self._tables[field] = self.reader()._terms.of(field).table
        return self._tables[field]

    @cached_property
    def alive(self) -> NDArray[np.bool_] | None:
        """Which articles are not deleted; None where all are."""
        reader = self.reader()
        if not reader.has_deletions():
            return None
        return not_deleted(reader)

    def living(self, docs: Ints) -> Ints:
        """Those of the articles that are not deleted."""
        return docs if self.alive is None else docs[self.alive[docs]]

    def rarest(self, field: str, phrase: str) -> int:
        """Which unit of a phrase is in the fewest articles of the segment."""
        table = self.table(field)
        sizes = [table.size_of(gram_key(chr(unit))) for unit in to_units(phrase).tolist()]
        return sizes.index(min(sizes))

    def beyond(self, field: str) -> Ints:
        """The articles whose text has a character of two units (beyond the first 65,536)."""
        if field not in self._beyond:
            table = self.table(field)
            rows = table.rows_between(*map(gram_key, _SURROGATES))
            singles = [row for row in rows if is_single(int(table.keys[row]))]
            self._beyond[field] = distinct(np.empty(0, np.int32), *map(table.docs, singles))
        return self._beyond[field]

    def lengths(self, field: str) -> Ints:
        """How long the text of each article is."""
        return np.diff(self.column(field).starts)

    def postings_of(self, node: "Node") -> Postings:
        """The postings of a node in this one segment."""
        self.look()
        reader = self.reader()
        if not reader.doc_count():
            return NO_POSTINGS
        if not node.remembered:
            return self._living(node.find(self))
        return self.memory.recall(self._key(node), lambda: self._living(node.find(self)))

    def postings_within(self, node: "Node", docs: Ints) -> Postings:
        """The postings of a node among some articles of this one segment.

        When these are few, no others are looked at; what is found then is not remembered.
        """
        few = len(docs) * _FEW < node.estimate_size(self.reader())
        if few and not self.memory.knows(self._key(node)):
            return self._living(node.within(self, docs))
        return among_docs(self.postings_of(node), docs)

    def _key(self, node: "Node") -> Any:
        segment = self.reader().segment()
        return segment.segment_id(), segment.deleted_count(), node

    def _living(self, postings: Postings) -> Postings:
        docs, counts = postings
        if self.alive is None:
            return Postings(docs, counts)
        kept = self.alive[docs]
        return Postings(docs[kept], counts[kept])

    # --- the whole index ---

    def warm(self, field: str) -> None:
        """Look through a text once, so that the first search finds all of it in memory.

        A few blocks at a time, as a search may come and wait for the same threads.
        """
        for leaf, _ in self.leaves():
            texts = leaf.column(field)
            for first in range(0, len(texts.bounds) - 1, _BLOCKS):
                bounds = texts.bounds[first : first + _BLOCKS + 1]
                docs = np.arange(bounds[0], bounds[-1])
                find_phrase(texts, _ANYTHING, docs, look=self.look)

    def frequency_of(self, node: "Node") -> int:
        """In how many articles of the whole index a node is found, about."""
        if node not in self._frequencies:
            if len(self._frequencies) >= _MOST_FREQUENCIES:
                self._frequencies.clear()
            self._frequencies[node] = node.frequency(self)
        return self._frequencies[node]

    def leaves(self) -> list[tuple["ArraySearcher", int]]:
        """The searcher of each segment, with the number of its first article."""
        if not self.reader().doc_count_all():
            return []
        found: list[tuple[ArraySearcher, int]] = self.leaf_searchers()
        return found

    def shares(self, docs: Ints) -> Iterator[tuple["ArraySearcher", Ints]]:
        """The segments that have some of the articles, each with their numbers in it.

        `docs` are rising numbers of articles of the whole index.
        """
        for leaf, offset in self.leaves():
            end = offset + leaf.reader().doc_count_all()
            first, last = np.searchsorted(docs, [offset, end]).tolist()
            if first < last:
                yield leaf, docs[first:last] - offset

    def gathered(self, docs: Ints, of: Callable[["ArraySearcher"], Ints]) -> Ints:
        """What arrays of the segments hold for rising numbers of articles of the whole index."""
        parts = [of(leaf)[own] for leaf, own in self.shares(docs)]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)
