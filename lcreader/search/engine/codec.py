"""Whoosh's codec for segments of arrays.

A segment holds, for each field of `fields.py`, its column and, for grams, its table. All other
fields are written and read by Whoosh's own codec, beside them in the same segment.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
from whoosh.codec.base import FieldCursor
from whoosh.codec.whoosh3 import (
    W3Codec,
    W3FieldWriter,
    W3PerDocReader,
    W3PerDocWriter,
    W3TermsReader,
)
from whoosh.matching import Matcher
from whoosh.reading import TermInfo, TermNotFound

from lcreader.search.engine.columns import (
    NumberColumn,
    RaggedColumn,
)
from lcreader.search.engine.fields import KEPT_KINDS, NUMBER_KIND, ArrayField
from lcreader.search.engine.matcher import ArrayMatcher
from lcreader.search.engine.runs import Run, Source, gram_key, merge
from lcreader.search.engine.storage import Segment
from lcreader.search.engine.table import SUFFIXES, Postings, Table, TableWriter
from lcreader.search.engine.terms import (
    Cursor,
    FieldTerms,
    GramTerms,
    NumberTerms,
    ValueTerms,
    row_of,
)
from lcreader.search.engine.texts import TextColumn, TextReader
from lcreader.search.engine.value_columns import ValueColumn, ValuesColumn

_COLUMNS: dict[str, Any] = {
    "grams": TextColumn(),
    "value": ValueColumn(),
    "values": ValuesColumn(),
    "number": NumberColumn(NUMBER_KIND),
    **{kind: RaggedColumn(items) for kind, items in KEPT_KINDS.items()},
}


class ArrayCodec(W3Codec):
    """Reads and writes segments of arrays."""

    def new_segment(self, storage: Any, indexname: str) -> Segment:
        """A segment that is read through a memory map."""
        return Segment(self, indexname)

    def per_document_writer(self, storage: Any, segment: Segment) -> "ColumnsWriter":
        """Writes columns."""
        return ColumnsWriter(self, storage, segment)

    def per_document_reader(self, storage: Any, segment: Segment) -> "ColumnsReader":
        """Reads columns."""
        return ColumnsReader(storage, segment)

    def field_writer(self, storage: Any, segment: Segment) -> "TermsWriter":
        """Writes terms."""
        return TermsWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Segment) -> "TermsReader":
        """Reads terms."""
        name = segment.make_filename(self.TERMS_EXT)
        stock = W3TermsReader(
            self,
            storage.open_file(name),
            storage.file_length(name),
            segment.open_file(storage, self.POSTS_EXT),
        )
        return TermsReader(stock, storage, segment)


def column_of(storage: Any, segment: Segment, field: str) -> Any:
    """The column of one of our fields."""
    name = W3Codec.column_filename(segment, field)
    column = _COLUMNS[segment.kinds[field]]
    length = storage.file_length(name)
    return column.reader(storage.open_file(name), 0, length, segment.doc_count_all())


class ColumnsWriter(W3PerDocWriter):
    """Whoosh's writer of columns; the lengths of our texts are in their columns already."""

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Stored values, and the lengths of other texts."""
        own = isinstance(fieldobj, ArrayField)
        if own:
            self._segment.kinds[fieldname] = fieldobj.kind
        super().add_field(fieldname, fieldobj, value, 0 if own else length)

    def pass_over(self, count: int) -> None:
        """Count articles of which nothing is written here."""
        self._doccount += count


class ColumnsReader(W3PerDocReader):
    """Whoosh's reader of columns, which knows lengths of our texts."""

    def column_reader(self, fieldname: str, column: Any) -> Any:
        """The column; those of our fields are opened once."""
        if fieldname not in self._segment.kinds:
            return super().column_reader(fieldname, column)
        if fieldname not in self._readers:
            own = _COLUMNS[self._segment.kinds[fieldname]]
            self._readers[fieldname] = super().column_reader(fieldname, own)
        return self._readers[fieldname]

    def lengths(self, fieldname: str) -> Any:
        """How long the text of each article is."""
        return np.diff(self._text(fieldname).starts)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How long the text of an article is."""
        if not self._is_text(fieldname):
            return super().doc_field_length(docnum, fieldname, default)
        starts = self._text(fieldname).starts
        return int(starts[docnum + 1]) - int(starts[docnum]) or default

    def field_length(self, fieldname: str) -> int:
        """How long all texts are together."""
        if not self._is_text(fieldname):
            return super().field_length(fieldname)
        return int(self._text(fieldname).starts[-1])

    def min_field_length(self, fieldname: str) -> int:
        """How long the shortest is."""
        if not self._is_text(fieldname):
            return super().min_field_length(fieldname)
        return int(self.lengths(fieldname).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        """How long the longest is."""
        if not self._is_text(fieldname):
            return super().max_field_length(fieldname)
        return int(self.lengths(fieldname).max(initial=0))

    def _is_text(self, fieldname: str) -> bool:
        return self._segment.kinds.get(fieldname) == "grams"

    def _text(self, fieldname: str) -> TextReader:
        return self.column_reader(fieldname, None)


class TermsWriter(W3FieldWriter):
    """Whoosh's writer of terms; grams go into a table, what a column tells is not written."""

    def __init__(self, codec: Any, storage: Any, segment: Segment) -> None:
        super().__init__(codec, storage, segment)
        self.tables: dict[str, Sequence[Source]] = {}  # what is to be written, set or gathered
        self._written: set[str] = set()

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """The terms of a field follow."""
        self._own = isinstance(fieldobj, ArrayField)
        if not self._own:
            super().start_field(fieldname, fieldobj)
            return
        self._name, self._kind = fieldname, fieldobj.kind
        self._keys: list[int] = []
        self._sizes: list[int] = []
        self._docs: list[int] = []
        self._counts: list[int] = []

    def start_term(self, btext: bytes) -> None:
        """The postings of a term follow."""
        if not self._own:
            super().start_term(btext)
        elif self._kind == "grams":
            self._keys.append(gram_key(btext.decode("utf-8", "surrogatepass")))
            self._sizes.append(0)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        """One posting."""
        if not self._own:
            super().add(docnum, weight, vbytes, length)
        elif self._kind == "grams":
            self._sizes[-1] += 1
            self._docs.append(docnum)
            self._counts.append(round(weight))

    def finish_term(self) -> None:
        """The term is complete."""
        if not self._own:
            super().finish_term()

    def finish_field(self) -> None:
        """The field is complete."""
        if not self._own:
            super().finish_field()
        elif self._kind == "grams":
            gathered = Run(
                np.array(self._keys, np.uint64),
                np.array(self._sizes, np.int64),
                np.array(self._docs, np.int32),
                np.array(self._counts, np.int32),
            )
            self.tables[self._name] = [gathered]

    def close(self) -> None:
        """Write the tables."""
        self.write_tables(lambda: None)
        super().close()

    def write_tables(self, look: Callable[[], None]) -> None:
        """Write the table of each text; `look` may raise to end the work."""
        for field, kind in self._segment.kinds.items():
            if kind == "grams" and field not in self._written:
                self._written.add(field)
                writer = TableWriter(partial(self._create, field), self._segment.doc_count_all())
                try:
                    merge(self.tables.get(field, ()), writer, look)
                finally:
                    writer.close()

    def _create(self, field: str, suffix: str) -> Any:
        return self._segment.create_file(self._storage, f".{field}.{suffix}")


