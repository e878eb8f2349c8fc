"""The table of indicators: ids in the order that is wanted, rows fetched when they are seen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from lcreader.archive import Thing
from lcreader.gui.ledger_rows import Column, Entry, cell, entry
from lcreader.gui.models.sides import RIGHT, heading
from lcreader.gui.verdicts import words_of
from lcreader.gui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
BADGES_ROLE = Qt.ItemDataRole.UserRole + 2
PAGE = 100  # rows that are fetched together
_MOST = 20_000  # rows that are kept
_AT_ONCE = 4  # pages in one go: the newest, where someone scrolls fast
_NUMBERS = (Column.OBSERVATIONS, Column.ARTICLES, Column.LAST)


class ThingsModel(QAbstractTableModel):
    """Holds ids in the order that it is given, and rows as far as they have been seen.

    Signals:
        rows_wanted: Ids of things that are to be shown and are not known.
        sort_wished: Column and order.
    """

    rows_wanted = Signal(list)
    sort_wished = Signal(int, Qt.SortOrder)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Sequence[int] = ()
        self._known: dict[int, Entry] = {}
        self._wanted: set[int] = set()  # pages that have been asked for
        self._asking: set[int] = set()  # and those that are to be
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._ask)

    def show(self, ids: Sequence[int], things: Iterable[Thing] = ()) -> None:
        """Hold these from now on; `things` are those whose rows are known already."""
        self.beginResetModel()
        self._ids = ids
        self._known = {thing.id: entry(thing) for thing in things}
        self._wanted, self._asking = set(), set()
        self.endResetModel()

    def put(self, things: Iterable[Thing]) -> None:
        """Rows that were wanted."""
        if len(self._known) > _MOST:
            self._known, self._wanted = {}, set()
        fresh = {thing.id: entry(thing) for thing in things}
        self._known.update(fresh)
        rows = [row for page in self._pages() for row in page if self._ids[row] in fresh]
        if rows:
            first, last = self.index(min(rows), 0), self.index(max(rows), len(Column) - 1)
            self.dataChanged.emit(first, last)

    def row_of(self, thing_id: int) -> int:
        """The row of a thing, -1 where it is not here."""
        try:
            return self._ids.index(thing_id)
        except ValueError:
            return -1

    def entry(self, row: int) -> Entry | None:
        """What is known of a row; it is asked for where nothing is."""
        known = self._known.get(self._ids[row])
        page = row // PAGE
        if known is None and page not in self._wanted:
            self._wanted.add(page)
            self._asking.add(page)
            self._timer.start()
        return known

    def _pages(self) -> Iterator[range]:
        """The rows of the pages that were asked for."""
        for page in self._wanted:
            yield range(page * PAGE, min((page + 1) * PAGE, len(self._ids)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row an indicator."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column a thing known of it."""
        return 0 if parent.isValid() else len(Column)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Tell that another order is wished; who makes the rows brings them into it."""
        self.sort_wished.emit(column, order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for the eye and ear, entry and badges for the program."""
        if not index.isValid():
            return None
        row, column = self.entry(index.row()), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return RIGHT
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, column)
        if role == ENTRY_ROLE:
            return row
        if role == BADGES_ROLE:
            return row.badges
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.VERDICT:
            return words_of(row.badges)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns hold."""
        names: dict[int, str] = {
            Column.VERDICT: QCoreApplication.translate("Ledger", "Verdict"),
            Column.INDICATOR: QCoreApplication.translate("Ledger", "Indicator"),
            Column.ABOUT: QCoreApplication.translate("Ledger", "Kind"),
            Column.PLACE: QCoreApplication.translate("Ledger", "Place"),
            Column.UNIT: QCoreApplication.translate("Ledger", "Unit"),
            Column.LAST: QCoreApplication.translate("Ledger", "Last value"),
            Column.OBSERVATIONS: QCoreApplication.translate("Ledger", "Reports"),
            Column.ARTICLES: QCoreApplication.translate("Ledger", "Articles"),
        }
        return heading(names, _NUMBERS, section, orientation, role)

    def _tip(self, row: Entry, column: int) -> str:
        if column == Column.VERDICT and row.badges:
            return words_of(row.badges)
        return cell(row, column) or row.thing.indicator

    @Slot()
    def _ask(self) -> None:
        """Pages are asked for together, those that were passed over while scrolling too."""
        ids: list[int] = []
        for page in sorted(self._asking)[-_AT_ONCE:]:
            ids += self._ids[page * PAGE : (page + 1) * PAGE]
        self._asking = set()
        if ids:
            self.rows_wanted.emit(ids)
