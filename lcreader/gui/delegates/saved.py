"""Paints a search that is kept: its name and query, how much it finds and what is new."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lcreader.gui.delegates.ground import paint_ground
from lcreader.gui.models.saved import SAVED_ROLE, SUBTITLE_ROLE
from lcreader.gui.theme import SPACE, Theme
from lcreader.gui.widgets.lines import Lines, line_height, paint_lines
from lcreader.records import SavedSearch

Index = QModelIndex | QPersistentModelIndex


class SavedDelegate(QStyledItemDelegate):
    """Looks up nothing: the record comes from the model, the colours from the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines and their margins."""
        return QSize(SPACE * 20, round(2 * line_height(option.font) + 2 * SPACE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name and what is new; query and how much it finds."""
        search: SavedSearch = index.data(SAVED_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme)
        box = QRectF(option.rect).adjusted(SPACE * 1.5, SPACE, -SPACE * 1.5, -SPACE)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        first = QRectF(box)
        first.setWidth(box.width() - self._paint_new(painter, box, font, search.new) - SPACE)
        paint_lines(painter, first, Lines(search.name, font, option.palette.text().color()))
        box.setTop(box.top() + line_height(font))
        total = f"{search.total:,}"
        wide = QFontMetricsF(option.font).horizontalAdvance(total)
        right = QRectF(box)
        right.setLeft(box.right() - wide - 1)
        paint_lines(painter, right, Lines(total, option.font, self._theme.colour("faint")))
        box.setRight(right.left() - SPACE)
        muted = self._theme.colour("muted")
        paint_lines(painter, box, Lines(index.data(SUBTITLE_ROLE), option.font, muted))
        painter.restore()

    def _paint_new(self, painter: QPainter, box: QRectF, font: QFont, new: int) -> float:
        """The number of new articles on a ground of its own; returns how wide it is."""
        if not new:
            return 0.0
        words = f"+{new:,}"
        wide = QFontMetricsF(font).horizontalAdvance(words) + 2 * SPACE
        ground = QRectF(box.right() - wide, box.top() + 1, wide, line_height(font) - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        painter.setFont(font)
        painter.setPen(QPalette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)
        return wide
