"""What lives as long as the process: the jobs and the window on one archive after the other."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from lcreader.archive import Archive
from lcreader.errors import LCReaderError
from lcreader.gui.jobs import Jobs
from lcreader.gui.look import Look
from lcreader.gui.preferences import Preferences
from lcreader.gui.reporter import Reporter
from lcreader.gui.screenshot import Screenshot
from lcreader.gui.window import Window


@dataclass(frozen=True, slots=True)
class Start:
    """What the first window is to do at once."""

    query: str = ""
    article: int = 0
    size: tuple[int, int] | None = None
    screenshot: Path | None = None


class Program(QObject):
    """Opens archives, each in a window of its own, and ends all work at the end."""

    def __init__(
        self,
        application: QApplication,
        settings: Preferences,
        look: Look,
        default: Path,
        seeds: Path,
        log: str,
    ) -> None:
        """`default` is the folder of the user's own archive, which `seeds` are put into."""
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._look = look
        self._default = default
        self._seeds = seeds
        self.reporter = Reporter(log, self)
        self.reporter.hook()
        self.archive: Archive | None = None
        self.jobs: Jobs | None = None
        self.window: Window | None = None
        application.setQuitOnLastWindowClosed(False)

    def open(self, folder: Path) -> None:
        """Open the archive in `folder`, made where there is none, in a new window.

        Raises:
            ArchiveError: when it cannot be used; what was open stays open.
        """
        fresh = not (folder / "archive.sqlite3").is_file()
        archive = Archive.open(folder)
        self._leave()
        self.archive, self.jobs = archive, Jobs(self)
        self.window = Window(archive, self.jobs, self._settings, self._look, self.reporter)
        self.window.archive_requested.connect(self._on_archive_requested)
        self.window.closed.connect(self._application.quit)
        self.reporter.set_window(self.window)
        default = folder == self._default
        self._settings.set("archive", "" if default else str(folder.absolute()))
        if default and fresh:
            self._settings.set("seeding", True)

    def begin(self, start: Start) -> None:
        """Show the window and start what it is to do first."""
        assert self.window is not None and self.jobs is not None and self.archive is not None
        window = self.window
        if start.size is not None:
            window.resize(*start.size)
        if start.article:
            window.open_article(start.article)
        if start.query:
            window.search.search(start.query)
        window.show()
        if self._settings.get("seeding"):
            # Set before the first byte is read, cleared when all are in: a first start that
            # was cut short goes on at the next one.
            window.importer.imported.connect(self._on_seeded)
            window.importer.start([self._seeds])
        else:
            self.jobs.start(self.archive.catch_up, writes=True)
        if start.screenshot is not None:
            self.reporter.set_window(None)  # no one could close a box: errors are logged only
            picture = Screenshot(window, self.jobs.busy, start.screenshot.absolute())
            picture.done.connect(self._on_painted)

    def close(self) -> None:
        """Close window and archive, work first; the program is over."""
        self._leave()
        self.reporter.unhook()

    def _leave(self) -> None:
        if self.window is not None:
            self.reporter.set_window(None)
            self.window.closed.disconnect(self._application.quit)
            self.window.close()
            self.window.deleteLater()
            self.window = None
        if self.jobs is not None:
            self.jobs.close()
            self.jobs = None
        if self.archive is not None:
            self.archive.close()
            self.archive = None

    @Slot(object)
    def _on_archive_requested(self, folder: Path) -> None:
        try:
            self.open(folder)
        except LCReaderError as error:
            self.reporter.report(error)
        else:
            self.begin(Start())

    @Slot()
    def _on_seeded(self) -> None:
        self._settings.set("seeding", False)

    @Slot(object)
    def _on_painted(self, error: Exception | None) -> None:
        if error is not None:
            print(error, file=sys.stderr)
        QTimer.singleShot(0, lambda: self._application.exit(0 if error is None else 1))
