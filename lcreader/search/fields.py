"""What a word means after the name of a field: a date, a kind, a page, a bookmark.

What cannot stand in its field is told by a `Refused`, with a code of the reason.
"""

from typing import NamedTuple, cast, get_args

from lcreader.records import ArticleKind, Span
from lcreader.search.amounts import read_amount
from lcreader.search.conditions import FIGURE_FIELDS, read_condition
from lcreader.search.dates import parse_range
from lcreader.search.tree import (
    Bookmarked,
    Dated,
    Figured,
    InRegion,
    Node,
    OfKind,
    OnPage,
    Pattern,
    Tagged,
    Word,
    WordField,
)
from lcreader.search.vocabulary import Vocabulary
from lcreader.search.wildcards import split_pattern
from lcreader.text.fold import fold_text

# Fields in which words stand, as in the text itself.
WORD_FIELDS = get_args(WordField)

_NAMES: dict[str, type[InRegion | Bookmarked | Tagged]] = {
    "place": InRegion,
    "bookmark": Bookmarked,
    "tag": Tagged,
}


class Refused(NamedTuple):
    """Why a word cannot stand in a field: the code of a remark."""

    code: str


def read_leaf(
    field: str, text: str, quoted: bool, span: Span, words: Vocabulary
) -> Node | Refused | None:
    """A word or a phrase in a field, None where it asks for nothing."""
    folded = fold_text(text)
    if not folded:
        return None
    if field in WORD_FIELDS:
        return _word(cast(WordField, field), text, folded, quoted, span, words)
    if field in _NAMES:
        plain = folded.strip("*") if not quoted else folded
        anything = not plain or (not quoted and plain in words.any)
        return _NAMES[field]("" if anything else plain, text, span)
    if field == "date":
        days = parse_range(folded, words.between, words.bounds)
        if days is None and folded not in words.undated:
            return Refused("not_date")
        return Dated(days, text, span)
    if field == "kind":
        kind = words.kinds.get(folded)
        return OfKind(cast(ArticleKind, kind), span) if kind else Refused("not_kind")
    if field == "page":
        page = page_key(folded, words)
        return OnPage(page, text, span) if page else Refused("not_page")
    assert field in FIGURE_FIELDS
    condition = read_condition(field, text, folded, words)
    return Refused(condition) if isinstance(condition, str) else Figured((condition,), span)


def _word(
    field: WordField, text: str, folded: str, quoted: bool, span: Span, words: Vocabulary
) -> Node | None:
    if quoted:
        return Word(text, folded, field, span)
    pieces = split_pattern(text, words.wildcards)
    if len(pieces.texts) > 1:
        return Pattern(text, pieces.typed, pieces.texts, pieces.gaps, field, span)
    bare = text.strip().strip(words.wildcards.several)
    return Word(bare, pieces.texts[0], field, span) if pieces.texts else None


def page_key(folded: str, words: Vocabulary) -> str:
    """The bare number of a page, by which pages are the same; "" where there is none.

    >>> from lcreader.search.vocabulary import vocabulary
    >>> [page_key(text, vocabulary()) for text in ("第03版", "头版", "a5", "三版", "要闻")]
    ['3', '1', 'a5', '3', '']
    """
    page = folded
    for word in words.pages.before:
        page = page.removeprefix(word)
    for word in words.pages.after:
        page = page.removesuffix(word)
    if folded in words.pages.first or page in words.pages.first:
        return "1"
    section = page[:1] if page[:1].isascii() and page[:1].isalpha() else ""
    number = page[len(section) :]
    if number.isascii() and number.isdecimal():
        return section + (number.lstrip("0") or "0")
    amount = read_amount(number) if number.isalpha() and not number.isascii() else None
    if section or amount is None or amount.unit or amount.value != int(amount.value):
        return ""
    return str(int(amount.value))
