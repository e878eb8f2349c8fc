"""Paints the layers of marks that lie under the words of an article, and finds those at a point.

The marks are kept sorted by their start; only those on the visible stretch are ever measured.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPalette, QTextDocument

from lcreader.gui.offsets import Offsets
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.marks import (
    BAR_WIDTH,
    Mark,
    PlacedMark,
    mark_rects,
    paint_margin_bar,
    paint_underline,
    paint_wash,
)

# From the lowest to the highest. "chosen" is the figure that is selected in the panel.
LAYERS = ("bookmark", "hit", "found", "chosen", "flash", "figure")
CURRENT = "current"  # the colour of the hit that the reader stands at


class MarkPainter:
    """The marks of all layers over one document."""

    def __init__(self) -> None:
        self._layers: dict[str, list[PlacedMark]] = {name: [] for name in LAYERS}
        self.flash_share = 0.0

    def set_layer(self, name: str, marks: Iterable[Mark], offsets: Offsets) -> None:
        """Put `marks` in the place of those of the layer `name`."""
        placed = (PlacedMark(*offsets.span_to_qt(mark.span), mark) for mark in marks)
        shown = sorted(p for p in placed if p.start < p.end)
        self._layers[name] = _in_lanes(shown) if name == "bookmark" else shown

    def layer(self, name: str) -> list[Mark]:
        """The marks of a layer."""
        return [placed.mark for placed in self._layers[name]]

    def clear(self) -> None:
        """Take all marks off."""
        for marks in self._layers.values():
            marks.clear()

    def at(self, position: int, layers: Iterable[str]) -> tuple[str, Mark] | None:
        """The innermost mark over the character at `position`, the first layer that has one."""
        for name in layers:
            over = [p for p in self._layers[name] if p.start <= position < p.end]
            if over:
                return name, min(over, key=lambda p: p.end - p.start).mark
        return None

    def bar_at(self, document: QTextDocument, point: QPointF, gutter: float) -> Mark | None:
        """The bookmark whose bar in the margin is at `point` of the document."""
        for placed in self._layers["bookmark"]:
            x = _bar_x(gutter, placed.lane)
            if not x - 4 <= point.x() <= x + BAR_WIDTH + 4:
                continue
            boxes = list(mark_rects(document, placed.start, placed.end, point.y(), point.y()))
            if any(box.top() <= point.y() <= box.bottom() for box in boxes):
                return placed.mark
        return None

    def paint(
        self,
        painter: QPainter,
        document: QTextDocument,
        visible: tuple[int, int],
        bounds: QRectF,
        palette: QPalette,
        gutter: float,
    ) -> None:
        """Paint all marks between the positions `visible`, inside `bounds` of the document."""
        for name in LAYERS:
            shown = [p for p in self._layers[name] if p.start < visible[1] and p.end > visible[0]]
            for placed in shown:
                top, bottom = bounds.top(), bounds.bottom()
                boxes = list(mark_rects(document, placed.start, placed.end, top, bottom))
                self._paint_mark(painter, name, placed.mark, boxes, palette)
                if boxes and name == "bookmark":
                    colour = colours.bookmark_colour(placed.mark.colour, palette)
                    paint_margin_bar(painter, boxes, _bar_x(gutter, placed.lane), colour)

    def _paint_mark(
        self, painter: QPainter, name: str, mark: Mark, boxes: list[QRectF], palette: QPalette
    ) -> None:
        current = mark.colour == CURRENT
        for box in boxes:
            if name == "figure":
                paint_underline(painter, box, colours.muted(palette, 0.42), 1.0)
            elif name == "chosen":
                paint_wash(painter, box, colours.accent(palette, 0.24))
                paint_underline(painter, box, colours.accent(palette), 2.0)
            elif name == "flash":
                paint_wash(painter, box, colours.accent(palette, 0.30 * self.flash_share))
            elif name == "bookmark":
                paint_wash(painter, box, colours.bookmark_wash(mark.colour, palette))
            elif name == "hit":
                paint_wash(painter, box, colours.hit_wash(palette, current=current))
            else:
                paint_wash(painter, box, colours.found_wash(palette, current=current))


def _in_lanes(marks: Iterable[PlacedMark]) -> list[PlacedMark]:
    """Each mark in a lane of the margin where it meets no other."""
    ends: list[int] = []
    result = []
    for placed in marks:
        lane = next((i for i, end in enumerate(ends) if end <= placed.start), len(ends))
        ends[lane : lane + 1] = [placed.end]
        result.append(placed._replace(lane=lane))
    return result


def _bar_x(gutter: float, lane: int) -> float:
    return max(gutter * 0.55 - lane * (BAR_WIDTH + 2), 0.0)
