"""Merges the segments of an index in a thread of its own, whenever there are too many of them."""

import logging
from collections.abc import Callable
from threading import Condition, Thread

from lcreader.errors import Cancelled
from lcreader.watch import Watch

_LOG = logging.getLogger(__name__)


class Tidying:
    """Calls `merge` again and again, once woken, until it has nothing to do.

    `merge` does one merge and tells whether there was one to do; it ends early, with Cancelled,
    when its watch is stopped. The thread begins at the first call of `wake`.
    """

    def __init__(self, merge: Callable[[Watch], bool]) -> None:
        self._merge = merge
        self._watch = Watch()
        self._changed = Condition()
        self._wanted = False
        self._closed = False
        self._thread: Thread | None = None

    def wake(self) -> None:
        """There may be something to merge."""
        with self._changed:
            if self._closed:
                return
            self._wanted = True
            if self._thread is None:
                self._thread = Thread(target=self._run, name="lcreader-merging", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self) -> None:
        """Until nothing is left to merge."""
        with self._changed:
            self._changed.wait_for(lambda: not self._wanted or self._closed)

    def close(self) -> None:
        """Stop what is being merged; nothing is lost by it."""
        with self._changed:
            self._closed = True
            self._watch.stop()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or self._closed)
                if self._closed:
                    return
            more = self._merged()
            with self._changed:
                self._wanted = more and not self._closed
                self._changed.notify_all()

    def _merged(self) -> bool:
        try:
            return self._merge(self._watch)
        except Cancelled:
            return False
        except OSError as error:
            _LOG.warning("segments were not merged: %s", error)
            return False
