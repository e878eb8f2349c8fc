"""The records that the parts of the program hand to each other.

Frozen dataclasses, made in one place each, passed by value between threads. Offsets are code
points, half-open, in exactly one of two texts: the *source text* (the decoded file, line ends
as "\\n") or the *reading text* of one article. `TextMap` leads from one to the other.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

ArticleKind = Literal["article", "sidebar", "caption", "notice", "masthead"]
FigureKind = Literal["level", "change", "growth", "share", "rank", "duration", "other"]
Qualifier = Literal["exact", "over", "nearly", "about", "under"]
Direction = Literal["", "up", "down"]
Status = Literal["actual", "planned"]
Found = Literal["", "stated", "inherited", "dateline"]
BookmarkState = Literal["exact", "moved", "changed", "orphan"]
SortKey = Literal["relevance", "date", "title"]


class Span(NamedTuple):
    """A half-open stretch of code points of a text that the context names."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` under the span."""
        return text[self.start : self.end]


class Segment(NamedTuple):
    """`length` characters that stand together in both texts."""

    reading: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class TextMap:
    """Leads spans of a reading text to its source text and back.

    `segments` are sorted by `reading` and do not overlap. Characters of the reading text under
    no segment were put in by clean-up (a paragraph break where the page has none).

    >>> textmap = TextMap((Segment(0, 10, 3), Segment(3, 15, 2)))
    >>> textmap.to_source(Span(1, 4))
    Span(start=11, end=16)
    >>> textmap.to_reading(Span(11, 16))
    Span(start=1, end=4)
    """

    segments: tuple[Segment, ...]

    def to_source(self, span: Span) -> Span:
        """The smallest span of the source that holds every character under `span`.

        An empty span, or one over put-in characters only, becomes an empty span at the place
        in the source where it would stand.
        """
        pieces = [
            (
                s.source + max(span.start - s.reading, 0),
                s.source + min(span.end - s.reading, s.length),
            )
            for s in self._overlapping(span)
        ]
        if pieces:
            return Span(min(p[0] for p in pieces), max(p[1] for p in pieces))
        place = self._place(span.start)
        return Span(place, place)

    def to_reading(self, span: Span) -> Span | None:
        """The smallest span of the reading text that holds all that is left of source `span`.

        None where nothing of it is left (a caption of another unit, a wrap, markup).
        """
        pieces = [
            (
                s.reading + max(span.start - s.source, 0),
                s.reading + min(span.end - s.source, s.length),
            )
            for s in self.segments
            if s.source < span.end and span.start < s.source + s.length
        ]
        if not pieces:
            return None
        return Span(min(p[0] for p in pieces), max(p[1] for p in pieces))

    def _overlapping(self, span: Span) -> Iterable[Segment]:
        first = max(bisect_right(self.segments, span.start, key=lambda s: s.reading) - 1, 0)
        for index in range(first, len(self.segments)):  # a slice would copy a book for each span
            segment = self.segments[index]
            if segment.reading >= span.end:
                return
            if segment.reading + segment.length > span.start:
                yield segment

    def _place(self, reading: int) -> int:
        before = bisect_right(self.segments, reading, key=lambda s: s.reading) - 1
        if before < 0:
            return self.segments[0].source if self.segments else 0
        segment = self.segments[before]
        return segment.source + min(reading - segment.reading, segment.length)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was taken in. `text` is the decoded file, line ends as "\\n"."""

    path: str
    sha256: str
    media_type: str
    encoding: str
    encoding_forced: bool
    text: str
    imported_at: str = ""  # ISO 8601, UTC
    id: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or subhead of a reading text, its closing line break left out."""

    span: Span
    kind: Literal["body", "subhead"] = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """One unit of a page. `text` is the reading text: the body, a line a paragraph.

    `source_lines` are 1-based and inclusive; dates are partial ISO dates (2025, 2025-12,
    2025-12-10) or empty; `date` is the event's or the dateline's, `published` the page's own.
    `id` and `source_id` are 0 until the article is in an archive.
    """

    kind: ArticleKind
    title: str
    text: str
    subtitle: str = ""
    bylines: tuple[str, ...] = ()
    newspaper: str = ""
    page: str = ""
    date: str = ""
    published: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    text_map: TextMap = field(default=TextMap(()))
    source_lines: tuple[tuple[int, int], ...] = ()
    source_name: str = ""
    source_id: int = 0
    id: int = 0


