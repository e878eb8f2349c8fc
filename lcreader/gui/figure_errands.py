"""What is done with the figures of an article beyond showing them: copied, exported."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lcreader.archive import Archive, value_text
from lcreader.gui import files
from lcreader.gui.figure_words import period_name
from lcreader.gui.jobs import Jobs
from lcreader.gui.preferences import Preferences
from lcreader.records import Article, Figure
from lcreader.watch import Watch

_TABLES = (".csv", ".xlsx")


class FigureErrands(QObject):
    """Runs errands for one panel.

    Signals:
        told: What was copied or written, in a short sentence.
    """

    told = Signal(str)

    def __init__(self, archive: Archive, jobs: Jobs, settings: Preferences, panel: QWidget) -> None:
        super().__init__(panel)
        self._archive = archive
        self._jobs = jobs
        self._settings = settings
        self._panel = panel

    def copy(self, article: Article, figure: Figure) -> None:
        """Put a figure on the clipboard, with its sentence and where it stands."""
        archive, style = self._archive, self._settings.get("citation_style")
        words = figure_line(figure)

        def work(watch: Watch) -> str:
            return f"{words}\n{archive.citation(article.id, figure.sentence, style)}"

        self._jobs.start(work, done=self._on_copied)

    def export(self, article: Article) -> None:
        """Ask for a file and write the figures of `article` into it."""
        target = files.ask_target(self._panel, self._settings, _stem(article), _TABLES)
        if target is not None:
            self.export_to(article, str(target))

    def export_to(self, article: Article, path: str) -> None:
        """Write the figures of `article` into the file `path`."""
        archive, file = self._archive, Path(path)
        self._settings.set("last_export_folder", str(file.parent))
        style = self._settings.get("citation_style")

        def work(watch: Watch) -> tuple[int, str]:
            count = archive.export("figures", file, article_id=article.id, style=style)
            return count, file.name

        self._jobs.start(work, done=self._on_exported)

    @Slot(object)
    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("Copied with sentence and source"))

    @Slot(object)
    def _on_exported(self, answer: tuple[int, str]) -> None:
        count, name = answer
        words = self.tr("{count} figures written to {name}")
        self.told.emit(words.format(count=count, name=name))


def figure_line(figure: Figure) -> str:
    """A figure in one line: what, when, where, how much."""
    parts = (figure.indicator, period_name(figure.period), figure.place, value_text(figure))
    return " · ".join(part for part in parts if part)


def _stem(article: Article) -> str:
    """The headline as the name of a file, without what file systems refuse."""
    words = "".join("_" if c in '\\/:*?"<>|\n' else c for c in article.title)[:40].strip()
    return words or "figures"
