"""The left pane: typing, composing, stale answers, the list, filters, nothing found."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui import filtering
from lcreader.gui.jobs import Jobs
from lcreader.gui.listing import Chosen, Wanted, terms, without
from lcreader.gui.look import Look
from lcreader.gui.models.articles import HIT_ROLE, ROW_ROLE, ArticlesModel
from lcreader.gui.panels.search import SearchPanel
from lcreader.gui.widgets.search_box import REST, SearchBox
from lcreader.gui.wording import KINDS
from lcreader.records import ArticleRow, Filters, Hit, SearchResult, Snippet, Span
from lcreader.settings import Settings


@pytest.fixture
def make_panel(
    qtbot: QtBot, jobs: Jobs, settings: Settings, look: Look
) -> Iterator[Callable[[Archive], SearchPanel]]:
    made = []

    def make(archive: Archive) -> SearchPanel:
        panel = SearchPanel(archive, jobs, settings, look)
        made.append(panel)
        panel.colour()
        panel.resize(340, 700)
        panel.show()
        with qtbot.waitSignal(panel.results_shown):
            panel.reload()
        return panel

    yield make
    for panel in made:
        panel.close()
        panel.deleteLater()


@pytest.fixture
def panel(make_panel: Callable[[Archive], SearchPanel], archive: Archive) -> SearchPanel:
    return make_panel(archive)


def count_text(panel: SearchPanel) -> str:
    return panel.counted()


def ask(qtbot: QtBot, panel: SearchPanel, query: str) -> None:
    with qtbot.waitSignal(panel.results_shown):
        panel.search(query)


# The box


def test_the_box_waits_for_a_rest(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    told: list[str] = []
    box.query_changed.connect(told.append)
    qtbot.keyClicks(box, "abc")
    assert told == []
    qtbot.waitUntil(lambda: told == ["abc"], timeout=REST * 20)


def test_enter_asks_at_once_and_then_opens(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    told: list[str] = []
    box.query_changed.connect(told.append)
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == ["abc"]
    with qtbot.waitSignal(box.entered):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == ["abc"]


def test_nothing_is_asked_while_an_input_method_composes(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    told: list[Any] = []
    box.query_changed.connect(told.append)
    box.entered.connect(lambda: told.append("entered"))
    box.step_requested.connect(told.append)
    QApplication.sendEvent(box, QInputMethodEvent("liang", []))
    assert box.composing
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_1):
        qtbot.keyClick(box, key)
    shortcut = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier
    )
    shortcut.ignore()
    QApplication.sendEvent(box, shortcut)
    assert shortcut.isAccepted()
    with qtbot.assertNotEmitted(box.query_changed, wait=REST * 2):
        QApplication.sendEvent(box, QInputMethodEvent("liangshi", []))
    assert told == []
    committed = QInputMethodEvent("", [])
    committed.setCommitString("粮食")
    QApplication.sendEvent(box, committed)
    assert not box.composing
    qtbot.waitUntil(lambda: told == ["粮食"], timeout=REST * 20)


def test_a_composition_that_is_given_up_asks_nothing(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    QApplication.sendEvent(box, QInputMethodEvent("liang", []))
    with qtbot.assertNotEmitted(box.query_changed, wait=REST * 2):
        QApplication.sendEvent(box, QInputMethodEvent("", []))
    assert not box.composing


def test_history_is_kept_newest_first_and_can_be_forgotten(qtbot: QtBot) -> None:
    box = SearchBox(["粮食"])
    qtbot.addWidget(box)
    box.ask("棉花 & 麦")
    box.ask("粮食")
    menu = box.history_menu()
    assert [action.data() for action in menu.actions()[:2]] == ["粮食", "棉花 & 麦"]
    told: list[str] = []
    box.query_changed.connect(told.append)
    menu.actions()[1].trigger()
    assert told == ["棉花 & 麦"]
    with qtbot.waitSignal(box.history_changed) as forgotten:
        box.history_menu().actions()[-1].trigger()
    assert forgotten.args == [[]]


def test_an_example_is_written_at_the_cursor(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.insert_example("粮食")
    box.insert_example("日期:2025")
    assert box.text() == "粮食 日期:2025"


# The model


def row(number: int) -> ArticleRow:
    return ArticleRow(number, "article", f"题{number}", "", ("记者",), "日报", "2025", "文", 3, 1)


def hit(number: int) -> Hit:
    return Hit(number, 1.0, 2, (Span(0, 1),), (), Snippet("文", (Span(0, 1),)))


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.show([1, 2], [hit(1), hit(2)], [row(1)], 3)
    with qtbot.waitSignal(model.more_wanted) as wanted:
        model.fetchMore(QModelIndex())
    assert wanted.args == [2]
    assert not model.canFetchMore(QModelIndex())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.add([hit(2), hit(3)], [row(3)])
    assert [model.id_at(place) for place in range(model.rowCount())] == [1, 2, 3]
    model.put_rows([row(2), row(9)])
    model.show([4], [], [], 1)
    model.show([], [], [], 0)
    assert model.rowCount() == 0
    tester.deleteLater()


def test_rows_are_fetched_late_a_page_at_a_time(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.show(range(1, 1001), [], [row(1)], 1000)
    assert model.index(0).data(ROW_ROLE) == row(1)
    with qtbot.waitSignal(model.rows_wanted) as wanted:
        assert model.index(550).data(ROW_ROLE) is None
    assert wanted.args[0] == list(range(501, 601))
    with qtbot.assertNotEmitted(model.rows_wanted, wait=20):
        assert model.index(551).data(ROW_ROLE) is None
    with qtbot.waitSignal(model.dataChanged):
        model.put_rows([row(551)])
    assert model.index(550).data() == "题551"


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.show([1], [hit(1)], [row(1)], 1)
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "题1" in spoken
    assert "日报" in spoken
    assert "3" in spoken
    assert model.index(0).data(HIT_ROLE) == hit(1)


def test_a_tool_tip_is_text_and_never_markup(qtbot: QtBot) -> None:
    model = ArticlesModel()
    evil = ArticleRow(1, "article", "<img src='x'>", "", (), "", "", "", 0, 0)
    model.show([1], [], [evil], 1)
    assert "<img" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


# The panel


def test_all_articles_are_listed_when_the_box_is_empty(
    panel: SearchPanel, archive: Archive
) -> None:
    assert panel.model.rowCount() == len(archive.article_ids())
    assert str(panel.model.rowCount()) in count_text(panel)


def test_hits_are_listed_with_their_snippets(
    qtbot: QtBot, panel: SearchPanel, archive: Archive
) -> None:
    ask(qtbot, panel, "高新技术企业")
    result = archive.search("高新技术企业")
    assert panel.model.rowCount() == result.total
    shown = panel.model.index(0).data(HIT_ROLE)
    assert shown == result.hits[0]
    assert str(result.places) in count_text(panel)


def test_an_older_answer_never_appears(
    qtbot: QtBot, panel: SearchPanel, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first search is held until the second is on the screen."""
    real, release, held = archive.search, threading.Event(), threading.Event()

    def slow(query: str, **options: Any) -> SearchResult:
        if query == "粮":
            held.set()
            assert release.wait(10)
        return real(query, **options)

    monkeypatch.setattr(archive, "search", slow)
    shown: list[str] = []
    panel.results_shown.connect(lambda found: shown.append(found.wanted.query))
    panel.search("粮")
    qtbot.waitUntil(held.is_set)
    ask(qtbot, panel, "高新技术企业")
    release.set()
    with qtbot.waitSignal(panel.results_shown):
        panel.reload()
    assert shown == ["高新技术企业", "高新技术企业"]


