"""The table of indicators: rows are made elsewhere, last values asked for when they are seen."""

from collections.abc import Mapping, Sequence
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

from lcreader.gui.ledger_rows import Column, Entry, cell
from lcreader.gui.models.sides import LEFT, RIGHT
from lcreader.gui.verdicts import words_of
from lcreader.gui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
BADGES_ROLE = Qt.ItemDataRole.UserRole + 2
_NUMBERS = (Column.OBSERVATIONS, Column.ARTICLES, Column.LAST)


class ThingsModel(QAbstractTableModel):
    """Holds entries in the order that it is given.

    Signals:
        values_wanted: Ids of things whose last value is to be shown and is not known.
        sort_wished: Column and order.
    """

    values_wanted = Signal(list)
    sort_wished = Signal(int, Qt.SortOrder)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._values: dict[int, str] = {}
        self._wanted: set[int] = set()
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._ask)

    def show(self, entries: Sequence[Entry], *, keep_values: bool = True) -> None:
        """Hold these from now on."""
        self.beginResetModel()
        self._entries = entries
        if not keep_values:
            self._values = {}
        self._wanted = set()
        self.endResetModel()

    def put_values(self, values: Mapping[int, str]) -> None:
        """The last values of things, by their ids."""
        self._values.update(values)
        rows = [row for row, entry in enumerate(self._entries) if entry.thing.id in values]
        if rows:
            first, last = (self.index(row, Column.LAST) for row in (rows[0], rows[-1]))
            self.dataChanged.emit(first, last)

    def row_of(self, thing_id: int) -> int:
        """The row of a thing, -1 where it is not here."""
        rows = (row for row, entry in enumerate(self._entries) if entry.thing.id == thing_id)
        return next(rows, -1)

    def entries(self) -> Sequence[Entry]:
        """All rows."""
        return self._entries

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row an indicator."""
        return 0 if parent.isValid() else len(self._entries)

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
        entry, column = self._entries[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._last(entry) if column == Column.LAST else cell(entry, column)
        if role == ENTRY_ROLE:
            return entry
        if role == BADGES_ROLE:
            return entry.badges
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(entry, column))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.VERDICT:
            return words_of(entry.badges)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in _NUMBERS else LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            Column.VERDICT: QCoreApplication.translate("Ledger", "Verdict"),
            Column.INDICATOR: QCoreApplication.translate("Ledger", "Indicator"),
            Column.ABOUT: QCoreApplication.translate("Ledger", "Kind"),
            Column.PLACE: QCoreApplication.translate("Ledger", "Place"),
            Column.UNIT: QCoreApplication.translate("Ledger", "Unit"),
            Column.LAST: QCoreApplication.translate("Ledger", "Last value"),
            Column.OBSERVATIONS: QCoreApplication.translate("Ledger", "Reports"),
            Column.ARTICLES: QCoreApplication.translate("Ledger", "Articles"),
        }
        return names.get(Column(section)) if 0 <= section < len(Column) else None

    def _last(self, entry: Entry) -> str:
        known = self._values.get(entry.thing.id)
        if known is None and entry.thing.id not in self._wanted:
            self._wanted.add(entry.thing.id)
            self._timer.start()
        return known or ""

    def _tip(self, entry: Entry, column: int) -> str:
        if column == Column.VERDICT and entry.badges:
            return words_of(entry.badges)
        return cell(entry, column) or entry.thing.indicator

    @Slot()
    def _ask(self) -> None:
        missing = sorted(self._wanted - self._values.keys())
        if missing:
            self.values_wanted.emit(missing)
