"""What several articles report of one thing, made comparable.

In go the figures of one article; out come `Observation`s, each under the `Key` of the thing that
it speaks of and with the interval that it may stand for. An observation is small: all that is
needed to compare, so that a million can be kept in order on disk and read thing by thing.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from lcreader.ledger.rounding import Bounds, bounds
from lcreader.ledger.scope import scope_words, stage_word
from lcreader.ledger.tables import Tables
from lcreader.records import Article, Figure, Period, Qualifier

VERSION = 2  # raise it when keys or bounds are worked out differently: archives then do so anew
COMPARED = frozenset({"level", "change", "growth", "share", "rank"})
_KINDS = frozenset({"article", "sidebar"})
_BESIDE = 6  # characters on each side by which a sentence is known that was taken over
_MANNER = 40  # characters before a number in which words may stand that change what it measures
_WHOLE_DATE = 10  # 2025-12-10


class Key(NamedTuple):
    """One thing: what is counted, where, how, in which unit, whether done or meant.

    `manner` is what else makes a measure its own: the base of a comparison (2020) or 年均; and,
    where the place is not known, the newspaper.
    """

    name: str
    place: str
    kind: str
    direction: str
    unit: str
    status: str
    manner: str


class Observation(NamedTuple):
    """One figure of one article, ready to be held against others.

    `low` and `high` are in the base unit of the key; `text` is the surface with the hedge before
    it, `beside` what stands left and right. `settled` says that the period had ended when the
    article appeared, so that its value should change no more. `scope` and `stage` are words near
    it that say what it takes in, and how far it has been checked.
    """

    figure_id: int
    article_id: int
    date: str
    period: str
    settled: bool
    low: Decimal
    high: Decimal
    text: str
    qualifier: Qualifier
    beside: str
    scope: str = ""
    stage: str = ""

    @property
    def bounds(self) -> Bounds:
        """The interval that the figure may stand for."""
        return Bounds(self.low, self.high)


def observe(
    article: Article, figures: Iterable[Figure], tables: Tables
) -> Iterator[tuple[Key, Observation]]:
    """The comparable figures of an article; those that say not what they measure are left out."""
    if article.kind not in _KINDS:
        return
    date = article.date or article.published
    for figure in figures:
        key = key_of(figure, article, tables)
        if key is None:
            continue
        measured = bounds(figure, tables.is_measured(figure.unit))
        low, high = measured.times(tables.measure(figure.unit).factor)
        start, end = figure.span
        yield (
            key,
            Observation(
                figure_id=figure.id,
                article_id=article.id,
                date=date,
                period=str(figure.period) if figure.period else "",
                settled=is_settled(figure.period, date),
                low=low,
                high=high,
                text=figure.text,
                qualifier=figure.qualifier,
                beside=_beside(article.text, start, end),
                scope=scope_words(article.text, figure.sentence, figure.span, tables),
                stage=stage_word(article.text, figure.sentence, figure.span, tables),
            ),
        )


def key_of(figure: Figure, article: Article, tables: Tables) -> Key | None:
    """The thing that a figure of this article speaks of, None when it does not say.

    Where no place is known, 全市 is the same in all articles of one newspaper, and only there.
    """
    if figure.kind not in COMPARED or not figure.indicator:
        return None
    place = tables.place_key(figure.place)
    name = tables.plain_name(figure.indicator, figure.place)
    if tables.names_little(name, place):
        return None
    manner = _manner(figure, article, tables)
    home = "" if place else article.newspaper
    return Key(
        tables.in_order(name),
        place,
        figure.kind,
        figure.direction,
        tables.measure(figure.unit).base,
        figure.status,
        f"{manner}@{home}" if home else manner,
    )


def _manner(figure: Figure, article: Article, tables: Tables) -> str:
    """What else makes a measure its own: 年均, 全省 of a rank, the year that it is held against.

    比上年增长 and 同比增长 are one: a base that lies one year back is no base of its own.
    """
    start = figure.span.start
    before = article.text[max(0, figure.sentence.start, start - _MANNER) : start]
    words = tables.manner(before, figure.kind)
    base = figure.base_period
    if base is None or words == "年均":
        return words
    relative = figure.kind == "growth" or tables.measure(figure.unit).base == "百分点"
    if relative and figure.period is not None and base == year_before(figure.period):
        return words
    return f"{words}{base}"


def year_before(period: Period) -> Period:
    """The same months of the year before."""
    return Period(*(f"{int(end[:4]) - 1:04d}{end[4:]}" for end in period))


def is_settled(period: Period | None, date: str) -> bool:
    """Whether `period` had ended before the day or month or year of `date`."""
    if period is None or not date:
        return False
    length = min(len(period.end), len(date), _WHOLE_DATE)
    return period.end[:length] < date[:length]


def _beside(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - _BESIDE) : start]}|{text[end : end + _BESIDE]}"
