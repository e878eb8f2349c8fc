"""From an article to its figures: the stages one after the other.

In goes an article (or any text), out come its figures in text order. Each stage adds one thing:
measures (`compose`), nature and status (`qualify`), time (`period`), place (`place`), name
(`indicator`). What cannot be known stays empty.
"""

from collections.abc import Iterable
from functools import cache

from lcreader.figures.compose import Measure, compose
from lcreader.figures.gazetteer import known_places
from lcreader.figures.indicator import Name, Namer
from lcreader.figures.layout import Layout, Spot, lay_out, spots
from lcreader.figures.lexicon import fold, table
from lcreader.figures.period import Periods, Timing
from lcreader.figures.place import Places, assembly, home, press, wider
from lcreader.figures.qualify import Nature, nature, settled, status
from lcreader.figures.times import find_times
from lcreader.figures.wording import Wording
from lcreader.records import Article, Figure, Period, Span


def extract_figures(article: Article | str, page_home: str = "") -> list[Figure]:
    """The figures of an article, in text order.

    `page_home` is the place that the page as a whole is about, for articles that say only 全市
    (see `home_of_page`).
    """
    if isinstance(article, str):
        article = Article(kind="article", title="", text=article)
    if article.kind == "masthead" or not article.text:
        return []
    folded = fold(article.text)
    times = find_times(folded)
    measures = [m for m in compose(article.text, times, folded) if _reported(m, folded)]
    if not measures:
        return []
    layout = lay_out(folded, measures)
    placed = spots(layout, measures)
    title = f"{article.title} {article.subtitle}"
    ours = press(article.text) or wider(_home(article), page_home)
    places = Places(layout, ours, fold(article.title))
    periods = Periods(layout, times, article.date or article.published, fold(title))
    natures = _natures(layout, placed)
    wording = Wording(article.text, folded)
    names = [
        name._replace(text=wording.of(name.text))
        for name in Namer(layout, times, places, placed).names(natures)
    ]
    return _figures(layout, placed, natures, names, periods, places)


def home_of_page(articles: Iterable[Article]) -> str:
    """The place that a page as a whole is about, the one most written about."""
    return home(
        (part, weight)
        for article in articles
        for part, weight in (
            (article.newspaper, 8),
            (article.title, 3),
            (article.subtitle, 2),
            (_undated(article.text), 1),
        )
    )


def _undated(text: str) -> str:
    """`text` without the dateline: where it was wired from tells nothing."""
    return known_places().dateline.sub("", text[:60]) + text[60:]


def _home(article: Article) -> str:
    """The place that the article writes about."""
    text = _undated(article.text)
    return assembly(f"{article.subtitle}\n{text[:200]}") or home(
        (
            (article.newspaper, 4),
            (article.title, 4),
            (article.subtitle, 4),
            (text[:200], 2),
            (text[200:], 1),
        )
    )


@cache
def _before_tenth() -> frozenset[str]:
    return frozenset(table("units")["tenth"]["behind"])


def _reported(measure: Measure, text: str) -> bool:
    """Whether the article reports the quantity: "one of them" in words counts nothing."""
    if text.endswith("每", 0, measure.start):  # 每500克14.5元: what is counted by, not what is told
        return False
    if measure.arabic or measure.value != 1 or measure.value_max is not None:
        return True
    if measure.kind in ("count", "loose", "time"):
        return False
    if measure.kind == "rank":
        return True
    if measure.text == "一成":
        return text[measure.start - 1 : measure.start] in _before_tenth()
    hedged = measure.qualifier != "exact"
    return measure.text != "一" and (measure.kind != "physical" or hedged)


def _natures(layout: Layout, placed: list[Spot]) -> list[Nature]:
    found: list[Nature] = []
    for at, spot in enumerate(placed):
        before, between = None, ""
        if at and placed[at - 1].sentence == spot.sentence:
            before = found[-1]
            between = layout.text[placed[at - 1].after : spot.hedge]
        found.append(nature(layout.text, spot, before, between))
    return found


def _figures(
    layout: Layout,
    placed: list[Spot],
    natures: list[Nature],
    names: list[Name],
    periods: Periods,
    places: Places,
) -> list[Figure]:
    found: list[Figure] = []
    for spot, kind, name in zip(placed, natures, names, strict=True):
        planned = status(layout.text, spot, False) == "planned" or periods.ahead(spot, None)
        timing = periods.of(spot, planned)
        if not planned and periods.late(timing.period) and settled(layout.text, spot):
            timing = timing._replace(period=None, found="", rule="settled")
        timing = _of_whole(timing, found, spot, layout.text)
        base = timing.base or _base_of_pair(found, spot, kind, layout.text)
        place, place_rule = places.of(spot)
        found.append(
            _figure(
                layout,
                spot,
                kind,
                name,
                timing,
                base,
                (place, place_rule),
                planned or periods.late(timing.period) or periods.ahead(spot, timing.period),
            )
        )
    return found


def _figure(
    layout: Layout,
    spot: Spot,
    kind: Nature,
    name: Name,
    timing: Timing,
    base: Period | None,
    place: tuple[str, str],
    planned: bool,
) -> Figure:
    measure = spot.measure
    rules = (*measure.rules, kind.rule, f"name {name.rule}", timing.rule, f"place {place[1]}")
    return Figure(
        span=Span(measure.start, measure.end),
        text=measure.text,
        value=measure.value,
        value_max=measure.value_max,
        unit=measure.unit,
        qualifier=measure.qualifier,
        kind=kind.kind,
        direction=kind.direction,
        status="planned" if planned else "actual",
        indicator=name.text,
        indicator_span=name.span,
        period=timing.period,
        period_found=timing.found,
        base_period=base,
        place=place[0],
        sentence=_sentence(layout, spot),
        rules=tuple(rule for rule in rules if rule),
    )


def _of_whole(timing: Timing, found: list[Figure], spot: Spot, text: str) -> Timing:
    """A sentence that begins with 其中 speaks of the time of the one before it."""
    if timing.found in ("stated", "dateline") or not found:
        return timing
    last = found[-1]
    if not text.startswith("其中", spot.sentence.start) or last.span.start < spot.paragraph.start:
        return timing
    if last.period is None:
        return timing
    return timing._replace(period=last.period, found="inherited", rule="time of the whole")


def _sentence(layout: Layout, spot: Spot) -> Span:
    """The sentence without the line break at its end."""
    start, end = spot.sentence
    while end > start and layout.text[end - 1] in "\n ":
        end -= 1
    while start < end and layout.text[start] in "\n 　":
        start += 1
    return Span(start, end)


def _base_of_pair(found: list[Figure], spot: Spot, kind: Nature, text: str) -> Period | None:
    """从2020年267家增至2024年918家,增幅243.8%: growth is over the first of the pair."""
    if kind.kind not in ("growth", "change") or len(found) < 2:
        return None
    first, second = found[-2:]
    if first.kind != "level" or second.kind != "level":
        return None
    same = first.indicator == second.indicator and first.unit == second.unit
    near = (
        spot.measure.start - second.span.end <= 8
        and "\n" not in text[second.span.end : spot.measure.start]
    )
    if same and near and first.period and second.period and first.period < second.period:
        return first.period
    return None
