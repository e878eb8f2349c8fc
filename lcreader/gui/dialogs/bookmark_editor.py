"""A small card beside a passage: the colour, the note and the tags of its bookmark.

It asks nothing and blocks nothing. Esc, Ctrl+Enter or a click elsewhere closes it; whatever is
typed is kept as it is typed.
"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.widgets.colours import BOOKMARK_TINTS
from lcreader.gui.widgets.swatch import Swatch
from lcreader.gui.widgets.tag_line import TagLine, tags_of
from lcreader.records import Bookmark

_WIDTH = 300
_GAP = 8
_REST = 700  # ms after the last key


class BookmarkEditor(QFrame):
    """The card. It is a child of the widget over which it floats.

    Signals:
        changed: Id, note, tags and colour, when they differ from what they were.
        remove_requested: Id.
        closed: The card is gone; whether the keyboard was in it.
    """

    changed = Signal(int, str, object, str)
    remove_requested = Signal(int)
    closed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bookmark: Bookmark | None = None
        self._colours = QButtonGroup(self)
        self._note = QPlainTextEdit(self)
        self._tags = TagLine(self)
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._remove = QPushButton(self.tr("Remove"), self)
        self._done = QPushButton(self.tr("Done"), self)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.setObjectName("bookmark_editor")
        self.setAccessibleName(self.tr("Bookmark"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        swatches = QHBoxLayout()
        swatches.setSpacing(2)
        for tint in BOOKMARK_TINTS:
            swatch = Swatch(tint.name, self)
            self._colours.addButton(swatch)
            swatches.addWidget(swatch)
        swatches.addStretch(1)
        column.addLayout(swatches)
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 12)
        column.addWidget(self._note)
        self._tags.setPlaceholderText(self.tr("Tags, with spaces or commas between"))
        self._tags.setAccessibleName(self.tr("Tags"))
        column.addWidget(self._tags)
        buttons = QHBoxLayout()
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        column.addLayout(buttons)
        # What is typed is kept after a rest, lest it be lost when the whole window closes.
        self._note.textChanged.connect(self._on_typed)
        self._tags.textChanged.connect(self._on_typed)
        self._timer.timeout.connect(self._keep)
        self._colours.buttonClicked.connect(self._keep)
        self._remove.clicked.connect(self._on_remove)
        self._done.clicked.connect(self.close_editor)
        for widget in (self._note, self._tags, *self._colours.buttons()):
            widget.installEventFilter(self)

    @property
    def bookmark(self) -> Bookmark | None:
        """What is being edited."""
        return self._bookmark

    def edit(self, bookmark: Bookmark, known_tags: Iterable[str], beside: QRect) -> None:
        """Open for `bookmark`, next to the rectangle `beside` of the screen."""
        self.close_editor()
        self._bookmark = bookmark
        self._note.setPlainText(bookmark.note)
        self._tags.setText(" ".join(bookmark.tags))
        self._tags.set_known(known_tags)
        names = [tint.name for tint in BOOKMARK_TINTS]
        chosen = names.index(bookmark.colour) if bookmark.colour in names else 0
        self._colours.buttons()[chosen].setChecked(True)
        self._place(beside)
        self.show()
        self.raise_()
        self._note.setFocus(Qt.FocusReason.PopupFocusReason)
        self._application().focusChanged.connect(self._on_focus_changed)

    @Slot()
    def close_editor(self) -> None:
        """Close and keep what was typed."""
        if self._bookmark is None:
            return
        self._application().focusChanged.disconnect(self._on_focus_changed)
        self._keep()
        self._bookmark = None
        focus = self._application().focusWidget()
        self.hide()
        self.closed.emit(focus is not None and self.isAncestorOf(focus))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc and Ctrl+Enter close the card."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_Escape or (enter and (control or watched is self._tags)):
                self.close_editor()
                return True
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is self.window() and not self.isAncestorOf(new):
            self.close_editor()

    @Slot()
    def _on_typed(self) -> None:
        self._timer.start()

    @Slot()
    def _keep(self) -> None:
        """Tell what differs from what is kept."""
        self._timer.stop()
        if self._bookmark is None:
            return
        note, tags, colour = self._note.toPlainText().strip(), self._tags.text(), self._colour()
        now = replace(self._bookmark, note=note, tags=tags_of(tags), colour=colour)
        if now != self._bookmark:
            self._bookmark = now
            self.changed.emit(now.id, now.note, now.tags, now.colour)

    @Slot()
    def _on_remove(self) -> None:
        if self._bookmark is not None:
            removed = self._bookmark.id
            self.close_editor()
            self.remove_requested.emit(removed)

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def _colour(self) -> str:
        chosen = self._colours.checkedButton()
        return chosen.name if isinstance(chosen, Swatch) else BOOKMARK_TINTS[0].name

    def _place(self, on_screen: QRect) -> None:
        """Below `on_screen` where there is room, else above it; never over the parent's edge."""
        parent = self.parentWidget()
        assert parent is not None
        beside = QRect(parent.mapFromGlobal(on_screen.topLeft()), on_screen.size())
        room = parent.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        size = QSize(min(_WIDTH, room.width()), min(self.sizeHint().height(), room.height()))
        top = beside.bottom() + _GAP
        if top + size.height() > room.bottom():
            top = beside.top() - _GAP - size.height()
        left = min(max(beside.left(), room.left()), room.right() - size.width() + 1)
        top = min(max(top, room.top()), room.bottom() - size.height() + 1)
        self.setGeometry(QRect(QPoint(left, top), size))
