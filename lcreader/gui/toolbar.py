"""The slim toolbar above the panes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from lcreader.gui.actions import Actions

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly
_TEXT = Qt.ToolButtonStyle.ToolButtonTextOnly


class Toolbar(QToolBar):
    """What is used all day; everything else is in the menus."""

    def __init__(self, deeds: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Toolbar"))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._add(deeds, "back", _ICON)
        self._add(deeds, "forward", _ICON)
        self.addSeparator()
        self._add(deeds, "import_files", _BESIDE, self.tr("Import"))
        self._add(deeds, "add_bookmark", _BESIDE, self.tr("Bookmark"))
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._add(deeds, "ledger", _BESIDE, self.tr("Ledger"))
        self._add(deeds, "show_source", _BESIDE, self.tr("Source"))
        self._add(deeds, "smaller", _TEXT, "A−")
        self._add(deeds, "larger", _TEXT, "A+")
        self._add(deeds, "switch_theme", _ICON)

    def _add(self, deeds: Actions, name: str, style: Qt.ToolButtonStyle, words: str = "") -> None:
        action = deeds[name]
        if words:
            action.setIconText(words)
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(style)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.toolTip())
