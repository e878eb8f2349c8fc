"""Connections to the file of an archive: made, checked, migrated and backed up in one place.

A file that is no archive, is damaged, or belongs to a newer program is refused before a byte of
it is written. Every error of SQLite leaves here as an `ArchiveError` with a sentence.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from lcreader.errors import ArchiveError
from lcreader.store.schema import APPLICATION_ID, migrations
from lcreader.store.toolbox import Database

BUSY_SECONDS = 15.0


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into an `ArchiveError` about the file at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(_sentence(error, path), str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArchiveError(f"无法使用档案文件：{path}（{reason}）", str(path)) from error


def _sentence(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return f"磁盘空间不足，未能写入档案：{path}"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"档案正被另一个程序占用，请稍后再试：{path}"
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return f"档案文件已损坏或不是 LCReader 的档案：{path}"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return f"没有写入档案的权限：{path}"
    if code == sqlite3.SQLITE_CANTOPEN:
        return f"无法打开档案文件：{path}"
    if code == sqlite3.SQLITE_IOERR:
        return f"读写档案文件时磁盘出错：{path}"
    if isinstance(error, sqlite3.OperationalError):
        return f"档案无法使用：{path}（{error}）"
    raise error  # a wrong statement of ours is a bug and shall look like one


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read; one thread at a time may use it."""
    return _prepared(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", **_options(uri=True)))


def open_writer(path: Path) -> sqlite3.Connection:
    """The connection that writes, after the file was checked and brought up to date.

    Raises:
        ArchiveError: when the file is damaged, is no archive, or is newer than the program.
    """
    fresh = not path.exists() or path.stat().st_size == 0
    if not fresh:
        _check(path)
    connection = _prepared(sqlite3.connect(path, **_options()))
    try:
        _use_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _options(uri: bool = False) -> dict:
    # Threads take turns with a connection (the store sees to it); transactions are begun by hand.
    return {
        "uri": uri,
        "timeout": BUSY_SECONDS,
        "check_same_thread": False,
        "isolation_level": None,
    }


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check(path: Path) -> None:
    """Refuse a file that must not be touched, looking at it without writing."""
    with contextlib.closing(open_reader(path)) as connection:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if tables and mark != APPLICATION_ID:
            raise ArchiveError(f"这个文件不是 LCReader 的档案：{path}", str(path))
        known = {m.name for m in _all()}
        applied = {m.name for m in migrations.applied(Database(connection))}
    if applied - known:
        raise ArchiveError(
            f"这份档案由更新版本的 LCReader 建立，请先升级程序再打开：{path}", str(path)
        )


def _all() -> list:
    """Every migration of this program."""
    with contextlib.closing(sqlite3.connect(":memory:")) as empty:
        return migrations.pending(Database(empty))


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not wait for a lock here as it does elsewhere."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is pending; of two processes that come at once the second finds it done."""
    database = Database(connection, recursive_triggers=False)
    if not migrations.pending(database):
        return
    before = len(migrations.applied(database))
    if before:
        _back_up(connection, path.with_name(f"{path.name}.bak-{before}"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(database)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(connection: sqlite3.Connection, to: Path) -> None:
    """Copy the database to `to`, which is whole or not there."""
    beside = to.with_name(f"{to.name}.tmp")
    beside.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(beside)) as copy:
        connection.backup(copy)
    beside.replace(to)
