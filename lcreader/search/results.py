"""From the articles that Whoosh finds to the answer that is shown.

First all articles in order, as numbers (`find`); then, of those that are looked at, the places
in their texts (`describe`), which the owner of the texts lends.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from lcreader.records import Answer, Facets, Filters, Hit, SortKey, Span
from lcreader.search import schema, tree
from lcreader.search.document import Words, date_of
from lcreader.search.engine.packing import Ints
from lcreader.search.engine.queries import Substring, present
from lcreader.search.engine.scan import places_of
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.finder import FigureFinder, FigurePlace
from lcreader.search.language import parse
from lcreader.search.marks import find_places, may_overlap, merged
from lcreader.search.plan import Found, phrases, plan
from lcreader.search.ranking import collect, order
from lcreader.search.snippets import make_snippet
from lcreader.search.tree import Parsed, all_figured, wanted_figured
from lcreader.search.wording import understood
from lcreader.text.fold import Folded, fold
from lcreader.text.fold_many import fold_many
from lcreader.watch import Watch


class Explained(NamedTuple):
    """How a query is understood, and what of it is taken literally."""

    understood: str
    warnings: tuple[str, ...]


class FoundSpans(NamedTuple):
    """Where the words of a query stand in a text and in its title."""

    text: tuple[Span, ...]
    title: tuple[Span, ...]


def explain(query: str) -> Explained:
    """How the query is understood, in words."""
    parsed = parse(query)
    return Explained(understood(parsed), tuple(remark.text for remark in parsed.remarks))


def search_spans(query: str, text: str, title: str = "") -> FoundSpans:
    """Where the words of the query stand in any text and title, by the rules of the index."""
    anywhere, titles = phrases(parse(query).tree)
    return FoundSpans(find_places(fold(text), anywhere), find_places(fold(title), titles))


def find(
    searcher: ArraySearcher,
    parsed: Parsed,
    filters: Filters,
    sorting: tuple[SortKey, bool | None, int | None],
    finder: FigureFinder,
    watch: Watch,
) -> tuple[Answer, int]:
    """The articles of a query in order, no more than the third part of `sorting`; and how many.

    Raises:
        Cancelled: when the watch is stopped.
    """
    sort, descending, most = sorting
    elsewhere = _found_elsewhere(parsed, finder, watch)
    scored = sort == "relevance" and parsed.tree is not None
    found = collect(searcher, plan(parsed.tree, filters, elsewhere), scored, watch)
    docs = found.docs
    ids = searcher.gathered(docs, lambda leaf: leaf.column(schema.ID).array).astype(np.int64)
    places = order(searcher, found, ids, sort, descending, most)
    answer = Answer(
        parsed.query,
        array("q", ids[places].tobytes()),
        _count(searcher, docs, ids, parsed, elsewhere, finder),
        understood(parsed),
        parsed.remarks,
        array("d", found.scores[places].tobytes()),
    )
    return answer, len(docs)


def count_facets(
    searcher: ArraySearcher, parsed: Parsed, filters: Filters, finder: FigureFinder, watch: Watch
) -> Facets:
    """Of each group the values of the articles that the query and the other filters let through."""
    elsewhere = _found_elsewhere(parsed, finder, watch)
    known: dict[Filters, Ints] = {}

    def docs(without: Filters) -> Ints:
        if without not in known:
            query = plan(parsed.tree, without, elsewhere)
            known[without] = collect(searcher, query, False, watch).docs
        return known[without]

    def tally(field: str, without: Filters) -> tuple[tuple[str, int], ...]:
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
    for leaf, offset in searcher.leaves():
        end = offset + leaf.reader().doc_count_all()
        first, last = np.searchsorted(docs, [offset, end]).tolist()
        for value, count in leaf.column(field).tally(docs[first:last] - offset).items():
            total[value] = total.get(value, 0) + count
    return total


def _ordered(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The most frequent first, what is unknown last."""
    return tuple(sorted(counts.items(), key=lambda one: (one[0] == "", -one[1], one[0])))


def _by_time(keys: Ints) -> tuple[tuple[str, int], ...]:
    """The newest first, what is unknown last."""
    values, counts = np.unique(keys, return_counts=True)
    newest = zip(values[::-1].tolist(), counts[::-1].tolist(), strict=True)
    return tuple((date_of(key), count) for key, count in newest)


