"""A thin line above a pane that shows whether the keyboard is in it."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lcreader.gui.widgets import colours

_HEIGHT = 2


class FocusLine(QWidget):
    """Lights up while `watched` has the focus."""

    def __init__(self, watched: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched = watched
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        watched.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Two pixels high."""
        return QSize(0, _HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint anew when the focus comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The system's colour of what is chosen, or the paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if self._watched.hasFocus():
            painter.fillRect(self.rect(), colours.accent(self.palette(), 0.7))
