"""A passage as a button: value, period and source, and below them the sentence, figure marked."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lcreader.gui.theme import SPACE
from lcreader.gui.verdict_cards import Passage
from lcreader.gui.widgets import colours
from lcreader.gui.widgets.fonts import scaled
from lcreader.gui.widgets.lines import Lines, line_height, paint_lines
from lcreader.gui.widgets.plain_tip import plain_tip

_LINES = 3
_BAR = 3


class PassageRow(QAbstractButton):
    """Clicking it, or Enter, asks for the passage; `faded` where its verdict was dismissed."""

    def __init__(self, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passage = passage
        self.faded = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        parts = (passage.value, passage.period, passage.source, passage.sentence)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(plain_tip(passage.sentence))

    def sizeHint(self) -> QSize:
        """As many lines as the sentence takes at a usual width."""
        return QSize(SPACE * 40, self.heightForWidth(SPACE * 48))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line of facts, one to three of words."""
        room = max(width - 2 * SPACE - _BAR, SPACE)
        lines = _lines(self.passage.sentence, self._small(), room)
        small = line_height(self._small())
        return round(line_height(self._bold()) + lines * small + SPACE * 1.5)

    def changeEvent(self, event: QEvent) -> None:
        """Another font or palette."""
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Facts above, words below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, box = self.palette(), QRectF(self.rect())
        self._paint_ground(painter, box, palette)
        inner = box.adjusted(_BAR + SPACE, SPACE / 2, -SPACE, -SPACE / 2)
        strength = 0.5 if self.faded else 1.0
        self._paint_facts(painter, inner, palette, strength)
        inner.setTop(inner.top() + line_height(self._bold()))
        marks = (self.passage.marked,) if self.passage.marked.end else ()
        paint_lines(
            painter,
            inner,
            Lines(
                self.passage.sentence,
                self._small(),
                colours.muted(palette, 0.78 * strength),
                _LINES,
                marks,
                colours.muted(palette, strength),
                None if self.faded else colours.hit_wash(palette),
            ),
        )

    def _paint_ground(self, painter: QPainter, box: QRectF, palette: QPalette) -> None:
        if self.underMouse() or self.hasFocus():
            painter.fillRect(box, colours.accent(palette, 0.10))
        if self.passage.here:
            painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), self._accent())
        if self.hasFocus():
            painter.setPen(colours.accent(palette, 0.8))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_facts(
        self, painter: QPainter, box: QRectF, palette: QPalette, strength: float
    ) -> None:
        passage, bold, small = self.passage, self._bold(), self._small()
        wide = min(QFontMetricsF(bold).horizontalAdvance(passage.value) + 2, box.width())
        paint_lines(painter, box, Lines(passage.value, bold, colours.muted(palette, strength)))
        left = box.left() + wide + SPACE
        top = box.top() + (line_height(bold) - line_height(small)) / 2
        facts = " · ".join(part for part in (passage.period, passage.source) if part)
        room = QRectF(left, top, box.right() - left, box.height())
        if room.width() > SPACE * 3:
            paint_lines(painter, room, Lines(facts, small, colours.muted(palette, 0.6 * strength)))

    def _accent(self) -> QColor:
        return colours.accent(self.palette())

    def _bold(self) -> QFont:
        font = scaled(self.font(), 1.0, QFont.Weight.DemiBold)
        font.setStrikeOut(self.faded)
        return font

    def _small(self) -> QFont:
        return scaled(self.font(), 0.92)


def _lines(text: str, font: QFont, width: float) -> int:
    """How many lines `text` takes, as `paint_lines` breaks it, up to what is shown."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while count < _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return max(count, 1)
