"""Proposals under a line that is typed in: each with its kind, and how many there are of it.

The popup never takes the keyboard: who types goes on typing, and hands it the few keys that move
in it. It knows only words.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.theme import SPACE

MOST = 8
_ROW = 28  # px
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_PROPOSAL = Qt.ItemDataRole.UserRole


class Proposal(NamedTuple):
    """One line: what would be written, what kind of thing it is, how many there are of it."""

    text: str
    kind: str
    amount: str = ""


class _Model(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Proposal] = []

    def show(self, lines: Sequence[Proposal]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, and the whole."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in line if part)
        return line if role == _PROPOSAL else None


class _Delegate(QStyledItemDelegate):
    """The words at the left; kind and amount at the right, quieter."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(SPACE * 20, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Nothing is looked up: the line says it all."""
        line: Proposal = index.data(_PROPOSAL)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        if chosen:
            painter.fillRect(option.rect, palette.highlight())
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, palette.midlight())
        box = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        small = QFont(option.font)
        small.setPointSizeF(max(option.font.pointSizeF() * 0.88, 1.0))
        quiet = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
        painter.setFont(small)
        painter.setPen(palette.color(quiet))
        middle = Qt.AlignmentFlag.AlignVCenter
        note = "   ".join(part for part in (line.kind, line.amount) if part)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, note)
        wide = QFontMetrics(small).horizontalAdvance(note)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setFont(option.font)
        painter.setPen(palette.color(role))
        box.setRight(box.right() - wide - SPACE)
        text = option.fontMetrics.elidedText(line.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, text)


class CompletionPopup(QFrame):
    """A list that floats under another widget.

    Signals:
        chosen: The number of the proposal that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, anchor: QWidget) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint
        super().__init__(anchor, flags)
        self._anchor = anchor
        self._model = _Model(self)
        self._view = QListView()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("floating")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Proposals"))
        view = self._view
        view.setModel(self._model)
        view.setItemDelegate(_Delegate(view))
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(view)

    @property
    def current(self) -> int:
        """The number of the proposal that is chosen; -1 for none."""
        index = self._view.currentIndex()
        return index.row() if index.isValid() else -1

    def lines(self) -> list[Proposal]:
        """What is proposed."""
        return list(self._model.lines)

    def offer(self, lines: Sequence[Proposal]) -> None:
        """Show these under the anchor, none of them chosen; without any, go away."""
        self._model.show(lines[:MOST])
        if not lines:
            self.hide()
            return
        corner = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + 2))
        self._view.setFixedHeight(self._model.rowCount() * _ROW)
        column = self.layout()
        assert column is not None
        column.activate()  # else it would hold the popup to the height of the lines before
        height = self._view.height() + 2 * self.frameWidth() + 2
        self.setGeometry(corner.x(), corner.y(), max(self._anchor.width(), SPACE * 32), height)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Choose the next proposal, round by none at all."""
        rows = self._model.rowCount()
        row = (self.current + 1 + by) % (rows + 1) - 1
        self._view.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self._view.clearSelection()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())
