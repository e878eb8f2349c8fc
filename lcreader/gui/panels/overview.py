"""An article with a strip beside it: where its hits are, what is found in it, its bookmarks."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcreader.gui.widgets import colours
from lcreader.gui.widgets.article_view import ArticleView
from lcreader.gui.widgets.mark_painter import CURRENT
from lcreader.gui.widgets.mark_strip import MarkStrip

_LAYERS = ("bookmark", "hit", "found")
_REST = 30  # ms: marks of several layers come one after the other


class ArticlePage(QWidget):
    """A view and its strip, which is kept up to date.

    Signals:
        hit_requested: The number of the hit to go to.
        find_requested: The number of the place that the find bar found.
    """

    hit_requested = Signal(int)
    find_requested = Signal(int)

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.strip = MarkStrip()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(view, 1)
        row.addWidget(self.strip)
        self.setFocusProxy(view)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.refresh)
        view.marks_changed.connect(self._on_marks)
        view.sheet_set.connect(self._rest.start)
        view.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.strip.mark_clicked.connect(self._on_mark)
        self.strip.place_clicked.connect(self._on_place)

    @Slot()
    def refresh(self) -> None:
        """Measure anew where the marks are."""
        palette = self._view.palette()
        places, current = {}, None
        for layer in _LAYERS:
            marks = self._view.marks(layer)
            places[layer] = self._view.shares([mark.span.start for mark in marks])
            here = (n for n, mark in enumerate(marks) if mark.colour == CURRENT)
            number = next(here, -1)
            current = places[layer][number] if number >= 0 else current
        tints = {
            "bookmark": colours.bookmark_colour("blue", palette),
            "hit": colours.hit_line(palette),
            "found": colours.found_line(palette),
        }
        self.strip.show_places(places, tints, current)

    @Slot(str)
    def _on_marks(self, layer: str) -> None:
        if layer in _LAYERS:
            self._rest.start()

    @Slot(int, int)
    def _on_range(self, _low: int, _high: int) -> None:
        self._rest.start()

    @Slot(str, int)
    def _on_mark(self, layer: str, number: int) -> None:
        if layer == "hit":
            self.hit_requested.emit(number)
        elif layer == "found":
            self.find_requested.emit(number)
        else:
            self._view.show_span(self._view.marks(layer)[number].span)

    @Slot(float)
    def _on_place(self, share: float) -> None:
        bar = self._view.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(round(share * whole - bar.pageStep() / 2))
