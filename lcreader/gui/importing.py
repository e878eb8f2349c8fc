"""Taking in files: one import at a time, in a writing job, told by signals.

The dialog, the status bar and the first start all look at the same importer.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from lcreader.archive import Archive
from lcreader.gui.jobs import Job, Jobs
from lcreader.records import ImportOutcome


class Importer(QObject):
    """Imports paths; what comes while it is at work waits its turn.

    Signals:
        started: Work began.
        progressed: Done, total, and the file at hand.
        imported: The list of `ImportOutcome` of one import.
        failed: The exception that ended one.
        stopped: The user stopped it; what was imported until then was told before.
        idle: Nothing is left to do.
    """

    started = Signal()
    progressed = Signal(int, int, str)
    imported = Signal(list)
    failed = Signal(object)
    stopped = Signal()
    idle = Signal()

    def __init__(self, archive: Archive, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._job: Job | None = None
        self._waiting: list[tuple[list[Path], str | None]] = []

    @property
    def running(self) -> bool:
        """Whether an import is at work."""
        return self._job is not None

    def start(self, paths: Sequence[Path], encoding: str | None = None) -> None:
        """Import `paths` (files or folders), read in `encoding` where one is given."""
        self._waiting.append((list(paths), encoding))
        if not self.running:
            self._next()

    def stop(self) -> None:
        """End the import; what is in the archive already stays there."""
        self._waiting.clear()
        if self._job is not None:
            self._job.stop()

    def _next(self) -> None:
        paths, encoding = self._waiting.pop(0)
        archive = self._archive
        self._job = self._jobs.start(
            lambda watch: archive.import_paths(paths, watch, encoding),
            self._on_imported,
            self._on_failed,
            writes=True,
        )
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_finished)
        self.started.emit()

    @Slot(object)
    def _on_imported(self, outcomes: list[ImportOutcome]) -> None:
        self.imported.emit(outcomes)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        stopped = self._job is not None and self._job.watch.stopped()
        self._job = None
        if stopped:
            self.stopped.emit()
        if self._waiting:
            self._next()
        else:
            self.idle.emit()
