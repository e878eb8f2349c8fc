"""Finds a phrase in the folded texts of some articles.

Texts are UTF-16 in a memory map. When many of the articles are wanted, all texts are scanned as
one array, for a pair with the rarest character of the phrase and, where that stands, for the
others.
Otherwise each text is taken out and searched by itself. Places that lie over the one before are
passed over, as in `str.count`.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lcreader.search.engine.columns import RaggedReader
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.runs import to_units
from lcreader.search.engine.table import Postings

# Scanning one article among all takes a tenth of the time of taking it out.
_WORTH_SCANNING = 10
_AT_ONCE = 1 << 18  # units, which stay in a processor's cache
_A_TASK = 1 << 22  # units that a thread goes through before it takes more
_HANDS = min(os.cpu_count() or 1, 4)


def find_phrase(texts: RaggedReader, phrase: str, docs: Ints, rarest: int = 0) -> Postings:
    """Those of the articles that hold the phrase, with the number of places.

    `rarest` tells which unit of the phrase is the rarest.
    """
    if len(docs) * _WORTH_SCANNING > len(texts):
        counts = _scanned(texts, phrase, rarest)[docs]
    else:
        counts = np.fromiter((text.count(phrase) for text in pieces(texts, docs)), np.int32)
    found = counts > 0
    return Postings(docs[found], counts[found].astype(np.int32))


def _scanned(texts: RaggedReader, phrase: str, rarest: int) -> Ints:
    """How often every article of the segment holds the phrase."""
    wanted = to_units(phrase)
    starts = texts.starts.astype(np.int64)
    total = int(starts[-1])

    def scan(first: int) -> Ints:
        last = min(first + _A_TASK, total)
        found = [np.empty(0, np.int64)]
        for start in range(first, last, _AT_ONCE):
            stop = min(start + _AT_ONCE + len(wanted) - 1, total)
            found.append(_places(texts.items[start:stop], wanted, rarest) + start)
            texts.touch((stop - start) * texts.items.itemsize)
        return np.concatenate(found)

    with ThreadPoolExecutor(_HANDS) as hands:  # numpy leaves Python free while it compares
        places = np.concatenate([np.empty(0, np.int64), *hands.map(scan, range(0, total, _A_TASK))])
    owners = np.searchsorted(starts, places, side="right") - 1
    whole = places + len(wanted) <= starts[owners + 1]
    return np.bincount(owners[whole], minlength=len(texts))


def _places(units: Ints, wanted: Ints, rarest: int) -> Ints:
    """Where the phrase, of two units or more, begins in a stretch; places may overlap."""
    pair = max(rarest - 1, 0)
    marked = units[:-1] == wanted[pair]
    marked &= units[1:] == wanted[pair + 1]
    places = np.flatnonzero(marked) - pair
    places = places[(places >= 0) & (places <= len(units) - len(wanted))]
    for place, unit in enumerate(wanted):
        if not pair <= place <= pair + 1:
            places = places[units[places + place] == unit]
    return places


def places_of(texts: RaggedReader, phrase: str, docs: Ints) -> Ints:
    """Where the phrase begins in these articles, in characters of all texts laid end to end.

    Texts are taken to be as many characters long as they have units.
    """
    found: list[int] = []
    for start, text in zip(texts.starts[docs].tolist(), pieces(texts, docs), strict=True):
        at = text.find(phrase)
        while at >= 0:
            found.append(start + at)
            at = text.find(phrase, at + len(phrase))
    return np.array(found, np.int64)


def pieces(texts: RaggedReader, docs: Ints) -> Iterator[str]:
    """The texts of articles."""
    starts, stops = texts.starts[docs].tolist(), texts.starts[docs + 1].tolist()
    for start, stop in zip(starts, stops, strict=True):
        yield texts.row(start, stop).decode("utf-16-le", "surrogatepass")
