"""Query nodes for Whoosh's query tree: an exact substring, and any of some exact values.

`Substring` finds the articles that hold every gram of the phrase, begins with the rarest, and
verifies the few that are left in their folded texts. It can stand anywhere in a tree of And, Or
and AndNot. Its scorer is Whoosh's BM25 with the counts and the article frequency of the phrase
itself, known once it is verified.
"""

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import log
from typing import Any

from whoosh.matching import ListMatcher, Matcher, MultiMatcher, NullMatcher
from whoosh.query import Query
from whoosh.scoring import WeightLengthScorer, bm25
from whoosh.searching import Searcher

from lcreader.search.document import to_bytes
from lcreader.search.postings import NO_POSTINGS, Postings, postings_of_term
from lcreader.search.schema import grams_of_phrase

# Reading the postings of one more gram costs about as much as verifying this share of them.
_WORTH_VERIFYING = 8


# Gives the postings under a key, and does the work only when the key is unknown.
Remember = Callable[[Any, Callable[[], Postings]], Postings]


def find_substring(reader: Any, field: str, phrase: str) -> Postings:
    """The articles of one segment whose field holds the phrase, with the number of places."""
    frequent = []
    for gram in map(to_bytes, grams_of_phrase(phrase)):
        frequency = reader.doc_frequency(field, gram)
        if not frequency:
            return NO_POSTINGS
        frequent.append((frequency, gram))
    frequent.sort()
    postings = postings_of_term(reader, field, frequent[0][1])
    if len(phrase) == 1 or (len(phrase) == 2 and phrase[0] != phrase[1]):
        return postings  # the gram is the phrase, and cannot overlap itself
    docs: Sequence[int] = postings.docs
    for frequency, gram in frequent[1:]:
        if frequency > _WORTH_VERIFYING * len(docs):
            break
        docs = sorted(set(docs).intersection(postings_of_term(reader, field, gram).docs))
    return _verify(reader, field, to_bytes(phrase), docs)


def _verify(reader: Any, field: str, phrase: bytes, candidates: Sequence[int]) -> Postings:
    folded = reader.column_reader(field, translate=False)
    docs, counts = array("I"), array("I")
    for doc in candidates:
        if count := folded[doc].count(phrase):
            docs.append(doc)
            counts.append(count)
    return Postings(docs, counts)


def find_any(reader: Any, field: str, terms: Sequence[bytes]) -> Postings:
    """The articles of one segment that have one of the terms."""
    found: set[int] = set()
    for term in terms:
        if reader.doc_frequency(field, term):
            found.update(postings_of_term(reader, field, term).docs)
    docs = array("I", sorted(found))
    return Postings(docs, array("I", bytes(4 * len(docs))))


class FindingSearcher(Searcher):
    """A Whoosh searcher that remembers the postings that were worked out for its segments.

    `remember` is called with a key and the work to be done if the key is unknown. It is taken
    over by the searchers of single segments.
    """

    def __init__(
        self,
        reader: Any,
        remember: "Remember | None" = None,
        parent: "FindingSearcher | None" = None,
        **options: Any,
    ) -> None:
        self._remember: Remember | None = parent._remember if parent else remember
        self._columns: dict[str, Any] = {}
        super().__init__(reader, parent=parent, **options)

    def column(self, field: str) -> Any:
        """What the column of a field holds for each article, as it was written."""
        if field not in self._columns:
            self._columns[field] = self.reader().column_reader(field, translate=False)
        return self._columns[field]

    def postings_of(self, node: "Node") -> Postings:
        """The postings of a node in this one segment."""
        reader = self.reader()
        if not reader.doc_count_all():
            return NO_POSTINGS
        if self._remember is None:
            return node.find(reader)
        key = (reader.generation(), reader.segment().segment_id(), node)
        return self._remember(key, lambda: node.find(reader))

    def frequency_of(self, node: "Node") -> int:
        """In how many articles of the whole index the node is found."""
        top = self.get_parent()
        return sum(len(leaf.postings_of(node).docs) for leaf, _ in top.leaf_searchers())


