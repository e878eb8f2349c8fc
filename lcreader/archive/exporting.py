"""Takes out of an archive what is exported, and asks lists of queries; `export` writes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lcreader.archive import batch, export, holdings
from lcreader.archive.citation import Style
from lcreader.archive.ledger import Ledger
from lcreader.records import Answer, Article, Bookmark, Figure, Filters, Hit
from lcreader.store import Connection, Store, articles, bookmarks
from lcreader.watch import Watch


class Exporting:
    """Exports from one archive, by its own ways to figures, finds and hits."""

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        figures: Callable[[int], list[Figure]],
        find: Callable[..., Answer],
        hits: Callable[..., Sequence[Hit]],
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._figures = figures
        self._asking = batch.Asking(find, hits, self._article_or_none)

    def export(self, what: export.What, to: Path, article_id: int | None, style: Style) -> int:
        """Write what is asked for, of an article or of all; tell how many were written."""
        export.check(what, to)
        if what == "figures":
            chosen = self._articles(article_id)
            return export.export_figures(to, ((a, self._figures(a.id)) for a in chosen), style)
        if what == "articles":
            return export.export_articles(to, self._articles(article_id))
        if what == "comparisons":
            return export.export_comparisons(to, self._ledger.compare(), self._article, style)
        return export.export_bookmarks(to, self._store.read(_bookmarks_with, article_id), style)

    def batch(
        self, queries: Sequence[str], watch: Watch, style: Style
    ) -> Iterator[Mapping[str, Any]]:
        """A row for each article that each of the queries finds, in articles of every kind."""
        return batch.rows(self._asking, queries, watch, style)

    def export_batch(self, queries: Sequence[str], to: Path, watch: Watch, style: Style) -> int:
        """Write what a list of queries finds; tell how many rows that is."""
        export.check("searches", to)
        return export.write_table(to, batch.COLUMNS, self.batch(queries, watch, style))

    def _article(self, article_id: int) -> Article:
        return self._store.read(holdings.article, article_id)

    def _article_or_none(self, article_id: int) -> Article | None:
        return self._store.read(articles.get, article_id)

    def _articles(self, article_id: int | None) -> Iterator[Article]:
        if article_id is not None:
            yield self._article(article_id)
            return
        for one in self._store.read(articles.ids, Filters(kinds=()), "date", False):
            article = self._article_or_none(one)
            if article is not None:  # else replaced while we write
                yield article


def _bookmarks_with(
    db: Connection, article_id: int | None
) -> list[tuple[Bookmark, Article | None]]:
    """Bookmarks by article, each with its article where it still has one."""
    cache: dict[int | None, Article | None] = {None: None}
    listed = bookmarks.all_of(db, article_id, "article")
    for bookmark in listed:
        if bookmark.article_id is not None and bookmark.article_id not in cache:
            cache[bookmark.article_id] = articles.get(db, bookmark.article_id)
    return [(bookmark, cache[bookmark.article_id]) for bookmark in listed]
