"""Making, changing, finding and putting back bookmarks: what the archive does with them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from lcreader.archive import holdings
from lcreader.archive.importing import stamp
from lcreader.archive.news import News
from lcreader.archive.relocate import orphaned, settled
from lcreader.errors import LCReaderError, NotFoundError
from lcreader.records import Article, Bookmark, Change, Span
from lcreader.store import Connection, Store, articles, bookmarks
from lcreader.store.bookmarks import Kept
from lcreader.text.anchor import anchor, reanchor
from lcreader.text.fold import fold_text


class Bookmarks:
    """The bookmarks of one archive."""

    def __init__(self, store: Store, news: News, now: Callable[[], datetime]) -> None:
        self._store = store
        self._news = news
        self._now = now
        self._removed: dict[int, Kept] = {}

    def listed(
        self,
        article_id: int | None,
        text: str,
        tag: str,
        colour: str,
        order: Literal["article", "date"],
    ) -> list[Bookmark]:
        """Those that pass the filters; `text` is sought as search does it."""
        wanted = fold_text(text).strip()
        return [
            bookmark
            for bookmark in self._store.read(bookmarks.all_of, article_id, order)
            if (not tag or tag in bookmark.tags)
            and (not colour or colour == bookmark.colour)
            and (not wanted or wanted in fold_text(_words(bookmark)))
        ]

    def get(self, bookmark_id: int) -> Bookmark:
        """The bookmark with that id, or NotFoundError."""
        return self._store.read(_existing, bookmark_id).bookmark

    def add(
        self, article_id: int, span: Span, note: str, tags: Iterable[str], colour: str
    ) -> Bookmark:
        """Keep a passage of an article."""
        moment = stamp(self._now())

        def work(db: Connection) -> Bookmark:
            article = holdings.article(db, article_id)
            bookmark = _made(article, Span(*span), note, tags, colour, moment)
            new_id = bookmarks.add(db, Kept(bookmark, article.source_id, span[0]))
            return replace(bookmark, id=new_id)

        return self._told(self._store.write(work))

    def change(
        self, bookmark_id: int, note: str | None, tags: Iterable[str] | None, colour: str | None
    ) -> Bookmark:
        """Change what is said of a passage; None leaves a thing as it is."""
        moment = stamp(self._now())

        def work(db: Connection) -> Bookmark:
            kept = _existing(db, bookmark_id)
            old = kept.bookmark
            bookmark = replace(
                old,
                note=old.note if note is None else _sound(note),
                tags=old.tags if tags is None else clean_tags(tags),
                colour=old.colour if colour is None else colour,
                changed=moment,
            )
            bookmarks.replace(db, kept._replace(bookmark=bookmark))
            return bookmark

        return self._told(self._store.write(work))

    def remove(self, bookmark_id: int) -> Bookmark:
        """Remove a bookmark; the record that is returned can be put back."""

        def work(db: Connection) -> Kept:
            kept = _existing(db, bookmark_id)
            bookmarks.remove(db, bookmark_id)
            return kept

        kept = self._store.write(work)
        self._removed[bookmark_id] = kept
        return self._told(kept.bookmark)

    def restore(self, bookmark: Bookmark) -> Bookmark:
        """Put a removed bookmark back under its id, where its passage stands now."""
        start = 0 if bookmark.span is None else bookmark.span.start
        kept = self._removed.get(bookmark.id, Kept(bookmark, None, start))

        def work(db: Connection) -> Bookmark:
            there = bookmarks.get(db, bookmark.id)
            if there is not None:
                return there.bookmark
            present = _as_of_now(db, kept._replace(bookmark=bookmark))
            return replace(present.bookmark, id=bookmarks.add(db, present))

        restored = self._store.write(work)
        self._removed.pop(bookmark.id, None)
        return self._told(restored)

    def _told(self, bookmark: Bookmark) -> Bookmark:
        self._news.tell(Change("bookmarks", (bookmark.id,)))
        return bookmark


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without stray spaces, empty ones and repetitions."""
    return tuple(dict.fromkeys(filter(None, (" ".join(_sound(tag).split()) for tag in tags))))


def _sound(text: str) -> str:
    """Text without half surrogate pairs, which an input field can send and no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _words(bookmark: Bookmark) -> str:
    parts = (bookmark.quote, bookmark.note, bookmark.found, bookmark.article_title, *bookmark.tags)
    return "\n".join(parts)


def _existing(db: Connection, bookmark_id: int) -> Kept:
    kept = bookmarks.get(db, bookmark_id)
    if kept is None:
        raise NotFoundError(f"没有编号为 {bookmark_id} 的书签。", str(bookmark_id))
    return kept


def _made(
    article: Article, span: Span, note: str, tags: Iterable[str], colour: str, moment: str
) -> Bookmark:
    if not 0 <= span.start < span.end <= len(article.text):
        raise LCReaderError("没有选中文章里的文字，不能加书签。", f"{span.start}–{span.end}")
    quote, prefix, suffix = anchor(article.text, span)
    return Bookmark(
        article_id=article.id,
        span=span,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        note=_sound(note),
        tags=clean_tags(tags),
        colour=colour or "yellow",
        created=moment,
        changed=moment,
        article_title=article.title,
        newspaper=article.newspaper,
        date=article.date or article.published,
    )


def _as_of_now(db: Connection, kept: Kept) -> Kept:
    """The page may have been replaced while the bookmark was away."""
    bookmark = kept.bookmark
    article = None if bookmark.article_id is None else articles.get(db, bookmark.article_id)
    if article is None:
        return orphaned(kept, None)
    kept = kept._replace(source_id=article.source_id)
    if bookmark.span is None:
        return kept
    if bookmark.span.of(article.text) == (bookmark.found or bookmark.quote):
        return kept
    context = (bookmark.prefix, bookmark.suffix, bookmark.span.start)
    answer = reanchor(article.text, bookmark.quote, *context)
    return orphaned(kept, article.id) if answer.span is None else settled(kept, article, answer)
