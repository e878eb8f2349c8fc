"""Correcting a figure by hand, and taking that back.

A correction is kept beside the page, not in it: the page is worked through again and the
correction put over what was read, now and at every later import.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from lcreader.archive.importing import stamp, work_through
from lcreader.archive.news import News
from lcreader.archive.pages import put
from lcreader.errors import LCReaderError, NotFoundError
from lcreader.records import Change, Direction, Figure, FigureKind, Period, Qualifier, Status
from lcreader.store import Connection, Store, articles, corrections, figures, sources
from lcreader.store.corrections import Correction
from lcreader.text.anchor import anchor

_CHOICES: dict[str, tuple[str, ...]] = {
    "qualifier": get_args(Qualifier),
    "kind": get_args(FigureKind),
    "direction": get_args(Direction),
    "status": get_args(Status),
}
FIELDS = frozenset(
    {"value", "value_max", "unit", "indicator", "period", "place", "no_figure", *_CHOICES}
)


class Corrections:
    """The corrections of one archive."""

    def __init__(self, store: Store, news: News, now: Callable[[], datetime]) -> None:
        self._store = store
        self._news = news
        self._now = now

    def listed(self, article_id: int | None) -> list[Correction]:
        """The corrections of an article, or all."""
        if article_id is None:
            return self._store.read(corrections.all_of)
        return self._store.read(corrections.of_article, article_id)

    def add(self, figure_id: int, changes: Mapping[str, Any]) -> Correction:
        """Correct a figure; an earlier correction of it is added to.

        Raises:
            NotFoundError: when there is no such figure.
            LCReaderError: when a change is not one that can be made.
        """
        wanted = _plain(changes)
        moment = stamp(self._now())

        def work(db: Connection) -> Correction:
            figure = figures.get(db, figure_id)
            article = None if figure is None else articles.get(db, figure.article_id)
            if figure is None or article is None:
                raise NotFoundError(f"档案里没有编号为 {figure_id} 的数字。", str(figure_id))
            earlier = _of_figure(db, figure)
            quote, prefix, suffix = anchor(article.text, figure.span)
            made = Correction(
                source_id=article.source_id,
                article_id=article.id,
                span=figure.span,
                position=figure.span.start,
                quote=quote,
                prefix=prefix,
                suffix=suffix,
                fields={**(earlier.fields if earlier else {}), **wanted},
                created=moment,
                id=earlier.id if earlier else 0,
            )
            return made._replace(id=corrections.put(db, made))

        made = self._store.write(work)
        self._work_through(made)
        return made

    def remove(self, correction_id: int) -> Correction:
        """Take a correction back: the figure is again what the program reads."""

        def work(db: Connection) -> Correction:
            correction = corrections.get(db, correction_id)
            if correction is None:
                raise NotFoundError(f"没有编号为 {correction_id} 的更正。", str(correction_id))
            corrections.remove(db, correction_id)
            return correction

        removed = self._store.write(work)
        self._work_through(removed)
        return removed

    def restore(self, correction: Correction) -> Correction:
        """Put a correction that was taken back in force again."""
        made = correction._replace(id=self._store.write(corrections.put, correction._replace(id=0)))
        self._work_through(made)
        return made

    def _work_through(self, correction: Correction) -> None:
        """Make the figures of the page anew, with the corrections that there are."""
        if correction.source_id is None:
            return
        source = self._store.read(sources.get, correction.source_id)
        if source is not None:
            self._store.write(put, source, work_through(source), True)
        if correction.article_id is not None:
            self._news.tell(Change("articles", (correction.article_id,)))
            self._news.tell(Change("ledger", (correction.article_id,)))


def _of_figure(db: Connection, figure: Figure) -> Correction | None:
    there = corrections.of_article(db, figure.article_id)
    return next((one for one in there if one.span == figure.span), None)


def _plain(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changes as the store keeps them, or a sentence that says what is wrong."""
    unknown = set(changes) - FIELDS
    if unknown or not changes:
        raise LCReaderError("没有可以更正的内容。", "、".join(sorted(unknown)))
    plain = dict(changes)
    for name in ("value", "value_max"):
        if plain.get(name) is not None:
            plain[name] = str(_number(plain[name]))
    if plain.get("value") is None:
        plain.pop("value", None)
    for name, known in _CHOICES.items():
        if plain.get(name, known[0]) not in known:
            raise LCReaderError(f"“{plain[name]}”不在可选之列。", str(plain[name]))
    if plain.get("period") is not None:
        plain["period"] = list(Period(*plain["period"]))
    return plain


def _number(value: Any) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise LCReaderError(f"“{value}”不是数字。", str(value)) from error
    if not number.is_finite():
        raise LCReaderError(f"“{value}”不是数字。", str(value))
    return number
