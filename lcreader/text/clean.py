"""From stretches of a page to reading text: no wraps, no stray spaces, no markup, and the way back.

A `ReadingText` takes paragraphs as lists of source spans, one span a line, and gives the reading
text, its paragraphs and the `TextMap`. Width and punctuation stay as they were printed.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from lcreader.records import Paragraph, Segment, Span, TextMap
from lcreader.text.joins import is_cut

# A run of what may go: bold marks, inline tags, white space, characters without width.
_DROP = re.compile(
    r"(?:\*\*|</?[A-Za-z][^<>\n]{0,80}>|&nbsp;|[\s\xa0\u2000-\u200f\u2028\u2029\u3000\ufeff]++)++"
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{1,500}\)")
_WHITE = re.compile(r"[\s\xa0\u2000-\u200a\u3000]|&nbsp;")
_HALVES = re.compile(r"[“《「]([\u4e00-\u9fff]{4,12}) ([\u4e00-\u9fff]{4,12})(?=[”》」—])")
_SPACED = re.compile(r"(?:[\u4e00-\u9fff][ 　]){3,}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_WINDOW = 14  # characters of a half headline and its quote
_EASTERN = "\u2e80"  # from here on characters are set without spaces between them
_NO_START = "）)》”，、：；。"
_QUOTES = "“”‘’—…·"


class _Manner(NamedTuple):
    """How the spaces of a paragraph are read: as in headings, as in Latin text."""

    heading: bool
    latin: bool


class ReadingText:
    """Collects the paragraphs of one article.

    >>> source = "全长 12 公\\n里。\\n\\n完。"
    >>> reading = ReadingText(source)
    >>> reading.add([Span(0, 7), Span(8, 10)], stop=10)
    >>> reading.add([Span(12, 14)], stop=14)
    >>> reading.text
    '全长12公里。\\n完。'
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._paragraphs: list[Paragraph] = []
        self._stop = -1

    @property
    def text(self) -> str:
        """The reading text so far."""
        return "".join(self._parts)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs and subheads so far."""
        return tuple(self._paragraphs)

    @property
    def text_map(self) -> TextMap:
        """The way from the reading text to the source and back."""
        return TextMap(tuple(self._segments))

    def add(
        self,
        spans: Sequence[Span],
        stop: int,
        kind: Literal["body", "subhead"] = "body",
        *,
        heading: bool = False,
    ) -> None:
        """Add one paragraph: a span a line; `stop` is where its last line breaks in the source.

        In a subhead, and where `heading` says so, spaces divide halves and names, and stay.
        """
        pieces = [span for span in spans if span.end > span.start]
        sample = "".join(self._source[s.start : min(s.end, s.start + 60)] for s in pieces[:4])
        if not _DROP.sub("", sample) and not any(_DROP.sub("", s.of(self._source)) for s in pieces):
            return
        manner = _Manner(heading or kind == "subhead", not any(c >= _EASTERN for c in sample))
        if self._paragraphs:
            self._break()
        start, first = self._length, len(self._parts)
        for index, span in enumerate(pieces):
            if index and self._parts_with(span.start, first, manner):
                self._insert(" ")
            self._add_line(span, manner)
        self._paragraphs.append(Paragraph(Span(start, self._length), kind))
        self._stop = stop

    def _break(self) -> None:
        if 0 <= self._stop < len(self._source) and self._source[self._stop] == "\n":
            self._keep(self._stop, self._stop + 1)
        else:
            self._insert("\n")

    def _parts_with(self, start: int, first: int, manner: _Manner) -> bool:
        """Whether a line is parted from the one above by a space."""
        before, after = self._parts[-1][-1], self._source[start]
        if manner.heading:
            return not is_cut("".join(self._parts[first:])) and after not in _NO_START
        if manner.latin:
            return before != "-"
        words = all(char.isascii() and char.isalpha() for char in (before, after))
        return words and not (before.isupper() and after.isupper())

    def _add_line(self, span: Span, manner: _Manner) -> None:
        source = self._source
        position = span.start
        for start, end in _drops(source, span):
            self._keep(position, start)
            position = end
            if start == span.start or end == span.end or not _WHITE.search(source, start, end):
                continue
            if _divides(source, start, end, manner):
                space = source.find(" ", start, end)
                if space < 0:
                    self._insert(" ")
                else:
                    self._keep(space, space + 1)
        self._keep(position, span.end)

    def _keep(self, start: int, end: int) -> None:
        if end <= start:
            return
        last = self._segments[-1] if self._segments else None
        if (
            last
            and last.reading + last.length == self._length
            and last.source + last.length == start
        ):
            self._segments[-1] = Segment(last.reading, last.source, last.length + end - start)
        else:
            self._segments.append(Segment(self._length, start, end - start))
        self._parts.append(self._source[start:end])
        self._length += end - start

    def _insert(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def clean_headline(source: str, spans: Sequence[Span]) -> str:
    """A headline of one or more lines: halves divided by one space, other stray spaces gone.

    >>> line = "我市 10 项成果入选 山东优秀案例"
    >>> clean_headline(line, [Span(0, len(line))])
    '我市10项成果入选 山东优秀案例'
    """
    reading = ReadingText(source)
    reading.add(spans, -1, "subhead")
    return reading.text


def _drops(source: str, span: Span) -> list[tuple[int, int]]:
    """What goes from a line, in order."""
    found = [match.span() for match in _DROP.finditer(source, span.start, span.end)]
    if "](" not in source[span.start : span.end]:
        return found
    for link in _LINK.finditer(source, span.start, span.end):
        inner = link.span(1)
        found = [d for d in found if d[1] <= link.start() or d[0] >= link.end()]
        found += [(link.start(), inner[0]), (inner[1], link.end())]
    return sorted(found)


def _divides(source: str, start: int, end: int, manner: _Manner) -> bool:
    """Whether the white space at `start` to `end` divides words and stays as one space."""
    before, after = source[start - 1], source[end]
    if source.find("\t", start, end) >= 0:
        return True  # cells of a table
    if manner.latin:
        return True
    eastern = _is_eastern(before), _is_eastern(after)
    if not any(eastern):
        if before.isalnum() and after.isalnum():
            return True
        lead = source[start - 2 : start - 1]
        return lead.isascii() and lead.isalpha() and after.isalpha()
    if manner.heading and not (before.isdigit() or after.isdigit()):
        return not _is_spaced(source, start, end)
    if all(eastern) and end - start == 1:
        return _is_half(source, start, end)
    return False


def _is_half(source: str, start: int, end: int) -> bool:
    """Whether a space parts two like halves of a headline quoted in the text."""
    for found in _HALVES.finditer(source, max(start - _WINDOW, 0), end + _WINDOW):
        if found.end(1) == start:
            return abs(len(found[1]) - len(found[2])) <= 1
    return False


def _is_spaced(source: str, start: int, end: int) -> bool:
    """Whether a space is one of those of a letter-spaced line."""
    return any(
        found.start() < start and end < found.end()
        for found in _SPACED.finditer(source, max(start - 40, 0), end + 40)
    )


def _is_eastern(char: str) -> bool:
    return char >= _EASTERN or char in _QUOTES
