"""A query node for Whoosh's query tree: patterns, and words near each other."""

from array import array
from typing import Any

from lcreader.search import schema
from lcreader.search.document import unpack
from lcreader.search.marks import paragraph_starts
from lcreader.search.passages import passages, phrases_of
from lcreader.search.postings import Postings
from lcreader.search.substring import Node, find_substring
from lcreader.text.fold import fold


class Passing(Node):
    """Articles whose field holds such a place; the key is the node of the query."""

    def find(self, reader: Any) -> Postings:
        """The candidates that hold all its phrases, verified in their texts."""
        candidates = set(reader.all_doc_ids())
        for phrase in phrases_of(self.key):
            candidates &= set(find_substring(reader, self.fieldname, phrase).docs)
        docs, counts = array("I"), array("I")
        folded = reader.column_reader(self.fieldname, translate=False)
        for doc in sorted(candidates):
            text = folded[doc].decode("utf-8", "surrogatepass")
            if count := len(passages(self.key, text, self._paragraphs(reader, doc))):
                docs.append(doc)
                counts.append(count)
        return Postings(docs, counts)

    def estimate_size(self, reader: Any) -> int:
        """Not worth counting."""
        return int(reader.doc_count())

    def _paragraphs(self, reader: Any, doc: int) -> list[int]:
        if self.fieldname != schema.BODY:
            return [0]
        title, body, packed = (
            reader.column_reader(field, translate=False)[doc]
            for field in (schema.TITLE, schema.BODY, schema.ORIGINAL)
        )
        original = unpack(packed, title + body).body
        return paragraph_starts(original, fold(original))
