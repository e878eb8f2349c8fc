"""Query nodes that verify more than a substring: patterns, words near each other, exact signs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Any

import numpy as np

from lcreader.records import Matching
from lcreader.search import schema
from lcreader.search.document import Words
from lcreader.search.engine.laid import Laid, lay
from lcreader.search.engine.packing import Ints, distinct, present, ragged
from lcreader.search.engine.queries import Node
from lcreader.search.engine.scan import of_each
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.substring import Substring
from lcreader.search.engine.table import Postings
from lcreader.search.marks import Sought, count_places, paragraph_starts
from lcreader.search.passages import phrases_of
from lcreader.search.passages_many import Reader, is_told_at_once
from lcreader.search.strict import strict_form, strict_passage, strict_phrase
from lcreader.search.tree import Passage
from lcreader.text.fold import Folded
from lcreader.text.fold_many import fold_many

Lender = Callable[[Sequence[int]], Mapping[int, Words]]

_AT_ONCE = 500  # original texts that are lent at once


@dataclass(frozen=True, slots=True)
class Originals:
    """The original texts, lent by their owner, and which characters of them are told apart."""

    words: Lender
    matching: Matching

    def counts(self, leaf: ArraySearcher, field: str, docs: Ints, wanted: Sought) -> Ints:
        """How many places each of some articles has of what is sought in strict forms."""
        return np.fromiter(self._counts(leaf, field, docs, wanted), np.int64, len(docs))

    def _counts(self, leaf: ArraySearcher, field: str, docs: Ints, wanted: Sought) -> Iterator[int]:
        ids = leaf.column(schema.ID).array[docs].tolist()
        for start in range(0, len(ids), _AT_ONCE):
            leaf.look()
            part = ids[start : start + _AT_ONCE]
            lent = self.words(part)
            texts = [text for one in part for text in _texts(lent.get(one), field)]
            folded = fold_many(texts).each(texts)
            counts = map(self._count, texts, folded, repeat(wanted), repeat(field))
            yield from map(sum, zip(*[counts] * (len(texts) // len(part)), strict=True))

    def _count(self, text: str, folded: Folded, wanted: Sought, field: str) -> int:
        parted = wanted.nodes and field == schema.BODY  # a title is one paragraph
        paragraphs = paragraph_starts(text, folded) if parted else ()
        form = strict_form(text, folded, self.matching)
        return count_places(folded.text, wanted, paragraphs, form)


def _texts(words: Words | None, field: str) -> tuple[str, ...]:
    """The original texts of a field; empty ones of an article that is gone."""
    title, subtitle, body = words or Words("", "", "")
    return (body,) if field == schema.BODY else (title, subtitle)


class Passing(Node):
    """Articles whose text has such a place; the key is the node of the query."""

    def find(self, leaf: ArraySearcher) -> Postings:
        """The candidates that hold all its phrases, verified in their folded texts."""
        docs = self._candidates(leaf)
        return _counted(docs, counts_in(leaf, self.fieldname, Sought((), (self.key,)), docs))

    def _candidates(self, leaf: ArraySearcher) -> Ints:
        docs: Ints = leaf.living(np.arange(leaf.reader().doc_count_all(), dtype=np.int32))
        for phrase in phrases_of(self.key):
            docs = docs[present(docs, leaf.postings_of(Substring(self.fieldname, phrase)).docs)]
        return docs


class StrictPassing(Passing):
    """Such articles where some characters are told apart, verified in the originals."""

    def __init__(self, fieldname: str, key: Passage, boost: float, originals: Originals) -> None:
        super().__init__(fieldname, key, boost)
        self._originals = originals

    def _identity(self) -> tuple[Any, ...]:
        return *super()._identity(), self._originals.matching

    def find(self, leaf: ArraySearcher) -> Postings:
        """The candidates of the usual search that have such a place in their strict form."""
        docs = self._candidates(leaf)
        wanted = Sought((), (strict_passage(self.key, self._originals.matching),))
        return _counted(docs, self._originals.counts(leaf, self.fieldname, docs, wanted))


class Strict(Substring):
    """A phrase of which width, case or traditional characters count, verified in the originals."""

    def __init__(
        self, fieldname: str, key: str, boost: float, typed: str, originals: Originals
    ) -> None:
        super().__init__(fieldname, key, boost)
        self._typed = typed
        self._originals = originals

    def _identity(self) -> tuple[Any, ...]:
        return *super()._identity(), self._typed, self._originals.matching

    def find(self, leaf: ArraySearcher) -> Postings:
        """The articles that hold the phrase as it was typed."""
        return self._written_so(leaf, leaf.postings_of(Substring(self.fieldname, self.key)).docs)

    def within(self, leaf: ArraySearcher, docs: Ints) -> Postings:
        """Only the articles among these are verified."""
        phrase = Substring(self.fieldname, self.key)
        return self._written_so(leaf, leaf.postings_within(phrase, docs).docs)

    def _written_so(self, leaf: ArraySearcher, docs: Ints) -> Postings:
        wanted = Sought((strict_phrase(self._typed, self._originals.matching),))
        return _counted(docs, self._originals.counts(leaf, self.fieldname, docs, wanted))


def counts_in(leaf: ArraySearcher, field: str, what: Sought, docs: Ints) -> Ints:
    """How many places articles of one segment have of what is sought; overlapping ones are one.

    All are told at once but for texts with characters of two units, and for words of one
    sentence, of which the texts that may have any are looked at one by one.
    """
    counts = np.zeros(leaf.reader().doc_count_all(), np.int64)
    beyond = present(docs, leaf.beyond(field))
    told = all(map(is_told_at_once, what.nodes))
    if not told and (what.phrases or len(what.nodes) > 1):
        beyond[:] = True

    def read(laid: Laid) -> Ints:
        leaf.look()
        reader = Reader(laid, _paragraphs(leaf, field, laid), partial(leaf.rarest, field))
        if told:
            counts[laid.docs] = reader.counts(what)
            return docs[:0]
        return laid.docs[reader.may_hold(what.nodes[0])]

    each = [docs[beyond], *of_each(read, lay(leaf.column(field), docs[~beyond]))]
    one_by_one = distinct(*each)
    one_by_one = one_by_one[present(one_by_one, docs)]
    for first in range(0, len(one_by_one), _AT_ONCE):
        leaf.look()
        part = one_by_one[first : first + _AT_ONCE]
        texts = folded_texts(leaf, field, part)
        counts[part] = [count_places(text, what, starts) for text, starts in texts]
    return counts[docs]


def _paragraphs(leaf: ArraySearcher, field: str, laid: Laid) -> Ints:
    """Where paragraphs begin in texts that are laid end to end."""
    if field != schema.BODY:
        return np.empty(0, np.int64)
    column = leaf.column(schema.PARAGRAPHS)
    starts, ends = (column.starts[laid.docs + more].astype(np.int64) for more in (0, 1))
    lengths = ends - starts
    return np.repeat(laid.ends[:-1], lengths) + column.items[ragged(starts, lengths)]


def folded_texts(
    leaf: ArraySearcher, field: str, docs: Ints
) -> Iterator[tuple[str, Sequence[int]]]:
    """The folded texts of articles of one segment, and where their paragraphs begin."""
    starts = leaf.column(schema.PARAGRAPHS) if field == schema.BODY else None
    for doc, text in zip(docs.tolist(), leaf.column(field).texts(docs), strict=True):
        yield text, [0] if starts is None else np.frombuffer(starts[doc], "<u4").tolist()


def _counted(docs: Ints, counts: Ints) -> Postings:
    """The articles that have any places."""
    counted = counts.astype(np.int32)
    found = counted > 0
    return Postings(docs[found], counted[found])
