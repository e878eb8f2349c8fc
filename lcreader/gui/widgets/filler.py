"""Puts the pieces of a sheet into a document, a slice at a time, so that nothing ever waits.

The first slice is set at once, the rest between the events of the interface; who needs a later
place sooner asks for it with `fill_to`.
"""

from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor, QTextDocument

from lcreader.gui.sheet import Piece, Role, Sheet
from lcreader.gui.widgets.typesetting import Typesetting

_AT_ONCE = 20_000  # characters set before the first painting
_NEAR = 40_000  # characters that may be set in one go to get to a place
_SLICE = 6_000  # characters set between two events afterwards: some 10 ms


class Filler(QObject):
    """Fills one document.

    Signals:
        finished: All pieces are set.
    """

    finished = Signal()

    def __init__(self, document: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._waiting: deque[tuple[Piece, int]] = deque()
        self._ends: dict[Role, int] = {}
        self._typesetting: Typesetting | None = None
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._on_time)

    def clear(self) -> None:
        """Empty the document."""
        self._timer.stop()
        self._waiting.clear()
        self._ends.clear()
        self._document.clear()

    def start(self, sheet: Sheet, typesetting: Typesetting) -> None:
        """Begin to set `sheet` into the document, which is empty."""
        self._typesetting = typesetting
        self._waiting = deque(_slices(sheet))
        self._fill(_AT_ONCE)

    def is_near(self, position: int) -> bool:
        """Whether Qt's `position` is set, or would be in a moment."""
        return not self._waiting or position < self._document.characterCount() + _NEAR

    def fill_to(self, position: int) -> None:
        """Set everything up to Qt's `position` now."""
        missing = position - self._document.characterCount() + 1
        if missing >= 0 and self._waiting:
            self._fill(missing + _SLICE)

    def end_of(self, role: Role) -> int:
        """Qt's position at the end of the first piece with `role`; 0 where there is none."""
        return self._ends.get(role, 0)

    @Slot()
    def _on_time(self) -> None:
        self._fill(_SLICE)

    def _fill(self, room: int) -> None:
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        while self._waiting and room > 0:
            piece, length = self._waiting.popleft()
            self._set(cursor, piece, length)
            room -= len(piece.text) + 1
        cursor.endEditBlock()
        if self._waiting:
            self._timer.start()
        else:
            self._timer.stop()
            self.finished.emit()

    def _set(self, cursor: QTextCursor, piece: Piece, length: int) -> None:
        assert self._typesetting is not None
        block = self._typesetting.block_format(piece.role)
        chars = self._typesetting.char_format(piece.role, length)
        if self._document.isEmpty() and not self._ends:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(chars)
        else:
            cursor.insertBlock(block, chars)
        cursor.insertText(piece.text, chars)
        self._ends.setdefault(piece.role, cursor.position())


def _slices(sheet: Sheet) -> Iterator[tuple[Piece, int]]:
    """The pieces, long ones cut between their paragraphs, each with the whole piece's length."""
    for piece in sheet.pieces:
        length = len(piece.text)
        start = 0
        while length - start > _SLICE:
            cut = piece.text.find("\n", start + _SLICE)
            if cut < 0:
                break
            yield Piece(piece.text[start:cut], piece.role), length
            start = cut + 1
        yield Piece(piece.text[start:], piece.role), length
