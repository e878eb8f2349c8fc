"""Rising numbers and counts in few bytes, and back; many lists in one go.

A *list* is the postings of one term: article numbers that rise, and for each how often the term
stands there. Many lists lie one behind the other in flat arrays, with their sizes beside them.

**Article numbers** become the gaps between them. In a *narrow* list a gap is a byte, in a *wide*
one two; the largest value of the width (255, 65535) says "so far, and no article yet". A list is
narrow when its gaps are below 255 on the average, which the number of articles tells: nothing
about it need be stored.

**Counts** are 1 for most. The others are pairs of bytes: how many postings further on (255 at
most; a pair that adds nothing gets further), and how much above 1 (a further pair with no step
adds more).

>>> docs, counts = np.array([3, 4, 900]), np.array([1, 7, 1])
>>> sizes = np.array([3])
>>> gaps, _ = pack_rising(docs, sizes, NARROW)
>>> extras, _ = pack_counts(counts, sizes)
>>> len(gaps), unpack_rising(gaps, sizes, NARROW).tolist()
(6, [3, 4, 900])
>>> unpack_counts(extras, np.array([len(extras)]), sizes).tolist()
[1, 7, 1]
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]  # of integers

# The types of gaps; little-endian, so that an index can be carried to another machine.
NARROW, WIDE = np.dtype("u1"), np.dtype("<u2")

# Bisection is quicker than a table of all when so many times as many are looked at.
_FEW = 16


def is_narrow(sizes: Ints, article_count: int) -> NDArray[np.bool_]:
    """Which lists are narrow, given their sizes and the number of articles of the segment."""
    return sizes.astype(np.int64) * int(np.iinfo(NARROW).max) >= article_count


def pack_rising(numbers: Ints, sizes: Ints, width: np.dtype[Any]) -> tuple[Ints, Ints]:
    """The gaps of lists of one width, and how many gaps each list has. No list is empty."""
    if not len(numbers):
        return np.empty(0, width), np.empty(0, np.int64)
    most = int(np.iinfo(width).max)
    firsts = np.cumsum(sizes) - sizes
    steps = np.empty(len(numbers), np.int32)
    np.subtract(numbers[1:], numbers[:-1], out=steps[1:])
    steps -= 1
    steps[firsts] = numbers[firsts]
    far = np.flatnonzero(steps >= most)
    if not len(far):
        return steps.astype(width), sizes.astype(np.int64)
    skips = steps[far] // most
    steps[far] -= skips * most
    before = np.zeros(len(steps), np.int32)
    before[far] = skips
    np.cumsum(before, out=before)
    gaps = np.full(len(steps) + int(before[-1]), most, width)
    gaps[before + np.arange(len(steps), dtype=np.int32)] = steps
    lasts = firsts + sizes - 1
    return gaps, sizes + np.diff(before[lasts], prepend=0)


def unpack_rising(gaps: Ints, sizes: Ints, width: np.dtype[Any]) -> Ints:
    """The numbers of lists of one width, as 32-bit integers."""
    if not len(gaps):
        return np.empty(0, np.int32)
    real = gaps != np.iinfo(width).max
    reached = np.cumsum(gaps.astype(np.int64) + real)[real] - 1
    if len(sizes) > 1:
        lasts = np.cumsum(sizes) - 1
        reached -= np.repeat(np.concatenate(([0], reached[lasts[:-1]] + 1)), sizes)
    return reached.astype(np.int32)


def pack_counts(counts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """The pairs of bytes of the counts, and how many bytes each list has of them."""
    where = np.flatnonzero(counts > 1)
    of_list = np.searchsorted(np.cumsum(sizes), where, side="right")
    if not len(where):
        return np.empty(0, np.uint8), np.zeros(len(sizes), np.int64)
    above = counts[where].astype(np.int64) - 1
    starts = np.cumsum(sizes) - sizes
    place = where - starts[of_list]
    step = np.diff(place, prepend=-1)
    first = np.diff(of_list, prepend=-1) != 0
    step[first] = place[first] + 1
    before, after = (step - 1) // 255, (above - 1) // 255
    pairs = before + 1 + after
    ends = np.cumsum(pairs)
    out = np.empty((int(ends[-1]), 2), np.uint8)
    at = ends - after - 1
    out[:] = (255, 0)
    if after.any():
        out[ragged(at + 1, after)] = (0, 255)
    out[at, 0] = step - 255 * before
    out[at, 1] = above - 255 * after
    return out.reshape(-1), 2 * np.bincount(of_list, weights=pairs, minlength=len(sizes)).astype(
        np.int64
    )


def unpack_counts(extras: Ints, lengths: Ints, sizes: Ints) -> Ints:
    """The counts of lists, given how many bytes each has of `extras`."""
    total = int(sizes.sum())
    if not len(extras):
        return np.ones(total, np.int32)
    pairs = extras.reshape(-1, 2)
    reached = np.cumsum(pairs[:, 0], dtype=np.int64)
    if len(sizes) > 1:
        pairs_of = lengths // 2
        ends = np.cumsum(pairs_of)
        sofar = np.concatenate(([0], reached))[ends - pairs_of]
        reached += np.repeat(np.cumsum(sizes) - sizes - sofar, pairs_of)
    above = np.bincount(reached - 1, weights=pairs[:, 1], minlength=total)
    return above.astype(np.int32) + np.int32(1)


def counts_at(extras: Ints, places: Ints) -> Ints:
    """The counts at some places of one list, in rising order.

    >>> counts_at(pack_counts(np.array([1, 7, 1, 2]), np.array([4]))[0], np.array([1, 2])).tolist()
    [7, 1]
    """
    if not len(extras):
        return np.ones(len(places), np.int32)
    steps, above = extras.reshape(-1, 2).T
    reached = np.cumsum(steps, dtype=np.int64) - 1
    sofar = np.concatenate(([0], np.cumsum(above, dtype=np.int64)))
    ends, starts = (np.searchsorted(reached, places, side=side) for side in ("right", "left"))
    return (sofar[ends] - sofar[starts] + 1).astype(np.int32)


def ragged(starts: Ints, lengths: Ints) -> Ints:
    """The numbers starts[0], starts[0]+1, … for each of the lengths, one after the other.

    >>> ragged(np.array([5, 20]), np.array([3, 2])).tolist()
    [5, 6, 7, 20, 21]
    """
    ends = np.cumsum(lengths)
    out = np.repeat(starts - (ends - lengths), lengths)
    return out + np.arange(len(out))


def distinct(*parts: Ints) -> Ints:
    """The numbers of some arrays, rising, each once. (np.unique takes several times as long.)"""
    numbers = np.sort(np.concatenate(parts))
    return (
        numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if len(numbers) else numbers
    )


def places_of(docs: Ints, among: Ints) -> Ints:
    """Where rising numbers stand among other rising numbers, which hold all of them."""
    if len(docs) * _FEW < len(among):
        return np.searchsorted(among, docs)
    table = np.empty(int(among[-1]) + 1, np.int32)
    table[among] = np.arange(len(among), dtype=np.int32)
    return table[docs]


def apart(starts: Ints, ends: Ints) -> Ints:
    """Which of some rising places stay when, from the left, none may reach into one before.

    >>> apart(np.array([0, 1, 2]), np.array([2, 3, 4])).tolist()
    [0, 2]
    """
    if not (starts[1:] < ends[:-1]).any():
        return np.arange(len(starts))
    kept, free = [], 0
    for number, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if start >= free:
            kept.append(number)
            free = end
    return np.array(kept)


def present(docs: Ints, among: Ints) -> NDArray[np.bool_]:
    """Which of rising numbers are among other rising numbers."""
    if not len(docs) or not len(among):
        return np.zeros(len(docs), bool)
    if len(docs) * _FEW < len(among):
        places = np.minimum(np.searchsorted(among, docs), len(among) - 1)
        return among[places] == docs
    table = np.zeros(max(int(docs[-1]), int(among[-1])) + 1, bool)
    table[among] = True
    return table[docs]
