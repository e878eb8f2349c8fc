"""Leads through the hits of the search and through what is found in the article.

It has the view and the two bars to lead; whoever shows another text tells it so. All spans are
code points of the shown text.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from lcreader.gui.travel import Stepper, find_all
from lcreader.gui.widgets.article_view import ArticleView
from lcreader.gui.widgets.find_bar import FindBar, HitBar
from lcreader.gui.widgets.mark_painter import CURRENT
from lcreader.gui.widgets.marks import Mark
from lcreader.records import Span


class Finding(QObject):
    """The hits and the finds of one article view."""

    def __init__(
        self, view: ArticleView, hit_bar: HitBar, find_bar: FindBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._hit_bar = hit_bar
        self._find_bar = find_bar
        self._hits = Stepper()
        self._found = Stepper()
        hit_bar.step_requested.connect(self._on_hit_step)
        hit_bar.closed.connect(self._on_hits_closed)
        find_bar.step_requested.connect(self.step)
        find_bar.wanted_changed.connect(self._on_wanted)
        find_bar.closed.connect(self._on_find_closed)

    def set_hits(self, query: str, spans: Sequence[Span], number: int = 0) -> Span | None:
        """Mark the hits of `query`; gives the one of that number, which becomes the current one."""
        self._hits = Stepper(tuple(sorted(spans)), min(number, len(spans) - 1))
        first = self._hits.current
        if spans:
            self._hit_bar.show_query(query)
        else:
            self._hit_bar.hide()
        self._show_hits()
        return first

    def move_hits(self, spans: Sequence[Span]) -> None:
        """The same hits in a text set anew: the current one stays current."""
        self._hits = Stepper(tuple(sorted(spans)), self._hits.index)
        self._show_hits()
        self._find()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next place: of the finds while the find bar is open, else of the hits."""
        if not self._find_bar.wanted:
            self._on_hit_step(by)
            return
        span = self._found.step(by)
        self._show_found()
        if span is not None:
            self._view.show_span(span, always=False)

    @Slot(int)
    def go_to_hit(self, number: int) -> None:
        """Go to the hit of that number."""
        self._on_hit_step(number - self._hits.index)

    @Slot(int)
    def go_to_find(self, number: int) -> None:
        """Go to the find of that number."""
        self.step(number - self._found.index)

    def open_find(self) -> None:
        """Open the find bar, with the selection in it where there is one in a single line."""
        selected = self._view.sheet.words(self._view.selected())
        self._find_bar.open("" if "\n" in selected else selected)

    def close_find(self) -> bool:
        """Close the find bar; False where it was not open."""
        was_open = not self._find_bar.isHidden()
        self._find_bar.close_bar()
        return was_open

    @Slot(int)
    def _on_hit_step(self, by: int) -> None:
        span = self._hits.step(by)
        self._show_hits()
        if span is not None:
            self._view.show_span(span, always=False)

    @Slot()
    def _on_hits_closed(self) -> None:
        self.set_hits("", ())
        self._view.setFocus()

    @Slot(str)
    def _on_wanted(self, wanted: str) -> None:
        self._find()
        span = self._found.start_at(self._view.top())
        self._show_found()
        if span is not None:
            self._view.show_span(span, always=False)

    @Slot()
    def _on_find_closed(self) -> None:
        current = self._found.current
        self._found = Stepper()
        self._show_found()
        if current is not None:
            self._view.select(current)
        self._view.setFocus()

    def _find(self) -> None:
        index = self._found.index
        self._found = Stepper(find_all(self._view.sheet.text, self._find_bar.wanted))
        self._found.index = min(index, len(self._found.spans) - 1)
        self._show_found()

    def _show_hits(self) -> None:
        self._hit_bar.show_place(self._hits.index, len(self._hits.spans))
        self._view.set_marks("hit", _marks(self._hits))

    def _show_found(self) -> None:
        self._find_bar.show_place(self._found.index, len(self._found.spans))
        self._view.set_marks("found", _marks(self._found))


def _marks(stepper: Stepper) -> list[Mark]:
    return [
        Mark(span, index, CURRENT if index == stepper.index else "")
        for index, span in enumerate(stepper.spans)
    ]
