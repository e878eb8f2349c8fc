"""The left pane: typing, composing, stale answers, the list, filters, nothing found."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui import filtering
from lcreader.gui.jobs import Jobs
from lcreader.gui.listing import NEWEST, Chosen, Step, Wanted, terms, without
from lcreader.gui.look import Look
from lcreader.gui.models.articles import HIT_ROLE
from lcreader.gui.panels.search import SearchPanel
from lcreader.gui.wording import KINDS
from lcreader.records import Answer, Filters, Matching
from lcreader.settings import Settings

ALL = Filters(KINDS)


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
    assert shown.spans == result.hits[0].spans
    assert str(result.places) in count_text(panel)


def test_an_older_answer_never_appears(
    qtbot: QtBot, panel: SearchPanel, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first search is held until the second is on the screen."""
    real, release, held = archive.find, threading.Event(), threading.Event()
    watches = []

    def slow(query: str, **options: Any) -> Answer:
        watches.append((query, options["watch"]))
        if query == "粮":
            held.set()
            assert release.wait(10)
        return real(query, **options)

    monkeypatch.setattr(archive, "find", slow)
    shown: list[str] = []
    panel.results_shown.connect(lambda found: shown.append(found.wanted.query))
    panel.search("粮")
    qtbot.waitUntil(held.is_set)
    ask(qtbot, panel, "高新技术企业")
    assert [query for query, watch in watches if watch.stopped()] == ["粮"]
    release.set()
    with qtbot.waitSignal(panel.results_shown):
        panel.reload()
    assert shown == ["高新技术企业", "高新技术企业"]


def test_news_do_not_ask_what_is_still_being_typed(qtbot: QtBot, panel: SearchPanel) -> None:
    shown: list[str] = []
    panel.results_shown.connect(lambda found: shown.append(found.wanted.query))
    panel.box._rest.setInterval(60_000)  # the user does not rest meanwhile, however slow it is
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


def test_nothing_found_says_why_and_offers_ways_on(
    qtbot: QtBot, panel: SearchPanel, archive: Archive
) -> None:
    newspaper = archive.facets().newspapers[0][0]
    panel.set_filters(Filters(newspapers=(newspaper,), years=("1999",)))
    ask(qtbot, panel, "粮食 不存在的词")
    assert panel.notice.isVisible()
    qtbot.waitUntil(lambda: "2023 – 2025" in panel.notice.words().replace("-12", ""))
    said = panel.notice.words()
    assert "不存在的词\nin no article" in said
    assert "without a date" in said
    alone = next(b for b in panel.notice.buttons() if b.text() == "粮食")
    assert int(alone.accessibleDescription()) == len(archive.find("粮食", filters=ALL).ids)
    panel.set_filters(Filters())
    qtbot.waitUntil(lambda: any("不存在的词" in b.text() for b in panel.notice.buttons()))
    drop = next(b for b in panel.notice.buttons() if "不存在的词" in b.text())
    with qtbot.waitSignal(panel.results_shown):
        drop.click()
    assert panel.box.text() == "粮食"
    assert panel.model.rowCount() == int(drop.accessibleDescription())
    panel.set_filters(Filters(newspapers=(newspaper,), years=("1999",)))
    qtbot.waitUntil(lambda: any("1999" in b.text() for b in panel.notice.buttons()))
    free = next(b for b in panel.notice.buttons() if "1999" in b.text())
    with qtbot.waitSignal(panel.results_shown):
        free.click()
    assert panel.model.rowCount() == int(free.accessibleDescription())


def test_an_empty_archive_says_so_and_offers_import(
    qtbot: QtBot, make_panel: Callable[[Archive], SearchPanel], empty_archive: Archive
) -> None:
    panel = make_panel(empty_archive)
    assert panel.notice.isVisible()
    qtbot.waitUntil(lambda: bool(panel.notice.buttons()))
    with qtbot.waitSignal(panel.import_requested):
        panel.notice.buttons()[0].click()


def test_captions_are_hidden_until_asked_for(
    qtbot: QtBot, panel: SearchPanel, archive: Archive
) -> None:
    before = panel.model.rowCount()
    with qtbot.waitSignal(panel.results_shown):
        panel.set_filters(Filters(KINDS))
    assert panel.model.rowCount() == len(archive.article_ids(Filters(kinds=()))) > before


def test_sorting_asks_the_archive(qtbot: QtBot, panel: SearchPanel, archive: Archive) -> None:
    by_title = panel.head.sort.menu().actions()[-1]
    with qtbot.waitSignal(panel.results_shown):
        by_title.trigger()
    shown = [panel.model.id_at(place) for place in range(panel.model.rowCount())]
    assert shown == archive.article_ids(sort="title", descending=False)
    ask(qtbot, panel, "高新技术企业")
    assert len(panel.head.sort.menu().actions()) == 4


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


def test_chips_take_off_what_they_name() -> None:
    filters = Filters(
        ("article", "caption"),
        ("聊城日报", ""),
        ("2025",),
        ("胡磊",),
        ("冠县",),
        ("2024", "2025-03"),
    )
    within = (Step("粮食"), Step("棉花", True))
    wanted = Wanted("麦", filters, NEWEST, Matching(case=False), within, True)
    chips = filtering.chips(wanted)
    assert len(chips) == 11
    while filtering.chips(wanted):
        before = len(filtering.chips(wanted))
        wanted = filtering.without(wanted, filtering.chips(wanted)[0][0])
        assert len(filtering.chips(wanted)) == before - 1
    assert wanted == Wanted("麦")
    assert filtering.without(replace(wanted, filters=filters), "") == Wanted("麦")


def test_wanted_is_comparable() -> None:
    assert Wanted("x") == Wanted("x") != Wanted("y")
