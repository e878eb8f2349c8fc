"""The terms of one field with their postings, as four files of arrays.

    .keys   of each term its key, rising, and in how many articles it is; then, of each term and
            of the end, where its stretch of the three other files begins
    .near   the gaps of narrow lists, a byte each       (see packing.py)
    .wide   the gaps of wide lists, two bytes each
    .more   the counts above 1, in pairs of bytes

A term is a number here (see `runs.py`), found by bisection. Neighbouring terms have neighbouring
stretches in each file, so that a merge reads many terms at once.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from lcreader.search.engine.packing import (
    NARROW,
    WIDE,
    Ints,
    is_narrow,
    pack_counts,
    pack_rising,
    present,
    unpack_counts,
    unpack_rising,
)

SUFFIXES = ("keys", "near", "wide", "more")
_HEAD, _KEY, _SIZE, _EXTRA = np.dtype("<u8"), np.dtype("<u8"), np.dtype("<u4"), np.dtype("u1")
# Places in files below 4 GiB, and above.
_SMALL, _LARGE = np.dtype("<u4"), np.dtype("<u8")


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
        self._sizes.append(sizes.astype(_SIZE))

    def close(self) -> None:
        """Write the keys and close the files."""
        ends = [np.cumsum(np.concatenate([[0], *lengths])) for lengths in self._lengths]
        large = any(end[-1] > np.iinfo(_SMALL).max for end in ends)
        count = sum(map(len, self._keys))
        keys = self._create(SUFFIXES[0])
        keys.write(np.array([count, large], _HEAD).tobytes())
        for block in (*self._keys, *self._sizes):
            keys.write(block.tobytes())
        keys.write(bytes(_SIZE.itemsize * (count % 2)))  # so that large places are aligned
        for end in ends:
            keys.write(end.astype(_LARGE if large else _SMALL).tobytes())
        for file in (keys, *self._files):
            file.close()


class Table:
    """Reads a table. `memory` gives the bytes of a file, and `touch` is told of reading."""

    def __init__(
        self,
        memory: Callable[[str], memoryview],
        article_count: int,
        touch: Callable[[int], None] = lambda size: None,
    ) -> None:
        head = memory(SUFFIXES[0])
        count, large = map(int, np.frombuffer(head, _HEAD, 2))
        place = _LARGE if large else _SMALL
        at = 2 * _HEAD.itemsize
        self.keys = np.frombuffer(head, _KEY, count, at)
        at += count * _KEY.itemsize
        self.sizes = np.frombuffer(head, _SIZE, count, at)
        at += (count + count % 2) * _SIZE.itemsize
        starts = np.frombuffer(head, place, 3 * (count + 1), at).reshape(3, count + 1)
        self._near_starts, self._wide_starts, self._more_starts = starts
        self._near: Ints = np.frombuffer(memory(SUFFIXES[1]), NARROW)
        self._wide: Ints = np.frombuffer(memory(SUFFIXES[2]), WIDE)
        self._more: Ints = np.frombuffer(memory(SUFFIXES[3]), _EXTRA)
        self._article_count = article_count
        self._touch = touch

    def __len__(self) -> int:
        return len(self.keys)

    def find(self, key: int) -> int:
        """The row of a term, -1 where there is none."""
        row = int(np.searchsorted(self.keys, np.uint64(key)))
        return row if row < len(self.keys) and int(self.keys[row]) == key else -1

    def size_of(self, key: int) -> int:
        """In how many articles the term is, deleted ones included."""
        row = self.find(key)
        return int(self.sizes[row]) if row >= 0 else 0

    def docs(self, row: int) -> Ints:
        """The articles of the term in that row."""
        sizes = self.sizes[row : row + 1]
        if is_narrow(sizes, self._article_count)[0]:
            return unpack_rising(self._stretch(self._near, self._near_starts, row), sizes, NARROW)
        return unpack_rising(self._stretch(self._wide, self._wide_starts, row), sizes, WIDE)

    def counts(self, row: int) -> Ints:
        """How often the term is in each of them."""
        extras = self._stretch(self._more, self._more_starts, row)
        return unpack_counts(extras, np.array([len(extras)]), self.sizes[row : row + 1])

    def postings(self, row: int) -> Postings:
        """Articles and counts."""
        return Postings(self.docs(row), self.counts(row))

    def block(self, first: int, last: int) -> Lists:
        """The postings of the terms from row `first` up to, not including, `last`."""
        sizes = self.sizes[first:last].astype(np.int64)
        narrow = is_narrow(sizes, self._article_count)
        of_narrow = np.repeat(narrow, sizes)
        docs = np.empty(len(of_narrow), np.int32)
        near = self._stretch(self._near, self._near_starts, first, last)
        wide = self._stretch(self._wide, self._wide_starts, first, last)
        docs[of_narrow] = unpack_rising(near, sizes[narrow], NARROW)
        docs[~of_narrow] = unpack_rising(wide, sizes[~narrow], WIDE)
        extras = self._stretch(self._more, self._more_starts, first, last)
        lengths = np.diff(self._more_starts[first : last + 1].astype(np.int64))
        return Lists(sizes, docs, unpack_counts(extras, lengths, sizes))

    def _stretch(self, items: Ints, starts: Ints, first: int, last: int | None = None) -> Ints:
        found = items[int(starts[first]) : int(starts[first + 1 if last is None else last])]
        self._touch(found.nbytes)
        return found
