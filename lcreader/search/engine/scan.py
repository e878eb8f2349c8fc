"""Finds a phrase in the folded texts of some articles.

The low bytes of the texts are scanned as one array: for a pair with the rarest character of the
phrase and, where that stands, for the others. Where they are all there, the high bytes are asked.
Blocks of which few articles are wanted are not scanned: the texts of those are laid end to end.
Of these most are told without high bytes: where the low bytes of each pair stand as often as the
index says of the pair itself, they are those of no other.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from threading import local
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from lcreader.search.engine.packing import Ints, apart
from lcreader.search.engine.runs import to_units
from lcreader.search.engine.table import Postings
from lcreader.search.engine.texts import TextReader

# Passing over an article takes so much less time than taking its text out.
_WORTH_SCANNING = 8
_TOGETHER = 500  # articles that are laid end to end, which stay in a processor's cache
_FEW = 100  # places whose high bytes are read one by one, rather than those of a block
_WORD = 8  # bytes that are asked at once whether any is set
_REGION = 16  # bits: what the system maps at once
# Threads for what numpy does, which leaves Python free meanwhile.
_HANDS = ThreadPoolExecutor(min(os.cpu_count() or 1, 4), "lcreader-scan")
# Each thread compares in memory of its own: fresh memory costs more than what is done in it.
_SCRATCH = local()

_Pairs = Sequence[Ints | None]
T = TypeVar("T")
R = TypeVar("R")


class _Phrase(NamedTuple):
    """The bytes of the units that are looked for; `rarest` tells which of them is the rarest."""

    low: list[int]
    high: Ints
    rarest: int
    overlaps: bool  # whether one place of it can lie over another


def find_phrase(
    texts: TextReader,
    phrase: str,
    docs: Ints,
    rarest: int = 0,
    pairs: _Pairs = (),
    look: Callable[[], None] = lambda: None,
) -> Postings:
    """Those of the articles that hold a phrase of two units or more, with the number of places.

    Places that lie over the one before are passed over, as in `str.count`. `rarest` tells which
    unit of the phrase is the rarest, and `pairs` how often each article holds each pair of its
    neighbours, None where that is not known. `look` may raise to end the work.
    """
    units = to_units(phrase)
    wanted = _Phrase(
        (units & 0xFF).tolist(),
        (units >> 8).astype(np.uint8),
        rarest,
        overlaps_itself(phrase),
    )
    bounds = texts.bounds
    inside = np.diff(np.searchsorted(docs, bounds))
    dense = worth_scanning(inside, np.diff(bounds))
    counts = np.zeros(int(bounds[-1]), np.int64)
    _scan_blocks(texts, wanted, np.flatnonzero(dense).tolist(), counts, look)
    sparse = np.flatnonzero(np.repeat(~dense, inside))
    for first in range(0, len(sparse), _TOGETHER):
        look()
        part = sparse[first : first + _TOGETHER]
        counts[docs[part]] = _counts_in(texts, wanted, docs[part], some_of(pairs, part))
    found = counts[docs]
    kept = found > 0
    return Postings(docs[kept], found[kept].astype(np.int32))


def overlaps_itself(phrase: str) -> bool:
    """Whether one place of a phrase can lie over another."""
    return any(phrase.startswith(phrase[at:]) for at in range(1, len(phrase)))


def of_each(work: Callable[[T], R], parts: Iterable[T]) -> list[R]:
    """What comes of each part, done by several threads; when it ends, none of them is at it."""
    running = [_HANDS.submit(work, part) for part in parts]
    try:
        return [one.result() for one in running]
    except BaseException:
        for one in running:
            one.cancel()
        wait(running)
        raise


def worth_scanning(wanted: Any, of: Any) -> Any:
    """Whether a block of so many articles is scanned as a whole to look at some of them."""
    return wanted * _WORTH_SCANNING > of


def _scan_blocks(
    texts: TextReader,
    wanted: _Phrase,
    blocks: Iterable[int],
    counts: Ints,
    look: Callable[[], None],
) -> None:
    """Count the places in all articles of some blocks."""

    def scan(block: int) -> None:
        look()
        first, last = texts.bounds[block : block + 2].tolist()
        low = texts.low(block)
        texts.touch(len(low))
        ends = texts.starts[first : last + 1] - texts.starts[first]
        owners, places = owned(find_low(low, wanted.low, wanted.rarest), len(wanted.low), ends)
        if len(places) < _FEW:
            right = _right(texts, wanted, owners + first, places - ends[owners])
        else:
            high = texts.high(block, scratch("high", len(low), np.uint8))
            right = np.ones(len(places), bool)
            for at, byte in enumerate(wanted.high):
                right &= high[places + at] == byte
        owners, places = owners[right], places[right]
        counts[first:last] = _counted(owners, places, wanted, last - first)

    of_each(scan, blocks)


def _counts_in(texts: TextReader, wanted: _Phrase, docs: Ints, pairs: _Pairs) -> Ints:
    """How often each of the articles holds the phrase."""
    begins, lengths = texts.starts[docs], texts.lengths(docs)
    texts.touch(_touched(begins))
    low = np.frombuffer(b"".join(texts.shown(begins, lengths)), np.uint8)
    ends = np.concatenate(([0], np.cumsum(lengths)))
    owners, places = owned(find_low(low, wanted.low, wanted.rarest), len(wanted.low), ends)
    if len(places):
        sure = _told_by_pairs(low, wanted, ends, pairs)[owners]
        sure[~sure] = _right(texts, wanted, docs[owners[~sure]], (places - ends[owners])[~sure])
        owners, places = owners[sure], places[sure]
    return _counted(owners, places, wanted, len(docs))


def _told_by_pairs(low: Ints, wanted: _Phrase, ends: Ints, pairs: _Pairs) -> NDArray[np.bool_]:
    """In which texts the low bytes of the phrase are those of the phrase alone."""
    count = len(ends) - 1
    last = len(wanted.low) - 2
    covering = {*range(0, last, 2), last}
    if not pairs or any(pairs[at] is None for at in covering):
        return np.zeros(count, bool)
    told = np.ones(count, bool)
    for at in covering:
        owners, _ = owned(_pairs(low, *wanted.low[at : at + 2]), 2, ends)
        told &= np.bincount(owners, minlength=count) == pairs[at]
    return told


def some_of(pairs: _Pairs, which: Any) -> list[Ints | None]:
    """How often some of the articles hold each pair."""
    return [None if counts is None else counts[which] for counts in pairs]


def _right(texts: TextReader, wanted: _Phrase, docs: Ints, offsets: Ints) -> NDArray[np.bool_]:
    """Whether the high bytes, at an offset in each of some articles, are those of the phrase."""
    length = len(wanted.high)
    asked = texts.places(docs)[1] + offsets
    high = b"".join(texts.read(asked, np.full(len(asked), length)))
    equal = np.frombuffer(high, np.uint8).reshape(-1, length) == wanted.high
    return equal.all(axis=1)


def _touched(places: Ints) -> int:
    """How many bytes the system maps when those at rising places are looked at."""
    return (int(np.count_nonzero(np.diff(places >> _REGION))) + 1) << _REGION


def find_low(low: Ints, wanted: list[int], rarest: int) -> Ints:
    """Where the low bytes of a phrase begin in a stretch, rising; places may overlap.

    `rarest` tells which of its units is the rarest.
    """
    length = len(wanted)
    if length == 1:
        return np.flatnonzero(low == wanted[0])
    pair = max(rarest - 1, 0)
    places = _pairs(low, *wanted[pair : pair + 2]) - pair
    places = places[(places >= 0) & (places <= len(low) - length)]
    for at, byte in enumerate(wanted):
        if not pair <= at <= pair + 1:
            places = places[low[places + at] == byte]
    return places


def _pairs(low: Ints, one: int, other: int) -> Ints:
    """Where a byte stands before another."""
    count = len(low) - 1
    if count < 1:
        return np.empty(0, np.int64)
    size = -(-count // _WORD) * _WORD
    marked, second = scratch("marked", size, np.bool_), scratch("second", size, np.bool_)
    np.equal(low[:-1], one, out=marked[:count])
    np.equal(low[1:], other, out=second[:count])
    marked[count:] = False
    np.logical_and(marked, second, out=marked)
    words = np.flatnonzero(marked.view(np.uint64) != 0)
    places = (words[:, None] * _WORD + np.arange(_WORD)).reshape(-1)
    return places[marked[places]]


def scratch(name: str, size: int, kind: type) -> NDArray[Any]:
    """An array with anything in it, until this thread asks for one of that name again."""
    arrays = _SCRATCH.__dict__
    if name not in arrays or len(arrays[name]) < size:
        arrays[name] = np.empty(size, kind)
    found: NDArray[Any] = arrays[name][:size]
    return found


def owned(places: Ints, length: int, ends: Ints) -> tuple[Ints, Ints]:
    """The places of so many bytes that lie in one text, and the number of the text before each.

    Texts reach from one of the `ends` to the next.
    """
    owners = np.searchsorted(ends, places, side="right") - 1
    whole = places + length <= ends[owners + 1]
    return owners[whole], places[whole]


def _counted(owners: Ints, places: Ints, wanted: _Phrase, texts: int) -> Ints:
    """How many places each of so many texts has."""
    if wanted.overlaps:
        owners = owners[apart(places, places + len(wanted.low))]
    return np.bincount(owners, minlength=texts)
