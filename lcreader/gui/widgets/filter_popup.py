"""Boxes to tick, in groups, with counts: a popup that stays open while one ticks.

It knows only groups and values; what they filter is the caller's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.theme import SPACE


@dataclass(frozen=True, slots=True)
class Choice:
    """One box: `value` is told, `label` shown, with how many there are of it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Boxes under a headline."""

    name: str
    title: str
    choices: Sequence[Choice]


class FilterPopup(QFrame):
    """A popup of groups of boxes.

    Signals:
        chosen: The name of a group and the values that are ticked in it now.
        reset_requested: All filters are to go.
    """

    chosen = Signal(str, list)
    reset_requested = Signal()

    def __init__(self, groups: Sequence[ChoiceGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Filter"))
        self._boxes: dict[str, list[tuple[str, QCheckBox]]] = {}
        self._build(groups)

    def box(self, group: str, value: str) -> QCheckBox:
        """The box of `value` in `group`."""
        return dict(self._boxes[group])[value]

    def open_under(self, anchor: QWidget) -> None:
        """Show the popup below `anchor`, inside the screen."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 2))
        screen = anchor.screen() or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        left = min(max(corner.x(), area.left()), area.right() - self.width())
        self.move(left, min(corner.y(), area.bottom() - self.height()))
        self.show()
        first = next((box for boxes in self._boxes.values() for _, box in boxes), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build(self, groups: Sequence[ChoiceGroup]) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        for group in groups:
            self._add_group(grid, group)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        size = inside.sizeHint()
        area.setMinimumWidth(max(size.width() + 3 * SPACE, SPACE * 30))
        area.setMinimumHeight(min(size.height() + 2, SPACE * 60))
        reset = QPushButton(self.tr("Clear all filters"))
        reset.setAutoDefault(False)
        reset.clicked.connect(self._on_reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE)
        column.addWidget(area)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignHCenter)

    def _add_group(self, grid: QGridLayout, group: ChoiceGroup) -> None:
        title = QLabel(group.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setContentsMargins(0, SPACE if grid.rowCount() > 1 else 0, 0, 0)
        grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        boxes = self._boxes[group.name] = []
        for choice in group.choices:
            row = grid.rowCount()
            box = QCheckBox(choice.label.replace("&", "&&"))
            box.setChecked(choice.chosen)
            box.setAccessibleName(f"{group.title}: {choice.label}, {choice.count}")
            box.toggled.connect(lambda _on, name=group.name: self._on_toggled(name))
            count = QLabel(f"{choice.count:,}")
            count.setForegroundRole(self.foregroundRole().PlaceholderText)
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(box, row, 0)
            grid.addWidget(count, row, 1)
            boxes.append((choice.value, box))

    def _on_toggled(self, name: str) -> None:
        values = [value for value, box in self._boxes[name] if box.isChecked()]
        self.chosen.emit(name, values)

    @Slot()
    def _on_reset(self) -> None:
        self.reset_requested.emit()
        self.close()
