"""Which segments become one, and how that is done beside everything else.

Segments of about one size are merged when there are enough of them, so that an article is
written again only when its segment has grown eightfold, and an archive of a hundred thousand
articles has a dozen segments or two.

A merge is an index of its own in a folder beside: it reads segments, which never change, and
writes a new one. Nothing waits for it. Only at the end the lock is taken, for the time that it
takes to write a table of contents: what was deleted meanwhile is deleted in the new segment too,
and when one of the old segments is gone the new one is thrown away. So a merge can be stopped at
any point, also by the end of the program, and nothing is lost but the time.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
from whoosh.index import TOC, FileIndex, clean_files
from whoosh.reading import SegmentReader

from lcreader.search.engine.packing import Ints
from lcreader.search.engine.storage import Folder, Segment
from lcreader.search.engine.writer import LOCK, PREFIX, BulkWriter, new_numbers

ENOUGH = 8  # segments of one size make a new one


def due(segments: Sequence[Segment]) -> list[Segment]:
    """The segments that should become one; none where all is well.

    The smallest come first. A segment of which half is deleted is written anew by itself.
    """
    sizes: dict[int, list[Segment]] = {}
    for segment in segments:
        size = int(log(max(segment.doc_count(), 1), ENOUGH))
        sizes.setdefault(size, []).append(segment)
    for _, alike in sorted(sizes.items()):
        if len(alike) >= ENOUGH:
            return alike
    return next(([s] for s in segments if 2 * s.deleted_count() > s.doc_count_all()), [])


@dataclass
class Merge:
    """One merge of some segments of an index."""

    index: FileIndex
    segments: Sequence[Segment]
    look: Callable[[], None] = lambda: None

    def run(self) -> Callable[[], bool]:
        """Write the new segment, and return what puts it in place.

        That is to be called with no other writer in this process at work. It tells whether the
        new segment is in place; where it is not, all is as it was.

        Raises:
            OSError: when the disk cannot be written.
        """
        folder = Path(mkdtemp(prefix=PREFIX, dir=self.index.storage.folder))
        try:
            beside = FileIndex.create(Folder(folder), self.index.schema)
            writer = BulkWriter(beside, self.look)
            try:
                numbers = [self._taken(writer, segment) for segment in self.segments]
                writer.commit(merge=False)
            except BaseException:
                if not writer.is_closed:
                    writer.cancel()
                raise
            made: list[Segment] = beside._segments()
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return lambda: self._put_in_place(folder, made, numbers)

    def _taken(self, writer: BulkWriter, segment: Segment) -> Ints:
        """The new numbers of a segment's articles; they are put into the writer."""
        reader = SegmentReader(self.index.storage, self.index.schema, segment)
        numbers = new_numbers(reader, writer.docnum)
        if reader.doc_count():
            writer.add_reader(reader)
        reader.close()
        return numbers

    def _put_in_place(self, folder: Path, made: list[Segment], numbers: list[Ints]) -> bool:
        lock = self.index.lock("WRITELOCK")
        if not lock.acquire():
            shutil.rmtree(folder, ignore_errors=True)
            return False
        try:
            contents = self.index._read_toc()
            present = {segment.segment_id(): segment for segment in contents.segments}
            old = [present.pop(segment.segment_id(), None) for segment in self.segments]
            if None in old:
                return False
            for new in made:
                for segment, moved in zip(old, numbers, strict=True):
                    _delete_moved(new, segment, moved)
                name = new.make_filename(new.COMPOUND_EXT)
                (folder / name).replace(Path(self.index.storage.folder) / name)
            segments = [*present.values(), *made]
            storage, generation = self.index.storage, contents.generation + 1
            TOC(contents.schema, segments, generation).write(storage, self.index.indexname)
            clean_files(storage, self.index.indexname, generation, segments)
            return True
        finally:
            lock.release()
            shutil.rmtree(folder, ignore_errors=True)


def _delete_moved(new: Segment, old: Segment, numbers: Ints) -> None:
    """Delete in a new segment what has been deleted in the old one since it was read."""
    gone = np.fromiter(old.deleted_docs(), np.int64, old.deleted_count())
    for doc in numbers[gone][numbers[gone] >= 0].tolist():
        new.delete_document(doc)


def remove_left_over(folder: Path) -> None:
    """Remove what merges left that did not come to their end; those at work hold a lock."""
    for path in folder.glob(f"{PREFIX}*"):
        lock = Folder(path).lock(LOCK)
        try:
            idle = lock.acquire()
        except OSError:
            continue
        if idle:
            lock.release()
            shutil.rmtree(path, ignore_errors=True)
