"""Where the ledger takes the place of the panes, and gives it back just as it was."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from lcreader.archive import Archive
from lcreader.gui.actions import Actions
from lcreader.gui.jobs import Jobs
from lcreader.gui.look import Look
from lcreader.gui.panels.ledger import LedgerView

# What makes no sense while no article is in view.
_OF_ARTICLES = (
    *("copy_citation", "add_bookmark", "next_hit", "previous_hit", "show_source", "undo"),
    *("show_list", "show_reader", "show_figures", "next_article", "previous_article"),
    *("larger", "smaller", "normal_size"),
)


class LedgerRoom(QStackedWidget):
    """The panes, and behind them the ledger, which is made when it is first opened.

    Signals:
        passage_requested: Id of an article and the span to show; the panes are in view again.
        opened: The ledger is in view.
        left: The panes are in view again.
        export_requested: All comparisons are to be written to a file.
        save_requested: Id and name of an indicator: its reports are to be written to a file.
        told: A short sentence.
        failed: An exception.
    """

    passage_requested = Signal(int, object)
    opened = Signal()
    left = Signal()
    export_requested = Signal()
    save_requested = Signal(int, str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        panes: QWidget,
        archive: Archive,
        jobs: Jobs,
        look: Look,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._look = look
        self._actions = actions
        self._panes = panes
        self._stale = False
        self._focus: QWidget | None = None
        self.came_from_ledger = False  # the passage in view was chosen in the ledger
        self.view: LedgerView | None = None
        self.addWidget(panes)

    @property
    def in_view(self) -> bool:
        """Whether the ledger is what is seen."""
        return self.view is not None and self.currentWidget() is self.view

    @Slot()
    def toggle(self) -> None:
        """Open the ledger, or go back to the panes."""
        if self.in_view:
            self.leave()
        else:
            self.open()

    def open(self) -> None:
        """Bring the ledger into view, where it was left."""
        self._focus = self.window().focusWidget()
        if self.view is None:
            self.view = self._made()
            self._stale = True
        self.setCurrentWidget(self.view)
        self._actions["ledger"].setChecked(True)
        for name in _OF_ARTICLES:
            self._actions[name].setEnabled(False)
        if self._stale:
            self._stale = False
            self.view.reload()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.came_from_ledger = False
        self.opened.emit()

    @Slot()
    def leave(self) -> None:
        """Bring the panes back, with the keyboard where it was."""
        if not self.in_view:
            return
        self.setCurrentWidget(self._panes)
        self._actions["ledger"].setChecked(False)
        for name in _OF_ARTICLES:
            self._actions[name].setEnabled(True)
        if self._focus is not None and self._panes.isAncestorOf(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self.left.emit()

    @Slot()
    def renew(self) -> None:
        """The archive has changed: fetch anew, at once or when the ledger is seen again."""
        self._stale = not self.in_view
        if self.in_view and self.view is not None:
            self.view.reload()

    def colour(self) -> None:
        """Take icons of the theme in force."""
        if self.view is not None:
            self.view.colour(self._look.icon("back"), self._look.icon("export"))

    def _made(self) -> LedgerView:
        view = LedgerView(self._archive, self._jobs, self)
        view.closed.connect(self.leave)
        view.export_requested.connect(self.export_requested)
        view.save_requested.connect(self.save_requested)
        view.told.connect(self.told)
        view.failed.connect(self.failed)
        view.passage_requested.connect(self._on_passage)
        view.colour(self._look.icon("back"), self._look.icon("export"))
        self.addWidget(view)
        return view

    @Slot(int, object)
    def _on_passage(self, article_id: int, span: object) -> None:
        self.leave()
        self.came_from_ledger = True
        self.passage_requested.emit(article_id, span)
