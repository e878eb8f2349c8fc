"""A round spot of colour that can be chosen, and what the colours are called."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from lcreader.gui.widgets.colours import bookmark_colour


def colour_name(name: str) -> str:
    """What a bookmark colour is called in the language of the interface.

    >>> colour_name("green")
    'Green'
    """
    names = {
        "yellow": QCoreApplication.translate("Colours", "Yellow"),
        "green": QCoreApplication.translate("Colours", "Green"),
        "blue": QCoreApplication.translate("Colours", "Blue"),
        "pink": QCoreApplication.translate("Colours", "Pink"),
        "purple": QCoreApplication.translate("Colours", "Purple"),
    }
    return names.get(name, name)


class Swatch(QAbstractButton):
    """A spot of one bookmark colour."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.setCheckable(True)
        self.setToolTip(colour_name(name))
        self.setAccessibleName(colour_name(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A spot as high as a line of text, with room for its ring."""
        side = self.fontMetrics().height() + 8
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The spot; a ring when it is chosen, one in the system's colour when it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.rect().toRectF().center()
        radius = min(self.width(), self.height()) / 2 - 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bookmark_colour(self.name, self.palette()))
        painter.drawEllipse(middle, radius, radius)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._ring())
            painter.drawEllipse(middle, radius + 3, radius + 3)

    def _ring(self) -> QColor:
        focus = self.hasFocus()
        role = QPalette.ColorRole.Highlight if focus else QPalette.ColorRole.WindowText
        return self.palette().color(role)
