"""Figures as lines for the command line: one record a figure, in terms of the source file.

In go the articles of a page, out come dictionaries with the fields that `lcreader figures` prints.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lcreader.figures.extract import extract_figures, home_of_page
from lcreader.records import Article, Figure, Period, Span


def figure_lines(
    name: str, source_text: str, articles: Sequence[Article]
) -> Iterator[dict[str, str | int]]:
    """The figures of the page `name`; `source_text` is the decoded file."""
    home = home_of_page(articles)
    for article in articles:
        for figure in extract_figures(article, home):
            yield _line(name, source_text, article, figure)


def _line(name: str, source_text: str, article: Article, figure: Figure) -> dict[str, str | int]:
    span = article.text_map.to_source(Span(*figure.span))
    return {
        "source": name,
        "source_start": span.start,
        "source_end": span.end,
        "article": article.title,
        "text": span.of(source_text),
        "value": plain(figure.value),
        "value_max": plain(figure.value_max),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "direction": figure.direction,
        "status": figure.status,
        "indicator": figure.indicator,
        "period": _period(figure.period),
        "base_period": _period(figure.base_period),
        "place": figure.place,
    }


def plain(value: Decimal | None) -> str:
    """A number as plain decimal digits, "" for none.

    >>> plain(Decimal("2.152E+6"))
    '2152000'
    """
    return "" if value is None else format(value, "f")


def _period(period: Period | None) -> str:
    return "" if period is None else str(period)


def as_sentence(line: dict[str, str | int]) -> str:
    """The record of a figure as one line for the eye."""
    value = f"{line['value']}—{line['value_max']}" if line["value_max"] else str(line["value"])
    parts = (line["article"], line["place"], line["period"], line["indicator"])
    sign = {"over": ">", "nearly": "<~", "about": "~", "under": "<"}.get(str(line["qualifier"]), "")
    arrow = {"up": "+", "down": "-"}.get(str(line["direction"]), "")
    told = "  ".join(str(part) for part in parts if part)
    return f"{told}  {sign}{arrow}{value} {line['unit']} ({line['kind']}, {line['text']!r})"
