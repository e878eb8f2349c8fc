"""Work off the interface's thread: started here, told here, stopped here, waited for here.

In goes a function that takes a `Watch` (and knows no Qt); out come signals, all of them on the
thread of the interface, so that any callable may be connected.

    job = jobs.start(lambda watch: archive.search(query, watch=watch), done=self._on_found)
    job.drop()          # a newer query: this one stops and will never be heard of again

A job belongs to the program and never to a widget: a widget may die before its work ends.
"""

import logging
import time
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from lcreader.errors import Cancelled
from lcreader.watch import Watch

T = TypeVar("T")
Work = Callable[[Watch], T]

READ_THREADS = 3
TELL_EVERY = 0.05  # seconds: an eye sees no more than 20 steps a second
WAIT_AT_CLOSE = 15_000  # ms: a page being imported is brought to its end

_log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work. Never give it a parent widget.

    Signals:
        progressed: Done, total, and what is at hand; at most 20 times a second.
        succeeded: What the work returned.
        failed: The exception that ended it.
        finished: Always comes (unless dropped), always last.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    _told = Signal(int, int, str)  # from the working thread to this object's own
    _ended = Signal(object, object)  # result, error

    def __init__(self, work: Work[Any]) -> None:
        super().__init__()
        self._work = work
        self._dropped = False
        self._last_told = 0.0
        self.watch = Watch(_weakly(self._tell))  # else job and watch keep each other alive
        self._told.connect(self._on_told)
        self._ended.connect(self._on_ended)

    def stop(self) -> None:
        """Ask the work to end soon; `finished` tells when it has."""
        self.watch.stop()

    def drop(self) -> None:
        """Ask the work to end and hear nothing more of it, not even a result already on its way."""
        self._dropped = True
        self.watch.stop()

    def run(self) -> None:
        """Do the work; called once, on a working thread."""
        result: object = None
        error: Exception | None = None
        try:
            if not self.watch.stopped():
                result = self._work(self.watch)
            else:
                error = Cancelled()
        except Exception as caught:
            error = caught
        self._ended.emit(result, error)

    def _tell(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if done >= total or now - self._last_told >= TELL_EVERY:
            self._last_told = now
            self._told.emit(done, total, what)

    @Slot(int, int, str)
    def _on_told(self, done: int, total: int, what: str) -> None:
        if not self._dropped:
            self.progressed.emit(done, total, what)

    @Slot(object, object)
    def _on_ended(self, result: object, error: object) -> None:
        if not self._dropped:
            if error is None:
                self.succeeded.emit(result)
            elif not isinstance(error, Cancelled):
                self.failed.emit(error)
        self.finished.emit()


def drop(job: Job | None) -> None:
    """Drop a job that may not have been started yet."""
    if job is not None:
        job.drop()


def _weakly(tell: Callable[[int, int, str], None]) -> Callable[[int, int, str], None]:
    """Calls the bound method `tell` as long as its object lives, without keeping it alive."""
    method = weakref.WeakMethod(tell)

    def call(done: int, total: int, what: str) -> None:
        alive = method()
        if alive is not None:
            alive(done, total, what)

    return call


class Jobs(QObject):
    """Owns all running work: reads on a few threads, writes one after the other.

    Signals:
        failed_unheard: The exception of a job whose starter gave no `failed`.
        busy_changed: Whether any work is running now.
    """

    failed_unheard = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Job] = set()
        self._closed = False
        self._reads = self._pool(READ_THREADS)
        self._writes = self._pool(1)

    def start(
        self,
        work: Work[T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        writes: bool = False,
    ) -> Job:
        """Run `work` soon; `done` gets its result, `failed` its exception, on this thread."""
        job = Job(work)
        if done is not None:
            job.succeeded.connect(done)
        job.failed.connect(failed if failed is not None else self.failed_unheard)
        job.finished.connect(self._on_finished)
        if self._closed:
            job.drop()
            return job
        self._running.add(job)
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        (self._writes if writes else self._reads).start(job.run)
        return job

    def busy(self) -> bool:
        """Whether any work is running or waiting."""
        return bool(self._running)

    def close(self) -> bool:
        """Stop all work and wait for it; True when all of it has ended. No more is taken on."""
        self._closed = True
        for job in self._running:
            job.drop()
        ended = self._reads.waitForDone(WAIT_AT_CLOSE) and self._writes.waitForDone(WAIT_AT_CLOSE)
        if not ended:
            _log.warning("work did not end in time: %d jobs", len(self._running))
        self._running.clear()
        return ended

    def _pool(self, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(threads)
        pool.setExpiryTimeout(-1)  # each thread keeps its connection to the archive
        return pool

    @Slot()
    def _on_finished(self) -> None:
        self._running.discard(self.sender())
        if not self._running:
            self.busy_changed.emit(False)
