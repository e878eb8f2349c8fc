"""The ledger in the window: table, filters, chart, list, and the way there and back."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive, Thing, Witness
from lcreader.archive.pinyin import reading_key, title_key
from lcreader.gui.clipboard import html_table, tab_separated, table_data
from lcreader.gui.jobs import Jobs
from lcreader.gui.ledger_rows import Column, Entry, Wish, entry
from lcreader.gui.look import Look
from lcreader.gui.models.ledger import BADGES_ROLE, ENTRY_ROLE, PAGE, ThingsModel
from lcreader.gui.models.observations import OBSERVED_ROLE, ObservationsModel, cells, headings
from lcreader.gui.panels.ledger import LedgerView
from lcreader.gui.timeline import Observed, links, points, position
from lcreader.gui.window import Window
from lcreader.records import Span

SENTENCE = "高新技术企业达到918家。"
WITNESS = Witness(
    figure_id=1,
    article_id=1,
    indicator="高新技术企业",
    value=Decimal(918),
    value_max=None,
    text="918家",
    qualifier="exact",
    period="2024",
    settled=True,
    date="2025-12-03",
    newspaper="大众日报",
    title="题",
    span=Span(8, 12),
    sentence=SENTENCE,
    marked=Span(8, 12),
    unit="家",
)


def witness(**more: object) -> Witness:
    return replace(WITNESS, **more)  # type: ignore[arg-type]


@pytest.fixture
def rest(jobs: Jobs, qtbot: QtBot) -> Callable[[], None]:
    """Waits until nothing is at work."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not jobs.busy())
        qtbot.wait(20)  # timers that ask for what is in view
        qtbot.waitUntil(lambda: not jobs.busy())

    return wait


