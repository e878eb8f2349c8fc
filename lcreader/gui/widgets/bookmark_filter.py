"""What narrows and orders the list of bookmarks: words, a tag, a colour, by date or article."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.colours import BOOKMARK_TINTS
from lcreader.gui.widgets.swatch import Swatch

Order = Literal["article", "date"]


class Wanted(NamedTuple):
    """Which bookmarks, in which order; an empty field narrows nothing."""

    text: str = ""
    tag: str = ""
    colour: str = ""
    order: Order = "date"


class BookmarkFilter(QWidget):
    """The controls above the list.

    Signals:
        wanted_changed: The `Wanted` of now.
        down_requested: The reader wants to go on into the list.
        export_requested: Suffix of the file that the reader wants: md, csv or jsonld.
    """

    wanted_changed = Signal(object)
    down_requested = Signal()
    export_requested = Signal(str)

    def __init__(self, order: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._order = QComboBox(self)
        self._tag = QComboBox(self)
        self._swatches = [Swatch(tint.name, self) for tint in BOOKMARK_TINTS]
        self._count = QLabel(self)
        self._export = QToolButton(self)
        self._build()
        self._order.setCurrentIndex(max(self._order.findData(order), 0))
        self._connect()

    def _build(self) -> None:
        self._line.setPlaceholderText(self.tr("Search in bookmarks"))
        self._line.setAccessibleName(self.tr("Search in bookmarks"))
        self._line.setClearButtonEnabled(True)
        self._order.addItem(self.tr("By date"), "date")
        self._order.addItem(self.tr("By article"), "article")
        self._order.setAccessibleName(self.tr("Order of bookmarks"))
        self._tag.setAccessibleName(self.tr("Only with this tag"))
        for box in (self._order, self._tag):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_tags(())
        menu = QMenu(self)
        for suffix, words in (("md", "Markdown…"), ("csv", "CSV…"), ("jsonld", "JSON-LD…")):
            menu.addAction(words).setData(suffix)
        menu.triggered.connect(lambda action: self.export_requested.emit(action.data()))
        self._export.setMenu(menu)
        self._export.setText(self.tr("Export"))
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._export.setAutoRaise(True)
        self._export.setToolTip(self.tr("Write all bookmarks into a file"))
        boxes = QHBoxLayout()
        boxes.addWidget(self._order, 1)
        boxes.addWidget(self._tag, 1)
        spots = QHBoxLayout()
        spots.setSpacing(0)
        for swatch in self._swatches:
            spots.addWidget(swatch)
        spots.addStretch(1)
        spots.addWidget(self._count)
        spots.addSpacing(SPACE)
        spots.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._line)
        column.addLayout(boxes)
        column.addLayout(spots)
        self.setFocusProxy(self._line)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._tell)
        self._line.installEventFilter(self)
        self._order.currentIndexChanged.connect(self._tell)
        self._tag.currentIndexChanged.connect(self._tell)
        for swatch in self._swatches:
            swatch.clicked.connect(self._on_swatch)

    def wanted(self) -> Wanted:
        """What is wanted now."""
        colour = next((swatch.name for swatch in self._swatches if swatch.isChecked()), "")
        tag = self._tag.currentData() or ""
        return Wanted(
            self._line.text().strip(), tag, colour, cast(Order, self._order.currentData())
        )

    def narrows(self) -> bool:
        """Whether some bookmarks may be left out."""
        wanted = self.wanted()
        return bool(wanted.text or wanted.tag or wanted.colour)

    def clear(self) -> None:
        """Narrow nothing any more."""
        with QSignalBlocker(self._line), QSignalBlocker(self._tag):
            self._line.clear()
            self._tag.setCurrentIndex(0)
            for swatch in self._swatches:
                swatch.setChecked(False)
        self._tell()

    def show_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags; the one that is chosen stays, even when it is in use no more."""
        chosen = self._tag.currentData() or ""
        names = sorted({*tags, chosen} - {""})
        with QSignalBlocker(self._tag):
            self._tag.clear()
            self._tag.addItem(self.tr("All tags"), "")
            for name in names:
                self._tag.addItem(f"#{name}", name)
            self._tag.setCurrentIndex(max(self._tag.findData(chosen), 0))

    def show_count(self, count: int) -> None:
        """Say how many bookmarks are listed."""
        self._count.setText(str(count) if count else "")
        self._count.setAccessibleName(self.tr("{count} bookmarks").format(count=count))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the line into the list; Esc empties the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.down_requested.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self._line.text():
                self._line.clear()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        self.wanted_changed.emit(self.wanted())

    @Slot()
    def _on_swatch(self) -> None:
        """At most one colour; a second click takes it back."""
        for swatch in self._swatches:
            if swatch is not self.sender():
                swatch.setChecked(False)
        self._tell()
