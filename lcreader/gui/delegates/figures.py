"""Paints a figure as a card: the value large, beside it when and where, below it of what.

Where indicators are kept together, the name of the indicator stands once, above its cards.
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lcreader.gui.delegates.badges import is_click
from lcreader.gui.models.figures import BADGES_ROLE, CONTEXT_ROLE, FIGURE_ROLE, Column
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets import badges, colours
from lcreader.gui.widgets.fonts import scaled
from lcreader.gui.widgets.lines import Lines, line_height, paint_lines
from lcreader.gui.widgets.pencil import paint_pencil
from lcreader.records import Figure

Index = QModelIndex | QPersistentModelIndex
_BAR = 3  # px: the stroke at the left of the chosen card


class FigureDelegate(QStyledItemDelegate):
    """Colours come from the palette, words from the model.

    Signals:
        badges_clicked: The index of the card whose badges were clicked.
    """

    badges_clicked = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grouped = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines; one where the indicator stands above, and that one above the first."""
        font = option.font
        height = line_height(_value_font(font)) + SPACE
        if not self.grouped:
            height += line_height(_small_font(font))
        elif self._leads(index):
            height += _head_height(font)
        return QSize(SPACE * 20, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        figure: Figure = index.data(FIGURE_ROLE)
        if self.grouped and self._leads(index):
            self._paint_head(painter, box, option, figure)
            box.setTop(box.top() + _head_height(option.font))
        _paint_ground(painter, box, option)
        inner = box.adjusted(SPACE * 1.5, SPACE / 2, -SPACE * 1.5, -SPACE / 2)
        room = self._badge_box(inner, option, index)
        badges.paint_badges(painter, room, index.data(BADGES_ROLE), option.font, option.palette)
        beside = QRectF(inner)
        beside.setRight(room.left() - (SPACE if room.width() else 0))
        self._paint_value(painter, beside, option, index, figure)
        if not self.grouped:
            inner.setTop(inner.top() + line_height(_value_font(option.font)))
            known = bool(figure.indicator)
            text = figure.indicator if known else index.data(CONTEXT_ROLE)
            ink = colours.muted(option.palette, 0.74 if known else 0.5)
            paint_lines(painter, inner, Lines(text, _small_font(option.font), ink))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the badges is told, and chooses the card as well."""
        if is_click(event) and isinstance(event, QMouseEvent) and index.data(BADGES_ROLE):
            box = QRectF(option.rect)
            if self.grouped and self._leads(index):
                box.setTop(box.top() + _head_height(option.font))
            room = self._badge_box(box.adjusted(0, 0, -SPACE * 1.5, 0), option, index)
            if room.adjusted(-SPACE / 2, -SPACE / 2, SPACE, SPACE / 2).contains(event.position()):
                self.badges_clicked.emit(index)
        return super().editorEvent(event, model, option, index)

    @staticmethod
    def _badge_box(inner: QRectF, option: QStyleOptionViewItem, index: Index) -> QRectF:
        """Where the badges of a card stand: at the right, in the line of the value."""
        wide = badges.width(index.data(BADGES_ROLE), option.font)
        height = line_height(_value_font(option.font))
        return QRectF(inner.right() - wide, inner.top(), wide, height)

    def _paint_value(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: Index,
        figure: Figure,
    ) -> None:
        """The value at the left; period, place and plan at the right."""
        value = index.sibling(index.row(), Column.VALUE).data()
        font = _value_font(option.font)
        text = option.palette.color(QPalette.ColorRole.Text)
        wide = min(QFontMetricsF(font).horizontalAdvance(value) + 2, box.width())
        paint_lines(
            painter, QRectF(box.left(), box.top(), wide, box.height()), Lines(value, font, text)
        )
        if figure.corrected:
            wide += self._paint_pencil(painter, box, wide, option)
        parts = [
            index.sibling(index.row(), Column.PERIOD).data(),
            figure.place,
            index.sibling(index.row(), Column.STATUS).data() if figure.status == "planned" else "",
        ]
        aside = " · ".join(part for part in parts if part)
        small = _small_font(option.font)
        room = box.width() - wide - SPACE
        needed = min(QFontMetricsF(small).horizontalAdvance(aside) + 2, room)
        if needed > SPACE * 3:
            top = box.top() + (line_height(font) - line_height(small)) / 2 + 1
            right = QRectF(box.right() - needed, top, needed, box.height())
            paint_lines(painter, right, Lines(aside, small, colours.muted(option.palette, 0.6)))

    @staticmethod
    def _paint_pencil(
        painter: QPainter, box: QRectF, wide: float, option: QStyleOptionViewItem
    ) -> float:
        """The mark of a correction after a value that is so wide; how much room it takes."""
        side = line_height(_small_font(option.font)) * 0.7
        middle = box.top() + line_height(_value_font(option.font)) / 2
        place = QRectF(box.left() + wide + SPACE / 2, middle - side / 2, side, side)
        if place.right() > box.right():
            return 0.0
        paint_pencil(painter, place, colours.muted(option.palette, 0.6))
        return side + SPACE

    def _paint_head(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, figure: Figure
    ) -> None:
        """The name of an indicator, and a rule after it."""
        font = _head_font(option.font)
        name = figure.indicator or QCoreApplication.translate("Figures", "Without indicator")
        left = box.left() + SPACE * 1.5
        room = box.width() - SPACE * 3
        wide = min(QFontMetricsF(font).horizontalAdvance(name) + 2, room)
        top = box.top() + SPACE
        ink = colours.muted(option.palette, 0.8)
        paint_lines(painter, QRectF(left, top, wide, box.height()), Lines(name, font, ink))
        y = round(top + line_height(font) / 2) + 0.5
        painter.setPen(colours.hairline(option.palette))
        if wide + SPACE < room:
            painter.drawLine(QPointF(left + wide + SPACE, y), QPointF(left + room, y))

    @staticmethod
    def _leads(index: Index) -> bool:
        """Whether the card is the first of its indicator."""
        if index.row() == 0:
            return True
        before = index.model().index(index.row() - 1, 0)
        here: Figure = index.data(FIGURE_ROLE)
        return bool(before.data(FIGURE_ROLE).indicator != here.indicator)


def _paint_ground(painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
    state, palette = option.state, option.palette
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, colours.accent(palette, 0.14))
        painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), colours.accent(palette))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, colours.accent(palette, 0.06))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(colours.accent(palette, 0.8))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _head_height(font: QFont) -> float:
    return line_height(_head_font(font)) + SPACE * 1.5


def _value_font(font: QFont) -> QFont:
    return scaled(font, 1.12, QFont.Weight.DemiBold)


def _head_font(font: QFont) -> QFont:
    return scaled(font, 0.95, QFont.Weight.DemiBold)


def _small_font(font: QFont) -> QFont:
    return scaled(font, 0.92)
