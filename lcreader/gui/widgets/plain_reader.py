"""A text that can be read and copied, with the keys and buttons that readers are used to.

It takes no markup, loads nothing and hands out plain text only. What it cannot do by itself (a
larger size, another article, a menu) it asks for by a signal.
"""

from typing import Any

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

_CARET_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_CARET_WIDTH = 2
_KEPT_LINES = 2.0  # of the page before, when Space turns the page, in heights of a line


class PlainReader(QTextEdit):
    """A read-only text edit.

    Signals:
        zoom_requested: Steps larger (+) or smaller (-).
        travel_requested: Back (-1) or forth (+1), by the buttons of the mouse.
        menu_requested: Where, on the screen, a menu is wanted.
    """

    zoom_requested = Signal(int)
    travel_requested = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(0)  # until a key moves the caret, it would only be in the way

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons travel."""
        self.setCursorWidth(0)
        if event.button() == Qt.MouseButton.BackButton:
            self.travel_requested.emit(-1)
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.travel_requested.emit(1)
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel ask for another size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the page; the caret shows itself when a key moves it."""
        if event.key() == Qt.Key.Key_Space:
            bar = self.verticalScrollBar()
            page = bar.pageStep() - round(_KEPT_LINES * self.cursorRect().height())
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-page if back else page))
            return
        if event.key() in _CARET_KEYS:
            self.setCursorWidth(_CARET_WIDTH)
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Whoever holds the text knows what can be done with a passage."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
            return
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_requested.emit(event.globalPos())

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded."""
        return None
