"""Puts together what stands beside 同句, 同段 and NEAR, where it can stand there."""

from collections.abc import Iterable, Sequence

from lcreader.records import Span
from lcreader.search.tree import And, Near, Node, Or, Pattern, TextField, Together, Word

# From the one that binds least to the one that binds most.
NEIGHBOURS = ("paragraph", "sentence", "near")


def joined(kind: str, parts: Sequence[Node], distances: Sequence[int]) -> Node | str:
    """The parts beside operators of one kind as one node, or a code of why they cannot be.

    `distances` are those of NEAR, one for each two parts.
    """
    fields = {field for part in parts for field in _fields(part)}
    if len(fields) > 1:
        return "two_fields"
    field = next(iter(fields), None)
    if field is None or field not in ("", "title"):
        return "text_only"
    text_field: TextField = "title" if field else ""
    span = Span(parts[0].span.start, parts[-1].span.end)
    if kind == "near":
        return _near(parts, distances, text_field, span)
    within: list[Node] = []
    for part in parts:
        within += part.parts if _goes_into(part, kind) else (part,)  # type: ignore[union-attr]
    if not all(_may_be_within(part, kind) for part in within):
        return "words_only"
    return Together(kind, tuple(within), text_field, span)  # type: ignore[arg-type]


def _near(
    parts: Sequence[Node], distances: Sequence[int], field: TextField, span: Span
) -> Node | str:
    """A chain; a part that is a chain itself (in brackets) is linked in where it stands."""
    chain: list[Node] = []
    links: list[int] = []
    for number, part in enumerate(parts):
        if number:
            links.append(distances[number - 1])
        if isinstance(part, Near):
            chain += part.parts
            links += part.distances
        else:
            chain.append(part)
    if not all(_is_word(part) for part in chain):
        return "words_only"
    return Near(tuple(chain), tuple(links), field, span)  # type: ignore[arg-type]


def _goes_into(part: Node, kind: str) -> bool:
    return isinstance(part, And) or (isinstance(part, Together) and part.within == kind)


def _is_word(part: Node) -> bool:
    if isinstance(part, Or):
        return all(map(_is_word, part.parts))
    return isinstance(part, Word | Pattern)


def _may_be_within(part: Node, kind: str) -> bool:
    if isinstance(part, Or | And):
        return all(_may_be_within(inner, kind) for inner in part.parts)
    if isinstance(part, Together):
        return kind == "paragraph"
    return isinstance(part, Word | Pattern | Near)


def _fields(part: Node) -> Iterable[str | None]:
    """The fields that the words of a part are looked for in; None for what is no word."""
    if isinstance(part, Or | And):
        for inner in part.parts:
            yield from _fields(inner)
    elif isinstance(part, Word | Pattern | Near | Together):
        yield part.field
    else:
        yield None
