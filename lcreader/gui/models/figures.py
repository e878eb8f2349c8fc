"""The figures of one article as a table that sorts and groups itself, and a proxy that filters.

A proxy cannot sort `Decimal` (it leaves them as they stand), a float is not the number, and
asking Python for each comparison takes a fifth of a second for five thousand rows. So the model
brings its own rows into order, and only filtering is left to the proxy.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from lcreader.archive.wording import value_text
from lcreader.gui.figure_words import figure_card, period_name, qualifier_name, status_name
from lcreader.gui.travel import plain
from lcreader.gui.widgets.plain_tip import plain_tip
from lcreader.records import Article, Figure

Index = QModelIndex | QPersistentModelIndex

FIGURE_ROLE = Qt.ItemDataRole.UserRole + 1  # the Figure
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 2  # the words of the sentence round the figure

IN_TEXT_ORDER, BY_INDICATOR = -1, -2  # beside the columns, what rows can be sorted by
_BEFORE, _AFTER = 12, 10  # characters of the sentence shown round a figure without indicator


class Column(IntEnum):
    """The columns of the table."""

    VALUE = 0
    INDICATOR = 1
    PERIOD = 2
    PLACE = 3
    QUALIFIER = 4
    STATUS = 5


class Rows(NamedTuple):
    """Figures with what is shown of them and what they are found by: made off the GUI's thread."""

    text: str = ""
    figures: Sequence[Figure] = ()
    cells: Sequence[tuple[str, ...]] = ()
    words: Sequence[str] = ()


def prepared(article: Article, figures: Sequence[Figure]) -> Rows:
    """The rows of `article`, in text order."""
    cells = [_cells(figure) for figure in figures]
    words = [
        plain(" ".join((*row, figure.text, figure.sentence.of(article.text))))
        for row, figure in zip(cells, figures, strict=True)
    ]
    return Rows(article.text, figures, cells, words)


class FiguresModel(QAbstractTableModel):
    """The figures, in the order that was asked for last: at first that of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows()
        self._order: list[int] = []  # the figure that each row shows
        self._sorting: tuple[int, Qt.SortOrder] = (IN_TEXT_ORDER, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Rows) -> None:
        """Hold these from now on."""
        self.beginResetModel()
        self._rows = rows
        self._order = self._ordered()
        self.endResetModel()

    def row_of(self, figure_id: int) -> int:
        """The row of a figure, -1 where it is not here."""
        figures = self._rows.figures
        rows = (row for row, at in enumerate(self._order) if figures[at].id == figure_id)
        return next(rows, -1)

    def has_words(self, row: int, words: Sequence[str]) -> bool:
        """Whether a row, its sentence included, has all of `words`."""
        own = self._rows.words[self._order[row]]
        return all(word in own for word in words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or by IN_TEXT_ORDER, or BY_INDICATOR."""
        if (column, order) == self._sorting:
            return
        self.layoutAboutToBeChanged.emit()
        self._sorting = (column, order)
        before = self.persistentIndexList()
        shown = [(self._order[index.row()], index.column()) for index in before]
        self._order = self._ordered()
        rows = {at: row for row, at in enumerate(self._order)}
        after = [self.index(rows[at], column) for at, column in shown]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a figure."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column a thing known of a figure."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for the eye, records and ranks for the program."""
        if not index.isValid():
            return None
        at, column = self._order[index.row()], index.column()
        cells, figure = self._rows.cells[at], self._rows.figures[at]
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[column]
        if role == FIGURE_ROLE:
            return figure
        if role == CONTEXT_ROLE:
            return self._context(figure)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(figure_card(figure))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in cells if cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == Column.VALUE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section == Column.VALUE
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            Column.VALUE: QCoreApplication.translate("Figures", "Value"),
            Column.INDICATOR: QCoreApplication.translate("Figures", "Indicator"),
            Column.PERIOD: QCoreApplication.translate("Figures", "Period"),
            Column.PLACE: QCoreApplication.translate("Figures", "Place"),
            Column.QUALIFIER: QCoreApplication.translate("Figures", "Qualifier"),
            Column.STATUS: QCoreApplication.translate("Figures", "Status"),
        }
        return names.get(Column(section)) if 0 <= section < len(Column) else None

    def _ordered(self) -> list[int]:
        """The figures in the order that is wished; equal ones stay in text order."""
        column, order = self._sorting
        rows = list(range(len(self._rows.figures)))
        if column != IN_TEXT_ORDER:
            keys = self._keys(column)
            rows.sort(key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        return rows

    def _keys(self, column: int) -> Sequence[Any]:
        """What the rows are sorted by."""
        figures = self._rows.figures
        if column == BY_INDICATOR:
            return _group_keys([figure.indicator for figure in figures])
        if column == Column.VALUE:
            return [figure.value for figure in figures]
        if column == Column.PERIOD:
            return [(f.period is None, f.period or ("", "")) for f in figures]
        collator = QCollator(QLocale(QLocale.Language.Chinese))
        collator.setNumericMode(True)
        texts = [cells[column] for cells in self._rows.cells]
        # One key a text: making it takes longer than comparing it.
        keys = {text: (not text, collator.sortKey(text)) for text in set(texts)}
        return [keys[text] for text in texts]

    def _context(self, figure: Figure) -> str:
        start = max(figure.span.start - _BEFORE, figure.sentence.start)
        end = min(figure.span.end + _AFTER, figure.sentence.end)
        before = "…" if start > figure.sentence.start else ""
        after = "…" if end < figure.sentence.end else ""
        return f"{before}{self._rows.text[start:end]}{after}"


class FiguresProxy(QSortFilterProxyModel):
    """Shows only the rows that have certain words."""

    def __init__(self, model: FiguresModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted: tuple[str, ...] = ()
        self.setSourceModel(model)

    def want(self, text: str) -> None:
        """Show only rows with all the words of `text`."""
        self.beginFilterChange()
        self._wanted = tuple(plain(text).split())
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row has the words that are wanted."""
        return self._model.has_words(source_row, self._wanted)


def _cells(figure: Figure) -> tuple[str, ...]:
    return (
        value_text(figure),
        figure.indicator,
        period_name(figure.period),
        figure.place,
        qualifier_name(figure),
        status_name(figure),
    )


def _group_keys(indicators: Sequence[str]) -> list[tuple[bool, int]]:
    """Keys that keep equal indicators together, in order of appearance, those without one last.

    >>> _group_keys(["b", "a", "", "b"])
    [(False, 0), (False, 1), (True, 2), (False, 0)]
    """
    first: dict[str, int] = {}
    for row, indicator in enumerate(indicators):
        first.setdefault(indicator, row)
    return [(not indicator, first[indicator]) for indicator in indicators]
