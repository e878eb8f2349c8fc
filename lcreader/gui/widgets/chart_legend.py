"""What the marks of the chart mean: a line of samples with their names, above the chart."""

from typing import Any, NamedTuple

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lcreader.gui.theme import SPACE
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.fonts import scaled

_SIZE = 10
_LONGEST = 18  # Chinese characters: the room of a name


class Sample(NamedTuple):
    """A mark as pyqtgraph draws it (symbol, pen, brush), and its name; none is words alone."""

    name: str
    symbol: str = ""
    pen: Any = None
    brush: Any = None


class ChartLegend(QWidget):
    """Samples side by side, on as many lines as they take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: list[Sample] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_samples(self, samples: list[Sample]) -> None:
        """Show these."""
        self._samples = samples
        self.setAccessibleName(", ".join(self.words()))
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        """The names."""
        return [sample.name for sample in self._samples]

    def sizeHint(self) -> QSize:
        """For one line."""
        return QSize(SPACE * 30, self.heightForWidth(SPACE * 60))

    def hasHeightForWidth(self) -> bool:
        """Samples go on to further lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """So many lines as there are."""
        places = self._places(width)
        bottom = max((place.bottom() for place in places), default=0.0)
        return round(bottom + SPACE / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        font = self._font()
        painter.setFont(font)
        for sample, box in zip(self._samples, self._places(self.width()), strict=True):
            left = box.left()
            if sample.symbol:
                painter.save()
                painter.translate(QPointF(left + _SIZE / 2, box.center().y()))
                drawSymbol(painter, sample.symbol, _SIZE, sample.pen, sample.brush)
                painter.restore()
                left += _SIZE + SPACE / 2
            painter.setPen(colours.muted(self.palette(), 0.75))
            rest = box.adjusted(left - box.left(), 0, 0, 0)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rest, middle, _short(sample.name, QFontMetricsF(font)))

    def _places(self, width: int) -> list[QRectF]:
        metrics = QFontMetricsF(self._font())
        x, y, height = float(SPACE), SPACE / 2, metrics.height() + 4
        places = []
        for sample in self._samples:
            mark = _SIZE + SPACE / 2 if sample.symbol else 0
            wide = metrics.horizontalAdvance(_short(sample.name, metrics)) + mark + 2
            if x + wide > width - SPACE and x > SPACE:
                x, y = float(SPACE), y + height
            places.append(QRectF(x, y, wide, height))
            x += wide + 2 * SPACE
        return places

    def _font(self) -> QFont:
        return scaled(self.font(), 0.92)


def _short(name: str, metrics: QFontMetricsF) -> str:
    room = _LONGEST * metrics.horizontalAdvance("数")
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
