"""The value of a figure in its cell, with a pencil at the left where it was corrected by hand."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lcreader.gui.models.figures import FIGURE_ROLE
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.pencil import pencil_icon
from lcreader.records import Figure

Index = QModelIndex | QPersistentModelIndex


class ValueDelegate(QStyledItemDelegate):
    """The colours come from the palette."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """As ever, and the pencil as the decoration of the cell."""
        super().initStyleOption(option, index)
        figure = index.data(FIGURE_ROLE)
        if isinstance(figure, Figure) and figure.corrected:
            side = round(option.fontMetrics.height() * 0.72)
            scale = option.widget.devicePixelRatioF() if option.widget is not None else 1.0
            palette = option.palette
            chosen = palette.color(QPalette.ColorRole.HighlightedText)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(side, side)
            option.icon = pencil_icon(side, scale, colours.muted(palette, 0.6), chosen)
