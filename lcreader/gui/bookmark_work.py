"""What is done to bookmarks: each deed is a job of writing, and each tells when it is done.

Used by the article and by the list of bookmarks, so that both do the same in the same way.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from lcreader.archive import Archive
from lcreader.gui.jobs import Jobs
from lcreader.records import Bookmark, Span


class BookmarkWork(QObject):
    """Adds, changes, removes and restores.

    Signals:
        added: The new bookmark.
        altered: The bookmark as it is now.
        removed: The bookmark as it was.
        restored: The bookmark that is back.
    """

    added = Signal(object)
    altered = Signal(object)
    removed = Signal(object)
    restored = Signal(object)

    def __init__(self, archive: Archive, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs

    def add(self, article_id: int, span: Span, colour: str) -> None:
        """Keep a passage."""
        archive = self._archive
        self._jobs.start(
            lambda watch: archive.add_bookmark(article_id, span, colour=colour),
            done=self._on_added,
            writes=True,
        )

    def change(self, bookmark_id: int, note: str, tags: Sequence[str], colour: str) -> None:
        """Give a bookmark another note, tags and colour."""
        archive = self._archive
        self._jobs.start(
            lambda watch: archive.change_bookmark(
                bookmark_id, note=note, tags=tuple(tags), colour=colour
            ),
            done=self._on_altered,
            writes=True,
        )

    def remove(self, bookmark_id: int) -> None:
        """Take a bookmark away; `removed` brings what is needed to restore it."""
        archive = self._archive
        self._jobs.start(
            lambda watch: archive.remove_bookmark(bookmark_id), done=self._on_removed, writes=True
        )

    def restore(self, bookmark: Bookmark) -> None:
        """Put back a bookmark that was removed."""
        archive = self._archive
        self._jobs.start(
            lambda watch: archive.restore_bookmark(bookmark), done=self._on_restored, writes=True
        )

    # Slots of this object, not lambdas: when it is gone, the news simply does not arrive.

    @Slot(object)
    def _on_added(self, bookmark: Bookmark) -> None:
        self.added.emit(bookmark)

    @Slot(object)
    def _on_altered(self, bookmark: Bookmark) -> None:
        self.altered.emit(bookmark)

    @Slot(object)
    def _on_removed(self, bookmark: Bookmark) -> None:
        self.removed.emit(bookmark)

    @Slot(object)
    def _on_restored(self, bookmark: Bookmark) -> None:
        self.restored.emit(bookmark)
