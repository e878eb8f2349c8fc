"""The list of articles as a view: entries of one height, their unfolded parts of another.

It is laid out by arithmetic alone (`Folds`), never row by row, so that a list of a hundred
thousand entries is set in no time. Choosing goes by mouse and keys.
"""

from typing import Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lcreader.gui.folds import ENTRY, Folds

Index = QModelIndex | QPersistentModelIndex
KEY_REST = 120  # ms: going down a list with the key held does not open every row
_Hint = QAbstractItemView.ScrollHint
_MOVES = QAbstractItemView.CursorAction


class Folding(Protocol):
    """What a model says of its rows."""

    folds: Folds


class FoldDelegate(QStyledItemDelegate):
    """Paints entries, as high as its size hint, and their parts."""

    open_role = Qt.ItemDataRole.UserRole  # of an entry: whether its parts are shown

    def part_height(self, option: QStyleOptionViewItem) -> int:
        """The height of a part."""
        return self.sizeHint(option, QModelIndex()).height()

    def sign_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where the sign is that unfolds the entry; empty where it cannot be unfolded."""
        return QRect()


class ArticleList(QListView):
    """Tells which row is to be opened, and which entry unfolded.

    Signals:
        row_chosen: A row was clicked, or stood on for a moment.
        row_entered: Enter was pressed on a row: it is to be read now.
        unfold_requested: The row of an entry, and whether its parts are to be shown.
    """

    row_chosen = Signal(int)
    row_entered = Signal(int)
    unfold_requested = Signal(int, bool)

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: FoldDelegate,
        parent: QWidget | None = None,
    ) -> None:
        """`model` is a `Folding` as well."""
        super().__init__(parent)
        self._rest = QTimer(self, singleShot=True, interval=KEY_REST)
        self._rest.timeout.connect(self._choose_current)
        self._quiet = False
        self._delegate = delegate
        self._entry, self._part = 100, 40
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        for news in (model.modelReset, model.rowsRemoved):
            news.connect(self._lay_out)
        model.rowsInserted.connect(self._on_unfolded)
        self._measure()

    # Choosing

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
        """Enter reads the row, Right and Left unfold it; letters go to whoever wants them."""
        current, key = self.currentIndex(), event.key()
        if current.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            self.row_entered.emit(current.row())
        elif current.isValid() and key in (Qt.Key.Key_Right, Qt.Key.Key_Plus):
            self.unfold_requested.emit(self._entry_row(current.row()), True)
        elif current.isValid() and key in (Qt.Key.Key_Left, Qt.Key.Key_Minus):
            row = self._entry_row(current.row())
            self.mark(row)
            self.unfold_requested.emit(row, False)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the sign that unfolds an entry does only that."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_at_sign(event, index):
            self.unfold_requested.emit(index.row(), not index.data(self._delegate.open_role))
            event.accept()
            return
        super().mousePressEvent(event)

    # Where rows stand

    @property
    def folds(self) -> Folds:
        """Which entries are unfolded."""
        model: Folding = self.model()  # type: ignore[assignment]
        return model.folds

    def visualRect(self, index: Index) -> QRect:
        """The place of a row in the viewport."""
        if not index.isValid() or index.row() >= self.folds.rows:
            return QRect()
        top = self.folds.top(index.row(), self._entry, self._part) - self.verticalOffset()
        is_entry = self.folds.locate(index.row())[1] == ENTRY
        return QRect(0, top, self.viewport().width(), self._entry if is_entry else self._part)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row under `point`."""
        row = self.folds.row_at(point.y() + self.verticalOffset(), self._entry, self._part)
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view."""
        rect, height = self.visualRect(index), self.viewport().height()
        if rect.isNull():
            return
        bar = self.verticalScrollBar()
        if hint == _Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif hint == _Hint.PositionAtTop or rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif hint == _Hint.PositionAtBottom or rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() + 1 - height)

    def verticalOffset(self) -> int:
        """How far the list is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """The list is as wide as its viewport."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        """No row is ever hidden."""
        return False

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row that a key leads to."""
        rows = self.model().rowCount()
        if not rows:
            return QModelIndex()
        page = max(self.viewport().height() // self._entry - 1, 1)
        by = {
            _MOVES.MoveUp: -1,
            _MOVES.MovePrevious: -1,
            _MOVES.MoveDown: 1,
            _MOVES.MoveNext: 1,
            _MOVES.MovePageUp: -page,
            _MOVES.MovePageDown: page,
            _MOVES.MoveHome: -rows,
            _MOVES.MoveEnd: rows,
        }.get(action, 0)
        row = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        return self.model().index(min(max(row, 0), rows - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row that `rect` begins in: there is only ever one."""
        index = self.indexAt(rect.topLeft())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The places of the selected rows."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def doItemsLayout(self) -> None:
        """There is nothing to lay out but the scroll bar."""
        self._lay_out()

    def updateGeometries(self) -> None:
        """Tell the scroll bar how high the list is."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self.folds.height(self._entry, self._part) - height, 0))
        bar.setPageStep(height)
        bar.setSingleStep(24)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted."""
        self.viewport().scroll(0, dy)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen, and no others."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        calm = option.state & ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        hovered = QModelIndex()
        if self.viewport().underMouse():
            hovered = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos()))
        index = self.indexAt(event.rect().topLeft())
        while index.isValid():
            option.rect = self.visualRect(index)
            if option.rect.top() > event.rect().bottom():
                return
            option.state = calm
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index.row() == hovered.row():
                option.state |= QStyle.StateFlag.State_MouseOver
            if self.hasFocus() and index == self.currentIndex():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._delegate.paint(painter, option, index)
            index = self.model().index(index.row() + 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows are as wide as the list."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self._entry = self._delegate.sizeHint(option, QModelIndex()).height()
        self._part = self._delegate.part_height(option)
        self._lay_out()

    def _entry_row(self, row: int) -> int:
        return self.folds.row_of(self.folds.locate(row)[0])

    def _is_at_sign(self, event: QMouseEvent, index: Index) -> bool:
        if not index.isValid():
            return False
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return self._delegate.sign_rect(option, index).contains(event.position().toPoint())

    @Slot()
    def _lay_out(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    @Slot(QModelIndex, int, int)
    def _on_unfolded(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Bring the parts into view, as many as there is room for below their entry."""
        self._lay_out()
        for row in (last, self._entry_row(first)):
            self.scrollTo(self.model().index(row, 0))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._rest.stop()
        self.row_chosen.emit(index.row())

    @Slot()
    def _choose_current(self) -> None:
        if self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex().row())
