"""The folded texts of a segment, as a column of Whoosh that can be scanned quickly.

A text is UTF-16, and the two bytes of its units are kept apart: nearly always the low bytes tell
whether a phrase is there, in half the memory; the high ones are looked at where they say so. In
the file:

    low       the low bytes of the units of all texts, one behind the other
    high      the high bytes of the same
    starts    of each text, and the end, in units, eight bytes each
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np
from whoosh.columns import Column, ColumnReader

from lcreader.search.engine.columns import (
    PLACE,
    ArrayWriter,
    memory_of,
    piece_of,
    stretches,
    touch_of,
)
from lcreader.search.engine.packing import Ints

UNIT = np.dtype("<u2")
_BYTE = np.dtype("u1")
_BLOCK = 1 << 20  # units that are scanned at once; a block ends where a text does
_TOGETHER = 500  # articles that are decoded in one go
_IN_MEMORY = 1 << 23  # high bytes that wait in memory; more wait in a file


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
    """Writes a `TextColumn`; the high bytes wait in a file of no name."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        path = getattr(getattr(dbfile, "file", None), "name", None)
        folder = str(Path(path).parent) if isinstance(path, str) else None
        self._high = SpooledTemporaryFile(_IN_MEMORY, dir=folder)  # noqa: SIM115 (see `close`)
        self._lengths: list[Ints] = []

    def extend(self, units: Ints, lengths: Ints) -> None:
        """Append texts that lie one behind the other."""
        self._write(units.astype(_BYTE).tobytes())
        self._high.write((units >> 8).astype(_BYTE).tobytes())
        self._lengths.append(lengths)
        self._count += len(lengths)

    def take(self, reader: "TextReader", kept: Ints) -> None:
        """Append the texts of the kept articles of another segment."""
        for first, last in stretches(kept):
            for low, high in reader.bytes_of(first, last):
                self._write(low)
                self._high.write(high)
        self._lengths.append(reader.lengths(kept))
        self._count += len(kept)

    def close(self) -> None:
        """Close both files."""
        super().close()
        self._high.close()

    def _skip(self, by: int) -> None:
        self._lengths.append(np.zeros(by, np.int64))

    def _put(self, value: bytes) -> None:
        units = np.frombuffer(value, UNIT)
        self.extend(units, np.array([len(units)]))

    def _end(self) -> None:
        self._high.seek(0)
        shutil.copyfileobj(self._high, self._dbfile, _IN_MEMORY)
        self._high.close()
        self._written *= 2
        self._align()
        starts = np.cumsum(np.concatenate([[0], *self._lengths]))
        self._write(starts.astype(PLACE).tobytes())


class TextReader(ColumnReader):
    """Reads a `TextColumn`. The text of article n has the units `starts[n]` to `starts[n + 1]`.

    `bounds` parts the articles into blocks, which are scanned at once.
    """

    def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        self._memory = memory_of(dbfile, basepos, length)
        behind = length - (doccount + 1) * PLACE.itemsize
        self.starts: Ints = np.frombuffer(self._memory, PLACE, doccount + 1, behind).astype(
            np.int64
        )
        self._units = int(self.starts[-1])
        ends = np.searchsorted(self.starts, range(_BLOCK, self._units, _BLOCK))
        self.bounds: Ints = np.unique([0, *ends.tolist(), doccount])
        self.touch = touch_of(dbfile)
        self._piece = piece_of(dbfile, basepos, length)
        self._file = dbfile
        self._base = basepos

    def __getitem__(self, docnum: int) -> bytes:
        docs = np.array([docnum])
        (low,), (high,) = (self.read(at, self.lengths(docs)) for at in self.places(docs))
        return _joined(low, high)

    def lengths(self, docs: Ints) -> Ints:
        """How many units the texts of articles have."""
        return self.starts[docs + 1] - self.starts[docs]

    def places(self, docs: Ints) -> tuple[Ints, Ints]:
        """Where the low bytes of the texts of articles begin, and where the high ones do."""
        return self.starts[docs], self.starts[docs] + self._units

    def low(self, block: int) -> Ints:
        """The low bytes of the units of a block, as the map shows them."""
        start, stop = self.starts[self.bounds[block : block + 2]].tolist()
        return np.frombuffer(self._memory, _BYTE, stop - start, start)

    def high(self, block: int, to: Ints) -> Ints:
        """The high bytes of the units of a block, read into an array that is long enough."""
        start, stop = self.starts[self.bounds[block : block + 2]].tolist()
        if not hasattr(self._file, "fill"):
            return np.frombuffer(self._memory, _BYTE, stop - start, start + self._units)
        copied = to[: stop - start]
        self._file.fill(copied.data, self._base + start + self._units)
        return copied

    def shown(self, places: Ints, lengths: Ints) -> list[memoryview]:
        """Stretches of bytes, as the map shows them."""
        memory = self._memory
        pairs = zip(places.tolist(), (places + lengths).tolist(), strict=True)
        return [memory[start:stop] for start, stop in pairs]

    def read(self, places: Ints, lengths: Ints) -> list[bytes]:
        """Stretches of bytes, read without the map where the system can do that."""
        piece = self._piece
        pairs = zip(places.tolist(), (places + lengths).tolist(), strict=True)
        return [bytes(piece(start, stop)) for start, stop in pairs]

    def bytes_of(self, first: int, last: int) -> Iterator[tuple[bytes, bytes]]:
        """The low and high bytes of articles that follow one another, as many as fit a block."""
        begin, end = int(self.starts[first]), int(self.starts[last])
        for start in range(begin, end, _BLOCK):
            length = np.array([min(start + _BLOCK, end) - start])
            places = np.array([start])
            (low,), (high,) = self.read(places, length), self.read(places + self._units, length)
            yield low, high

    def texts(self, docs: Ints) -> Iterator[str]:
        """The texts of articles."""
        for first in range(0, len(docs), _TOGETHER):
            part = docs[first : first + _TOGETHER]
            lengths = self.lengths(part)
            low, high = (b"".join(self.read(at, lengths)) for at in self.places(part))
            units = _joined(low, high)
            ends = 2 * np.cumsum(lengths)
            for start, end in zip((ends - 2 * lengths).tolist(), ends.tolist(), strict=True):
                yield units[start:end].decode("utf-16-le", "surrogatepass")


def _joined(low: bytes, high: bytes) -> bytes:
    """Units from their bytes."""
    both = np.empty((len(low), 2), _BYTE)
    both[:, 0], both[:, 1] = np.frombuffer(low, _BYTE), np.frombuffer(high, _BYTE)
    return both.tobytes()
