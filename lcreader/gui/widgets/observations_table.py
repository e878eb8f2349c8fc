"""The list of observations below the chart."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lcreader.gui.delegates.sentences import SentenceDelegate
from lcreader.gui.models.observations import Column, ObservationsModel
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.lines import line_height
from lcreader.gui.widgets.row_table import RowTable

# Widths in Chinese characters, at the most; a column takes no more than its words do.
_MOST = {Column.VALUE: 10.0, Column.PERIOD: 9.0, Column.SOURCE: 9.0, Column.DATE: 7.0}
_MEASURED = 200  # rows whose words are measured


class ObservationsTable(RowTable):
    """Rows of two lines, the sentence last and widest."""

    def __init__(self, model: ObservationsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setItemDelegateForColumn(Column.SENTENCE, SentenceDelegate(self))
        self.setAccessibleName(self.tr("Reports of this indicator"))
        self.setMinimumHeight(14 * SPACE)
        self.set_row_height(round(2 * line_height(self.font())) + SPACE // 2)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setResizeContentsPrecision(_MEASURED)

    def fit(self) -> None:
        """Give every column what its words need, and the sentence the rest."""
        em = self.fontMetrics().horizontalAdvance("数")
        for column, most in _MOST.items():
            wide = max(
                self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column)
            )
            self.setColumnWidth(column, min(wide + SPACE, round(most * em)))

    @Slot(int)
    def step(self, by: int) -> None:
        """Make the next or the previous row the current one."""
        row = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        self.setCurrentIndex(self.model().index(row, 0))