@pytest.fixture
def view(window: Window, rest: Callable[[], None], qtbot: QtBot) -> LedgerView:
    """The ledger, opened by its key."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.deeds["ledger"].trigger()
    rest()
    assert window.desk.room.view is not None
    return window.desk.room.view


def entry_of(view: LedgerView, row: int) -> Thing:
    thing = view.model.index(row, 0).data(ENTRY_ROLE).thing
    assert isinstance(thing, tuple)
    return thing


def rows_of(view: LedgerView) -> list[Entry]:
    """All rows; those that were not seen yet are fetched."""
    count = view.model.rowCount()
    view.model.put(view._archive.ledger.things(view.model._ids))
    rows = [view.model.entry(row) for row in range(count)]
    assert None not in rows
    return rows  # type: ignore[return-value]


def row_with_difference(view: LedgerView) -> int:
    return next(row for row, entry in enumerate(rows_of(view)) if entry.differs)


# --- plain values ---


def test_positions_on_the_axis() -> None:
    assert position("") is None
    assert position("2024-01") == 2023.5
    assert position("2024-12", end=True) == 2024.5
    assert position("2024-12-31", end=True) == pytest.approx(2024.5)


def test_points_say_what_is_drawn() -> None:
    observed = [
        Observed(witness()),
        Observed(witness(period="2021/2025", qualifier="over", newspaper="甲报")),
        Observed(witness(period="", date="2025-07-24"), planned=True),
        Observed(witness(period="", date="")),
        Observed(witness(value_max=Decimal(1000))),
    ]
    one, long, planned, ranged = points(observed)
    assert (one.row, one.left, one.right, one.hedged) == (0, 2023.5, 2024.5, False)
    assert (long.left, long.right, long.hedged) == (2020.5, 2025.5, True)
    assert long.left < long.x <= long.right
    assert planned.planned
    assert planned.left == planned.right
    assert (ranged.row, ranged.y, ranged.y_most) == (4, 918, 1000)
    assert one.source == "大众日报"


def test_a_plan_is_marked_where_it_is_to_be_reached() -> None:
    plan = witness(period="2026/2030", date="2025-12-03")
    assert [point.x for point in points([Observed(plan, planned=True)])] == [2030.5]


def test_marks_at_one_place_are_moved_apart() -> None:
    found = points([Observed(witness(figure_id=n)) for n in range(5)])
    assert len({point.x for point in found}) == 5
    assert found == points([Observed(witness(figure_id=n)) for n in range(5)])
    assert points([]) == []


def test_lines_lead_over_no_missing_year() -> None:
    years = ("2019", "2020", "2023", "2024", "2020/2024")
    found = points(
        [Observed(witness(period=year, value=Decimal(n))) for n, year in enumerate(years)]
    )
    joined = [(round(a.x), round(b.x)) for a, b in links(found)]
    assert joined == [(2019, 2020), (2023, 2024)]


def test_tables_for_the_clipboard() -> None:
    data = table_data(("a", "b"), [("1\n2", "<x>")])
    assert data.text() == "a\tb\n1 2\t<x>\n"
    assert "<td>&lt;x&gt;</td>" in data.html()
    assert tab_separated([]) == ""
    assert html_table([("a",)]) == "<table><tr><th>a</th></tr></table>"


# --- rows ---


def test_models_keep_the_rules(archive: Archive) -> None:
    strict = QAbstractItemModelTester.FailureReportingMode.Fatal
    things, told = ThingsModel(), ObservationsModel()
    testers = [QAbstractItemModelTester(things, strict), QAbstractItemModelTester(told, strict)]
    ids = archive.ledger.find(Wish().wanted)
    things.show(ids, archive.ledger.things(ids[:10]))
    assert things.index(9, Column.INDICATOR).data()
    assert things.index(10, Column.INDICATOR).data() is None
    things.put(archive.ledger.things(ids))
    assert things.index(10, Column.INDICATOR).data()
    told.show([Observed(WITNESS), Observed(WITNESS, True)])
    assert told.index(0, 0).data(OBSERVED_ROLE).witness is WITNESS
    assert things.rowCount() == len(ids)
    things.show(())
    told.show(())
    assert things.rowCount() == told.rowCount() == 0
    del testers


def test_planned_values_are_told_so() -> None:
    assert cells(Observed(WITNESS))[0] == "918家"
    assert cells(Observed(WITNESS, True))[0] != "918家"
    assert len(headings()) == len(cells(Observed(WITNESS)))


def found(archive: Archive, **wish: object) -> list[Thing]:
    """What is listed, in its order."""
    ids = list(archive.ledger.find(Wish(**wish).wanted))  # type: ignore[arg-type]
    by_id = {thing.id: thing for thing in archive.ledger.things(ids)}
    return [by_id[one] for one in ids]


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("descending", [False, True])
def test_rows_in_every_order(archive: Archive, column: Column, descending: bool) -> None:
    rows = found(archive, column=column, descending=descending)
    assert {thing.id for thing in rows} == {thing.id for thing in found(archive)}
    keys: dict[Column, Callable[[Thing], object]] = {
        Column.ARTICLES: lambda thing: thing.articles,
        Column.OBSERVATIONS: lambda thing: thing.observations,
        Column.INDICATOR: lambda thing: reading_key(thing.indicator),
        Column.PLACE: lambda thing: title_key(thing.place),
        Column.UNIT: lambda thing: title_key(thing.printed),
    }
    if column in keys:
        told = [keys[column](thing) for thing in rows]
        told = [key for key in told if key != ""]  # those without stand last
        assert told == sorted(told, reverse=descending)  # type: ignore[type-var]
    if column == Column.VERDICT and not descending:
        assert rows[0].open_differ


def test_rows_are_narrowed(archive: Archive) -> None:
    overview = archive.ledger.overview()
    assert overview.total == len(found(archive))
    place, count = overview.places[0]
    assert len(found(archive, place=place)) == count
    unit, count = overview.units[0]
    assert len(found(archive, unit=unit)) == count
    assert all(thing.printed == unit for thing in found(archive, unit=unit))
    differing = found(archive, only_differing=True)
    assert differing
    assert all(thing.differ for thing in differing)
    changing_too = found(archive, only_differing=True, sign="later")
    assert changing_too == [thing for thing in differing if thing.change]
    assert all(thing.agree for thing in found(archive, sign="agree"))
    words = found(archive, text="高新技術企業")  # folded: 繁 = 简
    assert words
    assert all("高新技术企业" in thing.indicator for thing in words)
    assert found(archive, text="高新技术企业 聊城 增减")
    assert found(archive, text="没有这样的指标") == []


def test_a_dismissed_difference_is_counted_no_more(archive: Archive) -> None:
    ledger = archive.ledger
    finding = next(one for one in ledger.compare() if one.verdict == "differ")
    (before,) = ledger.things([finding.thing_id])
    ledger.dismiss(finding.mark, "not_same")
    ledger.catch_up()
    (after,) = ledger.things([finding.thing_id])
    assert (before.differ, before.open_differ) == (after.differ, after.open_differ + 1)
    assert not entry(after).differs
    assert finding.thing_id not in [t.id for t in found(archive, only_differing=True)]
    ledger.undismiss(finding.mark)
    ledger.catch_up()
    assert ledger.things([finding.thing_id]) == [before]


# --- in the window ---


def test_the_key_opens_and_closes_it_at_the_same_place(
    window: Window, rest: Callable[[], None], qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.desk.search.list.setFocus()
    room = window.desk.room
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        rest()
        assert room.in_view
        assert window.deeds["ledger"].isChecked()
        assert not window.deeds["add_bookmark"].isEnabled()
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert not room.in_view
        assert not window.deeds["ledger"].isChecked()
        assert window.deeds["add_bookmark"].isEnabled()
        assert window.desk.search.list.hasFocus()


def test_the_table_shows_all_with_last_values(view: LedgerView, archive: Archive) -> None:
    things = archive.ledger.indicators()
    assert view.model.rowCount() == len(things)
    assert view.model.index(0, Column.LAST).data()
    assert view.model.index(0, 0).data(BADGES_ROLE)
    last = archive.ledger.timeline(entry_of(view, 0).id)[-1]
    assert last.text in view.model.index(0, Column.LAST).data()
    assert view.table.currentIndex().row() == 0
    view.grab()


def test_filters_and_order(view: LedgerView, rest: Callable[[], None], qtbot: QtBot) -> None:
    total = view.model.rowCount()
    view.filter.differing.click()
    rest()
    assert 0 < view.model.rowCount() < total
    assert all(entry.differs for entry in rows_of(view))
    view.filter.words.setText("没有这样的指标")
    qtbot.waitUntil(lambda: view.model.rowCount() == 0)
    assert view._notice.isVisible()
    view._notice.buttons()[0].click()
    rest()
    assert view.model.rowCount() == total
    view.filter.place.setCurrentIndex(1)
    rest()
    assert {entry.thing.place for entry in rows_of(view)} == {view.filter.place.currentData()}
    view.table.horizontalHeader().setSortIndicator(Column.OBSERVATIONS, Qt.SortOrder.AscendingOrder)
    rest()
    counts = [entry.thing.observations for entry in rows_of(view)]
    assert counts == sorted(counts)


def test_esc_clears_the_filters_first(
    view: LedgerView, window: Window, rest: Callable[[], None], qtbot: QtBot
) -> None:
    view.filter.differing.click()
    rest()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    rest()
    assert window.desk.room.in_view
    assert not view.filter.differing.isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.desk.room.in_view


def test_find_and_panes_stay_in_the_ledger(view: LedgerView, window: Window, qtbot: QtBot) -> None:
    window.deeds["find"].trigger()
    assert view.filter.words.hasFocus()
    qtbot.keyClick(view.filter.words, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    seen = []
    for _ in range(4):
        window.deeds["next_pane"].trigger()
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 4
    window.deeds["search"].trigger()
    assert not window.desk.room.in_view


def test_the_chosen_one_beside_the_table(view: LedgerView, rest: Callable[[], None]) -> None:
    view.table.choose(row_with_difference(view))
    rest()
    thing = view.thing
    assert thing.cards()[0].card.sign == "differ"
    assert thing.model.rowCount() == view.table.currentIndex().data(ENTRY_ROLE).thing.observations
    assert thing.chart.isVisible()
    assert thing.chart.legend_words()
    assert not thing.chart.grab().isNull()


def test_a_point_leads_to_its_passage_and_back(
    view: LedgerView, window: Window, rest: Callable[[], None], qtbot: QtBot
) -> None:
    row = row_with_difference(view)
    view.table.choose(row)
    rest()
    chart = view.thing.chart
    place = chart.place_of(1)
    plot = chart._plot.viewport()
    qtbot.mouseMove(plot, plot.mapFrom(chart, place))
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.mapFrom(chart, place))
    rest()
    assert not window.desk.room.in_view
    observed = view.thing.model.observed()[1]
    assert window.desk.reader._loaded.article.id == observed.witness.article_id
    assert window.deeds["back"].isEnabled()
    window.deeds["back"].trigger()
    rest()
    assert window.desk.room.in_view
    assert view.table.currentIndex().row() == row
    assert view.thing.list.currentIndex().row() == 1


def test_keys_on_the_chart(
    view: LedgerView, window: Window, rest: Callable[[], None], qtbot: QtBot
) -> None:
    view.table.choose(row_with_difference(view))
    rest()
    chart = view.thing.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert view.thing.list.currentIndex().row() == 1
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert view.thing.list.currentIndex().row() == 0
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    rest()
    assert not window.desk.room.in_view


def test_dismissing_in_the_ledger(
    view: LedgerView, archive: Archive, rest: Callable[[], None], qtbot: QtBot
) -> None:
    view.table.choose(row_with_difference(view))
    rest()
    thing_id = view.table.currentIndex().data(ENTRY_ROLE).thing.id
    card = view.thing.cards()[0]
    card.findChildren(QPushButton)[-2].click()
    qtbot.waitUntil(lambda: bool(archive.ledger.dismissals()))

    def told() -> bool:
        row = view.model.row_of(thing_id)
        return row >= 0 and not rows_of(view)[row].differs

    qtbot.waitUntil(told)
    rest()
    assert any(card.card.dismissed for card in view.thing.cards())
    assert view.table.currentIndex().data(ENTRY_ROLE).thing.id == thing_id


def test_copies(view: LedgerView, rest: Callable[[], None], qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.told):
        view.thing.copy_table()
    clipboard = QGuiApplication.clipboard()
    rows = list(csv.reader(io.StringIO(clipboard.text()), delimiter="\t"))
    assert len(rows) == view.thing.model.rowCount() + 1
    assert len({len(row) for row in rows}) == 1
    assert clipboard.mimeData().hasHtml()
    with qtbot.waitSignal(view.told):
        view.thing.copy_picture()
    assert not clipboard.pixmap().isNull()


def test_all_comparisons_are_written_out(
    view: LedgerView, window: Window, rest: Callable[[], None], qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.desk.errands.told):
        window.desk.errands.write_out("comparisons", tmp_path / "比较.csv")
    text = (tmp_path / "比较.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > view.model.rowCount() // 10
    with qtbot.waitSignal(view.export_requested):
        window.desk.room.export_requested.disconnect()  # no dialog in a test
        view._export.click()


def test_the_reports_of_one_are_written_out(
    view: LedgerView, window: Window, rest: Callable[[], None], qtbot: QtBot, tmp_path: Path
) -> None:
    view.table.choose(row_with_difference(view))
    rest()
    thing = entry_of(view, view.table.currentIndex().row())
    window.desk.room.save_requested.disconnect()  # no dialog in a test
    with qtbot.waitSignal(view.save_requested) as asked:
        view.thing._on_save()
    assert asked.args == [thing.id, thing.indicator]
    for name in ("一个.csv", "一个.xlsx"):
        with qtbot.waitSignal(window.desk.errands.told):
            window.desk.errands.write_reports(thing.id, tmp_path / name)
        assert (tmp_path / name).stat().st_size
    text = (tmp_path / "一个.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == thing.observations
    assert all("[N]" in row["出处"] and row["原文"] in row["所在句"] for row in rows)


def test_an_explanation_is_asked_for_in_view(view: LedgerView, rest: Callable[[], None]) -> None:
    view.table.choose(row_with_difference(view))
    rest()
    card = view.thing.cards()[-1]
    card._on_explain()
    assert card._note.hasFocus()
    assert not card._note.visibleRegion().isEmpty()


def test_light_and_dark(view: LedgerView, look: Look, rest: Callable[[], None]) -> None:
    light = view.thing.chart.grab().toImage()
    look.theme.choose("dark")
    QApplication.processEvents()
    dark = view.thing.chart.grab().toImage()
    look.theme.choose("light")
    corner = QPoint(light.width() - 3, light.height() // 2)
    assert light.pixelColor(corner).lightness() > 200
    assert dark.pixelColor(corner).lightness() < 60


def test_an_empty_archive_says_what_to_do(
    make_window: Callable[[Archive], Window], empty_archive: Archive, rest: Callable[[], None]
) -> None:
    window = make_window(empty_archive)
    window.deeds["ledger"].trigger()
    rest()
    view = window.desk.room.view
    assert view is not None
    assert view._notice.isVisible()
    assert not view.filter.isEnabled()


def test_work_before_the_first_rows_is_told(
    make_window: Callable[[Archive], Window], empty_archive: Archive, rest: Callable[[], None]
) -> None:
    window = make_window(empty_archive)
    window.deeds["ledger"].trigger()
    rest()
    view = window.desk.room.view
    assert view is not None
    view._on_progressed(1, 4, "")
    assert view._notice.isVisible()
    assert "25 %" in " ".join(label.text() for label in view._notice.findChildren(QLabel))


def test_rows_are_fetched_when_they_are_seen(
    view: LedgerView, rest: Callable[[], None], archive: Archive
) -> None:
    assert view.model.rowCount() > PAGE
    assert view.model.index(PAGE, Column.INDICATOR).data() is None  # asks for it
    rest()
    assert view.model.index(PAGE, Column.INDICATOR).data()
    view.table.choose(view.model.rowCount() - 1)
    rest()
    chosen = entry_of(view, view.model.rowCount() - 1)
    assert view.thing._title.text() == chosen.indicator


def test_news_reach_the_ledger(
    make_window: Callable[[Archive], Window],
    empty_archive: Archive,
    seeds: Path,
    rest: Callable[[], None],
    qtbot: QtBot,
) -> None:
    window = make_window(empty_archive)
    window.deeds["ledger"].trigger()
    rest()
    empty_archive.import_paths([seeds])
    view = window.desk.room.view
    assert view is not None
    qtbot.waitUntil(lambda: view.model.rowCount() > 0)
    rest()


def test_the_window_starts_without_charts() -> None:
    code = (
        "import sys; import lcreader.gui.desk, lcreader.gui.panels.ledger, lcreader.gui.program;"
        "sys.exit('numpy' in sys.modules or 'pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
