"""Number × magnitude × unit: from candidates to quantities.

In goes any text, out come its quantities in order, never overlapping, each under its span: ranges
(5亿—10亿元), steps (五元六角), halves (两个半小时), money signs, ranks. What has no unit and no
reason to be a quantity is dropped.

>>> [(m.text, m.value, m.unit) for m in compose("装机容量215.2万千瓦，占8%")]
[('215.2万千瓦', Decimal('2152000'), '千瓦'), ('8%', Decimal('8'), '%')]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from lcreader.figures import hedges, numerals
from lcreader.figures.lexicon import fold, table
from lcreader.figures.scan import Candidate, Dropped, scan
from lcreader.figures.times import Time, find_times
from lcreader.figures.units import Unit, begins_with_magnitude, sign_before, unit_at
from lcreader.figures.worth import quote_end, worth_keeping
from lcreader.records import Qualifier, Quantity


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity as `Quantity` tells it, and what the later stages want to know besides.

    `kind` is the class of the unit ("rank" for 第3位, "" for none), `number_end` where the
    numeral ends; `arabic` and `over` as in Candidate; `rules` names what shaped it.
    """

    start: int
    end: int
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: Qualifier
    kind: str
    number_end: int
    arabic: bool
    rules: tuple[str, ...] = ()

    def quantity(self) -> Quantity:
        """The part that callers see."""
        return Quantity(
            self.start, self.end, self.text, self.value, self.value_max, self.unit, self.qualifier
        )


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


def compose(
    text: str,
    times: Sequence[Time] | None = None,
    folded: str | None = None,
    dropped: Dropped | None = None,
) -> list[Measure]:
    """The quantities of `text`; `times` and `folded` save finding them again."""
    folded = fold(text) if folded is None else folded
    times = find_times(folded) if times is None else times
    candidates = list(scan(folded, times, dropped))
    measures: list[Measure] = []
    at = 0
    while at < len(candidates):
        draft, taken = _draft(folded, candidates, at)
        at += taken
        if measures and draft.start < measures[-1].end:
            continue
        hedge = hedges.hedge(
            folded,
            draft.start,
            draft.end,
            draft.number_end,
            draft.over,
            draft.unit.kind if draft.unit else "",
            draft.candidate.bare,
        )
        reason = worth_keeping(folded, draft, hedge)
        if reason:
            if dropped is not None:
                dropped(draft.start, draft.end, reason)
            closed = quote_end(folded, draft)
            while closed and at < len(candidates) and candidates[at].start < closed:
                at += 1
            continue
        measures.append(_measure(text, draft, hedge))
    return measures


def _measure(text: str, draft: Draft, hedge: hedges.Hedge) -> Measure:
    kind = draft.unit.kind if draft.unit else ""
    if draft.candidate.ordinal:
        kind = "rank"
    return Measure(
        draft.start,
        draft.end,
        text[draft.start : draft.end],
        draft.value,
        draft.value_max,
        draft.unit.name if draft.unit else "",
        hedge.qualifier,
        kind,
        draft.number_end,
        draft.candidate.arabic,
        (*draft.rules, *hedge.rules),
    )


def _draft(text: str, candidates: Sequence[Candidate], at: int) -> tuple[Draft, int]:
    """The quantity that begins with candidate `at`, and how many candidates it takes."""
    draft = _single(text, candidates[at])
    taken = 1
    step, more = _steps(text, candidates, at, draft)
    if more:
        return step, 1 + more
    span = _range(text, candidates, at, draft)
    if span is not None:
        return span, 2
    return draft, taken


class _Open(NamedTuple):
    """多, 余, 来, 几 after a numeral, with the magnitude that may follow (30余万)."""

    end: int
    power: int
    over: bool


_MORE = re.compile(
    r" ?(?P<more>[多余])(?P<power>万亿|[十百千万亿])?"
    r"|(?P<some>[来几])(?=[万亿个家人天年名位户亩里斤岁条项种次米吨公])(?P<power2>[万亿])?"
)
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}


def _open(text: str, candidate: Candidate) -> _Open:
    end = candidate.end
    match = _MORE.match(text, end)
    if match is None or candidate.part:
        return _Open(end, 0, candidate.over)
    if match["some"]:
        if text[end - 1] not in "十百千":
            return _Open(end, 0, candidate.over)
        return _Open(match.end(), _POWERS.get(match["power2"] or "", 0), True)
    power = match["power"] or ""
    stop = match.end()
    if power and begins_with_magnitude(text, stop - len(power)):
        if len(power) == 1:
            return _Open(stop - 1, 0, True)
        power, stop = power[:-1], stop - 1
    if stop < len(text) and power in ("万", "亿") and begins_with_magnitude(text, stop):
        return _Open(stop, _POWERS[power], True)
    return _Open(stop, _POWERS.get(power, 0), True)


_SPACE = re.compile(r"[ \u3000]{0,2}")


