"""The figures of one article as a table that sorts and groups itself, and a proxy that filters.

A proxy cannot sort `Decimal` (it leaves them as they stand), a float is not the number, and
asking Python for each comparison takes a fifth of a second for five thousand rows. So the model
brings its own rows into order, and only filtering is left to the proxy.
"""

from collections.abc import Mapping, Sequence
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
from lcreader.gui.figure_words import (
    corrected_name,
    figure_card,
    period_name,
    qualifier_name,
    status_name,
)
from lcreader.gui.models.sides import RIGHT, heading
from lcreader.gui.travel import plain
from lcreader.gui.verdicts import GRAVE, Badges, rank, sign_name, words_of
from lcreader.gui.widgets.plain_tip import plain_tip
from lcreader.records import Article, Figure

Index = QModelIndex | QPersistentModelIndex

FIGURE_ROLE = Qt.ItemDataRole.UserRole + 1  # the Figure
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 2  # the words of the sentence round the figure
BADGES_ROLE = Qt.ItemDataRole.UserRole + 3  # what other articles say: a tuple of Badge

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
    VERDICT = 6


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
        self._badges: Mapping[int, Badges] = {}
        self._order: list[int] = []  # the figure that each row shows
        self._sorting: tuple[int, Qt.SortOrder] = (IN_TEXT_ORDER, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Rows) -> None:
        """Hold these from now on."""
        self.beginResetModel()
        self._rows = rows
        self._badges = {}
        self._order = self._ordered()
        self.endResetModel()

    def show_badges(self, badges: Mapping[int, Badges]) -> None:
        """Put these beside the figures, by their ids; all others have none."""
        self._badges = badges
        last = self.rowCount() - 1
        if last >= 0:
            self.dataChanged.emit(self.index(0, 0), self.index(last, len(Column) - 1))
        if self._sorting[0] == Column.VERDICT:
            self._sort_anew()

    def badges_of(self, row: int) -> Badges:
        """The badges of a row."""
        return self._badges.get(self._rows.figures[self._order[row]].id, ())

    def is_grave(self, row: int) -> bool:
        """Whether the figure of a row differs, or does not add up."""
        return any(badge.sign in GRAVE for badge in self.badges_of(row))

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
        if (column, order) != self._sorting:
            self._sorting = (column, order)
            self._sort_anew()

    def _sort_anew(self) -> None:
        self.layoutAboutToBeChanged.emit()
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
        badges = self._badges.get(figure.id, ())
        if role == BADGES_ROLE:
            return badges
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_tip(figure, badges, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            signs = [sign_name(badge.sign) for badge in badges]
            parts = (*cells, corrected_name(figure), *signs)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == Column.VALUE:
            return RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns hold."""
        names: dict[int, str] = {
            Column.VALUE: QCoreApplication.translate("Figures", "Value"),
            Column.INDICATOR: QCoreApplication.translate("Figures", "Indicator"),
            Column.PERIOD: QCoreApplication.translate("Figures", "Period"),
            Column.PLACE: QCoreApplication.translate("Figures", "Place"),
            Column.QUALIFIER: QCoreApplication.translate("Figures", "Qualifier"),
            Column.STATUS: QCoreApplication.translate("Figures", "Status"),
            Column.VERDICT: QCoreApplication.translate("Figures", "Compared"),
        }
        return heading(names, (Column.VALUE,), section, orientation, role)

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
        if column == Column.VERDICT:
            return [rank(self._badges.get(figure.id, ())) for figure in figures]
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
        self._only_grave = False
        self.setSourceModel(model)

    def want(self, text: str) -> None:
        """Show only rows with all the words of `text`."""
        self.beginFilterChange()
        self._wanted = tuple(plain(text).split())
        self.endFilterChange()

    def want_grave(self, only: bool) -> None:
        """Show only figures that differ or do not add up, or all again."""
        self.beginFilterChange()
        self._only_grave = only
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is what is wanted."""
        if self._only_grave and not self._model.is_grave(source_row):
            return False
        return self._model.has_words(source_row, self._wanted)


def _cells(figure: Figure) -> tuple[str, ...]:
    return (
        value_text(figure),
        figure.indicator,
        period_name(figure.period),
        figure.place,
        qualifier_name(figure),
        status_name(figure),
        "",
    )


def _tip(figure: Figure, badges: Badges, column: int) -> str:
    """All that is known of the figure; over its badges what they say."""
    parts = (words_of(badges),) if column == Column.VERDICT and badges else ()
    return "\n\n".join(parts or filter(None, (figure_card(figure), words_of(badges))))


def _group_keys(indicators: Sequence[str]) -> list[tuple[bool, int]]:
    """Keys that keep equal indicators together, in order of appearance, those without one last.

    >>> _group_keys(["b", "a", "", "b"])
    [(False, 0), (False, 1), (True, 2), (False, 0)]
    """
    first: dict[str, int] = {}
    for row, indicator in enumerate(indicators):
        first.setdefault(indicator, row)
    return [(not indicator, first[indicator]) for indicator in indicators]
