"""Fonts derived from the one that a widget has."""

from PySide6.QtGui import QFont


def scaled(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`font` in another size and weight, whether it is measured in points or pixels."""
    other = QFont(font)
    if font.pointSizeF() > 0:
        other.setPointSizeF(font.pointSizeF() * factor)
    else:
        other.setPixelSize(round(font.pixelSize() * factor))
    other.setWeight(weight)
    return other
