"""`Store`: one SQLite file, one thread that writes, any number that read.

Work is handed in as functions that take a connection; the modules beside this one are full of
them.

>>> import tempfile
>>> from lcreader.store import articles
>>> with Store.open(Path(tempfile.mkdtemp()) / "archive.sqlite3") as store:
...     store.read(articles.count)
0
"""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from lcreader.errors import ArchiveError
from lcreader.store.closing import Closing
from lcreader.store.connect import explained, open_reader, open_writer

Connection = sqlite3.Connection
P = ParamSpec("P")
T = TypeVar("T")

_IDLE_READERS = 8


class Store(Closing):
    """The database of an archive. Every method may be called from any thread."""

    def __init__(self, path: Path, writer: Connection) -> None:
        self._path = path
        self._writer = writer
        self._thread = ThreadPoolExecutor(1, "lcreader-writer")
        self._writing = threading.Lock()
        self._guard = threading.Lock()
        self._idle: list[Connection] = []
        self._closed = False
        self._version = self._data_version()
        self._foreign = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, making it where it is not.

        Raises:
            ArchiveError: when it cannot be used; the file is then as it was.
        """
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            return cls(path, open_writer(path))

    def close(self) -> None:
        """Finish what is being written and close; a reader at work closes when it is done."""
        with self._guard:
            if self._closed:
                return
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        self._thread.shutdown(wait=True)
        with self._writing:
            self._writer.close()

    def read(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `work` reads, as the archive stood at one moment, on the calling thread."""
        with explained(self._path):
            connection = self._take()
            try:
                connection.execute("BEGIN")
                return work(connection, *args, **kwargs)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                self._give_back(connection)

    def write(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `work` returns, run on the writing thread in one transaction: all or nothing."""
        if self._closed:
            raise self._is_closed()
        try:
            done = self._thread.submit(self._transact, lambda db: work(db, *args, **kwargs))
        except RuntimeError as error:  # closed between the question and the answer
            raise self._is_closed() from error
        return done.result()

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since the last call; never waits for a writer at work."""
        if self._writing.acquire(blocking=False):
            try:
                if not self._closed:
                    self._look_for_others()
            finally:
                self._writing.release()
        changed, self._foreign = self._foreign, False
        return changed

    def _transact(self, work: Callable[[Connection], T]) -> T:
        db = self._writer
        with explained(self._path), self._writing:
            db.execute("BEGIN IMMEDIATE")
            try:
                self._look_for_others()
                result = work(db)
                db.execute("COMMIT")
                return result
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def _look_for_others(self) -> None:
        # Seen from the connection that writes, only other processes change this number.
        version = self._data_version()
        if version != self._version:
            self._version, self._foreign = version, True

    def _data_version(self) -> int:
        return self._writer.execute("PRAGMA data_version").fetchone()[0]

    def _take(self) -> Connection:
        with self._guard:
            if self._closed:
                raise self._is_closed()
            if self._idle:
                return self._idle.pop()
        return open_reader(self._path)

    def _give_back(self, connection: Connection) -> None:
        with self._guard:
            if not self._closed and len(self._idle) < _IDLE_READERS:
                self._idle.append(connection)
                return
        connection.close()

    def _is_closed(self) -> ArchiveError:
        return ArchiveError("档案已经关闭。", str(self._path))
