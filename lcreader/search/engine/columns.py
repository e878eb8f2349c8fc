"""What is kept of each article, as Whoosh's columns whose readers show whole arrays.

    NumberColumn   a number                         reader.array
    RaggedColumn   some items: bytes, numbers       reader.items, reader.starts
    TextColumn     a text                           see texts.py
    ValueColumn    one of few values, "" if none    see value_columns.py
    ValuesColumn   some of few values

Written article by article (`add`, as Whoosh does) or taken from other segments at once (`take`,
for merging). Files are little-endian and begin and end on eight bytes.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from whoosh.columns import Column, ColumnReader, ColumnWriter

from lcreader.search.engine.packing import Ints

PLACE = np.dtype("<u8")
ALIGNED = 8


def memory_of(dbfile: Any, start: int = 0, length: int | None = None) -> memoryview:
    """The bytes of one of Whoosh's files, without a copy where it is a memory map."""
    memory = getattr(dbfile, "memory", None)
    if memory is None:
        length = dbfile.length - start if length is None else length
        return memoryview(dbfile.get(start, length))
    return memory[start:] if length is None else memory[start : start + length]


def touch_of(dbfile: Any) -> Callable[[int], None]:
    """What is to be told how much of one of Whoosh's files was read (see `MappedSegment`)."""
    return getattr(dbfile, "touch", lambda size: None)


def piece_of(
    dbfile: Any, start: int = 0, length: int | None = None
) -> Callable[[int, int], bytes | memoryview]:
    """What reads bytes of one of Whoosh's files, from one place to another, once."""
    if hasattr(dbfile, "piece"):
        piece: Callable[[int, int], bytes] = dbfile.piece
        return lambda first, last: piece(first + start, last + start)
    memory = memory_of(dbfile, start, length)
    return lambda first, last: memory[first:last]


class ArrayWriter(ColumnWriter, ABC):
    """Counts the articles; those that are passed over have the empty value."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._count = 0
        self._written = 0

    def add(self, docnum: int, value: Any) -> None:
        """The value of one article, which comes after all those before."""
        self._skip(docnum - self._count)
        self._put(value)
        self._count = docnum + 1

    def add_all(self, values: Sequence[Any]) -> None:
        """The values of the articles that come next."""
        for value in values:
            self._put(value)
        self._count += len(values)

    def finish(self, doccount: int) -> None:
        """Close the column at so many articles."""
        self._skip(doccount - self._count)
        self._count = doccount
        self._end()

    def close(self) -> None:
        """Close the file, if it is open."""
        if not self._dbfile.is_closed:
            self._dbfile.close()

    @abstractmethod
    def _skip(self, by: int) -> None:
        """So many articles have the empty value."""

    @abstractmethod
    def _put(self, value: Any) -> None:
        """The next article has this value."""

    def _end(self) -> None:
        """Write what comes behind the values."""

    def _write(self, data: bytes | memoryview) -> None:
        self._dbfile.write(data)
        self._written += len(data)

    def _align(self) -> None:
        self._write(bytes(-self._written % ALIGNED))


class NumberColumn(Column):
    """A number for each article, 0 where there is none; `kind` is a numpy type."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def writer(self, dbfile: Any) -> "NumberWriter":
        """Writes numbers."""
        return NumberWriter(dbfile, np.dtype(self.kind))

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> "NumberReader":
        """Reads them."""
        return NumberReader(dbfile, basepos, length, doccount, np.dtype(self.kind))

    def default_value(self, reverse: bool = False) -> int:
        """What an article has that has none."""
        return 0


class NumberWriter(ArrayWriter):
    """Writes a `NumberColumn`."""

    def __init__(self, dbfile: Any, kind: np.dtype[Any]) -> None:
        super().__init__(dbfile)
        self._kind = kind
        self._held: list[int] = []

    def take(self, reader: "NumberReader", kept: Ints) -> None:
        """Append the numbers of the kept articles of another segment."""
        self._flush()
        self._write(reader.array[kept].tobytes())
        self._count += len(kept)

    def _skip(self, by: int) -> None:
        self._held += [0] * by

    def _put(self, value: int) -> None:
        self._held.append(value)

    def _flush(self) -> None:
        self._write(np.array(self._held, self._kind).tobytes())
        self._held = []

    def _end(self) -> None:
        self._flush()
        self._align()


