"""Pages, articles and the passages kept of them, with the spans and maps of their texts.

Offsets are code points, half-open, in exactly one of two texts: the *source text* (the decoded
file, line ends as "\\n") or the *reading text* of one article. `TextMap` leads from one to the
other.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ArticleKind = Literal["article", "sidebar", "caption", "notice", "masthead"]
BookmarkState = Literal["exact", "moved", "changed", "orphan"]


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
