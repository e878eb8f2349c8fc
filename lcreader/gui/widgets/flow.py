"""A layout that sets widgets side by side and goes on in the next line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Like words of a text; a widget wider than the line gets the line.

    `spread` puts what is left of a line after its first widget, so that the others stand at the
    right.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 4, spread: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._spread = spread
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take `item` in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at `index`; none beyond the end, as Qt asks until there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item at `index` away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when so wide."""
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(len(lines) - 1, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Set the items into `rect`."""
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            height = _height(line)
            widths = [min(item.sizeHint().width(), rect.width()) for item in line]
            left_over = rect.width() - sum(widths) - self.spacing() * (len(line) - 1)
            x = rect.x()
            for place, (item, width) in enumerate(zip(line, widths, strict=True)):
                if place == 1 and self._spread:
                    x += left_over
                size = QSize(width, item.sizeHint().height())
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += width + self.spacing()
            y += height + self.spacing()

    def sizeHint(self) -> QSize:
        """No wider than it must be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """One short line: longer items are cut."""
        height = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(0, height)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are shown, line by line."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width() + self.spacing()
            if not lines or used + needed - self.spacing() > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed
        return lines


def _height(line: list[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in line)
