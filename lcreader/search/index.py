"""`TextIndex`: finds every article that holds the text asked for, and no other.

The index is a by-product of the store. It lies in a folder of its own, named by its version, and
starts empty when it is missing, damaged, of another version or folded with other tables; `ids`
tells what it holds, so that its owner can add what is lacking.

    index = TextIndex.open(folder, words)
    index.add([Document(1, "标题", "正文…")])
    index.commit()
    index.search("正文").hits[0].snippet

The index holds folded texts only. The words that are shown are lent by their owner: `words` gives
those of some articles by id.
"""

import logging
import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Lock

import numpy as np
from whoosh.index import FileIndex, LockError

from lcreader.errors import ArchiveError
from lcreader.records import Answer, Facets, Filters, Hit, Matching, SearchResult, SortKey
from lcreader.search import schema
from lcreader.search.document import Document
from lcreader.search.engine.merging import Merge, due, remove_left_over
from lcreader.search.engine.storage import Folder
from lcreader.search.engine.writer import LOCK, BulkWriter
from lcreader.search.finder import FigureFinder, NoFigures
from lcreader.search.language import parse
from lcreader.search.passing import Lender
from lcreader.search.results import Owner, Question, Sorting, count_facets, describe, find
from lcreader.search.snapshots import Snapshots
from lcreader.search.tidying import Tidying
from lcreader.text.fold import folding_version
from lcreader.watch import Watch

_LOG = logging.getLogger(__name__)

# Beside Whoosh's files: its lock, and what the texts were folded with.
_FOLDING = "folding.txt"
_COMMON = "的"
_AT_ONCE = 3  # searches that are made ready for
# Articles that are folded and counted together.
_BATCH = 250
# Seconds that a commit waits for another process, which may only be putting a merge in place.
_PATIENCE = 0.5


