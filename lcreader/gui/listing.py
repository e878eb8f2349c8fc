"""Asking the archive for a list of articles: plain functions that run in jobs.

In goes what the user wants to see (`Wanted`); out comes the first page of it (`Found`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lcreader.archive import Archive
from lcreader.records import ArticleRow, Facets, Filters, Hit, SortKey, Span
from lcreader.watch import Watch

PAGE = 60  # rows: more than a high screen shows
_SIGNS = ':："“”「」|｜-－()（）'
_TERM = re.compile(r'-?(?:[^\s"“「]*["“「][^"”」]*["”」]?|[^\s"“「]+)')


class Order(NamedTuple):
    """How a list is sorted; `descending` None is what is usual for the key."""

    sort: SortKey
    descending: bool | None = None


NEWEST = Order("date", True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list of articles: those that a query finds, or all, filtered and sorted."""

    query: str = ""
    filters: Filters = field(default_factory=Filters)
    order: Order = NEWEST


@dataclass(frozen=True, slots=True)
class Found:
    """The first of what was wanted, with the rows of its first page.

    `pages` is the number of pages in the archive, whatever stands on them.
    """

    wanted: Wanted
    ids: Sequence[int]
    hits: Sequence[Hit]
    rows: Sequence[ArticleRow]
    total: int
    places: int
    pages: int
    understood: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article to open, and what was found in it."""

    article_id: int
    query: str = ""
    spans: Sequence[Span] = ()
    title_spans: Sequence[Span] = ()


def find(archive: Archive, wanted: Wanted, watch: Watch) -> Found:
    """The first page of `wanted`."""
    pages = archive.status().sources
    if not wanted.query.strip():
        descending = wanted.order.descending
        sort: SortKey = "date" if wanted.order.sort == "relevance" else wanted.order.sort
        if descending is None:
            descending = sort == "date"
        ids = archive.article_ids(wanted.filters, sort, descending)
        return Found(wanted, ids, (), archive.rows(ids[:PAGE]), len(ids), 0, pages)
    result = archive.search(
        wanted.query,
        limit=PAGE,
        sort=wanted.order.sort,
        descending=wanted.order.descending,
        filters=wanted.filters,
        watch=watch,
    )
    ids = [hit.article_id for hit in result.hits]
    return Found(
        wanted,
        ids,
        result.hits,
        archive.rows(ids),
        result.total,
        result.places,
        pages,
        result.understood,
        result.warnings,
    )


def find_more(
    archive: Archive, wanted: Wanted, known: int, watch: Watch
) -> tuple[Sequence[Hit], Sequence[ArticleRow]]:
    """The hits after the first `known`, and their rows."""
    result = archive.search(
        wanted.query,
        limit=PAGE * 2,
        offset=known,
        sort=wanted.order.sort,
        descending=wanted.order.descending,
        filters=wanted.filters,
        watch=watch,
    )
    return result.hits, archive.rows([hit.article_id for hit in result.hits])


def count_facets(archive: Archive, wanted: Wanted, watch: Watch) -> Facets:
    """What could be filtered by, with counts."""
    return archive.facets(wanted.query, wanted.filters, watch=watch)


def terms(query: str) -> list[str]:
    """The words of a query as they are typed, quotations kept whole.

    >>> terms('粮食　“第二产业 增加值” 标题:聊城')
    ['粮食', '“第二产业 增加值”', '标题:聊城']
    """
    return _TERM.findall(query)


def is_plain(query: str) -> bool:
    """Whether a query is one word, of which there is nothing to explain.

    >>> is_plain("9.4%"), is_plain("标题:聊城"), is_plain("粮食 棉花")
    (True, False, False)
    """
    return len(terms(query)) <= 1 and not set(query.strip()) & set(_SIGNS)


def without(query: str, term: str) -> str:
    """The query with one of its words left out.

    >>> without("粮食 面积", "面积")
    '粮食'
    """
    words = terms(query)
    if term in words:
        words.remove(term)
    joiners = {"OR", "AND", "NOT", "|"}
    while words and words[-1] in joiners:
        words.pop()
    while words and words[0] in joiners - {"NOT"}:
        words.pop(0)
    return " ".join(words)
