"""One number with its unit: what `compose` joins to ranges and steps.

In goes a candidate of a folded text, out comes a draft of a quantity: number, open ends
(30余万), unit, halves, sign; not yet hedged and not yet judged.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from lcreader.figures import numerals
from lcreader.figures.lexicon import either, table
from lcreader.figures.scan import Candidate
from lcreader.figures.units import Unit, begins_with_magnitude, sign_before, unit_at


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity in the making: spans and worth, not yet hedged."""

    candidate: Candidate
    start: int
    number_end: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: Unit | None
    over: bool = False
    power: int = 0
    rules: tuple[str, ...] = ()


class _Open(NamedTuple):
    """多, 余, 来, 几 after a numeral, with the magnitude that may follow (30余万)."""

    end: int
    power: int
    over: bool


class _Words(NamedTuple):
    more: re.Pattern[str]
    powers: dict[str, int]
    no_minus: frozenset[str]
    halved: frozenset[str]
    half_inside: tuple[str, ...]
    no_half: frozenset[str]


@cache
def _words() -> _Words:
    more, half = table("numerals")["more"], table("units")["half"]
    return _Words(
        re.compile(
            r"(?P<plus>\+)(?=[\u4e00-\u9fff])"
            rf"| ?(?P<more>[多余])(?P<power>{either(more['powers'])})?"
            rf"|(?P<some>[来几])(?={either(more['some_before'])})(?P<power2>[万亿])?"
        ),
        dict(more["powers"]),
        frozenset(table("numerals")["negative"]["not_behind"]),
        frozenset(half["after"]),
        tuple(half["inside"]),
        frozenset(half["not_before"]),
    )


def _open(text: str, candidate: Candidate) -> _Open:
    end = candidate.end
    match = _words().more.match(text, end)
    if match is None or candidate.part:
        return _Open(end, 0, candidate.over)
    powers = _words().powers
    if match["plus"]:
        held = candidate.arabic and unit_at(text, match.end())
        return _Open(match.end(), 0, True) if held else _Open(end, 0, candidate.over)
    if match["some"]:
        if text[end - 1] not in "十百千":
            return _Open(end, 0, candidate.over)
        return _Open(match.end(), powers.get(match["power2"] or "", 0), True)
    power = match["power"] or ""
    stop = match.end()
    if power and begins_with_magnitude(text, stop - len(power)):
        if len(power) == 1:
            return _Open(stop - 1, 0, True)
        power, stop = power[:-1], stop - 1
    if stop < len(text) and power in ("万", "亿") and begins_with_magnitude(text, stop):
        return _Open(stop, powers[power], True)
    return _Open(stop, powers.get(power, 0), True)


def _raised(text: str, candidate: Candidate, value: Decimal, power: int) -> Decimal:
    """`value` times the magnitude after 余: of 二亿七千余万 only the 七千 is multiplied."""
    surface, powers = text[candidate.start : candidate.end], _words().powers
    for sign in ("亿", "万"):
        if powers[sign] > power and sign in surface[:-1]:
            rest = numerals.remainder(value, powers[sign])
            higher = numerals.add(value, -rest)
            return numerals.add(higher, numerals.power_of_ten(rest, power))
    return numerals.power_of_ten(value, power)


_FRACTIONS = ("ratio", "physical", "time")  # 五又二分之一倍; 三分之一户 is none
_SPACE = re.compile(r"[ \u3000]{0,2}")


def single(text: str, candidate: Candidate) -> Draft:
    """One candidate with its unit."""
    value, spread = candidate.value, candidate.spread
    candidate = _without_unit_head(text, candidate)
    value = candidate.value
    more = _open(text, candidate)
    if more.power:
        value = _raised(text, candidate, value, more.power)
        spread = numerals.power_of_ten(spread, more.power)
    number_end = more.end
    start = candidate.start
    unit: Unit | None
    if candidate.part in ("%", "‰", "‱", "番"):
        unit, end = Unit("", candidate.part, "ratio"), number_end
    else:
        begin = _SPACE.match(text, number_end).end()  # type: ignore[union-attr]
        unit = unit_at(text, begin)
        if candidate.part == "/" and (unit is None or unit.kind not in _FRACTIONS):
            unit = None
        end = begin + len(unit.surface) if unit else number_end
    sign, currency = sign_before(text, start)
    if sign and unit is None:
        unit, start = Unit(sign, currency, "money"), start - len(sign)
    if unit is not None and unit.surface == "折" and candidate.plain and value < 100:
        value = numerals.multiply(value, Decimal("0.1"))  # 八五折 is 8.5折
    start, value = _negative(text, start, value)
    draft = Draft(
        candidate,
        start,
        number_end,
        end,
        value,
        numerals.add(value, spread) if spread else None,
        unit,
        more.over,
        _last_power(text, start, number_end),
    )
    return _half(text, draft)


def _without_unit_head(text: str, candidate: Candidate) -> Candidate:
    """215.2万千瓦 is 215.2万 of 千瓦: the last magnitude may belong to the unit."""
    last = candidate.end - 1
    if candidate.part or last <= candidate.start or not begins_with_magnitude(text, last):
        return candidate
    numeral = numerals.read_numeral(text[candidate.start : last])
    if numeral is None or numeral.length != last - candidate.start:
        return candidate
    bare = candidate.bare and numeral.bare
    return candidate._replace(end=last, value=numeral.value, spread=numeral.spread, bare=bare)


def _last_power(text: str, start: int, end: int) -> int:
    """The power of ten that the numeral ends with."""
    power, powers = 0, _words().powers
    while end > start and text[end - 1] in powers:
        power += powers[text[end - 1]]
        end -= 1
    return power


def _negative(text: str, start: int, value: Decimal) -> tuple[int, Decimal]:
    """-2.3%, 零下5℃, 负8℃: a sign that is no dash between two words."""
    if text.endswith("零下", 0, start):
        return start - 2, -value
    if text[start - 1 : start] in ("-", "−", "负") and start > 0:
        before = text[start - 2 : start - 1]
        if not before or (
            not (before.isalnum() and before.isascii()) and before not in "年月日)）—-%"
        ):
            if text[start - 1] == "负" and before in _words().no_minus:
                return start, value
            return start - 1, -value
    return start, value


def _half(text: str, draft: Draft) -> Draft:
    """两年半, 一个半小时."""
    if draft.unit is None or not text.startswith("半", draft.end):
        return draft
    words, half = _words(), Decimal("0.5")
    if draft.unit.surface == "个":
        for word in words.half_inside:
            if text.startswith(word, draft.end + 1):
                unit = unit_at(text, draft.end + 1) or unit_at("个" + word, 0)
                name = "个" + word if word == "月" else word
                kind = unit.kind if unit else "time"
                kind = "time" if word == "月" else kind
                return replace(
                    draft,
                    end=draft.end + 1 + len(word),
                    value=numerals.add(draft.value, half),
                    unit=Unit(name, name, kind),
                    rules=(*draft.rules, "half"),
                )
        return draft
    follows = text[draft.end + 1 : draft.end + 2]
    if draft.unit.surface in words.halved and follows not in words.no_half:
        return replace(
            draft,
            end=draft.end + 1,
            value=numerals.add(draft.value, half),
            rules=(*draft.rules, "half"),
        )
    return draft
