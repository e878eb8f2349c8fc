"""What can be typed into the search box, by examples; a click writes the example there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lcreader.archive import query_forms
from lcreader.gui import i18n
from lcreader.gui.theme import SPACE


class QueryHelp(QFrame):
    """A popup of examples.

    Signals:
        example_chosen: The example that was clicked.
    """

    example_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("floating")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("How to search"))
        title = QLabel(self.tr("How to search"))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        self.examples: list[QPushButton] = []
        forms = query_forms()
        half = (len(forms) + 1) // 2
        for number, form in enumerate(forms):
            example, meaning = form.query, form.zh if i18n.spoken() == "zh" else form.en
            row, side = number % half, 2 * (number // half)
            button = QPushButton(example)
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setStyleSheet("text-align: left; padding: 3px 6px;")
            button.setAccessibleDescription(meaning)
            button.clicked.connect(lambda _checked=False, text=example: self._choose(text))
            self.examples.append(button)
            label = QLabel(meaning)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(button, row, side)
            grid.addWidget(label, row, side + 1)
        note = QLabel(
            self.tr(
                "Any piece of text is found, from one character up. Full-width and half-width,"
                " simplified and traditional characters count as equal."
            )
        )
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (title, note):
            column.addWidget(widget)
        column.addLayout(grid)

    def _choose(self, example: str) -> None:
        self.close()
        self.example_chosen.emit(example)
