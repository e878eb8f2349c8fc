"""A query node for Whoosh's query tree: articles by their ids, as another part has found them."""

from array import array
from collections.abc import Mapping
from math import log2
from typing import Any

from whoosh.matching import Matcher, MultiMatcher, NullMatcher
from whoosh.scoring import BaseScorer

from lcreader.search import schema
from lcreader.search.postings import NO_POSTINGS, Postings, postings_of_term
from lcreader.search.substring import DocsMatcher, FindingSearcher, Node

# Looking up an article takes as long as passing over so many of them.
_WORTH_LOOKING_UP = 16


class Numbered(Node):
    """The articles with these ids, each with a number of places."""

    boost = 1.0

    def __init__(self, counts: Mapping[int, int]) -> None:
        super().__init__(schema.ID, frozenset(counts.items()), self.boost)
        self._counts = counts

    def find(self, reader: Any) -> Postings:
        """The postings in one segment, deleted articles left out."""
        if not self._counts or not reader.doc_count():
            return NO_POSTINGS
        if len(self._counts) * _WORTH_LOOKING_UP < reader.doc_count_all():
            found = self._looked_up(reader)
        else:
            ids = reader.column_reader(schema.ID, translate=False)
            known = self._counts
            found = {doc: known[ids[doc]] for doc in reader.all_doc_ids() if ids[doc] in known}
        docs = sorted(found)
        return Postings(array("I", docs), array("I", (found[doc] for doc in docs)))

    def estimate_size(self, reader: Any) -> int:
        """No more articles than there are ids."""
        return len(self._counts)

    def matcher(self, searcher: FindingSearcher, context: Any = None) -> Matcher:
        """The postings, worked out anew: what has such figures may have changed since."""
        if not searcher.is_atomic():
            leaves = searcher.leaf_searchers()
            matchers = [self.matcher(leaf, context) for leaf, _ in leaves]
            return MultiMatcher(matchers, [offset for _, offset in leaves])
        postings = self.find(searcher.reader())
        if not postings.docs:
            return NullMatcher()
        scored = context is None or context.weighting is not None
        return DocsMatcher(postings, CountScorer() if scored else None, (self.fieldname, ""))

    def _looked_up(self, reader: Any) -> dict[int, int]:
        field = reader.schema[schema.ID]
        found: dict[int, int] = {}
        for article_id, count in self._counts.items():
            term = field.to_bytes(article_id)
            if reader.doc_frequency(schema.ID, term):
                docs = postings_of_term(reader, schema.ID, term).docs
                found.update((doc, count) for doc in docs)
        return found


class CountScorer(BaseScorer):
    """Every further figure that fits counts less; the best cannot be known beforehand."""

    def supports_block_quality(self) -> bool:
        """Not: all postings are walked through."""
        return False

    def score(self, matcher: Matcher) -> float:
        """The score of the present article."""
        return 1.0 + log2(max(matcher.weight(), 1.0))

    def max_quality(self) -> float:
        """No article is too good."""
        return float("inf")

    block_quality = max_quality
