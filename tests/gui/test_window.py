"""The window: panels joined, panes, keys, errors, news from outside, everything by keyboard."""

import itertools
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.errors import ArchiveError, UnreadableFileError
from lcreader.gui.actions import DEEDS, MENUS
from lcreader.gui.desk import Desk
from lcreader.gui.dialogs.keys import KeysDialog, plain
from lcreader.gui.dialogs.query_help import QueryHelp
from lcreader.gui.jobs import Jobs
from lcreader.gui.look import Look
from lcreader.gui.reporter import Reporter
from lcreader.gui.window import Window
from lcreader.gui.wording import error_text
from lcreader.records import Article, Span
from lcreader.settings import Settings

STOLEN_BY_INPUT_METHODS = {"Ctrl+Space", "Shift+Space", "Ctrl+Shift+F", "Ctrl+.", "Shift", "Ctrl"}


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.busy())


def open_article(qtbot: QtBot, window: Window, row: int) -> Article:
    with qtbot.waitSignal(window.desk.reader.article_opened) as opened:
        window.desk.search.list.choose(row)
    article: Article = opened.args[0]
    return article


# Joined panels


def test_the_first_article_is_open_at_first(window: Window, archive: Archive) -> None:
    first = archive.article(archive.article_ids()[0])
    assert window.windowTitle().startswith(first.title)
    assert window.desk.search.list.currentIndex().row() == 0


def test_choosing_opens_article_and_figures(
    qtbot: QtBot, window: Window, archive: Archive, jobs: Jobs
) -> None:
    article = open_article(qtbot, window, 3)
    settle(qtbot, jobs)
    assert article.id == window.desk.search.model.id_at(3)
    assert article.title in window.windowTitle()


def test_back_and_forward_are_there_when_there_is_a_way(
    qtbot: QtBot, window: Window, jobs: Jobs
) -> None:
    assert not window.deeds["back"].isEnabled()
    first = open_article(qtbot, window, 1)
    open_article(qtbot, window, 2)
    assert window.deeds["back"].isEnabled()
    with qtbot.waitSignal(window.desk.reader.article_opened) as opened:
        window.deeds["back"].trigger()
    assert opened.args[0].id == first.id
    assert window.desk.search.list.currentIndex().row() == 1
    assert window.deeds["forward"].isEnabled()


def test_a_bookmark_is_counted_and_listed_at_once(
    qtbot: QtBot, window: Window, archive: Archive, jobs: Jobs
) -> None:
    article_id = window.desk.search.model.id_at(0)
    archive.add_bookmark(article_id, Span(0, 4), note="注")
    qtbot.waitUntil(lambda: "1" in window.counts.text().split("·")[-1])
    row = window.desk.search.model.index(0)
    qtbot.waitUntil(lambda: row.data(Qt.ItemDataRole.UserRole).bookmark_count == 1)


def test_what_another_process_writes_is_seen(
    qtbot: QtBot, window: Window, archive: Archive, jobs: Jobs
) -> None:
    settle(qtbot, jobs)
    with Archive.open(archive.folder) as elsewhere:
        elsewhere.add_bookmark(elsewhere.article_ids()[0], Span(0, 4))
    with qtbot.waitSignal(window.desk.news.bookmarks_changed):
        window.desk.news.look()
    qtbot.waitUntil(lambda: "1" in window.counts.text().split("·")[-1])


def test_searching_what_is_selected(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.desk.search.results_shown):
        window.desk.reader.search_requested.emit("高新技术企业")
    assert window.desk.search.box.text() == "高新技术企业"


# Panes


def test_each_pane_can_be_hidden_but_not_the_last(qtbot: QtBot, window: Window) -> None:
    panes = {
        "show_list": window.desk.tabs,
        "show_figures": window.desk.figures,
        "show_reader": window.desk.reader,
    }
    for name, pane in list(panes.items())[:2]:
        window.deeds[name].trigger()
        assert pane.isHidden()
    assert not window.deeds["show_reader"].isEnabled()
    window.deeds["show_list"].trigger()
    window.deeds["show_reader"].trigger()
    assert window.desk.reader.isHidden()
    assert not window.desk.tabs.isHidden()


def test_a_pane_keeps_its_width_when_hidden_and_at_the_next_start(
    qtbot: QtBot, window: Window, settings: Settings, make_window: Callable[[Archive], Window]
) -> None:
    window.desk.panes.moveSplitter(400, 1)
    window.desk.panes.splitterMoved.emit(400, 1)
    width = window.desk.panes.sizes()[0]
    assert width == 400
    window.deeds["show_list"].trigger()
    window.deeds["show_list"].trigger()
    assert window.desk.panes.sizes()[0] == width
    window.deeds["show_figures"].trigger()
    window.save_state()
    again = make_window(window.desk.archive)
    assert again.desk.panes.sizes()[0] == width
    assert again.desk.figures.isHidden()


