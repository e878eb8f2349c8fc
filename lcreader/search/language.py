"""The query language: from what was typed to a tree of what is meant. It never raises.

    query   = either { OR either }
    either  = part { [ AND ] part }
    part    = { NOT } ( [ field ] ( word | "phrase" | "(" query ")" ) )

Words are ANDed and mean exact substrings. OR binds weaker than words side by side. A field
before a bracket holds for all words within. What is asked of figures (值 单位 指标 期) side by
side must hold for one figure; in brackets, for one of its own. What cannot be understood (an
operator without a word, an unknown field, an impossible date, a bracket or quotation mark
without its fellow) is searched as it stands, with a remark.

>>> parse("标题：高质量 -钢铁").tree.parts[1].part.folded
'钢铁'
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lcreader.records import Remark, Span
from lcreader.search.conditions import (
    FIGURE_FIELDS,
    alternatives,
    closed,
    read_condition,
    side_by_side,
)
from lcreader.search.dates import parse_range
from lcreader.search.tokens import Token, Tokenizer
from lcreader.search.tree import And, Dated, Figured, Node, Not, OfKind, Or, Parsed, Word
from lcreader.search.vocabulary import Vocabulary, vocabulary
from lcreader.text.fold import fold_text

# More words than this are left out, with a remark: a whole page was pasted.
_MOST_WORDS = 100
# As many conditions on figures are a statement that any database can work on.
_MOST_CONDITIONS = 24
# What no part begins with: the end of the query among it.
_ENDS = ("", "or", "close")


def parse(query: str) -> Parsed:
    """What the query means."""
    words = vocabulary()
    tokenizer = Tokenizer(query, words)
    parser = _Parser(list(tokenizer.tokens()), query, words)
    tree = parser.query("")
    remarks = sorted([*tokenizer.remarks, *parser.remarks], key=lambda remark: remark.span)
    return Parsed(query, tree, tuple(remarks))


@dataclass
class _Parser:
    """Recursive descent over the tokens of one query."""

    tokens: list[Token]
    source: str
    words: Vocabulary
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._at = 0
        self._count = 0
        self._conditions = 0

    def query(self, field: str) -> Node | None:
        """Alternatives parted by OR, up to a closing bracket or the end."""
        alternatives: list[Node | None] = []
        row = self._row(field)
        while self._kind() == "or":
            operator = self._next()
            if row and self._kind() not in _ENDS:
                alternatives.append(_all(row))
                row = self._row(field)
            else:
                row = [*row, self._literal(operator, field), *self._row(field)]
        return _any([*alternatives, _all(row)])

    def _row(self, field: str) -> list[Node | None]:
        """Parts side by side, up to an OR, a closing bracket or the end."""
        parts: list[Node | None] = []
        while self._kind() not in _ENDS:
            if self._kind() != "and":
                parts.append(self._part(field))
                continue
            operator = self._next()
            if not parts or self._kind() in (*_ENDS, "and"):
                parts.append(self._literal(operator, field))
        return parts

    def _part(self, field: str) -> Node | None:
        negations = []
        while self._kind() == "not":
            negations.append(self._next())
        if negations and self._kind() in (*_ENDS, "and"):
            return _all(self._literal(negation, field) for negation in negations)
        part = self._atom(field)
        if part is None or len(negations) % 2 == 0:
            return part
        return Not(part, Span(negations[0].span.start, part.span.end))

    def _atom(self, field: str) -> Node | None:
        token = self._next()
        if token.kind == "field":
            return self._value(token, field)
        if token.kind == "open":
            inner = self.query(field)
            self._next()  # the tokenizer opens no bracket that is not closed
            return inner if field in FIGURE_FIELDS else closed(inner)
        return self._leaf(field, token.text, token.span)

    def _value(self, name: Token, outer: str) -> Node | None:
        """What stands after a field: a word, a phrase, or a bracket for which the field holds."""
        if self._kind() in ("open", "not"):
            return self._part(name.text)
        if self._kind() not in ("word", "phrase"):
            return self._literal(name, outer)
        value = self._next()
        return self._leaf(name.text, value.text, Span(name.span.start, value.span.end))

    def _leaf(self, field: str, text: str, span: Span) -> Node | None:
        """A word in a field; where the field cannot take it, the words as they stand."""
        folded = fold_text(text)
        if not folded:
            return None
        if field == "date":
            if folded in self.words.undated:
                return self._counted(Dated(None, text, span))
            if days := parse_range(folded, self.words.between):
                return self._counted(Dated(days, text, span))
            return self._misread(f"“{text}”不是日期", span)
        if field == "kind":
            if kind := self.words.kinds.get(folded):
                return self._counted(OfKind(kind, span))  # type: ignore[arg-type]
            return self._misread(f"没有“{text}”这种类型", span)
        if field in FIGURE_FIELDS:
            condition = read_condition(field, text, folded, self.words)
            if isinstance(condition, str):
                return self._misread(condition, span)
            return self._counted(Figured((condition,), span))
        return self._counted(Word(text, folded, field, span))  # type: ignore[arg-type]

    def _misread(self, why: str, span: Span) -> Node | None:
        literal = span.of(self.source)
        self.remarks.append(Remark(f"{why}，“{literal}”按原文查找", span))
        return self._leaf("", literal, span)

    def _literal(self, token: Token, field: str) -> Node | None:
        """An operator that has nothing to work on, searched as a word."""
        text = token.span.of(self.source)
        self.remarks.append(Remark(f"“{text}”前后缺少要查的词，按原文查找", token.span))
        fits = field not in ("date", "kind", *FIGURE_FIELDS)
        return self._leaf(field if fits else "", text, token.span)

    def _counted(self, leaf: Node) -> Node | None:
        if isinstance(leaf, Figured):
            self._conditions += 1
            if self._conditions > _MOST_CONDITIONS:
                if self._conditions == _MOST_CONDITIONS + 1:
                    remark = f"只按前 {_MOST_CONDITIONS} 个数字条件查找"
                    self.remarks.append(Remark(remark, leaf.span))
                return None
        self._count += 1
        if self._count <= _MOST_WORDS:
            return leaf
        if self._count == _MOST_WORDS + 1:
            self.remarks.append(Remark(f"只查找前 {_MOST_WORDS} 个词", leaf.span))
        return None

    def _kind(self) -> str:
        return self.tokens[self._at].kind if self._at < len(self.tokens) else ""

    def _next(self) -> Token:
        self._at += 1
        return self.tokens[self._at - 1]


def _all(parts: Iterable[Node | None]) -> Node | None:
    """All of the parts, those without meaning left out."""
    kept = _kept(side_by_side(parts), And)
    if len(kept) < 2:
        return kept[0] if kept else None
    return And(kept, Span(kept[0].span.start, max(part.span.end for part in kept)))


def _any(parts: Iterable[Node | None]) -> Node | None:
    """Any of the parts, those without meaning left out."""
    kept = _kept(parts, Or)
    if len(kept) < 2:
        return kept[0] if kept else None
    if one := alternatives(kept):
        return one
    return Or(kept, Span(kept[0].span.start, kept[-1].span.end))


def _kept(parts: Iterable[Node | None], kind: type[And] | type[Or]) -> tuple[Node, ...]:
    """The parts that mean something, the parts of parts of the same kind among them."""
    kept: list[Node] = []
    for part in parts:
        if isinstance(part, kind):
            kept += part.parts
        elif part is not None:
            kept.append(part)
    return tuple(kept)
