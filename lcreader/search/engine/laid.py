"""Folded texts of many articles laid end to end, in which phrases are found all at once.

Of a block of which many articles are wanted, all of it is taken as it lies; otherwise the texts
of those that are wanted are gathered.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

import numpy as np

from lcreader.search.engine.packing import Ints, distinct
from lcreader.search.engine.runs import SEPARATOR, to_units
from lcreader.search.engine.scan import find_low, owned, scratch, worth_scanning
from lcreader.search.engine.texts import TextReader

_TOGETHER = 500  # articles that are gathered at once


class Laid:
    """The texts of some articles of one segment.

    A place is a unit's number in all of them; the text of `docs[n]` lies from `ends[n]` up to
    `ends[n + 1]`. It is read in one thread, which reads no other before it is done.
    """

    def __init__(self, texts: TextReader, docs: Ints, block: int | None) -> None:
        self.docs = docs
        self._texts = texts
        self._block = block
        lengths = texts.lengths(docs)
        self.ends: Ints = np.concatenate(([0], np.cumsum(lengths)))

    @cached_property
    def low(self) -> Ints:
        """The low bytes of all units."""
        if self._block is None:
            return self._gathered(self._texts.places(self.docs)[0])
        low = self._texts.low(self._block)
        self._texts.touch(len(low))
        return low

    @cached_property
    def high(self) -> Ints:
        """The high bytes of all units."""
        if self._block is None:
            return self._gathered(self._texts.places(self.docs)[1])
        return self._texts.high(self._block, scratch("high", int(self.ends[-1]), np.uint8))

    def _gathered(self, places: Ints) -> Ints:
        parts = self._texts.read(places, self._texts.lengths(self.docs))
        return np.frombuffer(b"".join(parts), np.uint8)

    @cached_property
    def lines(self) -> Ints:
        """Where the lines of all texts begin, and the end; most texts are one line."""
        breaks = self.places(SEPARATOR) + 1
        return distinct(self.ends, breaks) if len(breaks) else self.ends

    def places(self, phrase: str, rarest: int = 0) -> Ints:
        """Where a phrase begins, rising; places may overlap, and none reaches over a text's end.

        `rarest` tells which of its units is the rarest.
        """
        units = to_units(phrase)
        places = find_low(self.low, (units & 0xFF).tolist(), rarest)
        if not len(places):
            return places
        for at, byte in enumerate((units >> 8).tolist()):
            places = places[self.high[places + at] == byte]
        return owned(places, len(units), self.ends)[1]

    def units_at(self, places: Ints) -> Ints:
        """The units at some places."""
        return self.low[places] | self.high[places].astype(np.uint16) << np.uint16(8)


def lay(texts: TextReader, docs: Ints) -> Iterator[Laid]:
    """The texts of some articles, and maybe of others among them, a part after the other."""
    bounds = texts.bounds
    parts = np.searchsorted(docs, bounds)
    few: list[Ints] = []
    for block, (first, last) in enumerate(pairwise(bounds.tolist())):
        own = docs[parts[block] : parts[block + 1]]
        if worth_scanning(len(own), last - first):
            yield Laid(texts, np.arange(first, last), block)
        elif len(own):
            few.append(own)
    sparse = np.concatenate(few) if few else docs[:0]
    for start in range(0, len(sparse), _TOGETHER):
        yield Laid(texts, sparse[start : start + _TOGETHER], None)
