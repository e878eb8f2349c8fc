"""What can be typed into the search box, by examples; a click writes the example there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

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
        for row, (example, meaning) in enumerate(self._lines()):
            button = QPushButton(example)
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setStyleSheet("text-align: left; padding: 3px 6px;")
            button.setAccessibleDescription(meaning)
            button.clicked.connect(lambda _checked=False, text=example: self._choose(text))
            self.examples.append(button)
            label = QLabel(meaning)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(button, row, 0)
            grid.addWidget(label, row, 1)
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

    def _lines(self) -> list[tuple[str, str]]:
        return [
            ("粮食 产量", self.tr("both, anywhere in the article")),
            ("“粮食总产量”", self.tr("these characters, one after the other")),
            ("粮食 OR 棉花", self.tr("one of them, or both (also |)")),
            ("粮食 -出口", self.tr("the first without the second (also NOT)")),
            ("标题:聊城", self.tr("in the headline")),
            ("记者:林金彦", self.tr("by this author")),
            ("报纸:聊城日报", self.tr("in this newspaper")),
            ("日期:2025", self.tr("of this year, month or day")),
            ("日期:2025-07..2025-12", self.tr("from one date to the other")),
            (
                "值:>100亿 单位:元",
                self.tr("a figure with this value and unit, however it is written"),
            ),
            ("指标:粮食 期:2021..2025", self.tr("a figure of this indicator and period")),
            ("387万", self.tr("numbers, also inside Chinese text")),
        ]
