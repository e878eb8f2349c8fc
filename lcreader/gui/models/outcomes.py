"""What became of each file of an import, as a table."""

from collections.abc import Sequence
from html import escape
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lcreader.records import ImportOutcome

OUTCOME_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_NUMBERS = (2, 3)


class OutcomesModel(QAbstractTableModel):
    """File, result, articles, figures, encoding, reason; the refused ones first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes: list[ImportOutcome] = []

    def show(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Show `outcomes` in place of what was there."""
        self.beginResetModel()
        self._outcomes = sorted(outcomes, key=lambda outcome: outcome.state != "refused")
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """One row a file."""
        return 0 if parent.isValid() else len(self._outcomes)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Six columns."""
        return 0 if parent.isValid() else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("File"),
            self.tr("Result"),
            self.tr("Articles"),
            self.tr("Figures"),
            self.tr("Encoding"),
            self.tr("Reason"),
        )
        return names[section] if 0 <= section < len(names) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words to show, and the record."""
        if not index.isValid():
            return None
        outcome = self._outcomes[index.row()]
        if role == OUTCOME_ROLE:
            return outcome
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(outcome)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(outcome.reason or outcome.path)}</p>"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _cells(self, outcome: ImportOutcome) -> tuple[str, ...]:
        states = {
            "added": self.tr("added"),
            "unchanged": self.tr("unchanged"),
            "replaced": self.tr("replaced"),
            "refused": self.tr("refused"),
        }
        counted = outcome.state != "refused"
        return (
            PurePath(outcome.path).name,
            states[outcome.state],
            str(outcome.articles) if counted else "",
            str(outcome.figures) if counted else "",
            outcome.encoding.upper(),
            outcome.reason,
        )
