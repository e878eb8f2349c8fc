"""Puts what a person corrected over what the program read, whenever a page is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from lcreader.archive.relocate import relocate
from lcreader.records import Article, Bookmark, Figure, Period
from lcreader.store import Connection, corrections
from lcreader.store.bookmarks import Kept
from lcreader.store.corrections import Correction

BY_HAND = "by hand"


def settle(
    db: Connection, source_id: int, old: Iterable[Article], new: Iterable[Article]
) -> list[Correction]:
    """Find the figures of all corrections of a page again after it was replaced."""
    texts = {article.id: article.text for article in old}
    present = {article.id: article for article in new}
    settled = []
    for correction in corrections.of_source(db, source_id):
        place = _moved(correction, relocate(_as_bookmark(correction), texts, present))
        if place != correction:
            corrections.put(db, place)
        settled.append(place)
    return settled


def corrected(
    article_id: int, figures: Iterable[Figure], settled: Iterable[Correction]
) -> list[Figure]:
    """The figures of an article as they are after the corrections that concern it."""
    found = list(figures)
    for correction in settled:
        if correction.article_id == article_id and correction.span is not None:
            found = _with(found, correction)
    return found


def _with(figures: Sequence[Figure], correction: Correction) -> list[Figure]:
    at = _place_of(figures, correction)
    if at is None:
        return list(figures)
    if correction.fields.get("no_figure"):
        return [*figures[:at], *figures[at + 1 :]]
    return [*figures[:at], _changed(figures[at], correction), *figures[at + 1 :]]


def _place_of(figures: Sequence[Figure], correction: Correction) -> int | None:
    """Which figure is meant: the one at the very place, or else one that reaches into it."""
    assert correction.span is not None
    start, end = correction.span
    for at, figure in enumerate(figures):
        if figure.span == correction.span:
            return at
    for at, figure in enumerate(figures):
        if figure.span.start < end and start < figure.span.end:
            return at
    return None


def _changed(figure: Figure, correction: Correction) -> Figure:
    fields = dict(correction.fields)
    for name in ("value", "value_max"):
        if fields.get(name) is not None:
            fields[name] = Decimal(fields[name])
    if fields.get("period"):
        fields["period"] = Period(*fields["period"])
        fields["period_found"] = "stated"
    if fields.get("kind", figure.kind) not in ("change", "growth"):
        fields["direction"] = ""
    if "indicator" in fields:
        fields["indicator_span"] = None
    return replace(figure, **fields, corrected=True, rules=(*figure.rules, BY_HAND))


def _as_bookmark(correction: Correction) -> Kept:
    bookmark = Bookmark(
        article_id=correction.article_id,
        span=correction.span,
        quote=correction.quote,
        prefix=correction.prefix,
        suffix=correction.suffix,
        id=correction.id,
    )
    return Kept(bookmark, correction.source_id, correction.position)


def _moved(correction: Correction, kept: Kept) -> Correction:
    """The correction where its number stands now; another number is not the one corrected."""
    bookmark = kept.bookmark
    if bookmark.span is None or bookmark.found:
        return correction._replace(span=None)
    return correction._replace(
        article_id=bookmark.article_id,
        span=bookmark.span,
        position=bookmark.span.start,
        prefix=bookmark.prefix,
        suffix=bookmark.suffix,
    )
