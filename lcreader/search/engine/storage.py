"""Files of the index as memory maps, one for each segment.

Whoosh copies a segment into memory when it opens it from one file, and opens many files late, by
when a commit may have deleted them, when it does not. Here a segment is one file, mapped as a
whole at once: nothing is copied, and a reader keeps what it has seen.
"""

import mmap
import os
import sys
import weakref
import zlib
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile

_ALIGNED = 8  # places in the file are multiples of it, so that numbers lie well
_PIECE = 1 << 22
# Bytes that the system maps with a place that is read, at the least.
_AROUND = 1 << 16
_MOST_MAPPED = 144 << 20  # bytes of an index that may stay mapped


class _Cursor:
    """A place in a stretch of memory that is read like a file."""

    def __init__(self, memory: memoryview) -> None:
        self._memory = memory
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        end = len(self._memory) if size is None or size < 0 else self._at + size
        piece = bytes(self._memory[self._at : end])
        self._at += len(piece)
        return piece

    def readline(self) -> bytes:
        """The bytes up to and with the next line break."""
        rest = bytes(self._memory[self._at :])
        end = rest.find(b"\n") + 1 or len(rest)
        self._at += end
        return rest[:end]

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place."""
        self._at = place + (0, self._at, len(self._memory))[whence]
        return self._at

    def tell(self) -> int:
        """The present place."""
        return self._at

    def close(self) -> None:
        """Nothing is open."""


class MappedFile(BufferFile):
    """A stretch of memory with Whoosh's ways of reading numbers from it."""

    def __init__(
        self,
        memory: memoryview,
        name: str = "",
        segment: "MappedSegment | None" = None,
        offset: int = 0,
    ) -> None:
        self._segment, self._offset = segment, offset
        self._buf = self.memory = memory
        self.length = len(memory)
        self._name = name
        self.file = _Cursor(memory)
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    def touch(self, size: int) -> None:
        """See `MappedSegment.touch`."""
        if self._segment is not None:
            self._segment.touch(size)

    def piece(self, start: int, stop: int) -> bytes:
        """See `MappedSegment.read`."""
        if self._segment is None:
            return bytes(self.memory[start:stop])
        return self._segment.read(start + self._offset, stop + self._offset)

    def fill(self, buffer: memoryview, start: int) -> None:
        """See `MappedSegment.fill`."""
        if self._segment is None:
            buffer[:] = self.memory[start : start + len(buffer)]
        else:
            self._segment.fill(buffer, start + self._offset)


