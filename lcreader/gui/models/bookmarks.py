"""Bookmarks as a list, each under a heading: its article, or the day on which it was kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lcreader.gui.widgets.plain_tip import plain_tip
from lcreader.records import Bookmark

Index = QModelIndex | QPersistentModelIndex

BOOKMARK_ROLE = Qt.ItemDataRole.UserRole + 1  # the Bookmark
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2  # the heading, at the first row under it; else ""


class BookmarksModel(QAbstractListModel):
    """Bookmarks in the order in which the archive gave them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bookmarks: list[Bookmark] = []
        self._headings: list[str] = []

    def show(self, bookmarks: Sequence[Bookmark], *, by_article: bool) -> None:
        """Hold these, under their articles or under their days."""
        self.beginResetModel()
        self._bookmarks = list(bookmarks)
        names = [_article(b) if by_article else _day(b) for b in self._bookmarks]
        self._headings = [
            name if row == 0 or names[row - 1] != name else "" for row, name in enumerate(names)
        ]
        self.endResetModel()

    def row_of(self, bookmark_id: int) -> int:
        """The row of a bookmark, -1 where it is not here."""
        rows = (row for row, b in enumerate(self._bookmarks) if b.id == bookmark_id)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a bookmark."""
        return 0 if parent.isValid() else len(self._bookmarks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for the eye and the ear, the record for the program."""
        if not index.isValid():
            return None
        bookmark = self._bookmarks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return bookmark.quote
        if role == BOOKMARK_ROLE:
            return bookmark
        if role == HEADING_ROLE:
            return self._headings[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n\n".join(p for p in (bookmark.quote, bookmark.note) if p))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (bookmark.quote, bookmark.note, state_name(bookmark), bookmark.article_title)
            return ", ".join(part for part in parts if part)
        return None


def state_name(bookmark: Bookmark) -> str:
    """What became of the passage, empty while it stands where it stood."""
    names = {
        "moved": QCoreApplication.translate("Bookmarks", "Moved with its text"),
        "changed": QCoreApplication.translate("Bookmarks", "The text has changed"),
        "orphan": QCoreApplication.translate("Bookmarks", "No longer found in the text"),
    }
    return names.get(bookmark.state, "")


def _article(bookmark: Bookmark) -> str:
    return bookmark.article_title or QCoreApplication.translate("Bookmarks", "Without headline")


def _day(bookmark: Bookmark) -> str:
    """The day, by the clock of this place, on which the passage was kept."""
    try:
        created = datetime.fromisoformat(bookmark.created)
    except ValueError:
        return QCoreApplication.translate("Bookmarks", "Without date")
    local = created.astimezone() if created.tzinfo is not None else created
    return local.date().isoformat()
