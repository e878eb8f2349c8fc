"""What the program is, whose work it stands on, and what it never does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from lcreader import __version__


class AboutBox(QMessageBox):
    """Plain words only."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        """`folder` is where the open archive lies."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("About LCReader"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"LCReader {__version__}")
        self.setInformativeText(
            "\n\n".join(
                (
                    self.tr("A reader for Chinese newspaper archives."),
                    self.tr("It opens no network connection: all that it reads stays here."),
                    self.tr("The archive lies in {folder}").format(folder=folder),
                    self.tr("Built with Qt and PySide6 (LGPL), Whoosh, sqlite-utils, OpenCC,")
                    + " "
                    + self.tr("pypinyin, and the icons of Phosphor (MIT) in qtawesome."),
                )
            )
        )
        self.setStandardButtons(QMessageBox.StandardButton.Close)
