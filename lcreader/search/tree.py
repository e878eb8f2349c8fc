"""What a query means, as a tree of small records, each with its place in the query."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lcreader.records import ArticleKind, Remark, Span
from lcreader.search.amounts import Amounts
from lcreader.search.dates import DateRange

# "" is title, subtitle and body together.
WordField = Literal["", "title", "byline", "paper"]
FigureField = Literal["value", "unit", "indicator", "period"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase as it was typed and as it is searched; `folded` is never empty."""

    text: str
    folded: str
    field: WordField
    span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles that may lie in a range of days; None asks for those without a date."""

    range: DateRange | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class OfKind:
    """Articles of one kind."""

    kind: ArticleKind
    span: Span


@dataclass(frozen=True, slots=True)
class InUnit:
    """Figures in a unit, folded ("" for none); `scale` is the magnitude said with it (亿元)."""

    unit: str
    scale: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """Figures whose indicator holds a text, folded."""

    folded: str
    text: str


@dataclass(frozen=True, slots=True)
class During:
    """Figures whose period lies within a range of days; None asks for those without a period."""

    range: DateRange | None
    text: str


Test = Amounts | InUnit | Named | During


@dataclass(frozen=True, slots=True)
class Condition:
    """What a figure must be in one respect: at least one of the tests, all of one field."""

    field: FigureField
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Figured:
    """Articles with a figure that fulfils all conditions at once.

    One that stood in brackets is `closed`: conditions beside it speak of another figure.
    """

    conditions: tuple[Condition, ...]
    span: Span
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that the part does not find."""

    part: "Node"
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """Articles that all parts find; there are two parts or more."""

    parts: "tuple[Node, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that at least one part finds; there are two parts or more."""

    parts: "tuple[Node, ...]"
    span: Span


Node = Word | Dated | OfKind | Figured | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and its meaning; `tree` is None where it asks for nothing."""

    query: str
    tree: Node | None
    remarks: tuple[Remark, ...] = ()


def leaves(node: Node | None, wanted: bool = True) -> Iterator[tuple[Node, bool]]:
    """All leaves of the tree, each with whether it is wanted or (under Not) unwanted."""
    if node is None:
        return
    if isinstance(node, Not):
        yield from leaves(node.part, not wanted)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part, wanted)
    else:
        yield node, wanted


def wanted_words(node: Node | None) -> tuple[Word, ...]:
    """The words that are looked for, each once, in the order of the query."""
    words = (leaf for leaf, wanted in leaves(node) if wanted and isinstance(leaf, Word))
    return tuple({(word.folded, word.field): word for word in words}.values())


def all_figured(node: Node | None) -> tuple[Figured, ...]:
    """What is asked of figures anywhere in the tree, each once."""
    return tuple(dict.fromkeys(leaf for leaf, _ in leaves(node) if isinstance(leaf, Figured)))


def wanted_figured(node: Node | None) -> tuple[Figured, ...]:
    """What is asked of figures that are looked for, each once."""
    found = (leaf for leaf, wanted in leaves(node) if wanted and isinstance(leaf, Figured))
    return tuple(dict.fromkeys(found))
