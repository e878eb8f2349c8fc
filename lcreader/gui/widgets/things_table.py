"""The table of indicators."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lcreader.gui.delegates.badges import BadgeDelegate
from lcreader.gui.ledger_rows import Column
from lcreader.gui.models.ledger import BADGES_ROLE, ThingsModel
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.row_table import RowTable

# Widths in Chinese characters; the indicator has what is left.
_WIDTHS = {
    Column.VERDICT: 5.0,
    Column.ABOUT: 6.0,
    Column.PLACE: 4.5,
    Column.UNIT: 3.5,
    Column.LAST: 7.0,
    Column.OBSERVATIONS: 4.0,
    Column.ARTICLES: 4.0,
}
_LEAST = 10.0
# What these have beside it where the indicator has as much as it seldom needs.
_AMPLE = 20.0
_MORE = {Column.ABOUT: 5.0, Column.LAST: 2.0}


class ThingsTable(RowTable):
    """Sorted by whoever makes the rows.

    Signals:
        sort_wished: Column and order; column -1 for the usual order.
    """

    sort_wished = Signal(int, Qt.SortOrder)

    def __init__(self, model: ThingsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._spreads = True
        self._spreading = False
        self.setItemDelegateForColumn(Column.VERDICT, BadgeDelegate(BADGES_ROLE, self))
        self.setAccessibleName(self.tr("Indicators of the archive"))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.set_row_height(self.fontMetrics().height() + SPACE)
        header = self.horizontalHeader()
        self.set_sortable()
        header.sortIndicatorChanged.connect(self.sort_wished)
        header.sectionResized.connect(self._on_resized)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give every column its width, and the indicator the rest, until a width is dragged."""
        if not self._spreads:
            return
        self._spreading = True
        em = self.fontMetrics().horizontalAdvance("数")
        used = 0
        for column, width in _WIDTHS.items():
            name = self.model().headerData(column, Qt.Orientation.Horizontal)
            least = self.horizontalHeader().fontMetrics().horizontalAdvance(name) + 2 * SPACE
            self.setColumnWidth(column, max(round(width * em), least))
            used += self.columnWidth(column)
        room = self.viewport().width() - used
        for column, more in _MORE.items():
            by = min(max(room - round(_AMPLE * em), 0), round(more * em))
            self.setColumnWidth(column, self.columnWidth(column) + by)
            room -= by
        self.setColumnWidth(Column.INDICATOR, max(room, round(_LEAST * em)))
        self._spreading = False

    def choose(self, row: int) -> None:
        """Make `row` the current one, in view."""
        index = self.model().index(row, Column.INDICATOR)
        self.setCurrentIndex(index)
        self.scrollTo(index.siblingAtColumn(Column.VERDICT))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Up and down only: the first columns are to stay in view."""
        super().scrollTo(index.sibling(index.row(), Column.VERDICT), hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit()

    @Slot(int, int, int)
    def _on_resized(self, section: int, old: int, new: int) -> None:
        if not self._spreading:
            self._spreads = False
