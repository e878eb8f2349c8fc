"""Paints a bookmark: a stroke of its colour, the quote, the note, tags, and what became of it.

Where the text has changed, the quote is shown with what was taken out and what was put in.
"""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lcreader.gui.differences import Stretch, difference
from lcreader.gui.models.bookmarks import BOOKMARK_ROLE, HEADING_ROLE, state_name
from lcreader.gui.offsets import Offsets
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.fonts import scaled
from lcreader.gui.widgets.lines import Lines, line_height, paint_lines
from lcreader.records import Bookmark, Span

Index = QModelIndex | QPersistentModelIndex
_STROKE = 4.0  # px
_QUOTE_LINES = 3
_NOTE_LINES = 2
_PAD = SPACE * 1.5


class Part(NamedTuple):
    """Some lines of a card: the text or its changes, the font, how black, how many lines."""

    text: str
    font: QFont
    ink: float
    most: int
    stretches: tuple[Stretch, ...] = ()


class BookmarkDelegate(QStyledItemDelegate):
    """Colours come from the palette, words from the model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by_article = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as there is something to say."""
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QAbstractScrollArea) else SPACE * 30
        room = wide - 2 * _PAD - _STROKE - SPACE
        parts = self._parts(index.data(BOOKMARK_ROLE), option.font)
        height = sum(_height(part, room) for part in parts) + SPACE * 2
        if index.data(HEADING_ROLE):
            height += _heading_height(option.font)
        return QSize(SPACE * 20, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One bookmark, with the heading above it where it is the first."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bookmark: Bookmark = index.data(BOOKMARK_ROLE)
        box = QRectF(option.rect)
        heading = index.data(HEADING_ROLE)
        if heading:
            _paint_heading(painter, box, option, heading)
            box.setTop(box.top() + _heading_height(option.font))
        _paint_ground(painter, box, option)
        stroke = QRectF(box.left() + _PAD - 2, box.top() + SPACE, _STROKE, box.height() - 2 * SPACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.bookmark_colour(bookmark.colour, option.palette))
        painter.drawRoundedRect(stroke, 2, 2)
        inner = box.adjusted(_PAD + _STROKE + SPACE, SPACE, -_PAD, -SPACE)
        for part in self._parts(bookmark, option.font):
            _paint_part(painter, inner, option.palette, part)
            inner.setTop(inner.top() + _height(part, inner.width()))
        painter.restore()

    def _parts(self, bookmark: Bookmark, font: QFont) -> list[Part]:
        small = scaled(font, 0.9)
        quote = Part(bookmark.quote, font, 1.0, _QUOTE_LINES)
        if bookmark.state == "changed":
            stretches = difference(bookmark.quote, bookmark.found)
            text = "".join(stretch.text for stretch in stretches)
            quote = Part(text, font, 1.0, _QUOTE_LINES + 1, stretches)
        title = "" if self.by_article else bookmark.article_title
        where = (bookmark.date, bookmark.newspaper, title)
        tags = " ".join(f"#{tag}" for tag in bookmark.tags)
        parts = [
            quote,
            Part(bookmark.note, small, 0.8, _NOTE_LINES),
            Part(tags, small, 0.7, 1),
            Part(state_name(bookmark), scaled(font, 0.9, QFont.Weight.DemiBold), 0.85, 1),
            Part(" · ".join(part for part in where if part), small, 0.55, 1),
        ]
        return [part for part in parts if part.text]


def _lines(part: Part, room: float) -> int:
    """How many lines a part takes; a little is left for ends of lines that stay empty."""
    wide = QFontMetricsF(part.font).horizontalAdvance(part.text.replace("\n", " ")[:600])
    return min(max(ceil(wide * 1.02 / max(room, 1.0)), 1), part.most)


def _height(part: Part, room: float) -> float:
    return _lines(part, room) * line_height(part.font)


def _paint_part(painter: QPainter, box: QRectF, palette: QPalette, part: Part) -> None:
    ink = colours.muted(palette, part.ink)
    if part.stretches:
        _paint_change(painter, box, palette, part)
    else:
        lines = Lines(part.text[:600], part.font, ink, _lines(part, box.width()))
        paint_lines(painter, box, lines)


def _paint_change(painter: QPainter, box: QRectF, palette: QPalette, part: Part) -> None:
    """The quote, taken out struck through, put in underlined."""
    layout = QTextLayout(part.text.replace("\n", " "), part.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_change_formats(part.stretches, palette))
    layout.beginLayout()
    step = line_height(part.font)
    for number in range(_lines(part, box.width())):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, number * step + (step - line.height()) / 2))
    layout.endLayout()
    painter.setPen(colours.muted(palette, part.ink))
    layout.draw(painter, box.topLeft())


def _change_formats(
    stretches: Sequence[Stretch], palette: QPalette
) -> list[QTextLayout.FormatRange]:
    offsets = Offsets("".join(stretch.text for stretch in stretches))
    formats = []
    start = 0
    for stretch in stretches:
        look = QTextCharFormat()
        if stretch.kind == "out":
            look.setFontStrikeOut(True)
            look.setForeground(colours.taken_out(palette))
        elif stretch.kind == "in":
            look.setFontUnderline(True)
            look.setForeground(colours.put_in(palette))
        first, last = offsets.span_to_qt(Span(start, start + len(stretch.text)))
        start += len(stretch.text)
        piece = QTextLayout.FormatRange()
        piece.start = first
        piece.length = last - first
        piece.format = look
        formats.append(piece)
    return formats


def _paint_heading(
    painter: QPainter, box: QRectF, option: QStyleOptionViewItem, heading: str
) -> None:
    font = _heading_font(option.font)
    area = QRectF(box.left() + _PAD, box.top() + SPACE, box.width() - 2 * _PAD, box.height())
    paint_lines(painter, area, Lines(heading, font, colours.muted(option.palette, 0.7)))


def _heading_height(font: QFont) -> float:
    return line_height(_heading_font(font)) + SPACE * 1.5


def _heading_font(font: QFont) -> QFont:
    return scaled(font, 0.95, QFont.Weight.DemiBold)


def _paint_ground(painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
    state, palette = option.state, option.palette
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, colours.accent(palette, 0.14))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, colours.accent(palette, 0.06))
    painter.setPen(colours.hairline(palette))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(colours.accent(palette, 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -1.5))
