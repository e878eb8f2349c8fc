"""What stands where there is nothing to show: a sentence, and buttons that lead on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lcreader.gui.theme import SPACE

WayOn = tuple[str, Callable[[], object]]


class Notice(QWidget):
    """A headline, a quiet sentence, and ways on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._label(bold=True)
        self._text = self._label(bold=False)
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * SPACE, 4 * SPACE, 2 * SPACE, 2 * SPACE)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addSpacing(SPACE)
        self._column.addStretch(1)

    def tell(self, title: str, text: str = "", ways_on: Sequence[WayOn] = ()) -> None:
        """Say `title` and `text`, and offer `ways_on`."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(words, act) for words, act in ways_on]
        for button in self._buttons:
            place = self._column.count() - 1
            self._column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def buttons(self) -> list[QPushButton]:
        """The ways on that are offered now."""
        return list(self._buttons)

    def _label(self, *, bold: bool) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if bold:
            font = label.font()
            font.setBold(True)
            label.setFont(font)
        else:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"), self)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False: act())
        return button
