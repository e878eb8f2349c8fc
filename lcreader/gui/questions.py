"""What the list of articles asks the archive: one question at a time, in jobs.

A newer question drops the older one with all that was still on its way for it, so that what is
told always belongs to the question asked last.
"""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from lcreader.archive import Archive
from lcreader.gui import i18n, listing
from lcreader.gui.absence import Absence, explain
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.listing import Context, Page, Wanted
from lcreader.records import Hit

_PAGES_AT_ONCE = 4  # what was scrolled past is dropped


class Questions(QObject):
    """Asks for lists, their pages, their facets, and the hits of one article.

    Signals:
        found: A `Found`.
        page_found: A `Page` of what was found.
        page_dropped: Ids whose page was given up, for newer ones are wanted.
        counted: The `Facets` of what is asked.
        failed: An exception.
    """

    found = Signal(object)
    page_found = Signal(object)
    page_dropped = Signal(list)
    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, archive: Archive, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._wanted = Wanted()
        self._job: Job | None = None
        self._facets: Job | None = None
        self._pages: deque[tuple[Job, Sequence[int]]] = deque()
        self._others: list[Job] = []

    def ask(self, wanted: Wanted) -> None:
        """Ask for a list; all that was asked before is forgotten."""
        self._wanted = wanted
        drop(self._job)
        drop(self._facets)
        for job in (*(job for job, _ in self._pages), *self._others):
            job.drop()
        self._pages.clear()
        self._others.clear()
        work = partial(listing.find, self._archive, wanted, i18n.spoken())
        self._job = self._start(work, self.found.emit)

    def count(self) -> None:
        """Ask for the facets of the list."""
        drop(self._facets)
        work = partial(listing.facets, self._archive, self._wanted)
        self._facets = self._start(work, self.counted.emit)

    def ask_page(self, ids: Sequence[int]) -> None:
        """Ask for rows and hits of some articles of the list."""
        work = partial(listing.page, self._archive, self._wanted, ids)
        job = self._start(work, self.page_found.emit)
        job.finished.connect(self._on_page_over)
        self._pages.append((job, ids))
        if len(self._pages) > _PAGES_AT_ONCE:
            oldest, given_up = self._pages.popleft()
            oldest.drop()
            self.page_dropped.emit(list(given_up))

    def ask_contexts(self, hit: Hit, then: Callable[[Sequence[Context]], object]) -> None:
        """Ask for every hit of an article in its context."""
        archive = self._archive
        self._others.append(self._start(lambda _watch: listing.contexts(archive, hit), then))

    def ask_why(self, then: Callable[[Absence], object]) -> None:
        """Ask why the list is empty."""
        work = partial(explain, self._archive, self._wanted)
        self._others.append(self._start(work, then))

    def ask_rows(self, ids: Sequence[int], then: Callable[[Page], object]) -> None:
        """Ask for rows that are known again."""
        archive = self._archive
        self._others.append(self._start(lambda _watch: Page(archive.rows(ids), ()), then))

    def _start(self, work: Callable[..., object], done: Callable[..., object]) -> Job:
        return self._jobs.start(work, done, self.failed.emit)

    def _on_page_over(self) -> None:
        job = self.sender()
        self._pages = deque(kept for kept in self._pages if kept[0] is not job)
