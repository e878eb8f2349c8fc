"""Whoosh's And, Or and AndNot, on whole arrays where their parts are such.

What is told in no time (a date, a newspaper) narrows the articles first, then the rarer phrases,
so that a frequent one is verified only in the articles that are left. Where a part is a query of
Whoosh's own, all is done as Whoosh does it.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from whoosh.matching import AndNotMatcher, Matcher, NullMatcher
from whoosh.query import And, AndNot, Or, Query

from lcreader.search.engine.matcher import ArrayMatcher, Scores
from lcreader.search.engine.packing import Ints, present
from lcreader.search.engine.queries import Node, of_segments
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.table import NO_POSTINGS

_NOTHING = ArrayMatcher(*NO_POSTINGS)


class AllOf(And):
    """Whoosh's And: arrays are intersected, scores added."""

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The articles that all parts find."""
        if not searcher.is_atomic():
            return of_segments(self, searcher, context)
        if not _all_ours(self.subqueries):
            return super().matcher(searcher, context)
        docs: Ints | None = None
        parts = []
        for query in sorted(self.subqueries, key=lambda one: _effort(one, searcher)):
            part = _array(query, searcher, context, docs)
            docs = part.docs if docs is None else docs[present(docs, part.docs)]
            parts.append(part)
            if not len(docs):
                return NullMatcher()
        return NullMatcher() if docs is None else _combined(docs, parts)


class OneOf(Or):
    """Whoosh's Or: arrays are united, scores added."""

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The articles that any part finds."""
        if not searcher.is_atomic():
            return of_segments(self, searcher, context)
        if not _all_ours(self.subqueries):
            return super().matcher(searcher, context)
        return _united([_array(query, searcher, context) for query in self.subqueries], searcher)


class Except(AndNot):
    """Whoosh's AndNot: what the first part finds and the second does not."""

    def matcher(self, searcher: ArraySearcher, context: Any = None) -> Matcher:
        """The first part's matches with its scores."""
        if not searcher.is_atomic():
            return of_segments(self, searcher, context)
        unscored = searcher.boolean_context()
        if not _all_ours([self.a, self.b]):
            wanted = self.a.matcher(searcher, context)
            return _ExceptMatcher(wanted, self.b.matcher(searcher, unscored))
        part = _array(self.a, searcher, context)
        if not len(part.docs):
            return NullMatcher()
        unwanted = _array(self.b, searcher, unscored, part.docs)
        docs = part.docs[~present(part.docs, unwanted.docs)]
        return _combined(docs, [part]) if len(docs) else NullMatcher()


class _ExceptMatcher(AndNotMatcher):
    """Whoosh's matcher, with the first article looked at like all others.

    Whoosh lets it through unless the two sides begin with the same article.
    """

    def _find_first(self) -> None:
        if self.a.is_active() and self.b.is_active():
            self._find_next()


def _all_ours(queries: Sequence[Query]) -> bool:
    """Whether all that is below is made of arrays."""
    return all(
        isinstance(one, Node)
        or (isinstance(one, AllOf | OneOf) and _all_ours(one.subqueries))
        or (isinstance(one, Except) and _all_ours([one.a, one.b]))
        for one in queries
    )


def _array(
    query: Query, searcher: ArraySearcher, context: Any, docs: Ints | None = None
) -> ArrayMatcher:
    """The matches of one of our queries; among some articles only, where they are given."""
    if docs is not None:
        if isinstance(query, Node):
            matcher = query.matcher_within(searcher, context, docs)
            return _NOTHING if matcher is NullMatcher else matcher
        if isinstance(query, OneOf):
            parts = [_array(part, searcher, context, docs) for part in query.subqueries]
            matcher = _united(parts, searcher)
            return _NOTHING if matcher is NullMatcher else matcher
    matcher = query.matcher(searcher, context)
    return _NOTHING if matcher is NullMatcher else matcher


def _effort(query: Query, leaf: ArraySearcher) -> int:
    """How many articles must be looked at for a query, about; none, where it is there at once."""
    if isinstance(query, Node):
        return 0 if query.quick else query.estimate_size(leaf.reader())
    if isinstance(query, Except):
        return _effort(query.a, leaf)
    return sum(_effort(part, leaf) for part in query.subqueries)


def _united(parts: Sequence[ArrayMatcher], searcher: ArraySearcher) -> Matcher:
    """The articles of any of the parts."""
    parts = [part for part in parts if len(part.docs)]
    if len(parts) < 2:
        return parts[0] if parts else NullMatcher()
    held = np.zeros(searcher.reader().doc_count_all(), bool)
    for part in parts:
        held[part.docs] = True
    return _combined(np.flatnonzero(held).astype(np.int32), parts)


def _combined(docs: Ints, parts: Sequence[ArrayMatcher]) -> ArrayMatcher:
    """A matcher of some articles, each with the scores that the parts give it."""
    scoring = [part for part in parts if part.scoring]

    def added() -> Scores:
        total = np.zeros(len(docs))
        for part in scoring:
            scores = np.zeros(max(int(part.docs[-1]), int(docs[-1])) + 1)
            scores[part.docs] = part.scores
            total += scores[docs]
        return total

    return ArrayMatcher(docs, np.ones(len(docs), np.int32), added if scoring else None)
