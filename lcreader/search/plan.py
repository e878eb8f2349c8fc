"""From a query and filters to Whoosh's query tree."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from whoosh.query import Query

from lcreader.records import Filters, Matching
from lcreader.search import schema, tree
from lcreader.search.dates import DateRange, parse_date, parse_range
from lcreader.search.document import date_key
from lcreader.search.engine.combining import AllOf, Except, OneOf
from lcreader.search.engine.matcher import Scores
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.queries import Among, Everything, Node, Numbered, among
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.substring import Substring
from lcreader.search.engine.table import Postings
from lcreader.search.fields import page_key
from lcreader.search.marks import Sought, Wanted, count_places
from lcreader.search.passing import Lender, Originals, Passing, Strict, StrictPassing
from lcreader.search.strict import form_of
from lcreader.search.vocabulary import vocabulary
from lcreader.text.fold import fold, fold_text

# How much more a place in the title counts than one in the body.
_TITLE_BOOST = 3.0

_VALUE_FIELDS = {
    "byline": schema.BYLINES,
    "paper": schema.NEWSPAPER,
}


@dataclass(frozen=True, slots=True)
class Ways:
    """How the parts of a query are found that texts alone do not tell.

    `found` gives, for each thing that is asked of the archive, the articles that have such, and
    how many. `matching` says which characters are told apart; `words` lends original texts then.
    """

    found: Mapping[tree.Asked, Mapping[int, int]]
    matching: Matching
    words: Lender

    @property
    def originals(self) -> Originals:
        """The original texts, of which some characters are told apart."""
        return Originals(self.words, self.matching)


class Given(Node):
    """Articles that another part has found, by their ids, each with a number of places."""

    remembered = False  # what has such figures may have changed since
    quick = True

    def __init__(self, counts: Mapping[int, int]) -> None:
        super().__init__(schema.ID, frozenset(counts.items()), 1.0)
        ids = sorted(counts)
        self._ids = np.array(ids, np.uint64)
        self._counts = np.array([counts[one] for one in ids], np.int32)

    def find(self, leaf: ArraySearcher) -> Postings:
        """Those of the segment."""
        if not len(self._ids):
            return Postings(np.empty(0, np.int32), self._counts)
        ids = leaf.column(schema.ID).array
        places = np.minimum(np.searchsorted(self._ids, ids), len(self._ids) - 1)
        docs = np.flatnonzero(self._ids[places] == ids)
        return Postings(docs.astype(np.int32), self._counts[places[docs]])

    def scores(self, leaf: ArraySearcher, docs: Ints, counts: Ints) -> Scores:
        """Every further place counts less."""
        return 1.0 + np.log2(np.maximum(counts, 1))


def plan(node: tree.Node | None, filters: Filters, ways: Ways) -> Query:
    """What finds the articles of the query that pass the filters; of all, without a query.

    A query that names kinds itself is not narrowed to kinds by the filters.
    """
    if node is None:
        return AllOf([Everything(), *_narrowing(filters, kinds_named=False)])
    narrowing = list(_narrowing(filters, any(_asks_for_kind(node))))
    query = _query(node, ways)
    return AllOf([query, *narrowing]) if narrowing else query


def _asks_for_kind(node: tree.Node) -> Iterable[bool]:
    return (wanted for leaf, wanted in tree.leaves(node) if isinstance(leaf, tree.OfKind))


def _narrowing(filters: Filters, kinds_named: bool) -> Iterable[Query]:
    if filters.kinds and not kinds_named:
        yield among(schema.KIND, filters.kinds)
    if filters.newspapers:
        yield among(schema.NEWSPAPER, filters.newspapers)
    if filters.bylines:
        yield among(schema.BYLINES, filters.bylines)
    if filters.places:
        yield among(schema.PLACES, filters.places)
    if filters.years:
        yield happened(tuple(parse_date(year) if year else None for year in filters.years))
    if any(filters.dates):
        days = parse_range("..".join(filters.dates), ("..",))
        yield happened((days,) if days else ())


def happened(ranges: Sequence[DateRange | None]) -> Numbered:
    """Articles whose partial date may lie in one of some ranges; None lets in those without."""

    def test(keys: Ints) -> NDArray[np.bool_]:
        first, last = _days(keys.astype(np.int64))
        held = np.zeros(len(keys), bool)
        for days in ranges:
            if days is None:
                held |= keys == 0
            else:
                held |= (keys > 0) & (first <= date_key(days.last)) & (last >= date_key(days.first))
        return held

    return Numbered(schema.DATE, tuple(ranges), test)


def _days(keys: Ints) -> tuple[Ints, Ints]:
    """The first and the last day of partial dates, as such numbers."""
    months, days = keys // 100 % 100, keys % 100
    first = keys + np.where(months == 0, 100, 0) + np.where(days == 0, 1, 0)
    last = keys + np.where(months == 0, 1200, 0) + np.where(days == 0, 31, 0)
    return first, last


def _query(node: tree.Node, ways: Ways) -> Query:
    if isinstance(node, tree.Word):
        return _word(node, ways)
    if isinstance(node, tree.Passage):
        return _passage(node, ways)
    if isinstance(node, tree.Dated):
        return happened((node.range,))
    if isinstance(node, tree.OfKind):
        return among(schema.KIND, (node.kind,))
    if isinstance(node, tree.OnPage):
        return Among(schema.PAGE, ("page", node.page), lambda value: _page(value) == node.page)
    if isinstance(node, tree.InRegion):
        return _among_those_with(schema.PLACES, node.folded)
    if isinstance(node, tree.Asked):
        return Given(ways.found[node])
    if isinstance(node, tree.Not):
        return Except(Everything(), _query(node.part, ways))
    if isinstance(node, tree.Or):
        return OneOf([_query(part, ways) for part in node.parts])
    return _all_of(node.parts, ways)


def _all_of(parts: Iterable[tree.Node], ways: Ways) -> Query:
    """What is unwanted is taken off what is wanted, without a score of its own."""
    wanted = [_query(part, ways) for part in parts if not isinstance(part, tree.Not)]
    unwanted = [_query(part.part, ways) for part in parts if isinstance(part, tree.Not)]
    base = AllOf(wanted) if wanted else Everything()
    return Except(base, OneOf(unwanted)) if unwanted else base


def _word(word: tree.Word, ways: Ways) -> Query:
    if word.field in _VALUE_FIELDS:
        field = _VALUE_FIELDS[word.field]
        if ways.matching == Matching():
            return _among_those_with(field, word.folded)
        return _among_values(field, Wanted((word,)).sought(ways.matching), ways)
    return _in_texts(word, lambda field, boost: written(word, field, boost, ways))


def written(word: tree.Word, field: str, boost: float, ways: Ways) -> Substring:
    """What finds a word in a text."""
    if ways.matching == Matching():
        return Substring(field, word.folded, boost)
    return Strict(field, word.folded, boost, word.text, ways.originals)


def _passage(node: tree.Passage, ways: Ways) -> Query:
    if node.field in _VALUE_FIELDS:
        what = Wanted((), (node,)).sought(ways.matching)
        return _among_values(_VALUE_FIELDS[node.field], what, ways)
    return _in_texts(node, lambda field, boost: passing(node, field, boost, ways))


def _among_values(field: str, what: Sought, ways: Ways) -> Among:
    """Articles that have a value with a place of what is sought."""

    def holds(value: str) -> bool:
        folded = fold(value)
        return count_places(folded.text, what, [0], form_of(value, folded, ways.matching)) > 0

    return Among(field, (what, ways.matching), holds)


def passing(node: tree.Passage, field: str, boost: float, ways: Ways) -> Passing:
    """What finds a pattern, or words near each other, in a text."""
    if ways.matching == Matching():
        return Passing(field, node, boost)
    return StrictPassing(field, node, boost, ways.originals)


def _in_texts(node: tree.Word | tree.Passage, find: Callable[[str, float], Query]) -> Query:
    """What finds a node in the title alone, or in all of the article."""
    titled = find(schema.TITLE, _TITLE_BOOST)
    return titled if node.field == "title" else OneOf([titled, find(schema.BODY, 1.0)])


def _among_those_with(field: str, folded: str) -> Among:
    """Articles that have a value with a phrase in it; any value, where the phrase is empty."""
    return Among(field, folded, lambda value: folded in _folded(value) if folded else bool(value))


def _page(value: str) -> str:
    return page_key(_folded(value), vocabulary())


@lru_cache(maxsize=1 << 16)
def _folded(value: str) -> str:
    return fold_text(value)
