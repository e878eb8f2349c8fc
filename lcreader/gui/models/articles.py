"""The list of articles: ids and hits in memory, rows fetched late, more hits asked for at the end.

The model never asks the archive: it says what it wants (`rows_wanted`, `more_wanted`) and is
given it, so that nothing it does can block the interface.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from lcreader.records import ArticleRow, Hit

ROW_ROLE = Qt.ItemDataRole.UserRole
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE = 100

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ArticlesModel(QAbstractListModel):
    """Articles in the order in which they were found.

    Signals:
        rows_wanted: Ids whose rows are looked at and not known yet.
        more_wanted: So many hits are known and the view wants the next ones.
    """

    rows_wanted = Signal(list)
    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._hits: dict[int, Hit] = {}
        self._rows: dict[int, ArticleRow] = {}
        self._total = 0
        self._asked_more = False
        self._missing: set[int] = set()
        self._pending: set[int] = set()
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._ask_for_rows)

    def show(
        self, ids: Sequence[int], hits: Iterable[Hit], rows: Iterable[ArticleRow], total: int
    ) -> None:
        """Show these articles; `total` is how many there are in all.

        The same articles again, in the same order, are only brought up to date: where the
        user stands in the list is then left as it is.
        """
        if list(ids) == self._ids:
            self._hits = {hit.article_id: hit for hit in hits}
            self._total = total
            self.put_rows(rows)
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
            return
        self.beginResetModel()
        self._ids = list(ids)
        self._places = {article_id: place for place, article_id in enumerate(self._ids)}
        self._hits = {hit.article_id: hit for hit in hits}
        self._rows = {row.id: row for row in rows}
        self._total = total
        self._asked_more = False
        self._missing.clear()
        self._pending.clear()
        self.endResetModel()

    def add(self, hits: Sequence[Hit], rows: Iterable[ArticleRow]) -> None:
        """Put further hits at the end."""
        self._asked_more = False
        fresh = [hit for hit in hits if hit.article_id not in self._places]
        if not fresh:
            self._total = len(self._ids)  # the archive has no more to give
            return
        first = len(self._ids)
        self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
        for place, hit in enumerate(fresh, first):
            self._ids.append(hit.article_id)
            self._places[hit.article_id] = place
            self._hits[hit.article_id] = hit
        self._rows.update((row.id, row) for row in rows)
        self.endInsertRows()

    def put_rows(self, rows: Iterable[ArticleRow]) -> None:
        """Take in rows that were wanted, or that are no longer what they were."""
        for row in rows:
            self._pending.discard(row.id)
            if self._rows.get(row.id) == row:
                continue
            self._rows[row.id] = row
            place = self._places.get(row.id)
            if place is not None:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def known_ids(self) -> list[int]:
        """The articles whose rows were fetched, to be fetched again after a change."""
        return [article_id for article_id in self._ids if article_id in self._rows]

    def id_at(self, row: int) -> int:
        """The article in `row`."""
        return self._ids[row]

    def row_of(self, article_id: int) -> int:
        """The row of an article, -1 when it is not in the list."""
        return self._places.get(article_id, -1)

    def hit_of(self, article_id: int) -> Hit | None:
        """What was found in an article; None when nothing was asked."""
        return self._hits.get(article_id)

    def rowCount(self, parent: Index = _TOP) -> int:
        """The number of articles known so far."""
        return 0 if parent.isValid() else len(self._ids)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are hits that were not fetched yet."""
        return not parent.isValid() and len(self._ids) < self._total and not self._asked_more

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next hits."""
        if self.canFetchMore(parent):
            self._asked_more = True
            self.more_wanted.emit(len(self._ids))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title for display, the whole for a screen reader, the records for the delegate."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        article_id = self._ids[index.row()]
        if role == HIT_ROLE:
            return self._hits.get(article_id)
        row = self._rows.get(article_id)
        if row is None:
            if role == ROW_ROLE:
                self._want(article_id)
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.opening
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = "\n".join(filter(None, (row.subtitle, row.title)))
            return f"<p style='white-space: pre-wrap'>{escape(whole)}</p>"
        return None

    def _spoken(self, row: ArticleRow) -> str:
        counts = [self.tr("%n figure(s)", "", row.figure_count)]
        if row.bookmark_count:
            counts.append(self.tr("%n bookmark(s)", "", row.bookmark_count))
        hit = self._hits.get(row.id)
        if hit is not None:
            counts.append(self.tr("%n hit(s)", "", hit.count))
        parts = [row.title or row.opening, row.newspaper, row.date, " ".join(row.bylines), *counts]
        return ", ".join(part for part in parts if part)

    def _want(self, article_id: int) -> None:
        """Note a row to fetch, with its neighbours; asked for once the painting is over."""
        if article_id in self._pending:
            return
        first = self._places[article_id] // PAGE * PAGE
        page = self._ids[first : first + PAGE]
        self._missing.update(i for i in page if i not in self._rows and i not in self._pending)
        if not self._ask.isActive():
            self._ask.start(0)

    @Slot()
    def _ask_for_rows(self) -> None:
        wanted = sorted(self._missing, key=lambda i: self._places.get(i, 0))
        self._pending.update(self._missing)
        self._missing.clear()
        if wanted:
            self.rows_wanted.emit(wanted)
