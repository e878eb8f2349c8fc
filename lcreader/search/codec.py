"""How segments are written and read: Whoosh's codec, with postings as packed arrays.

This is the seam where a faster codec can take its place. The rest of the package asks for the
postings of a term as two arrays (`postings_of_term`) and for columns, and knows of nothing below.
"""

from collections.abc import Iterable
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.matching import Matcher
from whoosh.system import pack_ushort

from lcreader.search.pool import TermPostings
from lcreader.search.postings import PackedMatcher, pack, unpack
from lcreader.search.storage import Segment


class GramCodec(W3Codec):
    """Whoosh's columns and term index, own postings and files."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> Segment:
        """A segment that is read through a memory map."""
        return Segment(self, indexname)

    def field_writer(self, storage: Any, segment: Any) -> "TermWriter":
        """What writes the inverted index."""
        return TermWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Matcher:
        """The postings of a term, all of them at once."""
        offset, length = terminfo.extent()
        postings = unpack(dbfile.get(offset, length[0]), terminfo.doc_frequency())
        return PackedMatcher(postings, format=format_, scorer=scorer, term=term, terminfo=terminfo)


class TermWriter(W3FieldWriter):
    """Writes whole terms, in the order of fields and terms."""

    def add_terms(self, terms: Iterable[TermPostings]) -> None:
        """Write all terms of the segment."""
        for field, term, postings in terms:
            number = self._fieldmap.setdefault(field, len(self._fieldmap))
            info = W3TermInfo()
            info._weight = float(sum(postings.counts))
            info._df = len(postings.docs)
            info._maxweight = float(max(postings.counts))
            info._minid, info._maxid = postings.docs[0], postings.docs[-1]
            packed = pack(postings.docs, postings.counts)
            info.set_extent(self._postfile.tell(), len(packed))
            self._postfile.write(packed)
            self._tindex.add(pack_ushort(number) + term, info.to_bytes())
