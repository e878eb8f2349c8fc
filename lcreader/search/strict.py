"""Verifies that a passage is written as it was typed, where a search tells apart what it may not.

A search takes traditional and simplified characters, full and half width, capitals and small
letters for the same. `find_places_strict` finds the places of a phrase in an original text where
some of these count; all else, spaces and line breaks inside Chinese among it, stays the same.
"""

import unicodedata
from functools import lru_cache

from lcreader.records import Matching, Span
from lcreader.text.fold import fold

_WIDTHS = ("<wide>", "<narrow>")


def find_places_strict(text: str, phrase: str, matching: Matching) -> tuple[Span, ...]:
    """The places of a phrase, as typed, in an original text, from the left and not overlapping.

    >>> find_places_strict("面積達１２０㎡，面积不变", "面积", Matching(script=False))
    (Span(start=8, end=10),)
    """
    typed = fold(phrase)
    if not typed.text:
        return ()
    folded = fold(text)
    wanted = [phrase[at] for at in typed.offsets[:-1]]
    found: list[Span] = []
    at = folded.text.find(typed.text)
    while at >= 0:
        there = folded.offsets[at : at + len(wanted)]
        if all(
            _same(text[place], char, matching) for place, char in zip(there, wanted, strict=True)
        ):
            found.append(folded.span(at, at + len(wanted)))
            at += len(wanted)
        else:
            at += 1
        at = folded.text.find(typed.text, at)
    return tuple(found)


def _same(one: str, other: str, matching: Matching) -> bool:
    """Whether two characters that fold to the same are so in what is told apart as well."""
    return one == other or _same_form(one, other, matching)


@lru_cache(maxsize=4096)
def _same_form(one: str, other: str, matching: Matching) -> bool:
    if one.isspace() and other.isspace():
        return True
    if not matching.width and _width(one) != _width(other):
        return False
    one, other = (unicodedata.normalize("NFKC", char) for char in (one, other))
    if one == other:
        return True
    if one.casefold() == other.casefold():
        return matching.case
    return matching.script or not (_is_han(one) and _is_han(other))


def _width(char: str) -> str:
    """<wide> for full width where there is half width as well, <narrow> the other way round."""
    tag = unicodedata.decomposition(char).partition(" ")[0]
    return tag if tag in _WIDTHS else ""


def _is_han(text: str) -> bool:
    return all(unicodedata.name(char, "").startswith("CJK") for char in text)
