"""The list of articles as a view: one column, rows of one height, choosing by mouse and keys."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QListView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
KEY_REST = 120  # ms: going down a list with the key held does not open every row


class ArticleList(QListView):
    """Tells which row is to be opened.

    Signals:
        row_chosen: A row was clicked, or stood on for a moment.
        row_entered: Enter was pressed on a row: it is to be read now.
    """

    row_chosen = Signal(int)
    row_entered = Signal(int)

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: QAbstractItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEY_REST)
        self._rest.timeout.connect(self._choose_current)
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.clicked.connect(self._on_clicked)

    def mark(self, row: int) -> None:
        """Make `row` the current one without opening it; -1 for none."""
        self._quiet = True
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.model().index(row, 0))
        self._quiet = False

    def restore(self, row: int) -> None:
        """Go on standing where one stood, now in `row`; what was to be opened still will be."""
        pending = self._rest.isActive()
        self.mark(row)
        if pending and row >= 0:
            self._rest.start()

    def step(self, by: int) -> None:
        """Go `by` rows on and open the row when one stays there."""
        rows = self.model().rowCount()
        if rows == 0:
            return
        current = self.currentIndex()
        row = (0 if by > 0 else rows - 1) if not current.isValid() else current.row() + by
        self.setCurrentIndex(self.model().index(min(max(row, 0), rows - 1), 0))

    def choose(self, row: int) -> None:
        """Open `row` at once."""
        if 0 <= row < self.model().rowCount():
            self.mark(row)
            self._rest.stop()
            self.row_chosen.emit(row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Open the row after a rest, when it was the user who went there."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self._rest.start()
        else:
            self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter reads the row; letters and digits go to whoever wants them."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._rest.stop()
            self.row_entered.emit(self.currentIndex().row())
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._rest.stop()
        self.row_chosen.emit(index.row())

    @Slot()
    def _choose_current(self) -> None:
        if self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex().row())
