"""Code points and Qt's positions, led into each other. No other module knows UTF-16.

Records count code points; a `QTextDocument` counts UTF-16 units, so that a character beyond the
basic plane (𠮷) takes two. In goes the text once; out come positions both ways.

>>> places = Offsets("𠮷县增长5%")
>>> places.to_qt(1), places.to_text(2)
(2, 1)
>>> places.span_to_qt(Span(4, 6))
(5, 7)
"""

import re
from bisect import bisect_left

from lcreader.records import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The two ways of counting the characters of one text."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        # Where, in Qt's count, the second half of each astral character stands.
        self._halves = [start + index + 1 for index, start in enumerate(self._astral)]

    @property
    def qt_length(self) -> int:
        """The length of the text as Qt counts it."""
        return self._length + len(self._astral)

    def to_qt(self, offset: int) -> int:
        """Qt's position of the code point `offset`."""
        return offset + bisect_left(self._astral, offset)

    def to_text(self, position: int) -> int:
        """The code point at Qt's `position`; inside a pair, the character that the pair is."""
        return position - bisect_left(self._halves, position + 1)

    def span_to_qt(self, span: Span) -> tuple[int, int]:
        """Qt's positions of the two ends of `span`."""
        return self.to_qt(span.start), self.to_qt(span.end)

    def span_to_text(self, start: int, end: int) -> Span:
        """The code points between two of Qt's positions, a pair that is cut taken whole."""
        inside_pair = bisect_left(self._halves, end)
        cut = inside_pair < len(self._halves) and self._halves[inside_pair] == end
        return Span(self.to_text(start), self.to_text(end) + cut)
