"""A text with marks over its words: kept in layers, lit up, told of when hovered, and clicked.

In go marks in code points of the text; out come signals when one of them is clicked. What the
text is and how it is set is the concern of whoever builds on this.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from lcreader.gui.offsets import Offsets
from lcreader.gui.widgets.mark_painter import MarkPainter
from lcreader.gui.widgets.marks import Mark
from lcreader.gui.widgets.plain_reader import PlainReader
from lcreader.gui.widgets.plain_tip import plain_tip
from lcreader.records import Span

_FLASH_TIME = 1400  # ms
_LIVE_LAYERS = ("figure", "bookmark")  # those that can be clicked and tell something when hovered


class MarkedReader(PlainReader):
    """A read-only text and its marks. Who sets another text gives its offsets first.

    Signals:
        mark_clicked: Layer and key of the mark that was clicked.
        marks_changed: The layer whose marks are others now.
    """

    mark_clicked = Signal(str, int)
    marks_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offsets = Offsets("")
        self._marks = MarkPainter()
        self._marks_by_layer: dict[str, tuple[Mark, ...]] = {}
        self._tell: Callable[[str, int], str] = lambda layer, key: ""
        self._pressed_at: QPoint | None = None
        self._flash = QVariantAnimation(self, duration=_FLASH_TIME, startValue=1.0, endValue=0.0)
        self._flash.valueChanged.connect(self._on_flash)
        self.viewport().setMouseTracking(True)

    def gutter(self) -> int:
        """The room beside the lines, where marks of bookmarks stand."""
        return 0

    def set_marks(self, layer: str, marks: Iterable[Mark]) -> None:
        """Put `marks` in the place of those of `layer`."""
        self._marks_by_layer[layer] = tuple(marks)
        self._marks.set_layer(layer, self._marks_by_layer[layer], self._offsets)
        self.viewport().update()
        self.marks_changed.emit(layer)

    def marks(self, layer: str) -> tuple[Mark, ...]:
        """The marks of `layer`, in the order in which they were given."""
        return self._marks_by_layer.get(layer, ())

    def set_teller(self, tell: Callable[[str, int], str]) -> None:
        """Ask `tell` for what is shown when the mark `key` of a layer is hovered."""
        self._tell = tell

    def flash(self, span: Span) -> None:
        """Light `span` up for a moment."""
        self.set_marks("flash", [Mark(span)])
        self._flash.stop()
        self._flash.start()

    @property
    def _y(self) -> int:
        return self.verticalScrollBar().value()

    def _forget_marks(self) -> None:
        self._flash.stop()
        self._marks.clear()
        self._marks_by_layer.clear()

    def _paint_marks(self, painter: QPainter, rect: QRect) -> None:
        """Paint what is marked under `rect` of the viewport, in coordinates of the document."""
        bounds = QRectF(rect).translated(0, self._y)
        first = self.cursorForPosition(rect.topLeft()).block().position()
        last = self.cursorForPosition(rect.bottomRight()).block()
        visible = (first, last.position() + last.length())
        self._marks.paint(painter, self.document(), visible, bounds, self.palette(), self.gutter())

    @Slot(object)
    def _on_flash(self, share: float) -> None:
        self._marks.flash_share = share
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell about the mark under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._live_mark(event.pos())
            tip = self._tell(*found) if found else ""
            if tip:
                QToolTip.showText(event.globalPos(), plain_tip(tip), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark, where nothing was selected, tells which."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or self.textCursor().hasSelection():
            return
        if (event.position().toPoint() - pressed).manhattanLength() < 5:
            found = self._live_mark(pressed)
            if found:
                self.mark_clicked.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self._live_mark(event.position().toPoint())
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a marked word is a click on it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            found = self._marks.at(self.textCursor().position(), _LIVE_LAYERS)
            if found:
                self.mark_clicked.emit(found[0], found[1].key)
        else:
            super().keyPressEvent(event)

    def _live_mark(self, point: QPoint) -> tuple[str, int] | None:
        """Layer and key of the mark that can be clicked at `point` of the viewport."""
        at = QPointF(point.x(), point.y() + self._y)
        bar = self._marks.bar_at(self.document(), at, self.gutter())
        if bar is not None:
            return "bookmark", bar.key
        position = self.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return None
        found = self._marks.at(position, _LIVE_LAYERS)
        return (found[0], found[1].key) if found else None
