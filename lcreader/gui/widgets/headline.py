"""Breaks headlines of several lines where a sub-editor would: between halves, or evenly.

In goes the place of a headline in a document; the document is changed in ways that keep every
position: margins, and a blank that becomes a line break of the same length.
"""

from math import ceil

from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCursor, QTextDocument

from lcreader.gui.offsets import Offsets

_BREAK = "\u2028"  # Qt's line break inside a paragraph


def balance(document: QTextDocument, position: int, width: float) -> None:
    """Set the headline at `position` well into a column of `width`."""
    block = document.findBlock(position)
    text = block.text().replace(_BREAK, " ")
    metrics = QFontMetricsF(block.charFormat().font())
    wide = metrics.horizontalAdvance(text)
    lines = ceil(wide / max(width, 1.0))
    between = _between_halves(text, metrics, width) if lines == 2 else -1
    even = lines > 1 and between < 0
    _set_break(block, text, between)
    _set_margin(block, max((width - wide / lines - 2 * metrics.height()) / 2, 0.0) if even else 0.0)


def _between_halves(text: str, metrics: QFontMetricsF, width: float) -> int:
    """The blank that leaves two halves of most equal length, both within `width`; else -1."""
    best, best_longer = -1, width
    for index, character in enumerate(text):
        if character == " ":
            halves = (text[:index], text[index + 1 :])
            longer = max(metrics.horizontalAdvance(half) for half in halves)
            if longer <= best_longer:
                best, best_longer = index, longer
    return best


def _set_break(block: QTextBlock, text: str, between: int) -> None:
    """Make the blank `between` a line break, and every other break a blank again."""
    offsets = Offsets(text)
    for index, character in enumerate(block.text()):
        wanted = _BREAK if index == between else text[index]
        if character != wanted:
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + offsets.to_qt(index))
            cursor.movePosition(cursor.MoveOperation.NextCharacter, cursor.MoveMode.KeepAnchor)
            cursor.insertText(wanted, block.charFormat())


def _set_margin(block: QTextBlock, margin: float) -> None:
    layout = block.blockFormat()
    if layout.leftMargin() != margin:
        layout.setLeftMargin(margin)
        layout.setRightMargin(margin)
        QTextCursor(block).setBlockFormat(layout)
