"""Slim bars that lead from place to place: one for the hits of a search, one to find in a text.

Both show where one stands ("3 / 23") and have buttons back and forth. They know nothing of what
they lead through; they tell what is wished and show what they are told.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)


class StepBar(QFrame):
    """A counter between two arrows, and a button that closes the bar.

    Signals:
        step_requested: One on (+1) or one back (-1).
        closed: The reader closed the bar.
    """

    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.setSpacing(6)
        self._counter = QLabel(self)
        self._counter.setAccessibleName(self.tr("Place among the hits"))
        self._back = self._button(Qt.ArrowType.UpArrow, self.tr("Previous (Shift+F3)"))
        self._forth = self._button(Qt.ArrowType.DownArrow, self.tr("Next (F3)"))
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close"))
        self._back.clicked.connect(self._on_back)
        self._forth.clicked.connect(self._on_forth)
        self._close.clicked.connect(self.close_bar)
        self.setAutoFillBackground(True)
        self.hide()

    def show_place(self, index: int, count: int) -> None:
        """Show that the reader stands at the `index`th of `count` places, counted from 0."""
        self._counter.setText(self._counted(index, count))
        for button in (self._back, self._forth):
            button.setEnabled(count > 0)

    def counter_text(self) -> str:
        """What the counter shows."""
        return self._counter.text()

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and tell so."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _counted(self, index: int, count: int) -> str:
        return f"{index + 1} / {count}" if index >= 0 else f"{count}"

    def _fill(self, what: QWidget) -> None:
        """Lay the bar out round `what`."""
        self._row.addWidget(what, 1)
        for widget in (self._counter, self._back, self._forth, self._close):
            self._row.addWidget(widget)

    def _button(self, arrow: Qt.ArrowType, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    @Slot()
    def _on_back(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_forth(self) -> None:
        self.step_requested.emit(1)


class HitBar(StepBar):
    """Says which search the marked hits belong to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = QLabel(self)
        self._query.setTextFormat(Qt.TextFormat.PlainText)
        self._query.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fill(self._query)

    def show_query(self, query: str) -> None:
        """Show the bar for the hits of `query`."""
        self._query.setText(self.tr("Hits for “{query}”").format(query=query))
        self._query.setToolTip("")
        self.show()


class FindBar(StepBar):
    """A line to type in what is to be found.

    Signals:
        wanted_changed: What is to be found now.
    """

    wanted_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Find in this article"))
        self._line.setAccessibleName(self.tr("Find in this article"))
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(self.wanted_changed)
        self._line.installEventFilter(self)
        self._fill(self._line)
        self.setFocusProxy(self._line)

    @property
    def wanted(self) -> str:
        """What is to be found; empty while the bar is closed."""
        return "" if self.isHidden() else self._line.text()

    def open(self, text: str = "") -> None:
        """Show the bar, with `text` in it where any is given, ready to type over."""
        self.show()
        if text and text != self._line.text():
            self._line.setText(text)
        else:
            self.wanted_changed.emit(self._line.text())
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _counted(self, index: int, count: int) -> str:
        if not self._line.text():
            return ""
        return super()._counted(index, count) if count else self.tr("Not found")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc closes; while composing, keys are not ours."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self._line and pressed and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return True
        return False
