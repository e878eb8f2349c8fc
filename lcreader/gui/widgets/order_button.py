"""A flat button that shows the order of a list and opens a menu of others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class OrderButton(QToolButton):
    """Shows which of a few orders is in force.

    Signals:
        chosen: The user chose an order, by its place in the list.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setAccessibleName(self.tr("Sort by"))
        self.setToolTip(self.tr("Sort by"))
        self.setMenu(QMenu(self))
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_triggered)

    def offer(self, names: Sequence[str], current: int) -> None:
        """Offer these orders, the one at `current` in force."""
        for action in self._group.actions():
            self._group.removeAction(action)
            self.menu().removeAction(action)
        for place, name in enumerate(names):
            action = self.menu().addAction(name)
            action.setCheckable(True)
            action.setData(place)
            action.setChecked(place == current)
            self._group.addAction(action)
        self.setText(names[current])

    def _on_triggered(self, action: QAction) -> None:
        self.setText(action.text())
        self.chosen.emit(action.data())
