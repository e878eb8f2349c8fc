"""The grams of many texts, counted by sorting, and runs of them merged into a table.

A gram is a character or a pair of neighbours of a folded text. Texts are UTF-16 here, and a
character is one of its units: a rare character beyond the first 65,536 is a pair already, and is
found like one. The key of a gram is its first unit and, below, its second plus one, or zero:

>>> hex(gram_key("城")), hex(gram_key("城市"))
('0xaf9c0000', '0xaf9c5e03')

so that keys are ordered as the characters are, a single one before its pairs.

A *run* is the grams of one batch of articles with their postings. It is made by two stable sorts
by 16 bits, which numpy does by radix: the order of all places by unit is the order of singles,
and, shifted by one, that of pairs by their second unit; one more sort by the first completes it.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from lcreader.search.engine.packing import Ints, distinct, ragged
from lcreader.search.engine.table import Lists

_SHIFT = 17
# Between texts that are indexed as one (title and subtitle); no pair reaches across it.
SEPARATOR = "\n"
_SEPARATOR = ord(SEPARATOR)
# Postings that a merge holds in memory at once; each takes some 60 bytes on its way.
_AT_ONCE = 2_000_000
_UNITS = 1 << 16


def gram_key(gram: str) -> int:
    """The key of a gram of one or two UTF-16 units."""
    units = to_units(gram)
    second = int(units[1]) + 1 if len(units) == 2 else 0
    return int(units[0]) << _SHIFT | second


def gram_of(key: int) -> str:
    """The gram behind a key; halves of a surrogate pair stay halves."""
    first, second = key >> _SHIFT, key & ((1 << _SHIFT) - 1)
    return chr(first) + (chr(second - 1) if second else "")


def is_single(key: int) -> bool:
    """Whether a key is that of a single unit."""
    return key & ((1 << _SHIFT) - 1) == 0


def grams_of(phrase: str) -> list[str]:
    """The pairs of neighbouring units of a phrase in order, of one unit that unit.

    >>> grams_of("聊城市"), grams_of("市")
    (['聊城', '城市'], ['市'])
    """
    units = [chr(unit) for unit in to_units(phrase).tolist()]
    return units if len(units) == 1 else list(map("".join, pairwise(units)))


def to_units(text: str) -> NDArray[np.uint16]:
    """The UTF-16 units of a text."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.dtype("<u2"))


class Source(Protocol):
    """What can be merged: rising keys, the sizes of their lists, and the lists of a stretch."""

    @property
    def keys(self) -> Ints:
        """The keys, rising."""

    @property
    def sizes(self) -> Ints:
        """The sizes of their lists."""

    def block(self, first: int, last: int) -> Lists:
        """The lists from one row up to, not including, another."""


class Run(NamedTuple):
    """The grams of a batch with their postings."""

    keys: Ints
    sizes: Ints
    docs: Ints
    counts: Ints

    def block(self, first: int, last: int) -> Lists:
        """The lists from one row up to, not including, another."""
        start, stop = int(self.sizes[:first].sum()), int(self.sizes[:last].sum())
        return Lists(self.sizes[first:last], self.docs[start:stop], self.counts[start:stop])


def count_grams(units: NDArray[np.uint16], lengths: Ints, first: int) -> list[Run]:
    """Runs of the grams of texts that lie one behind the other, numbered from `first` on."""
    if not len(units):
        return []
    docs = np.repeat(np.arange(first, first + len(lengths), dtype=np.int32), lengths)
    order = np.argsort(units, kind="stable")
    ordered = units.take(order)
    solid = ordered != _SEPARATOR
    kept = order[solid]
    runs = [_run(ordered[solid].astype(np.uint64) << np.uint64(_SHIFT), docs.take(kept))]
    begins = np.zeros(len(units), bool)
    begins[(np.cumsum(lengths) - lengths)[lengths > 0]] = True
    places = kept[~begins.take(kept)] - 1
    firsts = units.take(places)
    if (firsts == _SEPARATOR).any():
        places = places[firsts != _SEPARATOR]
        firsts = units.take(places)
    order = np.argsort(firsts, kind="stable")
    places = places.take(order)
    keys = firsts.take(order).astype(np.uint64) << np.uint64(_SHIFT)
    keys += units.take(places + 1)
    keys += np.uint64(1)
    runs.append(_run(keys, docs.take(places)))
    return [run for run in runs if len(run.keys)]


def _run(keys: NDArray[np.uint64], docs: NDArray[np.int32]) -> Run:
    """A run from one key and one article for each place, sorted by both."""
    if not len(keys):
        return Run(keys, np.empty(0, np.int64), docs, docs)
    new_key = np.empty(len(keys), bool)
    new_key[0] = True
    np.not_equal(keys[1:], keys[:-1], out=new_key[1:])
    new = new_key.copy()
    new[1:] |= docs[1:] != docs[:-1]
    starts = np.flatnonzero(new)
    heads = np.flatnonzero(new_key.take(starts))
    counts = _steps(starts, len(keys)).astype(np.int32)
    return Run(keys.take(starts.take(heads)), _steps(heads, len(starts)), docs.take(starts), counts)


def _steps(starts: Ints, end: int) -> Ints:
    """How far it is from each start to the next, and from the last to the end."""
    steps = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=steps[:-1])
    steps[-1] = end - starts[-1]
    return steps