def test_panes_share_any_window(qtbot: QtBot, window: Window) -> None:
    for width, height in ((1024, 640), (2560, 1440)):
        window.resize(width, height)
        QApplication.processEvents()
        left, middle, right = window.desk.panes.sizes()
        assert middle >= left
        assert middle >= right
        assert min(left, right) >= 200
        assert window.width() == width


def test_no_pane_lies_over_another_in_the_narrowest_window(qtbot: QtBot, window: Window) -> None:
    desk = window.desk

    def side_by_side() -> bool:
        window.resize(1, 600)
        panes = [desk.panes.widget(place).geometry() for place in range(3)]
        apart = not any(a.intersects(b) for a, b in itertools.pairwise(panes))
        return apart and panes[-1].right() < desk.panes.width()

    qtbot.waitUntil(side_by_side)
    narrowest = window.width()
    desk.search.show_facets(True)
    qtbot.waitUntil(lambda: window.width() > narrowest and side_by_side())
    desk.search.show_facets(False)
    qtbot.waitUntil(lambda: side_by_side() and window.width() == narrowest)


# Keys


def test_no_key_is_taken_twice_or_from_the_input_method() -> None:
    keys = [key for deed in DEEDS for key in deed.keys]
    normal = [QKeySequence(key).toString() for key in keys]
    assert all(normal)
    assert len(normal) == len(set(normal))
    assert not STOLEN_BY_INPUT_METHODS & set(normal)


def test_every_deed_is_in_a_menu_and_does_something(window: Window) -> None:
    listed = " ".join(
        plan.deeds + " " + " ".join(sub.deeds for sub in plan.submenus) for plan in MENUS
    ).split()
    assert {deed.name for deed in DEEDS} == set(listed) - {"|", ">"}
    for deed in DEEDS:
        action = window.deeds[deed.name]
        signals = ("2triggered(bool)", "2toggled(bool)")
        assert any(action.receivers(signal) for signal in signals), deed.name


@pytest.mark.parametrize("key", ["Ctrl+L", "Ctrl+K", "Alt+D"])
def test_the_search_box_is_one_key_away(qtbot: QtBot, window: Window, key: str) -> None:
    window.desk.tabs.setCurrentWidget(window.desk.bookmarks)
    window.activateWindow()
    action = window.deeds["search"]
    assert QKeySequence(key) in action.shortcuts()
    action.trigger()
    assert window.desk.tabs.currentWidget() is window.desk.search
    assert window.focusWidget() is window.desk.search.box


def test_keys_are_heard_wherever_the_keyboard_is(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    for place in (window.desk.search.box, window.desk.search.list, window.desk.reader):
        place.setFocus()
        assert not window.desk.reader.close_find()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F, control)
        assert window.desk.reader.close_find()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_K, control)
        assert window.focusWidget() is window.desk.search.box
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F9)
        assert window.desk.tabs.isHidden()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F9)
    window.menuBar().hide()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    dialog.close()


def test_a_citation_is_of_the_figure_when_the_keyboard_is_there(
    qtbot: QtBot, window: Window, archive: Archive, jobs: Jobs
) -> None:
    article = open_article(qtbot, window, 2)
    settle(qtbot, jobs)
    figure = archive.figures(article.id)[0]
    window.activateWindow()
    window.desk.figures.setFocus()
    window.desk.figures.select_figure(figure.id)
    with qtbot.waitSignal(window.desk.figures.copied):
        window.deeds["copy_citation"].trigger()
    copied = QApplication.clipboard().text()
    assert copied.startswith(figure.indicator) and archive.citation(article.id) in copied


def test_escape_goes_one_step_back_each_time(qtbot: QtBot, window: Window, jobs: Jobs) -> None:
    window.desk.search.search("粮食")
    settle(qtbot, jobs)
    window.desk.reader.open_find()
    window.desk.tabs.setCurrentWidget(window.desk.bookmarks)
    window.desk.reader.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.desk.reader.close_find()
    assert window.desk.tabs.currentWidget() is window.desk.bookmarks
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.desk.tabs.currentWidget() is window.desk.search
    assert window.desk.search.box.text() == "粮食"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.desk.search.box.text() == ""
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.desk.search.list


def test_f6_walks_through_the_panes(qtbot: QtBot, window: Window) -> None:
    window.desk.search.focus_box()
    seen = []
    for _ in range(3):
        window.deeds["next_pane"].trigger()
        focused = window.focusWidget()
        panes = (window.desk.search, window.desk.reader, window.desk.figures)
        seen.append([pane.isAncestorOf(focused) for pane in panes].index(True))
    assert seen == [1, 2, 0]


