"""Wildcards in a word: which signs are some, and the pieces of text that they part.

A ? is exactly one character, a * is none to 20. At the edges of a word a * means nothing and a ?
is itself, so that a question that was pasted is found as it stands. A full-width ？ is itself in
a pasted sentence as well: wherever the word ends in one, or holds other marks of a sentence.

>>> from lcreader.search.vocabulary import vocabulary
>>> split_pattern("高*技术？企业", vocabulary().wildcards)
Pieces(typed=('高', '技术', '企业'), texts=('高', '技术', '企业'), gaps=((0, 20), (1, 1)))
"""

from typing import NamedTuple

from lcreader.search.vocabulary import Wildcards
from lcreader.text.fold import fold_text


class Pieces(NamedTuple):
    """Texts as typed and folded, none empty; between each two the fewest and most characters."""

    typed: tuple[str, ...]
    texts: tuple[str, ...]
    gaps: tuple[tuple[int, int], ...]


def split_pattern(text: str, signs: Wildcards) -> Pieces:
    """The pieces of a word: one where it has no wildcard, none where it is nothing but stars."""
    core = text.strip().strip(signs.several)
    one = _signs_of_one(core, signs)
    first = len(core) - len(core.lstrip(signs.one))
    last = len(core.rstrip(signs.one))
    typed: list[str] = []
    gaps: list[tuple[int, int]] = []
    gap = (0, 0)
    start = 0
    for at in range(first, last):
        if core[at] in one:
            least, most = 1, 1
        elif core[at] in signs.several:
            least, most = 0, signs.most
        else:
            continue
        if fold_text(core[start:at]):
            _put(typed, gaps, core[start:at], gap)
            gap = (0, 0)
        # Stars side by side are one; each question mark is a character more.
        starred = gap[1] > gap[0] and most > least
        gap = (gap[0] + least, gap[1] + (0 if starred else most))
        start = at + 1
    if fold_text(core[start:]):
        _put(typed, gaps, core[start:], gap)
    return Pieces(tuple(typed), tuple(map(fold_text, typed)), tuple(gaps))


def _put(typed: list[str], gaps: list[tuple[int, int]], piece: str, gap: tuple[int, int]) -> None:
    if typed:
        gaps.append(gap)
    typed.append(piece)


def _signs_of_one(core: str, signs: Wildcards) -> str:
    """The signs that are one character here."""
    if core.endswith(tuple(signs.full)) or any(mark in core for mark in signs.sentence):
        return "".join(sign for sign in signs.one if sign not in signs.full)
    return signs.one
