"""The postings of one term: article numbers and counts, packed in the narrowest whole bytes.

A list is one header byte, the gaps between article numbers, and the counts; each as an array of
1, 2 or 4 bytes an item, whichever holds the largest. Counts that are all one are left out.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import sub
from typing import Any, NamedTuple

from whoosh.matching import FilterMatcher, ListMatcher

_CODES = "BHI"
_WIDTHS = {code: array(code).itemsize for code in _CODES}
_NO_COUNTS = 3


class Postings(NamedTuple):
    """Articles of one segment, rising, and how often each holds what was asked for."""

    docs: "array[int]"
    counts: "array[int]"


NO_POSTINGS = Postings(array("I"), array("I"))


def pack(docs: Sequence[int], counts: Sequence[int]) -> bytes:
    """The postings as bytes.

    >>> unpack(pack([3, 4, 900], [1, 2, 1]), 3)
    Postings(docs=array('I', [3, 4, 900]), counts=array('I', [1, 2, 1]))
    """
    gap_code, gaps = _narrowed([docs[0], *map(sub, islice(docs, 1, None), docs)])
    if max(counts) == 1:
        return bytes((gap_code | _NO_COUNTS << 2,)) + gaps
    count_code, packed = _narrowed(counts)
    return bytes((gap_code | count_code << 2,)) + gaps + packed


def unpack(packed: bytes, size: int) -> Postings:
    """The `size` postings from their bytes."""
    gap_code, count_code = _CODES[packed[0] & 3], packed[0] >> 2
    end = 1 + size * _WIDTHS[gap_code]
    docs = array("I", accumulate(_widened(gap_code, packed[1:end])))
    if count_code == _NO_COUNTS:
        return Postings(docs, array("I", repeat(1, size)))
    return Postings(docs, array("I", _widened(_CODES[count_code], packed[end:])))


def _narrowed(numbers: Sequence[int]) -> tuple[int, bytes]:
    largest = max(numbers)
    code = 0 if largest < 1 << 8 else 1 if largest < 1 << 16 else 2
    return code, _swapped(array(_CODES[code], numbers)).tobytes()


def _widened(code: str, packed: bytes) -> "array[int]":
    return _swapped(array(code, packed))


def _swapped(numbers: "array[int]") -> "array[int]":
    """Little-endian from native, or the other way round."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def joined(parts: Iterable[Postings]) -> Postings:
    """Postings of one term that follow each other, as one."""
    docs, counts = array("I"), array("I")
    for part in parts:
        docs += part.docs
        counts += part.counts
    return Postings(docs, counts)


class PackedMatcher(ListMatcher):
    """The postings of a term as one of Whoosh's matchers."""

    def __init__(self, postings: Postings, **options: Any) -> None:
        super().__init__(postings.docs, postings.counts, **options)
        self.postings = postings


def postings_of_term(reader: Any, field: str, term: bytes) -> Postings:
    """The articles of one segment under a term, deleted ones left out, and its counts."""
    matcher = reader.postings(field, term)
    if not isinstance(matcher, FilterMatcher):
        return matcher.postings
    return without(matcher.child.postings, reader.deleted_docs_set)


def without(postings: Postings, gone: set[int]) -> Postings:
    """The postings with some articles left out."""
    kept = [pair for pair in zip(*postings, strict=True) if pair[0] not in gone]
    flat = array("I", chain.from_iterable(kept))
    return Postings(flat[::2], flat[1::2])
