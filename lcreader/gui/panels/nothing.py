"""Says why nothing was found, in the words of the window, with ways on that tell their counts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from lcreader.gui import filtering
from lcreader.gui.absence import Absence
from lcreader.gui.listing import NEWEST, Wanted
from lcreader.gui.widgets.nothing_found import Line, NothingFound, Section
from lcreader.gui.wording import KINDS, short_list
from lcreader.records import Filters, Matching

_LONGEST = 40  # characters of a query in the headline


class Nothing(QObject):
    """Fills a `NothingFound`.

    Signals:
        wanted: Another `Wanted` that a click asks for.
        import_requested: The archive is empty and the user wants to change that.
    """

    wanted = Signal(object)
    import_requested = Signal()

    def __init__(self, view: NothingFound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view

    def say(self, wanted: Wanted) -> None:
        """Say at once that there is nothing; why is not known yet."""
        self._view.tell(self._title(wanted))

    def explain(self, absence: Absence) -> None:
        """Say all that is known of it."""
        wanted, status = absence.wanted, absence.status
        if not status.sources and not wanted.steps:
            words = self.tr("Import newspaper pages as text files, or drop them onto the window.")
            ways = [Line(self.tr("Import files…"), act=self.import_requested.emit)]
            self._view.tell(
                self.tr("This archive is empty"), [Section("", [Line(words)]), Section("", ways)]
            )
            return
        near = [
            Line(query, _amount(n), self._ask(replace(wanted, query=query)))
            for query, n in absence.suggestions
        ]
        self._view.tell(
            self._title(wanted),
            [
                Section(self.tr("Did you mean"), near),
                Section(self.tr("Each word by itself, in all kinds of text"), self._words(absence)),
                Section(self.tr("What would find something"), self._ways(absence)),
                Section(self.tr("What the archive covers"), self._covered(absence)),
            ],
        )

    def _title(self, wanted: Wanted) -> str:
        query = wanted.whole.strip()
        if not query:
            return self.tr("No article fits these filters")
        short = query if len(query) <= _LONGEST else query[:_LONGEST] + "…"
        return self.tr("Nothing found for “{query}”").format(query=short)

    def _words(self, absence: Absence) -> list[Line]:
        lines = []
        for word, n in absence.words:
            act = self._ask(Wanted(word, Filters(KINDS), NEWEST, absence.wanted.matching))
            amount = _amount(n) if n else self.tr("in no article")
            lines.append(Line(word, amount, act if n else None))
        return lines

    def _ways(self, absence: Absence) -> list[Line]:
        """Only what finds something, but for the last, which shows all there is."""
        wanted, lines = absence.wanted, []
        filters = wanted.filters
        if absence.unfiltered:
            freed = replace(wanted, filters=Filters(filters.kinds))
            chips = [words for _, words in filtering.chips(Wanted(filters=filters))]
            words = self.tr("Search without the filters ({filters})")
            text = words.format(filters=" · ".join(chips))
            lines.append(Line(text, _amount(absence.unfiltered), self._ask(freed)))
        if absence.of_all_kinds:
            everything = replace(wanted, filters=replace(filters, kinds=KINDS))
            words = self.tr("Search captions, notices and mastheads too")
            lines.append(Line(words, _amount(absence.of_all_kinds), self._ask(everything)))
        if absence.not_within:
            freed = replace(wanted, within=(), out=False)
            words = self.tr("Search the whole archive")
            lines.append(Line(words, _amount(absence.not_within), self._ask(freed)))
        if wanted.matching != Matching():
            usual = replace(wanted, matching=Matching())
            lines.append(Line(self.tr("Search whatever the script"), act=self._ask(usual)))
        query, total = absence.reduced
        if total:
            missing = [f"“{word}”" for word, n in absence.words if not n]
            words = self.tr("Search without {words}").format(words=short_list(missing))
            act = self._ask(replace(wanted, query=query))
            lines.append(Line(words, _amount(total), act))
        lines.append(Line(self.tr("Show all articles"), act=self._ask(Wanted())))
        return lines

    def _covered(self, absence: Absence) -> list[Line]:
        status = absence.status
        lines = [Line(self.tr("%n article(s)", "", status.articles))]
        if absence.first:
            dates = filtering.dates_words((absence.first, absence.last))
            lines = [Line(lines[0].words + " · " + dates)]
        if absence.undated:
            lines.append(Line(self.tr("%n of them without a date", "", absence.undated)))
        if status.to_index:
            words = self.tr("%n article(s) cannot be searched yet", "", status.to_index)
            lines.append(Line(words))
        return lines

    def _ask(self, wanted: Wanted) -> Callable[[], object]:
        return partial(self.wanted.emit, wanted)


def _amount(n: int) -> str:
    return f"{n:,}"
