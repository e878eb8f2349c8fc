"""What the archive says of the figures in view: badges, and on request the whole verdict.

In goes the article that is shown; out come badges, loaded in a job after the figures are there,
and the popover that shows where a verdict comes from. Stale answers are dropped.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from lcreader.archive import Archive
from lcreader.gui.figure_errands import figure_line
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.verdict_cards import Card, cards
from lcreader.gui.verdicts import Badges, badges
from lcreader.gui.widgets.verdict_popover import VerdictPopover
from lcreader.records import Article, Figure
from lcreader.watch import Watch

Answer = tuple[Figure, list[Card]]


class FigureVerdicts(QObject):
    """Fetches verdicts for one panel.

    Signals:
        loaded: The badges of the article's figures, by id.
        passage_requested: Id of an article and a span of it that the reader wants to see.
        told: A short sentence.
        closed: The popover is gone, and the keyboard was in it.
    """

    loaded = Signal(object)
    passage_requested = Signal(int, object)
    told = Signal(str)
    closed = Signal()

    def __init__(self, archive: Archive, jobs: Jobs, panel: QWidget) -> None:
        super().__init__(panel)
        self._archive = archive
        self._jobs = jobs
        self._panel = panel
        self._article: Article | None = None
        self._job: Job | None = None
        self._asking: Job | None = None
        self._figure: Figure | None = None
        self._beside = QRect()
        self.popover: VerdictPopover | None = None

    def show_article(self, article: Article | None) -> None:
        """Fetch the badges of an article, or of none."""
        self.close_popover()
        self._article = article
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Fetch the badges anew: the archive or a dismissal may have changed them."""
        drop(self._job)
        if self._article is None:
            self.loaded.emit({})
            return
        ledger, article_id = self._archive.ledger, self._article.id

        def work(watch: Watch) -> dict[int, Badges]:
            return badges(ledger.verdicts(article_id), ledger.sums(article_id))

        self._job = self._jobs.start(work, done=self.loaded.emit)

    def open(self, figure: Figure, beside: QRect) -> None:
        """Show the verdicts of a figure next to `beside`, a rectangle of the screen."""
        self._figure, self._beside = figure, beside
        self._ask(self._on_asked)

    @Slot()
    def close_popover(self) -> None:
        """Close what `open` opened."""
        drop(self._asking)
        if self.popover is not None:
            self.popover.close_popover()

    def _ask(self, done: Callable[[Answer], object]) -> None:
        drop(self._asking)
        figure, article = self._figure, self._article
        if figure is None or article is None:
            return
        archive, ledger = self._archive, self._archive.ledger

        def work(watch: Watch) -> Answer:
            sums = ledger.sums(article.id, dismissed=True)
            mine = [one for one in sums if figure.id in one.figure_ids]
            figures = archive.figures(article.id) if mine else []
            return figure, cards(ledger.findings(figure.id), mine, figure.id, article, figures)

        self._asking = self._jobs.start(work, done=done)

    @Slot(object)
    def _on_asked(self, answer: Answer) -> None:
        figure, found = answer
        if not found:
            self.told.emit(self.tr("Only this article speaks of this figure"))
            return
        if self.popover is None:
            self.popover = VerdictPopover(self._panel.window())
            self.popover.passage_requested.connect(self.passage_requested)
            self.popover.dismiss_requested.connect(self._on_dismiss)
            self.popover.restore_requested.connect(self._on_restore)
            self.popover.closed.connect(self.closed)
        self.popover.show_cards(figure_line(figure), found)
        self.popover.open_beside(self._beside)

    @Slot(object)
    def _on_renewed(self, answer: Answer) -> None:
        if self.popover is not None and self.popover.isVisible():
            figure, found = answer
            self.popover.show_cards(figure_line(figure), found)

    @Slot(str, str, str)
    def _on_dismiss(self, mark: str, reason: str, note: str) -> None:
        ledger = self._archive.ledger

        def work(watch: Watch) -> object:
            return ledger.dismiss(mark, "explained" if reason == "explained" else "not_same", note)

        self._jobs.start(work, done=self._on_written, writes=True)

    @Slot(str)
    def _on_restore(self, mark: str) -> None:
        ledger = self._archive.ledger
        self._jobs.start(lambda _watch: ledger.undismiss(mark), done=self._on_written, writes=True)

    @Slot(object)
    def _on_written(self, _answer: object) -> None:
        self.reload()
        if self._figure is not None:
            self._ask(self._on_renewed)
