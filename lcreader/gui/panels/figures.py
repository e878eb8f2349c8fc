"""The figures of the article in view: as a table or as cards, filtered, sorted, copied, exported.

In goes the article that is shown; out comes `figure_selected` when the reader chooses a figure.
"""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.archive import Archive
from lcreader.gui.figure_errands import FigureErrands
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.models.figures import (
    BADGES_ROLE,
    BY_INDICATOR,
    FIGURE_ROLE,
    IN_TEXT_ORDER,
    FiguresModel,
    FiguresProxy,
    Rows,
    prepared,
)
from lcreader.gui.panels.figure_corrections import FigureCorrections
from lcreader.gui.panels.figure_verdicts import FigureVerdicts
from lcreader.gui.preferences import Preferences
from lcreader.gui.theme import SPACE
from lcreader.gui.verdicts import Badges
from lcreader.gui.widgets.figure_views import FigureCards, FiguresTable
from lcreader.gui.widgets.notice import Notice
from lcreader.gui.widgets.tick_menu import add_choice, tick
from lcreader.records import Article, Figure
from lcreader.watch import Watch


class FiguresPanel(QWidget):
    """Shows the figures of one article.

    Signals:
        figure_selected: The figure that the reader chose.
        copied: What was copied or written, in a short sentence.
        passage_requested: Id of an article and the span of it to show.
        search_requested: The query that finds a figure elsewhere.
    """

    figure_selected = Signal(object)
    copied = Signal(str)
    passage_requested = Signal(int, object)
    search_requested = Signal(str)

    def __init__(
        self, archive: Archive, jobs: Jobs, settings: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._settings = settings
        self._article: Article | None = None
        self._job: Job | None = None
        self._wanted = 0
        self._choosing = False
        self._model = FiguresModel(self)
        self._proxy = FiguresProxy(self._model, self)
        self._count = QLabel(self)
        self._filter = QLineEdit(self)
        self._grave = QToolButton(self)
        self._errands = FigureErrands(archive, jobs, settings, self)
        self._errands.told.connect(self.copied)
        self.verdicts = FigureVerdicts(archive, jobs, self)
        self.corrections = FigureCorrections(archive, jobs, self, self._chosen)
        self._menu_button = QToolButton(self)
        self._menu = QMenu(self)
        self._stack = QStackedWidget(self)
        self._table = FiguresTable(self._proxy, self)
        self._cards = FigureCards(self._proxy, self)
        self._notice = Notice(self)
        self._build()
        self._build_menu()
        self._connect()
        self._set_view(settings.get("figures_view"))
        self._set_order(settings.get("figures_order"))

    def _build(self) -> None:
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        font = self._count.font()
        font.setBold(True)
        self._count.setFont(font)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._filter.setPlaceholderText(self.tr("Filter figures"))
        self._filter.setAccessibleName(self.tr("Filter figures"))
        self._filter.setClearButtonEnabled(True)
        self._table.restore_header(self._settings.get("figures_header"))
        head = QHBoxLayout()
        head.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE, 0)
        head.addWidget(self._count, 1)
        head.addWidget(self._menu_button)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE)
        line.addWidget(self._filter)
        line.addWidget(self._grave)
        self._grave.setText(self.tr("≠ Doubtful"))
        self._grave.setToolTip(self.tr("Only figures that differ or do not add up"))
        self._grave.setAccessibleName(self._grave.toolTip())
        self._grave.setCheckable(True)
        self._grave.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        for widget in (self._table, self._cards, self._notice):
            self._stack.addWidget(widget)

    def _build_menu(self) -> None:
        views = {"table": self.tr("Table"), "cards": self.tr("Cards")}
        self._views = add_choice(self._menu, views, self._on_view_chosen)
        self._menu.addSeparator()
        orders = {"text": self.tr("In text order"), "indicator": self.tr("By indicator")}
        self._orders = add_choice(self._menu, orders, self._on_order_chosen)
        self._menu.addSeparator()
        self._compare = self._menu.addAction(self.tr("What other articles say"), self._on_compare)
        self.corrections.add_to(self._menu, (self._table, self._cards))
        self._copy = self._menu.addAction(
            self.tr("Copy with sentence and source"), self.copy_chosen
        )
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._export = self._menu.addAction(self.tr("Export as CSV…"), self.export)
        for view in (self._table, self._cards):
            view.addAction(self._copy)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._on_menu)
        self._menu_button.setMenu(self._menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setAutoRaise(True)
        self._menu_button.setToolTip(self.tr("View, order, copy and export"))
        self._menu_button.setAccessibleName(self.tr("View, order, copy and export"))

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._on_filter)
        self._grave.toggled.connect(self._on_grave)
        self.verdicts.loaded.connect(self._on_badges)
        self.verdicts.passage_requested.connect(self.passage_requested)
        self.verdicts.told.connect(self.copied)
        self.verdicts.closed.connect(self._on_popover_closed)
        self.corrections.search_requested.connect(self.search_requested)
        self._table.sort_wished.connect(self._on_sort_wished)
        self._table.header_changed.connect(self._on_header_changed)
        for view in (self._table, self._cards):
            view.clicked.connect(self._on_clicked)
            view.activated.connect(self._on_activated)
            view.badges_clicked.connect(self._open_verdicts)
            view.selectionModel().currentRowChanged.connect(self._on_current_changed)

    # What the window asks for

    @Slot(object)
    def show_article(self, article: Article) -> None:
        """Load and show the figures of `article`."""
        drop(self._job)
        self._wanted = 0
        archive = self._archive

        def work(watch: Watch) -> tuple[Article, Rows]:
            return article, prepared(article, archive.figures(article.id))

        self._job = self._jobs.start(work, done=self._on_loaded)

    @Slot()
    def clear(self) -> None:
        """No article is in view."""
        drop(self._job)
        self._show(None, Rows())

    @Slot(int)
    def select_figure(self, figure_id: int) -> None:
        """Choose a figure, because it was clicked in the text; tells nobody."""
        row = self._model.row_of(figure_id)
        if row < 0:
            self._wanted = figure_id  # the figures are still on their way
            return
        index = self._proxy.mapFromSource(self._model.index(row, 0))
        if not index.isValid():
            self._show_all()  # the figure was filtered away
            index = self._proxy.mapFromSource(self._model.index(row, 0))
        self._choose(index)

    @Slot()
    def export(self) -> None:
        """Ask for a file and write the figures of the article into it."""
        if self._article is not None:
            self._errands.export(self._article)

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write the figures of the article into the file `path`."""
        if self._article is not None:
            self._errands.export_to(self._article, path)

    # Inside

    @Slot(object)
    def _on_loaded(self, answer: tuple[Article, Rows]) -> None:
        self._show(*answer)
        if self._wanted:
            self.select_figure(self._wanted)

    def _show(self, article: Article | None, rows: Rows) -> None:
        same = _is_same(self._article, article)
        chosen = self._chosen() if same else None
        self._article = article
        if not same:
            self._show_all()
        self._grave.hide()
        self._model.show(rows)
        self.verdicts.show_article(article)
        self.corrections.show_article(article)
        self._show_count()
        if chosen is not None:
            self._choose_at(chosen.span.start)
        else:
            self._table.scrollToTop()
            self._cards.scrollToTop()

    def _choose_at(self, start: int) -> None:
        """Choose what stands at `start` in the text, or next after it: ids may be other ones."""
        found = (self._proxy.index(row, 0) for row in range(self._proxy.rowCount()))
        places = [(index.data(FIGURE_ROLE).span.start, index) for index in found]
        after = [place for place in places if place[0] >= start] or places[-1:]
        if after:
            self._choose(min(after, key=lambda place: place[0])[1])

    def _show_count(self) -> None:
        total, shown = self._model.rowCount(), self._proxy.rowCount()
        if total == shown:
            text = self.tr("Figures in this article {count}").format(count=total)
        else:
            text = self.tr("Figures in this article {shown} of {count}").format(
                shown=shown, count=total
            )
        self._count.setText(text)
        self._filter.setEnabled(total > 0)
        for action in (self._compare, self._copy, self._export):
            action.setEnabled(total > 0)
        self._show_view()

    def _show_view(self) -> None:
        if self._proxy.rowCount():
            self._stack.setCurrentWidget(self._view())
            return
        self._stack.setCurrentWidget(self._notice)
        if self._article is None:
            self._notice.tell(self.tr("No article chosen"))
        elif self._model.rowCount():
            clear = (self.tr("Show all"), self._show_all)
            self._notice.tell(self.tr("No figure with these words"), "", [clear])
        else:
            self._notice.tell(self.tr("This article has no figures"))

    def _show_all(self) -> None:
        self._filter.clear()
        self._grave.setChecked(False)

    def _view(self) -> FiguresTable | FigureCards:
        return self._cards if self._settings.get("figures_view") == "cards" else self._table

    def _set_view(self, name: str) -> None:
        self._settings.set("figures_view", name)
        tick(self._views, name)
        self._menu_button.setText(self._views.checkedAction().text())
        self._show_count()

    def _set_order(self, name: str) -> None:
        self._settings.set("figures_order", name)
        tick(self._orders, name)
        self._cards.set_grouped(name == "indicator")
        self._model.sort(BY_INDICATOR if name == "indicator" else IN_TEXT_ORDER)

    def _choose(self, index: QModelIndex) -> None:
        """Make the row of `index` the current one in both views, without a word to others."""
        self._choosing = True
        for view in (self._table, self._cards):
            view.setCurrentIndex(index.siblingAtColumn(0))
            left = view.horizontalScrollBar().value()
            view.scrollTo(index.siblingAtColumn(0))
            view.horizontalScrollBar().setValue(left)  # to the row, whatever column comes first
        self._choosing = False

    def _chosen(self) -> Figure | None:
        figure = self._view().currentIndex().data(FIGURE_ROLE)
        return figure if isinstance(figure, Figure) else None

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        figure = index.data(FIGURE_ROLE)
        if isinstance(figure, Figure):
            self._choose(index)
            self.figure_selected.emit(figure)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self._on_clicked(index)
        if index.data(BADGES_ROLE):
            self._open_verdicts(index)

    @Slot(QModelIndex)
    def _open_verdicts(self, index: QModelIndex) -> None:
        view, figure = self._view(), index.data(FIGURE_ROLE)
        if isinstance(figure, Figure):
            row = view.visualRect(index.siblingAtColumn(0))
            row.setLeft(0)
            row.setWidth(view.viewport().width())
            corner = view.viewport().mapToGlobal(row.topLeft())
            self.verdicts.open(figure, QRect(corner, row.size()))

    @Slot()
    def _on_compare(self) -> None:
        self._open_verdicts(self._view().currentIndex())

    @Slot()
    def _on_popover_closed(self) -> None:
        self._view().setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(object)
    def _on_badges(self, badges: dict[int, Badges]) -> None:
        self._model.show_badges(badges)
        grave = any(self._model.is_grave(row) for row in range(self._model.rowCount()))
        self._grave.setVisible(grave)
        if not grave:
            self._grave.setChecked(False)
        self._show_count()

    @Slot(bool)
    def _on_grave(self, only: bool) -> None:
        self._proxy.want_grave(only)
        self._show_count()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        # Only what the arrow keys do: a click tells by itself, a filter chooses nothing.
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        quiet = pressed or self._choosing or not self._view().hasFocus()
        if current.isValid() and not quiet:
            self._on_clicked(current)

    @Slot(str)
    def _on_filter(self, text: str) -> None:
        self._proxy.want(text)
        self._show_count()

    @Slot(int, Qt.SortOrder)
    def _on_sort_wished(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0:
            self._model.sort(column, order)
        else:
            self._set_order(self._settings.get("figures_order"))

    @Slot()
    def _on_header_changed(self) -> None:
        self._settings.set("figures_header", self._table.header_state())

    @Slot(QAction)
    def _on_view_chosen(self, action: QAction) -> None:
        self._set_view(action.data())
        if action.data() == "cards":
            self._table.clear_sorting()
        self._view().setFocus()

    @Slot(QAction)
    def _on_order_chosen(self, action: QAction) -> None:
        self._settings.set("figures_order", action.data())
        self._table.clear_sorting()
        self._set_order(action.data())

    @Slot()
    def _on_menu(self) -> None:
        self._menu.popup(self.cursor().pos())

    @Slot()
    def copy_chosen(self) -> None:
        """Copy the chosen figure with its sentence and source."""
        figure = self._chosen()
        if figure is not None and self._article is not None:
            self._errands.copy(self._article, figure)


def _is_same(before: Article | None, now: Article | None) -> bool:
    return before is not None and now is not None and before.id == now.id
