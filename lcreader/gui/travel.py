"""Going through things: places seen before (back and forth), and hits one after the other.

Plain values without Qt, so that the panel only shows what these say.
"""

import re
from dataclasses import dataclass, field

from lcreader.gui.sheet import BREAK, Sheet
from lcreader.records import Span

_LONGEST_HISTORY = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was: an article, its first shown character, and what was looked for.

    `number` is the hit to stand at.
    """

    article_id: int
    top: int = 0
    query: str = ""
    spans: tuple[Span, ...] = ()
    title_spans: tuple[Span, ...] = ()
    subtitle_spans: tuple[Span, ...] = ()
    number: int = 0

    def shown_in(self, sheet: Sheet) -> list[Span]:
        """Where the hits are shown; those in a line of the head that is not shown are left out."""
        in_head = [
            *map(sheet.title_to_shown, self.title_spans),
            *map(sheet.subtitle_to_shown, self.subtitle_spans),
        ]
        in_body = (sheet.to_shown(span) for span in self.spans)
        return [*(span for span in in_head if span is not None), *in_body]

    def number_in(self, sheet: Sheet) -> int:
        """The number among those that are shown of the hit to stand at."""
        everywhere = len(self.title_spans) + len(self.subtitle_spans) + len(self.spans)
        return max(self.number - (everywhere - len(self.shown_in(sheet))), 0)


@dataclass(slots=True)
class History:
    """The places before and after the present one."""

    _before: list[Place] = field(default_factory=list)
    _after: list[Place] = field(default_factory=list)

    @property
    def can_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._before)

    @property
    def can_forward(self) -> bool:
        """Whether there is a place that was gone back from."""
        return bool(self._after)

    def leave(self, place: Place) -> None:
        """Keep `place`, which is left for a new one."""
        self._before.append(place)
        del self._before[:-_LONGEST_HISTORY]
        self._after.clear()

    def back(self, present: Place | None) -> Place:
        """The place before; `present` becomes the one after it."""
        return self._step(self._before, self._after, present)

    def forward(self, present: Place | None) -> Place:
        """The place after; `present` becomes the one before it."""
        return self._step(self._after, self._before, present)

    def _step(self, source: list[Place], target: list[Place], present: Place | None) -> Place:
        if present is not None:
            target.append(present)
        return source.pop()


@dataclass(slots=True)
class Stepper:
    """Spans of the shown text in order, and the one that the reader stands at (-1: none yet)."""

    spans: tuple[Span, ...] = ()
    index: int = -1

    @property
    def current(self) -> Span | None:
        """The span stood at."""
        return self.spans[self.index] if 0 <= self.index < len(self.spans) else None

    def step(self, by: int) -> Span | None:
        """Go `by` spans on, round at the ends; None where there are none."""
        if not self.spans:
            return None
        start = self.index if self.index >= 0 else (-1 if by > 0 else 0)
        self.index = (start + by) % len(self.spans)
        return self.spans[self.index]

    def start_at(self, offset: int) -> Span | None:
        """Stand at the first span at or after `offset`, at the very first where none is."""
        after = (i for i, span in enumerate(self.spans) if span.end > offset)
        self.index = next(after, 0) if self.spans else -1
        return self.current


def find_all(text: str, wanted: str) -> tuple[Span, ...]:
    """Where `wanted` stands in `text`, width and case of letters aside.

    >>> find_all("增长９.4％，GDP增长", "9.4%，gdp")
    (Span(start=2, end=10),)
    """
    needle = plain(wanted)
    if not needle:
        return ()
    pattern = re.compile(f"{BREAK}?".join(map(re.escape, needle)))
    return tuple(Span(*match.span()) for match in pattern.finditer(plain(text)))


def sentence_at(text: str, offset: int, enders: str = "。！？!?") -> Span:
    """The sentence of `text` round `offset`, its closing mark and quotation marks with it.

    >>> sentence_at("甲。乙丙！”丁", 3)
    Span(start=2, end=6)
    """
    if not text:
        return Span(0, 0)
    offset = min(max(offset, 0), len(text) - 1)
    if text[offset] == "\n" and offset:
        offset -= 1  # the caret at the end of a paragraph
    start = offset
    while start > 0 and not _ends(text, start - 1, enders):
        start -= 1
    end = offset
    while end < len(text) and text[end] != "\n":
        end += 1
        if _ends(text, end - 1, enders):
            break
    while start < end and text[start] in " \u3000":
        start += 1
    return Span(start, end)


def _ends(text: str, index: int, enders: str) -> bool:
    """Whether a sentence ends with the character at `index`."""
    if text[index] == "\n":
        return True
    closing = "”’」』）)\"'"
    if index + 1 < len(text) and text[index + 1] in closing:
        return False  # the closing mark belongs to the sentence
    while index > 0 and text[index] in closing and text[index - 1] in closing:
        index -= 1
    if text[index] in closing and index > 0:
        return text[index - 1] in enders
    return text[index] in enders


_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def plain(text: str) -> str:
    """`text` in half width and small letters, character by character."""
    narrow = text.translate(_WIDTH)
    small = narrow.lower()
    if len(small) == len(narrow):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in narrow)
