"""The figures of one article as a table, and a proxy that filters, sorts and groups them.

A proxy cannot sort `Decimal` (it leaves them as they stand), and a float is not the number. So
each column says the *rank* of its rows, which is an int: exact, and sorted by Qt itself.
"""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

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
RANK_ROLE = Qt.ItemDataRole.UserRole + 2  # place of the row in the order of its column
GROUP_RANK_ROLE = Qt.ItemDataRole.UserRole + 3  # place when indicators are kept together
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 4  # the words of the sentence round the figure

_BEFORE, _AFTER = 12, 10  # characters of the sentence shown round a figure without indicator


class Column(IntEnum):
    """The columns of the table."""

    VALUE = 0
    INDICATOR = 1
    PERIOD = 2
    PLACE = 3
    QUALIFIER = 4
    STATUS = 5


class FiguresModel(QAbstractTableModel):
    """The figures in text order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: list[Figure] = []
        self._text = ""
        self._cells: list[tuple[str, ...]] = []
        self._words: list[str] = []
        self._ranks: dict[int, list[int]] = {}
        self._group_ranks: list[int] = []

    def show(self, article: Article | None, figures: Sequence[Figure]) -> None:
        """Hold the figures of `article` from now on."""
        self.beginResetModel()
        self._figures = list(figures)
        self._text = article.text if article is not None else ""
        self._cells = [_cells(figure) for figure in self._figures]
        self._words = [
            plain(" ".join((*cells, figure.text, figure.sentence.of(self._text))))
            for cells, figure in zip(self._cells, self._figures, strict=True)
        ]
        self._ranks = {}
        self._group_ranks = _group_ranks([figure.indicator for figure in self._figures])
        self.endResetModel()

    def figure(self, row: int) -> Figure:
        """The figure of a row."""
        return self._figures[row]

    def row_of(self, figure_id: int) -> int:
        """The row of a figure, -1 where it is not here."""
        rows = (row for row, figure in enumerate(self._figures) if figure.id == figure_id)
        return next(rows, -1)

    def has_words(self, row: int, words: Sequence[str]) -> bool:
        """Whether a row, its sentence included, has all of `words`."""
        return all(word in self._words[row] for word in words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a figure."""
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column a thing known of a figure."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for the eye, records and ranks for the program."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[row][column]
        if role == FIGURE_ROLE:
            return self._figures[row]
        if role == RANK_ROLE:
            return self._column_ranks(column)[row]
        if role == GROUP_RANK_ROLE:
            return self._group_ranks[row]
        if role == CONTEXT_ROLE:
            return self._context(self._figures[row])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(figure_card(self._figures[row]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in self._cells[row] if cell)
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

    def _column_ranks(self, column: int) -> list[int]:
        if column not in self._ranks:
            self._ranks[column] = self._ranked(column)
        return self._ranks[column]

    def _ranked(self, column: int) -> list[int]:
        if column == Column.VALUE:
            return _ranks(self._figures, lambda figure: figure.value)
        if column == Column.PERIOD:
            return _ranks(self._figures, lambda f: (f.period is None, f.period or ("", "")))
        collator = QCollator(QLocale(QLocale.Language.Chinese))
        collator.setNumericMode(True)
        texts = [cells[column] for cells in self._cells]
        keys = {text: (not text, collator.sortKey(text)) for text in set(texts)}
        order = sorted(keys, key=keys.__getitem__)
        places = {text: place for place, text in enumerate(order)}
        return [places[text] for text in texts]

    def _context(self, figure: Figure) -> str:
        start = max(figure.span.start - _BEFORE, figure.sentence.start)
        end = min(figure.span.end + _AFTER, figure.sentence.end)
        before = "…" if start > figure.sentence.start else ""
        after = "…" if end < figure.sentence.end else ""
        return f"{before}{self._text[start:end]}{after}"


class FiguresProxy(QSortFilterProxyModel):
    """Filters by words; in text order, grouped by indicator, or sorted by a column."""

    def __init__(self, model: FiguresModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted: tuple[str, ...] = ()
        self.setSourceModel(model)
        self.setSortRole(RANK_ROLE)

    def want(self, text: str) -> None:
        """Show only rows with all the words of `text`."""
        self.beginFilterChange()
        self._wanted = tuple(plain(text).split())
        self.endFilterChange()

    def sort_by(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is text order."""
        self.setSortRole(RANK_ROLE)
        self.sort(column, order)

    def group(self) -> None:
        """Keep the figures of one indicator together, in text order otherwise."""
        self.setSortRole(GROUP_RANK_ROLE)
        self.sort(0)

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


def _ranks(figures: Sequence[Figure], key: Callable[[Figure], Any]) -> list[int]:
    """The place of each figure in the order of `key`, equal keys in one place."""
    keys = [key(figure) for figure in figures]
    places = {value: place for place, value in enumerate(sorted(set(keys)))}
    return [places[value] for value in keys]


def _group_ranks(indicators: Sequence[str]) -> list[int]:
    """The place of each row when equal indicators stand together, in order of appearance.

    Rows without an indicator come last.

    >>> _group_ranks(["b", "a", "", "b"])
    [0, 2, 3, 1]
    """
    first: dict[str, int] = {}
    for row, indicator in enumerate(indicators):
        first.setdefault(indicator, row)
    rows = range(len(indicators))
    order = sorted(rows, key=lambda row: (not indicators[row], first[indicators[row]], row))
    ranks = [0] * len(indicators)
    for rank, row in enumerate(order):
        ranks[row] = rank
    return ranks
