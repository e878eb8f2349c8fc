"""Collects all articles that a query finds, and puts them in the order asked for."""

from typing import Any

import numpy as np
from whoosh.collectors import Collector
from whoosh.query import Query

from lcreader.records import SortKey
from lcreader.search import schema
from lcreader.search.engine.matcher import ArrayMatcher, Scores
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.watch import Watch

# How many articles are walked over between two looks at whether the search was called off.
_PATIENCE = 512


class AllDocs(Collector):
    """Every article that matches, rising, with its score if scores are wanted."""

    def __init__(self, scored: bool, watch: Watch) -> None:
        self.scored = scored
        self._docs: list[Ints] = []
        self._scores: list[Scores] = []
        self._watch = watch

    @property
    def docs(self) -> Ints:
        """The articles of the whole index."""
        return np.concatenate(self._docs) if self._docs else np.empty(0, np.int64)

    @property
    def scores(self) -> Scores:
        """Their scores; all 0 where none are wanted."""
        return np.concatenate(self._scores) if self._scores else np.empty(0)

    def collect_matches(self) -> None:
        """Take the matches of one segment, at once where they are arrays."""
        self._watch.report(0, 0)
        matcher = self.matcher
        if not isinstance(matcher, ArrayMatcher) or not matcher.whole:
            self._walk(matcher)
            return
        self._docs.append(matcher.docs.astype(np.int64) + self.offset)
        self._scores.append(matcher.scores if self.scored else np.zeros(len(matcher.docs)))

    def _walk(self, matcher: Any) -> None:
        docs, scores = [], []
        matcher = matcher.replace()
        while matcher.is_active():
            docs.append(self.offset + matcher.id())
            scores.append(matcher.score() if self.scored else 0.0)
            matcher.next()
            if len(docs) % _PATIENCE == 0:
                self._watch.report(0, 0)
                matcher = matcher.replace()
        self._docs.append(np.array(docs, np.int64))
        self._scores.append(np.array(scores))


def collect(searcher: ArraySearcher, query: Query, scored: bool, watch: Watch) -> AllDocs:
    """All articles of the query.

    Raises:
        Cancelled: when the watch is stopped.
    """
    collector = AllDocs(scored, watch)
    weighting = searcher.weighting if scored else None
    context = searcher.context(needs_current=scored, weighting=weighting)
    searcher.search_with_collector(query, collector, context=context)
    return collector


def order(
    searcher: ArraySearcher,
    found: AllDocs,
    ids: Ints,
    sort: SortKey,
    descending: bool | None,
    most: int | None,
) -> Ints:
    """Where, among the articles found, the first, second … stand; the first `most` of them.

    Without a wish the best come first, the newest, or the titles from A to Z; articles without
    a date come last either way. Equals stand by their ids; scores are equal when they are so in
    single precision.
    """
    if sort == "relevance":
        keys = _as_numbers(found.scores if descending is False else -found.scores)
        return _sorted(keys, ids, most)
    if sort == "title":
        return _by_title(searcher, found.docs, ids, bool(descending))[:most]
    dates = searcher.gathered(found.docs, lambda leaf: leaf.column(schema.DATE).array)
    keys = dates.astype(np.uint32)
    undated = keys == 0
    if descending is not False:
        keys = ~keys
    keys[undated] = np.iinfo(np.uint32).max
    return _sorted(keys, ids, most)


def _as_numbers(scores: Scores) -> Ints:
    """Numbers of 32 bits that are ordered as the scores are."""
    bits = scores.astype(np.float32).view(np.uint32)
    return bits ^ np.where(bits >> 31, np.uint32(0xFFFF_FFFF), np.uint32(0x8000_0000))


def _sorted(keys: Ints, ids: Ints, most: int | None) -> Ints:
    """The places of the smallest keys, which have 32 bits; equals by id.

    Key and place are sorted as one number, in less than half the time of a stable sort of keys.
    """
    if most is not None and most <= 0:
        return np.empty(0, np.int64)
    by_id = None if (ids[1:] > ids[:-1]).all() else np.argsort(ids, kind="stable")
    ranked = keys if by_id is None else keys[by_id]
    both = ranked.astype(np.uint64) << np.uint64(32)
    both |= np.arange(len(keys), dtype=np.uint64)
    if most is not None and most < len(both):
        both = np.partition(both, most - 1)[:most]
    both.sort()
    ranks = (both & np.uint64(0xFFFF_FFFF)).astype(np.int64)
    return ranks if by_id is None else by_id[ranks]


def _by_title(searcher: ArraySearcher, docs: Ints, ids: Ints, descending: bool) -> Ints:
    titles: list[bytes] = []
    for leaf, own in searcher.shares(docs):
        titles += map(leaf.column(schema.TITLE_KEY).__getitem__, own.tolist())
    by_id = np.argsort(ids, kind="stable").tolist()
    return np.array(sorted(by_id, key=titles.__getitem__, reverse=descending), np.int64)
