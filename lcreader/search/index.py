"""`TextIndex`: finds every article that holds the text asked for, and no other.

The index is a by-product of the store. It lies in a folder of its own, named by its version, and
starts empty when it is missing, damaged, of another version or folded with other tables; `ids`
tells what it holds, so that its owner can add what is lacking.

    index = TextIndex.open(folder)
    index.add([Document(1, "标题", "正文…")])
    index.commit()
    index.search("正文").hits[0].snippet
"""

import logging
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.index import FileIndex, LockError

from lcreader.errors import ArchiveError
from lcreader.records import Filters, SearchResult, SortKey
from lcreader.search import schema
from lcreader.search.document import Document, fold_document, pack, to_bytes
from lcreader.search.finder import FigureFinder, NoFigures
from lcreader.search.language import parse
from lcreader.search.results import answer
from lcreader.search.snapshots import Snapshots
from lcreader.search.storage import Folder
from lcreader.search.writer import BulkWriter
from lcreader.text.fold import folding_version
from lcreader.watch import Watch

_LOG = logging.getLogger(__name__)

# Beside Whoosh's files: its lock, and what the texts were folded with.
_LOCK = "MAIN_WRITELOCK"
_FOLDING = "folding.txt"


class TextIndex:
    """A full-text index over articles; every method may be called from any thread.

    What is added and removed is kept in memory until `commit`. Searches see the newest commit,
    also those of other processes.
    """

    def __init__(self, folder: Path, index: FileIndex) -> None:
        self.folder = folder
        self._index = index
        self._snapshots = Snapshots(index)
        self._pending: dict[int, Document | None] = {}
        self._pending_lock = Lock()
        self._commit_lock = Lock()

    @classmethod
    def open(cls, folder: Path) -> "TextIndex":
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
        except OSError as error:
            raise ArchiveError(f"搜索索引无法打开：{error}", str(path)) from error
        return cls(path, index)

    def close(self) -> None:
        """Let go of all files; what was not committed is forgotten."""
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
                writer = BulkWriter(self._index)
            except LockError:
                return False
            except OSError as error:
                raise ArchiveError(f"搜索索引无法写入：{error}", str(self.folder)) from error
            self._write(writer, batch, watch or Watch())
            with self._pending_lock:
                for key, document in batch.items():
                    if self._pending.get(key, batch) is document:
                        del self._pending[key]
            return True

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
            if not searcher.doc_count_all():
                return set()
            column = searcher.column(schema.ID)
            return {column[doc] for doc in searcher.reader().all_doc_ids()}

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
        """The articles that the query finds, `limit` of them from the `offset`-th on.

        See `lcreader.search.language` for the query. Whatever is typed, no error comes of it.
        What it asks of figures is answered by `figures`; without it, no article has any.

        Raises:
            Cancelled: when the watch is stopped.
        """
        with self._snapshots.lease() as searcher:
            return answer(
                searcher,
                parse(query),
                filters or Filters(),
                (sort, descending),
                (offset, limit),
                figures or NoFigures(),
                watch or Watch(),
            )

    def _write(self, writer: BulkWriter, batch: dict[int, Document | None], watch: Watch) -> None:
        try:
            known = self.ids()
            for key in batch.keys() & known:
                writer.delete_by_term(schema.ID, key)
            for done, document in enumerate(batch.values()):
                watch.report(done, len(batch))
                if document is not None:
                    writer.add_document(**_row(document))
            writer.commit()
        except BaseException as error:
            if not writer.is_closed:
                writer.cancel()
            if isinstance(error, OSError):
                raise ArchiveError(f"搜索索引无法写入：{error}", str(self.folder)) from error
            raise


def _row(document: Document) -> dict[str, Any]:
    folded = fold_document(document)
    return schema.row(document, folded, pack(document, to_bytes(folded.title + folded.body)))


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
    except PermissionError:
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
    lock = storage.lock(_LOCK)
    if not lock.acquire():
        raise ArchiveError("搜索索引正被另一个程序写入，请稍后再试。", str(path))
    try:
        for file in path.iterdir():
            if file.is_file() and file.name != _LOCK:
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
