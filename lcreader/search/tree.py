"""What a query means, as a tree of small records, each with its place in the query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lcreader.records import ArticleKind, Span
from lcreader.search.dates import DateRange

# "" is title, subtitle and body together.
WordField = Literal["", "title", "byline", "paper"]


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


Node = Word | Dated | OfKind | Not | And | Or


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a place in the query that was taken otherwise than it was typed."""

    text: str
    span: Span


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
