"""Paints a sentence of an observation on two lines, its figure marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lcreader.gui.models.observations import OBSERVED_ROLE, one_line
from lcreader.gui.theme import SPACE
from lcreader.gui.timeline import Observed
from lcreader.gui.verdict_cards import excerpt
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.fonts import scaled
from lcreader.gui.widgets.lines import Lines, line_height, paint_lines

Index = QModelIndex | QPersistentModelIndex
_LINES = 2


class SentenceDelegate(QStyledItemDelegate):
    """For the last column of the list of observations."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground as in the other cells, and the words on it."""
        observed: Observed = index.data(OBSERVED_ROLE)
        style = option.widget.style() if option.widget else None
        if style is not None:
            ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
            style.drawPrimitive(ground, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        witness = observed.witness
        text, marked = excerpt(one_line(witness.sentence), witness.marked)
        font = scaled(option.font, 0.92)
        box = QRectF(option.rect).adjusted(SPACE / 2, 0, -SPACE / 2, 0)
        fits = QFontMetricsF(font).horizontalAdvance(text) < box.width()
        height = line_height(font) * (1 if fits else _LINES)
        box.setTop(box.top() + max((box.height() - height) / 2, 0))
        lines = Lines(
            text,
            font,
            palette.color(role) if chosen else colours.muted(palette, 0.82),
            _LINES,
            (marked,),
            palette.color(role),
            colours.hit_wash(palette),
        )
        painter.save()
        paint_lines(painter, box, lines)
        painter.restore()
