"""The pane beside the list: what it can be narrowed to, with counts that follow the query.

It is given `Facets` and `Filters` and tells the filters that are wished; it asks nobody.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.gui import filtering
from lcreader.gui.bins import read_date, span
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.facet_list import FacetList
from lcreader.gui.widgets.histogram import Histogram
from lcreader.records import Facets, Filters

WIDTH = 27 * SPACE
_CLOSED = ("years",)  # the histogram shows these


class FacetsPanel(QScrollArea):
    """Time, newspapers, kinds, bylines, counties.

    Signals:
        filters_chosen: The `Filters` that are wished.
    """

    filters_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = filtering.USUAL
        self._facets = Facets()
        self.histogram = Histogram()
        self.first = self._date_line(self.tr("From this date on"))
        self.last = self._date_line(self.tr("Up to this date"))
        self.groups = {
            name: FacetList(filtering.title(name), is_open=name not in _CLOSED)
            for name in filtering.GROUPS
        }
        self._build()
        self._connect()

    def show_facets(self, facets: Facets, filters: Filters) -> None:
        """Show what there is, and what is chosen of it."""
        self._facets, self._filters = facets, filters
        self.histogram.show_counts(facets.months, filters.dates)
        for line, date in zip((self.first, self.last), filters.dates, strict=True):
            if not line.hasFocus():
                line.setText(date)
        for name, group in self.groups.items():
            group.show_choices(filtering.choices(name, facets, filters))
        self._whole.setVisible(filters.dates != filtering.NO_DATES)
        self._on_pointed("")

    def show_filters(self, filters: Filters) -> None:
        """The filters are these; what they count follows."""
        self.show_facets(self._facets, filters)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE, 0, SPACE, SPACE)
        column.setSpacing(SPACE)
        head = QHBoxLayout()
        title = QLabel(self.tr("Time"))
        title.setObjectName("facetTitle")
        self._told = QLabel()
        self._told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(title)
        head.addWidget(self._told, 1)
        self.histogram.setAccessibleName(self.tr("Articles over time"))
        lines = QHBoxLayout()
        lines.setSpacing(SPACE // 2)
        lines.addWidget(self.first, 1)
        lines.addWidget(QLabel("–"))
        lines.addWidget(self.last, 1)
        self._whole = QToolButton()
        self._whole.setObjectName("more")
        self._whole.setText(self.tr("All"))
        self._whole.setToolTip(self.tr("The whole time"))
        self._whole.setAutoRaise(True)
        lines.addWidget(self._whole)
        time = QVBoxLayout()
        time.setSpacing(SPACE // 2)
        time.addLayout(head)
        time.addWidget(self.histogram)
        time.addLayout(lines)
        column.addLayout(time)
        for group in self.groups.values():
            column.addWidget(group)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("facets")
        self.setAccessibleName(self.tr("Filters"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def _connect(self) -> None:
        self.histogram.range_chosen.connect(self._on_range)
        self.histogram.pointed.connect(self._on_pointed)
        self._whole.clicked.connect(lambda: self._on_range("", ""))
        for line in (self.first, self.last):
            line.editingFinished.connect(self._on_typed)
            line.textEdited.connect(partial(self._show_sense, line))
        for name, group in self.groups.items():
            group.chosen.connect(partial(self._on_chosen, name))

    def _date_line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(self.tr("Year"))
        line.setToolTip(self.tr("A year, month or day, such as 2024 or 2024-03"))
        return line

    def _show_sense(self, line: QLineEdit, typed: str) -> None:
        """What is no date is told by its colour."""
        palette = QPalette(self.palette())
        if read_date(typed) is None:
            palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.BrightText))
        line.setPalette(palette)

    def _tell(self, filters: Filters) -> None:
        if filters != self._filters:
            self._filters = filters
            self.filters_chosen.emit(filters)

    @Slot()
    def _on_typed(self) -> None:
        first, last = read_date(self.first.text()), read_date(self.last.text())
        if first is None or last is None:
            return
        if first and last and last[: len(first)] < first[: len(last)]:
            first, last = last, first
        self._tell(replace(self._filters, dates=(first, last)))

    @Slot(str, str)
    def _on_range(self, first: str, last: str) -> None:
        self._tell(replace(self._filters, dates=(first, last)))

    @Slot(str)
    def _on_pointed(self, words: str) -> None:
        if not words:
            low, high = span(self._facets.months)
            words = "" if low > high else filtering.dates_words((str(low), str(high)))
        self._told.setText(words)

    def _on_chosen(self, group: str, values: list[str]) -> None:
        self._tell(filtering.with_values(self._filters, group, values))
