"""The bookmarks of the article in view: kept, shown, edited, taken away and brought back.

It has the view, the card and the undo bar to lead; the panel tells it which article is shown.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject, QRect, Signal, Slot

from lcreader.archive import Archive
from lcreader.gui.bookmark_work import BookmarkWork
from lcreader.gui.dialogs.bookmark_editor import BookmarkEditor
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.models.bookmarks import state_name
from lcreader.gui.preferences import Preferences
from lcreader.gui.travel import sentence_at
from lcreader.gui.widgets.article_view import ArticleView
from lcreader.gui.widgets.marks import Mark
from lcreader.gui.widgets.undo_bar import UndoBar
from lcreader.records import Article, Bookmark, Span
from lcreader.watch import Watch

_LONGEST_UNDO = 50


class Passages(QObject):
    """Keeps the passages of one article view.

    Signals:
        changed: Some bookmark was added, altered, removed or restored.
        told: A short sentence for the status bar.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        archive: Archive,
        jobs: Jobs,
        settings: Preferences,
        view: ArticleView,
        parent: QObject,
        editor: BookmarkEditor,
        undo_bar: UndoBar,
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._settings = settings
        self._view = view
        self._editor = editor
        self._undo_bar = undo_bar
        self._work = BookmarkWork(archive, jobs, self)
        self._article: Article | None = None
        self._bookmarks: dict[int, Bookmark] = {}
        self._tags: list[str] = []
        self._removed: list[Bookmark] = []
        self._job: Job | None = None
        self._connect()

    def _connect(self) -> None:
        self._work.added.connect(self._on_added)
        self._work.altered.connect(self._on_altered)
        self._work.removed.connect(self._on_removed)
        self._work.restored.connect(self._on_restored)
        self._editor.changed.connect(self._work.change)
        self._editor.changed.connect(self._on_colour_chosen)
        self._editor.remove_requested.connect(self._work.remove)
        self._editor.closed.connect(self._on_editor_closed)
        self._undo_bar.undo_requested.connect(self.undo)

    def show(self, article: Article, bookmarks: Iterable[Bookmark]) -> None:
        """Show the bookmarks of `article`, which is in view now."""
        self._editor.close_editor()
        self._article = article
        self._bookmarks = {bookmark.id: bookmark for bookmark in bookmarks}
        self.mark()

    def mark(self) -> None:
        """Put the marks into the view as it is set now."""
        to_shown = self._view.sheet.to_shown
        self._view.set_marks(
            "bookmark",
            [
                Mark(to_shown(bookmark.span), bookmark.id, bookmark.colour)
                for bookmark in self._bookmarks.values()
                if bookmark.span is not None
            ],
        )

    def tip(self, bookmark_id: int) -> str:
        """What is shown when a bookmark is hovered."""
        bookmark = self._bookmarks.get(bookmark_id)
        if bookmark is None:
            return ""
        tags = " ".join(f"#{tag}" for tag in bookmark.tags)
        parts = (bookmark.note, tags, state_name(bookmark))
        return "\n".join(part for part in parts if part)

    def reload(self) -> None:
        """Ask the archive anew: another view or another program may have changed something."""
        if self._article is None:
            return
        drop(self._job)
        archive, article_id = self._archive, self._article.id

        def work(watch: Watch) -> tuple[int, list[Bookmark], list[str]]:
            return article_id, archive.bookmarks(article_id), archive.tags()

        self._job = self._jobs.start(work, done=self._on_reloaded)

    def add(self) -> None:
        """Keep what is selected, or the sentence at the caret where nothing is."""
        span = self.passage()
        if self._article is None:
            return
        if span is None:
            self.told.emit(
                QCoreApplication.translate(
                    "Passages", "Only the text of the article itself can be bookmarked"
                )
            )
            return
        self._work.add(self._article.id, span, self._settings.get("bookmark_colour"))

    def passage(self) -> Span | None:
        """What of the reading text is selected, or the sentence at the caret."""
        if self._article is None:
            return None
        selected = self._view.selected()
        if selected.start < selected.end:
            span = self._view.sheet.to_reading(selected)
            return _trimmed(self._article.text, span) if span is not None else None
        caret = Span(selected.start, selected.start + 1)
        at = self._view.sheet.to_reading(caret)
        if at is None:
            return None
        return _trimmed(self._article.text, sentence_at(self._article.text, at.start))

    def edit(self, bookmark_id: int) -> None:
        """Open the card of a bookmark beside its passage."""
        bookmark = self._bookmarks.get(bookmark_id)
        if bookmark is None or bookmark.span is None:
            return
        beside = self._view.rect_of(self._view.sheet.to_shown(bookmark.span))
        on_screen = self._view.mapToGlobal(beside.topLeft())
        self._editor.edit(bookmark, self._tags, QRect(on_screen, beside.size()))

    def offer_undo(self, bookmark: Bookmark) -> None:
        """`bookmark` was removed, here or elsewhere: offer to bring it back."""
        self._removed.append(bookmark)
        del self._removed[:-_LONGEST_UNDO]
        quote = bookmark.quote.replace("\n", " ")
        short = quote if len(quote) <= 16 else quote[:15] + "…"
        words = QCoreApplication.translate("Passages", "Bookmark “{quote}” removed")
        self._undo_bar.offer(words.format(quote=short))

    @Slot()
    def undo(self) -> None:
        """Bring the bookmark back that was removed last."""
        if self._removed:
            self._undo_bar.hide()
            self._work.restore(self._removed.pop())

    def remove(self, bookmark_id: int) -> None:
        """Take a bookmark away."""
        self._work.remove(bookmark_id)

    @Slot(object)
    def _on_reloaded(self, answer: tuple[int, list[Bookmark], list[str]]) -> None:
        article_id, bookmarks, self._tags = answer
        if self._article is not None and self._article.id == article_id:
            self._bookmarks = {bookmark.id: bookmark for bookmark in bookmarks}
            self.mark()

    @Slot(object)
    def _on_added(self, bookmark: Bookmark) -> None:
        if self._keep(bookmark):
            self._drop_selection()
            self.edit(bookmark.id)
        self.changed.emit()

    @Slot(object)
    def _on_altered(self, bookmark: Bookmark) -> None:
        self._keep(bookmark)
        self._tags = sorted({*self._tags, *bookmark.tags})
        self.changed.emit()

    @Slot(object)
    def _on_removed(self, bookmark: Bookmark) -> None:
        self._bookmarks.pop(bookmark.id, None)
        self.mark()
        self.offer_undo(bookmark)
        self.changed.emit()

    @Slot(object)
    def _on_restored(self, bookmark: Bookmark) -> None:
        self._keep(bookmark)
        self.changed.emit()

    @Slot(bool)
    def _on_editor_closed(self, had_focus: bool) -> None:
        if had_focus:
            self._view.setFocus()

    @Slot(int, str, object, str)
    def _on_colour_chosen(self, bookmark_id: int, note: str, tags: object, colour: str) -> None:
        self._settings.set("bookmark_colour", colour)

    def _keep(self, bookmark: Bookmark) -> bool:
        """Show `bookmark` if it belongs to the article in view."""
        if self._article is None or bookmark.article_id != self._article.id:
            return False
        self._bookmarks[bookmark.id] = bookmark
        self.mark()
        return True

    def _drop_selection(self) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._view.setTextCursor(cursor)


def _trimmed(text: str, span: Span) -> Span | None:
    """`span` without blanks and line breaks at its ends; None where nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None
