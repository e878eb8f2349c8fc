"""A few lines of text with marked stretches, the last one elided: for delegates.

In goes text with spans in code points; what is painted is plain text, never markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from lcreader.gui.offsets import Offsets
from lcreader.records import Span

LEADING = 1.38  # height of a line as a multiple of the font's size on the body


@dataclass(frozen=True, slots=True)
class Lines:
    """What to paint, and how. `most` lines at the most; `marks` are spans of `text`."""

    text: str
    font: QFont
    colour: QColor
    most: int = 1
    marks: Sequence[Span] = field(default=())
    mark_colour: QColor | None = None
    mark_ground: QColor | None = None


def line_height(font: QFont) -> float:
    """The distance from one line to the next."""
    metrics = QFontMetricsF(font)
    return max(round(LEADING * (metrics.ascent() + metrics.descent()) / 1.17), metrics.height())


def paint_lines(painter: QPainter, box: QRectF, lines: Lines) -> int:
    """Paint `lines` into `box` from its top; returns how many there were."""
    text = " ".join(lines.text.split("\n"))
    offsets = Offsets(text)
    marks = [offsets.span_to_qt(mark) for mark in lines.marks]
    layout = _laid_out(text, lines, marks)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < lines.most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        starts.append(line.textStart())
    shown = [layout.lineAt(number) for number in range(len(starts))]
    ended = not shown or shown[-1].textStart() + shown[-1].textLength() >= offsets.qt_length
    layout.endLayout()
    step = line_height(lines.font)
    painter.setPen(lines.colour)
    for number, line in enumerate(shown):
        top = box.top() + number * step
        if number == len(shown) - 1 and not ended:
            start = line.textStart()
            rest = text[offsets.to_text(start) :]
            _paint_elided(painter, QPointF(box.left(), top), box.width(), rest, lines, start, marks)
        else:
            _paint(painter, line, QPointF(box.left(), top), step)
    return len(shown)


def _laid_out(text: str, lines: Lines, marks: Sequence[tuple[int, int]]) -> QTextLayout:
    layout = QTextLayout(text, lines.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(lines, start, end) for start, end in marks if end > start])
    return layout


def _format(lines: Lines, start: int, end: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    if lines.mark_colour is not None:
        look.setForeground(lines.mark_colour)
    if lines.mark_ground is not None:
        look.setBackground(lines.mark_ground)
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = start, end - start, look
    return stretch


def _paint(painter: QPainter, line: QTextLine, at: QPointF, step: float) -> None:
    """Paint one line in the middle of its step."""
    line.draw(painter, QPointF(at.x(), at.y() + (step - line.height()) / 2 - line.y()))


def _paint_elided(
    painter: QPainter,
    at: QPointF,
    width: float,
    rest: str,
    lines: Lines,
    start: int,
    marks: Sequence[tuple[int, int]],
) -> None:
    """Paint as much of `rest` as one line holds, and an ellipsis."""
    metrics = QFontMetricsF(lines.font)
    # A few hundred characters fill any line; eliding measures all that it is given.
    elided = metrics.elidedText(rest[:500], Qt.TextElideMode.ElideRight, width)
    last = Offsets(elided).qt_length
    shifted = [(max(s - start, 0), min(e - start, last)) for s, e in marks if e > start]
    layout = _laid_out(elided, lines, [(s, e) for s, e in shifted if s < e])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width * 2)  # the ellipsis may be a hair wider than measured
    layout.endLayout()
    _paint(painter, line, at, line_height(lines.font))
