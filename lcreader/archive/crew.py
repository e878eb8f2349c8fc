"""Works through pages in processes of their own where there is enough to do, else at once.

Each process is led by a thread, so that waiting for one keeps nobody else. A process that cannot
be started, or dies, only means that its pages are worked through here. Leaving ends all of them,
in the midst of a page too; they also end by themselves when this process is gone.
"""

import contextlib
import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, TimeoutError
from pathlib import Path
from typing import Any

from lcreader.figures.worker import PageWork, read_page
from lcreader.store.closing import Closing
from lcreader.watch import Watch

Result = Callable[[Watch], PageWork]

_LEAST_FILES = 8
_LEAST_BYTES = 1_000_000
_MOST_HANDS = 8
_AHEAD = 16  # pages for each process that may be begun before the first is asked for
_MOST_AHEAD = 2_000_000  # characters of them
_LOOK = 0.05  # seconds between two looks at whether the work was called off
_log = logging.getLogger(__name__)


class PageError(Exception):
    """A page could not be worked through in another process; the text is the error there."""


def hands_for(sizes: Sequence[int]) -> int:
    """How many processes are worth starting for files of these sizes; 0 for none."""
    if len(sizes) < _LEAST_FILES or sum(sizes) < _LEAST_BYTES:
        return 0
    if getattr(sys, "frozen", False) or not sys.executable:
        return 0  # no interpreter that could be started beside this one
    cores = os.cpu_count() or 1
    with contextlib.suppress(AttributeError):
        cores = len(os.sched_getaffinity(0))
    return min(cores, _MOST_HANDS) if cores > 1 else 0


def sizes_of(paths: Iterable[Path]) -> list[int]:
    """The sizes of files; those that cannot be looked at are left out."""
    sizes = []
    for path in paths:
        with contextlib.suppress(OSError):
            sizes.append(path.stat().st_size)
    return sizes


class Crew(Closing):
    """Up to `hands` processes that work through pages; without hands it is done on the spot.

    >>> with Crew(0) as crew:
    ...     crew.begin("## 题\\n\\n本报讯（记者 张三）正文。", "一版.txt")(Watch())[0][0].title
    '题'
    """

    def __init__(self, hands: int) -> None:
        self._hands = hands
        self._unfetched = 0
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._leaders: list[_Leader] = []

    def close(self) -> None:
        """End the helpers and wait until they are gone."""
        for _ in self._leaders:
            self._tasks.put(None)
        for leader in self._leaders:
            leader.end()
        for leader in self._leaders:
            leader.join()

    def begin(self, text: str, name: str) -> Result:
        """Begin with a page; what comes back waits for its articles and figures.

        Waiting raises Cancelled when the watch is stopped, and whatever the work raised.
        """
        if not self._hands:
            return lambda watch: read_page(text, name)
        if len(self._leaders) < self._hands:
            self._leaders.append(_Leader(self._tasks))
            self._leaders[-1].start()
        task = _Task(text, name)
        self._tasks.put(task)
        self._unfetched += len(text)

        def result(watch: Watch) -> PageWork:
            self._unfetched -= len(text)
            return task.result(watch)

        return result

    def has_room(self, begun: int) -> bool:
        """Whether more should be begun when so many pages wait to be asked for."""
        few = begun <= 2 * self._hands or self._unfetched < _MOST_AHEAD
        return few and begun <= _AHEAD * self._hands


class _Task:
    """A page to be worked through."""

    def __init__(self, text: str, name: str) -> None:
        self.page = (text, name)
        self.done: Future[tuple[bool, Any] | None] = Future()

    def result(self, watch: Watch) -> PageWork:
        """What was made of the page; it is made here where no process could."""
        while True:
            if watch.stopped():
                watch.report(0, 0)
            try:
                answer = self.done.result(_LOOK)
                break
            except TimeoutError:
                continue
        if answer is None:
            return read_page(*self.page)
        well, made = answer
        if not well:
            error, trace = made
            _log.error("in a reading process: %s", trace)
            raise PageError(error)
        return made


class _Leader(threading.Thread):
    """Leads one process from page to page; tasks are answered with None once it is gone."""

    def __init__(self, tasks: "queue.SimpleQueue[_Task | None]") -> None:
        super().__init__(name="lcreader-reading", daemon=True)
        self._tasks = tasks
        self._over = False
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Start the process and hand it one task after the other."""
        with self._guard:
            if not self._over:
                self._process = _started()
        while (task := self._tasks.get()) is not None:
            task.done.set_result(self._ask(task))
        if self._process is not None:
            _buried(self._process)

    def end(self) -> None:
        """End the process, whatever it is doing; the thread sees to the rest."""
        with self._guard:
            self._over = True
            if self._process is not None:
                self._process.kill()

    def _ask(self, task: _Task) -> tuple[bool, Any] | None:
        process = self._process
        if process is None or self._over:
            return None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(task.page, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            return pickle.load(process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            if not self._over:
                _log.warning("a reading process is gone, its pages are read here: %r", error)
            with self._guard:
                self._process = None
            _buried(process)
            return None


def _started() -> subprocess.Popen[bytes] | None:
    """A new process that waits for pages, None where there can be none."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "lcreader.figures.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        _log.warning("no reading process can be started: %s", error)
        return None


def _buried(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and wait until it is gone; it holds nothing that could be lost."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what it was still to be told
                pipe.close()
