"""From the articles that Whoosh finds to the answer that is shown."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lcreader.records import Filters, Hit, SearchResult, SortKey, Span
from lcreader.search import schema
from lcreader.search.document import Original, unpack
from lcreader.search.finder import FigureFinder, FigurePlace
from lcreader.search.language import parse
from lcreader.search.marks import (
    Sought,
    count_places,
    find_places,
    may_overlap,
    merged,
    paragraph_starts,
    sought,
)
from lcreader.search.plan import plan
from lcreader.search.ranking import collect, ordered
from lcreader.search.snippets import make_snippet
from lcreader.search.substring import FindingSearcher, Substring
from lcreader.search.tree import Parsed, all_asked, wanted_asked
from lcreader.search.wording import understood
from lcreader.text.fold import fold
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
    body, titles = sought(parse(query).tree)
    return FoundSpans(_places(text, body), _places(title, titles))


def answer(
    searcher: FindingSearcher,
    parsed: Parsed,
    filters: Filters,
    order: tuple[SortKey, bool | None],
    page: tuple[int, int | None],
    finder: FigureFinder,
    watch: Watch,
) -> SearchResult:
    """All that is told of what the query finds."""
    warnings = tuple(remark.text for remark in parsed.remarks)
    if parsed.tree is None:
        return SearchResult(parsed.query, (), 0, 0, "", warnings)
    sort, descending = order
    figures = {}
    for asked in all_asked(parsed.tree):
        watch.report(0, 0)
        figures[asked] = finder.count([asked])
    found = collect(searcher, plan(parsed.tree, filters, figures), sort == "relevance", watch)
    ranked = ordered(searcher, found, sort, descending)
    anywhere, titles = sought(parsed.tree)
    places = _count(searcher, found.docs, schema.BODY, anywhere)
    places += _count(searcher, found.docs, schema.TITLE, titles)
    numbers = wanted_asked(parsed.tree)
    if numbers and found.docs:
        counts = finder.count(numbers) if len(numbers) > 1 else figures[numbers[0]]
        ids = searcher.column(schema.ID)
        places += sum(counts.get(ids[number], 0) for number in found.docs)
    offset, limit = max(page[0], 0), page[1]
    shown = ranked[offset:] if limit is None else ranked[offset : offset + max(limit, 0)]
    spots: Mapping[int, Sequence[FigurePlace]] = {}
    if numbers and shown:
        ids = searcher.column(schema.ID)
        spots = finder.places(numbers, [ids[number] for number, _ in shown])
    hits: list[Hit] = []
    for number, score in shown:
        watch.report(len(hits), len(shown))
        hits.append(_hit(searcher, number, score, (anywhere, titles), spots))
    return SearchResult(
        parsed.query, tuple(hits), len(ranked), places, understood(parsed), warnings
    )


def _count(searcher: FindingSearcher, docs: Sequence[int], field: str, wanted: Sought) -> int:
    """The places of what is sought in a field of all these articles."""
    if not docs or not any(wanted):
        return 0
    if wanted.nodes:
        originals = (_original(searcher, doc) for doc in docs)
        if field == schema.BODY:
            return sum(len(_places(original.body, wanted)) for original in originals)
        return sum(
            len(_places(text, wanted))
            for original in originals
            for text in (original.title, original.subtitle)
        )
    if may_overlap(wanted.phrases):
        column = searcher.column(field)
        return sum(
            count_places(column[doc].decode("utf-8", "surrogatepass"), wanted.phrases)
            for doc in docs
        )
    found = set(docs)
    total = 0.0
    for leaf, offset in searcher.leaf_searchers():
        for phrase in wanted.phrases:
            postings = leaf.postings_of(Substring(field, phrase))
            total += sum(
                count
                for doc, count in zip(postings.docs, postings.counts, strict=True)
                if doc + offset in found
            )
    return int(total)


def _hit(
    searcher: FindingSearcher,
    number: int,
    score: float,
    wanted: tuple[Sought, Sought],
    spots: Mapping[int, Sequence[FigurePlace]],
) -> Hit:
    """An article with its places; those of figures are left out where its text is older."""
    anywhere, titles = wanted
    original = _original(searcher, number)
    article_id = searcher.column(schema.ID)[number]
    words = _places(original.body, anywhere)
    numbers = [
        spot.span for spot in spots.get(article_id, ()) if spot.span.of(original.body) == spot.text
    ]
    title_spans = _places(original.title, titles)
    subtitle_spans = _places(original.subtitle, titles)
    spans = tuple(merged(sorted((*words, *numbers)))) if numbers else words
    return Hit(
        article_id=article_id,
        score=score,
        count=len(words) + len(numbers) + len(title_spans) + len(subtitle_spans),
        spans=spans,
        title_spans=title_spans,
        snippet=make_snippet(original.body, spans),
        subtitle_spans=subtitle_spans,
    )


def _original(searcher: FindingSearcher, number: int) -> Original:
    title, body, packed = (
        searcher.column(field)[number] for field in (schema.TITLE, schema.BODY, schema.ORIGINAL)
    )
    return unpack(packed, title + body)


def _places(text: str, wanted: Sought) -> tuple[Span, ...]:
    folded = fold(text)
    paragraphs = paragraph_starts(text, folded) if wanted.nodes else ()
    return find_places(folded, *wanted, paragraphs)
