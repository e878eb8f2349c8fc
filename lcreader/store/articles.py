"""The table of articles: whole ones, rows for lists, ids in an order, counts for filters."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from lcreader.records import Article, ArticleKind, ArticleRow, Filters, Paragraph, Span
from lcreader.store.rows import insert, listed, pack, pack_map, unpack, unpack_map, update

OPENING = 120  # characters of a text that a list may show
_WHEN = "coalesce(nullif(date, ''), published)"


class IndexedArticle(NamedTuple):
    """What the search index is given of an article."""

    id: int
    kind: ArticleKind
    title: str
    title_key: str
    subtitle: str
    bylines: tuple[str, ...]
    newspaper: str
    page: str
    date: str
    text: str
    places: tuple[str, ...]  # regions and companies that its figures are about


def count(db: sqlite3.Connection) -> int:
    """How many articles and sidebars there are."""
    query = "SELECT count(*) FROM article WHERE kind IN ('article', 'sidebar')"
    return db.execute(query).fetchone()[0]


def all_ids(db: sqlite3.Connection) -> set[int]:
    """The id of every article."""
    return {row[0] for row in db.execute("SELECT id FROM article")}


def get(db: sqlite3.Connection, article_id: int) -> Article | None:
    """The article with that id."""
    row = db.execute("SELECT * FROM article WHERE id = ?", (article_id,)).fetchone()
    return None if row is None else _article(row)


def of_source(db: sqlite3.Connection, source_id: int) -> list[Article]:
    """The articles of a source, in page order."""
    rows = db.execute("SELECT * FROM article WHERE source_id = ? ORDER BY position", (source_id,))
    return [_article(row) for row in rows]


def add(
    db: sqlite3.Connection, source_id: int, position: int, article: Article, title_key: str
) -> int:
    """Keep a new article of a source and tell its id."""
    return insert(db, "article", {"source_id": source_id, **_columns(position, article, title_key)})


def replace(
    db: sqlite3.Connection, article_id: int, position: int, article: Article, title_key: str
) -> None:
    """Put `article` in the place of the one with that id, in the same source."""
    update(db, "article", article_id, _columns(position, article, title_key))


def remove(db: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Remove articles with their figures; their bookmarks stay, without an article."""
    db.execute("DELETE FROM article WHERE id IN (SELECT value FROM json_each(?))", (listed(ids),))


def to_be_indexed(db: sqlite3.Connection, ids: Iterable[int]) -> list[IndexedArticle]:
    """What the index needs of those of the articles that still exist."""
    wanted = listed(ids)
    columns = ", ".join(IndexedArticle._fields[:-1]).replace("date", f"{_WHEN} AS date")
    rows = db.execute(
        f"SELECT {columns} FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (wanted,),
    )
    places = _places(db, wanted)
    return [
        IndexedArticle(
            **{
                **dict(row),
                "bylines": tuple(unpack(row["bylines"])),
                "places": tuple(places.get(row["id"], ())),
            }
        )
        for row in rows
    ]


def _places(db: sqlite3.Connection, wanted: str) -> dict[int, list[str]]:
    """What the figures of some articles are about: regions and companies."""
    rows = db.execute(
        "SELECT article_id, place FROM figure WHERE article_id IN"
        " (SELECT value FROM json_each(?)) AND place <> ''"
        " GROUP BY article_id, place ORDER BY article_id, min(position)",
        (wanted,),
    )
    places: dict[int, list[str]] = {}
    for article_id, place in rows:
        places.setdefault(article_id, []).append(place)
    return places


def words(db: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str, str, str]]:
    """Id, title, subtitle and text of those of the articles that exist."""
    found = db.execute(
        "SELECT id, title, subtitle, text FROM article WHERE id IN"
        " (SELECT value FROM json_each(?))",
        (listed(ids),),
    )
    return [tuple(row) for row in found]


def ids(
    db: sqlite3.Connection, filters: Filters, sort: Literal["date", "title"], descending: bool
) -> list[int]:
    """The ids of the articles that pass `filters`; those without a date or title come last."""
    key, other = (_WHEN, "title_key") if sort == "date" else ("title_key", _WHEN)
    where, values = _where(filters)
    way = "DESC" if descending else "ASC"
    rows = db.execute(
        f"SELECT id FROM article WHERE {where} "
        f"ORDER BY {key} = '', {key} {way}, {other} = '', {other}, source_id, position",
        values,
    )
    return [row[0] for row in rows]


def rows(db: sqlite3.Connection, wanted: Sequence[int]) -> list[ArticleRow]:
    """Rows for a list in the order of `wanted`; ids that are gone are left out."""
    found = db.execute(
        f"""
        SELECT id, kind, title, subtitle, bylines, newspaper, {_WHEN} AS day,
            substr(text, 1, {OPENING}) AS opening,
            (SELECT count(*) FROM figure WHERE article_id = article.id) AS figures,
            (SELECT count(*) FROM bookmark WHERE article_id = article.id) AS bookmarks
        FROM article WHERE id IN (SELECT value FROM json_each(?))""",
        (listed(wanted),),
    )
    by_id = {
        row["id"]: ArticleRow(
            id=row["id"],
            kind=row["kind"],
            title=row["title"],
            subtitle=row["subtitle"],
            bylines=tuple(unpack(row["bylines"])),
            newspaper=row["newspaper"],
            date=row["day"],
            opening=row["opening"],
            figure_count=row["figures"],
            bookmark_count=row["bookmarks"],
        )
        for row in found
    }
    return [by_id[article_id] for article_id in wanted if article_id in by_id]


def _where(filters: Filters) -> tuple[str, list[str]]:
    wanted = {
        "kind": filters.kinds,
        "newspaper": filters.newspapers,
        f"substr({_WHEN}, 1, 4)": filters.years,
    }
    parts = {what: listed(values) for what, values in wanted.items() if values}
    clauses = [f"{what} IN (SELECT value FROM json_each(?))" for what in parts]
    return " AND ".join(clauses) or "1", list(parts.values())


def _columns(position: int, article: Article, title_key: str) -> dict[str, object]:
    return {
        "position": position,
        "kind": article.kind,
        "title": article.title,
        "title_key": title_key,
        "subtitle": article.subtitle,
        "bylines": pack(article.bylines),
        "newspaper": article.newspaper,
        "page": article.page,
        "date": article.date,
        "published": article.published,
        "text": article.text,
        "paragraphs": pack([[*p.span, p.kind] for p in article.paragraphs]),
        "text_map": pack_map(article.text_map),
        "source_lines": pack(article.source_lines),
        "source_name": article.source_name,
    }


def _article(row: sqlite3.Row) -> Article:
    return Article(
        kind=row["kind"],
        title=row["title"],
        text=row["text"],
        subtitle=row["subtitle"],
        bylines=tuple(unpack(row["bylines"])),
        newspaper=row["newspaper"],
        page=row["page"],
        date=row["date"],
        published=row["published"],
        paragraphs=tuple(Paragraph(Span(s, e), kind) for s, e, kind in unpack(row["paragraphs"])),
        text_map=unpack_map(row["text_map"]),
        source_lines=tuple((first, last) for first, last in unpack(row["source_lines"])),
        source_name=row["source_name"],
        source_id=row["source_id"],
        id=row["id"],
    )
