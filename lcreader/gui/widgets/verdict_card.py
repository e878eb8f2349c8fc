"""One verdict: its sign, its reason, its passages, and what can be said against it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.theme import SPACE
from lcreader.gui.verdict_cards import Card
from lcreader.gui.widgets.badges import paint_sign, side
from lcreader.gui.widgets.passage_row import PassageRow


class SignLabel(QWidget):
    """The sign of a verdict, alone."""

    def __init__(self, sign: str, *, faded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._faded = faded
        length = round(side(self.font()))
        self.setFixedSize(QSize(length + 2, length + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign in the middle."""
        if self._sign:
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_sign(QPainter(self), box, self._sign, self.palette(), faded=self._faded)


class VerdictCard(QFrame):
    """Shows one `Card`.

    Signals:
        passage_requested: Id of an article and the span to show.
        dismiss_requested: Mark, reason (not_same, explained) and note.
        restore_requested: Mark.
        grown: The part that has come to be shown.
    """

    passage_requested = Signal(int, object)
    dismiss_requested = Signal(str, str, str)
    restore_requested = Signal(str)
    grown = Signal(QWidget)

    def __init__(
        self, card: Card, *, with_passages: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.card = card
        self.rows: list[PassageRow] = []
        self._note = QLineEdit(self)
        self._note_line = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        head = self._build_head()
        if with_passages:
            self._build_passages()
        self._build_note()
        if card.mark and with_passages:
            line = QHBoxLayout()
            line.addStretch(1)
            self._column.addLayout(line)
            self._build_buttons(line)
        elif card.mark:
            self._build_buttons(head)

    def _build_head(self) -> QHBoxLayout:
        card = self.card
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(SignLabel(card.sign or "agree", faded=bool(card.dismissed), parent=self))
        title = _label(card.title)
        font = title.font()
        font.setBold(True)
        font.setStrikeOut(bool(card.dismissed))
        title.setFont(font)
        if card.dismissed:
            title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head.addWidget(title, 1)
        self._column.addLayout(head)
        if card.dismissed:
            self._add(self.tr("Dismissed: {why}").format(why=card.dismissed), quiet=True)
        if card.sum:
            self._add(card.sum, quiet=bool(card.dismissed), larger=True)
        self._add(card.reason, quiet=True)
        return head

    def _build_passages(self) -> None:
        for passage in self.card.passages:
            row = PassageRow(passage, self)
            row.faded = bool(self.card.dismissed)
            row.clicked.connect(self._on_row)
            self.rows.append(row)
            self._column.addWidget(row)
        if self.card.more > 0:
            self._add(self.tr("%n more in the ledger", "", self.card.more), quiet=True)

    def _build_note(self) -> None:
        self._note.setPlaceholderText(self.tr("What explains it"))
        self._note.setAccessibleName(self.tr("What explains it"))
        keep = QPushButton(self.tr("Keep"), self._note_line)
        keep.setAutoDefault(False)
        line = QHBoxLayout(self._note_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._note, 1)
        line.addWidget(keep)
        self._note.returnPressed.connect(self._on_explained)
        keep.clicked.connect(self._on_explained)
        self._column.addWidget(self._note_line)
        self._note_line.hide()

    def _build_buttons(self, line: QHBoxLayout) -> None:
        if self.card.dismissed:
            line.addWidget(self._button(self.tr("Restore"), self._on_restore))
        else:
            line.addWidget(self._button(self.tr("Not the same thing"), self._on_not_same))
            line.addWidget(self._button(self.tr("Explained…"), self._on_explain))

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _add(self, text: str, *, quiet: bool, larger: bool = False) -> None:
        if text:
            label = _label(text)
            if quiet:
                label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            if larger:
                font = label.font()
                font.setPointSizeF(font.pointSizeF() * 1.15)
                label.setFont(font)
            self._column.addWidget(label)

    @Slot()
    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, PassageRow):
            self.passage_requested.emit(row.passage.article_id, row.passage.span)

    @Slot()
    def _on_not_same(self) -> None:
        self.dismiss_requested.emit(self.card.mark, "not_same", "")

    @Slot()
    def _on_explain(self) -> None:
        self._note_line.show()
        self.grown.emit(self._note_line)
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_explained(self) -> None:
        self.dismiss_requested.emit(self.card.mark, "explained", self._note.text().strip())

    @Slot()
    def _on_restore(self) -> None:
        self.restore_requested.emit(self.card.mark)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
