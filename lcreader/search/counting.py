"""How many places a query has in all articles that it finds."""

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from lcreader.records import Matching
from lcreader.search import schema, tree
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.queries import Node
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.substring import Substring
from lcreader.search.finder import FigureFinder
from lcreader.search.marks import (
    Sought,
    Wanted,
    as_sought,
    may_overlap,
    overlaps,
    wanted,
)
from lcreader.search.passing import counts_in
from lcreader.search.plan import Ways, passing, written


def count_places_of(
    searcher: ArraySearcher,
    docs: Ints,
    ids: Ints,
    node: tree.Node | None,
    ways: Ways,
    finder: FigureFinder,
) -> int:
    """The places in the articles `docs` of the whole index, which have the ids `ids`."""
    body, title = wanted(node)
    total = 0
    for leaf, own in searcher.shares(docs):
        total += _places(leaf, schema.BODY, body, own, ways)
        total += _places(leaf, schema.TITLE, title, own, ways)
    asked = tree.wanted_asked(node)
    if asked and len(docs):
        counts = finder.count(asked) if len(asked) > 1 else ways.found[asked[0]]
        total += sum(counts.get(article_id, 0) for article_id in ids.tolist())
    return total


def _places(leaf: ArraySearcher, field: str, what: Wanted, docs: Ints, ways: Ways) -> int:
    """The places in a field of articles of one segment; what overlaps is one place."""
    sought = what.sought(ways.matching)
    if not sought.nodes and not may_overlap(sought.phrases):
        phrases = {as_sought(word, ways.matching): word for word in what.words}
        return sum(_held(leaf, written(word, field, 0.0, ways), docs) for word in phrases.values())
    if len(sought.nodes) == 1 and not sought.phrases:
        return _held(leaf, passing(what.nodes[0], field, 0.0, ways), docs)
    if ways.matching != Matching():
        return int(ways.originals.counts(leaf, field, docs, sought).sum())
    if not sought.nodes:
        return _united(leaf, field, sought.phrases, docs)
    return int(counts_in(leaf, field, sought, docs).sum())


def _held(leaf: ArraySearcher, node: Node, docs: Ints) -> int:
    """The places of one node in the articles."""
    return int(leaf.postings_within(node, docs).counts.sum())


def _united(leaf: ArraySearcher, field: str, phrases: Sequence[str], docs: Ints) -> int:
    """The places of phrases of which one may lie over another.

    Only texts that hold what two of them make where they overlap must be looked at.
    """
    overlapping = np.zeros(leaf.reader().doc_count_all(), bool)
    for one, other in permutations(phrases, 2):
        for together in overlaps(one, other):
            overlapping[leaf.postings_of(Substring(field, together)).docs] = True
    apart, looked_at = docs[~overlapping[docs]], docs[overlapping[docs]]
    total = sum(_held(leaf, Substring(field, phrase), apart) for phrase in phrases)
    return total + int(counts_in(leaf, field, Sought(tuple(phrases)), looked_at).sum())
