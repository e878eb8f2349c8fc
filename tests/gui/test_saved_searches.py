"""Searches that are kept: named, counted, opened, taken away, brought back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.errors import NotFoundError
from lcreader.gui.listing import Order, Step, Wanted
from lcreader.gui.models.saved import SAVED_ROLE
from lcreader.gui.panels.saved import SavedPanel
from lcreader.gui.window import Window
from lcreader.records import Filters, Matching

PAGE = """测试日报 2025年12月20日

聊城新增高新技术企业八家

本报讯 12月20日，记者从市科技局获悉，聊城今年新增高新技术企业8家，比上年增长9.4%。
"""


@pytest.fixture
def saved(window: Window) -> SavedPanel:
    return window.desk.tabs.saved


def keep(qtbot: QtBot, saved: SavedPanel, name: str, wanted: Wanted) -> None:
    with qtbot.waitSignal(saved.counted):
        saved.add(name, wanted)


def test_a_search_is_kept_with_all_that_narrows_it(archive: Archive) -> None:
    filters = Filters(("article",), ("大众日报", ""), dates=("2025", ""), places=("冠县",))
    kept = archive.searches.add(
        "甲", "企业 -粮", filters=filters, sort="date", descending=False, matching=Matching(False)
    )
    assert archive.searches.listed() == [kept]
    assert (kept.filters, kept.matching, kept.descending) == (filters, Matching(False), False)


def test_what_comes_later_is_new_until_it_is_seen(archive: Archive, tmp_path: Path) -> None:
    kept = archive.searches.add("甲", "高新技术企业")
    before = archive.searches.counted()[0]
    assert (before.new, before.total) == (0, len(archive.find("高新技术企业").ids))
    page = tmp_path / "later.txt"
    page.write_text(PAGE, encoding="utf-8")
    archive.import_paths([page])
    after = archive.searches.counted()[0]
    assert (after.new, after.total) == (1, before.total + 1)
    removed = archive.searches.remove(kept.id)
    assert archive.searches.listed() == []
    archive.searches.restore(removed)
    assert archive.searches.counted()[0].new == 1
    archive.searches.seen(kept.id)
    assert archive.searches.counted()[0].new == 0


def test_what_is_not_kept_cannot_be_changed(archive: Archive) -> None:
    with pytest.raises(NotFoundError):
        archive.searches.rename(7, "乙")


def test_keeping_asks_for_a_name(qtbot: QtBot, window: Window, saved: SavedPanel) -> None:
    search = window.desk.search
    with qtbot.waitSignal(search.results_shown):
        search.search("高新技术企业")
    window.deeds["save_search"].trigger()
    assert saved.dialog is not None
    assert saved.dialog.textValue() == "高新技术企业"
    saved.dialog.setTextValue("企业")
    with qtbot.waitSignal(saved.counted):
        saved.dialog.accept()
    kept = saved.model.index(0).data(SAVED_ROLE)
    assert (kept.name, kept.query) == ("企业", "高新技术企业")


def test_opening_one_asks_it_again_as_it_was(
    qtbot: QtBot, window: Window, saved: SavedPanel
) -> None:
    search = window.desk.search
    filters = Filters(years=("2025",))
    wanted = Wanted("增长", filters, Order("date", False), within=(Step("企业"),))
    keep(qtbot, saved, "甲", wanted)
    window.desk.show_tab(saved)
    with qtbot.waitSignal(search.results_shown) as shown:
        saved.list.clicked.emit(saved.model.index(0))
    found = shown.args[0]
    assert found.wanted.whole == wanted.whole
    assert (found.wanted.filters, found.wanted.order) == (filters, Order("date", False))
    assert window.desk.tabs.currentWidget() is search
    assert search.box.text() == wanted.whole
    qtbot.waitUntil(lambda: saved.model.rowCount() == 1)


def test_the_tab_tells_what_is_new(
    qtbot: QtBot, window: Window, saved: SavedPanel, archive: Archive, tmp_path: Path
) -> None:
    keep(qtbot, saved, "甲", Wanted("高新技术企业"))
    page = tmp_path / "later.txt"
    page.write_text(PAGE, encoding="utf-8")
    archive.import_paths([page])
    qtbot.waitUntil(lambda: window.desk.tabs.tabText(2).endswith("+1"))


def test_a_removal_can_be_undone(qtbot: QtBot, window: Window, saved: SavedPanel) -> None:
    keep(qtbot, saved, "甲", Wanted("粮食"))
    keep(qtbot, saved, "乙", Wanted("企业"))
    window.desk.show_tab(saved)
    saved.list.setCurrentIndex(saved.model.index(0))
    with qtbot.waitSignal(saved.counted):
        next(a for a in saved.list.actions() if a.text() == "Remove").trigger()
    assert saved.model.rowCount() == 1
    with qtbot.waitSignal(saved.counted):
        window.desk.undo()
    assert [saved.model.index(n).data() for n in range(2)] == ["甲", "乙"]
    assert not saved.offers_undo


def test_nothing_asked_is_nothing_to_keep(window: Window, saved: SavedPanel) -> None:
    window.deeds["save_search"].trigger()
    assert saved.dialog is None
    assert window.statusBar().currentMessage() != ""
