"""`Archive`: all that window and command line see of a collection of pages.

A folder with `archive.sqlite3` (the truth), `index/` (can be made again) and `sources/` (the
bytes as they came). Every method may be called from any thread and sends plain records back.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from lcreader.archive import citation as citing
from lcreader.archive import doctor, export, holdings
from lcreader.archive.bookmarks import Bookmarks
from lcreader.archive.corrections import Corrections
from lcreader.archive.exporting import Exporting
from lcreader.archive.files import Originals
from lcreader.archive.importing import Importing
from lcreader.archive.indexing import Indexing
from lcreader.archive.ledger import Ledger
from lcreader.archive.news import News
from lcreader.archive.searches import Searches
from lcreader.archive.words import Words
from lcreader.errors import ArchiveError, Cancelled
from lcreader.records import (
    Answer,
    ArchiveStatus,
    Article,
    ArticleRow,
    Bookmark,
    Change,
    Facets,
    Figure,
    Filters,
    Hit,
    ImportOutcome,
    Matching,
    SearchResult,
    SortKey,
    Source,
    Span,
)
from lcreader.store import Store, articles, bookmarks, figures
from lcreader.store.closing import Closing
from lcreader.store.corrections import Correction
from lcreader.watch import Watch

T = TypeVar("T")

_LITTLE = 200  # articles, or words, that are done on the way; more is left to `catch_up`
_FEW = 20  # articles that are indexed before a search


class Archive(Closing):
    """A collection of pages: import, search, read, keep passages, export."""

    def __init__(self, folder: Path, store: Store, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self._store = store
        self._originals = Originals(folder / "sources")
        self._indexing = Indexing(folder / "index", store)
        self._news = News()
        self._bookmarks = Bookmarks(store, self._news, now)
        self.ledger = Ledger(store, self._news, now)
        self.searches = Searches(store, self.find, now)
        self.words = Words(store)
        self._corrections = Corrections(store, self._news, now)
        self._importing = Importing(store, self._originals, self._indexing, self._news.tell, now)

    @classmethod
    def open(
        cls, folder: Path, *, create: bool = True, now: Callable[[], datetime] | None = None
    ) -> Self:
        """Open the archive in `folder`, making it where there is none.

        Raises:
            ArchiveError: when it cannot be used; its files are then as they were.
        """
        path = Path(folder) / "archive.sqlite3"
        if not create and not path.is_file():
            raise ArchiveError(f"这里没有档案：{folder}", str(folder))
        store = Store.open(path)
        try:
            archive = cls(Path(folder), store, now or _utc_now)
        except BaseException:
            store.close()
            raise
        try:
            archive.ledger.check()
            archive._indexing.check()
            archive._indexing.catch_up_with(_LITTLE, Watch())
        except BaseException:
            archive.close()
            raise
        return archive

    def close(self) -> None:
        """Finish what is being written and close."""
        self._indexing.close()
        self._store.close()

    # --- taking in ---

    def import_paths(
        self, paths: Iterable[Path], watch: Watch | None = None, encoding: str | None = None
    ) -> list[ImportOutcome]:
        """Take files and folders in and tell what became of each file.

        A stopped watch ends the work after the file at hand: what was done until then stays
        done and is what is returned.
        """
        watch = watch or Watch()
        outcomes = self._importing.run(paths, watch, encoding)
        with contextlib.suppress(Cancelled):
            self.words.catch_up(watch.quietly())
        return outcomes

    def catch_up(self, watch: Watch | None = None) -> int:
        """Make searchable what is not yet and bring the ledger up to date.

        What is told is how many articles cannot be found yet.

        Raises:
            Cancelled: when the watch was stopped.
        """
        left = self._indexing.catch_up(watch or Watch())
        self.ledger.catch_up(watch)
        self.words.catch_up(watch)
        return left

    # --- articles ---

    def search(
        self,
        query: str,
        *,
        limit: int | None = 50,
        offset: int = 0,
        sort: SortKey = "relevance",
        descending: bool | None = None,
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        watch: Watch | None = None,
    ) -> SearchResult:
        """The articles that hold what the query asks for, with the places in each.

        The few articles that another process stored and could not index are indexed first.
        """
        self._catch_up_with_few(watch)
        return self._indexing.search(query, sort, descending, filters, limit, offset, watch)

    def _catch_up_with_few(self, watch: Watch | None) -> None:
        if not self._importing.at_work():
            self._indexing.catch_up_with(_FEW, watch or Watch(), wait=False)

    def article_ids(
        self,
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        sort: SortKey = "date",
        descending: bool = True,
    ) -> list[int]:
        """All articles that pass the filters; without a query relevance is the date."""
        order: Literal["date", "title"] = "title" if sort == "title" else "date"
        return self._store.read(articles.ids, filters, order, descending)

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """What a list shows of articles, in the order asked for; those gone are left out."""
        return self._store.read(articles.rows, ids)

    def find(
        self,
        query: str = "",
        *,
        sort: SortKey = "relevance",
        descending: bool | None = None,
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        matching: Matching = Matching(),  # noqa: B008
        watch: Watch | None = None,
    ) -> Answer:
        """All articles that the query finds, in order; without a query all that there are.

        What was found in an article is told by `hits`.
        """
        self._catch_up_with_few(watch)
        if not query.strip() and sort == "relevance":
            sort = "date"
        return self._indexing.find(query, sort, descending, filters, matching, watch)

    def hits(
        self,
        query: str,
        ids: Sequence[int],
        *,
        matching: Matching = Matching(),  # noqa: B008 (frozen)
    ) -> list[Hit]:
        """What the query finds in each of some articles; those gone are left out."""
        return self._indexing.hits(query, ids, matching)

    def facets(
        self,
        query: str = "",
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        *,
        matching: Matching = Matching(),  # noqa: B008
        watch: Watch | None = None,
    ) -> Facets:
        """What the articles of the query could be filtered by, with the number of each.

        Each group of values is counted under the filters of the other groups.
        """
        return self._indexing.facets(query, filters, matching, watch)

    def article(self, article_id: int) -> Article:
        """The whole article.

        Raises:
            NotFoundError: when there is none with that id.
        """
        return self._store.read(holdings.article, article_id)

    def source(self, source_id: int) -> Source:
        """The page as it was taken in, or NotFoundError."""
        return self._store.read(holdings.source, source_id)

    def figures(self, article_id: int) -> list[Figure]:
        """The figures of an article in text order."""
        return self._store.read(figures.of_article, article_id)

    def correct_figure(self, figure_id: int, **changes: Any) -> Correction:
        """Correct a figure by hand: value, value_max, unit, indicator, period, place, no_figure.

        It is kept beside the page and survives a new import; what it can be given is told in
        `Correction`.
        """
        return self._learned(self._corrections.add(figure_id, changes))

    def remove_correction(self, correction_id: int) -> Correction:
        """Take a correction back; what is returned can be put in force again."""
        return self._learned(self._corrections.remove(correction_id))

    def restore_correction(self, correction: Correction) -> Correction:
        """Put a correction that was taken back in force again."""
        return self._learned(self._corrections.restore(correction))

    def corrections(self, article_id: int | None = None) -> list[Correction]:
        """The figures corrected by hand, of an article or of all."""
        return self._corrections.listed(article_id)

    def citation(
        self, article_id: int, span: Span | None = None, style: citing.Style = "2025"
    ) -> str:
        """The article's source after GB/T 7714 of a year, with the passage if one is given."""
        return citing.citation(self.article(article_id), span, style)

    # --- bookmarks ---

    def bookmarks(
        self,
        article_id: int | None = None,
        *,
        text: str = "",
        tag: str = "",
        colour: str = "",
        order: Literal["article", "date"] = "date",
    ) -> list[Bookmark]:
        """The passages kept, the newest first or by article; orphans included."""
        return self._bookmarks.listed(article_id, text, tag, colour, order)

    def bookmark(self, bookmark_id: int) -> Bookmark:
        """One of them, or NotFoundError."""
        return self._bookmarks.get(bookmark_id)

    def add_bookmark(
        self,
        article_id: int,
        span: Span,
        *,
        note: str = "",
        tags: Iterable[str] = (),
        colour: str = "yellow",
    ) -> Bookmark:
        """Keep a passage of an article."""
        return self._learned(self._bookmarks.add(article_id, span, note, tags, colour))

    def change_bookmark(
        self,
        bookmark_id: int,
        *,
        note: str | None = None,
        tags: Iterable[str] | None = None,
        colour: str | None = None,
    ) -> Bookmark:
        """Change note, tags or colour; what is None stays."""
        return self._learned(self._bookmarks.change(bookmark_id, note, tags, colour))

    def remove_bookmark(self, bookmark_id: int) -> Bookmark:
        """Remove a bookmark; what is returned can be put back."""
        return self._learned(self._bookmarks.remove(bookmark_id))

    def restore_bookmark(self, bookmark: Bookmark) -> Bookmark:
        """Put a removed bookmark back, under the id that it had."""
        return self._learned(self._bookmarks.restore(bookmark))

    def tags(self) -> list[str]:
        """All tags in use, the usual ones first."""
        return self._store.read(bookmarks.tags)

    def _learned(self, done: T) -> T:
        """A new tag or indicator is completed from now on."""
        self.words.catch_up(most=_LITTLE)
        return done

    # --- out of the archive ---

    def export(
        self,
        what: export.What,
        to: Path,
        *,
        article_id: int | None = None,
        style: citing.Style = "2025",
    ) -> int:
        """Write to a file in the format that its suffix names; tell how many were written.

        `style` is the GB/T 7714 that citations follow; comparisons are always of all articles.

        Raises:
            ExportError: when the format is not known or the file cannot be written.
        """
        return self._exporting().export(what, Path(to), article_id, style)

    def batch(
        self, queries: Sequence[str], watch: Watch | None = None, style: citing.Style = "2025"
    ) -> Iterator[Mapping[str, Any]]:
        """A row for each article that each of the queries finds, in articles of every kind."""
        return self._exporting().batch(queries, watch or Watch(), style)

    def export_batch(
        self,
        queries: Sequence[str],
        to: Path,
        watch: Watch | None = None,
        style: citing.Style = "2025",
    ) -> int:
        """Write what a list of queries finds to a file; tell how many rows that is.

        Raises:
            ExportError: when the format is not known or the file cannot be written.
        """
        return self._exporting().export_batch(queries, Path(to), watch or Watch(), style)

    def _exporting(self) -> Exporting:
        return Exporting(self._store, self.ledger, self.figures, self.find, self.hits)

    # --- the archive itself ---

    def status(self) -> ArchiveStatus:
        """What the archive holds, and how much of it cannot be searched yet."""
        return self._store.read(holdings.status)

    def warm(self, watch: Watch | None = None) -> None:
        """Do once what the first searches would have to wait for; best while nobody asks.

        Raises:
            Cancelled: when the watch was stopped.
        """
        self._indexing.warm(watch)

    def rebuild(self, watch: Watch | None = None) -> None:
        """Make the search index anew."""
        self._indexing.rebuild(watch or Watch())

    def reread(self, watch: Watch | None = None) -> int:
        """Work through all pages by the rules of this version; tell how many became other.

        Raises:
            Cancelled: when the watch was stopped; the pages before are done.
        """
        return self._importing.reread(watch or Watch())

    def doctor(self, watch: Watch | None = None) -> list[str]:
        """Check everything, repair what can be repaired, and say so."""
        return doctor.examine(self._store, self._indexing, self._originals, watch or Watch())

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` at every change, on the thread that makes it, until unsubscribed."""
        return self._news.subscribe(listener)

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since the last call; listeners are told so too."""
        changed = self._store.changed_elsewhere()
        if changed:
            self._news.tell(Change("articles"))
            self._news.tell(Change("bookmarks"))
        return changed


def _utc_now() -> datetime:
    return datetime.now(UTC)
