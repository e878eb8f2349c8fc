"""Asking the archive for a list of articles: plain functions that run in jobs.

In goes what the user wants to see (`Wanted`); out come the ids of all articles (`Found`), and a
page of rows and hits at a time as they are looked at (`Page`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lcreader.archive import Archive, operator, understood
from lcreader.gui.sheet import is_below
from lcreader.records import (
    Answer,
    ArticleRow,
    Facets,
    Filters,
    Hit,
    Matching,
    Remark,
    Snippet,
    SortKey,
    Span,
)
from lcreader.watch import Watch

PAGE = 50  # rows
FIRST = 12  # rows that come with the answer: about what a screen shows; the others follow
_AROUND = 26  # characters before a hit in its context
_AFTER = 60
_ENDS = "。！？\n"  # of sentences
_SIGNS = ':："“”「」|｜-－()（）'
_TERM = re.compile(r'-?(?:[^\s"“「]*["“「][^"”」]*["”」]?|[^\s"“「]+)')
_PAIRS = {"(": ")", "（": "）", "“": "”", "「": "」"}


class Order(NamedTuple):
    """How a list is sorted; `descending` None is what is usual for the key."""

    sort: SortKey
    descending: bool | None = None


NEWEST = Order("date", True)


class Step(NamedTuple):
    """An earlier query within whose results one searches on, or from which they are taken `out`."""

    query: str
    out: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list of articles: those that a query finds, or all, narrowed and sorted.

    `within` are queries that hold too; `out` says that `query` is to be left out of them.
    """

    query: str = ""
    filters: Filters = field(default_factory=Filters)
    order: Order = NEWEST
    matching: Matching = field(default_factory=Matching)
    within: tuple[Step, ...] = ()
    out: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """All queries that hold, the present one last."""
        here = (Step(self.query, self.out),) if self.query.strip() else ()
        return (*self.within, *here)

    @property
    def whole(self) -> str:
        """One query that asks for all of it.

        >>> Wanted("棉花", within=(Step("粮食 OR 麦"),), out=True).whole
        '(粮食 OR 麦) -(棉花)'
        """
        steps = self.steps
        if len(steps) == 1 and not steps[0].out:
            return steps[0].query
        return " ".join(f"{'-' if out else ''}({closed(query)})" for query, out in steps)

    @property
    def label(self) -> str:
        """All of it as a headline.

        >>> Wanted("棉花", within=(Step("粮食 OR 麦"),), out=True).label
        '粮食 OR 麦 · −棉花'
        """
        return " · ".join(f"{'−' if out else ''}{query.strip()}" for query, out in self.steps)

    @property
    def offset(self) -> int:
        """Where `query` begins in `whole`."""
        steps = self.steps
        if not steps or (len(steps) == 1 and not steps[0].out):
            return 0
        return len(self.whole) - len(closed(steps[-1].query)) - 1


class Page(NamedTuple):
    """Rows of a list as they are shown, and what was found in them (nothing where all are)."""

    rows: Sequence[ArticleRow]
    hits: Sequence[Hit]


class Context(NamedTuple):
    """One hit of an article with the words around it; `number` is its place among all hits.

    `in_head` tells that it is in the headline, or in the line above or below that.
    """

    snippet: Snippet
    number: int
    in_head: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """All that was wanted, with the first rows of it; `understood` says how it was read.

    That is "" where there is nothing to explain.
    """

    wanted: Wanted
    answer: Answer
    first: Page
    understood: str = ""

    @property
    def ids(self) -> Sequence[int]:
        """The articles, in order."""
        return self.answer.ids

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.answer.ids)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks on the present query, with their places in it."""
        offset, length = self.wanted.offset, len(self.wanted.query)
        found = []
        for remark in self.answer.remarks:
            start, end = remark.span.start - offset, remark.span.end - offset
            if end > 0 and start < length:
                found.append(remark._replace(span=Span(max(start, 0), min(end, length))))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article to open, and what was found in it; `number` is the hit to stand at."""

    article_id: int
    query: str = ""
    spans: Sequence[Span] = ()
    title_spans: Sequence[Span] = ()
    subtitle_spans: Sequence[Span] = ()
    number: int = 0