def _single(text: str, candidate: Candidate) -> Draft:
    """One candidate with its unit."""
    value, spread = candidate.value, candidate.spread
    candidate = _without_unit_head(text, candidate)
    value = candidate.value
    more = _open(text, candidate)
    if more.power:
        value = numerals.power_of_ten(value, more.power)
        spread = numerals.power_of_ten(spread, more.power)
    number_end = more.end
    start = candidate.start
    unit: Unit | None
    if candidate.part in ("%", "‰", "‱", "番"):
        unit, end = Unit("", candidate.part, "ratio"), number_end
    else:
        begin = _SPACE.match(text, number_end).end()  # type: ignore[union-attr]
        unit = None if candidate.part == "/" else unit_at(text, begin)
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
        _last_power(text, number_end),
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


def _last_power(text: str, end: int) -> int:
    power = 0
    while end > 0 and text[end - 1] in _POWERS:
        power += _POWERS[text[end - 1]]
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
            if text[start - 1] == "负" and before in ("抱", "肩", "胜", "担"):
                return start, value
            return start - 1, -value
    return start, value


@cache
def _halves() -> tuple[frozenset[str], tuple[str, ...]]:
    half = table("units")["half"]
    return frozenset(half["after"]), tuple(half["inside"])


def _half(text: str, draft: Draft) -> Draft:
    """两年半, 一个半小时."""
    if draft.unit is None or not text.startswith("半", draft.end):
        return draft
    after, inside = _halves()
    half = Decimal("0.5")
    if draft.unit.surface == "个":
        for word in inside:
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
    if draft.unit.surface in after and follows not in ("径", "岛", "导", "成", "自", "程", "球"):
        return replace(
            draft,
            end=draft.end + 1,
            value=numerals.add(draft.value, half),
            rules=(*draft.rules, "half"),
        )
    return draft


class _Steps(NamedTuple):
    unit: str
    sizes: dict[str, Decimal]


@cache
def _step_tables() -> tuple[tuple[_Steps, ...], frozenset[str]]:
    units = table("units")
    tables = tuple(
        _Steps(group["unit"], {w: Decimal(v) for w, v in group["words"].items()})
        for group in units["steps"]
    )
    return tables, frozenset(units["tail"]["words"])


def _steps(text: str, candidates: Sequence[Candidate], at: int, draft: Draft) -> tuple[Draft, int]:
    """五元六角三分, 2小时15分, 一米八: the quantity and how many more candidates it takes."""
    if draft.unit is None or draft.value_max is not None or draft.over:
        return draft, 0
    tables, tails = _step_tables()
    more = 0
    for steps in tables:
        size = steps.sizes.get(draft.unit.surface)
        if size is None:
            continue
        total, end, done = numerals.multiply(draft.value, size), draft.end, 0
        while at + done + 1 < len(candidates):
            place = at + done + 1
            following = candidates[place]
            if following.value == 0 and following.start == end:
                done += 1
                end = following.end
                continue
            if following.start != end:
                break
            piece = _single(text, following)
            smaller = steps.sizes.get(piece.unit.surface) if piece.unit else None
            if smaller is None or smaller >= size:
                break
            size = smaller
            total = numerals.add(total, numerals.multiply(piece.value, smaller))
            end, done, more = piece.end, done + 1, done + 1
        if more:
            unit = Unit(steps.unit, steps.unit, draft.unit.kind)
            rules = (*draft.rules, "steps")
            return replace(draft, end=end, value=total, unit=unit, rules=rules), more
    return _tail(text, candidates, at, draft, tails)


def _tail(
    text: str, candidates: Sequence[Candidate], at: int, draft: Draft, tails: frozenset[str]
) -> tuple[Draft, int]:
    """一米八, 三块五: a digit right after the unit."""
    if draft.unit is None or draft.unit.surface not in tails or at + 1 >= len(candidates):
        return draft, 0
    digit = candidates[at + 1]
    if digit.start != draft.end or digit.end != digit.start + 1 or digit.value > 9:
        return draft, 0
    if _single(text, digit).unit is not None or digit.bare:
        return draft, 0
    value = numerals.add(draft.value, numerals.multiply(digit.value, Decimal("0.1")))
    return replace(draft, end=digit.end, value=value, rules=(*draft.rules, "steps")), 1


_TO = re.compile(r"[ \n]?(?:[-—–―~～－‐‑]{1,2}|至|到)[ \n]?")


def _range(text: str, candidates: Sequence[Candidate], at: int, draft: Draft) -> Draft | None:
    """5亿—10亿元, 30%至40%, 二到三倍; unit and magnitude may stand once."""
    if at + 1 >= len(candidates) or draft.value_max is not None:
        return None
    match = _TO.match(text, draft.end)
    following = candidates[at + 1]
    if match is None or following.start != match.end():
        return None
    if (
        match[0].strip() in ("至", "到")
        and text[draft.start - 1 : draft.start] in "从由自"
        and draft.start
    ):
        return None
    last = _single(text, following)
    if last.start < following.start:
        last = replace(last, start=following.start, value=following.value)
    low, high = draft.value, last.value
    if draft.unit is not None and (last.unit is None or draft.unit.name != last.unit.name):
        return None
    if draft.unit is None and last.unit is None and not last.power:
        return None
    if not draft.power and last.power and draft.unit is None:
        scaled = numerals.power_of_ten(low, last.power)
        low = scaled if scaled <= high else low
    if low >= high:
        return None
    return replace(
        last,
        candidate=draft.candidate,
        start=draft.start,
        value=low,
        value_max=high,
        over=last.over,
        rules=("range",),
    )
