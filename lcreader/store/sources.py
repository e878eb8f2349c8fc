"""The table of sources: the files that were taken in, with their text."""

import sqlite3
from collections.abc import Iterator

from lcreader.records import Source
from lcreader.store.rows import insert, update


def count(db: sqlite3.Connection) -> int:
    """How many sources there are."""
    return db.execute("SELECT count(*) FROM source").fetchone()[0]


def get(db: sqlite3.Connection, source_id: int) -> Source | None:
    """The source with that id."""
    return _one(db, "id = ?", source_id)


def by_hash(db: sqlite3.Connection, sha256: str) -> Source | None:
    """The source made of these very bytes, wherever they lay."""
    return _one(db, "sha256 = ?", sha256)


def by_path(db: sqlite3.Connection, path: str) -> Source | None:
    """The source that was taken in from that path."""
    return _one(db, "path = ?", path)


def hashes(db: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Id, path and SHA-256 of every source."""
    rows = db.execute("SELECT id, path, sha256 FROM source ORDER BY id")
    return [(row["id"], row["path"], row["sha256"]) for row in rows]


def add(db: sqlite3.Connection, source: Source) -> int:
    """Keep a new source and tell its id."""
    return insert(db, "source", _columns(source))


def replace(db: sqlite3.Connection, source_id: int, source: Source) -> None:
    """Put `source` in the place of the one with that id."""
    update(db, "source", source_id, _columns(source))


def _columns(source: Source) -> dict[str, object]:
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "encoding_forced": int(source.encoding_forced),
        "text": source.text,
        "imported_at": source.imported_at,
    }


def _one(db: sqlite3.Connection, where: str, value: object) -> Source | None:
    return next(_read(db.execute(f"SELECT * FROM source WHERE {where}", (value,))), None)


def _read(rows: sqlite3.Cursor) -> Iterator[Source]:
    for row in rows:
        yield Source(
            path=row["path"],
            sha256=row["sha256"],
            media_type=row["media_type"],
            encoding=row["encoding"],
            encoding_forced=bool(row["encoding_forced"]),
            text=row["text"],
            imported_at=row["imported_at"],
            id=row["id"],
        )
