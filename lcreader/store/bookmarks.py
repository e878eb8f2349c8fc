"""The tables of bookmarks and their tags. An orphan has no span, and perhaps no article."""

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from lcreader.records import Bookmark
from lcreader.store.rows import insert, listed, span_of, update

_SELECT = """
    SELECT bookmark.*,
        coalesce(article.title, bookmark.article_title) AS shown_title,
        coalesce(article.newspaper, bookmark.newspaper) AS shown_newspaper,
        coalesce(nullif(article.date, ''), article.published, bookmark.date) AS shown_date
    FROM bookmark LEFT JOIN article ON article.id = bookmark.article_id
"""
_ORDERS = {
    "date": "bookmark.created DESC, bookmark.id DESC",
    "article": "shown_title = '', article.title_key, shown_title, bookmark.article_id, "
    "bookmark.span_start IS NULL, bookmark.span_start, bookmark.id",
}


class Kept(NamedTuple):
    """A bookmark with what only the archive needs to find its passage again."""

    bookmark: Bookmark
    source_id: int | None
    position: int


def count(db: sqlite3.Connection) -> int:
    """How many bookmarks there are, orphans included."""
    return db.execute("SELECT count(*) FROM bookmark").fetchone()[0]


def get(db: sqlite3.Connection, bookmark_id: int) -> Kept | None:
    """The bookmark with that id."""
    return next(iter(_kept(db, "bookmark.id = ?", (bookmark_id,))), None)


def all_of(
    db: sqlite3.Connection,
    article_id: int | None = None,
    order: Literal["article", "date"] = "date",
) -> list[Bookmark]:
    """The bookmarks of an article, or all."""
    where = "1" if article_id is None else "bookmark.article_id = ?"
    values = () if article_id is None else (article_id,)
    return [kept.bookmark for kept in _kept(db, where, values, _ORDERS[order])]


def of_source(db: sqlite3.Connection, source_id: int) -> list[Kept]:
    """The bookmarks whose passage stood in that source, orphans included."""
    return _kept(db, "bookmark.source_id = ?", (source_id,))


def orphans_beyond(db: sqlite3.Connection, source_id: int) -> list[Kept]:
    """The orphans of all other sources."""
    where = "bookmark.state = 'orphan' AND bookmark.source_id IS NOT ?"
    return _kept(db, where, (source_id,))


def tags(db: sqlite3.Connection) -> list[str]:
    """Every tag in use, the usual ones first."""
    rows = db.execute("SELECT tag FROM bookmark_tag GROUP BY tag ORDER BY count(*) DESC, tag")
    return [row[0] for row in rows]


def add(db: sqlite3.Connection, kept: Kept) -> int:
    """Keep a bookmark under a new id, or under its own where it has one; tell the id."""
    bookmark = kept.bookmark
    values = {**_columns(kept), **({"id": bookmark.id} if bookmark.id else {})}
    bookmark_id = insert(db, "bookmark", values)
    _set_tags(db, bookmark_id, bookmark.tags)
    return bookmark_id


def replace(db: sqlite3.Connection, kept: Kept) -> None:
    """Put `kept` in the place of the bookmark with its id."""
    update(db, "bookmark", kept.bookmark.id, _columns(kept))
    _set_tags(db, kept.bookmark.id, kept.bookmark.tags)


def remove(db: sqlite3.Connection, bookmark_id: int) -> None:
    """Remove a bookmark and its tags."""
    db.execute("DELETE FROM bookmark WHERE id = ?", (bookmark_id,))


def _set_tags(db: sqlite3.Connection, bookmark_id: int, tags: Iterable[str]) -> None:
    db.execute("DELETE FROM bookmark_tag WHERE bookmark_id = ?", (bookmark_id,))
    db.executemany(
        "INSERT INTO bookmark_tag(bookmark_id, position, tag) VALUES (?, ?, ?)",
        [(bookmark_id, position, tag) for position, tag in enumerate(tags)],
    )


def _columns(kept: Kept) -> dict[str, object]:
    bookmark = kept.bookmark
    start, end = bookmark.span or (None, None)
    return {
        "source_id": kept.source_id,
        "article_id": bookmark.article_id,
        "span_start": start,
        "span_end": end,
        "position": kept.position,
        "quote": bookmark.quote,
        "prefix": bookmark.prefix,
        "suffix": bookmark.suffix,
        "note": bookmark.note,
        "colour": bookmark.colour,
        "created": bookmark.created,
        "changed": bookmark.changed,
        "state": bookmark.state,
        "found": bookmark.found,
        "article_title": bookmark.article_title,
        "newspaper": bookmark.newspaper,
        "date": bookmark.date,
    }


def _kept(
    db: sqlite3.Connection, where: str, values: tuple = (), order: str = "bookmark.id"
) -> list[Kept]:
    rows = db.execute(f"{_SELECT} WHERE {where} ORDER BY {order}", values).fetchall()
    tags = _tags_of(db, [row["id"] for row in rows])
    return [
        Kept(_bookmark(row, tuple(tags.get(row["id"], ()))), row["source_id"], row["position"])
        for row in rows
    ]


def _tags_of(db: sqlite3.Connection, ids: list[int]) -> dict[int, list[str]]:
    rows = db.execute(
        "SELECT bookmark_id, tag FROM bookmark_tag "
        "WHERE bookmark_id IN (SELECT value FROM json_each(?)) ORDER BY bookmark_id, position",
        (listed(ids),),
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row["bookmark_id"], []).append(row["tag"])
    return found


def _bookmark(row: sqlite3.Row, tags: tuple[str, ...]) -> Bookmark:
    return Bookmark(
        article_id=row["article_id"],
        span=span_of(row["span_start"], row["span_end"]),
        quote=row["quote"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        note=row["note"],
        tags=tags,
        colour=row["colour"],
        created=row["created"],
        changed=row["changed"],
        state=row["state"],
        found=row["found"],
        article_title=row["shown_title"],
        newspaper=row["shown_newspaper"],
        date=row["shown_date"],
        id=row["id"],
    )
