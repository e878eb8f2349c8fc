"""The list of searches that are kept: few, so all of them are in memory."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lcreader.gui import filtering
from lcreader.gui.listing import Wanted
from lcreader.records import SavedSearch

SAVED_ROLE = Qt.ItemDataRole.UserRole
SUBTITLE_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


def subtitle(search: SavedSearch) -> str:
    """What is searched for, and what it is narrowed to."""
    narrowed = Wanted(filters=search.filters, matching=search.matching)
    chips = [words for _, words in filtering.chips(narrowed)]
    return " · ".join(part for part in (search.query.strip(), *chips) if part)


class SavedModel(QAbstractListModel):
    """Searches in the order in which they were kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searches: list[SavedSearch] = []

    def show(self, searches: Sequence[SavedSearch]) -> None:
        """Show these; where the same ones are only counted anew, nothing moves."""
        same = [s.id for s in searches] == [s.id for s in self._searches]
        if same:
            self._searches = list(searches)
            if searches:
                self.dataChanged.emit(self.index(0), self.index(len(searches) - 1))
            return
        self.beginResetModel()
        self._searches = list(searches)
        self.endResetModel()

    def row_of(self, search_id: int) -> int:
        """The row of a search, -1 where it is not kept."""
        return next((n for n, s in enumerate(self._searches) if s.id == search_id), -1)

    def new(self) -> int:
        """How many articles are new, in all of them together."""
        return sum(search.new for search in self._searches)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many are kept."""
        return 0 if parent.isValid() else len(self._searches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, what is searched for, the record."""
        if not index.isValid() or index.row() >= len(self._searches):
            return None
        search = self._searches[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return search.name
        if role == SAVED_ROLE:
            return search
        if role == SUBTITLE_ROLE:
            return subtitle(search)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            found = self.tr("%n article(s)", "", search.total)
            new = self.tr("%n new", "", search.new)
            return ", ".join([search.name, subtitle(search), found, new])
        return None
