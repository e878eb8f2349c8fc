"""Searches kept under a name, and how many articles are new in each since it was looked at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from lcreader.errors import NotFoundError
from lcreader.records import Answer, Filters, Matching, SavedSearch, SortKey
from lcreader.store import Store
from lcreader.store import searches as table
from lcreader.watch import Watch


class Searches:
    """The searches that the user keeps in one archive."""

    def __init__(
        self, store: Store, find: Callable[..., Answer], now: Callable[[], datetime]
    ) -> None:
        """`find` is that of the archive."""
        self._store = store
        self._find = find
        self._now = now

    def listed(self) -> list[SavedSearch]:
        """All of them, in the order in which they were kept; nothing is counted."""
        return self._store.read(table.all_of)

    def counted(self, watch: Watch | None = None) -> list[SavedSearch]:
        """All of them, with how many articles each finds now and how many of these are new.

        Raises:
            Cancelled: when the watch was stopped.
        """
        watch = watch or Watch()
        done: list[SavedSearch] = []
        for search in self.listed():
            watch.report(len(done), len(done) + 1, search.name)
            ids = self._find(
                search.query, filters=search.filters, matching=search.matching, watch=watch
            ).ids
            new = sum(1 for article_id in ids if article_id > search.seen)
            done.append(replace(search, total=len(ids), new=new))
        return done

    def add(
        self,
        name: str,
        query: str,
        *,
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        sort: SortKey = "relevance",
        descending: bool | None = None,
        matching: Matching = Matching(),  # noqa: B008 (frozen)
    ) -> SavedSearch:
        """Keep a search; what it finds now counts as seen."""
        created = self._now().isoformat(timespec="seconds")
        search = SavedSearch(name, query, filters, sort, descending, matching, created=created)
        return self._store.write(table.add, search)

    def rename(self, search_id: int, name: str) -> SavedSearch:
        """Give a search another name."""
        self._get(search_id)
        self._store.write(table.rename, search_id, name)
        return self._get(search_id)

    def seen(self, search_id: int) -> SavedSearch:
        """What it finds now counts as seen."""
        self._get(search_id)
        self._store.write(table.mark_seen, search_id)
        return self._get(search_id)

    def remove(self, search_id: int) -> SavedSearch:
        """Keep a search no longer; what is returned can be put back."""
        search = self._get(search_id)
        self._store.write(table.remove, search_id)
        return search

    def restore(self, search: SavedSearch) -> SavedSearch:
        """Put a removed search back, under the id that it had, with what was new still new."""
        return self._store.write(table.restore, search)

    def _get(self, search_id: int) -> SavedSearch:
        search = self._store.read(table.get, search_id)
        if search is None:
            raise NotFoundError(f"没有编号为 {search_id} 的检索。", str(search_id))
        return search
