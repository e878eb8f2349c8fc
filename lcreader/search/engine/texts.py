"""The folded texts of a segment, as a column of Whoosh that can be scanned quickly.

A text is UTF-16, and the two bytes of its units are kept apart: articles that follow one another
make a *block*, which has the low bytes of all their units and then the high ones. Nearly always
the low bytes tell whether a phrase is there, in half the memory; the high ones are looked at
where they say so. In the file:

    blocks    low bytes, high bytes, of one after the other
    starts    of each text, and the end, in units, eight bytes each
    bounds    of the blocks, as numbers of articles; how many blocks there are
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from whoosh.columns import Column, ColumnReader

from lcreader.search.engine.columns import PLACE, ArrayWriter, memory_of, stretches, touch_of
from lcreader.search.engine.packing import Ints

UNIT = np.dtype("<u2")
_BYTE = np.dtype("u1")
_BLOCK = 1 << 20  # units; a block ends behind the article that makes it so long
_TOGETHER = 500  # articles that are decoded in one go


class TextColumn(Column):
    """A text for each article. Values are bytes: its UTF-16, little-endian."""

    def writer(self, dbfile: Any) -> "TextWriter":
        """Writes texts."""
        return TextWriter(dbfile)

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> "TextReader":
        """Reads them."""
        return TextReader(dbfile, basepos, length, doccount)

    def default_value(self, reverse: bool = False) -> bytes:
        """What an article has that has none."""
        return b""


class TextWriter(ArrayWriter):
    """Writes a `TextColumn`; the block that is not complete is held in memory."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._held: list[Ints] = []
        self._lengths: list[Ints] = []
        self._rows = 0
        self._bounds = [0]

    def extend(self, units: Ints, lengths: Ints) -> None:
        """Append texts that lie one behind the other."""
        self._hold(units, lengths)
        self._count += len(lengths)

    def take(self, reader: "TextReader", kept: Ints) -> None:
        """Append the texts of the kept articles of another segment."""
        starts = reader.starts
        for number, (first, last) in enumerate(reader.blocks()):
            own = kept[np.searchsorted(kept, first) : np.searchsorted(kept, last)]
            if not len(own):
                continue
            units = _joined(reader.low(number), reader.high(number))
            reader.touch(units.nbytes)
            if len(own) < last - first:
                begin = starts[first]
                parts = [units[starts[a] - begin : starts[b] - begin] for a, b in stretches(own)]
                units = np.concatenate(parts)
            self._hold(units, starts[own + 1] - starts[own])
        self._count += len(kept)

    def _skip(self, by: int) -> None:
        self._hold(np.empty(0, UNIT), np.zeros(by, np.int64))

    def _put(self, value: bytes) -> None:
        units = np.frombuffer(value, UNIT)
        self._hold(units, np.array([len(units)]))

    def _hold(self, units: Ints, lengths: Ints) -> None:
        self._held.append(units)
        self._lengths.append(lengths)
        self._rows += len(lengths)
        if sum(map(len, self._held)) >= _BLOCK:
            self._flush()

    def _flush(self) -> None:
        units = np.concatenate(self._held)
        self._write(units.astype(_BYTE).tobytes())
        self._write((units >> 8).astype(_BYTE).tobytes())
        self._bounds.append(self._rows)
        self._held = []

    def _end(self) -> None:
        if self._rows > self._bounds[-1]:
            self._flush()
        self._align()
        starts = np.cumsum(np.concatenate([[0], *self._lengths]))
        for numbers in (starts, self._bounds, [len(self._bounds) - 1]):
            self._write(np.array(numbers, PLACE).tobytes())


class TextReader(ColumnReader):
    """Reads a `TextColumn`. The text of article n has the units `starts[n]` to `starts[n + 1]`."""

    def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        self._memory = memory_of(dbfile, basepos, length)
        tail = memory_of(dbfile, basepos, length)[length % PLACE.itemsize :]
        numbers = np.frombuffer(tail, PLACE)
        ends = len(numbers) - 2 - int(numbers[-1])
        self.bounds: Ints = numbers[ends:-1].astype(np.int64)
        self.starts: Ints = numbers[ends - doccount - 1 : ends].astype(np.int64)
        self.touch = touch_of(dbfile)
        self._file = dbfile
        self._base = basepos

    def __getitem__(self, docnum: int) -> bytes:
        docs = np.array([docnum])
        low, high = self.low_places(docs), self.high_places(docs)
        length = int(self.starts[docnum + 1] - self.starts[docnum])
        parts = (self._memory[at : at + length] for at in (int(low[0]), int(high[0])))
        return _joined(*(np.frombuffer(part, _BYTE) for part in parts)).tobytes()

    def blocks(self) -> list[tuple[int, int]]:
        """The articles of each block: the first, and the one behind the last."""
        bounds = self.bounds.tolist()
        return list(pairwise(bounds))

    def low(self, block: int) -> Ints:
        """The low bytes of the units of a block."""
        start, stop = self.starts[self.bounds[block : block + 2]].tolist()
        return np.frombuffer(self._memory, _BYTE, stop - start, 2 * start)

    def high(self, block: int) -> Ints:
        """The high bytes of the units of a block."""
        start, stop = self.starts[self.bounds[block : block + 2]].tolist()
        return np.frombuffer(self._memory, _BYTE, stop - start, start + stop)

    def low_places(self, docs: Ints) -> Ints:
        """Where the low bytes of the texts of articles begin."""
        block = np.searchsorted(self.bounds, docs, side="right") - 1
        return self.starts[docs] + self.starts[self.bounds[block]]

    def high_places(self, docs: Ints) -> Ints:
        """Where the high bytes of the texts of articles begin."""
        block = np.searchsorted(self.bounds, docs, side="right") - 1
        return self.starts[docs] + self.starts[self.bounds[block + 1]]

    def lengths(self, docs: Ints) -> Ints:
        """How many units the texts of articles have."""
        return self.starts[docs + 1] - self.starts[docs]

    def shown(self, places: Ints, lengths: Ints) -> list[memoryview]:
        """Stretches of bytes that the map shows."""
        memory = self._memory
        pairs = zip(places.tolist(), (places + lengths).tolist(), strict=True)
        return [memory[start:stop] for start, stop in pairs]

    def read(self, places: Ints, lengths: Ints) -> list[bytes]:
        """Stretches of bytes, read without the map where the system can do that."""
        if not hasattr(self._file, "stretches"):
            return [bytes(part) for part in self.shown(places, lengths)]
        starts = places + self._base
        found: list[bytes] = self._file.stretches(starts, starts + lengths)
        return found

    def texts(self, docs: Ints) -> Iterator[str]:
        """The texts of articles."""
        for first in range(0, len(docs), _TOGETHER):
            part = docs[first : first + _TOGETHER]
            lengths = self.lengths(part)
            low = b"".join(self.read(self.low_places(part), lengths))
            high = b"".join(self.read(self.high_places(part), lengths))
            units = _joined(np.frombuffer(low, _BYTE), np.frombuffer(high, _BYTE)).tobytes()
            ends = 2 * np.cumsum(lengths)
            for start, end in zip((ends - 2 * lengths).tolist(), ends.tolist(), strict=True):
                yield units[start:end].decode("utf-16-le", "surrogatepass")


def _joined(low: Ints, high: Ints) -> Ints:
    """Units from their bytes."""
    both = np.empty((len(low), 2), _BYTE)
    both[:, 0], both[:, 1] = low, high
    return both.reshape(-1).view(UNIT)
