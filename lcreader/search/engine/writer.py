"""Whoosh's writer, which takes whole batches and writes whole arrays.

Articles come one by one (`add_document`, as Whoosh has it) or many at once (`add_batch`). The
grams of a batch are counted in a thread beside, as numpy's sorting leaves Python free; what they
make is kept in memory or, when it is much, in files, and merged into tables at the end.
"""

import shutil
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from lcreader.search.engine.codec import ArrayCodec
from lcreader.search.engine.fields import ArrayField
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.runs import (
    Renumbered,
    Run,
    SavedRun,
    Source,
    count_grams,
    merge,
    to_units,
)
from lcreader.search.engine.searcher import not_deleted
from lcreader.search.engine.storage import Folder

_BATCH = 256  # articles that are gathered one by one before they are counted
_AHEAD = 4  # batches that wait to be counted
# Folders of what is not to last begin so.
PREFIX = "work-"
LOCK = "MAIN_WRITELOCK"
_MOST_IN_MEMORY = 24_000_000  # postings, eight bytes each


class Texts(NamedTuple):
    """Folded texts as UTF-16 units, one behind the other."""

    units: NDArray[np.uint16]
    lengths: Ints


class Rows(NamedTuple):
    """Rows of numbers, one behind the other."""

    items: Ints
    lengths: Ints