class SavedRun:
    """A run in a file, of which only the keys stay in memory. It is written block by block."""

    def __init__(self, path: Path) -> None:
        self.keys: Ints = np.empty(0, np.uint64)
        self.sizes: Ints = np.empty(0, np.int32)
        self._path = path
        self._file = path.open("wb")
        self._blocks: list[tuple[Ints, Ints]] = []
        self._ends: Ints = np.zeros(1, np.int64)

    def add(self, keys: Ints, lists: Lists) -> None:
        """Append terms; keys rise from block to block."""
        self._blocks.append((keys, lists.sizes.astype(np.int32)))
        self._file.write(np.stack((lists.docs, lists.counts), axis=1).astype("<i4").tobytes())

    def close(self) -> None:
        """All is written; from now on it can be read."""
        self._file.close()
        if self._blocks:
            self.keys, self.sizes = map(np.concatenate, zip(*self._blocks, strict=True))
        self._blocks = []
        self._ends = np.concatenate(([0], np.cumsum(self.sizes, dtype=np.int64)))

    def block(self, first: int, last: int) -> Lists:
        """The lists from one row up to, not including, another."""
        start, stop = int(self._ends[first]), int(self._ends[last])
        pairs = np.fromfile(self._path, "<i4", 2 * (stop - start), offset=8 * start)
        return Lists(self.sizes[first:last], pairs[::2], pairs[1::2])


class Renumbered:
    """A table of an older segment whose articles get new numbers; -1 says that one is gone."""

    def __init__(self, table: Source, numbers: Ints) -> None:
        self._table = table
        self._numbers = numbers
        self._whole = not len(numbers) or int(numbers.min()) >= 0
        self.keys, self.sizes = table.keys, table.sizes

    def block(self, first: int, last: int) -> Lists:
        """The lists with the new numbers; those that lost all their articles are empty."""
        lists = self._table.block(first, last)
        docs = self._numbers[lists.docs]
        if self._whole:
            return lists._replace(docs=docs)
        kept = docs >= 0
        ends = np.cumsum(lists.sizes)
        sofar = np.concatenate(([0], np.cumsum(kept)))
        return Lists(sofar[ends] - sofar[ends - lists.sizes], docs[kept], lists.counts[kept])


class Sink(Protocol):
    """What a merge writes to."""

    def add(self, keys: Ints, lists: Lists) -> None:
        """Take terms with all their postings; keys rise from block to block."""


def merge(
    sources: Sequence[Source],
    writer: Sink,
    look: Callable[[], None] = lambda: None,
    at_once: int = _AT_ONCE,
) -> None:
    """Write all terms of the sources, each with its postings of all of them.

    The articles of a source come after those of the sources before it. `look` is called between
    the steps of the work and may raise to end it. While a stretch of keys is written, a thread
    beside gathers the next, as numpy leaves Python free.
    """
    with ThreadPoolExecutor(1, "lcreader-merge") as hand:
        coming: Future[tuple[Ints, Lists] | None] | None = None
        for stretch in [*_stretches(sources, at_once), None]:
            look()
            gathered = coming.result() if coming else None
            coming = hand.submit(_gathered, sources, *stretch) if stretch else None
            if gathered:
                writer.add(*gathered)


def _gathered(
    sources: Sequence[Source], first: np.uint64, last: np.uint64
) -> tuple[Ints, Lists] | None:
    """The terms with keys from one up to another, each with its postings of all sources."""
    parts = []
    for source in sources:
        start, stop = np.searchsorted(source.keys, [first, last]).tolist()
        if start < stop:
            parts.append((source.keys[start:stop], source.block(start, stop)))
    return _joined(parts) if parts else None


def _joined(parts: Sequence[tuple[Ints, Lists]]) -> tuple[Ints, Lists]:
    """One list for each key, from the lists of several parts."""
    if len(parts) == 1:
        return parts[0]
    keys = distinct(*(part for part, _ in parts))
    rows = [np.searchsorted(keys, part) for part, _ in parts]
    sizes = np.zeros(len(keys), np.int64)
    for row, (_, lists) in zip(rows, parts, strict=True):
        sizes[row] += lists.sizes
    free = np.cumsum(sizes) - sizes
    docs, counts = np.empty((2, int(sizes.sum())), np.int32)
    for row, (_, lists) in zip(rows, parts, strict=True):
        places = ragged(free[row], lists.sizes)
        docs[places], counts[places] = lists.docs, lists.counts
        free[row] += lists.sizes
    return keys, Lists(sizes, docs, counts)


def _stretches(sources: Sequence[Source], at_once: int) -> Iterator[tuple[np.uint64, np.uint64]]:
    """Stretches of keys with about so many postings; a first unit is never parted."""
    weight = np.zeros(_UNITS, np.int64)
    for source in sources:
        heads = (source.keys >> np.uint64(_SHIFT)).astype(np.int64)
        weight += np.bincount(heads, weights=source.sizes, minlength=_UNITS).astype(np.int64)
    part = np.cumsum(weight) // at_once
    bounds = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), _UNITS]
    for first, last in pairwise(bounds):
        yield np.uint64(first << _SHIFT), np.uint64(last << _SHIFT)
