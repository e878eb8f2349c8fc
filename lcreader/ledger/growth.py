"""Old value, new value, and what is said of the way from one to the other.

267家增至918家，增幅243.8%: the new value must be the old one grown by the rate; 增加651家: the
change must be the difference. First within a sentence, then by name and period in the article.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lcreader.ledger.observations import year_before
from lcreader.ledger.rounding import EXACT, Bounds
from lcreader.ledger.sums import Check, Term, between, breaks, by_name, check
from lcreader.ledger.tables import Tables
from lcreader.records import Period

_NEAR = 14  # characters between the new value and the rate
_APART = 30  # characters between old and new value
_HUNDRED = Decimal(100)
_MOST_DOUBLINGS = 10
_NEARLY, _MORE = Decimal("0.95"), Decimal("1.6")
_IS = re.compile(r"[是为]|相当于")
_MOST_YEARS = 50


def growth_checks(text: str, terms: Sequence[Term], tables: Tables) -> Iterator[Check]:
    """All sums of growth and change that the terms of an article make."""
    done: set[tuple[int, int]] = set()
    for rate, old, new in _told_together(text, terms, tables):
        done.add(rate.figure.span)
        found = _by_kind(text, old, new, rate, tables)
        if found is not None:
            yield found
    left = [term for term in terms if term.figure.span not in done]
    yield from _growth_by_period(text, left, terms, tables)
    yield from _change_by_period(left, terms)
    yield from _multiples(text, terms)


def _told_together(
    text: str, terms: Sequence[Term], tables: Tables
) -> Iterator[tuple[Term, Term, Term]]:
    """Rate, old and new value where one sentence leads from one to the other.

    Two rates may follow: 比2020年的389公里增加123公里，增长31.6%.
    """
    words = tables.sums
    for at, (first, second) in enumerate(pairwise(terms)):
        if not _same_thing(first, second):
            continue
        gap = between(text, first, second)
        if breaks(gap) or len(gap) > _APART:
            continue
        earlier, later = first.figure.period, second.figure.period
        if words.rises.search(gap) and not _before(later, earlier):
            old, new = first, second
        elif words.against.search(gap) and not _before(earlier, later):
            old, new = second, first
        else:
            continue
        last = second
        for rate in terms[at + 2 : at + 4]:
            after = between(text, last, rate)
            if breaks(after) or len(after) > _NEAR or not _is_rate(rate, second):
                break
            yield rate, old, new
            last = rate


def _is_rate(rate: Term, level: Term) -> bool:
    return rate.figure.kind in ("growth", "change") and _speaks_of(rate, level)


def _same_thing(one: Term, other: Term) -> bool:
    a, b = one.figure, other.figure
    return (
        a.kind == b.kind
        and a.kind in ("level", "share")
        and one.unit == other.unit
        and one.name == other.name != ""
        and a.place == b.place
        and a.status == b.status
    )


def _speaks_of(rate: Term, level: Term) -> bool:
    a, b = rate.figure, level.figure
    return rate.name == level.name and a.place == b.place and a.status == b.status


def _before(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and one.end < other.end


def _by_kind(text: str, old: Term, new: Term, rate: Term, tables: Tables) -> Check | None:
    if rate.figure.kind == "change":
        unit = "百分点" if new.unit == "%" else new.unit
        return _difference(old, new, rate) if rate.unit == unit else None
    if new.figure.kind != "level":
        return None
    start = rate.figure.span.start
    yearly = tables.sums.yearly.search(text[max(0, start - 8) : start])
    if yearly:
        return _yearly(old, new, rate)
    return _growth(old, new, rate, tables)


def _growth(old: Term, new: Term, rate: Term, tables: Tables) -> Check | None:
    """old × (1 + rate) = new; prices that are held constant may keep it from holding."""
    grown = _factor(rate)
    if grown is None or old.low < 0:
        return None
    factor, shown = grown
    found = check(
        "growth",
        f"{old.shown} × {shown} = {new.shown}",
        _product(old, factor),
        new,
        (old, new, rate),
    )
    if found.verdict == "holds":
        return found
    if rate.figure.unit == "倍" and rate.figure.direction == "up":
        loose = _product(old, rate.bounds)  # 增长3.35倍 is written for 是3.35倍 as well
        if loose.overlaps(new.bounds):
            return None
    if rate.figure.unit == "番" and _product(old, _loosely(factor)).overlaps(new.bounds):
        return None
    return None if tables.sums.comparable.search(new.name) else found


def _factor(rate: Term) -> tuple[Bounds, str] | None:
    """By what the old value is to be multiplied, and how that is written."""
    sign = -1 if rate.figure.direction == "down" else 1
    operator = "−" if sign < 0 else "+"
    if rate.unit == "%":
        low, high = (EXACT.divide(end, _HUNDRED) for end in _cut_off(rate))
        shown = f"(1 {operator} {rate.shown})"
    elif rate.figure.unit == "倍" and sign > 0:
        low, high = _cut_off(rate)
        shown = f"(1 + {rate.shown})"
    elif rate.figure.unit == "番" and 0 < rate.figure.value <= _MOST_DOUBLINGS and sign > 0:
        low, high = (EXACT.power(Decimal(2), end) - 1 for end in rate.bounds)
        shown = f"2^{rate.figure.value:f}" if rate.figure.value != 1 else "2"
    else:
        return None
    ends = sorted((1 + sign * low, 1 + sign * high))
    return (Bounds(*ends), shown) if ends[0] >= 0 else None


def _loosely(factor: Bounds) -> Bounds:
    """翻番 is said of what has grown a little less, and of much more, than twofold."""
    return Bounds(EXACT.multiply(factor.low, _NEARLY), EXACT.multiply(factor.high, _MORE))


def _cut_off(rate: Term) -> Bounds:
    """The interval of a rate whose last digit may have been cut off instead of rounded: 330.7%."""
    half = EXACT.divide(EXACT.subtract(rate.high, rate.low), Decimal(2))
    if rate.figure.qualifier != "exact":
        return rate.bounds
    return Bounds(EXACT.subtract(rate.low, half), EXACT.add(rate.high, half))


def _product(term: Term, factor: Bounds) -> Bounds:
    return Bounds(EXACT.multiply(term.low, factor.low), EXACT.multiply(term.high, factor.high))


def _yearly(old: Term, new: Term, rate: Term) -> Check | None:
    """old × (1 + rate)^years = new, told only when it holds: first years are counted either way."""
    years = _years(old.figure.period, new.figure.period)
    if not 1 < years <= _MOST_YEARS or rate.unit != "%":
        return None
    factor = _factor(rate)
    if factor is None:
        return None
    power = Bounds(*(EXACT.power(end, years) for end in factor[0]))
    found = check(
        "growth",
        f"{old.shown} × {factor[1]}^{years} = {new.shown}",
        _product(old, power),
        new,
        (old, new, rate),
    )
    return found if found.verdict == "holds" else None


def _years(one: Period | None, other: Period | None) -> int:
    return int(other.end[:4]) - int(one.end[:4]) if one and other else 0


def _difference(old: Term, new: Term, change: Term) -> Check:
    first, last = (old, new) if change.figure.direction == "down" else (new, old)
    expected = Bounds(EXACT.subtract(first.low, last.high), EXACT.subtract(first.high, last.low))
    statement = f"{first.shown} − {last.shown} = {change.shown}"
    return check("change", statement, expected, change, (old, new, change))


def _multiples(text: str, terms: Sequence[Term]) -> Iterator[Check]:
    """1600件，是2020年400件的4倍: so many times the one is the other."""
    for new, old, ratio in zip(terms, terms[1:], terms[2:], strict=False):
        if ratio.unit != "倍" or ratio.figure.kind not in ("other", "level", "share"):
            continue
        gap = between(text, new, old)
        if breaks(gap) or not _IS.search(gap) or between(text, old, ratio).strip() != "的":
            continue
        if new.unit != old.unit or not new.figure.kind == old.figure.kind == "level":
            continue
        statement = f"{old.shown} × {ratio.shown} = {new.shown}"
        yield check("growth", statement, _product(old, _cut_off(ratio)), new, (new, old, ratio))


# --- by name and period, anywhere in the article ---


def _growth_by_period(
    text: str, rates: Sequence[Term], terms: Sequence[Term], tables: Tables
) -> Iterator[Check]:
    """The rate of a period with a base, where both values stand somewhere in the article."""
    named = by_name(terms)
    for rate in rates:
        figure = rate.figure
        if figure.kind != "growth" or not figure.period:
            continue
        base = figure.base_period or year_before(figure.period)
        levels = [t for t in named[rate.name] if _may_be_level_of(t, rate)]
        olds = [t for t in levels if t.figure.period == base]
        news = [t for t in levels if t.figure.period == figure.period]
        if len(olds) == len(news) == 1 and _same_thing(olds[0], news[0]):
            found = _by_kind(text, olds[0], news[0], rate, tables)
            if found is not None:
                yield found


def _may_be_level_of(level: Term, rate: Term) -> bool:
    return level.figure.kind == "level" and _speaks_of(rate, level)


def _change_by_period(changes: Sequence[Term], terms: Sequence[Term]) -> Iterator[Check]:
    """What is said to be new since, against the values before and after.

    The period of the change may run on beyond the last value (十四五以来, told with the value of
    2024); then a sum is wrong only when another of the same periods in the article comes out.
    """
    found: list[tuple[tuple, Check, bool]] = []
    named = by_name(terms)
    for change in changes:
        for old, new in _around(change, named[change.name]):
            made = _difference(old, new, change)
            periods = (old.figure.period, new.figure.period, change.figure.period)
            whole = _ends(new.figure.period) == _ends(change.figure.period)
            found.append((periods, made, whole))
    right = {periods for periods, made, _ in found if made.verdict == "holds"}
    explained = {made.tested.span for _, made, _ in found if made.verdict == "holds"}
    for periods, made, whole in found:
        doubted = made.tested.span in explained or not (whole or periods in right)
        if made.verdict == "holds" or not doubted:
            yield made


def _around(change: Term, terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """The values just before a change began, and last within it, of the same thing."""
    figure = change.figure
    if figure.kind != "change" or figure.period is None:
        return
    levels = [t for t in terms if _may_be_level_of(t, change) and t.unit == change.unit]
    olds = [t for t in levels if _is_base(t.figure.period, figure.period, figure.base_period)]
    inside = [t for t in levels if _is_within(t.figure.period, figure.period)]
    if not olds or not inside:
        return
    last = max(_ends(t.figure.period) for t in inside)
    news = [t for t in inside if _ends(t.figure.period) == last]
    if len({t.bounds for t in olds}) == len({t.bounds for t in news}) == 1:
        yield olds[0], news[0]


def _is_base(period: Period | None, of: Period, base: Period | None) -> bool:
    """Whether a value of `period` is the one that a change during `of` began with."""
    if period is None:
        return False
    if base is not None:
        return period == base
    year = period.end[:4]
    return (
        len(period.end) == 4
        and of.start[4:] in ("", "-01", "-01-01")
        and (int(year) + 1 == int(of.start[:4]))
    )


def _is_within(period: Period | None, of: Period) -> bool:
    """Whether a value of `period` is one at a moment during `of`, and not of the whole of it."""
    if period is None or (period == of and period.start != period.end):
        return False
    return of.start <= period.start and period.end[:4] <= of.end[:4]


def _ends(period: Period | None) -> str:
    return period.end if period else ""
