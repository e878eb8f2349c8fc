"""Figures corrected by hand in one panel: asked for, done, offered to be taken back.

It puts its actions into the panel's menu and is told which article is shown. Nothing here shows
the figures anew: the archive tells the window that they changed, as it does for every change.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from lcreader.archive import Archive, Correction, query_for
from lcreader.gui.dialogs.figure_correction import FigureCorrectionDialog
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.widgets.undo_bar import UndoBar
from lcreader.records import Article, Figure, Span
from lcreader.watch import Watch

_LONGEST_UNDO = 50
_SHOWN = 10  # characters of a number in the bar


class Step(NamedTuple):
    """What was done: the corrections that came, those that they took the place of, and words."""

    made: tuple[Correction, ...]
    before: tuple[Correction, ...]
    words: str


class FigureCorrections(QObject):
    """Corrects the figures of one panel.

    Signals:
        search_requested: The query that finds a figure in other articles.
        done: Something was corrected or taken back.
    """

    search_requested = Signal(str)
    done = Signal()

    def __init__(
        self, archive: Archive, jobs: Jobs, panel: QWidget, chosen: Callable[[], Figure | None]
    ) -> None:
        """`chosen` gives the figure that the reader has chosen."""
        super().__init__(panel)
        self._archive = archive
        self._jobs = jobs
        self._panel = panel
        self._chosen = chosen
        self._article: Article | None = None
        self._job: Job | None = None
        self._away: tuple[Correction, ...] = ()  # what is no figure, in the article shown
        self._steps: list[Step] = []
        self._bar = UndoBar(panel)
        self._bar.undo_requested.connect(self.undo)
        self.dialog: FigureCorrectionDialog | None = None

    def add_to(self, menu: QMenu, views: Iterable[QWidget]) -> None:
        """Put the actions into `menu`, and their keys on `views`."""
        self._correct = self._action(self.tr("Correct this figure…"), self.correct)
        self._correct.setShortcut(QKeySequence(Qt.Key.Key_F2))
        self._correct.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._refuse = self._action(self.tr("Not a figure"), self.refuse)
        self._restore = self._action(self.tr("Take the correction back"), self.restore)
        self._bring = self._action("", self.bring_back)
        self._elsewhere = self._action(self.tr("Find this figure elsewhere"), self.find_elsewhere)
        menu.addSeparator()
        for action in (self._elsewhere, self._correct, self._refuse, self._restore, self._bring):
            menu.addAction(action)
        menu.addSeparator()
        for view in views:
            view.addAction(self._correct)
        menu.aboutToShow.connect(self._on_menu)
        menu.aboutToHide.connect(self._on_menu_gone)

    def show_article(self, article: Article | None) -> None:
        """Another article is shown, or the same one anew."""
        before, self._article = self._article, article
        drop(self._job)
        if article is None or before is None or before.id != article.id:
            self._bar.hide()
            self._away = ()
        if article is None:
            return
        archive, article_id = self._archive, article.id

        def work(watch: Watch) -> tuple[Correction, ...]:
            there = archive.corrections(article_id)
            return tuple(one for one in there if one.span and one.fields.get("no_figure"))

        self._job = self._jobs.start(work, done=self._on_away)

    @property
    def offers_undo(self) -> bool:
        """Whether the bar is there that would take the last step back."""
        return self._bar.isVisible()

    @Slot()
    def correct(self) -> None:
        """Open the dialog for the figure that is chosen."""
        figure = self._chosen()
        if figure is None or self._article is None:
            return
        dialog = FigureCorrectionDialog(self._article, figure, self._panel.window())
        dialog.saved.connect(lambda changes: self._change(figure, changes))
        dialog.refused.connect(lambda: self._change(figure, {"no_figure": True}))
        dialog.restored.connect(lambda: self._take_back(figure))
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    @Slot()
    def refuse(self) -> None:
        """What is chosen is no figure: no question, but a way back."""
        figure = self._chosen()
        if figure is not None:
            self._change(figure, {"no_figure": True})

    @Slot()
    def restore(self) -> None:
        """The figure that is chosen is again what the program reads."""
        figure = self._chosen()
        if figure is not None and figure.corrected:
            self._take_back(figure)

    @Slot()
    def bring_back(self) -> None:
        """All numbers of the article that were said to be no figures are figures again."""
        archive, away = self._archive, self._away
        words = self.tr("Figures brought back")

        def work(watch: Watch) -> Step:
            return Step((), tuple(archive.remove_correction(one.id) for one in away), words)

        self._jobs.start(work, done=self._on_done, writes=True)

    @Slot()
    def find_elsewhere(self) -> None:
        """Ask for a search for the figure that is chosen."""
        figure = self._chosen()
        if figure is not None:
            self.search_requested.emit(query_for(figure))

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        if not self._steps:
            return
        archive, step = self._archive, self._steps.pop()
        self._bar.hide()

        def work(watch: Watch) -> None:
            for one in step.made:
                archive.remove_correction(one.id)
            for one in step.before:
                archive.restore_correction(one)

        self._jobs.start(work, done=self._on_undone, writes=True)

    def _change(self, figure: Figure, changes: dict[str, Any]) -> None:
        archive = self._archive
        pattern = self.tr("“{number}” corrected")
        if changes.get("no_figure"):
            pattern = self.tr("“{number}” is not a figure any more")
        words = pattern.format(number=_short(figure.text))

        def work(watch: Watch) -> Step:
            before = _corrections_of(archive, figure)
            made = archive.correct_figure(_number_now(archive, figure), **changes)
            return Step((made,), before, words)

        self._jobs.start(work, done=self._on_done, writes=True)

    def _take_back(self, figure: Figure) -> None:
        archive = self._archive
        words = self.tr("“{number}” is again as it was read").format(number=_short(figure.text))

        def work(watch: Watch) -> Step:
            there = _corrections_of(archive, figure)
            return Step((), tuple(archive.remove_correction(one.id) for one in there), words)

        self._jobs.start(work, done=self._on_done, writes=True)

    @Slot(object)
    def _on_done(self, step: Step) -> None:
        if step.made or step.before:
            self._steps.append(step)
            del self._steps[:-_LONGEST_UNDO]
            self._bar.offer(step.words)
        self.done.emit()

    @Slot(object)
    def _on_undone(self, _nothing: object) -> None:
        self.done.emit()

    @Slot(object)
    def _on_away(self, away: tuple[Correction, ...]) -> None:
        self._away = away

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    @Slot()
    def _on_menu(self) -> None:
        figure = self._chosen()
        for action in (self._correct, self._refuse, self._elsewhere):
            action.setEnabled(figure is not None)
        self._restore.setVisible(figure is not None and figure.corrected)
        self._bring.setVisible(bool(self._away))
        words = self.tr("Bring back what was no figure ({count})")
        self._bring.setText(words.format(count=len(self._away)))

    @Slot()
    def _on_menu_gone(self) -> None:
        self._correct.setEnabled(True)  # a disabled action would not hear its key

    def _action(self, words: str, slot: object) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(slot)
        return action


def _corrections_of(archive: Archive, figure: Figure) -> tuple[Correction, ...]:
    """What was corrected of a figure: at its very place, or else where it reaches into it."""
    there = archive.corrections(figure.article_id)
    exact = tuple(one for one in there if one.span == figure.span)
    if exact or not figure.corrected:
        return exact
    return tuple(one for one in there if one.span is not None and _meet(one.span, figure.span))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _number_now(archive: Archive, figure: Figure) -> int:
    """The id of a figure: a correction gives all figures of its page new ones."""
    there = archive.figures(figure.article_id)
    return next((one.id for one in there if one.span == figure.span), figure.id)


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
