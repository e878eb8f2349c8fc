"""The box in which one asks: it waits for a rest, and never acts while an input method composes.

Signals say what the user wants; the box knows nothing of archives.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from lcreader.gui.offsets import Offsets

REST = 5  # ms without a key before the box speaks: who wants the rest drops what is stale
HISTORY = 20
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QLineEdit):
    """A line to type a query in; `assistant` is given each key first and tells whether it took it.

    Signals:
        query_changed: The text after a rest, or at once on Enter.
        entered: Enter was pressed on a text that had been told already.
        step_requested: Move in the list by so many rows.
        history_changed: The queries to remember, the newest first.
    """

    query_changed = Signal(str)
    entered = Signal()
    step_requested = Signal(int)
    history_changed = Signal(list)

    def __init__(self, history: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = list(history)[:HISTORY]
        self._told: str | None = ""
        self.assistant: Callable[[QKeyEvent], bool] | None = None
        self._composing = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._tell)
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("Search the archive"))
        self.setAccessibleName(self.tr("Search the archive"))
        self._history_action = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._history_action.setToolTip(self.tr("Earlier searches (Alt+Down)"))
        self._history_action.triggered.connect(self.show_history)
        self.textChanged.connect(self._on_text_changed)

    def set_icon(self, icon: QIcon) -> None:
        """The picture in front; a click on it shows earlier searches."""
        self._history_action.setIcon(icon)

    @property
    def composing(self) -> bool:
        """Whether an input method holds letters that are not text yet."""
        return self._composing

    def ask(self, query: str) -> None:
        """Put `query` into the box and tell it at once."""
        self.setText(query)
        self._tell()
        self.remember(query)

    def put(self, query: str) -> None:
        """Put `query` into the box as one that is asked already."""
        self._told = query
        self.setText(query)
        self._rest.stop()

    def forget(self) -> None:
        """What was told last is to be told again, even if it is the same."""
        self._told = None

    def write(self, text: str, cursor: int) -> None:
        """Put `text` into the box, the cursor before its character `cursor`, and tell it."""
        self.setText(text)
        self.setCursorPosition(Offsets(text).to_qt(cursor))
        self._tell()

    def cursor_place(self) -> int:
        """The character before which the cursor stands."""
        return Offsets(self.text()).to_text(self.cursorPosition())

    def history(self) -> list[str]:
        """The earlier queries, the newest first."""
        return list(self._history)

    def insert_example(self, example: str) -> None:
        """Write `example` where the cursor stands, a space before it where there is text."""
        before = self.text()[: self.cursorPosition()]
        self.insert(f" {example}" if before.strip() and not before.endswith(" ") else example)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self, query: str) -> None:
        """Put `query` in front of the earlier ones."""
        query = query.strip()
        if query and self._history[:1] != [query]:
            rest = [earlier for earlier in self._history if earlier != query]
            self._history = [query, *rest][:HISTORY]
            self.history_changed.emit(list(self._history))

    @Slot()
    def show_history(self) -> None:
        """Open a menu of earlier searches under the box."""
        menu = self.history_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def history_menu(self) -> QMenu:
        """The menu of earlier searches, with a last entry that forgets them."""
        menu = QMenu(self)
        for query in self._history:
            action = menu.addAction(query.replace("&", "&&"))
            action.setData(query)
        if self._history:
            menu.addSeparator()
            menu.addAction(self.tr("Forget these searches")).setData(None)
        else:
            menu.addAction(self.tr("No earlier searches")).setEnabled(False)
        menu.triggered.connect(self._on_history_chosen)
        return menu

    def event(self, event: QEvent) -> bool:
        """While composing, keys without Ctrl or Alt belong to the input method.

        Tab is offered to the assistant, before it leads to the next widget.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tab = event.key() == Qt.Key.Key_Tab and not self._composing
            if tab and self.assistant is not None and self.assistant(event):
                event.accept()
                return True
        if event.type() == QEvent.Type.ShortcutOverride and self._composing:
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Learn whether letters are being composed."""
        self._composing = bool(event.preeditString())
        if self._composing:
            self._rest.stop()
        super().inputMethodEvent(event)
        if not self._composing and self.text() != self._told:
            self._rest.start()

    def focusOutEvent(self, event: QEvent) -> None:
        """What was being composed is over when the focus goes."""
        self._composing = False
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks at once; Up and Down move in the list; Alt+Down shows earlier searches."""
        if self._composing:
            event.accept()
            return
        if self.assistant is not None and self.assistant(event):
            event.accept()
            return
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ENTER:
            self._on_enter()
        elif key == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            self.show_history()
        elif key in _STEPS and not modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            self.step_requested.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _on_enter(self) -> None:
        self.remember(self.text())
        if self.text() != self._told:
            self._tell()
        else:
            self.entered.emit()

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._composing:
            self._rest.start()

    @Slot()
    def _tell(self) -> None:
        self._rest.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.query_changed.emit(self.text())

    def _on_history_chosen(self, action: object) -> None:
        query = action.data()  # type: ignore[attr-defined]
        if query is None:
            self._history = []
            self.history_changed.emit([])
        else:
            self.ask(query)
