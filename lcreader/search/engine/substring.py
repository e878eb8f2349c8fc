"""The query node of an exact substring.

Articles that hold every pair of neighbours of a phrase, the rarest first, are candidates. Where
counts prove it, they are settled at once; the others are looked at (see `scan.py`).
"""

from typing import Any, NamedTuple

import numpy as np

from lcreader.search.engine.packing import Ints, present
from lcreader.search.engine.queries import Node
from lcreader.search.engine.runs import gram_key, grams_of, to_units
from lcreader.search.engine.scan import find_phrase, overlaps_itself, some_of
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.table import NO_POSTINGS, Postings, Table, among_docs

# Reading so many postings takes as long as verifying one candidate.
_WORTH_READING = 100
# Counts are asked first when there are more candidates, and the phrase is no longer than this:
# of a longer one it takes as long to read the counts of all its pairs as to look at the texts.
_WORTH_PROVING = 100
_MOST_PROVEN = 4


class Substring(Node):
    """Articles whose text holds a phrase, folded, of one character or more."""

    def find(self, leaf: ArraySearcher) -> Postings:
        """The articles that hold the phrase, with the number of places."""
        return self._found(leaf, None)

    def within(self, leaf: ArraySearcher, docs: Ints) -> Postings:
        """Only the articles among these are verified."""
        return self._found(leaf, docs)

    def frequency(self, top: ArraySearcher) -> int:
        """That of the rarest gram: the phrase need not be verified everywhere to be scored."""
        return sum(self.estimate_size(leaf.reader()) for leaf, _ in top.leaves())

    def estimate_size(self, reader: Any) -> int:
        """No more articles than hold the rarest gram."""
        if not self.key:
            return 0
        grams = set(grams_of(self.key))
        return min(reader.doc_frequency(self.fieldname, gram) for gram in grams)

    def _found(self, leaf: ArraySearcher, among: Ints | None) -> Postings:
        table = leaf.table(self.fieldname)
        grams, length = grams_of(self.key), len(to_units(self.key))
        rows = {gram: table.find(gram_key(gram)) for gram in grams}
        if min(rows.values(), default=-1) < 0:
            return NO_POSTINGS
        if length == 1 or (length == 2 and grams[0][0] != grams[0][1]):
            exact = table.postings(rows[grams[0]])  # the phrase itself, which cannot overlap
            return exact if among is None else among_docs(exact, among)
        docs, lists = _holding_all(table, sorted(set(rows.values()), key=table.size_at))
        if among is not None:
            docs = docs[present(docs, among)]
        docs = leaf.living(docs)
        pairs: list[Ints | None] = []
        few = len(docs) <= _WORTH_PROVING or length > _MOST_PROVEN
        if not few and not overlaps_itself(self.key):
            pairs = [
                table.counts_of(row, lists[row], docs) if row in lists else None
                for row in map(rows.__getitem__, grams)
            ]
        return _verified(leaf, self, _Candidates(docs, pairs))


class _Candidates(NamedTuple):
    """Articles that hold each pair of a phrase and, as far as it is known, how often."""

    docs: Ints
    pairs: list[Ints | None]

    def some(self, which: Any) -> "_Candidates":
        """Some of them."""
        return _Candidates(self.docs[which], some_of(self.pairs, which))


def _holding_all(table: Table, rows: list[int]) -> tuple[Ints, dict[int, Ints]]:
    """The articles that hold all grams, as far as that is sooner said than verified.

    Beside them the articles of each gram that was read.
    """
    docs = table.docs(rows[0])
    lists = {rows[0]: docs}
    for row in rows[1:]:
        if table.size_at(row) > _WORTH_READING * len(docs):
            break
        lists[row] = table.docs(row)
        docs = docs[present(docs, lists[row])]
    return docs, lists


def _verified(leaf: ArraySearcher, node: Substring, candidates: _Candidates) -> Postings:
    """The candidates that hold the phrase; where counts tell, they are not read."""
    texts, table = leaf.column(node.fieldname), leaf.table(node.fieldname)
    rarest = leaf.rarest(node.fieldname, node.key)
    known = NO_POSTINGS
    if _worth_proving(table, node.key, candidates):
        counts = _proven(table, node.key, candidates)
        known = Postings(candidates.docs[counts > 0], counts[counts > 0])
        candidates = candidates.some(counts < 0)
    read = find_phrase(texts, node.key, candidates.docs, rarest, candidates.pairs, leaf.look)
    if not len(known.docs):
        return read
    docs, counts = map(np.concatenate, zip(known, read, strict=True))
    order = np.argsort(docs, kind="stable")
    return Postings(docs[order], counts[order])


def _worth_proving(table: Table, phrase: str, candidates: _Candidates) -> bool:
    """Whether the counts of the inner characters are sooner read than the candidates."""
    if not candidates.pairs or any(counts is None for counts in candidates.pairs):
        return False
    inner = to_units(phrase)[1:-1].tolist()
    sizes = sum(table.size_of(gram_key(chr(unit))) for unit in inner)
    return sizes < _WORTH_READING * len(candidates.docs)


def _proven(table: Table, phrase: str, candidates: _Candidates) -> Ints:
    """How often each candidate holds the phrase, as far as counts tell; -1 where they do not.

    Where every second character of the phrase stands behind its first (the pair is as frequent
    as the character), the second and third stand together only where all three do; and so on,
    from the left to some pair and, in the same way, from the right to it. The phrase is then as
    frequent as that pair. Most articles that hold a long phrase are settled so, unread.
    """
    docs = candidates.docs
    pairs = [counts for counts in candidates.pairs if counts is not None]  # which are all
    inner = []
    for unit in to_units(phrase)[1:-1].tolist():
        row = table.find(gram_key(chr(unit)))
        inner.append(table.counts_of(row, table.docs(row), docs))
    from_left = [np.ones(len(docs), bool)]
    for pair, single in zip(pairs, inner, strict=False):
        from_left.append(from_left[-1] & (pair == single))
    from_right = [np.ones(len(docs), bool)]
    for pair, single in zip(pairs[:0:-1], inner[::-1], strict=True):
        from_right.append(from_right[-1] & (pair == single))
    proven = np.full(len(docs), -1, np.int32)
    for pair, left, right in zip(pairs, from_left, from_right[::-1], strict=True):
        settled = left & right
        proven[settled] = pair[settled]
    return proven
