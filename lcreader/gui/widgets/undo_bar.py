"""A bar that says what was just taken away and offers, for a while, to bring it back."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

STAYS = 10_000  # ms
_MARGIN = 16


class UndoBar(QFrame):
    """Floats above the lower edge of its parent; goes by itself, but not under the mouse.

    Signals:
        undo_requested: The user wants it back.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._undo = QPushButton(self.tr("Undo"), self)
        self._undo.setToolTip(self.tr("Bring it back (Ctrl+Z)"))
        self._undo.clicked.connect(self.undo_requested)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        for widget in (self._message, self._undo, self._close):
            row.addWidget(widget)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.hide()
        parent.installEventFilter(self)

    def offer(self, message: str) -> None:
        """Say `message` and stay for ten seconds."""
        self._message.setText(message)
        self.setAccessibleName(message)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Nothing goes away under the mouse."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The ten seconds begin anew."""
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = self.sizeHint().boundedTo(room.size())
        left = room.left() + (room.width() - size.width()) // 2
        self.setGeometry(QRect(left, room.bottom() - size.height(), size.width(), size.height()))
