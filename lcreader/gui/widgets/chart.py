"""The chart of one indicator through time, drawn by pyqtgraph.

Loaded only when the ledger is opened: pyqtgraph brings numpy along, which takes half a second.
In go points in the order of their list; out comes the row of a point that is clicked.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette, QPixmap
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from lcreader.gui.timeline import ONE_YEAR, Point, links
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.chart_axes import TimeAxis, ValueAxis
from lcreader.gui.widgets.chart_legend import ChartLegend, Sample
from lcreader.gui.widgets.plain_tip import plain_tip

_SIZE = 11  # px: a mark
_EITHER = (False, True)
# Told apart by the colour-blind (after Okabe and Ito), each with a shape of its own; light, dark.
_SOURCES = (
    ("o", "#0072b2", "#56b4e9"),
    ("s", "#d55e00", "#ef8a4a"),
    ("t1", "#00805c", "#2fc79a"),
    ("d", "#a34f86", "#dd8fbf"),
    ("t", "#8a6d00", "#e6c34a"),
    ("p", "#4b5bb0", "#98a6f0"),
)
_OTHERS = ("star", "#6b7075", "#9a9ea3")


class Chart(QWidget):
    """Marks and bars, and a ring round the one that is chosen.

    Signals:
        row_clicked: The row of the observation whose mark was clicked.
        step_requested: To the next (1) or previous (-1) observation, by key.
        opened: Enter was pressed.
    """

    row_clicked = Signal(int)
    step_requested = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[Point] = ()
        self._unit = ""
        self._tip: Callable[[int], str] = str
        self._row = -1
        self._times = TimeAxis()
        self._values = ValueAxis()
        axes = {"bottom": self._times, "left": self._values}
        self._plot = pg.PlotWidget(self, axisItems=axes)
        self._legend = ChartLegend(self)
        self._ring = pg.ScatterPlotItem(symbol="o", size=_SIZE * 2, pxMode=True)
        self._build()

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Chart of the values through time"))
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=True, y=False)
        self._plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._plot.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._legend)
        column.addWidget(self._plot, 1)

    def show_points(self, points: Sequence[Point], unit: str, tip: Callable[[int], str]) -> None:
        """Draw these; `tip` says what is told of a row when its mark is hovered."""
        self._points, self._unit, self._tip = points, unit, tip
        self._row = -1
        self._draw()

    def choose(self, row: int) -> None:
        """Put the ring round the mark of a row; -1 for none."""
        self._row = row
        chosen = [(p.x, p.y) for p in self._points if p.row == row]
        self._ring.setData(pos=chosen, **self._ring_look())

    def picture(self) -> QPixmap:
        """What is drawn, as it stands."""
        return self.grab()

    def legend_words(self) -> list[str]:
        """What the legend says."""
        return self._legend.words()

    def place_of(self, row: int) -> QPoint:
        """Where the mark of a row is on this widget."""
        point = next(p for p in self._points if p.row == row)
        scene = self._plot.getViewBox().mapViewToScene(pg.Point(point.x, point.y))
        return self._plot.mapTo(self, self._plot.mapFromScene(scene))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from mark to mark."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self.step_requested.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: draw anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        row = self._row
        plot = self._plot.getPlotItem()
        plot.clear()
        self._plot.setBackground(self._colour(QPalette.ColorRole.Base))
        self._dress_axes()
        samples = [Sample(self.tr("Unit: {unit}").format(unit=self._measure()))]
        if not self._points:
            self._legend.show_samples([])
            return
        self._draw_links()
        shown = self._sources()
        for number, (source, points) in enumerate(shown.items()):
            samples.append(self._draw_source(source, points, number))
        self._legend.show_samples(samples[not self._measure() :] + self._kinds())
        plot.addItem(self._ring)
        self.choose(row)
        self._frame()

    def _draw_links(self) -> None:
        """Thin lines between years that follow each other; none over years that are missing."""
        xs, ys = [], []
        for one, other in links(self._points):
            xs += [one.x, other.x]
            ys += [one.y, other.y]
        pen = pg.mkPen(colours.muted(self.palette(), 0.32), width=1.4)
        if xs:
            self._plot.plot(xs, ys, connect="pairs", pen=pen, antialias=True)

    def _draw_source(self, source: str, points: Sequence[Point], number: int) -> Sample:
        symbol, colour = self._look(number)
        for planned in _EITHER:
            self._draw_bars([p for p in points if p.planned == planned], colour, planned)
        marks = pg.ScatterPlotItem(hoverable=True, antialias=True, pxMode=True, tip=None)
        paper = pg.mkBrush(self._colour(QPalette.ColorRole.Base))
        full = pg.mkBrush(colour)
        # Pens and brushes are made once: for each of a thousand marks that takes long.
        pens = {planned: pg.mkPen(colour, width=1.8, style=_style(planned)) for planned in _EITHER}
        marks.setData(
            x=[p.x for p in points],
            y=[p.y for p in points],
            data=[p.row for p in points],
            symbol=symbol,
            size=_SIZE,
            brush=[paper if p.hedged or p.planned else full for p in points],
            pen=[pens[p.planned] for p in points],
        )
        marks.sigClicked.connect(self._on_clicked)
        marks.sigHovered.connect(self._on_hovered)
        self._plot.addItem(marks)
        words = source or self.tr("Newspaper not known")
        return Sample(words, symbol, pg.mkPen(colour), pg.mkBrush(colour))

    def _draw_bars(self, points: Sequence[Point], colour: QColor, planned: bool) -> None:
        """Stretches of time as level bars, ranges of values as upright ones."""
        xs: list[float] = []
        ys: list[float] = []
        for p in points:
            if p.right - p.left > ONE_YEAR:
                xs += [p.left, p.right]
                ys += [p.y, p.y]
            if p.y_most != p.y:
                xs += [p.x, p.x]
                ys += [p.y, p.y_most]
        thin = QColor(colour)
        thin.setAlphaF(0.55)
        pen = pg.mkPen(thin, width=2.2, style=_style(planned))
        if xs:
            self._plot.plot(xs, ys, connect="pairs", pen=pen, antialias=True)

    def _kinds(self) -> list[Sample]:
        """Open and dashed marks, where there are any."""
        ink = colours.muted(self.palette(), 0.75)
        paper = pg.mkBrush(self._colour(QPalette.ColorRole.Base))
        kinds = (
            (any(p.hedged for p in self._points), False, self.tr("about, over, nearly")),
            (any(p.planned for p in self._points), True, self.tr("planned")),
        )
        return [
            Sample(words, "o", pg.mkPen(ink, width=1.6, style=_style(planned)), paper)
            for there, planned, words in kinds
            if there
        ]

    def _sources(self) -> dict[str, list[Point]]:
        """Points by source, the most frequent first; what is beyond the colours as one."""
        found: dict[str, list[Point]] = {}
        for point in self._points:
            found.setdefault(point.source, []).append(point)
        ordered = sorted(found.items(), key=lambda pair: -len(pair[1]))
        shown = dict(ordered[: len(_SOURCES)])
        rest = [point for _, points in ordered[len(_SOURCES) :] for point in points]
        if rest:
            shown[self.tr("Others")] = rest
        return shown

    def _look(self, number: int) -> tuple[str, QColor]:
        look = _SOURCES[number] if number < len(_SOURCES) else _OTHERS
        symbol, light, dark = look
        return symbol, QColor(dark if colours.is_dark(self.palette()) else light)

    def _frame(self) -> None:
        """Show all, with room at the edges and for the legend."""
        left, right = min(p.left for p in self._points), max(p.right for p in self._points)
        left = min(left, *(p.x for p in self._points))
        right = max(right, *(p.x for p in self._points))
        low, high = min(p.y for p in self._points), max(p.y_most for p in self._points)
        aside = max((right - left) * 0.06, 0.25)
        room = (high - low) or max(abs(high) * 0.2, 1.0)
        self._plot.setXRange(left - aside, right + aside, padding=0)
        self._plot.setYRange(low - room * 0.25, high + room * 0.25, padding=0)

    def _dress_axes(self) -> None:
        ink = colours.muted(self.palette(), 0.7)
        line = pg.mkPen(colours.muted(self.palette(), 0.3))
        font = QFont(self.font())
        most = max((abs(p.y_most) for p in self._points), default=0.0)
        self._values.set_magnitude(most)
        for axis in (self._times, self._values):
            axis.setPen(line)
            axis.setTextPen(ink)
            axis.setStyle(tickFont=font, tickLength=-4)
        self._plot.showGrid(x=False, y=True, alpha=0.14)

    def _ring_look(self) -> dict[str, Any]:
        pen = pg.mkPen(self._colour(QPalette.ColorRole.Highlight), width=2)
        return {"pen": pen, "brush": None, "size": _SIZE * 2}

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _measure(self) -> str:
        """The unit that the axis counts in; above the axis, for Han beside it would lie down."""
        return self._values.magnitude_words() + self._unit

    def _on_clicked(self, _item: object, spots: Sequence[Any], _event: object) -> None:
        if len(spots):
            self.row_clicked.emit(int(spots[0].data()))

    def _on_hovered(self, _item: object, spots: Sequence[Any], event: Any) -> None:
        shape = Qt.CursorShape.PointingHandCursor if len(spots) else Qt.CursorShape.ArrowCursor
        self._plot.viewport().setCursor(shape)
        if len(spots):
            where = event.screenPos().toPoint()
            words = "\n\n".join(dict.fromkeys(self._tip(int(spot.data())) for spot in spots[:3]))
            QToolTip.showText(where, plain_tip(words), self._plot.viewport())
        else:
            QToolTip.hideText()


def _style(planned: bool) -> Qt.PenStyle:
    return Qt.PenStyle.DashLine if planned else Qt.PenStyle.SolidLine
