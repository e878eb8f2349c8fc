"""Marks over a set text, painted and never put into the document.

Hits, figures and bookmarks change far more often than the text under them; a mark that is only
paint costs no new layout, so that a thousand of them come and go within a frame. In goes a
document and the positions of a mark; out come the rectangles of its lines.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from lcreader.records import Span

# Where the em square of a Chinese character stands about the base line.
_ASCENT, _DESCENT = 0.90, 0.16
BAR_WIDTH = 3.0


class Mark(NamedTuple):
    """A passage of the shown text; `key` says what it stands for, `colour` how it is painted."""

    span: Span
    key: int = 0
    colour: str = ""


class PlacedMark(NamedTuple):
    """A mark with its two ends in Qt's positions, and its lane among overlapping ones."""

    start: int
    end: int
    mark: Mark
    lane: int = 0


def block_origin(document: QTextDocument, block: QTextBlock) -> QPointF:
    """Where the layout of `block` begins; lays the document out so far."""
    return document.documentLayout().blockBoundingRect(block).topLeft()


def line_at(document: QTextDocument, position: int) -> QRectF:
    """The rectangle of the line of text that holds `position`, empty where there is none."""
    block = document.findBlock(position)
    if not block.isValid():
        return QRectF()
    origin = block_origin(document, block)
    line = block.layout().lineForTextPosition(position - block.position())
    if not line.isValid():
        return QRectF(origin.x(), origin.y(), 0, 0)
    return line.rect().translated(origin)


def mark_rects(
    document: QTextDocument, start: int, end: int, top: float, bottom: float
) -> Iterator[QRectF]:
    """The em boxes of the lines between two positions, those outside top to bottom left out."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        bounds = document.documentLayout().blockBoundingRect(block)
        if bounds.top() > bottom:
            return
        if bounds.bottom() >= top:
            for box in _block_boxes(block, start - block.position(), end - block.position()):
                yield box.translated(bounds.topLeft())
        block = block.next()


def _block_boxes(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    layout = block.layout()
    em = block.charFormat().font().pixelSize()
    start, end = max(start, 0), min(end, block.length() - 1)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x_of(line, first), _x_of(line, last)
            base = line.y() + line.ascent()
            yield QRectF(left, base - _ASCENT * em, right - left, (_ASCENT + _DESCENT) * em)


def _x_of(line: QTextLine, position: int) -> float:
    x: Any = line.cursorToX(position)  # some releases of PySide give the position back as well
    return float(x[0] if isinstance(x, tuple) else x)


def paint_wash(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A colour behind words, corners a little rounded."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 2.5, 2.5)


def paint_underline(painter: QPainter, box: QRectF, colour: QColor, width: float) -> None:
    """A line under words, clear of their feet."""
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = round(box.bottom() + 0.5) + 0.5
    painter.drawLine(QPointF(box.left() + 0.5, y), QPointF(box.right() - 0.5, y))


def paint_margin_bar(painter: QPainter, boxes: list[QRectF], x: float, colour: QColor) -> None:
    """A bar in the margin beside the lines of a bookmark."""
    top = min(box.top() for box in boxes)
    bottom = max(box.bottom() for box in boxes)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(x, top, BAR_WIDTH, bottom - top), 1.5, 1.5)
