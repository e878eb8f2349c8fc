"""Asking the user for files: what to import, where to export to."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from lcreader.gui.actions import QT_TRANSLATE_NOOP
from lcreader.gui.preferences import Preferences

# Words of Qt's own dialog, which stands in where the desktop has none, that Qt's Chinese lacks.
OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
PAGES = "*.txt *.text *.md"


def ask_files(parent: QWidget, settings: Preferences) -> list[Path]:
    """The files to import; none when the user thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        QCoreApplication.translate("Files", "Import files"),
        settings.get("last_import_folder"),
        QCoreApplication.translate("Files", "Newspaper pages ({names})").format(names=PAGES)
        + ";;"
        + QCoreApplication.translate("Files", "All files (*)"),
    )
    paths = [Path(name) for name in names]
    if paths:
        settings.set("last_import_folder", str(paths[0].parent))
    return paths


def ask_folder(parent: QWidget, settings: Preferences, title: str) -> Path | None:
    """A folder."""
    name = QFileDialog.getExistingDirectory(parent, title, settings.get("last_import_folder"))
    return Path(name) if name else None


def ask_queries(parent: QWidget, settings: Preferences) -> Path | None:
    """A file with a query a line; None when the user thought better of it."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("Files", "A list of queries, one a line"),
        settings.get("last_export_folder"),
        QCoreApplication.translate("Files", "Lists of queries (*.txt *.csv)")
        + ";;"
        + QCoreApplication.translate("Files", "All files (*)"),
    )
    return Path(name) if name else None


def ask_target(
    parent: QWidget, settings: Preferences, stem: str, suffixes: tuple[str, ...]
) -> Path | None:
    """The file to export to; without a suffix it gets the first of `suffixes`."""
    folder = Path(settings.get("last_export_folder") or Path.home())
    name, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("Files", "Export"),
        str(folder / f"{stem}{suffixes[0]}"),
        ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in suffixes),
    )
    if not name:
        return None
    path = Path(name)
    settings.set("last_export_folder", str(path.parent))
    return path if path.suffix else path.with_suffix(suffixes[0])
