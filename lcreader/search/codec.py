"""How postings and segments are written: Whoosh's own codec, read a block at a time.

This is the seam where another codec can take its place: the rest of the package asks for
`docs_and_counts` of a term and never looks at blocks.

Beside each segment a list of its files with their sizes is written before the segment is made
known, so that a missing or cut file is noticed when the index is opened, not when it is searched.
"""

import json
from array import array
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher
from whoosh.index import FileIndex
from whoosh.matching import FilterMatcher, Matcher
from whoosh.writing import SegmentWriter

_SIZES = ".sizes"


class BlockMatcher(W3LeafMatcher):
    """Postings on disk that can be had as two arrays."""

    def docs_and_counts(self) -> tuple["array[int]", "array[float]"]:
        """All article numbers, rising, and their weights."""
        self.reset()
        docs, counts = array("I"), array("f")
        while self.is_active():
            self._read_ids()
            self._read_weights()
            docs.extend(self._ids)
            counts.extend(self._weights)
            self._next_block()
        return docs, counts


class GramCodec(W3Codec):
    """Whoosh's codec with postings that can be read whole."""

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Matcher:
        """The postings of a term."""
        offset, length = terminfo.extent()
        return BlockMatcher(dbfile, offset, length, format_, term=term, scorer=scorer)


class SizedWriter(SegmentWriter):
    """A writer that leaves beside each segment a list of its files and their sizes."""

    def __init__(self, index: FileIndex, **options: Any) -> None:
        # Whoosh's compound files are copied into memory when they are opened; plain files are not.
        super().__init__(index, codec=GramCodec(), compound=False, **options)

    def _finalize_segment(self) -> Any:
        segment = super()._finalize_segment()
        names = segment.list_files(self.storage)
        sizes = {name: self.storage.file_length(name) for name in names}
        with self.storage.create_file(segment.make_filename(_SIZES)) as file:
            file.write(json.dumps(sizes).encode())
        return segment


def docs_and_counts(reader: Any, field: str, term: bytes) -> tuple["array[int]", "array[float]"]:
    """The articles of one segment under a term, deleted ones left out, and the term's counts."""
    matcher = reader.postings(field, term)
    if not isinstance(matcher, FilterMatcher):
        return matcher.docs_and_counts()
    docs, counts = matcher.child.docs_and_counts()
    gone = reader.deleted_docs_set
    kept = [(doc, count) for doc, count in zip(docs, counts, strict=True) if doc not in gone]
    return array("I", (doc for doc, _ in kept)), array("f", (count for _, count in kept))


def first_damage(index: FileIndex) -> str:
    """The first file of the index that is missing or of the wrong size, "" when all is well.

    Raises:
        OSError, ValueError and whatever else a broken table of contents makes Whoosh raise.
    """
    for segment in index._segments():
        listing = segment.make_filename(_SIZES)
        if not index.storage.file_exists(listing):
            return str(listing)
        with index.storage.open_file(listing) as file:
            sizes = json.loads(file.read())
        for name, size in sizes.items():
            if not index.storage.file_exists(name) or index.storage.file_length(name) != size:
                return str(name)
    return ""