def _found_elsewhere(parsed: Parsed, finder: FigureFinder, watch: Watch) -> Found:
    found: dict[tree.Node, Mapping[int, int]] = {}
    for asked in all_figured(parsed.tree) if parsed.tree else ():
        watch.report(0, 0)
        found[asked] = finder.count([asked])
    return found


def _count(
    searcher: ArraySearcher,
    docs: Ints,
    ids: Ints,
    parsed: Parsed,
    elsewhere: Found,
    finder: FigureFinder,
) -> int:
    """The places of the query in all articles that were found."""
    anywhere, titles = phrases(parsed.tree)
    total = 0
    for leaf, offset in searcher.leaves():
        end = offset + leaf.reader().doc_count_all()
        first, last = np.searchsorted(docs, [offset, end]).tolist()
        own = docs[first:last] - offset
        total += _places(leaf, schema.BODY, anywhere, own)
        total += _places(leaf, schema.TITLE, titles, own)
    numbers = wanted_figured(parsed.tree)
    if numbers and len(docs):
        counts = finder.count(numbers) if len(numbers) > 1 else elsewhere[numbers[0]]
        total += sum(counts.get(article_id, 0) for article_id in ids.tolist())
    return total


def _places(leaf: ArraySearcher, field: str, wanted: Sequence[str], docs: Ints) -> int:
    """The places of phrases in a field of articles of one segment; what overlaps is one place."""
    if not len(docs):
        return 0
    if may_overlap(wanted):
        return _united_places(leaf, field, wanted, docs)
    total = 0
    for phrase in wanted:
        postings = leaf.postings_of(Substring(field, phrase))
        total += int(postings.counts[present(postings.docs, docs)].sum())
    return total


def _united_places(leaf: ArraySearcher, field: str, wanted: Sequence[str], docs: Ints) -> int:
    texts = leaf.column(field)
    starts, ends = [], []
    for phrase in wanted:
        held = leaf.postings_of(Substring(field, phrase)).docs
        places = places_of(texts, phrase, held[present(held, docs)])
        starts.append(places)
        ends.append(places + len(phrase.encode("utf-16-le")) // 2)
    begin, end = np.concatenate(starts), np.concatenate(ends)
    by_start = np.argsort(begin, kind="stable")
    reached = np.maximum.accumulate(end[by_start])
    return int(np.count_nonzero(begin[by_start][1:] >= reached[:-1])) + bool(len(begin))


def describe(
    parsed: Parsed,
    ids: Iterable[int],
    words_of: Callable[[Sequence[int]], Mapping[int, Words]],
    finder: FigureFinder,
    scores: Mapping[int, float],
) -> list[Hit]:
    """What was found in each of these articles; those that are gone are left out."""
    ids = list(ids)
    words = words_of(ids)
    numbers = wanted_figured(parsed.tree)
    spots = finder.places(numbers, ids) if numbers and ids else {}
    present = [one for one in ids if one in words]
    texts = [text for one in present for text in words[one]]
    folded = fold_many(texts).each(texts)
    return [
        _hit(
            one,
            words[one],
            folded[3 * place : 3 * place + 3],
            parsed,
            spots.get(one, ()),
            scores.get(one, 0.0),
        )
        for place, one in enumerate(present)
    ]


def _hit(
    article_id: int,
    words: Words,
    folded: Sequence[Folded],
    parsed: Parsed,
    spots: Sequence[FigurePlace],
    score: float,
) -> Hit:
    """An article with its places; those of figures are left out where its text is older."""
    anywhere, titles = phrases(parsed.tree)
    title, subtitle, body = folded
    found = find_places(body, anywhere)
    numbers = [spot.span for spot in spots if spot.span.of(words.body) == spot.text]
    title_spans = find_places(title, titles)
    subtitle_spans = find_places(subtitle, titles)
    spans = tuple(merged(sorted((*found, *numbers)))) if numbers else found
    return Hit(
        article_id=article_id,
        score=score,
        count=len(found) + len(numbers) + len(title_spans) + len(subtitle_spans),
        spans=spans,
        title_spans=title_spans,
        snippet=make_snippet(words.body, spans),
        subtitle_spans=subtitle_spans,
    )
