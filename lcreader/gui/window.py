"""The window: menus, toolbar, status bar, and in the middle the desk of the open archive.

It is on the screen before the archive is open, so nothing of the archive is loaded here. What
menus and keys ask for is done by the desk, or here where it needs none; out come wishes that
only the program can grant.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from lcreader.gui.actions import Actions
from lcreader.gui.choices import Choices
from lcreader.gui.look import Look
from lcreader.gui.preferences import Preferences
from lcreader.gui.theme import SPACE
from lcreader.gui.toolbar import Toolbar
from lcreader.gui.widgets.archive_counts import ArchiveCounts
from lcreader.gui.widgets.notice import Notice, WayOn
from lcreader.gui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from lcreader.gui.desk import Desk

_MESSAGE_FOR = 4000  # ms
_USUAL_SIZE = QSize(1280, 800)
# What works without an archive.
_ALWAYS = {
    *("quit", "open_archive", "keys", "about", "full_screen", "switch_theme"),
    *("theme_system", "theme_light", "theme_dark"),
    *("language_system", "language_zh", "language_en"),
    *("citation_2025", "citation_2015"),
}


class Window(QMainWindow):
    """The frame around the desk.

    Signals:
        another_requested: The user wants to open another archive.
        closed: The window went away.
    """

    another_requested = Signal()
    closed = Signal()

    def __init__(self, settings: Preferences, look: Look) -> None:
        super().__init__()
        self._settings = settings
        self._look = look
        self.deeds = Actions(self)
        self._desk: Desk | None = None
        self._desk_deeds: dict[str, Callable[..., object]] = {}
        self.choices = Choices(self.deeds, settings, look.theme, self)
        self._build()
        self._connect()
        self._enable()
        self._recolour()
        self._restore()

    @property
    def desk(self) -> "Desk":
        """The desk of the open archive; only to be asked for when one is open."""
        assert self._desk is not None
        return self._desk

    def put(self, desk: "Desk") -> None:
        """Put `desk` into the middle; the one before goes away."""
        self.take_away()
        self._desk = desk
        self._desk_deeds = desk.deeds()
        desk.told.connect(self.tell)
        desk.counted.connect(self.counts.tell)
        desk.title_changed.connect(self._on_title)
        desk.importer.started.connect(self._on_import_started)
        desk.importer.progressed.connect(self.work.tell)
        desk.importer.idle.connect(self.work.end)
        self.work.stop_requested.connect(desk.importer.stop)
        self._enable()
        self.setCentralWidget(desk)
        desk.arrive()

    def take_away(self) -> None:
        """Leave the middle empty: the archive is going to be closed."""
        self._on_title("")
        self.work.end()
        if self._desk is not None:
            self._desk.close_down()
            self._desk.deleteLater()
        self._desk = None
        self._desk_deeds = {}
        self._enable()
        self.setCentralWidget(QWidget())

    def say(self, title: str, text: str = "", ways_on: tuple[WayOn, ...] = ()) -> None:
        """Say something in the middle, where no archive is."""
        self.take_away()
        notice = Notice()
        notice.tell(title, text, ways_on)
        self.setCentralWidget(notice)

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say `words` in the status bar for a while."""
        self.statusBar().showMessage(words, _MESSAGE_FOR)

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys."""
        from lcreader.gui.dialogs.keys import KeysDialog  # noqa: PLC0415 (not before the window)

        dialog = KeysDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    @Slot()
    def show_about(self) -> None:
        """Say what the program is."""
        from lcreader.gui.dialogs.about import AboutBox  # noqa: PLC0415 (not before the window)

        box = AboutBox(str(self._desk.archive.folder) if self._desk else "", self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def save_state(self) -> None:
        """Put place, size and panes into the settings."""
        if self._desk is not None:
            self._desk.panes.save()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._settings.set("window_geometry", geometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when nobody nearer took it, goes one step back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.deeds["full_screen"].setChecked(False)
        elif self._desk is not None:
            self._desk.step_back()

    def changeEvent(self, event: QEvent) -> None:
        """Coming to the front is a time to look for news."""
        super().changeEvent(event)
        activated = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if activated and self._desk is not None:
            self._desk.news.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome."""
        if self._desk and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.desk.take_in([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the looks of the window; the program ends the work."""
        self.save_state()
        event.accept()
        self.closed.emit()

    def _build(self) -> None:
        self.setWindowTitle("LCReader")
        self.setAcceptDrops(True)
        self.setMinimumHeight(SPACE * 50)  # how narrow it can be is up to the panes that are shown
        self.deeds.fill(self.menuBar())
        self.addActions(list(self.deeds))  # keys work while the menu bar is hidden too
        self.addToolBar(Toolbar(self.deeds))
        self.counts = ArchiveCounts()
        self.work = WorkBar()
        status = self.statusBar()
        status.addPermanentWidget(self.work)
        status.addPermanentWidget(self.counts)
        status.setSizeGripEnabled(False)
        status.setContentsMargins(SPACE, 0, SPACE, 0)

    def _connect(self) -> None:
        own: dict[str, Callable[..., object]] = {
            "open_archive": self.another_requested.emit,
            "quit": self.close,
            "keys": self.show_keys,
            "about": self.show_about,
        }
        for action in self.deeds:
            name = action.objectName()
            if name not in _ALWAYS:
                action.triggered.connect(partial(self._do, name))
        for name, slot in own.items():
            self.deeds[name].triggered.connect(partial(_without_arguments, slot))
        self.deeds["full_screen"].toggled.connect(self._on_full_screen)
        self.choices.told.connect(self.tell)
        self._look.theme.changed.connect(self._recolour)

    def _do(self, name: str, _checked: bool = False) -> None:
        """Have the desk do what an action stands for."""
        deed = self._desk_deeds.get(name)
        if deed is not None:
            deed()

    def _enable(self) -> None:
        for action in self.deeds:
            action.setEnabled(action.objectName() in _ALWAYS or self._desk is not None)

    def _restore(self) -> None:
        kept = self._settings.get("window_geometry").encode("ascii", "ignore")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept))):
            self.resize(_USUAL_SIZE)

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self.setWindowTitle(f"{title} — LCReader" if title else "LCReader")

    @Slot()
    def _on_import_started(self) -> None:
        self.work.begin(self.tr("Importing…"))

    @Slot()
    def _recolour(self) -> None:
        self.deeds.colour(self._look)
        self.work.set_icon(self._look.icon("close"))
        if self._desk is not None:
            self._desk.colour()

    @Slot(bool)
    def _on_full_screen(self, on: bool) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.menuBar().setVisible(not on)


def _without_arguments(slot: Callable[..., object], _checked: bool = False) -> None:
    slot()
