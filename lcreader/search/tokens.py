"""Cuts a query into words, phrases and operators, each with its place.

Signs are operators only where they can be nothing else. Quotation marks and brackets count at
the edges of words alone, so that a passage pasted into the search box (聊城“十四五”规划（草案）)
is one word, taken as it stands. A minus counts at the beginning of a word, a bar everywhere.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lcreader.records import Remark, Span
from lcreader.search.vocabulary import Vocabulary
from lcreader.text.fold import fold_text

# Deeper brackets are taken literally; nobody types them, and the parser calls itself for each.
_DEEPEST = 30
# A longer word before a colon is part of a sentence and no attempt at a field.
_LONGEST_FIELD = 6


Kind = Literal[
    "word",
    "phrase",
    "field",
    "open",
    "close",
    "or",
    "and",
    "not",
    "near",
    "sentence",
    "paragraph",
]


class Token(NamedTuple):
    """A piece of a query: `text` is what is meant.

    That is a phrase without its quotes, the name of a field, the distance of NEAR/10.
    """

    kind: Kind
    text: str
    span: Span


@dataclass
class Tokenizer:
    """One pass over a query. `remarks` tells afterwards what was taken literally."""

    query: str
    words: Vocabulary
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._pairs = _bracket_pairs(self.query, self.words)
        self._closing: set[int] = set()
        self._after_value = -1  # where what a value field asks for begins
        self._depth = 0

    def tokens(self) -> Iterator[Token]:
        """The tokens from left to right."""
        at = 0
        while at < len(self.query):
            if self.query[at].isspace():
                at += 1
                continue
            token = self._token(at)
            if token.kind == "field" and token.text == "value":
                self._after_value = token.span.end
            yield token
            at = token.span.end

    def _token(self, at: int) -> Token:
        char = self.query[at]
        if char in self.words.or_signs:
            return self._sign("or", at)
        if at in self._closing:
            self._depth -= 1
            return self._sign("close", at)
        if char in self.words.open_signs and self._opens(at):
            self._depth += 1
            self._closing.add(self._pairs[at])
            return self._sign("open", at)
        if char in self.words.not_signs and self._negates(at):
            return self._sign("not", at)
        return self._phrase(at) or self._word(at)

    def _sign(self, kind: Literal["or", "close", "open", "not"], at: int) -> Token:
        return Token(kind, self.query[at], Span(at, at + 1))

    def _ends_word(self, at: int) -> bool:
        """Whether no word goes on at this place."""
        return (
            at >= len(self.query)
            or self.query[at].isspace()
            or self.query[at] in self.words.or_signs
            or at in self._closing
        )

    def _opens(self, at: int) -> bool:
        close = self._pairs.get(at)
        if close is None:
            self._remark("bracket", (), "as_typed", Span(at, at + 1))
            return False
        return self._depth < _DEEPEST and self._ends_word(close + 1)

    def _negates(self, at: int) -> bool:
        after = self.query[at + 1 : at + 2]
        if at == self._after_value and after.isdigit():  # 值:-5
            return False
        return not self._ends_word(at + 1) and after not in self.words.not_signs

    def _phrase(self, at: int) -> Token | None:
        opening = self.query[at]
        closing = self.words.quotes.get(opening)
        if closing is None:
            return None
        end = _closing_quote(self.query, at, opening, closing)
        if end < 0:
            self._remark("quotation", (), "as_typed", Span(at, at + 1))
            return None
        if not self._ends_word(end + 1):
            return None
        return Token("phrase", self.query[at + 1 : end], Span(at, end + 1))

    def _word(self, at: int) -> Token:
        end = at + 1
        colon = -1
        while not self._ends_word(end):
            if colon < 0 and self.query[end] in self.words.colons:
                colon = end
                if fold_text(self.query[at:colon]) in self.words.fields:
                    break
            end += 1
        text = self.query[at:end]
        if colon == end:
            return self._field(at, colon)
        if 0 < colon - at <= _LONGEST_FIELD and self.query[at:colon].isalpha() and colon + 1 < end:
            name = self.query[at:colon]
            self._remark("no_field", (name, text), "words_as_typed", Span(at, colon + 1))
        if self.query[max(at - 1, 0)] not in self.words.colons and (
            operator := self._operator(text, Span(at, end))
        ):
            return operator
        return Token("word", text, Span(at, end))

    def _operator(self, text: str, span: Span) -> Token | None:
        """OR, 同句, NEAR, NEAR/10."""
        near = self.words.near
        plain = unicodedata.normalize("NFKC", text)
        if kind := self.words.operators.get(plain):
            return Token(kind, text, span)  # type: ignore[arg-type]
        if plain in near.bare:
            return Token("near", str(near.default), span)
        name, stroke, number = plain.partition("/")
        if not stroke or fold_text(name) not in near.words:
            return None
        if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_FIELD):
            wrong = Span(span.start + len(name) + 1, span.end) if number else span
            self._remark("not_distance", (number, text), "words_as_typed", wrong)
            return None
        return Token("near", str(min(int(number), near.most)), span)

    def _field(self, at: int, colon: int) -> Token:
        text = self.query[at : colon + 1]
        if self._ends_word(colon + 1):
            self._remark("empty_field", (text,), "as_typed", Span(at, colon + 1))
            return Token("word", text, Span(at, colon + 1))
        return Token("field", self.words.fields[fold_text(text[:-1])], Span(at, colon + 1))

    def _remark(self, code: str, words: tuple[str, ...], fate: str, span: Span) -> None:
        self.remarks.append(Remark(code, words, fate, span))


def _bracket_pairs(query: str, words: Vocabulary) -> dict[int, int]:
    """Where each bracket that is closed is closed."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, char in enumerate(query):
        if char in words.open_signs:
            opened.append(at)
        elif char in words.close_signs and opened:
            pairs[opened.pop()] = at
    return pairs


def _closing_quote(query: str, at: int, opening: str, closing: str) -> int:
    """Where the quotation that is opened at `at` is closed, quotations within passed over."""
    if opening == closing:
        return query.find(closing, at + 1)
    depth = 0
    for place in range(at, len(query)):
        depth += (query[place] == opening) - (query[place] == closing)
        if depth == 0:
            return place
    return -1
