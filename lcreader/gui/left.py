"""The left column: articles, bookmarks, and searches that are kept, one tab each."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from lcreader.archive import Archive
from lcreader.gui.jobs import Jobs
from lcreader.gui.listing import Wanted
from lcreader.gui.look import Look
from lcreader.gui.panels.bookmarks import BookmarksPanel
from lcreader.gui.panels.saved import SavedPanel
from lcreader.gui.panels.search import SearchPanel
from lcreader.gui.preferences import Preferences


class LeftColumn(QTabWidget):
    """The three lists, those of searches joined to each other.

    Signals:
        told: A short sentence for the status bar.
        failed: An exception.
        search_wanted: A kept search was opened: the articles are to come to the front.
    """

    told = Signal(str)
    failed = Signal(object)
    search_wanted = Signal()

    def __init__(
        self,
        archive: Archive,
        jobs: Jobs,
        settings: Preferences,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.search = SearchPanel(archive, jobs, settings, look)
        self.search.colour()
        self.bookmarks = BookmarksPanel(archive, jobs, settings)
        self.saved = SavedPanel(archive, jobs, look)
        self.setObjectName("left")
        self.setDocumentMode(True)
        self.addTab(self.search, self.tr("Articles"))
        self.addTab(self.bookmarks, self.tr("Bookmarks"))
        self.addTab(self.saved, self.tr("Saved"))
        self.tabBar().setExpanding(True)
        self.search.failed.connect(self.failed)
        self.search.save_requested.connect(self.save_search)
        self.saved.search_opened.connect(self._on_saved)
        self.saved.counted.connect(self._on_counted)
        self.saved.told.connect(self.told)
        self.saved.failed.connect(self.failed)

    @Slot()
    def reload(self) -> None:
        """Ask the archive anew for all three."""
        for panel in (self.search, self.bookmarks, self.saved):
            panel.reload()

    @Slot()
    def save_search(self) -> None:
        """Keep what is searched for under a name."""
        self.saved.keep(self.search.wanted)

    @Slot(object)
    def _on_saved(self, wanted: Wanted) -> None:
        self.search_wanted.emit()
        self.search.show_wanted(wanted)

    @Slot(int)
    def _on_counted(self, new: int) -> None:
        words = self.tr("Saved") + (f" +{new:,}" if new else "")
        self.setTabText(self.indexOf(self.saved), words)
