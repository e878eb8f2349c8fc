"""Paints the badges of a row in a cell of their own, and tells when they are clicked."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lcreader.gui.theme import SPACE
from lcreader.gui.verdicts import Badges
from lcreader.gui.widgets.badges import paint_badges, width

Index = QModelIndex | QPersistentModelIndex


class BadgeDelegate(QStyledItemDelegate):
    """`role` is where the model keeps the badges.

    Signals:
        clicked: The index whose badges were clicked.
    """

    clicked = Signal(QModelIndex)

    def __init__(self, role: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for all of them."""
        several: Badges = index.data(self._role) or ()
        wide = round(width(several, option.font)) + SPACE
        return QSize(wide, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground as in the other cells, and the badges on it."""
        super().paint(painter, option, index)
        several: Badges = index.data(self._role) or ()
        box = QRectF(option.rect).adjusted(SPACE / 2, 0, 0, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_badges(painter, box, several, option.font, option.palette, on_accent=chosen)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on badges is told, and chooses the row as well."""
        if is_click(event) and index.data(self._role):
            self.clicked.emit(index)
        return super().editorEvent(event, model, option, index)


def is_click(event: QEvent) -> bool:
    """Whether the left button was let go."""
    return (
        event.type() == QEvent.Type.MouseButtonRelease
        and isinstance(event, QMouseEvent)
        and event.button() == Qt.MouseButton.LeftButton
    )
