"""Searchers on the index as it was at one commit, each used by one thread at a time.

Whoosh's readers keep a place in their files and must not be shared between threads. So a search
leases a searcher; it goes back to a small store of idle ones, and is closed there as soon as the
index has moved on. What was worked out for a segment is remembered for all of them, and for as
long as there is the segment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from whoosh.index import FileIndex
from whoosh.scoring import BM25F

from lcreader.search.engine.searcher import ArraySearcher, Memory, go_on
from lcreader.watch import Watch

_MOST_IDLE = 4


class Snapshots:
    """Leases searchers on the newest commit of one index."""

    def __init__(self, index: FileIndex) -> None:
        self._index = index
        self._lock = Lock()
        self._idle: list[ArraySearcher] = []
        self._generation = -1
        self._memory = Memory()
        self._closed = False

    @contextmanager
    def lease(self, watch: Watch | None = None) -> Iterator[ArraySearcher]:
        """A searcher for this thread alone, on the newest commit; its work ends with the watch."""
        searcher = self._take()
        searcher.watched = (watch or Watch()).check
        try:
            yield searcher
        finally:
            searcher.watched = go_on  # else it would keep the watch, and who waits for it
            self._put_back(searcher)

    def close(self) -> None:
        """Close what is idle; what is leased is closed when it comes back."""
        with self._lock:
            self._closed = True
            self._close_idle()

    def _take(self) -> ArraySearcher:
        newest = self._index.latest_generation()
        with self._lock:
            if newest != self._generation:
                self._close_idle()
                self._generation = newest
            if self._idle:
                return self._idle.pop()
        return ArraySearcher(
            self._index.reader(), self._memory, weighting=BM25F(), fromindex=self._index
        )

    def _put_back(self, searcher: ArraySearcher) -> None:
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
