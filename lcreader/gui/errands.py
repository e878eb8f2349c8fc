"""What the window has done for the user that takes a dialog and a job: import, export, check."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from lcreader.archive import Archive, read_queries
from lcreader.gui import files
from lcreader.gui.dialogs.importing import ImportDialog
from lcreader.gui.importing import Importer
from lcreader.gui.jobs import Jobs, Work
from lcreader.gui.preferences import Preferences
from lcreader.watch import Watch

_SUFFIXES = {
    "articles": (".csv", ".xlsx", ".jsonl"),
    "figures": (".csv", ".xlsx", ".jsonl"),
    "comparisons": (".xlsx", ".csv", ".jsonl"),
    "searches": (".xlsx", ".csv", ".jsonl"),
    "bookmarks": (".md", ".csv", ".xlsx", ".jsonl", ".jsonld"),
}


class Errands(QObject):
    """Runs errands for one window.

    Signals:
        told: A short sentence on what was done.
        failed: An exception.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        archive: Archive,
        jobs: Jobs,
        settings: Preferences,
        importer: Importer,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._archive = archive
        self._jobs = jobs
        self._settings = settings
        self._importer = importer
        self._window = window
        self.dialog: ImportDialog | None = None
        self.box: QMessageBox | None = None

    @Slot()
    def import_files(self) -> None:
        """Ask for files and take them in."""
        self.take_in(files.ask_files(self._window, self._settings))

    @Slot()
    def import_folder(self) -> None:
        """Ask for a folder and take in what is in it."""
        folder = files.ask_folder(self._window, self._settings, self.tr("Import folder"))
        if folder is not None:
            self._settings.set("last_import_folder", str(folder))
            self.take_in([folder])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import `paths` beside an open dialog."""
        if not paths:
            return
        if self.dialog is None:
            self.dialog = ImportDialog(self._importer, self._window)
        self._importer.start(paths)
        self.dialog.show()
        self.dialog.raise_()

    def export(self, what: str, _checked: bool = False) -> None:
        """Ask where to, and write articles, figures or bookmarks there."""
        target = files.ask_target(self._window, self._settings, what, _SUFFIXES[what])
        if target is not None:
            self.write_out(what, target)

    @Slot(int, str)
    def save_reports(self, thing_id: int, name: str) -> None:
        """Ask where to, and write what is reported of one indicator there."""
        suffixes = _SUFFIXES["comparisons"]
        stem = "".join(sign for sign in name if sign.isalnum())
        target = files.ask_target(self._window, self._settings, stem, suffixes)
        if target is not None:
            self.write_reports(thing_id, target)

    def write_reports(self, thing_id: int, target: Path) -> None:
        """Export the reports of an indicator to `target` in a job."""
        ledger, style = self._archive.ledger, self._settings.get("citation_style")
        self._write(lambda _watch: ledger.export(thing_id, target, style), target)

    def write_out(self, what: str, target: Path) -> None:
        """Export `what` to `target` in a job."""
        archive, style = self._archive, self._settings.get("citation_style")
        self._write(
            lambda _watch: archive.export(what, target, style=style),  # type: ignore[arg-type]
            target,
        )

    def _write(self, work: Work[int], target: Path) -> None:
        self._jobs.start(
            work,
            lambda count: self.told.emit(
                self.tr("%n exported to {file}", "", count).format(file=target.name)
            ),
            self.failed.emit,
        )

    @Slot()
    def search_list(self) -> None:
        """Ask for a file of queries, and where what they find is to go."""
        queries = files.ask_queries(self._window, self._settings)
        if queries is None:
            return
        stem = self.tr("{file} results").format(file=queries.stem)
        target = files.ask_target(self._window, self._settings, stem, _SUFFIXES["searches"])
        if target is not None:
            self.write_searches(queries, target)

    def write_searches(self, queries: Path, target: Path) -> None:
        """Ask all queries of a file in a job, and write what they find to `target`."""
        archive, style = self._archive, self._settings.get("citation_style")

        def work(watch: Watch) -> tuple[int, int]:
            asked = read_queries(queries)
            return len(asked), archive.export_batch(asked, target, watch, style)

        job = self._jobs.start(work, partial(self._on_searched, target), self.failed.emit)
        job.progressed.connect(self._on_searching)

    def _on_searched(self, target: Path, counts: tuple[int, int]) -> None:
        words = self.tr("%n queries asked, {rows} rows written to {file}", "", counts[0])
        self.told.emit(words.format(rows=f"{counts[1]:,}", file=target.name))

    @Slot(int, int, str)
    def _on_searching(self, done: int, total: int, query: str) -> None:
        words = self.tr("Asking query {done} of {total}: {query}")
        self.told.emit(words.format(done=min(done + 1, total), total=total, query=query))

    @Slot()
    def check(self) -> None:
        """Check store and index against each other and say what was found."""
        archive = self._archive
        self.told.emit(self.tr("Checking the archive…"))
        self._jobs.start(archive.doctor, self._on_checked, self.failed.emit, writes=True)

    @Slot(object)
    def _on_checked(self, found: list[str]) -> None:
        box = self.box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Check the archive"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Information)
        box.setText("\n".join(found) or self.tr("All is in order."))
        box.open()
