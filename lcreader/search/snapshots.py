"""Searchers on the index as it was at one commit, each used by one thread at a time.

Whoosh's readers keep a place in their files and must not be shared between threads. So a search
leases a searcher; it goes back to a small store of idle ones, and is closed there as soon as the
index has moved on. What was worked out for a segment is remembered for all of them.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from whoosh.index import FileIndex
from whoosh.scoring import BM25F

from lcreader.search.substring import FindingSearcher, Postings

_MOST_IDLE = 4
# Eight bytes each.
_MOST_REMEMBERED = 2_000_000


class Memory:
    """The postings that were asked for last; the oldest go when there are too many."""

    def __init__(self, most: int = _MOST_REMEMBERED) -> None:
        self._lock = Lock()
        self._known: OrderedDict[Any, Postings] = OrderedDict()
        self._size = 0
        self._most = most

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


class Snapshots:
    """Leases searchers on the newest commit of one index."""

    def __init__(self, index: FileIndex) -> None:
        self._index = index
        self._lock = Lock()
        self._idle: list[FindingSearcher] = []
        self._generation = -1
        self._memory = Memory()
        self._closed = False

    @contextmanager
    def lease(self) -> Iterator[FindingSearcher]:
        """A searcher for this thread alone, on the newest commit."""
        searcher = self._take()
        try:
            yield searcher
        finally:
            self._put_back(searcher)

    def close(self) -> None:
        """Close what is idle; what is leased is closed when it comes back."""
        with self._lock:
            self._closed = True
            self._close_idle()

    def _take(self) -> FindingSearcher:
        newest = self._index.latest_generation()
        with self._lock:
            if newest != self._generation:
                self._close_idle()
                self._memory = Memory()
                self._generation = newest
            if self._idle:
                return self._idle.pop()
            memory = self._memory
        return FindingSearcher(
            self._index.reader(), memory.recall, weighting=BM25F(), fromindex=self._index
        )

    def _put_back(self, searcher: FindingSearcher) -> None:
        with self._lock:
            if (
                not self._closed
                and len(self._idle) < _MOST_IDLE
                and searcher.reader().generation() == self._generation
            ):
                self._idle.append(searcher)
                return
        searcher.close()

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()
