"""Where the words of a cell or heading stand, numbers right, all else left; and the headings."""

from collections.abc import Container, Mapping
from typing import Any

from PySide6.QtCore import Qt

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE


def heading(
    names: Mapping[int, str],
    numbers: Container[int],
    section: int,
    orientation: Qt.Orientation,
    role: int,
) -> Any:
    """What a model of a table tells of a column's heading; `numbers` are the columns of numbers."""
    if orientation != Qt.Orientation.Horizontal:
        return None
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return RIGHT if section in numbers else LEFT
    return names.get(section) if role == Qt.ItemDataRole.DisplayRole else None
