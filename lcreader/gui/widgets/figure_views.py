"""The two ways to look at figures: a table to sort, and cards to read. Both show one proxy."""

from PySide6.QtCore import QByteArray, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from lcreader.gui.delegates.badges import BadgeDelegate
from lcreader.gui.delegates.figures import FigureDelegate
from lcreader.gui.delegates.values import ValueDelegate
from lcreader.gui.models.figures import BADGES_ROLE, Column, FiguresProxy
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.row_table import RowTable

# Widths in Chinese characters at the first start; the reader's own are kept in the settings.
_WIDTHS = {
    Column.VALUE: 7.5,
    Column.INDICATOR: 8.5,
    Column.PERIOD: 6.5,
    Column.PLACE: 5.0,
    Column.QUALIFIER: 4.0,
    Column.VERDICT: 5.0,
}
_MANY = 1000  # cards that are measured in one go


class FiguresTable(RowTable):
    """A table; a third click on a column takes its sorting away.

    Signals:
        sort_wished: Column and order; column -1 for none.
        header_changed: The reader gave a column another width or place.
        badges_clicked: The index of the figure whose badges were clicked.
    """

    sort_wished = Signal(int, Qt.SortOrder)
    header_changed = Signal()
    badges_clicked = Signal(QModelIndex)

    def __init__(self, proxy: FiguresProxy, parent: QWidget | None = None) -> None:
        super().__init__(proxy, parent)
        self._spreads = True  # until the reader has set widths of his own
        self._spreading = False
        self.setAccessibleName(self.tr("Figures of this article"))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.set_row_height(self.fontMetrics().height() + SPACE)
        self._badges = BadgeDelegate(BADGES_ROLE, self)
        self._badges.clicked.connect(self.badges_clicked)
        self._values = ValueDelegate(self)
        self.setItemDelegateForColumn(Column.VERDICT, self._badges)
        self.setItemDelegateForColumn(Column.VALUE, self._values)
        self._build_header()

    def _build_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        self.set_sortable()
        header.setStretchLastSection(True)
        header.moveSection(Column.VERDICT, 0)
        header.sortIndicatorChanged.connect(self.sort_wished)
        header.sectionResized.connect(self._on_section_resized)
        header.sectionMoved.connect(self._on_section_moved)
        self._spread()

    def clear_sorting(self) -> None:
        """Show that no column is sorted by."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def header_state(self) -> str:
        """Widths and order of the columns, to be kept."""
        return self.horizontalHeader().saveState().toBase64().toStdString()

    def restore_header(self, state: str) -> None:
        """Take up what `header_state` gave."""
        if state:
            self._spreads = False
            self.horizontalHeader().restoreState(QByteArray.fromBase64(QByteArray(state.encode())))
            self.clear_sorting()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the indicator what room there is, until the reader sets the widths."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        if not self._spreads:
            return
        em = self.fontMetrics().horizontalAdvance("数")
        widths = {column: round(width * em) for column, width in _WIDTHS.items()}
        last = self.horizontalHeader().sectionSizeHint(Column.STATUS) + SPACE
        spare = self.viewport().width() - sum(widths.values()) - last
        widths[Column.INDICATOR] += min(max(spare, 0), widths[Column.INDICATOR])
        self._spreading = True
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(Column.STATUS, last)
        self._spreading = False

    @Slot(int, int, int)
    def _on_section_resized(self, section: int, old: int, new: int) -> None:
        header = self.horizontalHeader()
        stretched = section == header.logicalIndex(header.count() - 1)  # by Qt, not by the reader
        if not self._spreading and not stretched:
            self._on_section_moved()

    @Slot()
    def _on_section_moved(self) -> None:
        self._spreads = False
        self.header_changed.emit()


class FigureCards(QListView):
    """Cards, one below the other.

    Signals:
        badges_clicked: The index of the figure whose badges were clicked.
    """

    badges_clicked = Signal(QModelIndex)

    def __init__(self, proxy: FiguresProxy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = FigureDelegate(self)
        self.setModel(proxy)
        self.setItemDelegate(self._delegate)
        self._delegate.badges_clicked.connect(self.badges_clicked)
        self.setAccessibleName(self.tr("Figures of this article"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setBatchSize(_MANY // 2)
        # A card is higher where it is the first of its indicator, and that changes with these.
        proxy.layoutChanged.connect(self._on_rows_moved)
        proxy.modelReset.connect(self._on_rows_moved)
        proxy.rowsRemoved.connect(self._on_rows_changed)
        proxy.rowsInserted.connect(self._on_rows_changed)

    def set_grouped(self, grouped: bool) -> None:
        """Whether the indicator stands above its cards."""
        self._delegate.grouped = grouped
        self.setUniformItemSizes(not grouped)
        self._on_rows_moved()

    @Slot()
    def _on_rows_moved(self) -> None:
        many = self.model().rowCount() > _MANY
        self.setLayoutMode(self.LayoutMode.Batched if many else self.LayoutMode.SinglePass)
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex, int, int)
    def _on_rows_changed(self, parent: QModelIndex, first: int, last: int) -> None:
        self.scheduleDelayedItemsLayout()
