"""The ground of a row in a list of cards: chosen, under the mouse, with the focus, and its rule."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from lcreader.gui.theme import SPACE, Theme

_BAR = 3  # px: the stroke at the left of the chosen row


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, part: bool = False
) -> None:
    """Paint what lies under a row; one that is a `part` of the row above is set off from it."""
    rect, state = option.rect, option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("selected"))
        bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
        painter.fillRect(bar, theme.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.colour("hovered"))
    elif part:
        painter.fillRect(rect, option.palette.alternateBase())
    painter.setPen(theme.colour("line"))
    left = rect.left() + (3 * SPACE if part else 0)
    painter.drawLine(left, rect.bottom(), rect.right(), rect.bottom())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -1.5, -1.5))
