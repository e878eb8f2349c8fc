"""News of the archive, brought to the thread of the interface and gathered.

The archive calls its listener on whatever thread wrote; a timer asks whether another process
(the command line) wrote. Out come two signals, a few times a second at the most.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lcreader.archive import Archive
from lcreader.gui.jobs import Jobs
from lcreader.records import Change

GATHER = 150  # ms: an import changes something with every file
LOOK_ELSEWHERE = 2000  # ms


class News(QObject):
    """Listens to one archive.

    Signals:
        articles_changed: Articles came, went, or were replaced.
        bookmarks_changed: Bookmarks did.
        ledger_changed: Verdicts may be others: articles changed, or one was dismissed.
    """

    articles_changed = Signal()
    bookmarks_changed = Signal()
    ledger_changed = Signal()

    _told = Signal(object)

    def __init__(self, archive: Archive, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._looking = False
        self._kinds: set[str] = set()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER)
        self._gather.timeout.connect(self._emit)
        self._told.connect(self._on_told)
        self._unsubscribe = archive.subscribe(self._told.emit)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_ELSEWHERE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """See whether another process wrote; the archive itself tells the listeners then."""
        if not self._looking:
            self._looking = True
            archive = self._archive
            job = self._jobs.start(lambda _watch: archive.changed_elsewhere())
            job.finished.connect(self._on_looked)

    def close(self) -> None:
        """Hear no more."""
        self._unsubscribe()
        self._timer.stop()
        self._gather.stop()

    @Slot()
    def _on_looked(self) -> None:
        self._looking = False

    @Slot(object)
    def _on_told(self, change: Change) -> None:
        self._kinds.add(change.what)
        if not self._gather.isActive():
            self._gather.start()

    @Slot()
    def _emit(self) -> None:
        kinds, self._kinds = self._kinds, set()
        if "articles" in kinds:
            self.articles_changed.emit()
        if "bookmarks" in kinds:
            self.bookmarks_changed.emit()
        if kinds & {"articles", "ledger"}:
            self.ledger_changed.emit()
