"""Columns of few values: what facets count, and what is searched value by value.

    ValueColumn    one of them for each article     reader.codes, reader.values
    ValuesColumn   some of them                     reader.codes, reader.starts, reader.values

Articles have the codes of values; the values stand once, at the end of the file.
"""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import Column, ColumnReader

from lcreader.search.engine.columns import ALIGNED, PLACE, ArrayWriter, memory_of
from lcreader.search.engine.packing import Ints, ragged

_CODE = np.dtype("<u4")


class ValueColumn(Column):
    """One of few texts for each article; for facets, and to be searched value by value."""

    def writer(self, dbfile: Any) -> "ValueWriter":
        """Writes values."""
        return ValueWriter(dbfile)

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> "ValueReader":
        """Reads them."""
        return ValueReader(dbfile, basepos, length, doccount)

    def default_value(self, reverse: bool = False) -> str:
        """What an article has that has none."""
        return ""


class _Coded(ArrayWriter):
    """Writes codes of values, and the values at the end."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._codes: dict[str, int] = {}

    def _code(self, value: str) -> int:
        return self._codes.setdefault(value, len(self._codes))

    def _translated(self, values: Sequence[str], codes: Ints) -> Ints:
        """The codes of another segment as codes of this one."""
        used = np.unique(codes)
        translation = np.zeros(len(values), np.int64)
        translation[used] = [self._code(values[code]) for code in used.tolist()]
        return translation[codes]

    def _end_with_values(self) -> None:
        values = json.dumps(list(self._codes)).encode()
        self._align()
        self._write(values + bytes(-len(values) % ALIGNED))
        self._write(np.array([len(values)], PLACE).tobytes())


def _values_behind(memory: memoryview) -> tuple[list[str], int]:
    """The values at the end of a coded column, and where they begin."""
    (length,) = np.frombuffer(memory[-PLACE.itemsize :], PLACE).tolist()
    at = len(memory) - PLACE.itemsize - length - -length % ALIGNED
    return json.loads(bytes(memory[at : at + length])), at


class ValueWriter(_Coded):
    """Writes a `ValueColumn`."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._held: list[int] = []

    def take(self, reader: "ValueReader", kept: Ints) -> None:
        """Append the values of the kept articles of another segment."""
        self._held += self._translated(reader.values, reader.codes[kept]).tolist()
        self._count += len(kept)

    def _skip(self, by: int) -> None:
        if by:
            self._held += [self._code("")] * by

    def _put(self, value: str) -> None:
        self._held.append(self._code(value))

    def _end(self) -> None:
        self._write(np.array(self._held, _CODE).tobytes())
        self._end_with_values()


class ValueReader(ColumnReader):
    """The value of article n is `values[codes[n]]`."""

    def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        memory = memory_of(dbfile, basepos, length)
        self.values, _ = _values_behind(memory)
        self.codes: Ints = np.frombuffer(memory, _CODE, doccount)

    def __getitem__(self, docnum: int) -> str:
        return self.values[self.codes[docnum]]

    def having(self, wanted: NDArray[np.bool_]) -> Ints:
        """The articles that have one of the values that are marked."""
        return np.flatnonzero(wanted[self.codes])

    def tally(self, docs: Ints) -> dict[str, int]:
        """How many of the articles have each value."""
        counts = np.bincount(self.codes[docs], minlength=len(self.values)).tolist()
        return {value: n for value, n in zip(self.values, counts, strict=True) if n}


class ValuesColumn(ValueColumn):
    """Some of few texts for each article, each at most once."""

    def writer(self, dbfile: Any) -> "ValuesWriter":
        """Writes values."""
        return ValuesWriter(dbfile)

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> "ValuesReader":
        """Reads them."""
        return ValuesReader(dbfile, basepos, length, doccount)

    def default_value(self, reverse: bool = False) -> tuple[str, ...]:  # type: ignore[override]
        """What an article has that has none."""
        return ()

    def stores_lists(self) -> bool:
        """Each article has several values."""
        return True


class ValuesWriter(_Coded):
    """Writes a `ValuesColumn`."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._held: list[int] = []
        self._lengths: list[int] = []

    def take(self, reader: "ValuesReader", kept: Ints) -> None:
        """Append the values of the kept articles of another segment."""
        starts = reader.starts.astype(np.int64)
        lengths = starts[kept + 1] - starts[kept]
        codes = reader.codes[ragged(starts[kept], lengths)]
        self._held += self._translated(reader.values, codes).tolist()
        self._lengths += lengths.tolist()
        self._count += len(kept)

    def _skip(self, by: int) -> None:
        self._lengths += [0] * by

    def _put(self, value: Sequence[str]) -> None:
        codes = [self._code(one) for one in dict.fromkeys(value)]
        self._held += codes
        self._lengths.append(len(codes))

    def _end(self) -> None:
        starts = np.cumsum([0, *self._lengths])
        self._write(starts.astype(PLACE).tobytes())
        self._write(np.array(self._held, _CODE).tobytes())
        self._end_with_values()


class ValuesReader(ColumnReader):
    """The values of article n have the codes from `starts[n]` to `starts[n + 1]`."""

    def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        memory = memory_of(dbfile, basepos, length)
        self.values, _ = _values_behind(memory)
        self.starts: Ints = np.frombuffer(memory, PLACE, doccount + 1)
        count, at = int(self.starts[-1]), self.starts.nbytes
        self.codes: Ints = np.frombuffer(memory, _CODE, count, at)

    def __getitem__(self, docnum: int) -> tuple[str, ...]:
        codes = self.codes[int(self.starts[docnum]) : int(self.starts[docnum + 1])]
        return tuple(self.values[code] for code in codes.tolist())

    def having(self, wanted: NDArray[np.bool_]) -> Ints:
        """The articles that have one of the values that are marked."""
        places = np.flatnonzero(wanted[self.codes])
        return np.unique(np.searchsorted(self.starts, places, side="right") - 1)

    def without_any(self) -> Ints:
        """The articles that have no value."""
        return np.flatnonzero(self.starts[1:] == self.starts[:-1])

    def tally(self, docs: Ints) -> dict[str, int]:
        """How many of the articles have each value; "" counts those without any."""
        starts = self.starts.astype(np.int64)
        lengths = starts[docs + 1] - starts[docs]
        codes = self.codes[ragged(starts[docs], lengths)]
        counts = np.bincount(codes, minlength=len(self.values)).tolist()
        found = {value: n for value, n in zip(self.values, counts, strict=True) if n}
        if without := int(np.count_nonzero(lengths == 0)):
            found[""] = without
        return found
