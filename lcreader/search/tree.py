"""What a query means, as a tree of small records, each with its place in the query."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from lcreader.records import ArticleKind, Remark, Span
from lcreader.search.amounts import Amounts
from lcreader.search.dates import DateRange

# "" is title, subtitle and body together.
WordField = Literal["", "title", "byline", "paper"]
# What words near each other can be looked for in.
TextField = Literal["", "title"]
FigureField = Literal["value", "unit", "indicator", "period"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase as it was typed and as it is searched; `folded` is never empty."""

    text: str
    folded: str
    field: WordField
    span: Span


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pieces of text with gaps between them: 聊?市, 高*技术企业.

    `typed` are two or more texts, and `pieces` the same folded, none empty; `gaps` tells of each
    two that follow one another how many characters are between them, the fewest and the most.
    """

    text: str
    typed: tuple[str, ...]
    pieces: tuple[str, ...]
    gaps: tuple[tuple[int, int], ...]
    field: WordField
    span: Span


@dataclass(frozen=True, slots=True)
class Near:
    """Parts that stand near each other, each two that follow one another in either order.

    `distances` tells of each two how many characters there may be between them.
    """

    parts: "tuple[Operand, ...]"
    distances: tuple[int, ...]
    field: TextField
    span: Span


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that all stand within one sentence, or within one paragraph.

    Within a paragraph, some of the parts may have to stand within one sentence.
    """

    within: Literal["sentence", "paragraph"]
    parts: "tuple[Together | Near | Operand, ...]"
    field: TextField
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
class OnPage:
    """Articles of a page of the paper; `page` is folded and bare: 1 for 第01版 and 头版."""

    page: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class InRegion:
    """Articles that tell of a place whose name holds a text, folded."""

    folded: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Bookmarked:
    """Articles with a bookmark whose quote or note holds a text; "" asks for any bookmark."""

    folded: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles with a bookmark that has a tag, folded; "" asks for any tag."""

    folded: str
    text: str
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


# What can stand beside 同句, 同段 and NEAR; an Or here has only such parts, or Nears.
Operand = Word | Pattern | Or
# What is looked for in the text itself and needs more than its phrases to be told.
Passage = Pattern | Near | Together
# What the index does not know and is asked of the archive (see `lcreader.search.finder`).
Asked = Figured | Bookmarked | Tagged
Node = Word | Passage | Dated | OfKind | OnPage | InRegion | Asked | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and its meaning; `tree` is None where it asks for nothing."""

    query: str
    tree: Node | None
    remarks: tuple[Remark, ...] = ()


def leaves(node: Node | None, wanted: bool = True) -> Iterator[tuple[Node, bool]]:
    """All leaves of the tree, each with whether it is wanted or (under Not) unwanted.

    A pattern and words near each other are one leaf.
    """
    if node is None:
        return
    if isinstance(node, Not):
        yield from leaves(node.part, not wanted)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part, wanted)
    else:
        yield node, wanted


def pruned(node: Node | None, gone: Sequence[Node]) -> Node | None:
    """The tree without some of its leaves; None where nothing is left.

    Leaves of patterns and of words near each other stay.
    """
    if node is None or any(node is one for one in gone):
        return None
    if isinstance(node, Not):
        part = pruned(node.part, gone)
        return None if part is None else replace(node, part=part)
    if isinstance(node, And | Or):
        parts = tuple(part for part in (pruned(one, gone) for one in node.parts) if part)
        if len(parts) < 2:
            return parts[0] if parts else None
        return replace(node, parts=parts)
    return node


def all_asked(node: Node | None) -> tuple[Asked, ...]:
    """What is asked of the archive anywhere in the tree, each once."""
    return tuple(dict.fromkeys(leaf for leaf, _ in leaves(node) if isinstance(leaf, Asked)))


def wanted_asked(node: Node | None) -> tuple[Asked, ...]:
    """What is asked of the archive and looked for, each once."""
    found = (leaf for leaf, wanted in leaves(node) if wanted and isinstance(leaf, Asked))
    return tuple(dict.fromkeys(found))
