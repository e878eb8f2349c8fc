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
from lcreader.search.marks import Sought, count_places, may_overlap, overlaps, sought
from lcreader.search.passing import Passing, Strict, folded_texts
from lcreader.search.plan import Ways


def count_places_of(
    searcher: ArraySearcher,
    docs: Ints,
    ids: Ints,
    node: tree.Node | None,
    ways: Ways,
    finder: FigureFinder,
) -> int:
    """The places in the articles `docs` of the whole index, which have the ids `ids`."""
    anywhere, titles = sought(node)
    total = 0
    for leaf, own in searcher.shares(docs):
        total += _places(leaf, schema.BODY, anywhere, own, node, ways)
        total += _places(leaf, schema.TITLE, titles, own, node, ways)
    asked = tree.wanted_asked(node)
    if asked and len(docs):
        counts = finder.count(asked) if len(asked) > 1 else ways.found[asked[0]]
        total += sum(counts.get(article_id, 0) for article_id in ids.tolist())
    return total


def _places(
    leaf: ArraySearcher,
    field: str,
    wanted: Sought,
    docs: Ints,
    node: tree.Node | None,
    ways: Ways,
) -> int:
    """The places in a field of articles of one segment; what overlaps is one place."""
    if ways.matching != Matching():
        return _strict_places(leaf, field, wanted, docs, node, ways)
    if not wanted.nodes and not may_overlap(wanted.phrases):
        return sum(_held(leaf, Substring(field, phrase), docs) for phrase in wanted.phrases)
    if len(wanted.nodes) == 1 and not wanted.phrases:
        return _held(leaf, Passing(field, wanted.nodes[0]), docs)
    if not wanted.nodes:
        return _united(leaf, field, wanted.phrases, docs)
    return sum(
        count_places(text, *wanted, paragraphs)
        for text, paragraphs in folded_texts(leaf, field, docs)
    )


def _strict_places(
    leaf: ArraySearcher,
    field: str,
    wanted: Sought,
    docs: Ints,
    node: tree.Node | None,
    ways: Ways,
) -> int:
    """As many as the phrases have, each counted by itself: what overlaps is told apart here."""
    typed = {word.folded: word.text for word in tree.wanted_words(node)}
    strict = (
        Strict(field, phrase, 0.0, typed[phrase], ways.matching, ways.words)
        for phrase in wanted.phrases
    )
    passing = (Passing(field, one) for one in wanted.nodes)
    return sum(_held(leaf, one, docs) for one in (*strict, *passing))


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
    texts = leaf.column(field).texts(looked_at)
    return total + sum(count_places(text, phrases) for text in texts)
