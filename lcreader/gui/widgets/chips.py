"""Removable labels, side by side: what is filtered by, and off with a click."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.flow import Flow


class Chips(QWidget):
    """Labels that hide themselves when there are none.

    Signals:
        removed: The key of a label that was clicked away; "" for all of them.
    """

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QIcon()
        self._flow = Flow(self, spacing=SPACE // 2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_icon(self, icon: QIcon) -> None:
        """The cross on each label."""
        self._icon = icon
        for button in self.buttons():
            if button.objectName() == "chip":
                button.setIcon(icon)

    def buttons(self) -> list[QToolButton]:
        """The labels."""
        return [button for button in self.findChildren(QToolButton) if not button.property("gone")]

    def show_labels(self, labels: Sequence[tuple[str, str]]) -> None:
        """Show these (key, text) labels."""
        for old in self.buttons():
            self._flow.removeWidget(old)
            old.setProperty("gone", True)
            old.hide()
            old.deleteLater()
        for key, text in labels:
            self._flow.addWidget(self._button(key, text))
        if len(labels) > 1:
            self._flow.addWidget(self._clear_button())
        self.setVisible(bool(labels))
        self.updateGeometry()

    def _button(self, key: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("chip")
        button.setText(text.replace("&", "&&"))
        button.setIcon(self._icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(self.tr("Remove this filter"))
        button.setAccessibleName(self.tr("Remove filter: {name}").format(name=text))
        button.clicked.connect(partial(self._remove, key))
        return button

    def _clear_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("more")
        button.setText(self.tr("Clear all"))
        button.setAutoRaise(True)
        button.clicked.connect(partial(self._remove, ""))
        return button

    def _remove(self, key: str, _checked: bool = False) -> None:
        self.removed.emit(key)
