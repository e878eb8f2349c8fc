"""What the article view sets: pieces of text with a role, and the way between its characters
and those of the article.

In goes an article (and its source); out comes a `Sheet`, which is plain values: the view sets its
pieces one under the other, and whoever holds a span of the reading text asks the sheet where it
is shown. There are two: the clean reading text under its headline, and the page as it stood.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from lcreader.records import Article, Segment, Source, Span, TextMap

Role = Literal["label", "kicker", "title", "deck", "meta", "body", "subhead", "page", "elsewhere"]

# Qt would break the line at these, or take them for pictures: shown as a blank of equal length.
_UNSHOWABLE = re.compile("[\r\x00\x0b\x0c\u2028\u2029\ufdd0\ufdd1\ufffc]")
# Qt breaks no line before or after a quotation mark, as if Chinese had blanks round its quotations
# (Unicode's line breaking, rule LB19). Where a Chinese compositor would, a break without width
# is put in; it is part of the shown text only and never leaves the view.
BREAK = "\u200b"
_BREAKS = re.compile(
    r"(?<=[^\s“‘（《〈「『【(])(?=[“‘])"
    r"|(?<=[”’])(?=[^\s“‘”’，。、；：！？）》〉」』】,.;:!?)%‰…—·])"
)
# Of a page that is a whole book, so many characters before and after the article are shown.
_AROUND = 100_000
_NOTHING = Span(0, 0)
_NO_MAP = TextMap(())


class Piece(NamedTuple):
    """A run of paragraphs that are set alike, one a line."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pieces to set, and the map from the reading text to the shown text.

    The shown text is the pieces joined by line breaks. `text_map` leads from the reading text to
    it; `title` and `subtitle` are where these stand in it, empty where there is none.
    """

    pieces: tuple[Piece, ...] = ()
    text_map: TextMap = _NO_MAP
    title: Span = _NOTHING
    subtitle: Span = _NOTHING

    @property
    def text(self) -> str:
        """All that is shown."""
        return "\n".join(piece.text for piece in self.pieces)

    def words(self, span: Span) -> str:
        """What is read under `span` of the shown text."""
        return span.of(self.text).replace(BREAK, "")

    def to_shown(self, span: Span) -> Span:
        """Where `span` of the reading text is shown."""
        return self.text_map.to_source(span)

    def to_reading(self, span: Span) -> Span | None:
        """What of the reading text is shown under `span`; None where nothing of it is."""
        return self.text_map.to_reading(span)

    def title_to_shown(self, span: Span) -> Span | None:
        """Where `span` of the headline is shown; None where it is not."""
        return _within(self.title, span)

    def subtitle_to_shown(self, span: Span) -> Span | None:
        """Where `span` of the line above or below the headline is shown; None where it is not."""
        return _within(self.subtitle, span)


def reading_sheet(article: Article, label: str = "", meta: str = "") -> Sheet:
    """The headline and what belongs to it, and under it the reading text.

    `label` and `meta` are the words above and below the headline, in the interface's language.
    """
    head = [piece for piece in _head(article, label, meta) if piece.text]
    places, start = dict[Role, Span](), 0
    for piece in head:
        places[piece.role] = Span(start, start + len(piece.text))
        start += len(piece.text) + 1
    body, segments = _breakable(article.text, start)
    title = places.get("title", _NOTHING)
    subtitle = places.get("kicker", places.get("deck", _NOTHING))
    pieces = tuple(_showable([*head, *_body(article, body)]))
    return Sheet(pieces, TextMap(segments), title, subtitle)


def source_sheet(article: Article, source: Source, label: str = "") -> Sheet:
    """The page as it stood; lines that are not the article's have the role "elsewhere"."""
    lines = source.text.split("\n")
    own = _own_lines(article, len(lines))
    first, last = _window(lines, own)
    skipped = sum(len(line) + 1 for line in lines[:first])
    pieces = [Piece(label, "label")] if label else []
    shift = sum(len(piece.text) + 1 for piece in pieces) - skipped
    for is_own, numbers in groupby(range(first, last), key=own.__contains__):
        text = "\n".join(lines[number] for number in numbers)
        pieces.append(Piece(text, "page" if is_own else "elsewhere"))
    segments = (s._replace(source=s.source + shift) for s in article.text_map.segments)
    return Sheet(tuple(_showable(pieces)), TextMap(tuple(segments)))


def is_below(subtitle: str) -> bool:
    """Whether a line goes on from the headline (——2025年全市重点工作解读), and stands below it."""
    return subtitle.startswith(("—", "─", "-"))


def _within(line: Span, span: Span) -> Span | None:
    shown = Span(line.start + span.start, min(line.start + span.end, line.end))
    return shown if shown.start < shown.end else None


def _head(article: Article, label: str, meta: str) -> Iterator[Piece]:
    below = is_below(article.subtitle)
    yield Piece(label, "label")
    yield Piece("" if below else _one_line(article.subtitle), "kicker")
    yield Piece(_one_line(article.title), "title")
    yield Piece(_one_line(article.subtitle) if below else "", "deck")
    yield Piece(meta, "meta")


def _breakable(text: str, start: int) -> tuple[str, tuple[Segment, ...]]:
    """`text` with its breaks, and the way there from `text`; it is shown from `start` on."""
    cuts = [0, *(match.start() for match in _BREAKS.finditer(text)), len(text)]
    runs = [Span(*ends) for ends in pairwise(cuts)]
    shown = BREAK.join(run.of(text) for run in runs)
    segments = (
        Segment(run.start, start + run.start + number, run.end - run.start)
        for number, run in enumerate(runs)
    )
    return shown, tuple(segment for segment in segments if segment.length)


def _body(article: Article, shown: str) -> Iterator[Piece]:
    subheads = {p.span.start for p in article.paragraphs if p.kind == "subhead"}
    paragraphs = []
    start = 0
    for line, shown_line in zip(article.text.split("\n"), shown.split("\n"), strict=True):
        paragraphs.append((shown_line, start in subheads))
        start += len(line) + 1
    for is_subhead, run in groupby(paragraphs, key=lambda paragraph: paragraph[1]):
        text = "\n".join(line for line, _ in run)
        yield Piece(text, "subhead" if is_subhead else "body")


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _showable(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield Piece(_UNSHOWABLE.sub(" ", piece.text), piece.role)


def _own_lines(article: Article, count: int) -> set[int]:
    """The numbers, from 0, of the article's lines; all where the article does not say."""
    if not article.source_lines:
        return set(range(count))
    return {
        number
        for first, last in article.source_lines
        for number in range(first - 1, min(last, count))
    }


def _window(lines: Sequence[str], own: set[int]) -> tuple[int, int]:
    """The lines to show, half-open: the article's own and so much around them."""
    first, last = min(own, default=0), max(own, default=len(lines) - 1) + 1
    room = _AROUND
    while first > 0 and room > 0:
        first -= 1
        room -= len(lines[first]) + 1
    room = _AROUND
    while last < len(lines) and room > 0:
        room -= len(lines[last]) + 1
        last += 1
    return first, last
