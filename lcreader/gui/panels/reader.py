"""The article: loaded in a job, set to be read, with hits, figures and bookmarks marked.

In go ids of articles and wishes of the window; out come signals of what the reader did. The panel
only joins parts: `Finding` leads through hits, `FigureMarks` shows figures, `Passages` keeps
bookmarks, the view sets and marks.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lcreader.archive import Archive
from lcreader.errors import NotFoundError
from lcreader.gui.dialogs.bookmark_editor import BookmarkEditor
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.panels.figure_marks import FigureMarks
from lcreader.gui.panels.finding import Finding
from lcreader.gui.panels.overview import ArticlePage
from lcreader.gui.panels.passages import Passages
from lcreader.gui.preferences import Preferences
from lcreader.gui.reading import Loaded, Ready, load, make_ready
from lcreader.gui.travel import History, Place
from lcreader.gui.widgets.article_view import ArticleView
from lcreader.gui.widgets.find_bar import FindBar, HitBar
from lcreader.gui.widgets.focus_line import FocusLine
from lcreader.gui.widgets.notice import Notice
from lcreader.gui.widgets.passage_menu import PassageMenu
from lcreader.gui.widgets.typesetting import USUAL
from lcreader.gui.widgets.undo_bar import UndoBar
from lcreader.gui.wording import error_text
from lcreader.records import Bookmark, Span
from lcreader.watch import Watch


class ReaderPanel(QWidget):
    """Shows one article.

    Signals:
        article_opened: The article that is shown now.
        figure_clicked: Id of the figure that was clicked in the text.
        status_changed: A short sentence for the status bar.
        bookmarks_changed: Some bookmark was added, altered, removed or restored here.
        search_requested: A passage that is to be searched in the archive.
        history_changed: Whether one can go back, and forward.
        selection_changed: Whether a passage is selected.
        source_shown: Whether the page as it stood is shown.
    """

    article_opened = Signal(object)
    figure_clicked = Signal(int)
    status_changed = Signal(str)
    bookmarks_changed = Signal()
    search_requested = Signal(str)
    history_changed = Signal(bool, bool)
    selection_changed = Signal(bool)
    source_shown = Signal(bool)

    def __init__(
        self, archive: Archive, jobs: Jobs, settings: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._settings = settings
        self._loaded: Loaded | None = None
        self._place = Place(0)
        self._history = History()
        self._job: Job | None = None
        self._switching: Job | None = None
        self._source = bool(settings.get("show_source"))
        self._view = ArticleView(self)
        self._figures = FigureMarks(self._view)
        self._page = ArticlePage(self._view)
        self._hit_bar = HitBar(self)
        self._find_bar = FindBar(self)
        self._notice = Notice(self)
        self._stack = QStackedWidget(self)
        self._finding = Finding(self._view, self._hit_bar, self._find_bar, self)
        editor, undo_bar = BookmarkEditor(self), UndoBar(self._stack)
        self._passages = Passages(archive, jobs, settings, self._view, self, editor, undo_bar)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._view.setAccessibleName(self.tr("Article"))
        self._view.set_text_size(self._settings.get("font_size"))
        self._view.set_teller(self._tell)
        self._stack.addWidget(self._notice)
        self._stack.addWidget(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (FocusLine(self._view, self), self._hit_bar, self._stack, self._find_bar):
            column.addWidget(widget)
        column.setStretchFactor(self._stack, 1)
        self.setFocusProxy(self._stack)
        self._say_nothing_chosen()

    def _connect(self) -> None:
        self._view.mark_clicked.connect(self._on_mark_clicked)
        self._view.zoom_requested.connect(self.zoom)
        self._view.travel_requested.connect(self._on_travel)
        self._view.menu_requested.connect(self._on_menu)
        self._view.copyAvailable.connect(self.selection_changed)
        self._page.hit_requested.connect(self._finding.go_to_hit)
        self._page.find_requested.connect(self._finding.go_to_find)
        self._passages.changed.connect(self.bookmarks_changed)
        self._passages.told.connect(self.status_changed)

    # Opening

    def open_article(
        self,
        article_id: int,
        result_query: str = "",
        hit_spans: Sequence[Span] = (),
        at: Span | None = None,
        title_spans: Sequence[Span] = (),
        subtitle_spans: Sequence[Span] = (),
        number: int = 0,
    ) -> None:
        """Show an article: at the passage `at`, else at hit `number`, else from its beginning."""
        if self._loaded is not None and (self._loaded.article.id != article_id or at is not None):
            self._history.leave(self._here())
        hits = (tuple(hit_spans), tuple(title_spans), tuple(subtitle_spans))
        place = Place(article_id, 0, result_query, *hits, number=number)
        self._load(place, at)

    def reload(self) -> None:
        """Load the article in view again, for it may have changed in the archive."""
        if self._loaded is not None:
            here = self._here()
            self._forget()
            self._load(here, None)

    def reload_bookmarks(self) -> None:
        """Load the bookmarks of the article in view again."""
        self._passages.reload()

    def close_article(self) -> None:
        """Show nothing: the archive is another one, or the article is gone."""
        drop(self._job)
        self._forget()
        self._say_nothing_chosen()

    @Slot()
    def go_back(self) -> None:
        """Show the place before this one."""
        if self._history.can_back:
            self._load(self._history.back(self._here() if self._loaded else None), None)

    @Slot()
    def go_forward(self) -> None:
        """Show the place that was gone back from."""
        if self._history.can_forward:
            self._load(self._history.forward(self._here() if self._loaded else None), None)

    def _load(self, place: Place, at: Span | None) -> None:
        drop(self._job)
        self._place = place
        if self._loaded is not None and self._loaded.article.id == place.article_id:
            self._arrive(at)
            return
        archive, as_it_stood = self._archive, self._source

        def work(watch: Watch) -> tuple[Loaded, Ready, Span | None]:
            loaded = load(archive, place.article_id)
            return loaded, make_ready(loaded, as_it_stood=as_it_stood), at

        self._job = self._jobs.start(work, done=self._on_loaded, failed=self._on_failed)

    @Slot(object)
    def _on_loaded(self, answer: tuple[Loaded, Ready, Span | None]) -> None:
        drop(self._switching)
        self._loaded, ready, at = answer
        self._figures.show(self._loaded.figures)
        self._stack.setCurrentWidget(self._page)
        self._set(ready, 0)
        self._passages.show(self._loaded.article, self._loaded.bookmarks)
        self._passages.reload()  # the tags in use, for completion
        self._arrive(at)
        if ready.as_it_stood != self._source:  # switched while it was loaded
            self._switch()
        self.article_opened.emit(self._loaded.article)

    def _arrive(self, at: Span | None) -> None:
        """Go to the place in the article that is in view now."""
        sheet, place = self._view.sheet, self._place
        first = self._finding.set_hits(place.query, place.shown_in(sheet), place.number_in(sheet))
        if at is not None:
            self.flash(at)
        elif place.top:
            self._view.show_top(sheet.to_shown(_at(place.top)).start)
        elif first is not None:
            self._view.show_span(first)
        else:
            self._view.show_top(0)
        self.history_changed.emit(self._history.can_back, self._history.can_forward)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._forget()
        self._stack.setCurrentWidget(self._notice)
        gone = isinstance(error, NotFoundError)
        title = self.tr("This article is no longer in the archive.") if gone else ""
        self._notice.tell(title or self.tr("The article cannot be shown."), error_text(error))

    # What the window asks for

    def flash(self, span: Span) -> None:
        """Scroll to `span` of the reading text and light it up for a moment."""
        shown = self._view.sheet.to_shown(span)
        self._view.show_span(shown)
        self._view.flash(shown)

    def select_figure(self, figure_id: int) -> None:
        """Mark a figure as chosen, scroll to its sentence and light that up."""
        self._figures.go_to(figure_id)

    @Slot()
    def next_hit(self) -> None:
        """Go to the next hit, or find."""
        self._finding.step(1)

    @Slot()
    def previous_hit(self) -> None:
        """Go to the hit, or find, before."""
        self._finding.step(-1)

    @Slot()
    def open_find(self) -> None:
        """Open the bar that finds in the article."""
        if self._loaded is not None:
            self._finding.open_find()

    def close_find(self) -> bool:
        """Close the bar that finds in the article; False where it was not open."""
        return self._finding.close_find()

    @Slot(bool)
    def toggle_source(self, shown: bool) -> None:
        """Show the page as it stood, or the clean text, at the same place."""
        if shown == self._source:
            return
        self._source = shown
        self._settings.set("show_source", shown)
        if self._loaded is not None:
            self._switch()
        self.source_shown.emit(shown)

    @Slot(int)
    def zoom(self, step: int) -> None:
        """Set the text larger (+) or smaller (-)."""
        size = self._view.text_size
        self._set_size(size + step * max(round(size * 0.1), 1))

    @Slot()
    def reset_zoom(self) -> None:
        """Set the text in its usual size."""
        self._set_size(USUAL)

    @Slot()
    def add_bookmark(self) -> None:
        """Keep the passage that is selected, or the sentence at the caret."""
        self._passages.add()

    @Slot()
    def undo(self) -> None:
        """Bring back the bookmark that was removed last."""
        self._passages.undo()

    @Slot(object)
    def offer_undo(self, bookmark: Bookmark) -> None:
        """A bookmark was removed elsewhere: offer to bring it back."""
        self._passages.offer_undo(bookmark)
        self._passages.reload()

    @Slot()
    def copy_citation(self) -> None:
        """Copy the passage that is selected, or the sentence at the caret, with its source."""
        span = self._passages.passage()
        if self._loaded is None:
            return
        archive, article_id = self._archive, self._loaded.article.id
        style = self._settings.get("citation_style")
        self._jobs.start(
            lambda watch: archive.citation(article_id, span, style), done=self._on_citation
        )

    def _forget(self) -> None:
        """No article is in view any more."""
        self._loaded = None
        self._figures.show({})

    def _here(self) -> Place:
        return replace(self._place, top=self._reading_top())

    def _reading_top(self) -> int:
        """The character of the reading text that is uppermost; 0 in the head."""
        top = self._view.top()
        span = self._view.sheet.to_reading(Span(top, len(self._view.sheet.text)))
        return span.start if span is not None else 0

    def _switch(self) -> None:
        """Show the same article as it is wanted now, at the same place."""
        drop(self._switching)
        loaded, as_it_stood, top = self._loaded, self._source, self._reading_top()
        assert loaded is not None

        def work(watch: Watch) -> tuple[Ready, int]:
            return make_ready(loaded, as_it_stood=as_it_stood), top

        self._switching = self._jobs.start(work, done=self._on_switched)

    @Slot(object)
    def _on_switched(self, answer: tuple[Ready, int]) -> None:
        self._set(*answer)
        self._passages.mark()
        self._finding.move_hits(self._place.shown_in(self._view.sheet))

    def _set(self, ready: Ready, top: int) -> None:
        """Set a text, character `top` of the reading text uppermost."""
        sheet = ready.sheet
        self._view.set_sheet(sheet, sheet.to_shown(_at(top)).start if top else 0)
        if ready.as_it_stood and not top:
            self._view.show_span(sheet.to_shown(_at(0)))
        self._figures.mark(ready.figures)

    def _set_size(self, size: int) -> None:
        self._view.set_text_size(size)
        self._settings.set("font_size", self._view.text_size)
        self.status_changed.emit(self.tr("Text size {size}").format(size=self._view.text_size))

    def _tell(self, layer: str, key: int) -> str:
        """What is shown when a mark is hovered."""
        if layer == "bookmark":
            return self._passages.tip(key)
        return self._figures.tip(key)

    def _say_nothing_chosen(self) -> None:
        self._stack.setCurrentWidget(self._notice)
        self._hit_bar.hide()
        self._find_bar.close_bar()
        self._notice.tell(
            self.tr("No article chosen"),
            self.tr("Choose one in the list on the left, or press Ctrl+L and search."),
        )

    @Slot(str, int)
    def _on_mark_clicked(self, layer: str, key: int) -> None:
        if layer == "figure":
            self._figures.choose(key)
            self.figure_clicked.emit(key)
        else:
            self._passages.edit(key)

    @Slot(int)
    def _on_travel(self, by: int) -> None:
        (self.go_back if by < 0 else self.go_forward)()

    @Slot(object)
    def _on_citation(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.status_changed.emit(self.tr("Copied with its source"))

    @Slot(QPoint)
    def _on_menu(self, where: QPoint) -> None:
        menu = PassageMenu(self, selected=bool(self._selected_words()))
        menu.copy_wished.connect(self._view.copy)
        menu.source_wished.connect(self.copy_citation)
        menu.bookmark_wished.connect(self.add_bookmark)
        menu.search_wished.connect(self._search_selected)
        menu.find_wished.connect(self.open_find)
        menu.all_wished.connect(self._view.selectAll)
        menu.popup(where)

    @Slot()
    def _search_selected(self) -> None:
        if words := self._selected_words():
            self.search_requested.emit(words)

    def _selected_words(self) -> str:
        return " ".join(self._view.sheet.words(self._view.selected()).split())


def _at(offset: int) -> Span:
    return Span(offset, offset + 1)
