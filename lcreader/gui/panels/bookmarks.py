"""All bookmarks: by article or by date, searched, filtered, opened, edited, taken away, exported.

Every question to the archive is a job; a newer one drops the older. Nothing is asked before a
bookmark is removed: `removed` lets the window offer to bring it back.
"""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lcreader.archive import Archive
from lcreader.gui.bookmark_work import BookmarkWork
from lcreader.gui.delegates.bookmarks import BookmarkDelegate
from lcreader.gui.dialogs.bookmark_editor import BookmarkEditor
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.models.bookmarks import BOOKMARK_ROLE, BookmarksModel
from lcreader.gui.preferences import Preferences
from lcreader.gui.widgets.bookmark_filter import BookmarkFilter, Wanted
from lcreader.gui.widgets.notice import Notice
from lcreader.records import Bookmark
from lcreader.watch import Watch

Answer = tuple[list[Bookmark], list[str]]


class BookmarksPanel(QWidget):
    """The list of bookmarks.

    Signals:
        bookmark_opened: The bookmark to go to.
        removed: The bookmark as it was before it was removed.
        changed: Some bookmark was altered or removed here.
        copied: What was copied or written, in a short sentence.
    """

    bookmark_opened = Signal(object)
    removed = Signal(object)
    changed = Signal()
    copied = Signal(str)

    def __init__(
        self, archive: Archive, jobs: Jobs, settings: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._settings = settings
        self._job: Job | None = None
        self._tags: list[str] = []
        self._work = BookmarkWork(archive, jobs, self)
        self._model = BookmarksModel(self)
        self._delegate = BookmarkDelegate(self)
        self._filter = BookmarkFilter(settings.get("bookmarks_order"), self)
        self._stack = QStackedWidget(self)
        self._list = QListView(self)
        self._notice = Notice(self)
        self._editor = BookmarkEditor(self)
        self._menu = QMenu(self)
        self._build()
        self._connect()
        self._notice.tell("")
        self.reload()

    def _build(self) -> None:
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setObjectName("bookmarks")
        view.setAccessibleName(self.tr("Bookmarks"))
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._deed(self.tr("Go to the passage"), self._on_open)
        self._deed(self.tr("Edit…"), self._on_edit, QKeySequence(Qt.Key.Key_F2))
        self._deed(
            self.tr("Copy with source"), self._on_copy, QKeySequence(QKeySequence.StandardKey.Copy)
        )
        self._menu.addSeparator()
        self._deed(
            self.tr("Remove"), self._on_remove, QKeySequence(QKeySequence.StandardKey.Delete)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filter)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(view)
        self._stack.addWidget(self._notice)
        self.setFocusProxy(self._filter)

    def _deed(self, words: str, slot: object, key: QKeySequence | None = None) -> None:
        action = QAction(words, self)
        if key is not None:
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._menu.addAction(action)
        self._list.addAction(action)

    def _connect(self) -> None:
        self._filter.wanted_changed.connect(self._on_wanted)
        self._filter.down_requested.connect(self._on_down)
        self._filter.export_requested.connect(self.export)
        self._list.clicked.connect(self._on_open)
        self._list.activated.connect(self._on_open)
        self._list.customContextMenuRequested.connect(self._on_menu)
        self._editor.changed.connect(self._work.change)
        self._editor.remove_requested.connect(self._work.remove)
        self._editor.closed.connect(self._on_editor_closed)
        self._work.altered.connect(self._on_altered)
        self._work.removed.connect(self._on_removed)

    # What the window asks for

    @Slot()
    def reload(self) -> None:
        """Ask the archive anew."""
        drop(self._job)
        archive, wanted = self._archive, self._filter.wanted()

        def work(watch: Watch) -> Answer:
            found = archive.bookmarks(
                text=wanted.text, tag=wanted.tag, colour=wanted.colour, order=wanted.order
            )
            return found, archive.tags()

        self._job = self._jobs.start(work, done=self._on_loaded)

    @Slot(str)
    def export(self, suffix: str) -> None:
        """Ask for a file and write all bookmarks into it; `suffix` is md, csv or jsonld."""
        names = {
            "md": self.tr("Markdown (*.md)"),
            "csv": self.tr("Table (*.csv)"),
            "jsonld": self.tr("W3C Web Annotation (*.jsonld)"),
        }
        dialog = QFileDialog(self, self.tr("Export all bookmarks"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(names[suffix])
        dialog.setDefaultSuffix(suffix)
        dialog.setDirectory(self._settings.get("last_export_folder"))
        dialog.selectFile(self.tr("bookmarks") + "." + suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write all bookmarks into the file `path`, in the format that its name says."""
        archive, file = self._archive, Path(path)
        self._settings.set("last_export_folder", str(file.parent))
        style = self._settings.get("citation_style")

        def work(watch: Watch) -> tuple[int, str]:
            return archive.export("bookmarks", file, style=style), file.name

        self._jobs.start(work, done=self._on_exported)

    # Inside

    @Slot(object)
    def _on_loaded(self, answer: Answer) -> None:
        found, self._tags = answer
        current = self._current()
        by_article = self._filter.wanted().order == "article"
        self._delegate.by_article = by_article
        self._filter.show_tags(self._tags)
        self._filter.show_count(len(found))
        self._model.show(found, by_article=by_article)
        row = self._model.row_of(current.id) if current is not None else -1
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row, 0))
        if found:
            self._stack.setCurrentWidget(self._list)
        else:
            self._say_empty()

    def _say_empty(self) -> None:
        self._stack.setCurrentWidget(self._notice)
        if self._filter.narrows():
            ways = [(self.tr("Show all"), self._filter.clear)]
            self._notice.tell(self.tr("No bookmark like this"), "", ways)
        else:
            self._notice.tell(
                self.tr("No bookmarks yet"),
                self.tr("Select a passage in an article and press Ctrl+D."),
            )

    def _current(self) -> Bookmark | None:
        bookmark = self._list.currentIndex().data(BOOKMARK_ROLE)
        return bookmark if isinstance(bookmark, Bookmark) else None

    @Slot(object)
    def _on_wanted(self, wanted: Wanted) -> None:
        self._settings.set("bookmarks_order", wanted.order)
        self.reload()

    @Slot()
    def _on_down(self) -> None:
        """From the search line into the list."""
        if self._model.rowCount():
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self._list.currentIndex().isValid():
                self._list.setCurrentIndex(self._model.index(0, 0))

    @Slot()
    def _on_open(self) -> None:
        bookmark = self._current()
        if bookmark is not None:
            self.bookmark_opened.emit(bookmark)

    @Slot()
    def _on_edit(self) -> None:
        bookmark = self._current()
        if bookmark is not None:
            rect = self._list.visualRect(self._list.currentIndex())
            top_left = self._list.viewport().mapToGlobal(rect.topLeft())
            self._editor.edit(bookmark, self._tags, QRect(top_left, rect.size()))

    @Slot()
    def _on_remove(self) -> None:
        bookmark = self._current()
        if bookmark is not None:
            self._work.remove(bookmark.id)

    @Slot()
    def _on_copy(self) -> None:
        bookmark, archive = self._current(), self._archive
        if bookmark is None:
            return
        if bookmark.article_id is None or bookmark.span is None:
            parts = (bookmark.article_title, bookmark.newspaper, bookmark.date)
            self._on_citation(f"{bookmark.quote}\n{'，'.join(part for part in parts if part)}")
            return
        article_id, span = bookmark.article_id, bookmark.span
        style = self._settings.get("citation_style")
        self._jobs.start(
            lambda watch: archive.citation(article_id, span, style), done=self._on_citation
        )

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self._list.indexAt(point)
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._menu.popup(self._list.viewport().mapToGlobal(point))

    @Slot(bool)
    def _on_editor_closed(self, had_focus: bool) -> None:
        if had_focus:
            self._list.setFocus()

    @Slot(object)
    def _on_altered(self, bookmark: Bookmark) -> None:
        self.reload()
        self.changed.emit()

    @Slot(object)
    def _on_removed(self, bookmark: Bookmark) -> None:
        row = self._model.row_of(bookmark.id)
        if row >= 0 and self._model.rowCount() > 1:  # the one after it is the current one next
            beside = row + 1 if row + 1 < self._model.rowCount() else row - 1
            self._list.setCurrentIndex(self._model.index(beside, 0))
        self.reload()
        self.removed.emit(bookmark)
        self.changed.emit()

    @Slot(object)
    def _on_citation(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(self.tr("Copied with its source"))

    @Slot(object)
    def _on_exported(self, answer: tuple[int, str]) -> None:
        count, name = answer
        words = self.tr("{count} bookmarks written to {name}")
        self.copied.emit(words.format(count=count, name=name))
