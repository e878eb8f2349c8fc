"""What is asked of an archive, and what it finds: searches and filters, answers, hits, counts."""

from array import array
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lcreader.records.texts import ArticleKind, Span

SortKey = Literal["relevance", "date", "title"]
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """What counts as the same character in a search; False tells the two apart."""

    script: bool = True  # traditional and simplified
    width: bool = True  # full and half
    case: bool = True


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of articles is narrowed to; an empty field narrows nothing.

    Values of one field are alternatives, "" among them is "unknown". `dates` are a first and a
    last partial date, both included, either of them "" for open; an article without a date lies
    in no such range.
    """

    kinds: tuple[ArticleKind, ...] = ("article", "sidebar")
    newspapers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[str, str] = ("", "")


class Remark(NamedTuple):
    """Something of a query that is not taken as it may have been meant, with its place in it.

    `code` names what is wrong and `fate` what became of it ("" where there is no more to say), so
    that both can be told in any language; `words` are the pieces of the query that belong there.
    """

    code: str
    words: tuple[str, ...]
    fate: str
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The articles that a query finds, in order, before anything of them is shown.

    `ids` are all of the `total`, or the first where no more were asked for; `scores` are theirs,
    all 0 where they stand in another order. `places` is the number of hits in all articles.
    `remarks` tell what was taken literally because it could not be understood.
    """

    query: str
    ids: "array[int]"
    total: int
    places: int
    remarks: tuple[Remark, ...] = ()
    scores: "array[float]" = field(default_factory=lambda: array("d"))


class Snippet(NamedTuple):
    """A piece of a text around hits; `marks` are spans of `text`."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article, without its text. `opening` is how its body begins."""

    id: int
    kind: ArticleKind
    title: str
    subtitle: str
    bylines: tuple[str, ...]
    newspaper: str
    date: str
    opening: str
    figure_count: int
    bookmark_count: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query finds. `count` is the number of places, titles included.

    `spans` are the places in the reading text, `title_spans` and `subtitle_spans` those in the
    title and subtitle.
    """

    article_id: int
    score: float
    count: int
    spans: tuple[Span, ...]
    title_spans: tuple[Span, ...]
    snippet: Snippet
    subtitle_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query: `total` articles, `places` hits in them, the first of them as `hits`.

    `remarks` tell what was taken literally because it could not be understood.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    places: int
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of some articles there are of each value; "" is the unknown.

    Years and months (2025-07) are in order of time, the newest first; the others by number. An
    article of several bylines or places counts for each. `places` are the regions, down to
    counties, that its figures and headings name.
    """

    newspapers: Counts = ()
    years: Counts = ()
    kinds: Counts = ()
    months: Counts = ()
    bylines: Counts = ()
    places: Counts = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the user keeps under a name.

    Articles with a higher id than `seen` came after it was looked at last. `total` and `new` are
    how many it finds, and how many of these came since; 0 until they are counted.
    """

    name: str
    query: str
    filters: Filters = Filters()
    sort: SortKey = "relevance"
    descending: bool | None = None
    matching: Matching = Matching()
    seen: int = 0
    created: str = ""  # ISO 8601, UTC
    total: int = 0
    new: int = 0
    id: int = 0