class Quantity(NamedTuple):
    """A number with its unit, as found in any text.

    `start`, `end` span number and unit in code points, half-open; `text` is what stands there.
    Magnitudes are multiplied out into `value`; `value_max` only for ranges; `unit` is the base
    unit ("" where none is stated).
    """

    start: int
    end: int
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: Qualifier


class Period(NamedTuple):
    """An inclusive stretch of time between two partial ISO dates of one precision.

    >>> str(Period("2021", "2025")), str(Period("2024-05", "2024-05"))
    ('2021/2025', '2024-05')
    """

    start: str
    end: str

    def __str__(self) -> str:
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that an article reports, with what it measures, for when and for whom.

    `span`, `indicator_span` and `sentence` are spans of the reading text; `text` is the surface
    (number and unit, without qualifier). What cannot be known is empty or None.
    """

    span: Span
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: Qualifier
    kind: FigureKind
    direction: Direction
    status: Status
    indicator: str
    indicator_span: Span | None
    period: Period | None
    period_found: Found
    base_period: Period | None
    place: str
    sentence: Span
    rules: tuple[str, ...] = ()
    article_id: int = 0
    id: int = 0
    corrected: bool = False  # by hand


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A passage that the user keeps, anchored by quote, context and position.

    After the W3C TextQuoteSelector and TextPositionSelector: `quote` is exact, `prefix` and
    `suffix` are up to 32 characters beside it. An orphan has no `span`; its `article_id` is the
    article where it stood last, or None when that is gone. `created` and `changed` are ISO 8601,
    UTC. `found` is the text now under `span` when the state is "changed".
    """

    article_id: int | None
    span: Span | None
    quote: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    colour: str = "yellow"
    created: str = ""
    changed: str = ""
    state: BookmarkState = "exact"
    found: str = ""
    article_title: str = ""
    newspaper: str = ""
    date: str = ""
    id: int = 0


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


class Remark(NamedTuple):
    """Something of a query that is not taken as it may have been meant, with its place in it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The articles that a query finds, in order, before anything of them is shown.

    `ids` are all of the `total`, or the first where no more were asked for; `scores` are theirs,
    all 0 where they stand in another order. `places` is the number of hits in all articles.
    `understood` says in words (Chinese) how the query was read, `remarks` what was taken
    literally because it could not be understood.
    """

    query: str
    ids: "array[int]"
    total: int
    places: int
    understood: str = ""
    remarks: tuple[Remark, ...] = ()
    scores: "array[float]" = field(default_factory=lambda: array("d"))


@dataclass(frozen=True, slots=True)
class Matching:
    """What counts as the same character in a search; False tells the two apart."""

    script: bool = True  # traditional and simplified
    width: bool = True  # full and half
    case: bool = True


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query: `total` articles, `places` hits in them, the first of them as `hits`.

    `understood` says in words (Chinese) how the query was read; `warnings` what was taken
    literally because it could not be understood.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    places: int
    understood: str = ""
    warnings: tuple[str, ...] = ()


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


Counts = tuple[tuple[str, int], ...]


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


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file. `reason` is a sentence for the user when it was refused."""

    path: str
    state: Literal["added", "unchanged", "replaced", "refused"]
    reason: str = ""
    articles: int = 0
    figures: int = 0
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """The counts of an archive; `to_index` articles are stored but not yet searchable.

    `articles` counts what is read as such, sidebars too, and leaves out captions, notices and
    mastheads, as lists do until these are asked for.
    """

    sources: int
    articles: int
    figures: int
    bookmarks: int
    to_index: int


@dataclass(frozen=True, slots=True)
class Change:
    """News from an archive: which articles, figures or bookmarks are no longer what they were.

    `ids` are article ids ("articles", and "ledger" where verdicts were dismissed or figures
    corrected) or bookmark ids ("bookmarks"); empty means any.
    """

    what: Literal["articles", "bookmarks", "ledger"]
    ids: tuple[int, ...] = ()
