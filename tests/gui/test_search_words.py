"""What is said of a query in the window is said in the language of the window."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui.panels.search import SearchPanel
from lcreader.gui.window import Window

_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")


@pytest.fixture
def search(make_window: Callable[[Archive], Window], archive: Archive) -> SearchPanel:
    return make_window(archive).desk.search


def ask(qtbot: QtBot, search: SearchPanel, query: str) -> None:
    with qtbot.waitSignal(search.results_shown):
        search.search(query)


def chinese_in(widget: QWidget) -> set[str]:
    """Chinese words that are shown in it."""
    said = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    said += [b.text() + b.toolTip() for b in widget.findChildren(QAbstractButton) if b.isVisible()]
    return set(_CHINESE.findall(" ".join(said)))


def test_english(english: None, qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "企业 -粮食 日期:2020..2025")
    assert search.head.understood() == "contains “企业” and not “粮食”, dated 2020 to 2025"
    assert search.head.remarks() == ""
    ask(qtbot, search, "企业 日期:2025-13 (粮食")
    assert search.head.understood() == "contains “企业” and “(粮食”"
    assert search.head.remarks().splitlines() == [
        "“2025-13” is not a date; left out of the search",
        "“(”: this bracket has no partner; searched as typed",
    ]
    assert chinese_in(search.head) == {"企业", "粮食"}


def test_chinese(chinese: None, qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "企业 -粮食 日期:2020..2025")
    assert search.head.understood() == (
        "含“企业”，且不含“粮食”，且日期在2020-01-01至2025-12-31之间"
    )
    ask(qtbot, search, "企业 日期:2025-13")
    assert search.head.remarks() == "“2025-13”不是日期，没有计入检索"


def test_within_results_all_of_it_is_said(english: None, qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "企业 类型:文章")
    with qtbot.waitSignal(search.results_shown):
        search.narrow(True)
    with qtbot.waitSignal(search.results_shown):
        search.box.ask("粮食 OR 棉花")
    said = "contains “企业”, is an article, not (contains “粮食” or “棉花”)"
    assert search.head.understood() == said


def test_one_word_needs_no_words(english: None, qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "企业")
    assert search.head.understood() == ""


def test_nothing_found_is_told_in_english_alone(
    english: None, qtbot: QtBot, search: SearchPanel, archive: Archive
) -> None:
    ask(qtbot, search, "企业 龘龘 类型:怪")
    assert search.head.remarks() == "“怪” is not a kind; left out of the search"
    qtbot.waitUntil(lambda: len(search.notice.findChildren(QLabel)) > 4)
    assert chinese_in(search.notice) <= {"企业", "龘龘", "类型", "怪"}
