"""Query nodes that verify more than a substring: patterns, words near each other, exact signs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from lcreader.records import Matching
from lcreader.search import schema
from lcreader.search.document import Words
from lcreader.search.engine.packing import Ints, present
from lcreader.search.engine.queries import Node
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.substring import Substring
from lcreader.search.engine.table import Postings
from lcreader.search.passages import passages, phrases_of
from lcreader.search.strict import find_places_strict

Lender = Callable[[Sequence[int]], Mapping[int, Words]]

_AT_ONCE = 500  # original texts that are lent at once


class Passing(Node):
    """Articles whose text has such a place; the key is the node of the query."""

    def find(self, leaf: ArraySearcher) -> Postings:
        """The candidates that hold all its phrases, verified in their folded texts."""
        docs: Ints = leaf.living(np.arange(leaf.reader().doc_count_all(), dtype=np.int32))
        for phrase in phrases_of(self.key):
            docs = docs[present(docs, leaf.postings_of(Substring(self.fieldname, phrase)).docs)]
        texts = folded_texts(leaf, self.fieldname, docs)
        return _counted(docs, (len(passages(self.key, *text)) for text in texts))


class Strict(Substring):
    """A phrase of which width, case or traditional characters count, verified in the originals."""

    def __init__(
        self,
        fieldname: str,
        key: str,
        boost: float,
        typed: str,
        matching: Matching,
        words: Lender,
    ) -> None:
        super().__init__(fieldname, key, boost)
        self._typed = typed
        self._matching = matching
        self._words = words

    def _identity(self) -> tuple[Any, ...]:
        return *super()._identity(), self._typed, self._matching

    def find(self, leaf: ArraySearcher) -> Postings:
        """The articles that hold the phrase as it was typed."""
        return self._written_so(leaf, leaf.postings_of(Substring(self.fieldname, self.key)).docs)

    def within(self, leaf: ArraySearcher, docs: Ints) -> Postings:
        """Only the articles among these are verified."""
        phrase = Substring(self.fieldname, self.key)
        return self._written_so(leaf, leaf.postings_within(phrase, docs).docs)

    def _written_so(self, leaf: ArraySearcher, docs: Ints) -> Postings:
        return _counted(docs, map(self._count, self._originals(leaf, docs)))

    def _originals(self, leaf: ArraySearcher, docs: Ints) -> Iterator[Words | None]:
        ids = leaf.column(schema.ID).array[docs].tolist()
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            lent = self._words(part)
            yield from (lent.get(one) for one in part)

    def _count(self, words: Words | None) -> int:
        if words is None:
            return 0
        body = self.fieldname == schema.BODY
        texts = (words.body,) if body else (words.title, words.subtitle)
        return sum(len(find_places_strict(text, self._typed, self._matching)) for text in texts)


def folded_texts(
    leaf: ArraySearcher, field: str, docs: Ints
) -> Iterator[tuple[str, Sequence[int]]]:
    """The folded texts of articles of one segment, and where their paragraphs begin."""
    starts = leaf.column(schema.PARAGRAPHS) if field == schema.BODY else None
    for doc, text in zip(docs.tolist(), leaf.column(field).texts(docs), strict=True):
        yield text, [0] if starts is None else np.frombuffer(starts[doc], "<u4").tolist()


def _counted(docs: Ints, counts: Iterable[int]) -> Postings:
    """The articles that have any places."""
    counted = np.fromiter(counts, np.int32, len(docs))
    found = counted > 0
    return Postings(docs[found], counted[found])
