"""Running work in a status bar: a word, a thin bar, and a button that stops it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from lcreader.gui.theme import SPACE


class WorkBar(QWidget):
    """Hidden while nothing is at work.

    Signals:
        stop_requested: The work is to end.
        clicked: The user wants to see more of it.
    """

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(SPACE * 18)
        self._bar.setMaximumHeight(SPACE)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QToolButton()
        self._stop.setAutoRaise(True)
        self._stop.setText("×")
        self._stop.setToolTip(self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop the running work"))
        self._stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for widget in (self._label, self._bar, self._stop):
            row.addWidget(widget)
        self.hide()

    def set_icon(self, icon: QIcon) -> None:
        """The cross on the button."""
        self._stop.setIcon(icon)

    @Slot()
    def begin(self, words: str) -> None:
        """Show that work began, its length not known yet."""
        self._label.setText(words)
        self._bar.setRange(0, 0)
        self.show()

    @Slot(int, int)
    def tell(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    @Slot()
    def end(self) -> None:
        """The work is over."""
        self.hide()
