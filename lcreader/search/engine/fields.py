"""Field types of Whoosh's schema whose postings and columns are arrays.

    Grams    a folded text: found by any piece of it
    Value    one of few texts, found as a whole; "" can be asked for like any other
    Values   some of few texts, each found as a whole
    Number   a number that is not negative
    Kept     bytes or offsets, which are not searched

Only grams have tables of postings. Of the others the column tells the same, in the time of one
look at an array.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

from whoosh import fields, formats
from whoosh.query import Query, Term

from lcreader.search.engine.columns import NumberColumn, RaggedColumn
from lcreader.search.engine.runs import SEPARATOR, to_units
from lcreader.search.engine.texts import TextColumn
from lcreader.search.engine.value_columns import ValueColumn, ValuesColumn

Kind = Literal["grams", "value", "values", "number", "bytes", "offsets"]
NUMBER_KIND = "<u8"
KEPT_KINDS = {"bytes": "u1", "offsets": "<u4"}
_NUMBER_SIZE = 8


class ArrayField(fields.FieldType, ABC):
    """What the four have in common; `kind` is what a segment remembers of each."""

    kind: Kind

    def __init__(self, column: Any, scorable: bool = False, unique: bool = False) -> None:
        super().__init__(
            formats.Existence(), None, scorable=scorable, unique=unique, sortable=column
        )

    def self_parsing(self) -> bool:
        """Whoosh's query parser leaves what is asked of this field to it."""
        return True

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Query:
        """What finds a word that was typed for this field."""
        return Term(fieldname, self.to_bytes(qstring), boost=boost)

    @abstractmethod
    def to_bytes(self, value: Any) -> bytes:
        """The term of a value."""

    def to_column_value(self, value: Any) -> Any:
        """Columns take values as they are."""
        return value

    def from_column_value(self, value: Any) -> Any:
        """And give them back so."""
        return value


class Grams(ArrayField):
    """A folded text, indexed by its characters and pairs of neighbours, and kept as a column.

    Values are folded already. No pair reaches across a `SEPARATOR`.
    """

    kind = "grams"

    def __init__(self, scorable: bool = True) -> None:
        super().__init__(TextColumn(), scorable)

    def index(self, value: str, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each gram with its count, as Whoosh wants it."""
        for gram, count in Counter(grams(value)).items():
            yield self.to_bytes(gram), count, float(count), b""

    def to_bytes(self, value: str | bytes) -> bytes:
        """The key of a gram."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

    def from_bytes(self, value: bytes) -> str:
        """The gram of a key."""
        return value.decode("utf-8", "surrogatepass")

    def to_column_value(self, value: str) -> bytes:
        """The units of the text."""
        return to_units(value).tobytes()

    def from_column_value(self, value: bytes) -> str:
        """The text of the units."""
        return value.decode("utf-16-le", "surrogatepass")


def grams(folded: str) -> Iterator[str]:
    """Every unit and every pair of neighbouring units of a folded text, in no useful order.

    >>> sorted(set(grams("聊城市")))
    ['城', '城市', '市', '聊', '聊城']
    """
    for part in folded.split(SEPARATOR):
        units = list(map(chr, to_units(part).tolist()))
        yield from units
        yield from map("".join, pairwise(units))


class Value(ArrayField):
    """One of few texts."""

    kind = "value"

    def __init__(self) -> None:
        super().__init__(ValueColumn())

    def index(self, value: str, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The value as the only term."""
        yield value_term(value), 1, 1.0, b""

    def to_bytes(self, value: str | bytes) -> bytes:
        """The term of a value."""
        return value if isinstance(value, bytes) else value_term(value)

    def from_bytes(self, value: bytes) -> str:
        """The value of a term."""
        return value_of(value)


class Values(Value):
    """Some of few texts, each once."""

    kind = "values"  # type: ignore[assignment]

    def __init__(self) -> None:
        ArrayField.__init__(self, ValuesColumn())

    def index(
        self, value: Sequence[str], **kwargs: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each value as a term."""
        for one in dict.fromkeys(value):
            yield value_term(one), 1, 1.0, b""


class Number(ArrayField):
    """A number below 2 to the 64."""

    kind = "number"

    def __init__(self, unique: bool = False) -> None:
        super().__init__(NumberColumn(NUMBER_KIND), unique=unique)

    def index(self, value: int, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The number as the only term."""
        yield self.to_bytes(value), 1, 1.0, b""

    def to_bytes(self, value: int | str | bytes) -> bytes:
        """The number, the greatest byte first, so that terms are ordered as numbers."""
        if isinstance(value, bytes):
            return value
        return int(value).to_bytes(_NUMBER_SIZE, "big")

    def from_bytes(self, value: bytes) -> int:
        """The number of a term."""
        return int.from_bytes(value, "big")


class Kept(ArrayField):
    """A row of bytes or of offsets (32-bit numbers), given as bytes; not searched."""

    indexed = False

    def __init__(self, kind: Literal["bytes", "offsets"]) -> None:
        super().__init__(RaggedColumn(KEPT_KINDS[kind]))
        self.kind = kind
        self.format = None

    def to_bytes(self, value: bytes) -> bytes:
        """There are no terms."""
        return value


# In front of every value, so that the empty one too is a term.
_VALUE_MARK = b"="


def value_term(value: str) -> bytes:
    """The term of a value."""
    return _VALUE_MARK + value.encode("utf-8", "surrogatepass")


def value_of(term: bytes) -> str:
    """The value behind a term."""
    return term[len(_VALUE_MARK) :].decode("utf-8", "surrogatepass")
