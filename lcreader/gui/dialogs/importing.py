"""The dialog of an import: how far it is, a way to stop it, and what became of each file.

It looks at the importer and tells it what the user wants; the window stays usable beside it.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.importing import Importer
from lcreader.gui.models.outcomes import OUTCOME_ROLE, OutcomesModel
from lcreader.gui.theme import SPACE
from lcreader.gui.wording import error_text
from lcreader.records import ImportOutcome

ENCODINGS = ("", "utf-8", "gb18030", "big5", "utf-16")


class ImportDialog(QDialog):
    """Progress first, then the list of outcomes."""

    def __init__(self, importer: Importer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importer = importer
        self._told = ""
        self.setWindowTitle(self.tr("Import"))
        self.setMinimumSize(SPACE * 60, SPACE * 36)
        self.resize(SPACE * 100, SPACE * 56)
        self.model = OutcomesModel(self)
        self._build()
        self._connect()
        self._on_started()

    def _build(self) -> None:
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._file = QLabel(" ")
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._file.setForegroundRole(self.foregroundRole().PlaceholderText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(SPACE)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.table = self._build_table()
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(self.tr("Encoding"))
        for name in ENCODINGS:
            self.encoding.addItem(name.upper() or self.tr("recognise by itself"), name)
        self.again = QPushButton(self.tr("Import selected files again"))
        self.again.setEnabled(False)
        encoding_row = QHBoxLayout()
        label = QLabel(self.tr("Read as:"))
        label.setBuddy(self.encoding)
        encoding_row.addWidget(label)
        encoding_row.addWidget(self.encoding)
        encoding_row.addWidget(self.again)
        encoding_row.addStretch(1)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.stop = self._buttons.addButton(
            self.tr("Stop"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (self._state, self.bar, self._file):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(encoding_row)
        column.addWidget(self._buttons)

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("What became of each file"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, SPACE * 28)
        header.setStretchLastSection(True)
        return table

    def _connect(self) -> None:
        self._importer.started.connect(self._on_started)
        self._importer.progressed.connect(self._on_progressed)
        self._importer.imported.connect(self._on_imported)
        self._importer.failed.connect(self._on_failed)
        self._importer.stopped.connect(self._on_stopped)
        self._importer.idle.connect(self._on_idle)
        self.stop.clicked.connect(self._importer.stop)
        self._buttons.rejected.connect(self.close)
        self.again.clicked.connect(self._on_again)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)

    @Slot()
    def _on_started(self) -> None:
        running = self._importer.running
        self.bar.setRange(0, 0)
        self.bar.setVisible(running)
        self._file.setVisible(running)
        self.stop.setEnabled(running)
        self.stop.setVisible(running)
        if running:
            self._state.setText(self.tr("Importing…"))

    @Slot(int, int, str)
    def _on_progressed(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        counted = self.tr("Importing: {done} of {total}").format(done=done, total=total)
        self._state.setText(counted)
        metrics = QFontMetrics(self._file.font())
        name = Path(what).name if what else " "
        self._file.setText(
            metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, self.bar.width()) or " "
        )

    @Slot(list)
    def _on_imported(self, outcomes: Sequence[ImportOutcome]) -> None:
        self.model.show(outcomes)
        counts = Counter(outcome.state for outcome in outcomes)
        told = [
            self.tr("%n added", "", counts["added"]) if counts["added"] else "",
            self.tr("%n replaced", "", counts["replaced"]) if counts["replaced"] else "",
            self.tr("%n unchanged", "", counts["unchanged"]) if counts["unchanged"] else "",
            self.tr("%n refused", "", counts["refused"]) if counts["refused"] else "",
        ]
        nothing = self.tr("No file that could be read was found.")
        self._told = " · ".join(filter(None, told))
        self._state.setText(self._told or nothing)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._state.setText(error_text(error))

    @Slot()
    def _on_stopped(self) -> None:
        words = self.tr("Stopped. What was taken in before stays in the archive.")
        self._state.setText("\n".join(filter(None, (words, self._told))))

    @Slot()
    def _on_idle(self) -> None:
        self.bar.hide()
        self._file.hide()
        self.stop.hide()

    @Slot(QItemSelection, QItemSelection)
    def _on_selected(self) -> None:
        self.again.setEnabled(self.table.selectionModel().hasSelection())

    @Slot()
    def _on_again(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        paths = [Path(index.data(OUTCOME_ROLE).path) for index in rows]
        self._importer.start(paths, self.encoding.currentData() or None)
