"""What lives as long as the process: one window, and in it one archive after the other.

The window is shown first; the archive is opened in a job, and with it are loaded its engines
and the panels.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from lcreader.errors import ArchiveError, LCReaderError
from lcreader.gui.jobs import Jobs
from lcreader.gui.look import Look
from lcreader.gui.pace import settle
from lcreader.gui.preferences import Preferences
from lcreader.gui.reporter import Reporter
from lcreader.gui.window import Window
from lcreader.gui.wording import error_text

if TYPE_CHECKING:
    from lcreader.archive import Archive


@dataclass(frozen=True, slots=True)
class Start:
    """What the first window is to do at once."""

    query: str = ""
    article: int = 0
    size: tuple[int, int] | None = None
    screenshot: Path | None = None
    view: str = ""  # "ledger", or nothing for the panes


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive fresh from the disk; `fresh` when it was not there before."""

    archive: "Archive"
    fresh: bool


class Program(QObject):
    """Opens archives and ends all work at the end.

    Signals:
        ready: The panels of an archive are in the window.
    """

    ready = Signal()

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
        self._start = Start()
        self.reporter = Reporter(log, self)
        self.reporter.hook()
        self._opening = Jobs(self)
        self.archive: Archive | None = None
        self.jobs: Jobs | None = None
        self.window = Window(settings, look)
        self.window.another_requested.connect(self._on_another_requested)
        self.window.closed.connect(application.quit)
        application.setQuitOnLastWindowClosed(False)

    def begin(self, folder: Path, start: Start) -> None:
        """Show the window and open the archive in `folder`."""
        self._start = start
        if start.size is not None:
            self.window.resize(*start.size)
        if start.screenshot is None:
            self.reporter.set_window(self.window)
        self.window.show()
        # One turn of the event loop, so that the window is on the screen before engines load.
        QTimer.singleShot(0, lambda: self.open(folder))

    def open(self, folder: Path) -> None:
        """Open the archive in `folder`, made where there is none."""
        self._opening.start(lambda _watch: _open(folder), self._on_opened, self._on_failed)

    def open_chosen(self, folder: Path) -> None:
        """Open a folder that the user picked: an archive, or an empty folder to make one in."""
        if (folder / "archive.sqlite3").is_file() or not any(folder.iterdir()):
            self.open(folder)
        else:
            sentence = f"这个文件夹里没有档案，也不是空的，不能在这里新建：{folder}"
            self.reporter.report(ArchiveError(sentence, str(folder)))

    def close(self) -> None:
        """Close window and archive, work first; the program is over."""
        self.window.closed.disconnect(self._application.quit)
        self.window.close()
        self._opening.close()
        self._leave()
        self.window.deleteLater()
        self.reporter.set_window(None)
        self.reporter.unhook()

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        from lcreader.gui.desk import Desk  # noqa: PLC0415 (not before the window is shown)

        self._leave()
        folder = opened.archive.folder
        default = folder == self._default
        self._settings.set("archive", "" if default else str(folder.absolute()))
        if default and opened.fresh:
            self._settings.set("seeding", True)
        self.archive, self.jobs = opened.archive, Jobs(self)
        desk = Desk(self.archive, self.jobs, self._settings, self._look, self.window.deeds)
        desk.failed.connect(self.reporter.report)
        self.window.put(desk)
        if default and self._settings.get("seeding"):
            # Set before the first byte is read, cleared when all are in: a first start that
            # was cut short goes on at the next one.
            desk.importer.imported.connect(self._on_seeded)
            desk.importer.start([self._seeds])
        else:
            self.jobs.start(self.archive.catch_up, writes=True)
        self._do_first()
        settle()
        self.ready.emit()

    def _do_first(self) -> None:
        """Do what the command line asked of the first archive."""
        start, self._start = self._start, Start()
        self.window.desk.show_first(start.query, start.article)
        if start.view == "ledger":
            self.window.desk.room.open()
        if start.screenshot is not None:
            from lcreader.gui.screenshot import Screenshot  # noqa: PLC0415 (rarely needed)

            assert self.jobs is not None
            picture = Screenshot(self.window, self.jobs.busy, start.screenshot.absolute())
            picture.done.connect(self._on_painted)

    def _leave(self) -> None:
        """Close the archive that is open, work first."""
        self.window.take_away()
        if self.jobs is not None:
            self.jobs.close()
            self.jobs = None
        if self.archive is not None:
            self.archive.close()
            self.archive = None

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """An archive cannot be opened: what was open stays open; else the window says so."""
        if self._start.screenshot is not None:
            self._on_painted(error)
        elif self.archive is not None:
            self.reporter.report(error)
        else:
            if not isinstance(error, LCReaderError):
                self.reporter.log(error)
            ways = ((self.tr("Open another archive…"), self._on_another_requested),)
            self.window.say(self.tr("The archive cannot be opened"), error_text(error), ways)

    @Slot()
    def _on_another_requested(self) -> None:
        from lcreader.gui import files  # noqa: PLC0415 (not before the window is shown)

        title = self.tr("Open another archive")
        folder = files.ask_folder(self.window, self._settings, title)
        if folder is not None:
            self.open_chosen(folder)

    @Slot()
    def _on_seeded(self) -> None:
        self._settings.set("seeding", False)

    @Slot(object)
    def _on_painted(self, error: Exception | None) -> None:
        if error is not None:
            print(" ".join(str(error).split()), file=sys.stderr)
        QTimer.singleShot(0, lambda: self._application.exit(0 if error is None else 1))


def _open(folder: Path) -> Opened:
    """Runs in a job, for it takes long: engines are loaded, and a large archive looked through."""
    from lcreader.archive import Archive  # noqa: PLC0415 (not before the window is shown)

    fresh = not (folder / "archive.sqlite3").is_file()
    return Opened(Archive.open(folder), fresh)