def test_the_list_of_keys_names_every_key(qtbot: QtBot, window: Window) -> None:
    dialog = KeysDialog(window)
    qtbot.addWidget(dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for deed in DEEDS:
        for key in deed.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in shown


def test_menu_words_without_their_letters() -> None:
    assert plain("导入文件(&F)…") == "导入文件…"
    assert plain("Import &files…") == "Import files…"
    assert plain("f(x)") == "f(x)"


def test_query_help_writes_its_examples_into_the_box(
    qtbot: QtBot, window: Window, jobs: Jobs
) -> None:
    window.deeds["query_help"].trigger()
    popup = window.findChild(QueryHelp)
    assert popup is not None
    example = popup.examples[0].text()
    popup.examples[0].click()
    assert window.desk.search.box.text() == example
    settle(qtbot, jobs)


def test_every_example_of_the_help_is_understood(archive: Archive, window: Window) -> None:
    popup = QueryHelp()
    for button in popup.examples:
        assert archive.search(button.text()).remarks == (), button.text()


# For everyone


def unnamed(window: QWidget) -> list[str]:
    """Widgets that take the keyboard and that a screen reader cannot name."""
    found = []
    for widget in window.findChildren(QWidget):
        internal = widget.objectName().startswith("qt_") or not widget.isVisibleTo(window)
        if internal or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        has_words = isinstance(widget, QAbstractButton) and widget.text()
        if not (widget.accessibleName() or has_words or widget.windowTitle()):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_everything_that_takes_the_keyboard_has_a_name(window: Window) -> None:
    containers = {
        "LeftColumn",
        "QScrollArea",
        "QStackedWidget",
        "QTabBar",
        "QMenuBar",
        "QTabWidget",
    }
    window.desk.search.show_facets(True)
    left = [name for name in unnamed(window) if name.split()[0] not in containers]
    assert left == []


def test_tab_goes_through_the_left_pane_in_order(qtbot: QtBot, window: Window) -> None:
    search = window.desk.search
    head = search.head
    search.focus_box()
    chain, widget = [], search.box
    for _ in range(120):
        widget = widget.nextInFocusChain()  # type: ignore[assignment]
        chain.append(widget)
    order = [chain.index(w) for w in (head.help, head.sort, head.filter, search.list)]
    assert order == sorted(order)


def test_long_text_is_set_at_twice_the_size(
    qtbot: QtBot, look: Look, make_window: Callable[[Archive], Window], archive: Archive
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    usual = app.font()
    doubled = app.font()
    doubled.setPointSizeF(usual.pointSizeF() * 2)
    try:
        app.setFont(doubled)
        window = make_window(archive)
        window.resize(1024, 640)
        QApplication.processEvents()
        hint = window.minimumSizeHint()
        assert hint.width() <= 1400
        row_height = window.desk.search.list.sizeHintForRow(0)
        assert row_height >= 5 * window.desk.search.list.fontMetrics().height()
        assert not window.grab().isNull()
    finally:
        app.setFont(usual)


# Errors


def test_errors_are_told_one_at_a_time_and_in_words(qtbot: QtBot) -> None:
    reporter, told = Reporter("log.txt"), []
    reporter.shown.connect(told.append)
    reporter.report(UnreadableFileError("文件是空的：a.txt", "a.txt"))
    reporter.report(ValueError("bug"))
    host = QWidget()
    qtbot.addWidget(host)
    reporter.set_window(host)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "a.txt" in told[0]
    host.findChildren(QAbstractButton)[0].click()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "bug" in told[1]
    host.findChildren(QAbstractButton)[-1].click()


def test_an_error_may_come_from_any_thread(qtbot: QtBot) -> None:
    reporter, told = Reporter(), []
    host = QWidget()
    qtbot.addWidget(host)
    reporter.shown.connect(lambda _words: told.append(threading.current_thread()))
    reporter.set_window(host)
    thread = threading.Thread(target=reporter.report, args=(ArchiveError("锁住了", "x"),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.main_thread()]


def test_error_words_name_what_they_are_about() -> None:
    assert "a.txt" in error_text(UnreadableFileError("文件是空的：a.txt", "a.txt"))
    assert "KeyError" in error_text(KeyError("x"))


def test_a_search_that_fails_is_told(
    qtbot: QtBot, window: Window, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise ArchiveError("索引坏了。", "index")

    monkeypatch.setattr(archive, "find", broken)
    with qtbot.waitSignal(window.desk.search.failed):
        window.desk.search.search("粮食")
    window.close()


def test_no_widget_interprets_text_as_markup(window: Window) -> None:
    rich = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and "<" in label.text()
    ]
    assert rich == []


def test_line_edits_and_actions_survive_a_query_with_ampersands(
    qtbot: QtBot, window: Window, jobs: Jobs
) -> None:
    window.desk.search.search("A&B <b>")
    settle(qtbot, jobs)
    assert isinstance(window.desk.search.box, QLineEdit)
    assert all(isinstance(action, QAction) for action in window.deeds)


def test_the_archive_can_be_left_while_work_is_running(
    qtbot: QtBot, seeds_folder: Path, tmp_path: Path, settings: Settings, look: Look
) -> None:
    shutil.copytree(seeds_folder, tmp_path / "copy")
    archive, jobs = Archive.open(tmp_path / "copy"), Jobs()
    window = Window(settings, look)
    window.put(Desk(archive, jobs, settings, look, window.deeds))
    window.show()
    window.desk.search.search("的")
    window.close()
    window.take_away()
    assert jobs.close()
    archive.close()
    window.deleteLater()
