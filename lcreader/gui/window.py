"""The window: builds the panels, joins their signals, and hands on what menus and keys ask for.

In go the archive, the jobs, the settings and the look; out come `archive_requested` and
`language_changed`, which only the program can grant.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QTabWidget, QWidget

from lcreader.archive import Archive
from lcreader.gui import files
from lcreader.gui.actions import Actions
from lcreader.gui.choices import Choices
from lcreader.gui.dialogs.about import AboutBox
from lcreader.gui.dialogs.keys import KeysDialog
from lcreader.gui.dialogs.query_help import QueryHelp
from lcreader.gui.errands import Errands
from lcreader.gui.importing import Importer
from lcreader.gui.jobs import Jobs
from lcreader.gui.listing import Chosen, Found
from lcreader.gui.look import Look
from lcreader.gui.news import News
from lcreader.gui.panels.bookmarks import BookmarksPanel
from lcreader.gui.panels.figures import FiguresPanel
from lcreader.gui.panels.reader import ReaderPanel
from lcreader.gui.panels.search import SearchPanel
from lcreader.gui.panes import Panes
from lcreader.gui.preferences import Preferences
from lcreader.gui.reporter import Reporter
from lcreader.gui.theme import SPACE
from lcreader.gui.toolbar import Toolbar
from lcreader.gui.widgets.archive_counts import ArchiveCounts
from lcreader.gui.widgets.work_bar import WorkBar
from lcreader.records import Article, Bookmark, Figure

_MESSAGE_FOR = 4000  # ms
_USUAL_SIZE = QSize(1280, 800)


class Window(QMainWindow):
    """List, article and figures, side by side.

    Signals:
        archive_requested: The folder of another archive to open.
        closed: The window went away.
    """

    archive_requested = Signal(object)
    closed = Signal()

    def __init__(
        self,
        archive: Archive,
        jobs: Jobs,
        settings: Preferences,
        look: Look,
        reporter: Reporter,
    ) -> None:
        super().__init__()
        self._archive = archive
        self._jobs = jobs
        self._settings = settings
        self._look = look
        self._reporter = reporter
        self._first_shown = False
        self.importer = Importer(archive, jobs, self)
        self.news = News(archive, jobs, self)
        self.deeds = Actions(self)
        self._build()
        self.errands = Errands(archive, jobs, settings, self.importer, self)
        self.choices = Choices(self.deeds, settings, look.theme, self)
        self._connect_panels()
        self._connect_deeds()
        self._connect_view_deeds()
        self._connect_work()
        self._recolour()
        self._restore()
        self._load()

    # Building

    def _build(self) -> None:
        self.setWindowTitle("LCReader")
        self.setAcceptDrops(True)
        archive, jobs, settings = self._archive, self._jobs, self._settings
        self.search = SearchPanel(archive, jobs, settings, self._look)
        self.bookmarks = BookmarksPanel(archive, jobs, settings)
        self.reader = ReaderPanel(archive, jobs, settings)
        self.figures = FiguresPanel(archive, jobs, settings)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("left")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.search, self.tr("Articles"))
        self.tabs.addTab(self.bookmarks, self.tr("Bookmarks"))
        self.tabs.tabBar().setExpanding(True)
        toggles = [self.deeds[f"show_{name}"] for name in ("list", "reader", "figures")]
        self.panes = Panes((self.tabs, self.reader, self.figures), toggles, settings)
        self.setCentralWidget(self.panes)
        self.deeds.fill(self.menuBar())
        self.addToolBar(Toolbar(self.deeds))
        self.counts = ArchiveCounts()
        self.work = WorkBar()
        self.statusBar().addPermanentWidget(self.work)
        self.statusBar().addPermanentWidget(self.counts)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(SPACE, 0, SPACE, 0)

    def _connect_panels(self) -> None:
        self.search.article_chosen.connect(self._on_chosen)
        self.search.reading_requested.connect(self.reader.setFocus)
        self.search.import_requested.connect(self.errands.import_files)
        self.search.help_requested.connect(self.show_query_help)
        self.search.failed.connect(self._reporter.report)
        self.search.results_shown.connect(self._on_results)
        self.reader.article_opened.connect(self._on_opened)
        self.reader.figure_clicked.connect(self.figures.select_figure)
        self.reader.search_requested.connect(self._on_search_requested)
        self.reader.status_changed.connect(self.tell)
        self.reader.history_changed.connect(self._on_history)
        self.reader.source_shown.connect(self.deeds["show_source"].setChecked)
        self.figures.figure_selected.connect(self._on_figure)
        self.figures.copied.connect(self.tell)
        self.bookmarks.bookmark_opened.connect(self._on_bookmark)
        self.bookmarks.removed.connect(self.reader.offer_undo)

    def _connect_deeds(self) -> None:
        self.deeds.connect(
            {
                "import_files": self.errands.import_files,
                "import_folder": self.errands.import_folder,
                "export_articles": partial(self.errands.export, "articles"),
                "export_figures": partial(self.errands.export, "figures"),
                "export_bookmarks": partial(self.errands.export, "bookmarks"),
                "open_archive": self._on_open_archive,
                "check_archive": self.errands.check,
                "quit": self.close,
                "undo": self.reader.undo,
                "copy_citation": self.reader.copy_citation,
                "add_bookmark": self.reader.add_bookmark,
                "search": self.focus_search,
                "find": self.reader.open_find,
                "next_hit": self.reader.next_hit,
                "previous_hit": self.reader.previous_hit,
                "back": self.reader.go_back,
                "forward": self.reader.go_forward,
                "next_article": partial(self._step, 1),
                "previous_article": partial(self._step, -1),
            }
        )

    def _connect_view_deeds(self) -> None:
        self.deeds["show_source"].setChecked(bool(self._settings.get("show_source")))
        self.deeds["show_source"].toggled.connect(self.reader.toggle_source)
        self.deeds["full_screen"].toggled.connect(self._on_full_screen)
        self.deeds.connect(
            {
                "larger": partial(self.reader.zoom, 1),
                "smaller": partial(self.reader.zoom, -1),
                "normal_size": self.reader.reset_zoom,
                "articles_tab": partial(self._show_tab, self.search),
                "bookmarks_tab": partial(self._show_tab, self.bookmarks),
                "next_pane": self._on_next_pane,
                "keys": self.show_keys,
                "query_help": self.show_query_help,
                "about": self.show_about,
            }
        )

    def _connect_work(self) -> None:
        self.importer.started.connect(lambda: self.work.begin(self.tr("Importing…")))
        self.importer.progressed.connect(self.work.tell)
        self.importer.idle.connect(self.work.end)
        self.importer.idle.connect(self._on_articles_changed)
        self.importer.failed.connect(self._reporter.report)
        self.work.stop_requested.connect(self.importer.stop)
        self.errands.told.connect(self.tell)
        self.choices.told.connect(self.tell)
        self.errands.failed.connect(self._reporter.report)
        self.news.articles_changed.connect(self._on_articles_changed)
        self.news.bookmarks_changed.connect(self._on_bookmarks_changed)
        self._jobs.failed_unheard.connect(self._reporter.report)
        self._look.theme.changed.connect(self._recolour)

    # What others may ask of the window

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say `words` in the status bar for a while."""
        self.statusBar().showMessage(words, _MESSAGE_FOR)

    @Slot()
    def focus_search(self) -> None:
        """Put the cursor into the search box, wherever one is."""
        self._show_tab(self.search)
        self.search.focus_box()

    def open_article(self, article_id: int) -> None:
        """Show an article that was not chosen in the list."""
        self.reader.open_article(article_id)

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys."""
        dialog = KeysDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    @Slot()
    def show_query_help(self) -> None:
        """Explain the query language under the search box."""
        self._show_tab(self.search)
        popup = QueryHelp(self)
        popup.example_chosen.connect(self.search.box.insert_example)
        box = self.search.box
        popup.move(box.mapToGlobal(QPoint(0, box.height() + 2)))
        popup.show()

    @Slot()
    def show_about(self) -> None:
        """Say what the program is."""
        box = AboutBox(str(self._archive.folder), self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def save_state(self) -> None:
        """Put place, size and panes into the settings."""
        self.panes.save()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._settings.set("window_geometry", geometry)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when nobody nearer took it, goes one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Coming to the front is a time to look for news."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.news.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.errands.take_in([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the looks of the window; the program ends the work."""
        self.save_state()
        self.news.close()
        event.accept()
        self.closed.emit()

    # Inside

    def _load(self) -> None:
        self.search.reload()
        self.bookmarks.reload()
        self._count()

    def _restore(self) -> None:
        kept = self._settings.get("window_geometry").encode("ascii", "ignore")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept))):
            self.resize(_USUAL_SIZE)
        self._on_history(False, False)
        self.search.focus_box()

    def _count(self) -> None:
        archive = self._archive
        self._jobs.start(lambda _watch: archive.status(), self.counts.tell)

    def _show_tab(self, panel: QWidget) -> None:
        self.deeds["show_list"].setChecked(True)
        self.tabs.setCurrentWidget(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, by: int) -> None:
        self.search.step(by)

    def _step_back(self) -> None:
        """Close the find bar, leave the full screen, clear the search, go to the list."""
        if self.reader.close_find():
            return
        if self.isFullScreen():
            self.deeds["full_screen"].setChecked(False)
        elif self.tabs.currentWidget() is not self.search:
            self._show_tab(self.search)
        elif not self.search.step_back():
            self.search.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_chosen(self, chosen: Chosen) -> None:
        self.reader.open_article(
            chosen.article_id, chosen.query, chosen.spans, title_spans=chosen.title_spans
        )

    @Slot(object)
    def _on_results(self, found: Found) -> None:
        """Nothing is open yet: open the first article, so that the window is not empty."""
        if not self._first_shown and found.ids:
            self._first_shown = True
            self.search.list.choose(0)

    @Slot(object)
    def _on_opened(self, article: Article) -> None:
        self._first_shown = True
        self.figures.show_article(article)
        self.search.mark(article.id)
        title = article.title or article.newspaper
        self.setWindowTitle(f"{title} — LCReader" if title else "LCReader")

    @Slot(object)
    def _on_figure(self, figure: Figure) -> None:
        self.reader.select_figure(figure.id)

    @Slot(object)
    def _on_bookmark(self, bookmark: Bookmark) -> None:
        if bookmark.article_id is not None:
            self.reader.open_article(bookmark.article_id, at=bookmark.span)

    @Slot(str)
    def _on_search_requested(self, text: str) -> None:
        self.focus_search()
        self.search.search(text)

    @Slot(bool, bool)
    def _on_history(self, can_back: bool, can_forward: bool) -> None:
        self.deeds["back"].setEnabled(can_back)
        self.deeds["forward"].setEnabled(can_forward)

    @Slot()
    def _on_articles_changed(self) -> None:
        self.search.reload()
        self.bookmarks.reload()
        self._count()
        if not self.importer.running:
            self.reader.reload()

    @Slot()
    def _on_bookmarks_changed(self) -> None:
        self.bookmarks.reload()
        self.reader.reload_bookmarks()
        self.search.refresh_rows()
        self._count()

    @Slot()
    def _recolour(self) -> None:
        self.deeds.colour(self._look)
        self.search.colour()
        self.work.set_icon(self._look.icon("close"))

    @Slot(bool)
    def _on_full_screen(self, on: bool) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.menuBar().setVisible(not on)

    @Slot()
    def _on_open_archive(self) -> None:
        folder = files.ask_folder(self, self._settings, self.tr("Open another archive"))
        if folder is not None:
            self.archive_requested.emit(folder)

    @Slot()
    def _on_next_pane(self) -> None:
        """Move the keyboard to the next pane that is shown."""
        panes: list[QWidget] = [self.tabs.currentWidget(), self.reader, self.figures]
        shown = [pane for pane in panes if pane.isVisible()]
        focused = self.focusWidget()
        here = [p for p, pane in enumerate(shown) if focused and pane.isAncestorOf(focused)]
        shown[(here[0] + 1) % len(shown) if here else 0].setFocus(Qt.FocusReason.TabFocusReason)
