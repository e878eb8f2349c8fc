"""The left pane: the search box, and below it all articles or those that a query finds.

In go the archive and the jobs; out comes `article_chosen`. Every question to the archive is a
job; a newer question drops the older one, so that stale results are never shown.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.archive import Archive
from lcreader.gui import filtering
from lcreader.gui.delegates.articles import ArticleDelegate
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.listing import (
    NEWEST,
    Chosen,
    Found,
    Order,
    Wanted,
    count_facets,
    find,
    find_more,
    is_plain,
    terms,
    without,
)
from lcreader.gui.look import Look
from lcreader.gui.models.articles import ArticlesModel
from lcreader.gui.preferences import Preferences
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.article_list import ArticleList
from lcreader.gui.widgets.chips import Chips
from lcreader.gui.widgets.filter_popup import FilterPopup
from lcreader.gui.widgets.flow import Flow
from lcreader.gui.widgets.notice import Notice, WayOn
from lcreader.gui.widgets.order_button import OrderButton
from lcreader.gui.widgets.search_box import SearchBox
from lcreader.gui.wording import KINDS
from lcreader.records import ArticleRow, Facets, Filters, Hit

_SLOW = 250  # ms after which a search says that it is at work


class SearchPanel(QWidget):
    """Search box, list, filters.

    Signals:
        article_chosen: A `Chosen`, to be shown.
        reading_requested: The chosen article is to get the keyboard.
        import_requested: The archive is empty and the user wants to change that.
        help_requested: The query language is to be explained.
        failed: An exception of a search.
        results_shown: A `Found` is on the screen.
    """

    article_chosen = Signal(object)
    reading_requested = Signal()
    import_requested = Signal()
    help_requested = Signal()
    failed = Signal(object)
    results_shown = Signal(object)

    def __init__(
        self,
        archive: Archive,
        jobs: Jobs,
        settings: Preferences,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.archive = archive
        self._jobs = jobs
        self._settings = settings
        self._look = look
        self._query = ""  # what was asked, which the box may be ahead of
        self._filters = filtering.USUAL
        self._found: Found | None = None
        self._job: Job | None = None
        self._facets_job: Job | None = None
        self._marked = 0
        self.popup: FilterPopup | None = None
        self._slow = QTimer(self, singleShot=True)
        self._build()
        self._connect()

    def search(self, query: str) -> None:
        """Ask `query` as if it had been typed and entered."""
        self.box.ask(query)

    def focus_box(self) -> None:
        """Put the cursor into the box, its text selected."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def counted(self) -> str:
        """The line that tells how much was found."""
        return self._count.text()

    def step(self, by: int) -> None:
        """Go `by` rows on in the list."""
        self.list.step(by)

    def step_back(self) -> bool:
        """Undo one thing: the query, then the filters. False when there was nothing to undo."""
        if self.box.text():
            self.box.ask("")
        elif self._filters != filtering.USUAL:
            self.set_filters(filtering.USUAL)
        else:
            return False
        return True

    def set_filters(self, filters: Filters) -> None:
        """Narrow the list to `filters`."""
        self._filters = filters
        self._chips.show_labels(filtering.labels(filters))
        self.reload()

    def mark(self, article_id: int) -> None:
        """Show which article is open, unless that was known: the user may be on the way on."""
        if article_id != self._marked:
            self._marked = article_id
            self.list.mark(self.model.row_of(article_id))

    @Slot()
    def reload(self) -> None:
        """Ask the archive again; what was asked before is forgotten."""
        drop(self._job)
        wanted = Wanted(self._query, self._filters, self._order)
        self._slow.start(_SLOW)
        archive = self.archive
        self._job = self._jobs.start(
            lambda watch: find(archive, wanted, watch), self._on_found, self._on_failed
        )

    def refresh_rows(self) -> None:
        """Fetch the rows that are known again: counts of bookmarks may have changed."""
        known = self.model.known_ids()
        if known:
            self._on_rows_wanted(known)

    def colour(self) -> None:
        """Take icons and colours of the theme in force."""
        self.box.set_icon(self._look.icon("search", "muted"))
        self.help.setIcon(self._look.icon("help", "muted"))
        self.filter.setIcon(self._look.icon("filter", "muted"))
        self._chips.set_icon(self._look.icon("close", "muted"))
        self.list.viewport().update()

    def _build(self) -> None:
        self.box = SearchBox(self._settings.get("history"))
        self.help = QToolButton()
        self.help.setAutoRaise(True)
        self.help.setToolTip(self.tr("How to search"))
        self.help.setAccessibleName(self.tr("How to search"))
        self._understood = QLabel()
        self._understood.setTextFormat(Qt.TextFormat.PlainText)
        self._understood.setWordWrap(True)
        self._understood.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._understood.hide()
        self._count = QLabel()
        self._count.setAccessibleName(self.tr("Number of articles and hits"))
        self.sort = OrderButton()
        self._orders: list[Order] = []
        self._order = NEWEST
        self.filter = QToolButton()
        self.filter.setText(self.tr("Filter"))
        self.filter.setAutoRaise(True)
        self.filter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._chips = Chips()
        self.model = ArticlesModel(self)
        self.list = ArticleList(self.model, ArticleDelegate(self._look.theme))
        self.list.setAccessibleName(self.tr("Articles"))
        self.notice = Notice()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.notice)
        self._lay_out()
        self._offer_orders()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE // 2)
        top.addWidget(self.box, 1)
        top.addWidget(self.help)
        line = Flow(spacing=SPACE // 2, spread=True)
        for widget in (self._count, self.sort, self.filter):
            line.addWidget(widget)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, SPACE, SPACE, SPACE // 2)
        head.setSpacing(SPACE // 2)
        head.addLayout(top)
        head.addWidget(self._understood)
        head.addLayout(line)
        head.addWidget(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.box)

    def _connect(self) -> None:
        self.box.query_changed.connect(self._on_query)
        self.box.entered.connect(self._on_entered)
        self.box.step_requested.connect(self.list.step)
        self.box.history_changed.connect(lambda names: self._settings.set("history", names))
        self.help.clicked.connect(self.help_requested)
        self.sort.chosen.connect(self._on_sort)
        self.filter.clicked.connect(self._on_filter)
        self._chips.removed.connect(self._on_chip_removed)
        self.list.row_chosen.connect(self._on_chosen)
        self.list.row_entered.connect(self._on_row_entered)
        self.model.rows_wanted.connect(self._on_rows_wanted)
        self.model.more_wanted.connect(self._on_more_wanted)
        self._slow.timeout.connect(lambda: self._count.setText(self.tr("Searching…")))

    def _offer_orders(self) -> None:
        """Offer the orders that have a sense: hits by relevance, all articles by date."""
        asked = bool(self._query.strip())
        orders = [(self.tr("By relevance"), Order("relevance"))] if asked else []
        orders.append((self.tr("Newest first"), NEWEST))
        orders.append((self.tr("Oldest first"), Order("date", False)))
        orders.append((self.tr("By title"), Order("title", False)))
        if len(orders) == len(self._orders):
            return
        self._orders = [order for _, order in orders]
        kept = self._settings.get("sort") if asked else "date"
        place = next((p for p, order in enumerate(self._orders) if order.sort == kept), 0)
        self._order = self._orders[place]
        self.sort.offer([words for words, _ in orders], place)

    def _show_counts(self, found: Found) -> None:
        articles = self.tr("%n article(s)", "", found.total)
        if found.hits:
            articles += " · " + self.tr("%n hit(s)", "", found.places)
        self._count.setText(articles)
        words = [*found.warnings]
        if found.understood and not is_plain(found.wanted.query):
            words.append(found.understood)
        self._understood.setText("\n".join(words))
        self._understood.setVisible(bool(words))

    def _show_nothing(self, found: Found) -> None:
        """Say that there is nothing, and what one can do about it."""
        if found.pages == 0 and not found.wanted.query.strip():
            self.notice.tell(
                self.tr("This archive is empty"),
                self.tr("Import newspaper pages as text files, or drop them onto the window."),
                [(self.tr("Import files…"), self.import_requested.emit)],
            )
            return
        query = found.wanted.query.strip()
        title = self.tr("Nothing found for “{query}”").format(query=query)
        self.notice.tell(
            title if query else self.tr("No article fits these filters"), "", self._ways_on(query)
        )

    def _ways_on(self, query: str) -> list[WayOn]:
        ways: list[WayOn] = []
        filters = self._filters
        if filters.newspapers or filters.years:
            keep = Filters(filters.kinds)
            ways.append((self.tr("Search without filters"), partial(self.set_filters, keep)))
        if set(filters.kinds) != set(KINDS):
            everything = replace(filters, kinds=KINDS)
            words = self.tr("Search captions, notices and mastheads too")
            ways.append((words, partial(self.set_filters, everything)))
        typed = terms(query)
        for term in typed[:4] if len(typed) > 1 else ():
            label = self.tr("Search without “{word}”").format(word=term)
            ways.append((label, partial(self.search, without(query, term))))
        if query:
            ways.append((self.tr("Show all articles"), partial(self.search, "")))
        return ways

    @Slot(str)
    def _on_query(self, query: str) -> None:
        self._query = query
        self._offer_orders()
        self.reload()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._slow.stop()
        before, self._found = self._found, found
        again = before is not None and before.wanted == found.wanted
        current, place = self.list.currentIndex(), self.list.verticalScrollBar().value()
        stood_on = self.model.id_at(current.row()) if again and current.isValid() else self._marked
        self.model.show(found.ids, found.hits, found.rows, found.total)
        # New hits are gone through from the first, wherever the open article stands among them.
        anew = found.hits and (before is None or before.wanted.query != found.wanted.query)
        row = -1 if anew else self.model.row_of(stood_on)
        if row != self.list.currentIndex().row():
            self.list.restore(row)
        self.list.verticalScrollBar().setValue(place if again else 0)
        self._show_counts(found)
        if not found.total:
            self._show_nothing(found)
        self._pages.setCurrentWidget(self.list if found.total else self.notice)
        self.results_shown.emit(found)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._slow.stop()
        self._count.setText("")
        self.failed.emit(error)

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        article_id = self.model.id_at(row)
        hit = self.model.hit_of(article_id)
        query = self._found.wanted.query if self._found else ""
        self.box.remember(query)
        spans, title_spans = (hit.spans, hit.title_spans) if hit else ((), ())
        self._marked = article_id
        self.article_chosen.emit(Chosen(article_id, query, spans, title_spans))

    @Slot(int)
    def _on_row_entered(self, row: int) -> None:
        self._on_chosen(row)
        self.reading_requested.emit()

    @Slot()
    def _on_entered(self) -> None:
        """Enter on a query that is answered already: read the current hit, else the first."""
        current = self.list.currentIndex()
        self.list.choose(current.row() if current.isValid() else 0)

    @Slot(int)
    def _on_sort(self, place: int) -> None:
        self._order = self._orders[place]
        if self._query.strip():
            self._settings.set("sort", self._order.sort)
        self.reload()

    @Slot(list)
    def _on_rows_wanted(self, ids: list[int]) -> None:
        archive = self.archive
        self._jobs.start(lambda _watch: archive.rows(ids), self.model.put_rows, self._on_failed)

    @Slot(int)
    def _on_more_wanted(self, known: int) -> None:
        if self._found is None:
            return
        archive, wanted = self.archive, self._found.wanted
        self._jobs.start(
            lambda watch: find_more(archive, wanted, known, watch),
            lambda more: self._on_more(wanted, *more),
            self._on_failed,
        )

    def _on_more(self, wanted: Wanted, hits: Sequence[Hit], rows: Sequence[ArticleRow]) -> None:
        if self._found is not None and self._found.wanted == wanted:
            self.model.add(hits, rows)

    @Slot()
    def _on_filter(self) -> None:
        drop(self._facets_job)
        archive, wanted = self.archive, Wanted(self._query, self._filters, self._order)
        self._facets_job = self._jobs.start(
            lambda watch: count_facets(archive, wanted, watch), self._open_filter, self._on_failed
        )

    @Slot(object)
    def _open_filter(self, facets: Facets) -> None:
        popup = FilterPopup(filtering.groups(facets, self._filters), self)
        popup.destroyed.connect(self._on_popup_gone)
        popup.chosen.connect(self._on_filter_chosen)
        popup.reset_requested.connect(lambda: self.set_filters(filtering.USUAL))
        self.popup = popup
        popup.open_under(self.filter)

    @Slot()
    def _on_popup_gone(self) -> None:
        self.popup = None

    @Slot(str, list)
    def _on_filter_chosen(self, group: str, values: list[str]) -> None:
        self.set_filters(filtering.with_values(self._filters, group, values))

    @Slot(str)
    def _on_chip_removed(self, key: str) -> None:
        self.set_filters(filtering.without(self._filters, key))
