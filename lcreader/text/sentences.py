"""The sentences of a reading text."""

import re
from collections.abc import Sequence

from lcreader.records import Paragraph, Span

# An end is a run of signs with the quotes and brackets that close after it. A full stop ends a
# Latin sentence only before white space or the end.
_END = re.compile(
    r"(?:[。！？!?…]+|(?:(?<=[A-Za-z%\"')])|(?<=\d\d))\.(?=\s|$|[”’」』）)\"']))[”’」』）)】\"']*"
)
_LINE = re.compile(r"[^\n]+")


def sentences(text: str, paragraphs: Sequence[Paragraph] = ()) -> list[Span]:
    """The sentences of `text` in order, none across a line break or a paragraph's end.

    A sentence ends in 。！？!? or …, closing quotes and brackets with it; white space around it
    is left out. Subheads and lines without an end are a sentence each.

    >>> text = "“快走！”他说。雨停了…"
    >>> [span.of(text) for span in sentences(text)]
    ['“快走！”', '他说。', '雨停了…']
    """
    spans = [p.span for p in paragraphs] or [Span(*m.span()) for m in _LINE.finditer(text)]
    found: list[Span] = []
    for start, end in spans:
        begin = start
        for match in _END.finditer(text, start, end):
            stop = _stop(text, begin, match)
            _add(found, text, begin, stop)
            begin = stop
        _add(found, text, begin, end)
    return found


def _stop(text: str, begin: int, match: re.Match[str]) -> int:
    """Where a sentence ends: a straight quote belongs to it only when it closes one of its own."""
    quote = text.find('"', match.start(), match.end())
    if quote < 0 or text.count('"', begin, quote) % 2:
        return match.end()
    return quote


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Span(begin, begin + len(stripped)))
