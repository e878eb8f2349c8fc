"""The counts of an archive in a status bar."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from lcreader.records import ArchiveStatus


class ArchiveCounts(QLabel):
    """So many articles, figures, bookmarks; and what is not searchable yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Contents of the archive"))

    @Slot(object)
    def tell(self, status: ArchiveStatus) -> None:
        """Show `status`."""
        parts = [
            self.tr("%n article(s)", "", status.articles),
            self.tr("%n figure(s)", "", status.figures),
            self.tr("%n bookmark(s)", "", status.bookmarks),
        ]
        if status.to_index:
            parts.append(self.tr("%n not searchable yet", "", status.to_index))
        self.setText(" · ".join(parts))