class BulkWriter(SegmentWriter):
    """Writes one segment; deletes and merges as Whoosh does.

    `look` is called between the steps of the work and may raise to end it.
    """

    def __init__(
        self, index: FileIndex, look: Callable[[], None] = lambda: None, timeout: float = 0.0
    ) -> None:
        super().__init__(index, codec=ArrayCodec(), timeout=timeout, delay=0.01)
        self._look = look
        self._own = {name: f for name, f in self.schema.items() if isinstance(f, ArrayField)}
        self._others = [name for name in self.schema.names() if name not in self._own]
        self.newsegment.kinds = {name: field.kind for name, field in self._own.items()}
        self._columns = {name: self._column(name) for name in self._own}
        self._sources: dict[str, list[Source]] = {
            name: [] for name, field in self._own.items() if field.kind == "grams"
        }
        self._held: list[dict[str, Any]] = []
        self._counting: deque[tuple[str, Future[list[Run]]]] = deque()
        self._counter = ThreadPoolExecutor(2, "lcreader-grams")
        self._in_memory = 0
        self._taken: list[SegmentReader] = []
        self._work: Path | None = None

    def add_document(self, **fields: Any) -> None:
        """Add one article; values are as the fields take them, what is missing is empty."""
        others = {name: value for name, value in fields.items() if name not in self._own}
        if others:
            self._count_held()
            super().add_document(**others)
            self.docnum -= 1
            self.perdocwriter.pass_over(-1)
        self._held.append(fields)
        self._added = True
        if others or len(self._held) == _BATCH:
            self._count_held()

    def add_batch(self, count: int, columns: Mapping[str, "Sequence[Any] | Texts | Rows"]) -> None:
        """Add so many articles, each field's values in order; only fields of arrays."""
        self._count_held()
        first = self.docnum
        for name, values in columns.items():
            writer = self._columns[name]
            if isinstance(values, Texts | Rows):
                writer.extend(*values)
            else:
                writer.add_all(values)
            if isinstance(values, Texts):
                self._count(name, values, first)
        self.perdocwriter.pass_over(count)
        self.docnum += count
        self._added = True

    def delete_numbers(self, field: str, numbers: Ints) -> None:
        """Delete the articles that have one of the numbers in a field of numbers."""
        for segment in self.segments:
            reader = SegmentReader(self.storage, self.schema, segment)
            array = reader.column_reader(field, translate=False).array
            for doc in np.flatnonzero(np.isin(array, numbers)).tolist():
                segment.delete_document(doc)
            reader.close()

    def add_reader(self, reader: SegmentReader) -> None:
        """Take over the articles of another segment, deleted ones left out."""
        self._count_held()
        self._look()
        numbers = new_numbers(reader, self.docnum)
        kept = np.flatnonzero(numbers >= 0)
        for name, column in self._columns.items():
            column.take(reader.column_reader(name, translate=False), kept)
        self._settle()
        if self._in_memory:
            self._save()  # so that articles stay in order
        for name, sources in self._sources.items():
            sources.append(Renumbered(reader._terms.of(name).table, numbers))
        if self._others:
            first = self.docnum
            docmap = self.write_per_doc(set(self._others), reader)
            self._add_other_postings(reader, first, docmap)
        else:
            self.perdocwriter.pass_over(len(kept))
            self.docnum += len(kept)
        self._taken.append(reader)
        self._added = True

    def cancel(self) -> None:
        """Forget all that was added."""
        self._counter.shutdown(cancel_futures=True)
        self._sources = self.fieldwriter.tables = {}
        super().cancel()

    def _column(self, name: str) -> Any:
        file = self.storage.create_file(W3Codec.column_filename(self.newsegment, name))
        return self._own[name].column_type.writer(file)

    def _count_held(self) -> None:
        """Write the articles that came one by one."""
        held, self._held = self._held, []
        if not held:
            return
        columns: dict[str, Sequence[Any] | Texts | Rows] = {}
        for name, field in self._own.items():
            default = field.column_type.default_value()
            if field.kind == "grams":
                units = [to_units(row.get(name, "")) for row in held]
                columns[name] = Texts(np.concatenate(units), np.array(list(map(len, units))))
            else:
                columns[name] = [row.get(name, default) for row in held]
        self.add_batch(len(held), columns)

    def _count(self, name: str, texts: Texts, first: int) -> None:
        self._counting.append(
            (name, self._counter.submit(count_grams, texts.units, texts.lengths, first))
        )
        while len(self._counting) > _AHEAD:
            self._take_counted()

    def _settle(self) -> None:
        """Wait until everything is counted."""
        while self._counting:
            self._take_counted()

    def _take_counted(self) -> None:
        name, counting = self._counting.popleft()
        runs = counting.result()
        self._sources[name] += runs
        self._in_memory += sum(len(run.docs) for run in runs)
        self._look()
        if self._in_memory > _MOST_IN_MEMORY:
            self._save()

    def _save(self) -> None:
        """Put what is in memory into files, a run for each text."""
        folder = self._work_folder()
        for name, sources in self._sources.items():
            kept = [source for source in sources if not isinstance(source, Run)]
            saved = SavedRun(folder / f"{name}-{len(kept)}.run")
            try:
                merge([source for source in sources if isinstance(source, Run)], saved, self._look)
            finally:
                saved.close()
            self._sources[name] = [*kept, saved]
        self._in_memory = 0

    def _work_folder(self) -> Path:
        """A folder for what is not to last; its lock tells that it is in use."""
        if self._work is None:
            self._work = Path(mkdtemp(prefix=PREFIX, dir=self.storage.folder))
            self._work_lock = Folder(self._work).lock(LOCK)
            self._work_lock.acquire()
        return self._work

    def _add_other_postings(
        self, reader: SegmentReader, first: int, docmap: dict[int, int] | None
    ) -> None:
        """Put the postings of Whoosh's own fields into its pool."""
        items = (item for item in reader.iter_postings() if item[0] not in self._own)
        for item in self._process_posts(items, first, docmap):
            self.pool.add(item)

    def _flush_segment(self) -> None:
        self._count_held()
        self._settle()
        self._counter.shutdown()
        for writer in self._columns.values():
            writer.finish(self.docnum)
            writer.close()
        self.newsegment.set_doc_count(self.docnum)
        self.fieldwriter.tables = self._sources
        self.fieldwriter.write_tables(self._look)
        super()._flush_segment()
        self._sources, self._taken = {}, []

    def _close_segment(self) -> None:
        self._counter.shutdown(cancel_futures=True)
        for writer in self._columns.values():
            writer.close()
        if self._work is not None:
            self._work_lock.release()
            shutil.rmtree(self._work, ignore_errors=True)
            self._work = None
        super()._close_segment()


def new_numbers(reader: SegmentReader, first: int) -> Ints:
    """The number that each article of a segment gets behind `first` others, -1 if it is deleted."""
    kept = not_deleted(reader)
    return np.where(kept, first + np.cumsum(kept) - 1, -1).astype(np.int32)