class Mapped:
    """What the segments of one index have mapped, about; when it is much, all is let go of.

    Where the system tells what the process has mapped, that is taken, without what was mapped
    before; else what was read.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._segments: weakref.WeakSet[MappedSegment] = weakref.WeakSet()
        self._read = 0
        self._process = _process_map()
        self._before = self._process() if self._process else 0

    def add(self, segment: "MappedSegment") -> None:
        """A segment was opened."""
        with self._lock:
            self._segments.add(segment)

    def touch(self, size: int) -> None:
        """So many bytes were read in one place."""
        self._read += size + _AROUND
        mapped = self._process() - self._before if self._process else self._read
        if mapped > _MOST_MAPPED:
            with self._lock:
                segments = list(self._segments)
            for segment in segments:
                segment.relax()
            self._read = 0
            self._before = self._process() if self._process else 0  # what is left is not ours


def _process_map() -> Callable[[], int] | None:
    """Tells how many bytes of files this process has mapped just now, where the system can.

    How much comes with a place that is read is the system's choice: 64 KiB, or 2 MiB.
    """
    if not sys.platform.startswith("linux"):
        return None
    try:
        file = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:  # not every system lets it be read
        return None
    page = os.sysconf("SC_PAGE_SIZE")
    tell = lambda: int(os.pread(file, 256, 0).split()[2]) * page  # noqa: E731
    weakref.finalize(tell, os.close, file)
    return tell


class MappedSegment(CompoundStorage):
    """The files within the one file of a segment."""

    def __init__(self, path: Path, mapped: "Mapped") -> None:
        self.is_closed = False
        self._name = path.name
        self._locks: dict[str, Any] = {}
        self._file = None
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, file)
        self._source = mmap.mmap(file, 0, access=mmap.ACCESS_READ)
        self._descriptor = file
        self._memory = memoryview(self._source)
        whole = MappedFile(self._memory, path.name)
        directory, length = whole.read_long(), whole.read_int()
        if directory + length != len(self._memory):
            raise ValueError(f"{path.name}: {len(self._memory)} bytes, not {directory + length}")
        whole.seek(directory)
        self._dir = whole.read_pickle()
        self._options = whole.read_pickle()
        self._mapped = mapped
        self._map = self._source  # which Whoosh forgets on closing, though it may be in use
        mapped.add(self)

    def open_file(self, name: str, *args: Any, **kwargs: Any) -> MappedFile:
        """A file within the segment."""
        offset, length = self.range(name)
        return MappedFile(self._memory[offset : offset + length], name, self, offset)

    def read(self, start: int, stop: int) -> bytes:
        """Bytes of the file, without the map where the system can do that.

        For what is small and looked at once: the map would bring 64 KiB to 2 MiB with every
        place, and keep them in this process.
        """
        if not hasattr(os, "pread"):
            return bytes(self._memory[start:stop])
        found = os.pread(self._descriptor, stop - start, start)
        self._expect(len(found), stop - start)
        return found

    def fill(self, buffer: memoryview, start: int) -> None:
        """Fill a buffer with bytes of the file, without the map where the system can do that."""
        if hasattr(os, "preadv"):
            self._expect(os.preadv(self._descriptor, [buffer], start), len(buffer))
        else:
            buffer[:] = self._memory[start : start + len(buffer)]

    def _expect(self, found: int, wanted: int) -> None:
        if found != wanted:
            raise OSError(f"{self._name}: {found} bytes could be read of {wanted}")

    def touch(self, size: int) -> None:
        """So many bytes were read in one place of the map."""
        self._mapped.touch(size)

    def relax(self) -> None:
        """Let go of what was read; the system's cache has it when it is read again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def is_whole(self) -> bool:
        """Whether every byte is as it was written."""
        sums = self._options["sums"]
        return sums.keys() == self._dir.keys() and all(
            zlib.crc32(self._memory[start : start + length]) == sums[name]
            for name in sums
            for start, length in [self.range(name)]
        )


class Segment(W3Segment):
    """A segment whose one file is mapped. `kinds` names its fields of arrays, with their kinds."""

    def __init__(self, codec: Any, indexname: str, **options: Any) -> None:
        super().__init__(codec, indexname, **options)
        self.kinds: dict[str, str] = {}

    def create_compound_file(self, storage: FileStorage) -> None:
        """Put the files of the segment into one, on even places, with the check sum of each."""
        names = self.list_files(storage)
        whole = self.create_file(storage, self.COMPOUND_EXT)
        directory, sums = {}, {}
        whole.write_long(0)
        whole.write_int(0)
        for name in names:
            whole.write(bytes(-whole.tell() % _ALIGNED))
            start = whole.tell()
            sums[name] = _copy(Path(storage.folder) / name, whole)
            directory[name] = {"offset": start, "length": whole.tell() - start}
        CompoundStorage.write_dir(whole, 0, directory, {"sums": sums})
        for name in names:
            storage.delete_file(name)
        self.compound = True

    def open_compound_file(self, storage: FileStorage) -> MappedSegment:
        """The files within."""
        path = Path(storage.folder) / self.make_filename(self.COMPOUND_EXT)
        return MappedSegment(path, storage.mapped if isinstance(storage, Folder) else Mapped())


def _copy(path: Path, to: Any) -> int:
    """Append a file to another, piece by piece; tell its check sum."""
    checked = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            checked = zlib.crc32(piece, checked)
            to.write(piece)
    return checked


class Folder(FileStorage):
    """The folder of an index; tables of contents are read at once, so that none stays open.

    What Whoosh's own fields need while they are written stays in memory: it is little here.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.mapped = Mapped()

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Where files are kept that are not to last."""
        return RamStorage()

    def open_file(self, name: str, **kwargs: Any) -> Any:
        """A file to read from."""
        if name.endswith(".toc"):
            return MappedFile(memoryview((Path(self.folder) / name).read_bytes()), name)
        return super().open_file(name, **kwargs)
