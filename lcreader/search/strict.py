"""Texts in which a search tells apart what it usually does not.

A search takes traditional and simplified characters, full and half width, capitals and small
letters for the same. Where some of these count, a phrase is looked for in a form of the folded
text that has a character for each of its characters, and keeps what counts; all else, spaces and
line breaks inside Chinese among it, stays the same.
"""

import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from lcreader.records import Matching
from lcreader.search.tree import And, Near, Or, Passage, Pattern, Together, Word
from lcreader.text.fold import Folded, fold

_WIDTHS = ("<wide>", "<narrow>")


def strict_form(text: str, folded: Folded, matching: Matching) -> str:
    """The folded text with what counts kept: as long as `folded.text`, place by place.

    >>> strict_form("面積達１２０㎡", fold("面積達１２０㎡"), Matching(script=False))
    '面積達120m2'
    """
    originals = _codes(text)[np.frombuffer(folded.offsets, np.uint32)[:-1]]
    codes = _codes(folded.text)
    changed = np.flatnonzero(originals != codes)
    if not len(changed):
        return folded.text
    pairs = zip(originals[changed].tolist(), codes[changed].tolist(), strict=True)
    form = codes.copy()
    form[changed] = [_kept(original, one, matching) for original, one in pairs]
    return form.tobytes().decode("utf-32-le", "surrogatepass")


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))


def form_of(text: str, folded: Folded, matching: Matching) -> str | None:
    """What words are looked for in beside the folded text: its strict form, where that counts."""
    return None if matching == Matching() else strict_form(text, folded, matching)


def strict_phrase(typed: str, matching: Matching) -> str:
    """What is looked for in such forms, of a phrase as it was typed."""
    return strict_form(typed, fold(typed), matching)


def strict_passage(node: Passage, matching: Matching) -> Passage:
    """A pattern, or words near each other, as it is looked for in such forms."""
    return cast(Passage, _strict(node, matching))


def _strict(node: Any, matching: Matching) -> Any:
    if isinstance(node, Word):
        return replace(node, folded=strict_phrase(node.text, matching))
    if isinstance(node, Pattern):
        pieces = tuple(strict_phrase(piece, matching) for piece in node.typed)
        return replace(node, pieces=pieces)
    if isinstance(node, Near | Together | And | Or):
        return replace(node, parts=tuple(_strict(part, matching) for part in node.parts))
    return node


@lru_cache(maxsize=1 << 14)
def _kept(original: int, folded: int, matching: Matching) -> int:
    """What stands for a character of an original that became another: a code point, too."""
    char = chr(original)
    if char.isspace():
        return folded
    if not matching.width and _is_of_width(char):
        return _one(char.casefold(), folded) if matching.case else original
    base = unicodedata.normalize("NFKC", char)
    if len(base) > 1:
        return folded
    if _is_han(base):
        return folded if matching.script else ord(base)
    is_capital = base.casefold() != base
    return ord(base) if is_capital and not matching.case else folded


def _one(text: str, otherwise: int) -> int:
    return ord(text) if len(text) == 1 else otherwise


def _is_of_width(char: str) -> bool:
    """Whether a character is the full width of one that is half, or the other way round."""
    return unicodedata.decomposition(char).partition(" ")[0] in _WIDTHS


def _is_han(text: str) -> bool:
    return unicodedata.name(text, "").startswith("CJK")