class TextIndex:
    """A full-text index over articles; every method may be called from any thread.

    What is added and removed is kept in memory until `commit`. Searches see the newest commit,
    also those of other processes.
    """

    def __init__(self, folder: Path, index: FileIndex, words: Lender) -> None:
        self.folder = folder
        self._index = index
        self._words = words
        self._tidying = Tidying(self.merge)
        self._snapshots = Snapshots(index)
        self._pending: dict[int, Document | None] = {}
        self._pending_lock = Lock()
        self._commit_lock = Lock()

    @classmethod
    def open(cls, folder: Path, words: Lender) -> "TextIndex":
        """The index in `folder`, made or made anew where there is none that can be used.

        Indexes of older versions in the folder are removed.

        Raises:
            ArchiveError: when the folder cannot be read or written, or a damaged index is just
                being written by another process.
        """
        path = folder / f"v{schema.INDEX_VERSION}"
        try:
            path.mkdir(parents=True, exist_ok=True)
            _remove_older(folder)
            index = _open_sound(path) or _start_anew(path)
            remove_left_over(path)
        except OSError as error:
            raise ArchiveError(f"搜索索引无法打开：{error}", str(path)) from error
        opened = cls(path, index, words)
        if due(index._segments()):
            opened._tidying.wake()
        return opened

    def close(self) -> None:
        """Let go of all files; what was not committed is forgotten."""
        self._tidying.close()
        self._snapshots.close()

    def add(self, documents: Iterable[Document]) -> None:
        """Put articles in, in place of those with the same ids."""
        with self._pending_lock:
            self._pending.update((document.id, document) for document in documents)

    def remove(self, ids: Iterable[int]) -> None:
        """Take articles out; ids that are not there do not matter."""
        with self._pending_lock:
            self._pending.update(dict.fromkeys(ids))

    def commit(self, watch: Watch | None = None) -> bool:
        """Write what was added and removed. All of it can be found afterwards, or nothing.

        Returns False, and keeps what is to be written, when another process is writing just now.

        Raises:
            Cancelled: when the watch is stopped; what is to be written is kept.
            ArchiveError: when the disk cannot be written.
        """
        with self._commit_lock:
            with self._pending_lock:
                batch = dict(self._pending)
            if not batch:
                return True
            try:
                writer = BulkWriter(self._index, timeout=_PATIENCE)
            except LockError:
                return False
            except OSError as error:
                raise ArchiveError(f"搜索索引无法写入：{error}", str(self.folder)) from error
            self._write(writer, batch, watch or Watch())
            with self._pending_lock:
                for key, document in batch.items():
                    if self._pending.get(key, batch) is document:
                        del self._pending[key]
            if due(self._index._segments()):
                self._tidying.wake()
            return True

    def merge(self, watch: Watch | None = None) -> bool:
        """Make one segment of several where there are too many; tell whether that was so.

        It is done by itself in the background after a commit. Articles can be added, removed
        and searched meanwhile.

        Raises:
            Cancelled: when the watch is stopped; all is as it was.
            OSError: when the disk cannot be written; all is as it was.
        """
        watch = watch or Watch()
        segments = due(self._index._segments())
        if not segments:
            return False
        put_in_place = Merge(self._index, segments, lambda: watch.report(0, 0)).run()
        with self._commit_lock:
            return put_in_place()

    def wait(self) -> None:
        """Until the background has nothing left to merge."""
        self._tidying.wait()

    def clear(self) -> bool:
        """Empty the index; False when another process is writing just now."""
        with self._commit_lock, self._pending_lock:
            self._pending.clear()
            try:
                _start_anew(self.folder)
            except ArchiveError:
                return False
            return True

    def verify(self) -> bool:
        """Whether every byte of the index is as it was written; one that is not is emptied.

        `open` notices files that are missing or cut; this notices all else, and takes longer.
        """
        with self._commit_lock:
            sound = _is_whole(self._index)
        if not sound:
            self.clear()
        return sound

    def ids(self) -> set[int]:
        """The ids of all articles that can be found."""
        with self._snapshots.lease() as searcher:
            return {
                article_id
                for leaf, _ in searcher.leaves()
                for article_id in leaf.column(schema.ID)
                .array[leaf.living(np.arange(leaf.reader().doc_count_all()))]
                .tolist()
            }

    def find(
        self,
        query: str,
        *,
        sort: SortKey = "relevance",
        descending: bool | None = None,
        most: int | None = None,
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        matching: Matching = Matching(),  # noqa: B008
        figures: FigureFinder | None = None,
        watch: Watch | None = None,
    ) -> Answer:
        """All articles that the query finds, in order; without a query all that there are.

        With `most` only so many of them are told, which is sooner done.

        See `lcreader.search.language` for the query. Whatever is typed, no error comes of it.
        What it asks of figures is answered by `figures`; without it, no article has any.

        Raises:
            Cancelled: when the watch is stopped.
        """
        with self._snapshots.lease(watch) as searcher:
            question = Question(parse(query), filters, matching)
            sorting = Sorting(sort, descending, most)
            return find(searcher, question, sorting, self._owner(figures), watch or Watch())

    def warm(self, watch: Watch | None = None) -> None:
        """Do once what the first searches, on several threads, would have to wait for.

        Raises:
            Cancelled: when the watch is stopped.
        """
        question = Question(parse(_COMMON))
        with ExitStack() as stack:
            leases = [self._snapshots.lease(watch) for _ in range(_AT_ONCE)]
            searchers = [stack.enter_context(one) for one in leases]
            for searcher in searchers:
                find(searcher, question, Sorting(most=1), self._owner(None), watch or Watch())
            searchers[0].warm(schema.BODY)

    def describe(
        self,
        query: str,
        ids: Sequence[int],
        *,
        matching: Matching = Matching(),  # noqa: B008 (frozen)
        figures: FigureFinder | None = None,
    ) -> list[Hit]:
        """What the query finds in each of these articles."""
        question = Question(parse(query), matching=matching)
        return describe(question, ids, self._owner(figures), {})

    def facets(
        self,
        query: str = "",
        *,
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        matching: Matching = Matching(),  # noqa: B008
        figures: FigureFinder | None = None,
        watch: Watch | None = None,
    ) -> Facets:
        """What the query's articles could be filtered by.

        Each group is counted under the filters of the other groups.

        Raises:
            Cancelled: when the watch is stopped.
        """
        with self._snapshots.lease(watch) as searcher:
            question = Question(parse(query), filters, matching)
            return count_facets(searcher, question, self._owner(figures), watch or Watch())

    def search(
        self,
        query: str,
        *,
        sort: SortKey = "relevance",
        descending: bool | None = None,
        filters: Filters | None = None,
        limit: int | None = 50,
        offset: int = 0,
        figures: FigureFinder | None = None,
        watch: Watch | None = None,
    ) -> SearchResult:
        """The articles that the query finds, `limit` of them from the `offset`-th on, described.

        An empty query finds none.

        Raises:
            Cancelled: when the watch is stopped.
        """
        question, owner = Question(parse(query), filters or Filters()), self._owner(figures)
        if question.parsed.tree is None:
            return SearchResult(query, (), 0, 0, question.parsed.remarks)
        offset = max(offset, 0)
        most = None if limit is None else offset + max(limit, 0)
        with self._snapshots.lease(watch) as searcher:
            sorting = Sorting(sort, descending, most)
            answer = find(searcher, question, sorting, owner, watch or Watch())
        ids = answer.ids[offset:]
        scores = dict(zip(ids, answer.scores[offset:], strict=True))
        hits = tuple(describe(question, ids, owner, scores))
        return SearchResult(query, hits, answer.total, answer.places, answer.remarks)

    def _owner(self, figures: FigureFinder | None) -> Owner:
        return Owner(figures or NoFigures(), self._words)

    def _write(self, writer: BulkWriter, batch: dict[int, Document | None], watch: Watch) -> None:
        try:
            writer.delete_numbers(schema.ID, np.fromiter(batch, np.uint64, len(batch)))
            documents = [document for document in batch.values() if document is not None]
            for start in range(0, len(documents), _BATCH):
                watch.report(start, len(documents))
                part = documents[start : start + _BATCH]
                writer.add_batch(len(part), schema.columns(part))
            writer.commit(merge=False)
        except BaseException as error:
            if not writer.is_closed:
                writer.cancel()
            if isinstance(error, OSError):
                raise ArchiveError(f"搜索索引无法写入：{error}", str(self.folder)) from error
            raise


