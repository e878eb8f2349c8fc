"""Answers what a query asks of an archive beside texts: figures, bookmarks and tags."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lcreader.archive.figure_search import FigureSearch
from lcreader.search.finder import FigurePlace
from lcreader.search.tree import Asked, Bookmarked, Figured, Tagged
from lcreader.store import Connection, Store, asking
from lcreader.store.asking import Passage
from lcreader.text.fold import fold_text


class Asking:
    """The `FigureFinder` of an archive."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._figures = FigureSearch(store)

    def count(self, wanted: Sequence[Asked]) -> Mapping[int, int]:
        """The articles of which one of these is true, and how many places each has."""
        counts: Counter[int] = Counter()
        if others := [one for one in wanted if not isinstance(one, Figured)]:
            counts.update(self._store.read(_count, others))
        if figured := _figured(wanted):
            counts.update(self._figures.count(figured))
        return counts

    def places(
        self, wanted: Sequence[Asked], article_ids: Iterable[int]
    ) -> Mapping[int, Sequence[FigurePlace]]:
        """Where those places are in some articles, in text order."""
        ids = list(article_ids)
        found: dict[int, list[FigurePlace]] = {}
        if figured := _figured(wanted):
            for article_id, places in self._figures.places(figured, ids).items():
                found[article_id] = list(places)
        kept = [one for one in wanted if isinstance(one, Bookmarked | Tagged)]
        if kept:
            for passage in self._store.read(_passages, kept, set(ids)):
                if passage.span is not None:
                    place = FigurePlace(passage.span, passage.there)
                    found.setdefault(passage.article_id, []).append(place)
        return {article_id: sorted(places) for article_id, places in found.items()}


def _figured(wanted: Iterable[Asked]) -> list[Figured]:
    return [one for one in wanted if isinstance(one, Figured)]


def _count(db: Connection, wanted: Sequence[Bookmarked | Tagged]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for passage in _passages(db, wanted):
        there = passage.span is not None
        counts[passage.article_id] = counts.get(passage.article_id, 0) + there
    return counts


def _passages(
    db: Connection, wanted: Sequence[Bookmarked | Tagged], ids: set[int] | None = None
) -> list[Passage]:
    """The bookmarks that are meant by one of these, of some articles or of all."""
    return [
        passage
        for passage in (asking.passages(db) if wanted else ())
        if (ids is None or passage.article_id in ids)
        and any(_is_meant(passage, one) for one in wanted)
    ]


def _is_meant(passage: Passage, wanted: Bookmarked | Tagged) -> bool:
    if isinstance(wanted, Tagged):
        tags = map(fold_text, passage.tags)
        return wanted.folded in tags if wanted.folded else bool(passage.tags)
    return not wanted.folded or any(wanted.folded in fold_text(text) for text in passage.words)
