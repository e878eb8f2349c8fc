"""What stands in the window while an archive is open: the panels, joined to each other.

The desk lives as long as the archive is open; the window around it (menus, toolbar, status bar)
outlives it. What menus and keys may ask of it is in `deeds()`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcreader.archive import Archive
from lcreader.gui.actions import Actions
from lcreader.gui.dialogs.query_help import QueryHelp
from lcreader.gui.errands import Errands
from lcreader.gui.importing import Importer
from lcreader.gui.jobs import Jobs
from lcreader.gui.ledger_room import LedgerRoom
from lcreader.gui.left import LeftColumn
from lcreader.gui.listing import Chosen, Found
from lcreader.gui.look import Look
from lcreader.gui.news import News
from lcreader.gui.panels.figures import FiguresPanel
from lcreader.gui.panels.reader import ReaderPanel
from lcreader.gui.panes import Panes
from lcreader.gui.preferences import Preferences
from lcreader.records import Article, Bookmark, Figure, Span


class Desk(QWidget):
    """List, article and figures of one archive, side by side.

    Signals:
        told: A short sentence for the status bar.
        failed: An exception that the user is to be told of.
        title_changed: What the window is to be called.
        counted: The `ArchiveStatus`, whenever it may have changed.
    """

    told = Signal(str)
    failed = Signal(object)
    title_changed = Signal(str)
    counted = Signal(object)

    def __init__(
        self,
        archive: Archive,
        jobs: Jobs,
        settings: Preferences,
        look: Look,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        """`actions` are those of the window, whose ticks and availability the desk keeps."""
        super().__init__(parent)
        self.archive = archive
        self._jobs = jobs
        self._settings = settings
        self._look = look
        self._actions = actions
        self._something_open = False
        self._wanted_first = 0
        self.importer = Importer(archive, jobs, self)
        self.news = News(archive, jobs, self)
        self.errands = Errands(archive, jobs, settings, self.importer, self)
        self._build()
        self._connect_panels()
        self._connect_work()
        self._load()

    def deeds(self) -> dict[str, Callable[..., object]]:
        """What can be done here, by the names of the window's actions."""
        reader = self.reader
        return {
            "import_files": self.errands.import_files,
            "import_folder": self.errands.import_folder,
            "export_articles": partial(self.errands.export, "articles"),
            "export_figures": partial(self.errands.export, "figures"),
            "export_bookmarks": partial(self.errands.export, "bookmarks"),
            "export_comparisons": partial(self.errands.export, "comparisons"),
            "search_list": self.errands.search_list,
            "check_archive": self.errands.check,
            "undo": self.undo,
            "copy_citation": self.copy_citation,
            "add_bookmark": reader.add_bookmark,
            "search": self.focus_search,
            "find": self.find_here,
            "ledger": self.room.toggle,
            "next_hit": reader.next_hit,
            "previous_hit": reader.previous_hit,
            "show_source": lambda: reader.toggle_source(self._actions["show_source"].isChecked()),
            "larger": partial(reader.zoom, 1),
            "smaller": partial(reader.zoom, -1),
            "normal_size": reader.reset_zoom,
            "back": self.go_back,
            "forward": reader.go_forward,
            "next_article": partial(self.search.step, 1),
            "previous_article": partial(self.search.step, -1),
            "facets": lambda: self.search.show_facets(self._actions["facets"].isChecked()),
            "within": partial(self.search.narrow, False),
            "exclude": partial(self.search.narrow, True),
            "save_search": self.tabs.save_search,
            "saved_tab": partial(self.show_tab, self.tabs.saved),
            "articles_tab": partial(self.show_tab, self.search),
            "bookmarks_tab": partial(self.show_tab, self.bookmarks),
            "next_pane": self.next_pane,
            "query_help": self.show_query_help,
        }

    def arrive(self) -> None:
        """The desk is in the window now: say what can be done, and take the keyboard."""
        self._on_history(False, False)
        self.panes.keep_one()
        self.focus_search()

    def take_in(self, paths: list[Path]) -> None:
        """Import files and folders."""
        self.errands.take_in(paths)

    @Slot()
    def focus_search(self) -> None:
        """Put the cursor into the search box, wherever one is."""
        self.show_tab(self.search)
        self.search.focus_box()

    def show_tab(self, panel: QWidget) -> None:
        """Bring the list of articles or of bookmarks to the front, with the keyboard."""
        self.room.leave()
        self._actions["show_list"].setChecked(True)
        self.tabs.setCurrentWidget(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def find_here(self) -> None:
        """Find in what is in view: the article, or the ledger."""
        if self.room.view is not None and self.room.in_view:
            self.room.view.focus_words()
        else:
            self.reader.open_find()

    @Slot()
    def go_back(self) -> None:
        """To the place before; a passage that was chosen in the ledger leads back to it."""
        if self.room.in_view:
            self.room.leave()
            return
        from_ledger = self.room.came_from_ledger
        self.reader.go_back()
        if from_ledger:
            self.room.open()

    @Slot()
    def undo(self) -> None:
        """Take back what is on offer: a figure's correction, a search, else a bookmark."""
        if self.figures.corrections.offers_undo:
            self.figures.corrections.undo()
        elif self.tabs.saved.offers_undo:
            self.tabs.saved.undo()
        else:
            self.reader.undo()

    @Slot()
    def copy_citation(self) -> None:
        """Copy with its source what the keyboard is at: a figure in its panel, else a passage."""
        focused = self.window().focusWidget()
        if focused is not None and self.figures.isAncestorOf(focused):
            self.figures.copy_chosen()
        else:
            self.reader.copy_citation()

    @Slot()
    def show_query_help(self) -> None:
        """Explain the query language under the search box."""
        self.show_tab(self.search)
        popup = QueryHelp(self)
        popup.example_chosen.connect(self.search.box.insert_example)
        box = self.search.box
        popup.move(box.mapToGlobal(QPoint(0, box.height() + 2)))
        popup.show()

    @Slot()
    def next_pane(self) -> None:
        """Move the keyboard to the next pane that is shown."""
        if self.room.view is not None and self.room.in_view:
            self.room.view.next_pane()
            return
        panes: list[QWidget] = [self.tabs.currentWidget(), self.reader, self.figures]
        shown = [pane for pane in panes if pane.isVisible()]
        focused = self.window().focusWidget()
        here = [p for p, pane in enumerate(shown) if focused and pane.isAncestorOf(focused)]
        shown[(here[0] + 1) % len(shown) if here else 0].setFocus(Qt.FocusReason.TabFocusReason)

    def step_back(self) -> None:
        """Close the find bar, leave the bookmarks, clear the search, go to the list.

        In the ledger: clear its filters, go back to the article.
        """
        if self.room.view is not None and self.room.in_view:
            if not self.room.view.step_back():
                self.room.leave()
            return
        if self.reader.close_find():
            return
        if self.tabs.currentWidget() is not self.search:
            self.show_tab(self.search)
        elif not self.search.step_back():
            self.search.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def colour(self) -> None:
        """Take icons and colours of the theme in force."""
        self.search.colour()
        self.room.colour()

    def close_down(self) -> None:
        """The archive is going to be closed: keep the panes, hear no more news."""
        self.panes.save()
        self.news.close()

    def _build(self) -> None:
        archive, jobs, settings = self.archive, self._jobs, self._settings
        self.tabs = LeftColumn(archive, jobs, settings, self._look)
        self.search, self.bookmarks = self.tabs.search, self.tabs.bookmarks
        self.reader = ReaderPanel(archive, jobs, settings)
        self.figures = FiguresPanel(archive, jobs, settings)
        toggles = [self._actions[f"show_{name}"] for name in ("list", "reader", "figures")]
        self.panes = Panes((self.tabs, self.reader, self.figures), toggles, settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        look, actions = self._look, self._actions
        self.room = LedgerRoom(self.panes, archive, jobs, look, actions)
        column.addWidget(self.room)
        self.setFocusProxy(self.search)

    def _connect_panels(self) -> None:
        self.search.article_chosen.connect(self._on_chosen)
        self.search.reading_requested.connect(self.reader.setFocus)
        self.search.import_requested.connect(self.errands.import_files)
        self.search.help_requested.connect(self.show_query_help)
        self.tabs.failed.connect(self.failed)
        self.search.results_shown.connect(self._on_results)
        once = Qt.ConnectionType.SingleShotConnection
        self.search.results_shown.connect(self._warm_up, once)
        self.search.widened.connect(self.panes.widen)
        self.search.widened.connect(lambda by: self._actions["facets"].setChecked(by > 0))
        self.tabs.search_wanted.connect(partial(self.show_tab, self.search))
        self.tabs.told.connect(self.told)
        self.reader.article_opened.connect(self._on_opened)
        self.reader.figure_clicked.connect(self.figures.select_figure)
        self.reader.search_requested.connect(self._on_search_requested)
        self.reader.status_changed.connect(self.told)
        self.reader.history_changed.connect(self._on_history)
        self.reader.source_shown.connect(self._actions["show_source"].setChecked)
        self.figures.figure_selected.connect(self._on_figure)
        self.figures.copied.connect(self.told)
        self.figures.passage_requested.connect(self._on_passage)
        self.figures.search_requested.connect(self._on_search_requested)
        self.room.passage_requested.connect(self._show_passage)
        self.room.left.connect(self._on_ledger_left)
        self.room.export_requested.connect(partial(self.errands.export, "comparisons"))
        self.room.save_requested.connect(self.errands.save_reports)
        self.room.told.connect(self.told)
        self.room.failed.connect(self.failed)
        self.bookmarks.bookmark_opened.connect(self._on_bookmark)
        self.bookmarks.removed.connect(self.reader.offer_undo)

    def _connect_work(self) -> None:
        self.importer.idle.connect(self._on_articles_changed)
        self.importer.failed.connect(self.failed)
        self.errands.told.connect(self.told)
        self.errands.failed.connect(self.failed)
        self.news.articles_changed.connect(self._on_articles_changed)
        self.news.bookmarks_changed.connect(self._on_bookmarks_changed)
        self.news.ledger_changed.connect(self.figures.verdicts.reload)
        self.news.ledger_changed.connect(self.room.renew)
        self._jobs.failed_unheard.connect(self.failed)

    def _load(self) -> None:
        self._actions["show_source"].setChecked(bool(self._settings.get("show_source")))
        self.search.show_facets(bool(self._settings.get("facets_visible")))
        self.tabs.reload()
        self._count()

    def _count(self) -> None:
        archive = self.archive
        self._jobs.start(lambda _watch: archive.status(), self.counted.emit)

    @Slot(object)
    def _on_chosen(self, chosen: Chosen) -> None:
        self.room.came_from_ledger = False
        self.reader.open_article(
            chosen.article_id,
            chosen.query,
            chosen.spans,
            title_spans=chosen.title_spans,
            subtitle_spans=chosen.subtitle_spans,
            number=chosen.number,
        )

    @Slot()
    def _warm_up(self) -> None:
        """The list is there, and nobody has typed yet: make the first searches quick."""
        self._jobs.start(self.archive.warm)

    @Slot(object)
    def _on_results(self, found: Found) -> None:
        """Nothing is open yet: open an article, so that the window is not empty."""
        if self._something_open or not (found.ids or self._wanted_first):
            return
        self._something_open = True
        row = self.search.model.row_of(self._wanted_first) if self._wanted_first else 0
        if row >= 0:
            self.search.list.choose(row)
        else:
            self.reader.open_article(self._wanted_first)

    def show_first(self, query: str, article_id: int) -> None:
        """Ask `query`, and open an article, with what was found in it where it is among the hits;
        what is empty or 0 is left to the desk."""
        self._wanted_first = article_id
        if query:
            self.search.search(query)

    @Slot(object)
    def _on_opened(self, article: Article) -> None:
        self._something_open = True
        self.figures.show_article(article)
        self.search.mark(article.id)
        self.title_changed.emit(article.title or article.newspaper)

    @Slot(object)
    def _on_figure(self, figure: Figure) -> None:
        self.reader.select_figure(figure.id)

    @Slot(object)
    def _on_bookmark(self, bookmark: Bookmark) -> None:
        if bookmark.article_id is not None:
            self.room.came_from_ledger = False
            self.reader.open_article(bookmark.article_id, at=bookmark.span)

    @Slot(int, object)
    def _on_passage(self, article_id: int, span: Span) -> None:
        self.room.came_from_ledger = False
        self._show_passage(article_id, span)

    @Slot(int, object)
    def _show_passage(self, article_id: int, span: Span) -> None:
        self._something_open = True
        self._actions["show_reader"].setChecked(True)
        self.reader.open_article(article_id, at=span)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_search_requested(self, text: str) -> None:
        self.focus_search()
        self.search.search(text)

    @Slot(bool, bool)
    def _on_history(self, can_back: bool, can_forward: bool) -> None:
        self._actions["back"].setEnabled(can_back or self.room.came_from_ledger)
        self._actions["forward"].setEnabled(can_forward)

    @Slot()
    def _on_ledger_left(self) -> None:
        self.panes.keep_one()

    @Slot()
    def _on_articles_changed(self) -> None:
        self.tabs.reload()
        self._count()
        if not self.importer.running:
            self.reader.reload()

    @Slot()
    def _on_bookmarks_changed(self) -> None:
        self.bookmarks.reload()
        self.reader.reload_bookmarks()
        self.search.refresh_rows()
        self._count()
