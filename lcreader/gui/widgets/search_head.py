"""What stands above a list that is searched: the box, what was understood, counts and chips.

It only shows what it is told; its parts are there for whoever joins them.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.chips import Chips
from lcreader.gui.widgets.flow import Flow
from lcreader.gui.widgets.order_button import OrderButton
from lcreader.gui.widgets.search_box import SearchBox

_LONGEST = 24  # characters of a query that are quoted


class SearchHead(QWidget):
    """Box, options, help; what was understood; count, order, filter; chips.

    Signals:
        narrow_requested: Search within what was found; True: leave out of it.
        save_requested: The search is to be kept.
        matching_changed: What counts as the same now: script, width, case.
    """

    narrow_requested = Signal(bool)
    save_requested = Signal()
    matching_changed = Signal(bool, bool, bool)

    def __init__(self, history: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = SearchBox(history)
        self.options = self._tool(self.tr("Options of the search"))
        self.help = self._tool(self.tr("How to search"))
        self._remarks = self._words()
        self._understood = self._words()
        self._understood.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._count = QLabel()
        self._count.setAccessibleName(self.tr("Number of articles and hits"))
        self.sort = OrderButton()
        self.filter = QToolButton()
        self.filter.setText(self.tr("Filter"))
        self.filter.setToolTip(self.tr("Newspapers, time, bylines, counties (Alt+4)"))
        self.filter.setAutoRaise(True)
        self.filter.setCheckable(True)
        self.filter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.chips = Chips()
        self._fill_options()
        self._lay_out()

    def counted(self) -> str:
        """The line that tells how much was found."""
        return self._count.text()

    def understood(self) -> str:
        """How the query was read, in words."""
        return self._understood.text()

    def remarks(self) -> str:
        """What is said of the pieces of the query that could not be read."""
        return self._remarks.text()

    def show_count(self, words: str) -> None:
        """Tell how much was found."""
        self._count.setText(words)

    def show_understood(self, understood: str, remarks: Sequence[tuple[str, str]]) -> None:
        """Say in words how the query was read, and why pieces of it could not be."""
        self._understood.setText(understood)
        self._understood.setVisible(bool(understood))
        lines = []
        for piece, why in remarks:
            short = piece if len(piece) <= _LONGEST else piece[:_LONGEST] + "…"
            named = f"“{piece}”" in why  # then it need not be said twice
            lines.append(why if named else self.tr("“{piece}”: {why}").format(piece=short, why=why))
        self._remarks.setText("\n".join(lines))
        self._remarks.setVisible(bool(lines))

    def show_matching(self, script: bool, width: bool, case: bool) -> None:
        """Tick what counts as the same."""
        for action, same in zip(self._same, (script, width, case), strict=True):
            action.setChecked(same)

    def offer(self, *, narrowing: bool, saving: bool) -> None:
        """What has a sense now."""
        for action in self._narrowing:
            action.setEnabled(narrowing)
        self._saving.setEnabled(saving)

    def set_warning_colour(self, name: str) -> None:
        """The colour of remarks, as a style sheet names it."""
        self._remarks.setStyleSheet(f"color: {name}")

    def _tool(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _words(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.hide()
        return label

    def _fill_options(self) -> None:
        menu = QMenu(self)
        self._narrowing = (
            menu.addAction(self.tr("Search &within these results"), self._on_within),
            menu.addAction(self.tr("&Exclude from these results"), self._on_exclude),
        )
        menu.addSeparator()
        self._saving = menu.addAction(self.tr("&Save this search…"), self.save_requested.emit)
        menu.addSeparator()
        names = (
            self.tr("&Traditional and simplified are the same"),
            self.tr("&Full and half width are the same"),
            self.tr("&Capitals and small letters are the same"),
        )
        self._same = [self._same_action(menu, name) for name in names]
        self.options.setMenu(menu)
        self.options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _same_action(self, menu: QMenu, name: str) -> QAction:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(True)
        action.triggered.connect(self._on_matching)
        return action

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE // 2)
        top.addWidget(self.box, 1)
        top.addWidget(self.options)
        top.addWidget(self.help)
        line = Flow(spacing=SPACE // 2, spread=True)
        for widget in (self._count, self.sort, self.filter):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addLayout(top)
        column.addWidget(self._remarks)
        column.addWidget(self._understood)
        column.addLayout(line)
        column.addWidget(self.chips)

    def _on_within(self) -> None:
        self.narrow_requested.emit(False)

    def _on_exclude(self) -> None:
        self.narrow_requested.emit(True)

    def _on_matching(self, _checked: bool = False) -> None:
        self.matching_changed.emit(*(action.isChecked() for action in self._same))
