"""Searches that are kept under a name: opened, renamed, taken away, brought back.

In go the archive and the jobs; out comes `search_opened`. Nothing is asked before one is removed:
for a while it can be brought back.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QInputDialog,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lcreader.archive import Archive
from lcreader.gui.delegates.saved import SavedDelegate
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.listing import Order, Wanted
from lcreader.gui.look import Look
from lcreader.gui.models.saved import SAVED_ROLE, SavedModel, subtitle
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.notice import Notice
from lcreader.gui.widgets.undo_bar import UndoBar
from lcreader.records import SavedSearch

_LONGEST_NAME = 40
_DIALOG_WIDTH = 45 * SPACE


class SavedPanel(QWidget):
    """The list of kept searches.

    Signals:
        search_opened: The `Wanted` that was kept.
        counted: How many articles are new in all of them.
        told: A short sentence for the status bar.
        failed: An exception.
    """

    search_opened = Signal(object)
    counted = Signal(int)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, archive: Archive, jobs: Jobs, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._job: Job | None = None
        self._removed: SavedSearch | None = None
        self._chosen = 0  # the search to stand on when the list comes
        self.dialog: QInputDialog | None = None
        self.model = SavedModel(self)
        self.list = QListView()
        self._notice = Notice()
        self._stack = QStackedWidget()
        self._menu = QMenu(self)
        self._undo_bar = UndoBar(self._stack)
        self._build(SavedDelegate(look.theme))

    @property
    def offers_undo(self) -> bool:
        """Whether a search that was removed can be brought back now."""
        return self._removed is not None and self._undo_bar.isVisible()

    @Slot()
    def reload(self) -> None:
        """Ask the archive for all of them, and count anew."""
        drop(self._job)
        self._job = self._jobs.start(
            self._archive.searches.counted, self._on_loaded, self.failed.emit
        )

    def keep(self, wanted: Wanted) -> None:
        """Ask for a name and keep `wanted` under it."""
        search = SavedSearch("", wanted.whole, wanted.filters, matching=wanted.matching)
        name = subtitle(search)[:_LONGEST_NAME]
        if not name:
            self.told.emit(self.tr("Search for something first, or choose filters"))
            return
        self._ask_name(self.tr("Save this search"), name, lambda name: self.add(name, wanted))

    def add(self, name: str, wanted: Wanted) -> None:
        """Keep `wanted` as `name`."""
        searches = self._archive.searches
        self._write(
            lambda: searches.add(
                name,
                wanted.whole,
                filters=wanted.filters,
                sort=wanted.order.sort,
                descending=wanted.order.descending,
                matching=wanted.matching,
            ),
            self.tr("Saved as “{name}”").format(name=name),
        )

    @Slot()
    def undo(self) -> None:
        """Bring back the search that was removed last."""
        removed, self._removed = self._removed, None
        self._undo_bar.hide()
        if removed is not None:
            self._write(lambda: self._archive.searches.restore(removed))

    def _build(self, delegate: SavedDelegate) -> None:
        view = self.list
        view.setModel(self.model)
        view.setItemDelegate(delegate)
        view.setAccessibleName(self.tr("Saved searches"))
        view.setUniformItemSizes(True)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.clicked.connect(self._on_open)
        view.activated.connect(self._on_open)
        self._deed(self.tr("Search"), self._on_open_current)
        self._deed(self.tr("Rename…"), self._on_rename, QKeySequence(Qt.Key.Key_F2))
        self._deed(self.tr("Mark as seen"), self._on_seen)
        self._menu.addSeparator()
        delete = QKeySequence(QKeySequence.StandardKey.Delete)
        self._deed(self.tr("Remove"), self._on_remove, delete)
        self._undo_bar.undo_requested.connect(self.undo)
        self._notice.tell(
            self.tr("No saved searches"),
            self.tr(
                "Search for something, then choose Save this search (Ctrl+S). New articles"
                " that it finds are counted here."
            ),
        )
        self._stack.addWidget(self._notice)
        self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(view)

    def _deed(
        self, words: str, slot: Callable[[], object], key: QKeySequence | None = None
    ) -> None:
        action = QAction(words, self)
        if key is not None:
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._menu.addAction(action)
        self.list.addAction(action)

    def _ask_name(self, title: str, name: str, then: Callable[[str], object]) -> None:
        dialog = self.dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(name)
        dialog.resize(_DIALOG_WIDTH, dialog.sizeHint().height())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda text: then(text.strip() or name))
        dialog.open()

    def _write(self, work: Callable[[], SavedSearch], told: str = "") -> None:
        def done(search: SavedSearch) -> None:
            self._chosen = search.id
            self.reload()
            if told:
                self.told.emit(told)

        self._jobs.start(
            lambda _watch: work(),
            done,
            self.failed.emit,
            writes=True,
        )

    def _current(self) -> SavedSearch | None:
        return self.list.currentIndex().data(SAVED_ROLE)

    @Slot(object)
    def _on_loaded(self, searches: Sequence[SavedSearch]) -> None:
        current = self._current()
        stood_on = self._chosen or (current.id if current else 0)
        self._chosen = 0
        self.model.show(searches)
        row = self.model.row_of(stood_on)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        self._stack.setCurrentWidget(self.list if searches else self._notice)
        self.counted.emit(self.model.new())

    @Slot(QModelIndex)
    def _on_open(self, index: QModelIndex) -> None:
        search: SavedSearch = index.data(SAVED_ROLE)
        order = Order(search.sort, search.descending)
        wanted = Wanted(search.query, search.filters, order, search.matching)
        self.search_opened.emit(wanted)
        self._write(lambda: self._archive.searches.seen(search.id))

    @Slot()
    def _on_open_current(self) -> None:
        if self._current() is not None:
            self._on_open(self.list.currentIndex())

    @Slot()
    def _on_rename(self) -> None:
        search = self._current()
        if search is not None:
            searches, number = self._archive.searches, search.id
            self._ask_name(
                self.tr("Rename the search"),
                search.name,
                lambda name: self._write(lambda: searches.rename(number, name)),
            )

    @Slot()
    def _on_seen(self) -> None:
        search = self._current()
        if search is not None:
            self._write(lambda: self._archive.searches.seen(search.id))

    @Slot()
    def _on_remove(self) -> None:
        search = self._current()
        if search is None:
            return
        self._jobs.start(
            lambda _watch: self._archive.searches.remove(search.id),
            self._on_removed,
            self.failed.emit,
            writes=True,
        )

    @Slot(object)
    def _on_removed(self, search: SavedSearch) -> None:
        self._removed = search
        self._undo_bar.offer(self.tr("Removed “{name}”").format(name=search.name))
        self.reload()

    @Slot(QPoint)
    def _on_menu(self, where: QPoint) -> None:
        if self.list.indexAt(where).isValid():
            self._menu.popup(self.list.viewport().mapToGlobal(where))
