"""The dialog in which a figure is corrected by hand; what is wrong is said beside the field.

It shows the sentence and writes nothing: what is to be done goes out as signals.
"""

from html import escape
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.dialogs.keys import plain
from lcreader.gui.figure_choices import DIRECTED, NAMES, choices
from lcreader.gui.figure_fields import period_field, read_period, read_value, value_field
from lcreader.gui.theme import SPACE
from lcreader.gui.verdict_cards import excerpt
from lcreader.gui.widgets import colours
from lcreader.records import Article, Figure, Span

_WIDTH = 60 * SPACE


class FigureCorrectionDialog(QDialog):
    """Fields with what is known of one figure.

    Signals:
        saved: What is to be changed, by name, as the archive takes it; never empty.
        refused: The number is no figure.
        restored: The correction made before is to be taken back.
    """

    saved = Signal(object)
    refused = Signal()
    restored = Signal()

    def __init__(self, article: Article, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        start = figure.sentence.start
        marked = Span(figure.span.start - start, figure.span.end - start)
        self._sentence, self._marked = excerpt(figure.sentence.of(article.text), marked)
        self._passage = QLabel(self)
        self._lines: dict[str, QLineEdit] = {}
        self._wrongs: dict[str, QLabel] = {}
        self._boxes: dict[str, QComboBox] = {}
        self.setWindowTitle(self.tr("Correct a figure"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._colour()
        self.resize(_WIDTH, 0)
        self._fit()
        self._lines["value"].selectAll()

    def field(self, name: str) -> QLineEdit:
        """The field "value", "unit", "indicator", "period" or "place"."""
        return self._lines[name]

    def box(self, name: str) -> QComboBox:
        """The box "qualifier", "kind", "direction" or "status"."""
        return self._boxes[name]

    def wrong(self, name: str) -> str:
        """What is said to be wrong beside a field; empty where it is right."""
        label = self._wrongs[name]
        return "" if label.isHidden() else label.text()

    def _build(self) -> None:
        self._passage.setTextFormat(Qt.TextFormat.RichText)  # made of escaped text, for the mark
        self._passage.setWordWrap(True)
        self._passage.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._passage.setAccessibleName(self._sentence)
        figure = self.figure
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._add(form, "value", self.tr("&Value"), value_field(figure), "3.9万")
        self._add(form, "unit", self.tr("&Unit"), figure.unit)
        self._add_choices(form, self.tr("&Meant as"), "qualifier")
        self._add(form, "indicator", self.tr("&Indicator"), figure.indicator)
        self._add_choices(form, self.tr("&Kind"), "kind", "direction")
        self._add(form, "period", self.tr("&Period"), period_field(figure), "2024-05")
        self._add(form, "place", self.tr("P&lace"), figure.place)
        self._add_choices(form, self.tr("&Status"), "status")
        self._boxes["direction"].setVisible(figure.kind in DIRECTED)
        self._boxes["kind"].currentIndexChanged.connect(self._on_kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self._passage)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.setMinimumWidth(_WIDTH)

    def _add(self, form: QFormLayout, name: str, words: str, text: str, hint: str = "") -> None:
        line, wrong = QLineEdit(text, self), QLabel(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(plain(words))
        wrong.setTextFormat(Qt.TextFormat.PlainText)
        wrong.setWordWrap(True)
        wrong.hide()
        box = QVBoxLayout()
        box.setSpacing(SPACE // 4)
        box.addWidget(line)
        box.addWidget(wrong)
        label = QLabel(words, self)
        label.setBuddy(line)
        label.setFixedHeight(line.sizeHint().height())  # beside the field, not the words below
        form.addRow(label, box)
        line.textChanged.connect(lambda _text: self._tell(name, ""))
        self._lines[name], self._wrongs[name] = line, wrong

    def _add_choices(self, form: QFormLayout, words: str, *names: str) -> None:
        """A row of boxes for fields that can only be a few things."""
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for name in names:
            box = QComboBox(self)
            box.setAccessibleName(plain(words))
            for value, told in choices(name):
                box.addItem(told, value)
            box.setCurrentIndex(box.findData(getattr(self.figure, name)))
            row.addWidget(box, 1)
            self._boxes[name] = box
        label = QLabel(words, self)
        label.setBuddy(self._boxes[names[0]])
        label.setFixedHeight(self._boxes[names[0]].sizeHint().height())
        form.addRow(label, row)

    @Slot()
    def _on_kind(self) -> None:
        """Only what changes goes up or down."""
        directed = self._boxes["kind"].currentData() in DIRECTED
        box = self._boxes["direction"]
        if directed != (not box.isHidden()):  # what comes to change, mostly goes up
            box.setCurrentIndex(box.findData("up" if directed else ""))
        box.setVisible(directed)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._button(self.tr("Not a figure"), self._on_refuse))
        if self.figure.corrected:
            row.addWidget(self._button(self.tr("Restore what was read"), self._on_restore))
        row.addStretch(1)
        save = self._button(self.tr("Save"), self._on_save)
        save.setDefault(True)  # Enter, in whichever field
        row.addWidget(save)
        row.addWidget(self._button(self.tr("Cancel"), self.reject))
        return row

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    @Slot()
    def _on_save(self) -> None:
        changes = self._changes()
        if changes is None:
            return
        self.accept()
        if changes:
            self.saved.emit(changes)

    @Slot()
    def _on_refuse(self) -> None:
        self.accept()
        self.refused.emit()

    @Slot()
    def _on_restore(self) -> None:
        self.accept()
        self.restored.emit()

    def _changes(self) -> dict[str, Any] | None:
        """What differs from the figure; None, and told, where something cannot be understood."""
        figure = self.figure
        now: dict[str, Any] = {}
        for name in ("unit", "indicator", "place"):
            now[name] = self._lines[name].text().strip()
        for name in NAMES:
            now[name] = self._boxes[name].currentData()
        try:
            now["value"], now["value_max"] = read_value(self._lines["value"].text())
        except ValueError:
            self._tell("value", self.tr("A number alone, such as 3.9万, 3,900 or 2.5万–3万"))
        try:
            now["period"] = read_period(self._lines["period"].text())
        except ValueError:
            words = self.tr("A year, month or day, or two with / between: 2024, 2024-05, 2021/2025")
            self._tell("period", words)
        wrong = [name for name in self._lines if self.wrong(name)]
        if wrong:
            self._lines[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._lines[wrong[0]].selectAll()
            self._fit()
            return None
        return {name: to for name, to in now.items() if to != getattr(figure, name)}

    def _tell(self, name: str, words: str) -> None:
        label = self._wrongs[name]
        label.setText(words)
        label.setVisible(bool(words))
        self._lines[name].setAccessibleDescription(words)

    def _fit(self) -> None:
        """Be as high as words that wrap and words of warning need."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height() if self.isVisible() else 0, needed))

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._wrongs:
            self._colour()

    def _colour(self) -> None:
        palette, marked = self.palette(), self._marked
        wash = colours.hit_wash(palette)
        opaque = QColor(wash.red(), wash.green(), wash.blue())
        paper = palette.color(QPalette.ColorRole.Window)
        ground = colours.blend(opaque, paper, wash.alphaF()).name()
        before, after = self._sentence[: marked.start], self._sentence[marked.end :]
        words = escape(marked.of(self._sentence))
        self._passage.setText(
            f'<p style="line-height:140%">{escape(before)}'
            f'<b style="background-color:{ground}">{words}</b>{escape(after)}</p>'
        )
        for label in self._wrongs.values():
            mine = label.palette()
            mine.setColor(QPalette.ColorRole.WindowText, colours.taken_out(palette))
            label.setPalette(mine)
