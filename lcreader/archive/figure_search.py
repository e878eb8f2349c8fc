"""Finds the figures that a query asks for, and writes the query that finds a figure again.

The search engine hands out what is asked (`Figured`); here units are made comparable by the
table of the ledger, names by its synonyms, and the store is asked.
"""

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from lcreader.ledger import tables
from lcreader.ledger.tables import Tables
from lcreader.records import Figure, Span
from lcreader.search.amounts import Amounts, amount_text
from lcreader.search.dates import DateRange
from lcreader.search.finder import FigurePlace
from lcreader.search.quoting import quoted
from lcreader.search.tree import Condition, During, Figured, InUnit, Named
from lcreader.store import Connection, Store, finding
from lcreader.store.finding import Wish, Within
from lcreader.text.fold import fold_text

_ONE = Decimal(1)
_PIECE = "个"  # the base of the measure words, which are told apart here: 家 is not 座
_FEW_DIGITS = 3  # a shorter number is met everywhere, so its indicator is asked for too


def query_for(figure: Figure) -> str:
    """The query that finds this figure wherever it is told, in whatever notation and unit.

    >>> from lcreader.figures import extract_figures
    >>> query_for(extract_figures("全年粮食总产量达到1.3731万亿斤。")[0])
    '值:1.3731万亿 单位:斤'
    """
    ends = [figure.value] if figure.value_max is None else [figure.value, figure.value_max]
    parts = [f"值:{'..'.join(map(amount_text, ends))}"]
    if figure.unit:
        parts.append(f"单位:{quoted(figure.unit)}")
    digits = f"{figure.value.normalize():f}".strip("-0.").replace(".", "")
    if len(digits) < _FEW_DIGITS and fold_text(figure.indicator):
        parts.append(f"指标:{quoted(figure.indicator)}")
    return " ".join(parts)


class FigureSearch:
    """Finds figures in the store of an archive."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, wanted: Sequence[Figured]) -> Mapping[int, int]:
        """The articles with a figure that fulfils one of these, and how many it has."""
        return self._store.read(_count, wanted)

    def places(
        self, wanted: Sequence[Figured], article_ids: Iterable[int]
    ) -> Mapping[int, Sequence[FigurePlace]]:
        """Where those figures stand in some articles, in text order."""
        found: dict[int, list[FigurePlace]] = {}
        for article_id, start, end, text in self._store.read(_places, wanted, article_ids):
            found.setdefault(article_id, []).append(FigurePlace(Span(start, end), text))
        return found


def _count(db: Connection, wanted: Sequence[Figured]) -> dict[int, int]:
    return finding.count(db, _wishes(db, wanted))


def _places(
    db: Connection, wanted: Sequence[Figured], article_ids: Iterable[int]
) -> list[finding.Spot]:
    return finding.places(db, _wishes(db, wanted), article_ids)


def _wishes(db: Connection, wanted: Sequence[Figured]) -> list[Wish]:
    units = _Units(finding.units(db), tables.load())
    return [wish_of(figured.conditions, units) for figured in wanted]


def wish_of(conditions: Iterable[Condition], units: "_Units") -> Wish:
    """What the store is asked.

    A number without a unit is meant in the unit beside it, and then also found in others that
    can be converted; without such a number a unit is meant as it is printed.
    """
    tests: dict[str, list[Any]] = {"value": [], "unit": [], "indicator": [], "period": []}
    for condition in conditions:
        tests[condition.field].append(condition.tests)
    beside: Sequence[InUnit] = tests["unit"][0] if tests["unit"] else ()
    converted = any(not amounts.unit for group in tests["value"] for amounts in group)
    return Wish(
        within=tuple(
            tuple(one for amounts in group for one in units.within(amounts, beside))
            for group in tests["value"]
        ),
        units=tuple(
            frozenset(
                unit
                for test in group
                for unit in units.meant(test.unit, converted and group is beside)
            )
            for group in tests["unit"]
        ),
        names=tuple(_any_name(group, units.table) for group in tests["indicator"]),
        periods=tuple(tuple(map(_stretch, group)) for group in tests["period"]),
    )


class _Units:
    """The units of an archive and what they are worth in each other."""

    def __init__(self, present: Sequence[str], table: Tables) -> None:
        self.table = table
        self._folded = {unit: fold_text(unit) for unit in present}

    def like(self, folded: str) -> list[tuple[str, Decimal]]:
        """The units that a folded unit can be converted to, with what one of them is worth."""
        same = [unit for unit, name in self._folded.items() if name == folded]
        measure = self.table.measure(next(self._spellings(folded, same), folded))
        if measure.base == _PIECE or not folded:
            return [(unit, measure.factor) for unit in same]
        others = ((unit, self.table.measure(unit)) for unit in self._folded)
        return [(unit, o.factor) for unit, o in others if o.base == measure.base or unit in same]

    def meant(self, folded: str, converted: bool) -> list[str]:
        """The units that a folded unit is, or can be converted to as well."""
        if converted:
            return [unit for unit, _ in self.like(folded)]
        return [unit for unit, name in self._folded.items() if name == folded]

    def within(self, amounts: Amounts, beside: Sequence[InUnit]) -> Iterable[Within]:
        """The interval in every unit that may be meant."""
        if amounts.unit or not beside:
            return self._in_units(amounts, amounts.unit) if amounts.unit else [_plainly(amounts)]
        return [
            one for test in beside for one in self._in_units(amounts.times(test.scale), test.unit)
        ]

    def _in_units(self, amounts: Amounts, folded: str) -> list[Within]:
        units = self.like(folded)
        own = next((factor for unit, factor in units if self._folded[unit] == folded), None)
        factor = own or self.table.measure(next(self._spellings(folded, ()), folded)).factor
        base = amounts.times(factor)
        return [_converted(base, unit, worth) for unit, worth in units]

    def _spellings(self, folded: str, same: Sequence[str]) -> Iterator[str]:
        yield from same
        yield from (unit for unit in self.table.measures if fold_text(unit) == folded)


def _plainly(amounts: Amounts) -> Within:
    return Within(None, amounts.low, amounts.high, amounts.holds)


def _converted(base: Amounts, unit: str, worth: Decimal) -> Within:
    """An interval of the base unit for figures of a unit that is worth so much of it."""

    def fits(low: Decimal, high: Decimal) -> bool:
        figure = Amounts(low, high, "").times(worth)
        assert figure.low is not None
        assert figure.high is not None
        return base.holds(figure.low, figure.high)

    low, high = (None if end is None else end / worth for end in (base.low, base.high))
    return Within(unit, low, high, fits)


def _any_name(tests: Iterable[Named], table: Tables) -> Callable[[str], bool]:
    return partial(_has_name, [test.folded for test in tests], table)


def _has_name(wanted: Iterable[str], table: Tables, indicator: str) -> bool:
    """Whether an indicator holds one of some texts, as it stands or by synonyms (高企)."""
    if not indicator:
        return False
    folded = fold_text(indicator)
    common = _common(folded, table)
    return any(text in folded or _common(text, table) in common for text in wanted)


def _common(folded: str, table: Tables) -> str:
    return table.any_synonym.sub(lambda found: table.synonyms[found.group()], folded)


def _stretch(test: During) -> tuple[str, str] | None:
    return None if test.range is None else _whole_months(test.range)


def _whole_months(days: DateRange) -> tuple[str, str]:
    """First and last day; the last of a month is written 31, as the store writes months out."""
    year, month, day = map(int, days.last.split("-"))
    if not days.ends_open and day == calendar.monthrange(year, month)[1]:
        return days.first, f"{days.last[:8]}31"
    return days.first, days.last
