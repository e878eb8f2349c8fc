"""Puts a page into the store in one transaction: new, or in the place of what it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lcreader.archive import correcting, observing
from lcreader.archive.relocate import come_back, relocate
from lcreader.records import Article, Figure, Source
from lcreader.store import Connection, articles, bookmarks, figures, sources
from lcreader.store.corrections import Correction

_SAME_LINE = 20  # a line as long as this, in both, makes two articles one


@dataclass(frozen=True, slots=True)
class Unit:
    """An article with what is worked out of it before it is stored."""

    article: Article
    title_key: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """What putting a page did."""

    state: Literal["added", "unchanged", "replaced"]
    article_ids: tuple[int, ...] = ()
    bookmark_ids: tuple[int, ...] = ()


def known(db: Connection, sha256: str, encoding: str | None) -> Source | None:
    """The source made of these bytes, unless it was to be read in another encoding."""
    source = sources.by_hash(db, sha256)
    if source is None or (encoding is not None and _name(source.encoding) != _name(encoding)):
        return None
    return source


def put(db: Connection, source: Source, units: Sequence[Unit], anew: bool = False) -> Stored:
    """Store a page. To be run in one transaction; `anew` also where its bytes are known."""
    forced = source.encoding if source.encoding_forced else None
    if not anew and known(db, source.sha256, forced):
        return Stored("unchanged")
    same_bytes = sources.by_hash(db, source.sha256)
    if same_bytes is not None:  # read anew, wherever this copy of it lies
        source = replace(source, path=same_bytes.path)
    there = same_bytes or sources.by_path(db, source.path)
    if there is None:
        source_id = sources.add(db, source)
        new = _put_articles(db, source_id, [], units)
        _put_figures(db, new, units, [])
        back = _bring_back(db, source_id, new)
        return Stored("added", tuple(article.id for article in new), back)
    old = articles.of_source(db, there.id)
    sources.replace(db, there.id, source)
    new = _put_articles(db, there.id, old, units)
    _put_figures(db, new, units, correcting.settle(db, there.id, old, new))
    moved = _move_bookmarks(db, there.id, old, new)
    gone = {article.id for article in old} - {article.id for article in new}
    articles.remove(db, gone)
    changed = (*(article.id for article in new), *sorted(gone))
    return Stored("replaced", changed, (*moved, *_bring_back(db, there.id, new)))


def content(db: Connection, source_id: int) -> list[tuple[Article, list[Figure]]]:
    """All that was made of a page."""
    made = articles.of_source(db, source_id)
    return [(article, figures.of_article(db, article.id)) for article in made]


def _name(encoding: str) -> str:
    return encoding.lower().replace("_", "-").replace("-", "")


def _put_articles(
    db: Connection, source_id: int, old: Sequence[Article], units: Sequence[Unit]
) -> list[Article]:
    """Store the articles, each under the id of the one that it was; those gone are left."""
    new = [unit.article for unit in units]
    ids = match(old, new)
    before = {article.id: article for article in old}
    stored = []
    for position, unit in enumerate(units):
        article = replace(unit.article, source_id=source_id, id=ids.get(position, 0))
        if not article.id:
            added = articles.add(db, source_id, position, article, unit.title_key)
            article = replace(article, id=added)
        elif before[article.id] != article or old[position : position + 1] != [article]:
            articles.replace(db, article.id, position, article, unit.title_key)
        stored.append(article)
    return stored


def _put_figures(
    db: Connection,
    new: Sequence[Article],
    units: Sequence[Unit],
    settled: Sequence[Correction],
) -> None:
    """Store the figures of the articles as they are after corrections, and what they observe."""
    for article, unit in zip(new, units, strict=True):
        figures.put(db, article.id, correcting.corrected(article.id, unit.figures, settled))
        observing.record(db, article)


def match(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """Which of the new articles, by position, are which of the old, by id.

    The same text first, then the same title, then a long line in common.
    """
    ids: dict[int, int] = {}
    free = {article.id: article for article in old}
    for same in (_same_all, _same_text, _same_title, _same_line):
        for position, article in enumerate(new):
            if position in ids:
                continue
            twin = next((other for other in free.values() if same(other, article)), None)
            if twin is not None:
                ids[position] = twin.id
                del free[twin.id]
    return ids


def _same_all(one: Article, other: Article) -> bool:
    return (one.kind, one.title, one.text) == (other.kind, other.title, other.text)


def _same_text(one: Article, other: Article) -> bool:
    return bool(one.text) and one.text == other.text


def _same_title(one: Article, other: Article) -> bool:
    return bool(one.title) and (one.kind, one.title) == (other.kind, other.title)


def _same_line(one: Article, other: Article) -> bool:
    lines = {line for line in one.text.split("\n") if len(line) >= _SAME_LINE}
    return one.kind == other.kind and not lines.isdisjoint(other.text.split("\n"))


def _move_bookmarks(
    db: Connection, source_id: int, old: Iterable[Article], new: Iterable[Article]
) -> tuple[int, ...]:
    texts = {article.id: article.text for article in old}
    present = {article.id: article for article in new}
    moved = []
    for kept in bookmarks.of_source(db, source_id):
        place = relocate(kept, texts, present)
        if place != kept:
            bookmarks.replace(db, place)
            moved.append(place.bookmark.id)
    return tuple(moved)


def _bring_back(db: Connection, source_id: int, new: Sequence[Article]) -> tuple[int, ...]:
    back = []
    for kept in bookmarks.orphans_beyond(db, source_id):
        place = come_back(kept, new)
        if place is not None:
            bookmarks.replace(db, place)
            back.append(place.bookmark.id)
    return tuple(back)
