"""Figures as tests of the ledger write them."""

from decimal import Decimal
from itertools import count

from lcreader.ledger import tables
from lcreader.ledger.compare import Comparison, compare
from lcreader.ledger.observations import observe
from lcreader.records import Article, Figure, Period, Span

_ids = count(1)


def figure(text: str, value: str, unit: str = "", **fields: object) -> Figure:
    """A figure that says only what it must; `period` may be "2021/2025"."""
    period = fields.pop("period", "")
    if isinstance(period, str):
        first, _, last = period.partition("/")
        period = Period(first, last or first) if first else None
    base = fields.pop("base", "")
    assert isinstance(base, str)
    known: dict = {
        "span": Span(0, len(text)),
        "value_max": None,
        "qualifier": "exact",
        "kind": "level",
        "direction": "",
        "status": "actual",
        "indicator": "高新技术企业",
        "indicator_span": None,
        "period": period,
        "period_found": "",
        "base_period": Period(base, base) if base else None,
        "place": "聊城市",
        "sentence": Span(0, len(text)),
        **fields,
    }
    return Figure(text=text, value=Decimal(value), unit=unit, **known)


def told(date: str, *figures: Figure, before: str = "") -> list:
    """What an article of that day reports: each figure after the words `before`."""
    article = Article("article", "题", before + (figures[0].text if figures else ""), date=date)
    article_id = next(_ids)
    observed = []
    for one in figures:
        start = len(before)
        span = Span(start, start + len(one.text))
        placed = Figure(
            **{
                **{name: getattr(one, name) for name in Figure.__slots__},
                "span": span,
                "sentence": Span(0, span.end),
                "id": next(_ids),
                "article_id": article_id,
            }
        )
        text = before + one.text
        observed += observe(
            Article("article", article.title, text, date=date, id=article_id),
            [placed],
            tables.load(),
        )
    return observed


def verdicts(*articles: list) -> list[Comparison]:
    """All verdicts on what these articles report."""
    return list(compare(pair for article in articles for pair in article))
