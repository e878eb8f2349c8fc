"""Finds a phrase in the folded texts of some articles.

Texts are UTF-16 in a memory map. A text is copied out and searched as bytes, which Python does
faster than anything that could be done on arrays; a place counts when it begins on a unit.
Places that lie over the one before are passed over, as in `str.count`.
"""

from collections.abc import Iterator

import numpy as np

from lcreader.search.engine.columns import RaggedReader
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.runs import to_units
from lcreader.search.engine.table import Postings


def find_phrase(texts: RaggedReader, phrase: str, docs: Ints) -> Postings:
    """Those of the articles that hold the phrase, with the number of places."""
    wanted = to_units(phrase).tobytes()
    counts = np.fromiter(
        (sum(1 for _ in _places(text, wanted)) for text in pieces(texts, docs)),
        np.int32,
        len(docs),
    )
    found = counts > 0
    return Postings(docs[found], counts[found])


def places_of(texts: RaggedReader, phrase: str, docs: Ints) -> Ints:
    """Where the phrase begins in these articles, in units of all texts laid end to end."""
    wanted = to_units(phrase).tobytes()
    starts = texts.starts[docs].tolist()
    return np.array(
        [
            start + place // 2
            for start, text in zip(starts, pieces(texts, docs), strict=True)
            for place in _places(text, wanted)
        ],
        np.int64,
    )


def pieces(texts: RaggedReader, docs: Ints) -> Iterator[bytes]:
    """The texts of articles, as the bytes of their units."""
    memory, size = texts.memory, texts.items.itemsize
    starts = (texts.starts[docs] * size).tolist()
    stops = (texts.starts[docs + 1] * size).tolist()
    texts.bytes_read += sum(stops) - sum(starts)
    return (bytes(memory[start:stop]) for start, stop in zip(starts, stops, strict=True))


def _places(text: bytes, wanted: bytes) -> Iterator[int]:
    """Where the bytes stand in the text, on even places."""
    at = text.find(wanted)
    while at >= 0:
        if at % 2:
            at += 1
        else:
            yield at
            at += len(wanted)
        at = text.find(wanted, at)
