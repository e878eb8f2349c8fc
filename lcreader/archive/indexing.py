"""Keeps the search index level with the store, which is the truth.

What changed in the store waits in a table until the index has taken it over and was committed;
a crash, a cancelled import or an index locked by another process only leaves more waiting.
"""

import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lcreader.archive.asking import Asking
from lcreader.records import Answer, Facets, Filters, Hit, Matching, SearchResult, SortKey
from lcreader.search import Document, Words
from lcreader.store import Connection, Store, articles, queue
from lcreader.store.articles import IndexedArticle
from lcreader.watch import Watch

BATCH = 2000
# Of the places of figures those are regions, and no companies, whose names end so.
_REGIONS = ("国", "省", "自治区", "市", "自治州", "盟", "县", "旗", "区", "镇", "乡", "街道")
_log = logging.getLogger(__name__)


class Indexing:
    """The index of one archive, and what it has still to learn."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._store = store
        # With the archive, which is opened beside the window: numpy takes its time to load.
        from lcreader.search.index import TextIndex  # noqa: PLC0415

        self._index = TextIndex.open(folder, self._words)
        self._figures = Asking(store)
        self._at_work = threading.Lock()
        self._uncommitted: set[int] = set()

    def close(self) -> None:
        """Close the index once nobody writes to it."""
        with self._at_work:
            self._index.close()

    def search(
        self,
        query: str,
        sort: SortKey,
        descending: bool | None,
        filters: Filters,
        limit: int | None,
        offset: int,
        watch: Watch | None,
    ) -> SearchResult:
        """What the index finds, figures by what the store knows of them."""
        return self._index.search(
            query,
            sort=sort,
            descending=descending,
            filters=filters,
            limit=limit,
            offset=offset,
            figures=self._figures,
            watch=watch,
        )

    def find(
        self,
        query: str,
        sort: SortKey,
        descending: bool | None,
        filters: Filters,
        matching: Matching,
        watch: Watch | None,
    ) -> Answer:
        """All articles that the query finds, in order; figures by what the store knows of them."""
        return self._index.find(
            query,
            sort=sort,
            descending=descending,
            filters=filters,
            matching=matching,
            figures=self._figures,
            watch=watch,
        )

    def warm(self, watch: Watch | None) -> None:
        """Do once what the first searches would have to wait for."""
        self._index.warm(watch)

    def hits(self, query: str, ids: Sequence[int], matching: Matching) -> list[Hit]:
        """What the query finds in some articles."""
        return self._index.describe(query, ids, matching=matching, figures=self._figures)

    def facets(
        self, query: str, filters: Filters, matching: Matching, watch: Watch | None
    ) -> Facets:
        """What the articles of the query could be filtered by."""
        facets = self._index.facets(
            query, filters=filters, matching=matching, figures=self._figures, watch=watch
        )
        regions = (place for place in facets.places if not place[0] or place[0].endswith(_REGIONS))
        return replace(facets, places=tuple(regions))

    def _words(self, ids: Sequence[int]) -> Mapping[int, Words]:
        return {
            article_id: Words(*words)
            for article_id, *words in self._store.read(articles.words, ids)
        }

    def waiting(self) -> int:
        """How many articles cannot be found yet as they are."""
        return self._store.read(queue.count)

    def check(self) -> int:
        """Let the index learn what it lacks, or knows too much, and tell how many that is."""
        indexed = self._index.ids()
        off = indexed ^ self._store.read(articles.all_ids)
        if off:
            self._store.write(_put_new, sorted(off))
        return len(off)

    def sound(self) -> bool:
        """Whether every byte of the index is as it was written; one that is not starts empty."""
        with self._at_work:
            return self._index.verify()

    def rebuild(self, watch: Watch) -> None:
        """Index everything anew."""
        with self._at_work:
            self._index.clear()
            self._uncommitted.clear()
        self._store.write(queue.put_all)
        self.check()  # where another process kept us from emptying the index
        self.catch_up(watch)

    def catch_up_with(self, most: int, watch: Watch, *, wait: bool = True) -> None:
        """Index what waits if it is little: no more than `most` articles."""
        if 0 < self.waiting() <= most:
            self.catch_up(watch, wait=wait)

    def catch_up(self, watch: Watch, *, wait: bool = True) -> int:
        """Index what waits, a batch at a time; tell how many are left.

        Something is left when another process holds the index, or another thread does and
        `wait` is false.

        Raises:
            Cancelled: when the watch was stopped; the batches before stay done.
        """
        if not self._at_work.acquire(blocking=wait):
            return self.waiting()
        try:
            done, total = 0, self.waiting()
            while True:
                watch.report(min(done, total), total)
                batch = self._store.read(queue.waiting, BATCH)
                if not batch.article_ids:
                    return 0
                step = _stopping(watch)
                if not self._learn(batch.article_ids, step):
                    return self.waiting()
                self._store.write(queue.clear, batch)
                done += len(batch.article_ids)
        finally:
            self._at_work.release()

    def _learn(self, ids: Iterable[int], watch: Watch) -> bool:
        """Take articles over into the index and commit; False when another process has it."""
        # What a commit could not write stays in the index's memory, and may be old by now.
        self._uncommitted.update(ids)
        present = self._store.read(articles.to_be_indexed, self._uncommitted)
        self._index.remove(self._uncommitted)
        self._index.add(map(_document, present))
        if not self._index.commit(watch):
            _log.info("the index is held by another process; articles stay in the queue")
            return False
        self._uncommitted.clear()
        return True


def _stopping(watch: Watch) -> Watch:
    """A watch for a step of the work: it ends with the whole, whose progress it leaves alone."""

    def tell(done: int, total: int, what: str) -> None:
        if watch.stopped():
            step.stop()

    step = Watch(tell)
    return step


def _put_new(db: Connection, ids: Iterable[int]) -> None:
    """Put articles into the queue that do not stand there yet."""
    there = {row[0] for row in db.execute("SELECT DISTINCT article_id FROM to_index")}
    queue.put(db, (article_id for article_id in ids if article_id not in there))


def _document(article: IndexedArticle) -> Document:
    return Document(
        id=article.id,
        title=article.title,
        subtitle=article.subtitle,
        body=article.text,
        bylines=article.bylines,
        newspaper=article.newspaper,
        page=article.page,
        date=article.date,
        kind=article.kind,
        title_key=article.title_key,
        places=article.places,
    )
