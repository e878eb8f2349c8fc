"""The query language: from what was typed to a tree of what is meant. It never raises.

    query     = either { "OR" either }
    either    = part { [ "AND" ] part }
    part      = { "NOT" } paragraph
    paragraph = sentence { "同段" sentence }
    sentence  = near { "同句" near }
    near      = atom { ( "NEAR" | "NEAR/" number ) atom }
    atom      = [ field ":" { "NOT" } ] ( word | phrase | "(" query ")" )
    phrase    = "“" text "”"
    word      = text without spaces, in which ? and * are wildcards

So NEAR binds most, then 同句, 同段, NOT, words side by side, and OR least. Signs and words that
mean the same (| for OR, - for NOT, 邻近/10 for NEAR/10 …) stand in the table of the vocabulary.

Words are ANDed and mean exact substrings. A field before a bracket holds for all words within.
Beside NEAR, 同句 and 同段 stand words of the text or of the title, and brackets of such words;
words side by side in a bracket are parts of the sentence as well. What is asked of figures (值
单位 指标 期) side by side must hold for one figure; in brackets, for one of its own. Within
quotation marks, ? and * are themselves; see `lcreader.search.wildcards` for those of a word.

What cannot be understood has a remark on just the piece of the query that is to blame. A value
that its field cannot take (an impossible date) is left out, and the rest is searched; where there
is no rest, and for all else (an operator without a word, an unknown field, a bracket or quotation
mark without its fellow), what was typed is searched as it stands.

>>> parse("标题：高质量 -钢铁").tree.parts[1].part.folded
'钢铁'
>>> parse("高铁 NEAR/5 机场 同句 聊城").tree.parts[0].distances
(5,)
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lcreader.records import Remark, Span
from lcreader.search.conditions import FIGURE_FIELDS, alternatives, closed, side_by_side
from lcreader.search.fields import WORD_FIELDS, Refused, read_leaf
from lcreader.search.neighbours import NEIGHBOURS, joined
from lcreader.search.tokens import Token, Tokenizer
from lcreader.search.tree import And, Figured, Node, Not, Or, Parsed, pruned
from lcreader.search.vocabulary import Vocabulary, vocabulary

# More words than this are left out, with a remark: a whole page was pasted.
_MOST_WORDS = 100
# As many conditions on figures are a statement that any database can work on.
_MOST_CONDITIONS = 24
# What no part begins with: the end of the query among it.
_ENDS = ("", "or", "close")
# What stands between parts.
_BETWEEN = ("and", *NEIGHBOURS)


def parse(query: str) -> Parsed:
    """What the query means."""
    words = vocabulary()
    tokenizer = Tokenizer(query, words)
    parser = _Parser(list(tokenizer.tokens()), query, words)
    tree = parser.query("")
    rest = pruned(tree, [one.node for one in parser.doubtful if one.node is not None])
    doubts = [one.remark(left_out=rest is not None) for one in parser.doubtful]
    remarks = sorted([*tokenizer.remarks, *parser.remarks, *doubts], key=lambda one: one.span)
    return Parsed(query, tree if rest is None else rest, tuple(remarks))


class _Doubtful(NamedTuple):
    """A piece of a query that cannot be understood, and the words that stand in for it."""

    node: Node | None
    code: str
    text: str
    literal: str
    span: Span

    def remark(self, left_out: bool) -> Remark:
        """What became of it."""
        fate = "left_out" if left_out else "words_as_typed"
        return Remark(self.code, (self.text, self.literal), fate, self.span)


@dataclass
class _Parser:
    """Recursive descent over the tokens of one query."""

    tokens: list[Token]
    source: str
    words: Vocabulary
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.doubtful: list[_Doubtful] = []
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
            if self._kind() not in _BETWEEN:
                parts.append(self._part(field))
                continue
            operator = self._next()
            alone = not parts or self._kind() in (*_ENDS, *_BETWEEN)
            if alone or operator.kind != "and":
                parts.append(self._literal(operator, field))
        return parts

    def _part(self, field: str) -> Node | None:
        return self._negated(field, lambda: self._neighbours(field, 0))

    def _negated(self, field: str, read: Callable[[], Node | None]) -> Node | None:
        """What is read after any number of NOTs."""
        negations = []
        while self._kind() == "not":
            negations.append(self._next())
        if negations and self._kind() in (*_ENDS, *_BETWEEN):
            return _all(self._literal(negation, field) for negation in negations)
        part = read()
        if part is None or len(negations) % 2 == 0:
            return part
        return Not(part, Span(negations[0].span.start, part.span.end))

    def _neighbours(self, field: str, level: int) -> Node | None:
        """Parts beside operators of one level, each of them parts of the levels above."""
        if level == len(NEIGHBOURS):
            return self._atom(field)
        parts = [self._neighbours(field, level + 1)]
        operators: list[Token] = []
        stray: list[Node | None] = []
        while self._kind() == NEIGHBOURS[level]:
            operator = self._next()
            if self._kind() in (*_ENDS, *_BETWEEN, "not"):
                stray.append(self._literal(operator, field))
                break
            operators.append(operator)
            parts.append(self._neighbours(field, level + 1))
        if not operators:
            return _all([*parts, *stray])
        return _all([self._joined(parts, operators, field), *stray])

    def _joined(
        self, parts: Sequence[Node | None], operators: Sequence[Token], field: str
    ) -> Node | None:
        """Words near each other; where they cannot be that, the words alone, with a remark."""
        whole = [part for part in parts if part is not None]
        if len(whole) < len(parts):
            return _all([*whole, *(self._literal(operator, field) for operator in operators)])
        distances = [int(one.text) for one in operators if one.kind == "near"]
        node = joined(operators[0].kind, whole, distances)
        if not isinstance(node, str):
            return node
        for operator in operators:
            literal = operator.span.of(self.source)
            self.remarks.append(Remark(node, (literal,), "as_and", operator.span))
        return _all(whole)

    def _atom(self, field: str) -> Node | None:
        token = self._next()
        if token.kind == "field":
            return self._value(token, field)
        if token.kind == "open":
            inner = self.query(field)
            self._next()  # the tokenizer opens no bracket that is not closed
            return inner if field in FIGURE_FIELDS else closed(inner)
        return self._leaf(field, token, token.span)

    def _value(self, name: Token, outer: str) -> Node | None:
        """What stands after a field: a word, a phrase, or a bracket for which the field holds."""
        if self._kind() in ("open", "not"):
            return self._negated(name.text, lambda: self._atom(name.text))
        if self._kind() not in ("word", "phrase"):
            return self._literal(name, outer)
        value = self._next()
        return self._leaf(name.text, value, Span(name.span.start, value.span.end))

    def _leaf(self, field: str, token: Token, span: Span) -> Node | None:
        """A word in a field; where the field cannot take it, the words as they stand."""
        quoted = token.kind == "phrase"
        if quoted:
            self._remark_wildcards(token)
        leaf = read_leaf(field, token.text, quoted, span, self.words)
        if not isinstance(leaf, Refused):
            return None if leaf is None else self._counted(leaf)
        literal = span.of(self.source)
        node = self._plain(literal, span)
        self.doubtful.append(_Doubtful(node, leaf.code, token.text, literal, token.span))
        return node

    def _remark_wildcards(self, token: Token) -> None:
        """Tell where a sign in quotation marks looks like a wildcard: “高*企业”."""
        signs = self.words.wildcards
        for at in range(token.span.start + 2, token.span.end - 2):
            sign = self.source[at]
            if (sign in signs.several or (sign in signs.one and sign not in signs.full)) and (
                self.source[at - 1].isalnum() and self.source[at + 1].isalnum()
            ):
                self.remarks.append(Remark("quoted_wildcard", (sign,), "", Span(at, at + 1)))
                return

    def _literal(self, token: Token, field: str) -> Node | None:
        """An operator that has nothing to work on, searched as a word."""
        text = token.span.of(self.source)
        self.remarks.append(Remark("alone", (text,), "as_typed", token.span))
        return self._plain(text, token.span, field if field in WORD_FIELDS else "")

    def _plain(self, text: str, span: Span, field: str = "") -> Node | None:
        leaf = read_leaf(field, text, True, span, self.words)
        return None if leaf is None or isinstance(leaf, Refused) else self._counted(leaf)

    def _counted(self, leaf: Node) -> Node | None:
        if isinstance(leaf, Figured):
            self._conditions += 1
            if self._conditions > _MOST_CONDITIONS:
                if self._conditions == _MOST_CONDITIONS + 1:
                    most = str(_MOST_CONDITIONS)
                    self.remarks.append(Remark("most_conditions", (most,), "", leaf.span))
                return None
        self._count += 1
        if self._count <= _MOST_WORDS:
            return leaf
        if self._count == _MOST_WORDS + 1:
            rest = Span(leaf.span.start, len(self.source))
            self.remarks.append(Remark("most_words", (str(_MOST_WORDS),), "", rest))
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
