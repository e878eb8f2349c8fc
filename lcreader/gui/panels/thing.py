"""One indicator of the ledger: its verdicts, its chart, and the list of what is reported of it."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lcreader.archive import Archive, Ledger
from lcreader.gui.clipboard import table_data
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.ledger_rows import Entry
from lcreader.gui.models.observations import (
    OBSERVED_ROLE,
    ObservationsModel,
    cells,
    headings,
)
from lcreader.gui.theme import SPACE
from lcreader.gui.timeline import Observed, Point, points
from lcreader.gui.verdict_cards import Card, cards
from lcreader.gui.widgets.fonts import scaled
from lcreader.gui.widgets.notice import Notice
from lcreader.gui.widgets.observations_table import ObservationsTable
from lcreader.gui.widgets.verdict_card import VerdictCard
from lcreader.watch import Watch

if TYPE_CHECKING:
    from lcreader.gui.widgets.chart import Chart


class Answer(NamedTuple):
    """What is loaded of one indicator."""

    entry: Entry
    observed: list[Observed]
    verdicts: list[Card]
    points: list[Point]


_AT_ONCE = 6  # cards that are made in one turn of the event loop
_CARDS = 17 * SPACE  # px: verdicts take no more height than this


class ThingView(QWidget):
    """The right half of the ledger.

    Signals:
        passage_requested: Id of an article and the span to show.
        save_requested: Id and name of the indicator whose reports are to be written to a file.
        told: A short sentence.
    """

    passage_requested = Signal(int, object)
    save_requested = Signal(int, str)
    told = Signal(str)

    def __init__(self, archive: Archive, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._jobs = jobs
        self._job: Job | None = None
        self._entry: Entry | None = None
        self._chart: Chart | None = None
        self._cards: list[VerdictCard] = []
        self._waiting: list[Card] = []  # verdicts that have no card yet
        self._undrawn: Answer | None = None
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._on_turn)
        self.model = ObservationsModel(self)
        self.list = ObservationsTable(self.model, self)
        self._title = QLabel(self)
        self._about = QLabel(self)
        self._copy = QToolButton(self)
        self._verdicts = QWidget(self)
        self._area = QScrollArea(self)
        self._halves = QSplitter(Qt.Orientation.Vertical, self)
        self._notice = Notice(self)
        self._build()
        self._build_menu()
        self._connect()
        self.clear()

    def show_thing(self, entry: Entry) -> None:
        """Load and show an indicator, with what is planned of it."""
        drop(self._job)
        ledger = self._archive.ledger

        def work(watch: Watch) -> Answer:
            # Half a second of loading the first time: here nobody waits for it.
            import_module("lcreader.gui.widgets.chart")
            return _load(ledger, entry)

        self._job = self._jobs.start(work, done=self._on_loaded)

    def clear(self, *, quiet: bool = False) -> None:
        """No indicator is chosen; `quiet` where there is none to choose."""
        drop(self._job)
        self._entry = self._undrawn = None
        self._waiting = []
        self._content.hide()
        self._notice.tell("" if quiet else self.tr("No indicator chosen"))
        self._notice.show()

    @property
    def chart(self) -> "Chart":
        """The chart, made when it is first asked for; its engine is loaded by then, or now."""
        if self._chart is None:
            from lcreader.gui.widgets.chart import Chart  # noqa: PLC0415 (loads numpy)

            chart = self._chart = Chart(self)
            chart.row_clicked.connect(self._on_point)
            chart.step_requested.connect(self.list.step)
            chart.opened.connect(self._open_current)
            chart.setMinimumHeight(18 * SPACE)
            self._halves.insertWidget(0, chart)
            self._halves.setStretchFactor(0, 3)
            self._halves.setStretchFactor(1, 2)
            self._halves.setSizes([600, 400])
        return self._chart

    def cards(self) -> list[VerdictCard]:
        """The verdicts that are shown."""
        return list(self._cards)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, under its name."""
        if self._entry is not None:
            QGuiApplication.clipboard().setPixmap(self._picture.grab())
            self.told.emit(self.tr("The chart is on the clipboard"))

    def copy_table(self) -> None:
        """Put the observations on the clipboard, with their sources."""
        if self._entry is None:
            return
        thing = self._entry.thing
        head = (self.tr("Indicator"), self.tr("Place"), *headings(), self.tr("Headline"))
        rows = [
            (one.witness.indicator or thing.indicator, thing.place, *cells(one), one.witness.title)
            for one in self.model.observed()
        ]
        QGuiApplication.clipboard().setMimeData(table_data(head, rows))
        self.told.emit(self.tr("%n report(s) copied", "", len(rows)))

    def _build(self) -> None:
        for label in (self._title, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._title.setFont(scaled(self._title.font(), 1.2, self._title.font().Weight.DemiBold))
        self._about.setForegroundRole(self._about.foregroundRole().PlaceholderText)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE // 2)
        head.addLayout(words, 1)
        head.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._verdicts)
        column.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE // 2)
        column.setSpacing(SPACE)
        self._area.setWidget(self._verdicts)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(1)
        self._halves.addWidget(self.list)
        self._picture = self._content = QWidget(self)
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self._area)
        inside.addWidget(self._halves, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._content, 1)
        outside.addWidget(self._notice, 1)

    def _build_menu(self) -> None:
        menu = QMenu(self)
        table = menu.addAction(self.tr("Copy the list with sources"), self.copy_table)
        table.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        table.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(table)
        menu.addAction(self.tr("Copy the chart as a picture"), self.copy_picture)
        menu.addSeparator()
        menu.addAction(self.tr("Save the list as CSV or XLSX…"), self._on_save)
        self._copy.setMenu(menu)
        self._copy.setText(self.tr("Copy"))
        self._copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._copy.setAutoRaise(True)
        self._copy.setAccessibleName(self.tr("Copy chart or list"))

    def _connect(self) -> None:
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentRowChanged.connect(self._on_current)

    @Slot(object)
    def _on_loaded(self, answer: Answer) -> None:
        entry, observed, verdicts, _ = answer
        self._entry = entry
        self._notice.hide()
        self._title.setText(entry.thing.indicator)
        parts = (entry.thing.place, entry.about, entry.thing.printed)
        self._about.setText(" · ".join(part for part in parts if part))
        self._show_cards(verdicts)
        self.model.show(observed)
        self._undrawn = answer
        self._content.show()
        self.list.fit()
        if observed:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._turn.start()

    @Slot()
    def _on_turn(self) -> None:
        """What is left of a great indicator, a little in each turn of the event loop."""
        answer, self._undrawn = self._undrawn, None
        if answer is not None:
            unit = answer.observed[0].witness.unit if answer.observed else ""
            self.chart.show_points(answer.points, unit or answer.entry.thing.printed, self._tip)
            self.chart.choose(self.list.currentIndex().row())
        elif self._waiting:
            self._add_cards()
        if self._waiting:
            self._turn.start()

    def _show_cards(self, verdicts: Sequence[Card]) -> None:
        column = self._verdicts.layout()
        assert column is not None
        for old in self._cards:
            column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards, self._waiting = [], list(verdicts)
        self._add_cards()
        self._area.setVisible(bool(self._cards))
        self._area.verticalScrollBar().setValue(0)

    def _add_cards(self) -> None:
        """Make the next few of the cards that wait."""
        column = self._verdicts.layout()
        assert column is not None
        for card in self._waiting[:_AT_ONCE]:
            made = VerdictCard(card, with_passages=False, parent=self._verdicts)
            made.dismiss_requested.connect(self._on_dismiss)
            made.restore_requested.connect(self._on_restore)
            made.grown.connect(self._on_card_grown)
            column.addWidget(made)
            made.show()
            self._cards.append(made)
        del self._waiting[:_AT_ONCE]
        self._fit_cards()

    def _fit_cards(self) -> None:
        column = self._verdicts.layout()
        if column is not None:
            height = column.totalHeightForWidth(max(self.width() - SPACE * 2, 40 * SPACE))
            self._area.setFixedHeight(min(height + 2, _CARDS))

    @Slot(QWidget)
    def _on_card_grown(self, part: QWidget) -> None:
        self._fit_cards()
        self._area.ensureWidgetVisible(part)

    def _tip(self, row: int) -> str:
        observed: Observed = self.model.index(row, 0).data(OBSERVED_ROLE)
        facts = " · ".join(part for part in cells(observed)[:4] if part)
        return f"{facts}\n{observed.witness.sentence}"

    @Slot()
    def _on_save(self) -> None:
        if self._entry is not None:
            self.save_requested.emit(self._entry.thing.id, self._entry.thing.indicator)

    @Slot(int)
    def _on_point(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        self._on_activated(index)

    @Slot()
    def _open_current(self) -> None:
        self._on_activated(self.list.currentIndex())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        observed = index.data(OBSERVED_ROLE)
        if isinstance(observed, Observed):
            witness = observed.witness
            self.passage_requested.emit(witness.article_id, witness.span)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._chart is not None:
            self._chart.choose(current.row())

    @Slot(str, str, str)
    def _on_dismiss(self, mark: str, reason: str, note: str) -> None:
        ledger = self._archive.ledger
        why = "explained" if reason == "explained" else "not_same"
        self._jobs.start(
            lambda _watch: ledger.dismiss(mark, why, note),  # type: ignore[arg-type]
            writes=True,
        )

    @Slot(str)
    def _on_restore(self, mark: str) -> None:
        ledger = self._archive.ledger
        self._jobs.start(lambda _watch: ledger.undismiss(mark), writes=True)


def _load(ledger: Ledger, entry: Entry) -> Answer:
    thing = entry.thing
    observed = [Observed(one, thing.status == "planned") for one in ledger.timeline(thing.id)]
    for other in ledger.planned(thing):  # belongs into the same chart
        observed += [Observed(one, True) for one in ledger.timeline(other.id)]
    return Answer(entry, observed, cards(ledger.findings_on(thing.id)), points(observed))