class TermsReader(W3TermsReader):
    """Whoosh's reader of terms, and the terms of our fields beside them."""

    def __init__(self, stock: W3TermsReader, storage: Any, segment: Segment) -> None:
        self.__dict__.update(stock.__dict__)
        self._storage = storage
        self._segment = segment
        self._kinds = {n: kind for n, kind in segment.kinds.items() if kind not in KEPT_KINDS}
        self._own: dict[str, FieldTerms] = {}

    def of(self, fieldname: str) -> FieldTerms | None:
        """The terms of one of our fields."""
        if fieldname not in self._own and fieldname in self._kinds:
            self._own[fieldname] = self._opened(fieldname)
        return self._own.get(fieldname)

    def _opened(self, fieldname: str) -> FieldTerms:
        segment, storage = self._segment, self._storage
        kind = self._kinds[fieldname]
        if kind == "grams":
            files = {one: segment.open_file(storage, f".{fieldname}.{one}") for one in SUFFIXES}
            return GramTerms(Table(files, segment.doc_count_all()))
        column = column_of(storage, segment, fieldname)
        return NumberTerms(column) if kind == "number" else ValueTerms(column)

    def postings(self, fieldname: str, tbytes: bytes) -> Postings:
        """The postings of a term of one of our fields.

        Raises:
            TermNotFound: when there is no such term.
        """
        terms = self.of(fieldname)
        row = terms.find(tbytes) if terms else -1
        if terms is None or row < 0:
            raise TermNotFound(f"No term {fieldname}:{tbytes!r}")
        return terms.postings_at(row)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        terms = self.of(term[0])
        return super().__contains__(term) if terms is None else terms.find(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """Whoosh's fields and ours."""
        return [*super().indexed_field_names(), *self._kinds]

    def cursor(self, fieldname: str, fieldobj: Any) -> FieldCursor:
        """A place in the terms of a field."""
        terms = self.of(fieldname)
        return super().cursor(fieldname, fieldobj) if terms is None else Cursor(terms, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms, those of one field together."""
        yield from super().terms()
        for fieldname in self._kinds:
            yield from self.terms_from(fieldname, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from one on; of Whoosh's fields those of the next ones follow."""
        terms = self.of(fieldname)
        if terms is None:
            return super().terms_from(fieldname, prefix)
        return ((fieldname, term) for term in terms.terms_from(prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with what is known of each."""
        yield from super().items()
        for fieldname in self._kinds:
            yield from self.items_from(fieldname, b"")

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The terms of a field from one on, with what is known of each."""
        if fieldname not in self._kinds:
            return super().items_from(fieldname, prefix)
        return (
            ((name, term), self.term_info(name, term))
            for name, term in self.terms_from(fieldname, prefix)
        )

    def term_info(self, fieldname: str, tbytes: bytes) -> TermInfo:
        """What is known of a term."""
        if fieldname not in self._kinds:
            return super().term_info(fieldname, tbytes)
        docs, counts = self.postings(fieldname, tbytes)
        shortest = longest = 1
        if self._kinds[fieldname] == "grams":
            lengths = column_of(self._storage, self._segment, fieldname).lengths(docs)
            shortest, longest = int(lengths.min()), int(lengths.max())
        return TermInfo(
            float(counts.sum()),
            len(docs),
            shortest,
            longest,
            float(counts.max()),
            int(docs[0]),
            int(docs[-1]),
        )

    def frequency(self, fieldname: str, tbytes: bytes) -> float:
        """How often a term is in all articles."""
        terms = self.of(fieldname)
        if terms is None:
            return super().frequency(fieldname, tbytes)
        return float(terms.postings_at(row_of(terms, tbytes)).counts.sum())

    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int:
        """In how many articles a term is."""
        terms = self.of(fieldname)
        if terms is None:
            return super().doc_frequency(fieldname, tbytes)
        return terms.size_at(row_of(terms, tbytes))

    def matcher(self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None) -> Matcher:
        """The postings of a term."""
        if fieldname not in self._kinds:
            return super().matcher(fieldname, tbytes, format_, scorer)
        docs, counts = self.postings(fieldname, tbytes)
        return ArrayMatcher(
            docs,
            counts,
            scorer=scorer,
            term=(fieldname, tbytes),
            terminfo=self.term_info(fieldname, tbytes) if scorer else None,
            format=format_,
        )
