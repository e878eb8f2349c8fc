"""Where characters of a set text stand, as shares of its whole height."""

from collections.abc import Iterable

from PySide6.QtGui import QTextDocument

_LONG = 120_000  # characters: of a longer text not all is laid out, and it is not waited for


def shares(document: QTextDocument, positions: Iterable[int]) -> list[float]:
    """The share of each of the sorted `positions`, to within a line of its paragraph."""
    length = max(document.characterCount(), 1)
    if length > _LONG:
        return [min(position / length, 1.0) for position in positions]
    height = max(document.size().height(), 1.0)
    layout = document.documentLayout()
    found: list[float] = []
    first, last, top, tall = 0, -1, 0.0, 0.0
    for position in positions:
        if not first <= position < last:
            block = document.findBlock(position)
            if not block.isValid():
                found.append(1.0)
                continue
            rect = layout.blockBoundingRect(block)
            first, last = block.position(), block.position() + max(block.length(), 1)
            top, tall = rect.top(), rect.height()
        found.append(min((top + tall * (position - first) / (last - first)) / height, 1.0))
    return found
