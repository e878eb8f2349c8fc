"""Collects all articles that a query finds, and puts them in the order asked for."""

from array import array
from collections.abc import Callable
from itertools import repeat
from typing import Any

from whoosh.collectors import Collector
from whoosh.query import Query

from lcreader.records import SortKey
from lcreader.search import schema
from lcreader.search.substring import FindingSearcher
from lcreader.watch import Watch

# How many articles are collected between two looks at whether the search was called off.
_PATIENCE = 512


class AllDocs(Collector):
    """Every article that matches, rising, with its score if scores are wanted."""

    def __init__(self, scored: bool, watch: Watch) -> None:
        self.scored = scored
        self.docs = array("I")
        self.scores = array("d")
        self._watch = watch

    def collect_matches(self) -> None:
        """Walk through the matches of one segment."""
        self._watch.report(0, 0)
        if not self.scored:
            self.docs.extend(self.offset + doc for doc in self.matcher.all_ids())
            return
        matcher = self.matcher.replace()
        since = 0
        while matcher.is_active():
            self.docs.append(self.offset + matcher.id())
            self.scores.append(matcher.score())
            matcher.next()
            since += 1
            if since == _PATIENCE:
                since = 0
                self._watch.report(0, 0)
                matcher = matcher.replace()


def collect(searcher: FindingSearcher, query: Query, scored: bool, watch: Watch) -> AllDocs:
    """All articles of the query.

    Raises:
        Cancelled: when the watch is stopped.
    """
    collector = AllDocs(scored, watch)
    weighting = searcher.weighting if scored else None
    context = searcher.context(needs_current=scored, weighting=weighting)
    searcher.search_with_collector(query, collector, context=context)
    return collector


def ordered(
    searcher: FindingSearcher, found: AllDocs, sort: SortKey, descending: bool | None
) -> list[tuple[int, float]]:
    """Article numbers with their scores, in order.

    Without a wish the best come first, the newest, or the titles from A to Z; articles without
    a date come last either way. Equals stand as they were added.
    """
    scores = found.scores if found.scored else repeat(0.0)
    pairs = list(zip(found.docs, scores, strict=False))
    if sort == "relevance":
        return sorted(pairs, key=lambda pair: pair[1], reverse=descending is not False)
    if sort == "title":
        key = _column(searcher, schema.TITLE_KEY)
        return sorted(pairs, key=lambda pair: key(pair[0]), reverse=bool(descending))
    date = _column(searcher, schema.DATE)
    dated = [pair for pair in pairs if date(pair[0])]
    dated.sort(key=lambda pair: date(pair[0]), reverse=descending is not False)
    return dated + [pair for pair in pairs if not date(pair[0])]


def _column(searcher: FindingSearcher, field: str) -> Callable[[int], Any]:
    """The value of a field for an article of any segment."""
    if not searcher.doc_count_all():
        return lambda doc: b""
    return searcher.column(field).__getitem__
