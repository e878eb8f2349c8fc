"""A list of values to tick, with counts: one group of facets.

It shows the most frequent few, and all of them with a line to find one in when it is asked for
more. It knows only values; what they filter is the caller's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.theme import SPACE

TOP = 8
_TALLEST = 12  # rows of a long list
_ROW = 24  # px
_BOX = 13
Index = QModelIndex | QPersistentModelIndex
_TOP_INDEX = QModelIndex()
CHOICE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One box: `value` is told, `label` shown, with how many there are of it."""

    value: str
    label: str
    count: int
    chosen: bool


class ChoicesModel(QAbstractListModel):
    """Choices as they are shown now.

    Signals:
        toggled: A value was ticked or not any more.
    """

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Choice] = []

    def show(self, choices: list[Choice]) -> None:
        """Show these; where only counts and ticks are others, nothing else moves."""
        same = [c.value for c in choices] == [c.value for c in self.shown]
        if same:
            self.shown = choices
            if choices:
                self.dataChanged.emit(self.index(0), self.index(len(choices) - 1))
            return
        self.beginResetModel()
        self.shown = choices
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP_INDEX) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Label, tick, and the whole for delegate and screen reader."""
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        choice = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return choice.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.label}, {choice.count}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if choice.chosen else Qt.CheckState.Unchecked
        return choice if role == CHOICE_ROLE else None

    def toggle(self, row: int) -> None:
        """Tick what is not ticked, and the other way round."""
        choice = self.shown[row]
        self.toggled.emit(choice.value, not choice.chosen)


class _ChoiceDelegate(QStyledItemDelegate):
    """A box, the label, and the count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(SPACE * 16, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Nothing is looked up: the choice says it all."""
        choice: Choice = index.data(CHOICE_ROLE)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, option.palette.midlight())
        rect = option.rect
        box = QRectF(rect.left() + 4.5, rect.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
        _paint_box(painter, box, option.palette, ticked=choice.chosen)
        count = f"{choice.count:,}"
        metrics = option.fontMetrics
        wide = metrics.horizontalAdvance(count) + 6
        middle = Qt.AlignmentFlag.AlignVCenter
        role = QPalette.ColorRole.Text if choice.count else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        right = rect.adjusted(0, 0, -6, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | middle, count)
        words = rect.adjusted(_BOX + 14, 0, -wide - 8, 0)
        painter.setPen(option.palette.color(role))
        label = metrics.elidedText(choice.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, label)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _paint_box(painter: QPainter, box: QRectF, palette: QPalette, *, ticked: bool) -> None:
    """A box that is seen on light and dark grounds alike."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    highlight = palette.color(QPalette.ColorRole.Highlight)
    if ticked:
        painter.setPen(highlight)
        painter.setBrush(highlight)
    else:
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setBrush(palette.base())
    painter.drawRoundedRect(box, 2.5, 2.5)
    if ticked:
        pen = QPen(palette.color(QPalette.ColorRole.HighlightedText), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, middle, right = (0.24, 0.52), (0.43, 0.72), (0.77, 0.3)
        places = (left, middle, right)
        corners = [QPointF(box.x() + x * _BOX, box.y() + y * _BOX) for x, y in places]
        painter.drawPolyline(QPolygonF(corners))
    painter.restore()


class _ChoiceView(QListView):
    """As high as its rows; Space and Enter tick."""

    def __init__(self, model: ChoicesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = model
        self.setModel(model)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._on_clicked)

    def fit(self) -> None:
        """Take the height of the rows."""
        rows = min(max(self._choices.rowCount(), 1), _TALLEST)
        self.setFixedHeight(rows * _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick the row one stands on."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self._choices.toggle(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """The keyboard stands on some row."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self._choices.rowCount():
            self.setCurrentIndex(self._choices.index(0))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choices.toggle(index.row())


class FacetList(QWidget):
    """A headline that opens and closes, and below it the values.

    Signals:
        chosen: The values that are ticked now.
    """

    chosen = Signal(list)

    def __init__(self, title: str, parent: QWidget | None = None, *, is_open: bool = True) -> None:
        super().__init__(parent)
        self._title = title
        self._all: list[Choice] = []
        self._long = False
        self.head = QToolButton()
        self.model = ChoicesModel(self)
        self.view = _ChoiceView(self.model, self)
        self.line = QLineEdit()
        self.more = QToolButton()
        self._build(is_open)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these, the ticked ones among the first."""
        self._all = list(choices)
        self._refresh()

    def _build(self, is_open: bool) -> None:
        self.head.setObjectName("facet")
        self.head.setCheckable(True)
        self.head.setChecked(is_open)
        self.head.setAutoRaise(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.view.setAccessibleName(self._title)
        self.line.setPlaceholderText(self.tr("Find in this list"))
        self.line.setClearButtonEnabled(True)
        self.more.setObjectName("more")
        self.more.setAutoRaise(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.head, self.line, self.view):
            column.addWidget(widget)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setTabOrder(self.head, self.line)
        self.setTabOrder(self.line, self.view)
        self.setTabOrder(self.view, self.more)
        self.head.toggled.connect(self._refresh)
        self.line.textChanged.connect(self._refresh)
        self.more.clicked.connect(self._on_more)
        self.model.toggled.connect(self._on_toggled)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        is_open, ticked = self.head.isChecked(), sum(c.chosen for c in self._all)
        self.head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.head.setText(f"{self._title} · {ticked}" if ticked and not is_open else self._title)
        self.model.show(self._shown())
        self.view.fit()
        self.view.setVisible(is_open)
        self.line.setVisible(is_open and self._long)
        rest = len(self._all) - TOP
        self.more.setVisible(is_open and rest > 0)
        self.more.setText(self.tr("Fewer") if self._long else self.tr("%n more…", "", max(rest, 0)))
        self.setVisible(bool(self._all))

    def _shown(self) -> list[Choice]:
        if self._long:
            wanted = self.line.text().strip().casefold()
            return [c for c in self._all if wanted in c.label.casefold()]
        top = self._all[:TOP]
        return [*top, *(c for c in self._all[TOP:] if c.chosen)]

    @Slot()
    def _on_more(self) -> None:
        self._long = not self._long
        self.line.clear()
        self._refresh()
        if self._long:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, bool)
    def _on_toggled(self, value: str, on: bool) -> None:
        self._all = [
            Choice(c.value, c.label, c.count, on if c.value == value else c.chosen)
            for c in self._all
        ]
        self._refresh()
        self.chosen.emit([c.value for c in self._all if c.chosen])
