"""Writes documents into a new segment; merges and deletes as Whoosh does."""

from array import array
from typing import Any

from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from lcreader.search.codec import GramCodec
from lcreader.search.pool import PostingsPool
from lcreader.search.postings import Postings, postings_of_term
from lcreader.search.schema import counted_terms


class BulkWriter(SegmentWriter):
    """A writer that gathers whole fields instead of single postings."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, codec=GramCodec())
        self.pool = PostingsPool(self._tempstorage)

    def add_document(self, **fields: Any) -> None:
        """Add a document of all fields of the schema, none of them stored."""
        columns = self.perdocwriter
        columns.start_doc(self.docnum)
        for name, value in sorted(fields.items()):
            field = self.schema[name]
            counts = counted_terms(field, value)
            self.pool.add(name, self.docnum, counts)
            length = sum(counts.values()) if field.scorable else 0
            columns.add_field(name, field, None, length)
            if field.column_type:
                columns.add_column_value(name, field.column_type, field.to_column_value(value))
        columns.finish_doc()
        self._added = True
        self.docnum += 1

    def add_postings_to_pool(
        self, reader: Any, startdoc: int, docmap: dict[int, int] | None
    ) -> None:
        """Take over the postings of a segment that is merged into this one.

        Articles are numbered from `startdoc` on, or as `docmap` says where some are deleted.
        """
        for field, term in reader.all_terms():
            old = postings_of_term(reader, field, term)
            if docmap is None:
                docs = array("I", (doc + startdoc for doc in old.docs))
            else:
                docs = array("I", map(docmap.__getitem__, old.docs))
            if docs:
                self.pool.extend(field, term, Postings(docs, old.counts))

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.add_terms(self.pool.terms())
        self.fieldwriter.close()
