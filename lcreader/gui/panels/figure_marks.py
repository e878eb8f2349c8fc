"""The figures of the article in view: marked, told of when hovered, and one of them chosen.

It has the view to lead; the panel tells it which article is shown, and when its text is set anew.
"""

from collections.abc import Iterable, Mapping

from lcreader.gui.figure_words import figure_card
from lcreader.gui.widgets.article_view import ArticleView
from lcreader.gui.widgets.marks import Mark
from lcreader.records import Figure


class FigureMarks:
    """The figures of one article view, by id."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._figures: Mapping[int, Figure] = {}
        self._chosen = 0

    def show(self, figures: Mapping[int, Figure]) -> None:
        """These are the figures of the article in view; none of them is chosen."""
        self._figures = figures
        self._chosen = 0

    def mark(self, marks: Iterable[Mark]) -> None:
        """Put the marks into the view as it is set now."""
        self._view.set_marks("figure", marks)
        self.choose(self._chosen)

    def choose(self, figure_id: int) -> None:
        """Mark a figure as chosen, or none where there is none with that id."""
        self._chosen = figure_id
        figure = self._figures.get(figure_id)
        shown = self._view.sheet.to_shown
        self._view.set_marks("chosen", [Mark(shown(figure.span), figure_id)] if figure else [])

    def go_to(self, figure_id: int) -> None:
        """Mark a figure as chosen, scroll to its sentence and light that up."""
        figure = self._figures.get(figure_id)
        if figure is None:
            return
        self.choose(figure_id)
        sentence = self._view.sheet.to_shown(figure.sentence)
        self._view.show_span(self._view.sheet.to_shown(figure.span), always=False)
        self._view.flash(sentence)

    def tip(self, figure_id: int) -> str:
        """What is shown when a figure is hovered."""
        figure = self._figures.get(figure_id)
        return figure_card(figure) if figure is not None else ""
