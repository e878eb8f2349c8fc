"""The list of keys: read from the table of actions, with those that belong to one pane only."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.actions import DEEDS, MENUS, MenuPlan, words
from lcreader.gui.theme import SPACE

Section = tuple[str, list[tuple[str, str]]]


def plain(text: str) -> str:
    """A menu's words without the mark of its letter: "文件(F)" and "&File" are both plain.

    >>> plain("Import &files…"), plain("导入文件(&F)…")
    ('Import files…', '导入文件…')
    """
    at = text.find("(&")
    if at >= 0 and text[at + 3 : at + 4] == ")":
        text = text[:at] + text[at + 4 :]
    return text.replace("&", "")


def keys_of(name: str) -> str:
    """The keys of an action as the system writes them."""
    deed = next(deed for deed in DEEDS if deed.name == name)
    shown = (QKeySequence(key) for key in deed.keys)
    return "  /  ".join(k.toString(QKeySequence.SequenceFormat.NativeText) for k in shown)


class KeysDialog(QDialog):
    """All keys, by menu and by pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        for title, lines in [*self._menus(), *self._panes()]:
            self._add(grid, title, lines)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(self.tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.resize(max(inside.sizeHint().width() + 6 * SPACE, SPACE * 55), SPACE * 75)

    def _add(self, grid: QGridLayout, title: str, lines: list[tuple[str, str]]) -> None:
        head = QLabel(title)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        head.setContentsMargins(0, 2 * SPACE, 0, 0)
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
        for what, keys in lines:
            row = grid.rowCount()
            grid.addWidget(QLabel(what), row, 0)
            label = QLabel(keys)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setAccessibleName(f"{what}: {keys}")
            grid.addWidget(label, row, 1)

    def _menus(self) -> Iterator[Section]:
        texts = {deed.name: plain(words(deed.text)) for deed in DEEDS}
        for plan in MENUS:
            lines = [(texts[name], keys_of(name)) for name in _names(plan)]
            yield plain(words(plan.title)), [line for line in lines if line[1]]

    def _panes(self) -> Iterator[Section]:
        yield (
            self.tr("Search box"),
            [
                (self.tr("Search at once, then open the first article"), "Enter"),
                (self.tr("Next and previous article in the list"), "↓  /  ↑"),
                (self.tr("Earlier searches"), "Alt+↓"),
                (self.tr("Through the proposals, and take one"), "↓  ↑  /  Tab  /  Enter"),
            ],
        )
        yield (
            self.tr("List of articles"),
            [
                (self.tr("Show every hit of the article, and hide them"), "→  /  ←"),
                (self.tr("Read the article, at the hit"), "Enter"),
            ],
        )
        yield (
            self.tr("Articles over time"),
            [
                (self.tr("From bar to bar, take bars along"), "← →  /  Shift+← →"),
                (self.tr("Choose the range, and the whole time again"), "Enter  /  Del"),
            ],
        )
        yield (
            self.tr("Everywhere"),
            [
                (self.tr("One step back: close what is open, then clear the search"), "Esc"),
                (self.tr("Size of the text"), self.tr("Ctrl+wheel")),
                (self.tr("From one field to the next"), "Tab  /  Shift+Tab"),
            ],
        )


def _names(plan: MenuPlan) -> Iterator[str]:
    submenus = iter(plan.submenus)
    for name in plan.deeds.split():
        if name == ">":
            yield from _names(next(submenus))
        elif name != "|":
            yield name
