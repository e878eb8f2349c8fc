"""The pane beside the list: counts that follow, ticks, more of a long group, a range of time."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui import filtering
from lcreader.gui.bins import gather, read_date, span, touches
from lcreader.gui.panels.facets import FacetsPanel
from lcreader.gui.widgets.facet_list import TOP, Choice, ChoicesModel, FacetList
from lcreader.gui.widgets.histogram import Histogram
from lcreader.gui.window import Window
from lcreader.records import Facets, Filters

MONTHS = tuple((f"{y}-{m:02}", y - 2000 + m) for y in (2023, 2024, 2025) for m in range(1, 13))


def many(count: int) -> list[Choice]:
    return [Choice(f"v{n}", f"名{n}", 100 - n, n == 30) for n in range(count)]


@pytest.fixture
def group(qtbot: QtBot) -> FacetList:
    widget = FacetList("作者")
    qtbot.addWidget(widget)
    widget.show_choices(many(40))
    widget.resize(220, 600)
    widget.show()
    return widget


@pytest.fixture
def histogram(qtbot: QtBot) -> Histogram:
    widget = Histogram()
    qtbot.addWidget(widget)
    widget.resize(216, 80)
    widget.show_counts(MONTHS, filtering.NO_DATES)
    widget.show()
    return widget


# Groups


def test_a_long_group_shows_its_first_and_what_is_ticked(group: FacetList) -> None:
    assert [c.value for c in group.model.shown] == [f"v{n}" for n in range(TOP)] + ["v30"]
    assert str(40 - TOP) in group.more.text()


def test_more_shows_all_with_a_line_to_find_one(qtbot: QtBot, group: FacetList) -> None:
    qtbot.mouseClick(group.more, Qt.MouseButton.LeftButton)
    assert len(group.model.shown) == 40
    group.line.insert("名3")
    assert [c.value for c in group.model.shown] == ["v3", *(f"v{n}" for n in range(30, 40))]
    qtbot.mouseClick(group.more, Qt.MouseButton.LeftButton)
    assert len(group.model.shown) == TOP + 1


def test_tab_goes_from_the_headline_down(group: FacetList) -> None:
    chain = [group.head]
    for _ in range(12):
        chain.append(chain[-1].nextInFocusChain())  # type: ignore[arg-type]
    order = [chain.index(w) for w in (group.head, group.line, group.view, group.more)]  # type: ignore[arg-type]
    assert order == sorted(order)


def test_ticking_by_mouse_and_keys(qtbot: QtBot, group: FacetList) -> None:
    with qtbot.waitSignal(group.chosen) as chosen:
        where = group.view.visualRect(group.model.index(1)).center()
        qtbot.mouseClick(group.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args[0] == ["v1", "v30"]
    group.view.setFocus()
    group.view.setCurrentIndex(group.model.index(0))
    qtbot.keyClick(group.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(group.chosen) as chosen:
        qtbot.keyClick(group.view, Qt.Key.Key_Space)
    assert chosen.args[0] == ["v30"]


def test_new_counts_leave_the_keyboard_where_it_is(group: FacetList) -> None:
    group.view.setCurrentIndex(group.model.index(3))
    group.show_choices([Choice(c.value, c.label, 1, c.chosen) for c in many(40)])
    assert group.view.currentIndex().row() == 3
    assert group.model.shown[3].count == 1


def test_a_group_can_be_closed_and_tells_what_is_ticked(group: FacetList) -> None:
    group.head.click()
    assert group.view.isHidden()
    assert "1" in group.head.text()


def test_the_model_of_choices_keeps_the_rules(qtbot: QtBot) -> None:
    model = ChoicesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(many(3))
    model.show(many(3))
    model.show([])
    tester.deleteLater()


# Time


def test_bins_grow_as_there_is_less_room() -> None:
    assert len(gather(MONTHS, 40)) == 36
    assert [b.name for b in gather(MONTHS, 30)] == ["2023", "2024", "2025"]
    old = (*MONTHS, ("1958-10", 1))
    assert gather(old, 40)[0].amount == 1
    assert sum(b.amount for b in gather(old, 40)) == sum(n for _, n in old)
    assert gather((("", 3),), 40) == []
    assert span((("", 3), ("2024", 1))) == (2024, 2024)


def test_a_range_in_force_fills_the_width_with_its_years() -> None:
    bins = gather((*MONTHS, ("1958-10", 1)), 40, ("2024-03", "2024-05"))
    assert (bins[0].first, bins[-1].last) == ("2024-01", "2024-12")
    inside = [b.first for b in bins if touches(b, ("2024-03", "2024-05"))]
    assert inside == ["2024-03", "2024-04", "2024-05"]


@pytest.mark.parametrize("typed", ["2024-13", "24", "二〇二四", "2024-2-40", "2024-1-1-1"])
def test_what_is_no_date_is_told(typed: str) -> None:
    assert read_date(typed) is None


def test_a_range_is_dragged_over(qtbot: QtBot, histogram: Histogram) -> None:
    first, last = histogram.bar(3).center().toPoint(), histogram.bar(8).center().toPoint()
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(histogram, last)
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=last)
    assert chosen.args == ["2023-04", "2023-09"]


def test_a_range_is_taken_by_keys(qtbot: QtBot, histogram: Histogram) -> None:
    histogram.setFocus()
    qtbot.keyClick(histogram, Qt.Key.Key_Home)
    qtbot.keyClick(histogram, Qt.Key.Key_Right)
    for _ in range(2):
        qtbot.keyClick(histogram, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert "2023-02 – 2023-04" in histogram.accessibleDescription()
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        qtbot.keyClick(histogram, Qt.Key.Key_Return)
    assert chosen.args == ["2023-02", "2023-04"]
    histogram.show_counts(MONTHS, ("2023-02", "2023-04"))
    with qtbot.waitSignal(histogram.range_chosen) as chosen:
        qtbot.keyClick(histogram, Qt.Key.Key_Delete)
    assert chosen.args == ["", ""]


def test_pointing_tells_what_a_bar_stands_for(qtbot: QtBot, histogram: Histogram) -> None:
    with qtbot.waitSignal(histogram.pointed) as told:
        qtbot.mouseMove(histogram, histogram.bar(0).center().toPoint() + QPoint(0, 1))
    assert told.args == [f"2023-01 · {MONTHS[0][1]}"]


# The pane


def test_dates_can_be_typed(qtbot: QtBot) -> None:
    panel = FacetsPanel()
    qtbot.addWidget(panel)
    panel.show_facets(Facets(months=MONTHS), Filters())
    panel.first.setText("2024年3月")
    panel.last.setText("2023")
    with qtbot.waitSignal(panel.filters_chosen) as chosen:
        panel.last.editingFinished.emit()
    assert chosen.args[0].dates == ("2023", "2024-03")
    panel.first.setText("明年")
    with qtbot.assertNotEmitted(panel.filters_chosen):
        panel.first.editingFinished.emit()


def test_the_pane_follows_the_query_and_narrows(qtbot: QtBot, window: Window) -> None:
    search = window.desk.search
    left = window.desk.panes.sizes()[0]
    window.deeds["facets"].trigger()
    assert window.desk.panes.sizes()[0] > left
    with qtbot.waitSignal(search.questions.counted):
        search.search("聊城")
    total = search.model.entries
    newspapers = search.facets.groups["newspapers"]
    assert sum(c.count for c in newspapers.model.shown) == total
    value, count = newspapers.model.shown[0].value, newspapers.model.shown[0].count
    with qtbot.waitSignal(search.results_shown):
        newspapers.model.toggle(0)
    assert search.model.entries == count
    assert search.wanted.filters.newspapers == (value,)
    assert any(value in chip.text() for chip in search.head.chips.buttons())
    assert search.step_back() and search.step_back() and not search.step_back()
    window.deeds["facets"].trigger()
    assert abs(window.desk.panes.sizes()[0] - left) <= 1


def test_the_width_of_the_list_is_kept_without_the_pane(
    window: Window, make_window: Callable[[Archive], Window]
) -> None:
    window.desk.panes.moveSplitter(400, 1)
    window.desk.panes.splitterMoved.emit(400, 1)
    window.deeds["facets"].trigger()
    wide = window.desk.panes.sizes()[0]
    window.save_state()
    again = make_window(window.desk.archive)
    assert not again.desk.search.facets.isHidden()
    assert again.desk.panes.sizes()[0] == wide
