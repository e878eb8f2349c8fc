"""The observations of one indicator, a row each."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lcreader.archive import Witness
from lcreader.gui.models.sides import RIGHT, heading
from lcreader.gui.timeline import Observed
from lcreader.gui.verdicts import period_words, value_words
from lcreader.gui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

OBSERVED_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns."""

    VALUE = 0
    PERIOD = 1
    SOURCE = 2
    DATE = 3
    SENTENCE = 4


class ObservationsModel(QAbstractTableModel):
    """Holds what is observed, in the order of periods and dates."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._observed: Sequence[Observed] = ()

    def show(self, observed: Sequence[Observed]) -> None:
        """Hold these from now on."""
        self.beginResetModel()
        self._observed = observed
        self.endResetModel()

    def observed(self) -> Sequence[Observed]:
        """All rows."""
        return self._observed

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row an observation."""
        return 0 if parent.isValid() else len(self._observed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Value, when, who, and the words."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for the eye, the observation for the program."""
        if not index.isValid():
            return None
        observed = self._observed[index.row()]
        witness = observed.witness
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(observed)[index.column()]
        if role == OBSERVED_ROLE:
            return observed
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{witness.title}\n{witness.sentence}")
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.VALUE:
            return RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns hold."""
        names = dict(enumerate(headings()))
        return heading(names, (Column.VALUE,), section, orientation, role)


def headings() -> tuple[str, ...]:
    """The names of the columns."""
    return (
        QCoreApplication.translate("Ledger", "Value"),
        QCoreApplication.translate("Ledger", "Period"),
        QCoreApplication.translate("Ledger", "Source"),
        QCoreApplication.translate("Ledger", "Date"),
        QCoreApplication.translate("Ledger", "Sentence"),
    )


def cells(observed: Observed) -> tuple[str, ...]:
    """What stands in the columns."""
    witness: Witness = observed.witness
    value = value_words(witness)
    if observed.planned:
        value = QCoreApplication.translate("Ledger", "{value} (planned)").format(value=value)
    where = witness.newspaper or witness.title
    return value, period_words(witness.period), where, witness.date, one_line(witness.sentence)


def one_line(text: str) -> str:
    """`text` without line breaks."""
    return " ".join(text.split("\n"))
