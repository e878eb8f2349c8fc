"""What the rules of arithmetic share: figures as terms, checks as results, intervals.

A `Term` is a figure made ready for sums: its interval in the base unit, and its plain name. A
`Check` is one sum with the figures it rests on; it fails only when no values within rounding and
hedges make it true.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal, NamedTuple

from lcreader.ledger.rounding import EXACT, Bounds, bounds
from lcreader.ledger.tables import Tables
from lcreader.records import Figure, Span

Rule = Literal["growth", "change", "parts", "shares", "share", "per_unit"]

_JUST_BEFORE = 6  # characters before a number that say what it is
_MAGNITUDES = {"万亿": 12, "亿": 8, "万": 4}
_DECIMALS = re.compile(r"[.．](\d+)")
_SENTENCE_END = re.compile(r"[。！？；;\n]")


class Term(NamedTuple):
    """A figure in a sum: its plain indicator, and its interval in a base unit."""

    figure: Figure
    name: str
    unit: str
    low: Decimal
    high: Decimal

    @property
    def bounds(self) -> Bounds:
        """What the figure may stand for."""
        return Bounds(self.low, self.high)

    @property
    def shown(self) -> str:
        """The number as it is printed, without its unit."""
        figure = self.figure
        if figure.corrected:
            return f"{figure.value:f}{'%' if figure.unit == '%' else ''}"
        number = figure.text.removesuffix(figure.unit) if figure.unit != "%" else figure.text
        return number.strip().replace("％", "%") or figure.text


@dataclass(frozen=True, slots=True)
class Check:
    """A sum inside an article: `statement` shows it, `expected` is what it comes to.

    `figures` are those it rests on, in text order, the tested one among them as `tested`.
    """

    rule: Rule
    statement: str
    expected: str
    found: str
    verdict: Literal["holds", "fails"]
    figures: tuple[Figure, ...]
    tested: Figure

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the figures, each once."""
        return tuple(dict.fromkeys(figure.sentence for figure in self.figures))


def terms_of(figures: Iterable[Figure], tables: Tables) -> list[Term]:
    """Figures in text order, ready for sums."""
    terms = []
    for figure in sorted(figures, key=lambda figure: figure.span):
        measure = tables.measure(figure.unit)
        within = bounds(figure, tables.is_measured(figure.unit)).times(measure.factor)
        name = tables.plain_name(figure.indicator, figure.place)
        terms.append(Term(figure, name, measure.base, *within))
    return terms


def by_name(terms: Iterable[Term]) -> Mapping[str, list[Term]]:
    """Terms by their names, in text order; nothing for a name that none has."""
    named: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        named[term.name].append(term)
    return named


def check(
    rule: Rule, statement: str, expected: Bounds, tested: Term, figures: Sequence[Term]
) -> Check:
    """A sum worked out: it holds when what it may come to and what is printed overlap."""
    middle = EXACT.divide(EXACT.add(expected.low, expected.high), Decimal(2))
    return Check(
        rule=rule,
        statement=statement,
        expected=as_printed(middle, tested),
        found=tested.shown,
        verdict="holds" if expected.overlaps(tested.bounds) else "fails",
        figures=tuple(sorted((term.figure for term in figures), key=lambda f: f.span)),
        tested=tested.figure,
    )


def as_printed(value: Decimal, like: Term) -> str:
    """`value` of the base unit in the magnitude and with the decimals of a printed number."""
    text, scale = like.figure.text, Decimal(1)
    if like.figure.value:
        printed = EXACT.divide(like.low + like.high, Decimal(2))
        scale = EXACT.divide(printed, like.figure.value) if printed else scale
        if like.figure.qualifier != "exact" or like.figure.value_max is not None:
            scale = Decimal(1)
    name = next((name for name in _MAGNITUDES if name in text), "")
    value = EXACT.scaleb(EXACT.divide(value, scale), -_MAGNITUDES.get(name, 0))
    found = _DECIMALS.search(text)
    decimals = len(found[1]) if found else 0
    step = Decimal(1).scaleb(-decimals - (0 if value == value.to_integral_value() else 1))
    rounded = value.quantize(step, ROUND_HALF_EVEN, EXACT)
    plain = f"{rounded:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{plain}{name}{'%' if like.figure.unit == '%' else ''}"


def total(terms: Iterable[Term]) -> Bounds:
    """The interval of a sum of terms."""
    low = high = Decimal(0)
    for term in terms:
        low, high = EXACT.add(low, term.low), EXACT.add(high, term.high)
    return Bounds(low, high)


def before(text: str, term: Term) -> str:
    """The few words just before a number."""
    start = term.figure.span.start
    return text[max(0, start - _JUST_BEFORE) : start]


def between(text: str, first: Term, second: Term) -> str:
    """The words from one figure to the next."""
    return text[first.figure.span.end : second.figure.span.start]


def breaks(words: str) -> bool:
    """Whether a sentence or a great clause ends in these words."""
    return _SENTENCE_END.search(words) is not None


def of_one_time(one: Term, other: Term) -> bool:
    """Whether two figures may be of one period, and both done or both meant."""
    a, b = one.figure, other.figure
    same = a.period == b.period or a.period is None or b.period is None
    return same and a.status == b.status
