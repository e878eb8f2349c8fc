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
from lcreader.figures.draft import Draft, single
from lcreader.figures.lexicon import fold, table
from lcreader.figures.scan import Candidate, Dropped, scan
from lcreader.figures.times import Time, find_times
from lcreader.figures.units import Unit
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
    draft = single(text, candidates[at])
    taken = 1
    step, more = _steps(text, candidates, at, draft)
    if more:
        return step, 1 + more
    span = _range(text, candidates, at, draft)
    if span is not None:
        return span, 2
    return _side(text, candidates, at, draft), taken


_TIMES = re.compile(r" ?[×xX*✕] ?")


def _side(text: str, candidates: Sequence[Candidate], at: int, draft: Draft) -> Draft:
    """30×40米: the first side is told in the unit of the last."""
    for following in candidates[at + 1 : at + 3]:
        match = _TIMES.match(text, draft.end)
        if draft.unit is not None or match is None or match.end() > following.start:
            return draft
        last = single(text, following)
        if last.unit is not None and last.unit.kind == "physical":
            return replace(draft, unit=Unit("", last.unit.name, "physical"), rules=("side",))
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
            piece = single(text, following)
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
    places = digit.end - digit.start
    metres = draft.unit.surface == "米" and digit.arabic and places == 2  # 2米31
    if digit.start != draft.end or (places != 1 and not metres) or digit.value > 99:
        return draft, 0
    if single(text, digit).unit is not None or digit.bare:
        return draft, 0
    value = numerals.add(draft.value, numerals.multiply(digit.value, Decimal(1).scaleb(-places)))
    return replace(draft, end=digit.end, value=value, rules=(*draft.rules, "steps")), 1


_TO = re.compile(r"[ \n]?(?:[-—–―~～－‐‑−﹣〜∼]{1,2}|至|到)[ \n]?")


def _range(text: str, candidates: Sequence[Candidate], at: int, draft: Draft) -> Draft | None:
    """5亿—10亿元, 30%至40%, 二到三倍; unit and magnitude may stand once."""
    if at + 1 >= len(candidates) or draft.value_max is not None:
        return None
    match = _TO.match(text, draft.end)
    following = candidates[at + 1]
    if match is None or following.start != match.end() or match[0].startswith("\n-"):
        return None
    if (
        match[0].strip() in ("至", "到")
        and text[draft.start - 1 : draft.start] in "从由自"
        and draft.start
    ):
        return None
    last = single(text, following)
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
