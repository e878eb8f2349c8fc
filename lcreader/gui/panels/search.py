"""The left pane: the search box, and below it all articles or those that a query finds.

In go the archive and the jobs; out comes `article_chosen`. What is wanted is one value (`Wanted`);
whatever changes it asks anew, and the answer to the last question alone is ever shown.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lcreader.archive import Archive, remark_text
from lcreader.gui import filtering, i18n, orders
from lcreader.gui.delegates.articles import ArticleDelegate
from lcreader.gui.jobs import Jobs
from lcreader.gui.listing import Chosen, Found, Step, Wanted
from lcreader.gui.look import Look
from lcreader.gui.models.articles import ArticlesModel
from lcreader.gui.panels.completing import Completing
from lcreader.gui.panels.facets import WIDTH, FacetsPanel
from lcreader.gui.panels.nothing import Nothing
from lcreader.gui.preferences import Preferences
from lcreader.gui.questions import Questions
from lcreader.gui.widgets.article_list import ArticleList
from lcreader.gui.widgets.nothing_found import NothingFound
from lcreader.gui.widgets.search_box import SearchBox
from lcreader.gui.widgets.search_head import SearchHead
from lcreader.records import Facets, Filters, Matching

_SLOW = 250  # ms after which a search says that it is at work
_COUNT_LATER = 40  # ms after which facets are counted: first the list is painted


class SearchPanel(QWidget):
    """Search box, list, filters.

    Signals:
        article_chosen: A `Chosen`, to be shown.
        reading_requested: The chosen article is to get the keyboard.
        import_requested: The archive is empty and the user wants to change that.
        help_requested: The query language is to be explained.
        save_requested: What is wanted is to be kept under a name.
        failed: An exception of a search.
        results_shown: A `Found` is on the screen.
        widened: So many pixels are wanted beside the list.
    """

    article_chosen = Signal(object)
    reading_requested = Signal()
    import_requested = Signal()
    help_requested = Signal()
    save_requested = Signal()
    failed = Signal(object)
    results_shown = Signal(object)
    widened = Signal(int)

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
        self._wanted = Wanted()  # what was asked, which the box may be ahead of
        self._found: Found | None = None
        self._marked = 0
        self._asked = False
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_LATER)
        self.questions = Questions(archive, jobs, self)
        self._build()
        self._connect()
        self._offer_orders()

    @property
    def wanted(self) -> Wanted:
        """What is asked."""
        return self._wanted

    @property
    def box(self) -> SearchBox:
        """The line in which one types."""
        return self.head.box

    def search(self, query: str) -> None:
        """Ask `query` as if it had been typed and entered, within nothing."""
        if self._wanted.within or self._wanted.out:
            self._wanted = replace(self._wanted, within=(), out=False)
            self.head.box.forget()
        self.head.box.ask(query)

    def show_wanted(self, wanted: Wanted) -> None:
        """Ask for a list that was kept, with its filters and order."""
        self._wanted = wanted
        self._asked = bool(wanted.steps)
        self.head.box.put(wanted.query)
        self._offer_orders()
        self.reload()

    def focus_box(self) -> None:
        """Put the cursor into the box, its text selected."""
        self.head.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.box.selectAll()

    def counted(self) -> str:
        """The line that tells how much was found."""
        return self.head.counted()

    def step(self, by: int) -> None:
        """Go `by` rows on in the list."""
        self.list.step(by)

    def step_back(self) -> bool:
        """Undo one thing: the query, what it is within, the filters. False: nothing to undo."""
        wanted = self._wanted
        if self.head.box.text():
            self.head.box.ask("")
        elif wanted.within or wanted.out:
            last = wanted.within[-1] if wanted.within else Step("")
            self.show_wanted(
                replace(wanted, query=last.query, out=last.out, within=wanted.within[:-1])
            )
        elif wanted.filters != filtering.USUAL or wanted.matching != Matching():
            self._want(filtering.without(wanted, ""))
        else:
            return False
        return True

    @Slot(object)
    def set_filters(self, filters: Filters) -> None:
        """Narrow the list to `filters`."""
        self._want(replace(self._wanted, filters=filters))

    @Slot(bool)
    def narrow(self, out: bool) -> None:
        """What is asked next is asked within these results, or left `out` of them."""
        wanted = self._wanted
        within = wanted.within
        if wanted.query.strip():
            within = (*within, Step(wanted.query.strip(), wanted.out))
        if not within:
            return
        self.head.box.put("")
        self._want(replace(wanted, query="", within=within, out=out))
        self.focus_box()

    @Slot(bool)
    def show_facets(self, shown: bool) -> None:
        """Show or hide the pane of facets."""
        self.facets.setVisible(shown)
        self.head.filter.setChecked(shown)
        self._settings.set("facets_visible", shown)
        self.widened.emit(WIDTH if shown else 0)
        if shown:
            self.questions.count()

    def mark(self, article_id: int) -> None:
        """Show which article is open, unless that was known: the user may be on the way on."""
        if article_id != self._marked:
            self._marked = article_id
            self.list.mark(self.model.row_of(article_id))

    @Slot()
    def reload(self) -> None:
        """Ask the archive again; what was asked before is forgotten."""
        self._slow.start()
        self._counting.stop()
        self.head.chips.show_labels(filtering.chips(self._wanted))
        self.questions.ask(self._wanted)

    def refresh_rows(self) -> None:
        """Fetch the rows that are known again: counts of bookmarks may have changed."""
        known = self.model.known_ids()
        if known:
            self.questions.ask_rows(known, self.model.put)

    def colour(self) -> None:
        """Take icons and colours of the theme in force."""
        icon, head = self._look.icon, self.head
        head.box.set_icon(icon("search", "muted"))
        head.options.setIcon(icon("options", "muted"))
        head.help.setIcon(icon("help", "muted"))
        head.filter.setIcon(icon("filter", "muted"))
        head.chips.set_icon(icon("close", "muted"))
        head.set_warning_colour(self._look.theme.colour("warning").name())
        self.list.viewport().update()

    def _build(self) -> None:
        self.head = SearchHead(self._settings.get("history"))
        self.completing = Completing(self.archive, self._jobs, self.head.box)
        self.model = ArticlesModel(self)
        self.list = ArticleList(self.model, ArticleDelegate(self._look.theme))
        self.list.setAccessibleName(self.tr("Articles"))
        self.notice = NothingFound()
        self._nothing = Nothing(self.notice, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.notice)
        self.facets = FacetsPanel()
        self.facets.setFixedWidth(WIDTH)
        shown = bool(self._settings.get("facets_visible"))
        self.facets.setVisible(shown)
        self.head.filter.setChecked(shown)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.facets)
        beside.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(beside, 1)
        self.setFocusProxy(self.head.box)

    def _connect(self) -> None:
        head, box = self.head, self.head.box
        box.query_changed.connect(self._on_query)
        box.entered.connect(self._on_entered)
        box.step_requested.connect(self.list.step)
        box.history_changed.connect(lambda names: self._settings.set("history", names))
        head.help.clicked.connect(self.help_requested)
        head.sort.chosen.connect(self._on_sort)
        head.filter.clicked.connect(self.show_facets)
        head.chips.removed.connect(self._on_chip_removed)
        head.narrow_requested.connect(self.narrow)
        head.save_requested.connect(self.save_requested)
        head.matching_changed.connect(self._on_matching)
        self.facets.filters_chosen.connect(self.set_filters)
        self._connect_list()

    def _connect_list(self) -> None:
        self.list.row_chosen.connect(self._on_chosen)
        self.list.row_entered.connect(self._on_row_entered)
        self.list.unfold_requested.connect(self._on_unfold)
        self.model.wanted.connect(self.questions.ask_page)
        self.questions.found.connect(self._on_found)
        self.questions.page_found.connect(self.model.put)
        self.questions.page_dropped.connect(self.model.forget)
        self.questions.counted.connect(self._on_counted)
        self.questions.failed.connect(self._on_failed)
        self._nothing.wanted.connect(self.show_wanted)
        self._nothing.import_requested.connect(self.import_requested)
        self._counting.timeout.connect(self.questions.count)
        self._slow.timeout.connect(lambda: self.head.show_count(self.tr("Searching…")))

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._offer_orders()
            self.reload()

    def _offer_orders(self) -> None:
        """Offer the orders that have a sense, the one in force among them."""
        before, self._asked = self._asked, bool(self._wanted.steps)
        asked, kept = self._asked, self._settings.get("sort")
        order = orders.fitting(self._wanted.order, kept, asked=asked, before=before)
        self._wanted = replace(self._wanted, order=order)
        offered = orders.offered(asked)
        self.head.sort.offer([words for words, _ in offered], [o for _, o in offered].index(order))

    def _show_counts(self, found: Found) -> None:
        articles = self.tr("%n article(s)", "", found.total)
        if found.answer.places:
            articles += " · " + self.tr("%n hit(s)", "", found.answer.places)
        self.head.show_count(articles)
        wanted = found.wanted
        language = i18n.spoken()
        remarks = [(r.span.of(wanted.query), remark_text(r, language)) for r in found.remarks]
        self.head.show_understood(found.understood, remarks)
        self.head.show_matching(*(getattr(wanted.matching, n) for n in Matching.__slots__))
        any_filter = wanted.filters != filtering.USUAL
        self.head.offer(narrowing=bool(wanted.steps), saving=bool(wanted.steps) or any_filter)

    @Slot(str)
    def _on_query(self, query: str) -> None:
        self._want(replace(self._wanted, query=query))

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._slow.stop()
        before, self._found = self._found, found
        again = before is not None and before.wanted == found.wanted
        current, place = self.list.currentIndex(), self.list.verticalScrollBar().value()
        stood_on = self.model.id_at(current.row()) if again and current.isValid() else self._marked
        self.model.show(found.ids, found.first)
        # New hits are gone through from the first, wherever the open article stands among them.
        anew = found.first.hits and (before is None or before.wanted.whole != found.wanted.whole)
        row = -1 if anew else self.model.row_of(stood_on)
        if row != self.list.currentIndex().row():
            self.list.restore(row)
        self.list.verticalScrollBar().setValue(place if again else 0)
        self._show_counts(found)
        self._pages.setCurrentWidget(self.list if found.total else self.notice)
        if not found.total:
            self._nothing.say(found.wanted)
            self.questions.ask_why(self._nothing.explain)
        if not self.facets.isHidden():
            self._counting.start()
        self.results_shown.emit(found)

    @Slot(object)
    def _on_counted(self, facets: Facets) -> None:
        self.facets.show_facets(facets, self._wanted.filters)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._slow.stop()
        self.head.show_count("")
        self.failed.emit(error)

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        article_id = self.model.id_at(row)
        hit, context = self.model.hit_of(article_id), self.model.context_at(row)
        wanted = self._found.wanted if self._found else self._wanted
        self.head.box.remember(wanted.query)
        spans, in_title, in_subtitle = (
            (hit.spans, hit.title_spans, hit.subtitle_spans) if hit else ((), (), ())
        )
        self._marked = article_id
        number = context.number if context else 0
        self.article_chosen.emit(
            Chosen(article_id, wanted.label, spans, in_title, in_subtitle, number)
        )

    @Slot(int)
    def _on_row_entered(self, row: int) -> None:
        self._on_chosen(row)
        self.reading_requested.emit()

    @Slot(int, bool)
    def _on_unfold(self, row: int, shown: bool) -> None:
        article_id = self.model.id_at(row)
        hit = self.model.hit_of(article_id)
        if not shown:
            self.model.fold(article_id)
        elif hit is not None:
            self.questions.ask_contexts(
                hit, lambda contexts: self.model.unfold(article_id, contexts)
            )

    @Slot()
    def _on_entered(self) -> None:
        """Enter on a query that is answered already: read the current hit, else the first."""
        current = self.list.currentIndex()
        self.list.choose(current.row() if current.isValid() else 0)

    @Slot(int)
    def _on_sort(self, place: int) -> None:
        asked = bool(self._wanted.steps)
        order = orders.offered(asked)[place][1]
        if asked:
            self._settings.set("sort", order.sort)
        self._want(replace(self._wanted, order=order))

    @Slot(bool, bool, bool)
    def _on_matching(self, script: bool, width: bool, case: bool) -> None:
        self._want(replace(self._wanted, matching=Matching(script, width, case)))

    @Slot(str)
    def _on_chip_removed(self, key: str) -> None:
        self._want(filtering.without(self._wanted, key))
