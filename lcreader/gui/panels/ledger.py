"""The ledger: all indicators of the archive as a table, and the chosen one beside it.

In goes the archive; out comes `passage_requested` when a passage is to be read in its article.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.archive import Archive, Overview, Thing
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.ledger_rows import Entry, Wish
from lcreader.gui.models.ledger import ENTRY_ROLE, PAGE, ThingsModel
from lcreader.gui.panels.thing import ThingView
from lcreader.gui.theme import SPACE
from lcreader.gui.widgets.ledger_filter import LedgerFilter
from lcreader.gui.widgets.notice import Notice
from lcreader.gui.widgets.things_table import ThingsTable
from lcreader.watch import Watch

_LEAST = 44 * SPACE  # px of each half: both fit into the narrowest window


class Rows(NamedTuple):
    """What is fetched in one go: ids, the rows of the first page, and what there is to choose."""

    ids: Sequence[int]
    things: list[Thing]
    overview: Overview
    row: int  # where the thing stands that is to stay chosen


class LedgerView(QWidget):
    """The page that takes the place of list, article and figures.

    Signals:
        passage_requested: Id of an article and the span to show.
        closed: The reader wants the articles back.
        export_requested: All comparisons are to be written to a file.
        save_requested: Id and name of an indicator: its reports are to be written to a file.
        told: A short sentence.
        failed: An exception.
    """

    passage_requested = Signal(int, object)
    closed = Signal()
    export_requested = Signal()
    save_requested = Signal(int, str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, archive: Archive, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._job: Job | None = None
        self._asking: Job | None = None
        self._overview: Overview | None = None
        self._wish = Wish()
        self._shown_thing = 0
        self.model = ThingsModel(self)
        self.table = ThingsTable(self.model, self)
        self.filter = LedgerFilter(self)
        self.thing = ThingView(archive, jobs, self)
        self._back = QToolButton(self)
        self._export = QToolButton(self)
        self._count = QLabel(self)
        self._notice = Notice(self)
        self._stack = QStackedWidget(self)
        self._halves = QSplitter(Qt.Orientation.Horizontal, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._back.setText(self.tr("Back to the article"))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.setAutoRaise(True)
        self._export.setText(self.tr("Export…"))
        self._export.setToolTip(self.tr("Export all comparisons with their sources"))
        self._export.setAutoRaise(True)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setForegroundRole(self._count.foregroundRole().PlaceholderText)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        top.setSpacing(SPACE)
        top.addWidget(self._back)
        top.addWidget(self.filter, 1)
        top.addWidget(self._count)
        top.addWidget(self._export)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._notice)
        self._stack.setMinimumWidth(_LEAST)
        self.thing.setMinimumWidth(_LEAST)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(1)
        self._halves.addWidget(self._stack)
        self._halves.addWidget(self.thing)
        self._halves.setStretchFactor(0, 2)
        self._halves.setStretchFactor(1, 3)
        self._halves.setSizes([480, 480])  # a wide window gives more to the chart
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._halves, 1)
        self.setFocusProxy(self.table)
        self._notice.tell("")

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._export.clicked.connect(self.export_requested)
        self.filter.changed.connect(self._renew)
        self.filter.down_requested.connect(self._on_down)
        self.model.rows_wanted.connect(self._on_rows_wanted)
        self.table.sort_wished.connect(self._on_sort_wished)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.activated.connect(self._on_activated)
        self.thing.passage_requested.connect(self.passage_requested)
        self.thing.save_requested.connect(self.save_requested)
        self.thing.told.connect(self.told)

    # What the desk asks for

    @Slot()
    def reload(self) -> None:
        """Fetch all anew: the archive has changed."""
        self._overview = None
        self._shown_thing = 0
        self._renew()

    def colour(self, back: QIcon, export: QIcon) -> None:
        """Take icons in the colours of the theme in force."""
        self._back.setIcon(back)
        self._export.setIcon(export)
        self._export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def focus_words(self) -> None:
        """Put the cursor into the box of words."""
        self.filter.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.words.selectAll()

    def next_pane(self) -> None:
        """Move the keyboard on: words, table, chart, list."""
        stops = [self.filter.words, self.table, self.thing.chart, self.thing.list]
        shown = [stop for stop in stops if stop.isVisible()]
        here = [at for at, stop in enumerate(shown) if stop.hasFocus()]
        shown[(here[0] + 1) % len(shown) if here else 0].setFocus(Qt.FocusReason.TabFocusReason)

    def step_back(self) -> bool:
        """Take back the filters; False where there are none."""
        if self.filter.wish() == Wish():
            return False
        self.filter.clear()
        return True

    # Inside

    @Slot()
    def _renew(self) -> None:
        """Bring the rows into line with what is wanted."""
        drop(self._job)
        drop(self._asking)
        overview, ledger = self._overview, self._archive.ledger
        order = self._wish
        asked = replace(self.filter.wish(), column=order.column, descending=order.descending)
        current = self.table.currentIndex().data(ENTRY_ROLE)
        keep = current.thing.id if isinstance(current, Entry) else 0

        def work(watch: Watch) -> Rows:
            ids = ledger.find(asked.wanted, watch)
            first = [*ids[:PAGE], *([keep] if keep else [])]
            whole = overview if overview is not None else ledger.overview()
            return Rows(ids, ledger.things(first), whole, _row_of(keep, ids))

        self._job = self._jobs.start(work, done=self._on_rows, failed=self.failed.emit)
        self._job.progressed.connect(self._on_progressed)

    @Slot(int, int, str)
    def _on_progressed(self, done: int, total: int, what: str) -> None:
        """The first time, and after the rules have changed, there is more to do than to read."""
        if total and not self.model.rowCount():
            words = self.tr("Comparing the figures of all articles: {percent} %")
            self._notice.tell(words.format(percent=done * 100 // total))
            self._stack.setCurrentWidget(self._notice)

    @Slot(object)
    def _on_rows(self, rows: Rows) -> None:
        fresh = rows.overview is not self._overview
        self._overview = rows.overview
        if fresh:
            self.filter.offer(rows.overview.places, rows.overview.units)
        self.model.show(rows.ids, rows.things)
        self._show_count(len(rows.ids))
        if len(rows.ids):
            self.table.choose(rows.row)
        else:
            self.thing.clear(quiet=not rows.overview.total)
            self._shown_thing = 0
        if fresh:
            self.table.fit()

    def _show_count(self, shown: int) -> None:
        total = self._overview.total if self._overview is not None else 0
        words = self.tr("%n indicator(s)", "", shown)
        if shown != total:
            words = self.tr("{shown} of {count}").format(shown=f"{shown:,}", count=f"{total:,}")
        self._count.setText(words)
        self.filter.setEnabled(total > 0)
        self._export.setEnabled(total > 0)
        self._stack.setCurrentWidget(self.table if shown else self._notice)
        if shown:
            return
        if total:
            clear = (self.tr("Show all"), self.filter.clear)
            self._notice.tell(self.tr("No indicator is like that"), "", [clear])
        else:
            self._notice.tell(
                self.tr("No indicators to compare yet"),
                self.tr("Import articles: the figures in them are held against each other here."),
            )

    @Slot(list)
    def _on_rows_wanted(self, ids: list[int]) -> None:
        ledger = self._archive.ledger
        self._asking = self._jobs.start(lambda _watch: ledger.things(ids), done=self._on_fetched)

    @Slot(list)
    def _on_fetched(self, things: list[Thing]) -> None:
        self.model.put(things)
        self._on_current(self.table.currentIndex(), QModelIndex())

    @Slot(int, Qt.SortOrder)
    def _on_sort_wished(self, column: int, order: Qt.SortOrder) -> None:
        if column < 0:
            self._wish = Wish()
        else:
            self._wish = Wish(column=column, descending=order == Qt.SortOrder.DescendingOrder)
        self._renew()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        entry = current.data(ENTRY_ROLE)
        if not isinstance(entry, Entry) or entry.thing.id == self._shown_thing:
            return
        self._shown_thing = entry.thing.id
        self.thing.show_thing(entry)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.thing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_down(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _row_of(thing_id: int, ids: Sequence[int]) -> int:
    """The row of a thing, the first where it is not among them."""
    try:
        return ids.index(thing_id)
    except ValueError:
        return 0