def test_news_do_not_ask_what_is_still_being_typed(qtbot: QtBot, panel: SearchPanel) -> None:
    shown: list[str] = []
    panel.results_shown.connect(lambda found: shown.append(found.wanted.query))
    qtbot.keyClicks(panel.box, "387")
    with qtbot.waitSignal(panel.results_shown):
        panel.reload()
    assert shown[0] == ""


def test_news_leave_the_user_where_he_stands(qtbot: QtBot, panel: SearchPanel) -> None:
    ask(qtbot, panel, "高新技术企业")
    panel.step(1)
    panel.step(1)
    stood_on = panel.model.id_at(1)
    with qtbot.waitSignal(panel.article_chosen) as chosen:
        panel.reload()
    assert chosen.args[0].article_id == stood_on
    assert panel.list.currentIndex().row() == 1


def test_keys_in_the_box_move_in_the_list_and_open(qtbot: QtBot, panel: SearchPanel) -> None:
    chosen: list[Chosen] = []
    panel.article_chosen.connect(chosen.append)
    ask(qtbot, panel, "高新技术企业")
    panel.focus_box()
    qtbot.keyClick(panel.box, Qt.Key.Key_Down)
    qtbot.keyClick(panel.box, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 1
    qtbot.waitUntil(lambda: len(chosen) == 1)
    assert chosen[0].article_id == panel.model.id_at(1)
    assert chosen[0].spans
    assert chosen[0].query == "高新技术企业"
    qtbot.keyClick(panel.box, Qt.Key.Key_Up)
    qtbot.keyClick(panel.box, Qt.Key.Key_Return)
    assert chosen[-1].article_id == panel.model.id_at(0)


def test_a_click_opens_at_once_and_enter_reads(qtbot: QtBot, panel: SearchPanel) -> None:
    index = panel.model.index(2)
    with qtbot.waitSignal(panel.article_chosen) as chosen:
        where = panel.list.visualRect(index).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args[0].article_id == panel.model.id_at(2)
    with qtbot.waitSignal(panel.reading_requested):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_marking_the_open_article_does_not_open_it(qtbot: QtBot, panel: SearchPanel) -> None:
    with qtbot.assertNotEmitted(panel.article_chosen, wait=200):
        panel.mark(panel.model.id_at(3))
    assert panel.list.currentIndex().row() == 3
    ask(qtbot, panel, "没有这样的一句话")
    ask(qtbot, panel, "")
    assert panel.list.currentIndex().row() == 3


def test_nothing_found_offers_ways_on(qtbot: QtBot, panel: SearchPanel, archive: Archive) -> None:
    newspaper = archive.facets().newspapers[0][0]
    panel.set_filters(Filters(newspapers=(newspaper,), years=("1999",)))
    ask(qtbot, panel, "粮食 不存在的词")
    assert panel.notice.isVisible()
    words = [button.text() for button in panel.notice.buttons()]
    assert any("不存在的词" in word for word in words)
    assert len(words) >= 5
    with qtbot.waitSignal(panel.results_shown):
        panel.notice.buttons()[0].click()
    drop = next(b for b in panel.notice.buttons() if "不存在的词" in b.text())
    with qtbot.waitSignal(panel.results_shown):
        drop.click()
    assert panel.box.text() == "粮食"
    assert panel.model.rowCount() > 0


def test_an_empty_archive_says_so_and_offers_import(
    qtbot: QtBot, make_panel: Callable[[Archive], SearchPanel], empty_archive: Archive
) -> None:
    panel = make_panel(empty_archive)
    assert panel.notice.isVisible()
    with qtbot.waitSignal(panel.import_requested):
        panel.notice.buttons()[0].click()


def test_captions_are_hidden_until_asked_for(
    qtbot: QtBot, panel: SearchPanel, archive: Archive
) -> None:
    before = panel.model.rowCount()
    with qtbot.waitSignal(panel.results_shown):
        panel.set_filters(Filters(KINDS))
    assert panel.model.rowCount() == len(archive.article_ids(Filters(kinds=()))) > before


def test_the_filter_popup_counts_and_narrows(
    qtbot: QtBot, panel: SearchPanel, archive: Archive
) -> None:
    qtbot.mouseClick(panel.filter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.popup is not None and panel.popup.isVisible())
    assert panel.popup is not None
    year, count = archive.facets().years[0]
    with qtbot.waitSignal(panel.results_shown):
        panel.popup.box("years", year).click()
    assert panel.model.rowCount() == count
    assert panel.popup.isVisible()
    with qtbot.waitSignal(panel.results_shown):
        panel.popup.box("kinds", "caption").click()
    assert panel.model.rowCount() >= count
    panel.popup.close()
    assert panel.step_back()
    assert not panel.step_back()


def test_sorting_asks_the_archive(qtbot: QtBot, panel: SearchPanel, archive: Archive) -> None:
    by_title = panel.sort.menu().actions()[-1]
    with qtbot.waitSignal(panel.results_shown):
        by_title.trigger()
    shown = [panel.model.id_at(place) for place in range(panel.model.rowCount())]
    assert shown == archive.article_ids(sort="title", descending=False)
    ask(qtbot, panel, "高新技术企业")
    assert len(panel.sort.menu().actions()) == 4


def test_more_hits_come_when_the_list_is_scrolled(
    qtbot: QtBot, panel: SearchPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lcreader.gui.listing.PAGE", 3)
    with qtbot.waitSignal(panel.results_shown) as shown:
        panel.search("的")
    total = shown.args[0].total
    assert total > 5

    def all_known() -> bool:
        panel.list.scrollToBottom()
        return panel.model.rowCount() == total

    qtbot.waitUntil(all_known)


@pytest.mark.parametrize(
    "query", ['"', "标题:", "(((", "NOT", "OR OR", "日期:9999..", "“", "-", "*", "\\", " 　 "]
)
def test_any_query_has_an_answer(qtbot: QtBot, panel: SearchPanel, query: str) -> None:
    with qtbot.assertNotEmitted(panel.failed):
        ask(qtbot, panel, query)


# Words and filters, without a window


def test_terms_keep_quotations_whole() -> None:
    assert terms("粮食 “第二 产业” -麦 标题:聊城") == ["粮食", "“第二 产业”", "-麦", "标题:聊城"]
    assert without("粮食 OR 棉花", "棉花") == "粮食"
    assert without("粮食 NOT 棉花", "粮食") == "NOT 棉花"


def test_labels_take_off_what_they_name() -> None:
    filters = Filters(("article", "caption"), ("聊城日报", ""), ("2025",))
    for key, _ in filtering.labels(filters):
        filters = filtering.without(filters, key)
    assert filters == filtering.USUAL


def test_wanted_is_comparable() -> None:
    assert Wanted("x") == Wanted("x") != Wanted("y")
