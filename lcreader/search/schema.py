"""The fields of the index and what is indexed of them.

Searched fields are indexed as grams: every character and every pair of neighbouring characters
of the folded text, each once per article with its count, without positions. The folded text
itself is kept as a column, where candidates are verified.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from whoosh import columns, fields, formats

from lcreader.search.document import SEPARATOR, Document, FoldedFields, to_bytes

# Part of the folder's name. Raise it with any change to what is written: fields, grams, folding,
# the tables of folding, the codec, the place of a class that is pickled.
INDEX_VERSION = 1

TITLE, BODY, BYLINE, PAPER = "title", "body", "byline", "paper"
ID, KIND, NEWSPAPER, DATE, TITLE_KEY, ORIGINAL = (
    "id",
    "kind",
    "newspaper",
    "date",
    "title_key",
    "original",
)


def grams(folded: str) -> Iterator[str]:
    """Every character and every pair of neighbours of a folded text, in no useful order.

    >>> sorted(set(grams("聊城市")))
    ['城', '城市', '市', '聊', '聊城']
    """
    for part in folded.split(SEPARATOR):
        yield from part
        yield from map("".join, pairwise(part))


def grams_of_phrase(phrase: str) -> set[str]:
    """The grams that an article must hold to hold the phrase; pairs tell more than singles."""
    if len(phrase) == 1:
        return {phrase}
    return {phrase[i : i + 2] for i in range(len(phrase) - 1)}


def _bytes_column() -> columns.VarBytesColumn:
    """A column that is opened without adding up all lengths."""
    return columns.VarBytesColumn(write_offsets_cutoff=0)


class Grams(fields.FieldType):
    """A folded text, indexed by its grams and kept as a column.

    The count of a gram is its weight; the posting carries no value beside it.
    """

    def __init__(self, scorable: bool) -> None:
        super().__init__(formats.Existence(), None, scorable=scorable, sortable=_bytes_column())

    def index(self, value: str, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each gram with its count, as Whoosh wants it."""
        for gram, count in self.counted(value).items():
            yield gram, count, float(count), b""

    def counted(self, value: str) -> dict[bytes, int]:
        """Each gram with its count."""
        return {to_bytes(gram): count for gram, count in Counter(grams(value)).items()}

    def to_bytes(self, value: str | bytes) -> bytes:
        """The key of a gram."""
        return value if isinstance(value, bytes) else to_bytes(value)

    def from_column_value(self, value: bytes) -> bytes:
        """Folded texts are searched as bytes."""
        return value


class Exact(fields.FieldType):
    """A value that is found only as a whole; "" can be asked for like any other."""

    def __init__(self) -> None:
        super().__init__(
            formats.Existence(), None, scorable=False, sortable=columns.RefBytesColumn()
        )

    def index(self, value: str, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The value as the only term."""
        yield exact_term(value), 1, 1.0, b""

    def to_bytes(self, value: str | bytes) -> bytes:
        """The key of a value."""
        return value if isinstance(value, bytes) else exact_term(value)

    def to_column_value(self, value: str) -> bytes:
        """The value itself, for sorting."""
        return to_bytes(value)

    def from_column_value(self, value: bytes) -> bytes:
        """Sorted as bytes."""
        return value


_EXACT_MARK = b"="


def exact_term(value: str) -> bytes:
    """The term of an exact value; the mark in front makes a term of the empty value too."""
    return _EXACT_MARK + to_bytes(value)


def exact_value(term: bytes) -> str:
    """The value behind a term."""
    return term[len(_EXACT_MARK) :].decode("utf-8", "surrogatepass")


def counted_terms(field: fields.FieldType, value: Any) -> dict[bytes, int]:
    """What is indexed of a value of any field, each term with its count."""
    if isinstance(field, Grams):
        return field.counted(value)
    return {term: count for term, count, *_ in field.index(value)} if field.indexed else {}


def schema() -> fields.Schema:
    """The fields of an index of this version."""
    return fields.Schema(
        **{
            ID: fields.NUMERIC(
                int, bits=64, signed=False, shift_step=0, unique=True, sortable=True
            ),
            TITLE: Grams(scorable=True),
            BODY: Grams(scorable=True),
            BYLINE: Grams(scorable=False),
            PAPER: Grams(scorable=False),
            KIND: Exact(),
            NEWSPAPER: Exact(),
            DATE: Exact(),
            TITLE_KEY: fields.COLUMN(_bytes_column()),
            ORIGINAL: fields.COLUMN(_bytes_column()),
        }
    )


def row(document: Document, folded: FoldedFields, original: bytes) -> dict[str, Any]:
    """A document as Whoosh's writer takes it."""
    return {
        ID: document.id,
        TITLE: folded.title,
        BODY: folded.body,
        BYLINE: folded.byline,
        PAPER: folded.paper,
        KIND: document.kind,
        NEWSPAPER: document.newspaper,
        DATE: document.date,
        TITLE_KEY: to_bytes(document.title_key or document.title),
        ORIGINAL: original,
    }
