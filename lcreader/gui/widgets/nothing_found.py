"""What stands where nothing was found: how often each word is there, what is near, what to do.

It only shows what it is told; each line that can be clicked brings its own deed along.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.plain_tip import plain_tip


class Line(NamedTuple):
    """Words, a number at the right, and what a click does (nothing: it cannot be clicked)."""

    words: str
    amount: str = ""
    act: Callable[[], object] | None = None


class Section(NamedTuple):
    """Lines under a headline."""

    title: str
    lines: Sequence[Line]


class Link(QPushButton):
    """A button that is as narrow as it must be: what does not fit is in its tip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """No width is asked for: a number stands at the right, and is to be seen."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._fitting()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def event(self, event: QEvent) -> bool:
        """The tip says all where not all is shown."""
        if event.type() == QEvent.Type.ToolTip:
            whole = self._fitting() == self.text()
            self.setToolTip("" if whole else plain_tip(self.text().replace("&&", "&")))
        return super().event(event)

    def _fitting(self) -> str:
        elide, mnemonics = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextShowMnemonic.value
        return self.fontMetrics().elidedText(self.text(), elide, self.width(), mnemonics)


class NothingFound(QScrollArea):
    """A headline, and sections that tell and lead on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = ""

    def tell(self, title: str, sections: Sequence[Section] = ()) -> None:
        """Say `title`, and what `sections` say."""
        self._title = title
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * SPACE, 3 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._label(title, bold=True))
        for section in sections:
            if section.lines:
                column.addSpacing(SPACE)
                column.addLayout(self._section(section))
        column.addStretch(1)
        self.setWidget(inside)

    def title(self) -> str:
        """The headline."""
        return self._title

    def words(self) -> str:
        """All that is said, a line each."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def buttons(self) -> list[QPushButton]:
        """What can be clicked, from top to bottom."""
        return self.findChildren(QPushButton)

    def _section(self, section: Section) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE // 4)
        grid.setColumnStretch(0, 1)
        if section.title:
            grid.addWidget(self._label(section.title, quiet=True), 0, 0, 1, 2)
        for row, line in enumerate(section.lines, 1):
            grid.addWidget(self._words(line), row, 0, 1, 1 if line.amount else 2)
            if line.amount:
                amount = QLabel(line.amount)
                amount.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                grid.addWidget(amount, row, 1, right)
        return grid

    def _words(self, line: Line) -> QWidget:
        if line.act is None:
            return self._label(line.words)
        act = line.act
        button = Link(line.words.replace("&", "&&"))
        button.setObjectName("link")
        button.setFlat(True)
        button.setAutoDefault(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleDescription(line.amount)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _label(self, words: str, *, bold: bool = False, quiet: bool = False) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        font = label.font()
        font.setBold(bold)
        label.setFont(font)
        if quiet:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label