class Node(Query, ABC):
    """A leaf of the query tree whose postings are worked out at once."""

    boost = 0.0

    def __init__(self, fieldname: str, key: Any, boost: float = 0.0) -> None:
        self.fieldname = fieldname
        self.key = key
        self.boost = boost

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.fieldname!r}, {self.key!r}, boost={self.boost})"

    def _identity(self) -> tuple[Any, ...]:
        return type(self), self.fieldname, self.key, self.boost

    def field(self) -> str:
        """The field that is searched."""
        return self.fieldname

    @abstractmethod
    def find(self, reader: Any) -> Postings:
        """The postings in one segment."""

    def estimate_min_size(self, reader: Any) -> int:
        """At the least, nothing is found."""
        return 0

    def matcher(self, searcher: FindingSearcher, context: Any = None) -> Matcher:
        """The postings as Whoosh's matchers combine them."""
        if not searcher.is_atomic():
            leaves = searcher.leaf_searchers()
            matchers = [self.matcher(leaf, context) for leaf, _ in leaves]
            return MultiMatcher(matchers, [offset for _, offset in leaves])
        postings = searcher.postings_of(self)
        if not postings.docs:
            return NullMatcher()
        scorer = None
        if self.boost and (context is None or context.weighting is not None):
            scorer = PhraseScorer(searcher, self, max(postings.counts))
        return DocsMatcher(postings, scorer, (self.fieldname, self.key))


class Substring(Node):
    """Articles whose field holds a phrase, folded, of one character or more."""

    def find(self, reader: Any) -> Postings:
        """See `find_substring`."""
        return find_substring(reader, self.fieldname, self.key)

    def estimate_size(self, reader: Any) -> int:
        """No more articles than hold the rarest gram."""
        grams = map(to_bytes, grams_of_phrase(self.key))
        return min(reader.doc_frequency(self.fieldname, gram) for gram in grams)


class AnyOf(Node):
    """Articles that have one of some exact values; the values are given as terms."""

    def find(self, reader: Any) -> Postings:
        """See `find_any`."""
        return find_any(reader, self.fieldname, self.key)

    def estimate_size(self, reader: Any) -> int:
        """No more articles than the values have together."""
        return sum(reader.doc_frequency(self.fieldname, term) for term in self.key)


class PhraseScorer(WeightLengthScorer):
    """Whoosh's BM25 for a phrase, with the phrase's own article frequency."""

    def __init__(
        self, searcher: FindingSearcher, node: Node, most: float, b: float = 0.75, k1: float = 1.2
    ) -> None:
        top = searcher.get_parent()
        self._idf = node.boost * (log(top.doc_count_all() / (searcher.frequency_of(node) + 1)) + 1)
        self._average = top.avg_field_length(node.fieldname) or 1
        self._b, self._k1 = b, k1
        self.dfl = lambda doc: searcher.doc_field_length(doc, node.fieldname, 1)
        self._maxquality = self._score(most, 1)

    def _score(self, weight: float, length: float) -> float:
        return float(bm25(self._idf, weight, length, self._average, self._b, self._k1))

    def block_quality(self, matcher: Matcher) -> float:
        """All postings are one block."""
        return self._maxquality


class DocsMatcher(ListMatcher):
    """Postings in memory; without a scorer every article scores nothing."""

    def __init__(
        self,
        postings: Postings,
        scorer: PhraseScorer | None,
        term: tuple[str, Any],
        position: int = 0,
    ) -> None:
        super().__init__(
            postings.docs, postings.counts, scorer=scorer, term=term, position=position
        )
        self._postings = postings
        self._i: int = position

    def copy(self) -> "DocsMatcher":
        """Another matcher at the same place."""
        return DocsMatcher(self._postings, self._scorer, self._term, self._i)

    def skip_to(self, id: int) -> None:
        """On to the first article that is not before `id`."""
        self._i = bisect_left(self._ids, id, self._i)

    def supports_block_quality(self) -> bool:
        """Always: what does not score has quality 0."""
        return True

    def max_quality(self) -> float:
        """The best score that any article can have."""
        return self._scorer.max_quality() if self._scorer else 0.0

    block_quality = max_quality

    def skip_to_quality(self, minquality: float) -> int:
        """To the end, if no article is good enough."""
        if self.max_quality() <= minquality:
            self._i = len(self._ids)
        return 0

    def score(self) -> float:
        """The score of the present article."""
        return self._scorer.score(self) if self._scorer else 0.0
