"""From the articles that Whoosh finds to the answer that is shown.

First all articles in order, as numbers (`find`); then, of those that are looked at, the places
in their texts (`describe`), which the owner of the texts lends.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from lcreader.records import (
    Answer,
    Counts,
    Facets,
    Filters,
    Hit,
    Matching,
    Snippet,
    SortKey,
    Span,
)
from lcreader.search import schema, tree
from lcreader.search.counting import count_places_of
from lcreader.search.document import Words, date_of
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.finder import FigureFinder, FigurePlace
from lcreader.search.language import parse
from lcreader.search.marks import Sought, find_places, merged, paragraph_starts, sought
from lcreader.search.passing import Lender
from lcreader.search.plan import Ways, plan
from lcreader.search.ranking import collect, order
from lcreader.search.snippets import make_snippet
from lcreader.search.strict import form_of
from lcreader.search.tree import Parsed
from lcreader.text.fold import Folded
from lcreader.text.fold_many import fold_many
from lcreader.watch import Watch


class FoundSpans(NamedTuple):
    """Where the words of a query stand in a text and in its title."""

    text: tuple[Span, ...]
    title: tuple[Span, ...]


def search_spans(query: str, text: str, title: str = "") -> FoundSpans:
    """Where the words of the query stand in any text and title, by the rules of the index."""
    question = Question(parse(query))
    body, titles = sought(question.parsed.tree, question.matching)
    texts = [text, title]
    folded = fold_many(texts).each(texts)
    return FoundSpans(
        _spans(text, folded[0], body, question, parted=True),
        _spans(title, folded[1], titles, question),
    )


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the index: a query, filters, and which characters are told apart."""

    parsed: Parsed
    filters: Filters = Filters()  # noqa: RUF009 (frozen)
    matching: Matching = Matching()  # noqa: RUF009 (frozen)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who lends the index what it does not hold: figures, bookmarks, and the texts as they are."""

    finder: FigureFinder
    words: Lender


class Sorting(NamedTuple):
    """The order of an answer; no more than `most` articles are told."""

    sort: SortKey = "relevance"
    descending: bool | None = None
    most: int | None = None


def find(
    searcher: ArraySearcher, question: Question, sorting: Sorting, owner: Owner, watch: Watch
) -> Answer:
    """The articles of a query in order.

    Raises:
        Cancelled: when the watch is stopped.
    """
    parsed = question.parsed
    ways = _ways(question, owner, watch)
    scored = sorting.sort == "relevance" and parsed.tree is not None
    found = collect(searcher, plan(parsed.tree, question.filters, ways), scored, watch)
    docs = found.docs
    ids = searcher.gathered(docs, lambda leaf: leaf.column(schema.ID).array).astype(np.int64)
    places = order(searcher, found, ids, *sorting)
    return Answer(
        parsed.query,
        array("q", ids[places].tobytes()),
        len(docs),
        count_places_of(searcher, docs, ids, parsed.tree, ways, owner.finder),
        parsed.remarks,
        array("d", found.scores[places].tobytes()),
    )


def _ways(question: Question, owner: Owner, watch: Watch) -> Ways:
    found: dict[tree.Asked, Mapping[int, int]] = {}
    for asked in tree.all_asked(question.parsed.tree):
        watch.report(0, 0)
        found[asked] = owner.finder.count([asked])
    return Ways(found, question.matching, owner.words)


def count_facets(searcher: ArraySearcher, question: Question, owner: Owner, watch: Watch) -> Facets:
    """Of each group the values of the articles that the query and the other filters let through."""
    ways, filters = _ways(question, owner, watch), question.filters
    known: dict[Filters, Ints] = {}

    def docs(without: Filters) -> Ints:
        if without not in known:
            query = plan(question.parsed.tree, without, ways)
            known[without] = collect(searcher, query, False, watch).docs
        return known[without]

    def tally(field: str, without: Filters) -> Counts:
        return _ordered(_tallied(searcher, docs(without), field))

    dates = docs(replace(filters, years=(), dates=("", "")))
    keys = searcher.gathered(dates, lambda leaf: leaf.column(schema.DATE).array).astype(np.int64)
    return Facets(
        newspapers=tally(schema.NEWSPAPER, replace(filters, newspapers=())),
        years=_by_time(keys // 10000 * 10000),
        kinds=tally(schema.KIND, replace(filters, kinds=())),
        months=_by_time(np.where(keys // 100 % 100 > 0, keys // 100 * 100, 0)),
        bylines=tally(schema.BYLINES, replace(filters, bylines=())),
        places=tally(schema.PLACES, replace(filters, places=())),
    )


def _tallied(searcher: ArraySearcher, docs: Ints, field: str) -> dict[str, int]:
    total: dict[str, int] = {}
    for leaf, own in searcher.shares(docs):
        for value, count in leaf.column(field).tally(own).items():
            total[value] = total.get(value, 0) + count
    return total


def _ordered(counts: Mapping[str, int]) -> Counts:
    """The most frequent first, what is unknown last."""
    return tuple(sorted(counts.items(), key=lambda one: (one[0] == "", -one[1], one[0])))


def _by_time(keys: Ints) -> Counts:
    """The newest first, what is unknown last."""
    values, counts = np.unique(keys, return_counts=True)
    newest = zip(values[::-1].tolist(), counts[::-1].tolist(), strict=True)
    return tuple((date_of(key), count) for key, count in newest)


def describe(
    question: Question, ids: Sequence[int], owner: Owner, scores: Mapping[int, float]
) -> list[Hit]:
    """What was found in each of these articles; those that are gone are left out."""
    words = owner.words(ids)
    asked = tree.wanted_asked(question.parsed.tree)
    spots = owner.finder.places(asked, ids) if asked and ids else {}
    present = [one for one in ids if one in words]
    texts = [text for one in present for text in words[one]]
    folded = fold_many(texts).each(texts)
    return [
        _hit(
            Hit(one, scores.get(one, 0.0), 0, (), (), Snippet("")),
            words[one],
            folded[3 * place : 3 * place + 3],
            question,
            spots.get(one, ()),
        )
        for place, one in enumerate(present)
    ]


def _hit(
    hit: Hit,
    words: Words,
    folded: Sequence[Folded],
    question: Question,
    spots: Sequence[FigurePlace],
) -> Hit:
    """An article with its places; those of figures are left out where its text is older."""
    anywhere, titles = sought(question.parsed.tree, question.matching)
    found = _spans(words.body, folded[2], anywhere, question, parted=True)
    asked = [spot.span for spot in spots if spot.span.of(words.body) == spot.text]
    title_spans = _spans(words.title, folded[0], titles, question)
    subtitle_spans = _spans(words.subtitle, folded[1], titles, question)
    spans = tuple(merged(sorted((*found, *asked)))) if asked else found
    return replace(
        hit,
        count=len(found) + len(asked) + len(title_spans) + len(subtitle_spans),
        spans=spans,
        title_spans=title_spans,
        subtitle_spans=subtitle_spans,
        snippet=make_snippet(words.body, spans),
    )


def _spans(
    text: str, folded: Folded, wanted: Sought, question: Question, *, parted: bool = False
) -> tuple[Span, ...]:
    """The places of what is sought in an original text, whose lines may be its paragraphs."""
    paragraphs = paragraph_starts(text, folded) if wanted.nodes and parted else ()
    form = form_of(text, folded, question.matching)
    return find_places(folded, wanted, paragraphs, form)
