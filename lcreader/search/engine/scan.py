"""Finds a phrase in the folded texts of some articles.

Texts are UTF-16 in a memory map, one behind the other, and are scanned as one array: for a pair
with the rarest character of the phrase and, where that stands, for the other characters. When
few of the articles are wanted, only their texts are laid end to end and scanned.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lcreader.search.engine.columns import RaggedReader
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.runs import to_units
from lcreader.search.engine.table import Postings

# Passing over an article takes so much less time than taking its text out.
_WORTH_SCANNING = 6
_AT_ONCE = 1 << 19  # units, which stay in a processor's cache
_A_TASK = 1 << 22  # units that a thread goes through before it takes more
_TOGETHER = 2000  # articles that are laid end to end
_HANDS = min(os.cpu_count() or 1, 4)


def find_phrase(texts: RaggedReader, phrase: str, docs: Ints, rarest: int = 0) -> Postings:
    """Those of the articles that hold a phrase of two units or more, with the number of places.

    Places that lie over the one before are passed over, as in `str.count`. `rarest` tells which
    unit of the phrase is the rarest.
    """
    if len(docs) * _WORTH_SCANNING > len(texts):
        counts = _in_all(texts, to_units(phrase), rarest)[docs]
    else:
        counts = _in_some(texts, to_units(phrase), rarest, docs)
    found = counts > 0
    return Postings(docs[found], counts[found].astype(np.int32))


def _in_all(texts: RaggedReader, wanted: Ints, rarest: int) -> Ints:
    """How often every article of the segment holds the phrase."""
    total = int(texts.starts[-1])

    def scan(first: int) -> Ints:
        last = min(first + _A_TASK, total)
        texts.touch((last - first) * texts.items.itemsize)
        found = [np.empty(0, np.int64)]
        for start in range(first, last, _AT_ONCE):
            stop = min(start + _AT_ONCE + len(wanted) - 1, total)
            found.append(_places(texts.items[start:stop], wanted, rarest) + start)
        return np.concatenate(found)

    with ThreadPoolExecutor(_HANDS) as hands:  # numpy leaves Python free while it compares
        places = [np.empty(0, np.int64), *hands.map(scan, range(0, total, _A_TASK))]
    return _counted(np.concatenate(places), wanted, texts.starts.astype(np.int64))


def _in_some(texts: RaggedReader, wanted: Ints, rarest: int, docs: Ints) -> Ints:
    """How often each of the articles holds the phrase."""
    counts = [np.empty(0, np.int64)]
    for first in range(0, len(docs), _TOGETHER):
        rows = texts.rows(docs[first : first + _TOGETHER])
        units = np.frombuffer(b"".join(rows), texts.items.dtype)
        lengths = np.fromiter(map(len, rows), np.int64, len(rows)) // texts.items.itemsize
        bounds = np.concatenate(([0], np.cumsum(lengths)))
        counts.append(_counted(_places(units, wanted, rarest), wanted, bounds))
    return np.concatenate(counts)


def _places(units: Ints, wanted: Ints, rarest: int) -> Ints:
    """Where the phrase begins in a stretch; places may overlap."""
    pair = max(rarest - 1, 0)
    marked = units[:-1] == wanted[pair]
    marked &= units[1:] == wanted[pair + 1]
    if not marked.any():
        return np.empty(0, np.int64)
    places = np.flatnonzero(marked) - pair
    places = places[(places >= 0) & (places <= len(units) - len(wanted))]
    for place, unit in enumerate(wanted):
        if not pair <= place <= pair + 1:
            places = places[units[places + place] == unit]
    return places


def _counted(places: Ints, wanted: Ints, bounds: Ints) -> Ints:
    """How many places each text has, which reaches from one bound to the next."""
    length = len(wanted)
    owners = np.searchsorted(bounds, places, side="right") - 1
    whole = places + length <= bounds[owners + 1]
    places, owners = places[whole], owners[whole]
    if any((wanted[at:] == wanted[:-at]).all() for at in range(1, length)):
        kept, free = [], 0
        for number, place in enumerate(places.tolist()):
            if place >= free:
                kept.append(number)
                free = place + length
        owners = owners[kept]
    return np.bincount(owners, minlength=len(bounds) - 1)


def pieces(texts: RaggedReader, docs: Ints) -> Iterator[str]:
    """The texts of articles."""
    for first in range(0, len(docs), _TOGETHER):
        for row in texts.rows(docs[first : first + _TOGETHER]):
            yield row.decode("utf-16-le", "surrogatepass")
