"""The menu of a text: what can be done with the passage that is selected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget


class PassageMenu(QMenu):
    """Shown once, then gone.

    Signals:
        copy_wished, source_wished, bookmark_wished, search_wished, find_wished, all_wished:
            Copy, copy with its source, bookmark, search in the archive, find here, select all.
    """

    copy_wished = Signal()
    source_wished = Signal()
    bookmark_wished = Signal()
    search_wished = Signal()
    find_wished = Signal()
    all_wished = Signal()

    def __init__(self, parent: QWidget, *, selected: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(self.tr("Copy"), self.copy_wished.emit).setEnabled(selected)
        self.addAction(self.tr("Copy with source"), self.source_wished.emit)
        self.addSeparator()
        self.addAction(self.tr("Add bookmark"), self.bookmark_wished.emit)
        search = self.addAction(self.tr("Search the archive for this"), self.search_wished.emit)
        search.setEnabled(selected)
        self.addAction(self.tr("Find in this article"), self.find_wished.emit)
        self.addSeparator()
        self.addAction(self.tr("Select all"), self.all_wished.emit)
