"""A strip beside the scroll bar of a text that shows where its marks are; a click goes there.

It is told where each mark stands as a share of the whole height, and nothing of texts. Many
marks on one pixel are one line; what is under the mouse is told in words by whoever asks for it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

WIDTH = 12
_NEAR = 5  # px: a click so near to a mark goes to it
_LINE = 3.0
_MARGIN = 3  # px above and below, as the handle of the scroll bar has


class MarkStrip(QWidget):
    """Lines for marks, by layer; later layers lie above earlier ones.

    Signals:
        mark_clicked: A layer, and the number of the mark in it.
        place_clicked: A share of the whole height where no mark is.
    """

    mark_clicked = Signal(str, int)
    place_clicked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: dict[str, list[float]] = {}
        self._order: dict[str, list[int]] = {}
        self._colours: Mapping[str, QColor] = {}
        self._current: float | None = None
        self._hovered: tuple[str, int] | None = None
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)

    def show_places(
        self,
        layers: Mapping[str, Sequence[float]],
        colours: Mapping[str, QColor],
        current: float | None,
    ) -> None:
        """Show marks at these shares of the height; `current` is the one the reader stands at."""
        self._colours, self._current, self._hovered = colours, current, None
        for name, places in layers.items():
            order = sorted(range(len(places)), key=places.__getitem__)
            self._order[name] = order
            self._layers[name] = [places[number] for number in order]
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a scroll bar."""
        return QSize(WIDTH, 0)

    def y_of(self, share: float) -> float:
        """Where a share of the height is."""
        return _MARGIN + share * max(self.height() - 2 * _MARGIN, 1)

    def nearest(self, y: float) -> tuple[str, int] | None:
        """Layer and number of the mark nearest to `y`, if one is near."""
        best: tuple[float, str, int] | None = None
        share = (y - _MARGIN) / max(self.height() - 2 * _MARGIN, 1)
        for name, places in self._layers.items():
            at = bisect_left(places, share)
            for number in range(max(at - 1, 0), min(at + 1, len(places))):
                far = abs(self.y_of(places[number]) - y)
                if far <= _NEAR and (best is None or far < best[0]):
                    best = (far, name, self._order[name][number])
        return None if best is None else best[1:]

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line for every pixel that has a mark, never more than there are pixels."""
        painter = QPainter(self)
        for name, places in self._layers.items():
            colour = self._colours.get(name)
            if colour is None:
                continue
            last = -_LINE
            for number in _seen(places, self.height()):
                y = self.y_of(places[number])
                if y - last >= 1:
                    last = y
                    painter.fillRect(QRectF(2, y - _LINE / 2, WIDTH - 4, _LINE), colour)
        if self._current is not None:
            y = self.y_of(self._current)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawRect(QRectF(1.5, y - 2.5, WIDTH - 3, 5))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be gone to."""
        found = self.nearest(event.position().y())
        if found:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the mark, or to the place."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self.nearest(event.position().y())
        if found:
            self.mark_clicked.emit(*found)
        else:
            share = (event.position().y() - _MARGIN) / max(self.height() - 2 * _MARGIN, 1)
            self.place_clicked.emit(min(max(share, 0.0), 1.0))

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, another painting."""
        super().changeEvent(event)
        self.update()


def _seen(places: Sequence[float], height: int) -> range | list[int]:
    """The numbers of the places to paint: all, or the first on each pixel where there are many."""
    if len(places) <= 2 * height:
        return range(len(places))
    firsts = {bisect_left(places, y / height) for y in range(height + 1)}
    return sorted(number for number in firsts if number < len(places))