class NumberReader(ColumnReader):
    """`array` has the number of each article."""

    def __init__(
        self, dbfile: Any, basepos: int, length: int, doccount: int, kind: np.dtype[Any]
    ) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        self.array: Ints = np.frombuffer(memory_of(dbfile, basepos, length), kind, doccount)

    def __getitem__(self, docnum: int) -> int:
        return int(self.array[docnum])


class RaggedColumn(Column):
    """A row of items for each article; `kind` is a numpy type.

    Values are bytes: the items as they lie in memory.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def writer(self, dbfile: Any) -> "RaggedWriter":
        """Writes rows."""
        return RaggedWriter(dbfile, np.dtype(self.kind))

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> "RaggedReader":
        """Reads them."""
        return RaggedReader(dbfile, basepos, length, doccount, np.dtype(self.kind))

    def default_value(self, reverse: bool = False) -> bytes:
        """What an article has that has none."""
        return b""


class RaggedWriter(ArrayWriter):
    """Writes a `RaggedColumn`: all items, then where each row begins."""

    def __init__(self, dbfile: Any, kind: np.dtype[Any]) -> None:
        super().__init__(dbfile)
        self._kind = kind
        self._lengths: list[Ints] = []
        self._held: list[int] = []

    def extend(self, items: Ints, lengths: Ints) -> None:
        """Append rows that lie one behind the other."""
        self._flush()
        self._write(np.ascontiguousarray(items, self._kind).data.cast("B"))
        self._lengths.append(lengths)
        self._count += len(lengths)

    def take(self, reader: "RaggedReader", kept: Ints) -> None:
        """Append the rows of the kept articles of another segment."""
        self._flush()
        for first, last in stretches(kept):
            start, stop = int(reader.starts[first]), int(reader.starts[last])
            self._write(reader.items[start:stop].data.cast("B"))
        starts = reader.starts.astype(np.int64)
        self._lengths.append(starts[kept + 1] - starts[kept])
        self._count += len(kept)

    def _skip(self, by: int) -> None:
        self._held += [0] * by

    def _put(self, value: bytes) -> None:
        self._write(value)
        self._held.append(len(value) // self._kind.itemsize)

    def _flush(self) -> None:
        self._lengths.append(np.array(self._held, np.int64))
        self._held = []

    def _end(self) -> None:
        self._flush()
        self._align()
        ends = np.cumsum(np.concatenate([[0], *self._lengths]))
        self._write(ends.astype(PLACE).tobytes())


class RaggedReader(ColumnReader):
    """`items` of all articles; those of article n stand from `starts[n]` to `starts[n + 1]`."""

    def __init__(
        self, dbfile: Any, basepos: int, length: int, doccount: int, kind: np.dtype[Any]
    ) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        memory = memory_of(dbfile, basepos, length)
        behind = length - (doccount + 1) * PLACE.itemsize
        self.starts: Ints = np.frombuffer(memory, PLACE, doccount + 1, behind)
        self.items: Ints = np.frombuffer(memory, kind, int(self.starts[-1]))
        self._memory = memory
        self._size = kind.itemsize

    def __getitem__(self, docnum: int) -> bytes:
        start, stop = int(self.starts[docnum]), int(self.starts[docnum + 1])
        return bytes(self._memory[start * self._size : stop * self._size])


def stretches(rising: Ints) -> list[tuple[int, int]]:
    """Stretches of neighbours, half-open, in rising numbers.

    >>> stretches(np.array([1, 2, 3, 7, 9, 10]))
    [(1, 4), (7, 8), (9, 11)]
    """
    if not len(rising):
        return []
    breaks = np.flatnonzero(np.diff(rising) != 1)
    firsts = rising[np.concatenate(([0], breaks + 1))].tolist()
    lasts = rising[np.concatenate((breaks, [len(rising) - 1]))].tolist()
    return [(first, last + 1) for first, last in zip(firsts, lasts, strict=True)]
