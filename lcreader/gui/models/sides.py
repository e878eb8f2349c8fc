"""Where the words of a cell or heading stand: numbers right, all else left."""

from PySide6.QtCore import Qt

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
