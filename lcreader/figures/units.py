"""What stands after a number: the unit, and whether there is one at all.

>>> unit_at("个百分点", 0)
Unit(surface='个百分点', name='个百分点', kind='ratio')
>>> unit_at("元/吨", 0).name, unit_at("强企业", 0)
('元/吨', None)
"""

from functools import cache
from typing import NamedTuple

from lcreader.figures.lexicon import by_first, by_last, starts, table


class Unit(NamedTuple):
    """A unit as it stands (`surface`), as the record says it (`name`), and its class (`kind`)."""

    surface: str
    name: str
    kind: str


_NUMERALS = "一二两三四五六七八九十百千万亿多余几+"


class _Units(NamedTuple):
    heads: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    same: dict[str, str]
    per: dict[str, tuple[str, ...]]
    per_signs: frozenset[str]
    nots: dict[str, tuple[str, ...]]
    firm: frozenset[str]
    signs: dict[str, tuple[str, ...]]
    sign_units: dict[str, str]
    magnitude_heads: frozenset[str]
    latin_not_before: tuple[str, ...]


@cache
def _units() -> _Units:
    units = table("units")
    kinds: dict[str, str] = {}
    for group in units["group"]:
        for word in group["words"]:
            kinds.setdefault(word, group["class"])
    per = units["per"]
    return _Units(
        by_first(kinds),
        kinds,
        dict(units["same"]["words"]),
        by_first((*kinds, *per["words"])),
        frozenset(per["signs"]),
        by_first(units["not_units"]["words"]),
        frozenset(units["not_units"]["firm"]),
        by_last(units["sign"]["words"]),
        dict(units["sign"]["words"]),
        frozenset(word[0] for word in kinds if word[0] in "十百千万亿兆"),
        tuple(units["latin"]["not_before"]),
    )


def unit_at(text: str, at: int) -> Unit | None:
    """The unit at `at` of folded text, with its denominator (元/吨) and its variant (台（套）)."""
    units = _units()
    word = starts(units.heads, text, at)
    if not word:
        return None
    other = "" if word in units.firm and _numbered(text, at) else starts(units.nots, text, at)
    if len(other) > len(word) or other == word:
        return None
    end = at + len(word)
    if word[-1].isascii() and word[-1].isalpha() and _goes_on(text, end):
        return None
    kind = units.kinds[word]
    name = units.same.get(word, word)
    rest = _per(text, end, kind, units) or _variant(text, end, units)
    return Unit(word + rest, name + rest, kind)


def _numbered(text: str, at: int) -> bool:
    """Whether a number or its 多 stands right before `at`."""
    return at > 0 and (text[at - 1].isdigit() or text[at - 1] in _NUMERALS)


def _goes_on(text: str, end: int) -> bool:
    """A Latin unit must be a whole word, and no class of something (4A级)."""
    return (text[end : end + 1].isascii() and text[end : end + 1].isalnum()) or text.startswith(
        _units().latin_not_before, end
    )


def _per(text: str, end: int, kind: str, units: _Units) -> str:
    sign = text[end : end + 1]
    if sign not in units.per_signs or (sign == "每" and kind != "money"):
        return ""
    word = starts(units.per, text, end + 1)
    return sign + word if word else ""


def _variant(text: str, end: int, units: _Units) -> str:
    """（套） after 台."""
    if text[end : end + 1] not in ("(", "（"):
        return ""
    word = starts(units.heads, text, end + 1)
    close = end + 1 + len(word)
    return text[end : close + 1] if word and text[close : close + 1] in (")", "）") else ""


def begins_with_magnitude(text: str, at: int) -> bool:
    """Whether the magnitude at `at` is the head of a unit instead (千瓦, 百分点, 千克)."""
    if text[at : at + 1] not in _units().magnitude_heads:
        return False
    word = starts(_units().heads, text, at)
    if word == "兆" and unit_at(text, at + 1):  # 1.2兆元 is a million millions
        return False
    return bool(word) and word[0] == text[at]


def sign_before(text: str, at: int) -> tuple[str, str]:
    """The sign of a currency that ends at `at` and its unit, or two empty strings."""
    units = _units()
    if at == 0:
        return "", ""
    for word in units.signs.get(text[at - 1], ()):
        if text.endswith(word, 0, at):
            return word, units.sign_units[word]
    return "", ""
