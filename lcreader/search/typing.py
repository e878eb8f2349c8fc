"""What is being typed at the cursor of a query: a word, and the field that it stands in."""

from typing import NamedTuple

from lcreader.records import Span
from lcreader.search.tokens import Token, Tokenizer
from lcreader.search.vocabulary import Vocabulary, vocabulary


class Typed(NamedTuple):
    """A word that is being typed: `stem` is what stands before the cursor.

    `field` is the field that it is in ("" for none), `span` what a completion replaces.
    """

    field: str
    stem: str
    span: Span


def typed(query: str, cursor: int) -> Typed:
    """The word at the cursor, empty where there is none.

    >>> typed("聊城 指标:高新", 8)
    Typed(field='indicator', stem='高新', span=Span(start=6, end=8))
    """
    cursor = max(0, min(cursor, len(query)))
    words = vocabulary()
    before = _tokens_before(query[:cursor], words)
    start = before.pop().span.start
    opened = next((t for t in before if t.kind == "word" and t.text[0] in words.quotes), None)
    if opened is not None:  # a phrase whose end is yet to be typed
        start = opened.span.start
        before = before[: before.index(opened)]
    quoted = start < cursor and query[start] in words.quotes
    stem = query[start + quoted : cursor]
    return Typed(_field_of(before), stem, Span(start, _end(query, start, cursor)))


def _tokens_before(text: str, words: Vocabulary) -> list[Token]:
    """The tokens of what stands before the cursor, the last of them the word that is typed.

    A word is written behind it, so that a colon at its end has one, and brackets are closed.
    """
    opened = max(sum((c in words.open_signs) - (c in words.close_signs) for c in text), 0)
    closed = f"{text}x{words.close_signs[0] * opened}"
    tokens = Tokenizer(closed, words).tokens()
    return [token for token in tokens if token.span.start <= len(text)]


def _end(query: str, start: int, cursor: int) -> int:
    """Where the word ends that is typed on: the cursor may stand within it."""
    if start == cursor:
        return cursor
    for token in Tokenizer(query, vocabulary()).tokens():
        if token.span.start == start and token.kind in ("word", "phrase"):
            return max(token.span.end, cursor)
    return cursor


def _field_of(before: list[Token]) -> str:
    """The field that holds after these tokens: the one beside, or that of an open bracket."""
    fields = [""]
    beside = ""
    for token in before:
        if token.kind == "open":
            fields.append(beside or fields[-1])
        elif token.kind == "close":
            fields.pop()
        if token.kind != "not":
            beside = token.text if token.kind == "field" else ""
    return beside or fields[-1]


def operator(term: str) -> str:
    """What a piece of a query does where it stands between two others; "" for a word.

    >>> [operator(term) for term in ("OR", "NEAR/5", "同句", "NOT", "聊城", "-聊城", "或")]
    ['or', 'near', 'sentence', 'not', '', '', '']
    """
    tokens = list(Tokenizer(f"x {term} x", vocabulary()).tokens())
    return tokens[1].kind if len(tokens) == 3 and tokens[1].kind != "word" else ""
