"""A pencil, quiet and small: the mark of what was corrected by hand."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

# Tip, the two corners of its wood, the two ends of the shaft; in parts of the box.
_OUTLINE = ((0.12, 0.88), (0.2, 0.62), (0.68, 0.14), (0.86, 0.32), (0.38, 0.8))
_FERRULE = ((0.56, 0.26), (0.74, 0.44))


def paint_pencil(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint the pencil to fill `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(box.width() / 12, 1.0))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([_at(box, place) for place in _OUTLINE]))
    painter.drawLine(*(_at(box, place) for place in _FERRULE))
    painter.restore()


def pencil_icon(side: int, scale: float, colour: QColor, chosen: QColor) -> QIcon:
    """The pencil in `colour`, on a chosen row in the colour `chosen`."""
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Selected, chosen)):
        pixmap = QPixmap(round(side * scale), round(side * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_pencil(painter, QRectF(pixmap.rect()), ink)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap, mode)
    return icon


def _at(box: QRectF, place: tuple[float, float]) -> QPointF:
    return QPointF(box.left() + place[0] * box.width(), box.top() + place[1] * box.height())
