"""A card over the window that says what articles report of one figure, and where.

It asks nothing and blocks nothing: Esc or a click elsewhere closes it, arrows and Tab move in it,
Enter goes to a passage.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.theme import SPACE
from lcreader.gui.verdict_cards import Card
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.passage_row import PassageRow
from lcreader.gui.widgets.verdict_card import VerdictCard

_WIDTH = 56 * SPACE
_GAP = SPACE
_SHARE = 0.8  # of the window's height, at the most


class VerdictPopover(QFrame):
    """The card. It is a child of the window over which it floats.

    Signals:
        passage_requested: Id of an article and the span to show.
        dismiss_requested: Mark, reason (not_same, explained) and note.
        restore_requested: Mark.
        closed: It is gone, by Esc; the keyboard is free.
    """

    passage_requested = Signal(int, object)
    dismiss_requested = Signal(str, str, str)
    restore_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: list[VerdictCard] = []
        self._beside = QRect()
        self._title = QLabel(self)
        self._inside = QWidget(self)
        self._area = QScrollArea(self)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.setObjectName("verdict_popover")
        self.setAccessibleName(self.tr("What other articles say"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._title.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE // 2)
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        lines = QVBoxLayout(self._inside)
        lines.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, 2 * SPACE)
        lines.setSpacing(2 * SPACE)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._area, 1)

    def cards(self) -> list[VerdictCard]:
        """What is shown now."""
        return list(self._cards)

    def show_cards(self, title: str, cards: Sequence[Card]) -> None:
        """Show these, in the place of what was shown."""
        self._title.setText(title)
        lines = self._inside.layout()
        assert lines is not None
        inside = self._has_focus()
        if inside:
            self.setFocus()  # else it would leave with the card that has it, and we would close
        for old in self._cards:
            lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = []
        for card in cards:
            made = VerdictCard(card, parent=self._inside)
            made.passage_requested.connect(self._on_passage)
            made.dismiss_requested.connect(self.dismiss_requested)
            made.restore_requested.connect(self.restore_requested)
            made.grown.connect(self._on_card_grown)
            lines.addWidget(made)
            self._cards.append(made)
        if self.isVisible():
            for made in self._cards:
                made.show()
            self._place()
            if inside:
                self._focus_first()

    def open_beside(self, on_screen: QRect) -> None:
        """Show next to a rectangle of the screen, with the keyboard."""
        parent = self.parentWidget()
        assert parent is not None
        self._beside = QRect(parent.mapFromGlobal(on_screen.topLeft()), on_screen.size())
        self._place()
        if not self.isVisible():
            self.show()
            self._application().focusChanged.connect(self._on_focus_changed)
        self._place()  # words wrap as they will only once they are shown
        self.raise_()
        self._focus_first()

    @Slot()
    def close_popover(self) -> None:
        """Close."""
        if not self.isVisible():
            return
        self._application().focusChanged.disconnect(self._on_focus_changed)
        had_focus = self._has_focus()
        self.hide()
        if had_focus:
            self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin line round it, which the style leaves out where it is dark."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(colours.muted(self.palette(), 0.35))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Home and End go to the ends."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self._application().focusWidget()
            if isinstance(focus, PassageRow):
                focus.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The keyboard goes round in here."""
        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        ]
        if not stops:
            return False
        stops.sort(key=lambda widget: _place_of(widget, self))
        focus = self._application().focusWidget()
        here = stops.index(focus) if focus in stops else -1
        there = stops[(here + (1 if forward else -1)) % len(stops)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(there)
        return True

    def _focus_first(self) -> None:
        rows = [row for card in self._cards for row in card.rows]
        first = next((row for row in rows if not row.passage.here), rows[0] if rows else self)
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._area.verticalScrollBar().setValue(0)

    def _has_focus(self) -> bool:
        focus = self._application().focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    @Slot(QWidget)
    def _on_card_grown(self, part: QWidget) -> None:
        self._place()
        self._area.ensureWidgetVisible(part)

    @Slot(int, object)
    def _on_passage(self, article_id: int, span: object) -> None:
        self.close_popover()
        self.passage_requested.emit(article_id, span)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        outside = new is not None and new is not self and not self.isAncestorOf(new)
        if outside and new is not None and new.window() is self.window():
            self.close_popover()

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def _place(self) -> None:
        """At the left of what it is about where there is room, else below; inside the window."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        width = min(_WIDTH, room.width())
        lines = self._inside.layout()
        assert lines is not None
        lines.activate()
        inner = width - 2 - self._area.verticalScrollBar().sizeHint().width()
        height = self._title.heightForWidth(width - 2) + lines.totalHeightForWidth(inner) + 4
        size = QSize(width, min(height, round(room.height() * _SHARE)))
        left, top = self._beside.left() - _GAP - width, self._beside.top() - 3 * SPACE
        if left < room.left():
            left, top = self._beside.left(), self._beside.bottom() + _GAP
        left = min(max(left, room.left()), room.right() - size.width() + 1)
        top = min(max(top, room.top()), room.bottom() - size.height() + 1)
        self.setGeometry(QRect(QPoint(left, top), size))


def _place_of(widget: QWidget, within: QWidget) -> tuple[int, int]:
    place = widget.mapTo(within, QPoint(0, 0))
    return (place.y(), place.x())