def _open_sound(path: Path) -> FileIndex | None:
    """The index that is there, None when there is none or one that cannot be trusted."""
    if not any(path.glob("*.toc")):
        return None
    try:
        if (path / _FOLDING).read_text(encoding="utf-8") != folding_version():
            _LOG.info("The index in %s was made with other tables of folding", path)
            return None
        index = FileIndex(Folder(path), schema=schema.schema())
        index.reader().close()  # maps every segment and reads what it is made of
        return index
    except FileNotFoundError as error:  # a file of the index
        _LOG.warning("The index in %s is made anew: %r", path, error)
        return None
    except OSError:  # a disk or a system that fails just now says nothing about the index
        raise
    except Exception as error:  # whatever broken bytes make Whoosh and pickle raise
        _LOG.warning("The index in %s is made anew: %r", path, error)
        return None


def _is_whole(index: FileIndex) -> bool:
    try:
        return all(
            segment.open_compound_file(index.storage).is_whole() for segment in index._segments()
        )
    except Exception as error:  # as above
        _LOG.warning("The index in %s is damaged: %r", index.storage.folder, error)
        return False


def _start_anew(path: Path) -> FileIndex:
    """An empty index where there was none, or none of use.

    Raises:
        ArchiveError: when another process is writing there.
    """
    storage = Folder(path)
    lock = storage.lock(LOCK)
    if not lock.acquire():
        raise ArchiveError("搜索索引正被另一个程序写入，请稍后再试。", str(path))
    try:
        for file in path.iterdir():
            if file.is_file() and file.name != LOCK:
                file.unlink(missing_ok=True)
        (path / _FOLDING).write_text(folding_version(), encoding="utf-8")
        return FileIndex.create(storage, schema.schema())
    finally:
        lock.release()


def _remove_older(folder: Path) -> None:
    for path in folder.iterdir():
        match = re.fullmatch(r"v(\d+)", path.name)
        if match and int(match[1]) < schema.INDEX_VERSION:
            shutil.rmtree(path, ignore_errors=True)
