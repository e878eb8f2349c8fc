"""Paints the signs of verdicts: each has a shape of its own, so that colour is never needed.

A diamond with ≠ differs, a square with Σ does not add up, arrows are developments, a tick agrees.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from lcreader.gui.theme import SPACE
from lcreader.gui.verdicts import Badge
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.fonts import scaled

_GAP = SPACE / 2
# Light and dark; told apart by the colour-blind too, though the shapes do that already.
_INKS = {
    "differ": ("#b3261e", "#ff9a8f"),
    "sum": ("#8a4b00", "#f0b45c"),
    "later": ("#1d5fa8", "#7db7f2"),
    "earlier": ("#5f6b78", "#9aa6b2"),
    "agree": ("#2b7a4b", "#76c493"),
}


def ink(sign: str, palette: QPalette) -> QColor:
    """The colour of a sign on the paper of `palette`."""
    if _is_accent(palette):
        return palette.color(QPalette.ColorRole.Text)
    light, dark = _INKS["later" if sign == "change" else sign]
    return QColor(dark if colours.is_dark(palette) else light)


def side(font: QFont) -> float:
    """Width and height of one sign beside text of `font`."""
    return float(round(QFontMetricsF(font).ascent() * 1.05))


def width(several: Sequence[Badge], font: QFont) -> float:
    """The room that badges take in a row."""
    return sum(_one_width(badge, font) + _GAP for badge in several) - (_GAP if several else 0)


def paint_badges(
    painter: QPainter,
    box: QRectF,
    several: Sequence[Badge],
    font: QFont,
    palette: QPalette,
    *,
    on_accent: bool = False,
) -> None:
    """Paint badges from the left of `box`, in the middle of its height.

    On the strong colour of a chosen row they have the colour of its words.
    """
    if on_accent:
        palette = _reversed(palette)
    left = box.left()
    for badge in several:
        size = side(font)
        sign = QRectF(left, box.center().y() - size / 2, size, size)
        paint_sign(painter, sign, badge.sign, palette)
        if badge.count > 1:
            _paint_count(painter, sign, badge, font, palette)
        left += _one_width(badge, font) + _GAP


def paint_sign(
    painter: QPainter, box: QRectF, sign: str, palette: QPalette, *, faded: bool = False
) -> None:
    """Paint one sign to fill `box`; a dismissed one is faded."""
    colour = colours.muted(palette, 0.45) if faded else ink(sign, palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = max(box.width() / 9, 1.3)
    pen = QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    paper = palette.color(QPalette.ColorRole.Base)
    inner = box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
    if sign == "differ":
        _paint_differ(painter, inner, colour, paper, wide)
    elif sign == "sum":
        _paint_sum(painter, inner, colour, paper, wide)
    elif sign == "agree":
        painter.drawPolyline(_points(inner, (0.12, 0.55), (0.4, 0.82), (0.9, 0.2)))
    else:
        _paint_arrow(painter, inner, "earlier" if sign == "earlier" else "later")
    painter.restore()


def _reversed(palette: QPalette) -> QPalette:
    """Words and paper as on a chosen row."""
    other = QPalette(palette)
    other.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Highlight))
    other.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.HighlightedText))
    return other


def _is_accent(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Base) == palette.color(QPalette.ColorRole.Highlight)


def _paint_differ(
    painter: QPainter, box: QRectF, colour: QColor, paper: QColor, wide: float
) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(_points(box, (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)))
    painter.setPen(QPen(paper, wide * 0.85, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for y in (0.41, 0.59):
        painter.drawPolyline(_points(box, (0.3, y), (0.7, y)))
    painter.drawPolyline(_points(box, (0.6, 0.27), (0.4, 0.73)))


def _paint_sum(painter: QPainter, box: QRectF, colour: QColor, paper: QColor, wide: float) -> None:
    painter.setBrush(colour)
    painter.drawRect(box.adjusted(1, 1, -1, -1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(paper, wide * 0.85, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(
        _points(box, (0.72, 0.24), (0.3, 0.24), (0.54, 0.5), (0.3, 0.76), (0.72, 0.76))
    )


def _paint_arrow(painter: QPainter, box: QRectF, way: str) -> None:
    """To the right where later values are known; from the left where only earlier ones are."""
    if way == "later":
        painter.drawPolyline(_points(box, (0.05, 0.5), (0.92, 0.5)))
        painter.drawPolyline(_points(box, (0.58, 0.18), (0.92, 0.5), (0.58, 0.82)))
        return
    painter.drawPolyline(_points(box, (0.05, 0.5), (0.7, 0.5)))
    painter.drawPolyline(_points(box, (0.42, 0.24), (0.7, 0.5), (0.42, 0.76)))
    painter.drawPolyline(_points(box, (0.94, 0.16), (0.94, 0.84)))


def _paint_count(
    painter: QPainter, sign: QRectF, badge: Badge, font: QFont, palette: QPalette
) -> None:
    small = _small(font)
    metrics = QFontMetricsF(small)
    painter.save()
    painter.setFont(small)
    painter.setPen(ink(badge.sign, palette))
    base = sign.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(sign.right() + 2, base), str(badge.count))
    painter.restore()


def _one_width(badge: Badge, font: QFont) -> float:
    more = QFontMetricsF(_small(font)).horizontalAdvance(str(badge.count)) + 2
    return side(font) + (more if badge.count > 1 else 0)


def _small(font: QFont) -> QFont:
    return scaled(font, 0.85)


def _points(box: QRectF, *places: tuple[float, float]) -> QPolygonF:
    return QPolygonF(
        [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in places]
    )