def find(archive: Archive, wanted: Wanted, language: str, watch: Watch) -> Found:
    """All that is `wanted`, its first rows, and how it was read, said in a language."""
    answer = archive.find(
        wanted.whole,
        sort=wanted.order.sort,
        descending=wanted.order.descending,
        filters=wanted.filters,
        matching=wanted.matching,
        watch=watch,
    )
    watch.report(0, 1)
    plain = is_plain(wanted.query) and not wanted.within and not wanted.out
    said = "" if plain else understood(wanted.whole, language)
    return Found(wanted, answer, page(archive, wanted, answer.ids[:FIRST], watch), said)


def page(archive: Archive, wanted: Wanted, ids: Sequence[int], watch: Watch) -> Page:
    """Rows and hits of some of the articles."""
    rows = archive.rows(ids)
    watch.report(0, 1)
    asked = any(not step.out for step in wanted.steps)
    hits = archive.hits(wanted.whole, ids, matching=wanted.matching) if asked and ids else ()
    return Page(rows, hits)


def facets(archive: Archive, wanted: Wanted, watch: Watch) -> Facets:
    """What could be filtered by, with counts."""
    return archive.facets(wanted.whole, wanted.filters, watch=watch, matching=wanted.matching)


def contexts(archive: Archive, hit: Hit) -> list[Context]:
    """Every hit of an article in its context, as they stand: those of the head, then the text's."""
    article = archive.article(hit.article_id)
    title = [Snippet(article.title, (span,)) for span in sorted(hit.title_spans)]
    subtitle = [Snippet(article.subtitle, (span,)) for span in sorted(hit.subtitle_spans)]
    head = [*title, *subtitle] if is_below(article.subtitle) else [*subtitle, *title]
    body = [around(article.text, span) for span in sorted(hit.spans)]
    return [
        Context(snippet, number, number < len(head))
        for number, snippet in enumerate([*head, *body])
    ]


def around(text: str, span: Span) -> Snippet:
    """A hit with the words around it, from the beginning of its sentence where that is near.

    >>> around("甲乙。丙丁戊己", Span(4, 5))
    Snippet(text='丙丁戊己', marks=(Span(start=1, end=2),))
    """
    start = max(span.start - _AROUND, 0)
    ends = [text.rfind(sign, start, span.start) for sign in _ENDS]
    cut = max(ends) + 1
    dots = "…" if start and not cut else ""
    start = cut or start
    end = min(span.end + _AFTER, len(text))
    shift = len(dots) - start
    marked = Span(span.start + shift, span.end + shift)
    after = "" if end == len(text) or text[end - 1] in _ENDS else "…"
    return Snippet(f"{dots}{text[start:end]}{after}".replace("\n", " "), (marked,))


def closed(query: str) -> str:
    """`query` with its open quotations and brackets closed, to stand within brackets.

    >>> closed('（粮食 “第二')
    '（粮食 “第二”）'
    """
    query = query.strip()
    waiting: list[str] = []
    for sign in query:
        if waiting and sign == waiting[-1]:
            waiting.pop()
        elif sign == '"' and not (waiting and waiting[-1] in "”」"):
            waiting.append('"')
        elif sign in _PAIRS and not (waiting and waiting[-1] in '"”」'):
            waiting.append(_PAIRS[sign])
    return query + "".join(reversed(waiting))


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

    >>> without("粮食 面积", "面积"), without("粮食 NEAR/5 面积 同句 亩", "面积")
    ('粮食', '粮食 同句 亩')
    """
    words = terms(query)
    if term in words:
        at = words.index(term)
        joined = at > 0 and operator(words[at - 1])
        del words[at - 1 if joined else at : at + 1]
    while words and operator(words[0]) not in ("", "not"):
        words.pop(0)
    return " ".join(words)
