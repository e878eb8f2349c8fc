"""Removable labels in a row: what is filtered by, and off with a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from lcreader.gui.theme import SPACE


class Chips(QWidget):
    """A row of labels that hides itself when there are none.

    Signals:
        removed: The key of a label that was clicked away.
    """

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QIcon()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        self._row.addStretch(1)
        self.hide()

    def set_icon(self, icon: QIcon) -> None:
        """The cross on each label."""
        self._icon = icon
        for button in self.findChildren(QToolButton):
            button.setIcon(icon)

    def show_labels(self, labels: Sequence[tuple[str, str]]) -> None:
        """Show these (key, text) labels."""
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, (key, text) in enumerate(labels):
            self._row.insertWidget(place, self._button(key, text))
        self.setVisible(bool(labels))

    def _button(self, key: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text.replace("&", "&&"))
        button.setIcon(self._icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the words
        button.setToolTip(self.tr("Remove this filter"))
        button.setAccessibleName(self.tr("Remove filter: {name}").format(name=text))
        button.clicked.connect(lambda: self.removed.emit(key))
        return button
