"""From a query and filters to Whoosh's query tree."""

from collections.abc import Iterable, Mapping
from typing import Any

from whoosh.matching import AndNotMatcher, Matcher
from whoosh.query import And as AllOf
from whoosh.query import AndNot, Every, Query
from whoosh.query import Or as OneOf

from lcreader.records import Filters
from lcreader.search import schema, tree
from lcreader.search.dates import parse_date
from lcreader.search.numbered import Numbered
from lcreader.search.passing import Passing
from lcreader.search.substring import AnyOf, FindingSearcher, Node, Postings, Substring, find_any

# How much more a place in the title counts than one in the body.
_TITLE_BOOST = 3.0

_FIELDS = {"title": schema.TITLE, "byline": schema.BYLINE, "paper": schema.PAPER}


class _ExceptMatcher(AndNotMatcher):
    """Whoosh's matcher, with the first article looked at like all others.

    Whoosh lets it through unless the two sides begin with the same article.
    """

    def _find_first(self) -> None:
        if self.a.is_active() and self.b.is_active():
            self._find_next()


class Except(AndNot):
    """What the first query finds and the second does not."""

    def matcher(self, searcher: FindingSearcher, context: Any = None) -> Matcher:
        """The first query's matches with its scores, the second's left out."""
        unwanted = self.b.matcher(searcher, searcher.boolean_context())
        return _ExceptMatcher(self.a.matcher(searcher, context), unwanted)


class Happened(Node):
    """Articles whose partial date may lie in one of some ranges, or which have none.

    The key holds ranges, and None for the articles without a date.
    """

    def find(self, reader: Any) -> Postings:
        """The articles under all dates that overlap one of the ranges."""
        terms = [term for term in reader.lexicon(self.fieldname) if self._takes(term)]
        return find_any(reader, self.fieldname, terms)

    def estimate_size(self, reader: Any) -> int:
        """Not worth counting."""
        return int(reader.doc_count())

    def _takes(self, term: bytes) -> bool:
        date = parse_date(schema.exact_value(term))
        if date is None:
            return None in self.key
        return any(days is not None and days.overlaps(date) for days in self.key)


# For each thing that is asked of the archive, the articles that have such, and how many.
Found = Mapping[tree.Asked, Mapping[int, int]]


def plan(node: tree.Node, filters: Filters, figures: Found) -> Query:
    """What finds the articles of the query that pass the filters.

    A query that names kinds itself is not narrowed to kinds by the filters.
    """
    narrowing = list(_narrowing(filters, any(_asks_for_kind(node))))
    query = _query(node, figures)
    return AllOf([query, *narrowing]) if narrowing else query


def _asks_for_kind(node: tree.Node) -> Iterable[bool]:
    return (wanted for leaf, wanted in tree.leaves(node) if isinstance(leaf, tree.OfKind))


def _narrowing(filters: Filters, kinds_named: bool) -> Iterable[Query]:
    if filters.kinds and not kinds_named:
        yield _any_of(schema.KIND, filters.kinds)
    if filters.newspapers:
        yield _any_of(schema.NEWSPAPER, filters.newspapers)
    if filters.years:
        years = tuple(parse_date(year) if year else None for year in filters.years)
        yield Happened(schema.DATE, years)


def _any_of(field: str, values: Iterable[str]) -> Query:
    return AnyOf(field, tuple(sorted({schema.exact_term(value) for value in values})))


def _query(node: tree.Node, figures: Found) -> Query:
    if isinstance(node, tree.Word):
        return _word(node)
    if isinstance(node, tree.Dated):
        return Happened(schema.DATE, (node.range,))
    if isinstance(node, tree.OfKind):
        return _any_of(schema.KIND, (node.kind,))
    if isinstance(node, tree.Asked):
        return Numbered(figures[node])
    if isinstance(node, tree.Passage):
        return _passage(node)
    if isinstance(node, tree.Not):
        return Except(Every(), _query(node.part, figures))
    if isinstance(node, tree.Or):
        return OneOf([_query(part, figures) for part in node.parts])
    return _all_of(node.parts, figures)


def _all_of(parts: Iterable[tree.Node], figures: Found) -> Query:
    """What is unwanted is taken off what is wanted, without a score of its own."""
    wanted = [_query(part, figures) for part in parts if not isinstance(part, tree.Not)]
    unwanted = [_query(part.part, figures) for part in parts if isinstance(part, tree.Not)]
    base = AllOf(wanted) if wanted else Every()
    return Except(base, OneOf(unwanted)) if unwanted else base


def _word(word: tree.Word) -> Query:
    if word.field:
        boost = _TITLE_BOOST if word.field == "title" else 0.0
        return Substring(_FIELDS[word.field], word.folded, boost)
    return OneOf(
        [
            Substring(schema.TITLE, word.folded, _TITLE_BOOST),
            Substring(schema.BODY, word.folded, 1.0),
        ]
    )


def _passage(node: tree.Passage) -> Query:
    if node.field:
        boost = _TITLE_BOOST if node.field == "title" else 0.0
        return Passing(_FIELDS[node.field], node, boost)
    return OneOf([Passing(schema.TITLE, node, _TITLE_BOOST), Passing(schema.BODY, node, 1.0)])
