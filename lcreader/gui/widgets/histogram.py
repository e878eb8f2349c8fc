"""Bars over time, to drag a range over: by mouse, or by arrow keys, Shift and Enter.

In go counts by month and the range in force; out comes the range that is wished. Where a range
is in force, its years fill the width, so that a long time can be gone into step by step.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lcreader.gui.bins import Bin, gather, touches
from lcreader.gui.theme import SPACE
from lcreader.records import Counts

_BARS = 56  # px: how high the highest bar is
_LEAST = 2.5  # px: a bar and its gap
_TWO_YEARS = 24  # bars
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Histogram(QWidget):
    """How many there are of each time.

    Signals:
        range_chosen: The first and last partial date of the range; both empty for the whole time.
        pointed: What the bar under mouse or keys stands for, or nothing.
    """

    range_chosen = Signal(str, str)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Counts = ()
        self._dates = ("", "")
        self.bins: list[Bin] = []
        self._here = -1  # the bar under mouse or keys
        self._anchor = -1  # where a drag began
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_counts(self, months: Counts, dates: tuple[str, str]) -> None:
        """Show `months`; `dates` is the range in force."""
        self._months, self._dates = months, dates
        self._gather()

    def bar(self, number: int) -> QRectF:
        """The column of a bar, from top to bottom."""
        wide = self.width() / max(len(self.bins), 1)
        return QRectF(number * wide, 0, wide, _BARS + 2)

    def sizeHint(self) -> QSize:
        """Bars, and a line of years below them."""
        return QSize(SPACE * 20, _BARS + 2 + round(QFontMetricsF(self.font()).height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be."""
        return QSize(SPACE * 10, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag begins."""
        if event.button() == Qt.MouseButton.LeftButton and self.bins:
            self._anchor = self._here = self._at(event.position())
            self._dragging = True
            self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag, or point at a bar."""
        self._here = self._at(event.position())
        self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The range is chosen."""
        if self._dragging:
            self._dragging = False
            self._choose()

    def leaveEvent(self, event: object) -> None:
        """Nothing is pointed at."""
        if not self.hasFocus():
            self._here = -1
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands at the last bar."""
        super().focusInEvent(event)
        if self._here < 0:
            self._here = len(self.bins) - 1
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is pointed at."""
        super().focusOutEvent(event)
        self._here = self._anchor = -1
        self._dragging = False
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from bar to bar, with Shift they take bars along, Enter chooses."""
        key = Qt.Key(event.key())
        last = len(self.bins) - 1
        if key in _STEPS or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if not shifted:
                self._anchor = -1
            elif self._anchor < 0:
                self._anchor = self._here
            ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
            self._here = ends.get(key, min(max(self._here + _STEPS.get(key, 0), 0), last))
            self._tell()
        elif key in _ENTER and 0 <= self._here <= last:
            self._choose()
        elif key in _CLEAR and self._dates != ("", ""):
            self.range_chosen.emit("", "")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more bars."""
        super().resizeEvent(event)
        self._gather()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, those in the range in colour; years below."""
        painter = QPainter(self)
        palette = self.palette()
        top = max((bin.amount for bin in self.bins), default=0)
        low, high = self._taken()
        gap = 1.0 if self.width() / max(len(self.bins), 1) >= _LEAST else 0.4
        for number, bin in enumerate(self.bins):
            column = self.bar(number)
            if low <= number <= high:
                painter.fillRect(column, _washed(palette, 0.16))
            if bin.amount:
                height = max(round(_BARS * bin.amount / top), 2)
                colour = self._colour(number, bin, palette)
                y = _BARS - height + 1
                wide = max(column.width() - gap, 0.8)
                painter.fillRect(QRectF(column.left() + gap / 2, y, wide, height), colour)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(0, _BARS + 1.5), QPointF(self.width(), _BARS + 1.5))
        if self.hasFocus() and 0 <= self._here < len(self.bins):
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.bar(self._here).adjusted(0, 0, -1, -1))
        self._paint_years(painter)

    def _paint_years(self, painter: QPainter) -> None:
        """The first and the last year, and those between that have room."""
        metrics = QFontMetricsF(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        base = _BARS + 3 + metrics.ascent()
        taken = -float(SPACE)
        ends = _ticks(self.bins)
        last_left = self.width() - metrics.horizontalAdvance("0000") if len(ends) > 1 else 1e6
        for place, (number, year) in enumerate(ends):
            wide = metrics.horizontalAdvance(year)
            column = self.bar(number)
            left = min(max(column.center().x() - wide / 2, 0.0), self.width() - wide)
            is_last = place == len(ends) - 1
            fits = left >= taken + SPACE and (is_last or left + wide + SPACE <= last_left)
            if fits:
                painter.drawText(QPointF(left, base), year)
                taken = left + wide

    def _colour(self, number: int, bin: Bin, palette: QPalette) -> QColor:
        chosen = self._dates == ("", "") or touches(bin, self._dates)
        if number == self._here:
            return palette.color(QPalette.ColorRole.Highlight)
        if chosen:
            return _washed(palette, 0.72)
        return palette.color(QPalette.ColorRole.Mid)

    def _taken(self) -> tuple[int, int]:
        """The first and the last bar that are being chosen."""
        if self._anchor < 0:
            return 1, 0
        return min(self._anchor, self._here), max(self._anchor, self._here)

    def _choose(self) -> None:
        low, high = self._taken() if self._anchor >= 0 else (self._here, self._here)
        self._anchor = -1
        if 0 <= low <= high < len(self.bins):
            self.range_chosen.emit(self.bins[low].first, self.bins[high].last)
        self.update()

    def _gather(self) -> None:
        self.bins = gather(self._months, max(int(self.width() / _LEAST), 1), self._dates)
        self._here = min(self._here, len(self.bins) - 1)
        self._anchor = -1
        self._tell()

    def _at(self, point: QPointF | QPoint) -> int:
        if not self.bins:
            return -1
        return min(
            max(int(point.x() * len(self.bins) / max(self.width(), 1)), 0), len(self.bins) - 1
        )

    def _tell(self) -> None:
        """Say what is pointed at, to the eye and to a screen reader."""
        words = ""
        if 0 <= self._here < len(self.bins):
            low, high = self._taken()
            if low < high:
                part = self.bins[low : high + 1]
                words = f"{part[0].first} – {part[-1].last} · {sum(b.amount for b in part):,}"
            else:
                words = f"{self.bins[self._here].name} · {self.bins[self._here].amount:,}"
        self.setAccessibleDescription(words)
        self.pointed.emit(words)
        self.update()


def _ticks(bins: Sequence[Bin]) -> list[tuple[int, str]]:
    """The bars that may have words below them: years, and the quarters of a year or two."""
    quarters = ("04", "07", "10") if len(bins) <= _TWO_YEARS else ()
    ticks = []
    for number, bin in enumerate(bins):
        year, month = bin.first[:4], bin.first[5:]
        if month in ("", "01"):
            ticks.append((number, year))
        elif month in quarters:
            ticks.append((number, str(int(month))))
    return ticks


def _washed(palette: QPalette, share: float) -> QColor:
    colour = QColor(palette.color(QPalette.ColorRole.Highlight))
    colour.setAlphaF(share)
    return colour
