"""The terms of one field with their postings, as four files of arrays.

    .keys   how many terms there are; the key of every 256th, and of each, rising; then, of each
            and of the end, in how many articles it is, and where its stretch of the three other
            files begins
    .near   the gaps of narrow lists, a byte each       (see packing.py)
    .wide   the gaps of wide lists, two bytes each
    .more   the counts above 1, in pairs of bytes

A term is a number here (see `runs.py`), found by bisection: first in every 256th key, then in
those between, which are read for that. Neighbouring terms have neighbouring stretches in each
file, so that a merge reads many terms at once.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from lcreader.search.engine.columns import memory_of, piece_of
from lcreader.search.engine.packing import (
    NARROW,
    WIDE,
    Ints,
    counts_at,
    is_narrow,
    pack_counts,
    pack_rising,
    places_of,
    present,
    unpack_counts,
    unpack_rising,
)

SUFFIXES = ("keys", "near", "wide", "more")
_HEAD, _KEY, _EXTRA = np.dtype("<u8"), np.dtype("<u8"), np.dtype("u1")
_STEP = 256
# Places in files below 4 GiB, and above.
_SMALL, _LARGE = np.dtype("<u4"), np.dtype("<u8")
_MOST_REMEMBERED = 2000  # terms


class Lists(NamedTuple):
    """The postings of terms that follow each other: `sizes` of them, flat numbers and counts."""

    sizes: Ints
    docs: Ints
    counts: Ints


class Postings(NamedTuple):
    """Articles of one segment, rising, and how often each holds what was asked for."""

    docs: Ints
    counts: Ints


NO_POSTINGS = Postings(np.empty(0, np.int32), np.empty(0, np.int32))


def among_docs(postings: Postings, docs: Ints) -> Postings:
    """The postings of some of the articles."""
    kept = present(postings.docs, docs)
    return Postings(postings.docs[kept], postings.counts[kept])


class TableWriter:
    """Writes a table, block by block. `create` makes the file of a suffix.

    `article_count` is how many articles the segment will have.
    """

    def __init__(self, create: Callable[[str], Any], article_count: int) -> None:
        self._create = create
        self._article_count = article_count
        self._files = [create(suffix) for suffix in SUFFIXES[1:]]
        self._keys: list[Ints] = []
        self._sizes: list[Ints] = []
        self._lengths: tuple[list[Ints], ...] = ([], [], [])

    def add(self, keys: Ints, lists: Lists) -> None:
        """Write terms with all their postings; keys rise, within a block and from block to block.

        Terms without a posting are left out.
        """
        held = lists.sizes > 0
        keys, sizes = keys[held], lists.sizes[held]
        if not len(keys):
            return
        narrow = is_narrow(sizes, self._article_count)
        of_narrow = np.repeat(narrow, sizes)
        near, near_lengths = pack_rising(lists.docs[of_narrow], sizes[narrow], NARROW)
        wide, wide_lengths = pack_rising(lists.docs[~of_narrow], sizes[~narrow], WIDE)
        more, more_lengths = pack_counts(lists.counts, sizes)
        spread = np.zeros((2, len(keys)), np.int64)
        spread[0, narrow], spread[1, ~narrow] = near_lengths, wide_lengths
        for file, items in zip(self._files, (near, wide, more), strict=True):
            file.write(items.tobytes())
        for known, lengths in zip(self._lengths, (*spread, more_lengths), strict=True):
            known.append(lengths)
        self._keys.append(keys.astype(_KEY))
        self._sizes.append(sizes)

    def close(self) -> None:
        """Write the keys and close the files."""
        keys = np.concatenate(self._keys) if self._keys else np.empty(0, _KEY)
        ends = [np.cumsum(np.concatenate([[0], *lengths])) for lengths in self._lengths]
        large = any(end[-1] > np.iinfo(_SMALL).max for end in ends)
        records = np.zeros((len(keys) + 1, 1 + len(ends)), _LARGE if large else _SMALL)
        records[:-1, 0] = np.concatenate(self._sizes) if self._sizes else 0
        for column, end in enumerate(ends, 1):
            records[:, column] = end
        file = self._create(SUFFIXES[0])
        for part in (np.array([len(keys), large], _HEAD), keys[::_STEP], keys, records):
            file.write(part.tobytes())
        for one in (file, *self._files):
            one.close()


class _Term(NamedTuple):
    """In how many articles a term is, and what the three other files have of it."""

    size: int
    stretches: tuple[tuple[int, int], ...]


class Table:
    """Reads a table, given its files. What is asked of single terms is read without the map."""

    def __init__(self, files: Mapping[str, Any], article_count: int) -> None:
        self._pieces = [piece_of(files[suffix]) for suffix in SUFFIXES]
        self._file = files[SUFFIXES[0]]
        self._count, large = self._numbers(_HEAD, 0, 2).tolist()
        self._place = _LARGE if large else _SMALL
        at = 2 * _HEAD.itemsize
        self._guide = self._numbers(_KEY, at, -(-self._count // _STEP))
        self._keys_at = at + self._guide.nbytes
        self._records_at = self._keys_at + self._count * _KEY.itemsize
        self._article_count = article_count
        self._rows: dict[int, int] = {}
        self._terms: dict[int, _Term] = {}

    @cached_property
    def keys(self) -> Ints:
        """All keys."""
        return np.frombuffer(memory_of(self._file), _KEY, self._count, self._keys_at)

    @cached_property
    def _records(self) -> Ints:
        columns = len(SUFFIXES)
        count = (self._count + 1) * columns
        memory = memory_of(self._file)
        return np.frombuffer(memory, self._place, count, self._records_at).reshape(-1, columns)

    @property
    def sizes(self) -> Ints:
        """In how many articles each term is."""
        return self._records[:-1, 0]

    def __len__(self) -> int:
        return self._count

    def find(self, key: int) -> int:
        """The row of a term, -1 where there is none."""
        row = self._rows.get(key)
        if row is None:
            row = self._find(key)
            if len(self._rows) >= _MOST_REMEMBERED:
                self._rows = {}
            self._rows[key] = row
        return row

    def rows_between(self, first: int, last: int) -> range:
        """The rows of the terms from one key up to another."""
        return range(*np.searchsorted(self.keys, np.array([first, last], np.uint64)).tolist())

    def size_of(self, key: int) -> int:
        """In how many articles the term is, deleted ones included."""
        row = self.find(key)
        return self.size_at(row) if row >= 0 else 0

    def size_at(self, row: int) -> int:
        """In how many articles the term in that row is."""
        return self._term(row).size

    def docs(self, row: int) -> Ints:
        """The articles of the term in that row."""
        size, (near, wide, _) = self._term(row)
        sizes = np.array([size])
        if is_narrow(sizes, self._article_count)[0]:
            return unpack_rising(self._read(1, NARROW, near), sizes, NARROW)
        return unpack_rising(self._read(2, WIDE, wide), sizes, WIDE)

    def counts(self, row: int) -> Ints:
        """How often the term is in each of them."""
        extras = self._extras(row)
        return unpack_counts(extras, np.array([len(extras)]), np.array([self.size_at(row)]))

    def counts_of(self, row: int, docs: Ints, wanted: Ints) -> Ints:
        """How often the term is in each of the wanted articles, all of which are among its own."""
        return counts_at(self._extras(row), places_of(wanted, docs))

    def postings(self, row: int) -> Postings:
        """Articles and counts."""
        return Postings(self.docs(row), self.counts(row))

    def block(self, first: int, last: int) -> Lists:
        """The postings of the terms from row `first` up to, not including, `last`."""
        records = self._records[first : last + 1].astype(np.int64)
        sizes = records[:-1, 0]
        narrow = is_narrow(sizes, self._article_count)
        of_narrow = np.repeat(narrow, sizes)
        docs = np.empty(len(of_narrow), np.int32)
        near, wide, more = zip(records[0, 1:].tolist(), records[-1, 1:].tolist(), strict=True)
        docs[of_narrow] = unpack_rising(self._read(1, NARROW, near), sizes[narrow], NARROW)
        docs[~of_narrow] = unpack_rising(self._read(2, WIDE, wide), sizes[~narrow], WIDE)
        extras = self._read(3, _EXTRA, more)
        return Lists(sizes, docs, unpack_counts(extras, np.diff(records[:, 3]), sizes))

    def _find(self, key: int) -> int:
        block = int(np.searchsorted(self._guide, np.uint64(key), side="right")) - 1
        if block < 0:
            return -1
        first = block * _STEP
        count = min(_STEP, self._count - first)
        keys = self._numbers(_KEY, self._keys_at + first * _KEY.itemsize, count)
        row = int(np.searchsorted(keys, np.uint64(key)))
        return first + row if row < count and int(keys[row]) == key else -1

    def _term(self, row: int) -> _Term:
        term = self._terms.get(row)
        if term is None:
            columns = len(SUFFIXES)
            at = self._records_at + row * columns * self._place.itemsize
            here, behind = self._numbers(self._place, at, 2 * columns).reshape(2, -1).tolist()
            term = _Term(here[0], tuple(zip(here[1:], behind[1:], strict=True)))
            if len(self._terms) >= _MOST_REMEMBERED:
                self._terms = {}
            self._terms[row] = term
        return term

    def _extras(self, row: int) -> Ints:
        return self._read(3, _EXTRA, self._term(row).stretches[2])

    def _numbers(self, kind: np.dtype[Any], at: int, count: int) -> Ints:
        """Numbers out of the file of keys."""
        return np.frombuffer(self._pieces[0](at, at + count * kind.itemsize), kind)

    def _read(self, file: int, kind: np.dtype[Any], stretch: tuple[int, int]) -> Ints:
        """A stretch of one of the other files."""
        start, stop = stretch
        return np.frombuffer(self._pieces[file](start * kind.itemsize, stop * kind.itemsize), kind)
