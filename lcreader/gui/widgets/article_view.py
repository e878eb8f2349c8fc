"""A text to be read: a centred column, set as Chinese is read, with marks over its words.

In goes a `Sheet` (what is shown) and layers of marks; out come signals when the reader clicks a
mark, wants another size, or asks for a menu. All offsets are code points of the shown text. The
text is put in as text, never as markup, and nothing is ever loaded.
"""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from lcreader.gui.offsets import Offsets
from lcreader.gui.sheet import Sheet
from lcreader.gui.widgets.colours import hairline
from lcreader.gui.widgets.filler import Filler
from lcreader.gui.widgets.headline import balance
from lcreader.gui.widgets.heights import shares
from lcreader.gui.widgets.marked_reader import MarkedReader
from lcreader.gui.widgets.marks import line_at, mark_rects
from lcreader.gui.widgets.typesetting import LARGEST, SMALLEST, USUAL, Typesetting
from lcreader.records import Span

_PADDING = 4  # pixels beside column and gutters in a narrow pane


class ArticleView(MarkedReader):
    """Shows one sheet.

    Signals:
        sheet_set: The whole sheet is in place.
    """

    sheet_set = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._typesetting = Typesetting(USUAL, self.palette())
        self._filler = Filler(self.document(), self)
        self._filler.finished.connect(self._on_filled)
        self._later: Callable[[], None] | None = None
        self._build()

    def _build(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.viewport().backgroundRole())
        self.verticalScrollBar().rangeChanged.connect(self._place_column)
        self._apply_gutter()

    # What is shown

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self._sheet

    @property
    def text_size(self) -> int:
        """The size of the body in pixels."""
        return self._typesetting.size

    def gutter(self) -> int:
        """The room beside the lines, where marks of bookmarks stand."""
        return self._typesetting.gutter

    def set_sheet(self, sheet: Sheet, top: int = 0) -> None:
        """Show `sheet`, the line of character `top` uppermost; all marks are taken off."""
        self._sheet = sheet
        self._offsets = Offsets(sheet.text)
        self._forget_marks()
        self._set(top)

    def set_text_size(self, size: int) -> None:
        """Set the body in `size` pixels; what is uppermost stays so."""
        size = min(max(size, SMALLEST), LARGEST)
        if size != self.text_size:
            self._reset(Typesetting(size, self.palette()))

    # Where the reader is

    def top(self) -> int:
        """The first character of the uppermost line that is seen whole."""
        point = QPoint(self.gutter() + 1, 2)
        cursor = self.cursorForPosition(point)
        line = line_at(self.document(), cursor.position())
        if line.top() < self._y - 2:  # a line may begin between two pixels
            cursor.movePosition(QTextCursor.MoveOperation.Down)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self._offsets.to_text(cursor.position())

    def shares(self, places: Iterable[int]) -> list[float]:
        """Where characters stand, as shares of the whole height; `places` are sorted."""
        return shares(self.document(), map(self._offsets.to_qt, places))

    def caret(self) -> int:
        """The character before which the caret stands."""
        return self._offsets.to_text(self.textCursor().position())

    def selected(self) -> Span:
        """The span that is selected; empty, at the caret, where nothing is."""
        cursor = self.textCursor()
        return self._offsets.span_to_text(cursor.selectionStart(), cursor.selectionEnd())

    def select(self, span: Span) -> None:
        """Select `span`."""
        start, end = self._offsets.span_to_qt(span)
        self._reach(end, partial(self._select, start, end))

    def rect_of(self, span: Span) -> QRect:
        """The lines of `span` in coordinates of this widget, as far as they are visible."""
        start, end = self._offsets.span_to_qt(span)
        low, high = self._y, self._y + self.viewport().height()
        boxes = list(mark_rects(self.document(), start, end, low, high))
        rect = QRectF()
        for box in boxes:
            rect = rect.united(box)
        return rect.translated(0, -self._y).toRect().translated(self.viewport().pos())

    def show_span(self, span: Span, *, always: bool = True) -> None:
        """Scroll `span` to the upper third; unless `always`, only when it is not well in view."""
        start = self._offsets.to_qt(span.start)
        self._reach(start, partial(self._show_position, start, always))

    def show_top(self, top: int) -> None:
        """Scroll the line of character `top` to the upper edge."""
        position = self._offsets.to_qt(top)
        self._reach(position, partial(self._show_top, position))

    def _reach(self, position: int, then: Callable[[], None]) -> None:
        """Call `then` when `position` is set: at once, or, far on in a book, a little later.

        Until then nothing is painted: a glimpse of the beginning would only flicker.
        """
        self._later = None
        if self._filler.is_near(position):
            self._filler.fill_to(position)
            self.viewport().setUpdatesEnabled(True)
            then()
        else:
            self._later = then
            self.viewport().setUpdatesEnabled(False)

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _show_position(self, position: int, always: bool) -> None:
        line = line_at(self.document(), position)
        height = self.viewport().height()
        y = line.top() - self._y
        if always or not 0.06 * height <= y <= 0.80 * height:
            self.verticalScrollBar().setValue(round(line.top() - height * 0.3))
        place = self.verticalScrollBar().value()
        self._select(position, position)
        self.verticalScrollBar().setValue(place)  # the caret must not scroll as it likes

    def _show_top(self, position: int) -> None:
        line = line_at(self.document(), position)
        self.verticalScrollBar().setValue(round(line.top()) if position else 0)

    @Slot()
    def _on_filled(self) -> None:
        later, self._later = self._later, None
        self.viewport().setUpdatesEnabled(True)
        if later is not None:
            later()
        self.sheet_set.emit()

    # Setting

    def _set(self, top: int) -> None:
        self._later = None
        self._filler.clear()  # first, else the old text would be laid out in the new width
        self._apply_gutter()
        self._place_column()
        self._filler.start(self._sheet, self._typesetting)
        self._balance_title()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.show_top(top)
        self.viewport().update()

    def _reset(self, typesetting: Typesetting) -> None:
        """Set the same sheet again, its marks and place kept."""
        top = self.top()
        self._typesetting = typesetting
        self._set(top)

    def _apply_gutter(self) -> None:
        frame = self.document().rootFrame()
        room = frame.frameFormat()
        room.setMargin(0)
        room.setLeftMargin(self.gutter())
        room.setRightMargin(self.gutter())
        room.setTopMargin(self._typesetting.size * 2)
        room.setBottomMargin(self._typesetting.size * 4)
        frame.setFrameFormat(room)

    @Slot()
    def _place_column(self) -> None:
        """Centre a column of constant width, so that another pane width needs no new layout."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width()
        room = self.width() - taken
        column = min(self._typesetting.measure + 2 * self.gutter(), room - 2 * _PADDING)
        left = max((room - column) // 2, 0)
        right = max(room - column - left, 0) + (0 if bar.isVisible() else taken)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
            self._balance_title()

    def _balance_title(self) -> None:
        """Break a headline of several lines well, for the width that the column has now."""
        start, end = self._offsets.span_to_qt(self._sheet.title)
        if start < end:
            gutters = 2 * self.gutter()
            balance(self.document(), start, self.viewport().width() - gutters)

    # Events

    def event(self, event: QEvent) -> bool:
        """Keep the column centred, and scroll when the wheel turns beside it."""
        if event.type() == QEvent.Type.Resize:
            top, width = (self.top() if self._y else 0), self.viewport().width()
            self._place_column()  # before Qt gives the column another width, and lays it out
            handled = super().event(event)
            if top and self.viewport().width() != width:
                self.show_top(top)
            return handled
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take up the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._sheet.pieces:
            self._reset(Typesetting(self.text_size, self.palette()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks lie under the words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self._y)
        self._paint_marks(painter, event.rect())
        self._paint_rule(painter)
        painter.end()
        super().paintEvent(event)

    def _paint_rule(self, painter: QPainter) -> None:
        """A short rule between what stands at the head and the body."""
        after = self._filler.end_of("meta")
        if after:
            line = line_at(self.document(), after)
            middle = self.viewport().width() / 2
            y = round(line.bottom() + self.text_size * 1.05) + 0.5
            half = self.text_size * 2
            painter.setPen(hairline(self.palette()))
            painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Only text leaves, exactly as it is shown."""
        # Made by Qt and stripped, not made here: what a clipboard still holds when the program
        # ends is freed after Python is gone, and an object of Python's making would crash then.
        data = super().createMimeDataFromSelection()
        data.text()  # Qt puts its formats in when the first is asked for
        for name in data.formats():
            data.removeFormat(name)
        data.setText(self.sheet.words(self.selected()))
        return data
