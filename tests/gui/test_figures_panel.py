"""The right pane over a real archive, its model and proxy."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from reading_room import NONE, PLENTY, Room, on_screen

from lcreader.archive.wording import value_text
from lcreader.gui.models.figures import (
    BY_INDICATOR,
    CONTEXT_ROLE,
    FIGURE_ROLE,
    IN_TEXT_ORDER,
    Column,
    FiguresModel,
    FiguresProxy,
    Rows,
    prepared,
)
from lcreader.gui.panels.figures import FiguresPanel
from lcreader.gui.widgets.figure_views import FigureCards, FiguresTable
from lcreader.gui.widgets.notice import Notice
from lcreader.records import Article, Figure, Period, Span

TEXT = "去年甲厂产值300亿元，占8%。乙厂计划增至1000万元以上。"
END = TEXT.index("。") + 1


def figure(number: int, text: str, value: str, indicator: str, **more: object) -> Figure:
    start = TEXT.index(text)
    made = Figure(
        span=Span(start, start + len(text)),
        text=text,
        value=Decimal(value),
        value_max=None,
        unit="元" if "元" in text else "%",
        qualifier="exact",
        kind="level",
        direction="",
        status="actual",
        indicator=indicator,
        indicator_span=None,
        period=None,
        period_found="",
        base_period=None,
        place="",
        sentence=Span(0, END) if start < END else Span(END, len(TEXT)),
        id=number,
    )
    return replace(made, **more)


FIGURES = [
    figure(1, "300亿元", "30000000000", "产值", period=Period("2024", "2024"), place="甲县"),
    figure(2, "8%", "8", "", kind="share"),
    figure(3, "1000万元", "10000000", "产值", status="planned", qualifier="over"),
]
ARTICLE = Article("article", "头条", TEXT, id=1)


@pytest.fixture
def model() -> FiguresModel:
    made = FiguresModel()
    made.show(prepared(ARTICLE, FIGURES))
    return made


@pytest.fixture
def proxy(model: FiguresModel) -> FiguresProxy:
    return FiguresProxy(model, model)


def shown(proxy: FiguresProxy) -> list[int]:
    """The ids of the rows in their order."""
    return [proxy.index(row, 0).data(FIGURE_ROLE).id for row in range(proxy.rowCount())]


def test_model_and_proxy_keep_the_rules(model: FiguresModel, proxy: FiguresProxy) -> None:
    strict = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, strict), QAbstractItemModelTester(proxy, strict)]
    model.show(prepared(ARTICLE, FIGURES[:2]))
    proxy.want("产值")
    kept = QPersistentModelIndex(proxy.index(1, 0))
    model.sort(BY_INDICATOR)
    model.sort(Column.VALUE)
    assert kept.data(FIGURE_ROLE) == FIGURES[1]
    model.show(Rows())
    assert model.rowCount() == proxy.rowCount() == 0
    del testers


def test_cells_are_what_a_reader_writes(model: FiguresModel) -> None:
    row = [model.index(2, column).data() for column in Column]
    assert row[Column.VALUE] == value_text(FIGURES[2])
    assert row[Column.INDICATOR] == "产值"
    assert row[Column.STATUS] == "planned"
    assert model.index(1, 0).data(CONTEXT_ROLE) == "…年甲厂产值300亿元，占8%。"
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in Column]
    assert all(headings) and len(set(headings)) == len(Column)


def test_values_are_sorted_as_numbers(model: FiguresModel, proxy: FiguresProxy) -> None:
    model.sort(Column.VALUE)
    assert shown(proxy) == [2, 3, 1]
    model.sort(Column.VALUE, Qt.SortOrder.DescendingOrder)
    assert shown(proxy) == [1, 3, 2]
    model.sort(IN_TEXT_ORDER)
    assert shown(proxy) == [1, 2, 3]


def test_numbers_that_no_float_tells_apart(model: FiguresModel, proxy: FiguresProxy) -> None:
    values = ("90071992547409930000.3", "90071992547409930000.1", "90071992547409930000.2")
    rows = [replace(FIGURES[0], id=i, value=Decimal(value)) for i, value in enumerate(values)]
    model.show(prepared(ARTICLE, rows))
    model.sort(Column.VALUE)
    assert shown(proxy) == [1, 2, 0]


def test_indicators_are_kept_together(model: FiguresModel, proxy: FiguresProxy) -> None:
    model.sort(BY_INDICATOR)
    assert shown(proxy) == [1, 3, 2]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("产值", [1, 2, 3]),  # figure 2 has no indicator, but the word is in its sentence
        ("甲厂 甲县", [1]),
        ("乙厂", [3]),
        ("８％", [1, 2]),
        ("planned", [3]),
        ("", [1, 2, 3]),
    ],
)
def test_words_filter(proxy: FiguresProxy, words: str, ids: list[int]) -> None:
    proxy.want(words)
    assert shown(proxy) == ids


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "archive", qtbot)
    yield made
    made.close()


def made_panel(room: Room, view: str, order: str) -> FiguresPanel:
    room.settings.set("figures_view", view)
    room.settings.set("figures_order", order)
    panel = FiguresPanel(room.archive, room.jobs, room.settings)
    panel.resize(340, 600)
    on_screen(room.qtbot, panel)
    return panel


@pytest.fixture
def panel(room: Room) -> FiguresPanel:
    made = made_panel(room, "table", "text")
    made.show_article(room.article(PLENTY))
    room.settle()
    return made


def test_the_heading_counts(panel: FiguresPanel, room: Room) -> None:
    figures = room.archive.figures(room.article(PLENTY).id)
    label = panel.findChild(QLabel)
    assert label.text() == f"Figures in this article {len(figures)}"
    panel.findChild(QLineEdit).setText(figures[0].text)
    assert f" of {len(figures)}" in label.text()


def test_an_article_without_figures(panel: FiguresPanel, room: Room) -> None:
    panel.show_article(room.article(NONE))
    room.settle()
    assert panel._notice.isVisible()
    panel.clear()
    assert panel._notice.isVisible()


def test_a_filter_that_fits_nothing_can_be_taken_back(panel: FiguresPanel, room: Room) -> None:
    panel.findChild(QLineEdit).setText("没有这样的数字")
    notice = panel.findChild(Notice)
    assert notice.isVisible()
    room.qtbot.mouseClick(notice.buttons()[0], Qt.MouseButton.LeftButton)
    assert panel.findChild(FiguresTable).isVisible()


@pytest.mark.parametrize("view", ["table", "cards"])
def test_a_click_and_the_arrows_choose(room: Room, view: str) -> None:
    panel = made_panel(room, view, "indicator")
    panel.show_article(room.article(PLENTY))
    room.settle()
    widget = panel.findChild(FiguresTable if view == "table" else FigureCards)
    second = panel._proxy.index(1, 0)
    chosen: list[Figure] = []
    panel.figure_selected.connect(chosen.append)
    room.qtbot.mouseClick(
        widget.viewport(), Qt.MouseButton.LeftButton, pos=widget.visualRect(second).center()
    )
    assert chosen == [second.data(FIGURE_ROLE)]
    room.qtbot.keyClick(widget, Qt.Key.Key_Down)
    assert chosen[1:] == [panel._proxy.index(2, 0).data(FIGURE_ROLE)]
    panel.grab()


def test_a_figure_clicked_in_the_text(panel: FiguresPanel, room: Room) -> None:
    figures = room.archive.figures(room.article(PLENTY).id)
    with room.qtbot.assertNotEmitted(panel.figure_selected):
        panel.select_figure(figures[-1].id)
    table = panel.findChild(FiguresTable)
    assert table.currentIndex().data(FIGURE_ROLE) == figures[-1]
    panel.findChild(QLineEdit).setText(figures[0].text)
    panel.select_figure(figures[-1].id)  # filtered away: the filter gives way
    assert panel.findChild(QLineEdit).text() == ""
    assert table.currentIndex().data(FIGURE_ROLE) == figures[-1]


def test_a_figure_chosen_before_the_figures_are_there(panel: FiguresPanel, room: Room) -> None:
    figures = room.archive.figures(room.article(PLENTY).id)
    panel.show_article(room.article(NONE))
    room.settle()
    panel.show_article(room.article(PLENTY))
    panel.select_figure(figures[3].id)
    room.settle()
    assert panel.findChild(FiguresTable).currentIndex().data(FIGURE_ROLE) == figures[3]


def test_a_column_sorts_and_gives_up_sorting(panel: FiguresPanel, room: Room) -> None:
    header = panel.findChild(FiguresTable).horizontalHeader()
    in_text = shown(panel._proxy)
    header.setSortIndicator(Column.VALUE, Qt.SortOrder.DescendingOrder)
    values = [panel._proxy.index(r, 0).data(FIGURE_ROLE).value for r in range(len(in_text))]
    assert values == sorted(values, reverse=True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert shown(panel._proxy) == in_text


@pytest.mark.usefixtures("chinese_font")
def test_the_indicator_has_what_room_there_is(panel: FiguresPanel, room: Room) -> None:
    table = panel.findChild(FiguresTable)
    narrow = table.columnWidth(Column.INDICATOR)
    panel.resize(700, 600)
    assert table.columnWidth(Column.INDICATOR) > narrow
    assert room.settings.get("figures_header") == ""
    table.setColumnWidth(Column.INDICATOR, 77)  # as a drag would
    panel.resize(900, 600)
    assert table.columnWidth(Column.INDICATOR) == 77
    again = made_panel(room, "table", "text")
    assert again.findChild(FiguresTable).columnWidth(Column.INDICATOR) == 77


def test_view_and_order_are_kept(panel: FiguresPanel, room: Room) -> None:
    panel._views.actions()[1].trigger()
    panel._orders.actions()[1].trigger()
    assert panel.findChild(FigureCards).isVisible()
    assert room.settings.get("figures_view") == "cards"
    assert room.settings.get("figures_order") == "indicator"


def test_copy_brings_sentence_and_source(panel: FiguresPanel, room: Room) -> None:
    article = room.article(PLENTY)
    first = room.archive.figures(article.id)[0]
    panel.select_figure(first.id)
    table = panel.findChild(FiguresTable)
    table.setFocus()
    with room.qtbot.waitSignal(panel.copied):
        room.qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert value_text(first) in copied
    inner = str.maketrans("“”", "‘’")  # quotes inside the quote
    assert first.sentence.of(article.text).strip().translate(inner) in copied
    assert "大众日报" in copied


def test_export(panel: FiguresPanel, room: Room, tmp_path: Path) -> None:
    path = tmp_path / "数字.csv"
    with room.qtbot.waitSignal(panel.copied):
        panel.export_to(str(path))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert len(rows) == 1 + len(room.archive.figures(room.article(PLENTY).id))
    assert room.settings.get("last_export_folder") == str(tmp_path)
