"""The terms of one field of a segment, as the codec shows them to Whoosh.

Terms are bytes in Whoosh. Those of grams are looked up in a table, those of other fields in their
column.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.codec.base import FieldCursor
from whoosh.reading import TermInfo

from lcreader.search.engine.columns import NumberReader
from lcreader.search.engine.fields import ArrayField, value_term
from lcreader.search.engine.runs import gram_key, gram_of, to_units
from lcreader.search.engine.table import NO_POSTINGS, Postings, Table
from lcreader.search.engine.value_columns import ValueReader, ValuesReader


class FieldTerms(ABC):
    """All terms of a field, sorted, with their postings; deleted articles are among them."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def at(self, row: int) -> bytes:
        """The term in a row."""

    @abstractmethod
    def row_from(self, term: bytes) -> int:
        """The row of the first term that is not before this one."""

    @abstractmethod
    def postings_at(self, row: int) -> Postings:
        """The postings of the term in a row."""

    def size_at(self, row: int) -> int:
        """In how many articles the term in a row is."""
        return len(self.postings_at(row).docs)

    def find(self, term: bytes) -> int:
        """The row of a term, -1 where there is none."""
        row = self.row_from(term)
        return row if row < len(self) and self.at(row) == term else -1

    def terms_from(self, term: bytes) -> Iterator[bytes]:
        """The terms from this one on."""
        return (self.at(row) for row in range(self.row_from(term), len(self)))


class GramTerms(FieldTerms):
    """The grams of a table."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __len__(self) -> int:
        return len(self.table)

    def at(self, row: int) -> bytes:
        """The gram in a row."""
        return gram_of(int(self.table.keys[row])).encode("utf-8", "surrogatepass")

    def row_from(self, term: bytes) -> int:
        """By bisection; terms are ordered as their keys."""
        gram = _as_gram(term)
        if gram is None:
            return bisect_left(range(len(self)), term, key=self.at)
        return int(np.searchsorted(self.table.keys, np.uint64(gram_key(gram))))

    def postings_at(self, row: int) -> Postings:
        """Out of the table."""
        return self.table.postings(row)

    def size_at(self, row: int) -> int:
        """Out of the table."""
        return self.table.size_at(row)

    def find(self, term: bytes) -> int:
        """The row of a term, -1 where there is none."""
        gram = _as_gram(term)
        return -1 if gram is None else self.table.find(gram_key(gram))


def _as_gram(term: bytes) -> str | None:
    """The gram that a term is; None for a bound that Whoosh made up, which is none."""
    try:
        text = term.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return text if 1 <= len(to_units(text)) <= 2 else None


class NumberTerms(FieldTerms):
    """The numbers of a column."""

    def __init__(self, column: NumberReader) -> None:
        self._column = column

    @cached_property
    def _numbers(self) -> Any:
        return np.unique(self._column.array)

    def __len__(self) -> int:
        return len(self._numbers)

    def at(self, row: int) -> bytes:
        """The number in a row."""
        return int(self._numbers[row]).to_bytes(8, "big")

    def row_from(self, term: bytes) -> int:
        """By bisection."""
        number = int.from_bytes(term[:8].ljust(8, b"\0"), "big")
        row = int(np.searchsorted(self._numbers, np.uint64(number)))
        return row + (len(term) > 8 and row < len(self) and self.at(row) < term)

    def postings_at(self, row: int) -> Postings:
        """The articles with the number."""
        docs = np.flatnonzero(self._column.array == self._numbers[row]).astype(np.int32)
        return Postings(docs, np.ones(len(docs), np.int32))


class ValueTerms(FieldTerms):
    """The values of a column."""

    def __init__(self, column: ValueReader | ValuesReader) -> None:
        self._column = column

    @cached_property
    def _sorted(self) -> list[tuple[bytes, int]]:
        return sorted((value_term(value), code) for code, value in enumerate(self._column.values))

    def __len__(self) -> int:
        return len(self._sorted)

    def at(self, row: int) -> bytes:
        """The value in a row."""
        return self._sorted[row][0]

    def row_from(self, term: bytes) -> int:
        """By bisection."""
        return bisect_left(self._sorted, (term,))

    def postings_at(self, row: int) -> Postings:
        """The articles with the value."""
        wanted = np.zeros(len(self._column.values), bool)
        wanted[self._sorted[row][1]] = True
        docs = self._column.having(wanted).astype(np.int32)
        return Postings(docs, np.ones(len(docs), np.int32)) if len(docs) else NO_POSTINGS


def row_of(terms: FieldTerms, tbytes: bytes) -> int:
    """The row of a term; KeyError, as Whoosh's reader expects it here, where there is none."""
    row = terms.find(tbytes)
    if row < 0:
        raise KeyError(tbytes)
    return row


class Cursor(FieldCursor):
    """A place in the terms of one of our fields."""

    def __init__(self, terms: FieldTerms, fieldobj: ArrayField) -> None:
        self._terms = terms
        self._field = fieldobj
        self._row = 0

    def first(self) -> Any:
        """To the first term."""
        self._row = 0
        return self.text()

    def find(self, term: Any) -> Any:
        """To the first term that is not before this one."""
        self._row = self._terms.row_from(self._field.to_bytes(term))
        return self.text()

    def next(self) -> Any:
        """To the next term."""
        self._row += 1
        return self.text()

    def text(self) -> Any:
        """The term here, None behind the last."""
        return self._field.from_bytes(self._terms.at(self._row)) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """What is known of the term here."""
        if not self.is_valid():
            return None
        docs, counts = self._terms.postings_at(self._row)
        return TermInfo(
            float(counts.sum()), len(docs), 1, 1, float(counts.max()), int(docs[0]), int(docs[-1])
        )

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._row < len(self._terms)
