"""What indicators are narrowed by: words, place, unit, verdict."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from lcreader.gui.ledger_rows import Wish
from lcreader.gui.theme import SPACE
from lcreader.gui.verdicts import sign_name

_REST = 150  # ms after the last key
_MANY = 400  # places or units in a box; the rest is found by words


class LedgerFilter(QWidget):
    """A line of boxes.

    Signals:
        changed: Something else is wanted.
        down_requested: The keyboard wants to go to the table.
    """

    changed = Signal()
    down_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit(self)
        self.place = QComboBox(self)
        self.unit = QComboBox(self)
        self.verdict = QComboBox(self)
        self.differing = QToolButton(self)
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.changed)
        self._build()

    def _build(self) -> None:
        self.words.setPlaceholderText(self.tr("Find indicators"))
        self.words.setAccessibleName(self.tr("Find indicators"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._on_typed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.words, 3)
        names = (self.tr("Place"), self.tr("Unit"), self.tr("Verdict"))
        for box, name in zip((self.place, self.unit, self.verdict), names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setMaxVisibleItems(20)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(7)
            line.addWidget(box, 1)
            box.currentIndexChanged.connect(self._on_chosen)
        self._fill(self.place, self.tr("All places"), ())
        self._fill(self.unit, self.tr("All units"), ())
        self._fill(self.verdict, self.tr("All verdicts"), ())
        for sign, name in (
            ("differ", sign_name("differ")),
            ("later", sign_name("change")),
            ("agree", sign_name("agree")),
        ):
            self.verdict.addItem(name, sign)
        self.differing.setText(self.tr("≠ Differences only"))
        self.differing.setCheckable(True)
        self.differing.toggled.connect(self._on_chosen)
        line.addWidget(self.differing)

    def wish(self) -> Wish:
        """What is wanted; the order is not known here."""
        return Wish(
            text=self.words.text(),
            place=self.place.currentData() or "",
            unit=self.unit.currentData() or "",
            sign=self.verdict.currentData() or "",
            only_differing=self.differing.isChecked(),
        )

    def offer(self, places: Sequence[tuple[str, int]], units: Sequence[tuple[str, int]]) -> None:
        """Offer these, the most frequent first; what is chosen stays so where it is offered."""
        self._fill(self.place, self.tr("All places"), places)
        self._fill(self.unit, self.tr("All units"), units)

    def clear(self) -> None:
        """Narrow nothing any more."""
        self.blockSignals(True)
        self.words.clear()
        for box in (self.place, self.unit, self.verdict):
            box.setCurrentIndex(0)
        self.differing.setChecked(False)
        self.blockSignals(False)
        self._on_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead from the words to the table."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.words.hasFocus():
            self.down_requested.emit()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _fill(box: QComboBox, all_of_them: str, choices: Sequence[tuple[str, int]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(all_of_them, "")
        for value, count in choices[:_MANY]:
            box.addItem(f"{value}  {count:,}", value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    @Slot()
    def _on_typed(self) -> None:
        self._timer.start()

    @Slot()
    def _on_chosen(self) -> None:
        self._timer.stop()
        self.changed.emit()
