"""The list of bookmarks over a real archive, and its model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot
from reading_room import NONE, PLENTY, Room, on_screen

from lcreader.gui.dialogs.bookmark_editor import BookmarkEditor
from lcreader.gui.models.bookmarks import (
    BOOKMARK_ROLE,
    HEADING_ROLE,
    BookmarksModel,
    state_name,
)
from lcreader.gui.panels.bookmarks import BookmarksPanel
from lcreader.gui.widgets.notice import Notice
from lcreader.gui.widgets.swatch import Swatch
from lcreader.gui.widgets.tag_line import TagLine, tags_of
from lcreader.records import Bookmark, Span


def bookmark(number: int, **more: object) -> Bookmark:
    values: dict[str, object] = {
        "article_id": 1,
        "span": Span(0, 2),
        "quote": "甲乙",
        "created": "2025-12-10T12:00:00+00:00",
        "article_title": "头条",
        "id": number,
    }
    return Bookmark(**{**values, **more})  # type: ignore[arg-type]


MARKS = [
    bookmark(1),
    bookmark(2, created="2025-12-10T12:30:00+00:00", article_title="另一条"),
    bookmark(3, created="2025-12-08T12:00:00+00:00", state="changed", found="甲丙"),
    bookmark(4, created="", article_title="", state="orphan", span=None, article_id=None),
]


def test_the_model_keeps_the_rules() -> None:
    model = BookmarksModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(MARKS, by_article=False)
    headings = [model.index(row, 0).data(HEADING_ROLE) for row in range(4)]
    assert headings == ["2025-12-10", "", "2025-12-08", "Without date"]
    model.show(MARKS, by_article=True)
    headings = [model.index(row, 0).data(HEADING_ROLE) for row in range(4)]
    assert headings == ["头条", "另一条", "头条", "Without headline"]
    assert model.row_of(3) == 2 and model.row_of(9) == -1
    model.show([], by_article=True)
    del tester


def test_states_have_names() -> None:
    assert [bool(state_name(mark)) for mark in MARKS] == [False, False, True, True]


def test_tags_are_words() -> None:
    assert tags_of(" 产业，招商 产业、核对;") == ("产业", "招商", "核对")


def test_the_last_tag_is_completed(qtbot: QtBot) -> None:
    line = TagLine()
    qtbot.addWidget(line)
    line.set_known(["产业", "招商引资"])
    line.setText("产业 招")
    completer = line.completer()
    completer.setCompletionPrefix(line.text())
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "产业 招商引资"
    completer.setCompletionPrefix("产业 ")
    assert completer.completionCount() == 0


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "archive", qtbot)
    plenty, none = made.article(PLENTY), made.article(NONE)
    add = made.archive.add_bookmark
    add(plenty.id, plenty.paragraphs[1].span, note="待核对", tags=("产业",), colour="green")
    add(none.id, none.paragraphs[0].span, tags=("手记",), colour="pink")
    add(plenty.id, plenty.paragraphs[2].span)
    yield made
    made.close()


@pytest.fixture
def panel(room: Room, qtbot: QtBot) -> BookmarksPanel:
    made = BookmarksPanel(room.archive, room.jobs, room.settings)
    made.resize(300, 600)
    on_screen(qtbot, made)
    room.settle()
    return made


def listed(panel: BookmarksPanel) -> list[Bookmark]:
    view = panel.findChild(QListView, "bookmarks")
    model = view.model()
    return [model.index(row, 0).data(BOOKMARK_ROLE) for row in range(model.rowCount())]


def current(panel: BookmarksPanel, row: int) -> QListView:
    view = panel.findChild(QListView, "bookmarks")
    view.setCurrentIndex(view.model().index(row, 0))
    view.setFocus()
    return view


def test_all_are_listed_and_painted(panel: BookmarksPanel, room: Room) -> None:
    assert sorted(b.id for b in listed(panel)) == sorted(b.id for b in room.archive.bookmarks())
    panel.grab()


def test_words_tag_and_colour_narrow(panel: BookmarksPanel, room: Room) -> None:
    panel.findChild(QLineEdit).setText("核对")
    room.settle()
    assert [b.note for b in listed(panel)] == ["待核对"]
    panel.findChild(QLineEdit).setText("没有")
    room.settle()
    notice = panel.findChild(Notice)
    room.qtbot.mouseClick(notice.buttons()[0], Qt.MouseButton.LeftButton)
    room.settle()
    assert len(listed(panel)) == 3
    tags = panel.findChildren(QComboBox)[1]
    tags.setCurrentIndex(tags.findData("手记"))
    room.settle()
    assert [b.tags for b in listed(panel)] == [("手记",)]
    tags.setCurrentIndex(0)
    green = next(s for s in panel._filter._swatches if s.name == "green")
    room.qtbot.mouseClick(green, Qt.MouseButton.LeftButton)
    room.settle()
    assert [b.colour for b in listed(panel)] == ["green"]
    room.qtbot.mouseClick(green, Qt.MouseButton.LeftButton)
    room.settle()
    assert len(listed(panel)) == 3


def test_by_article(panel: BookmarksPanel, room: Room) -> None:
    order = panel.findChildren(QComboBox)[0]
    order.setCurrentIndex(order.findData("article"))
    room.settle()
    titles = [b.article_title for b in listed(panel)]
    assert len(set(titles)) == 2
    assert titles[1] in (titles[0], titles[2])  # those of one article stand together
    assert room.settings.get("bookmarks_order") == "article"
    panel.grab()


def test_a_click_and_enter_open(panel: BookmarksPanel, room: Room) -> None:
    view = panel.findChild(QListView, "bookmarks")
    point = view.visualRect(view.model().index(1, 0)).center()
    with room.qtbot.waitSignal(panel.bookmark_opened) as told:
        room.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args[0] == listed(panel)[1]
    panel.findChild(QLineEdit).setFocus()
    room.qtbot.keyClick(panel.findChild(QLineEdit), Qt.Key.Key_Down)
    assert view.hasFocus()
    with room.qtbot.waitSignal(panel.bookmark_opened):
        room.qtbot.keyClick(view, Qt.Key.Key_Return)


def test_edit(panel: BookmarksPanel, room: Room) -> None:
    view = current(panel, 0)
    room.qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = panel.findChild(BookmarkEditor)
    assert editor.isVisible()
    wanted = editor.bookmark
    note = editor.findChild(QPlainTextEdit)
    note.setPlainText("改过")
    with room.qtbot.waitSignal(panel.changed):
        room.qtbot.keyClick(note, Qt.Key.Key_Escape)
    room.settle()
    assert not editor.isVisible() and view.hasFocus()
    assert next(b for b in listed(panel) if b.id == wanted.id).note == "改过"


def test_what_is_typed_is_kept_without_closing(panel: BookmarksPanel, room: Room) -> None:
    view = current(panel, 0)
    room.qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = panel.findChild(BookmarkEditor)
    wanted = editor.bookmark
    with room.qtbot.waitSignal(panel.changed):
        editor.findChild(QPlainTextEdit).insertPlainText("写到一半")
    assert editor.isVisible()
    kept = {b.id: b.note for b in room.archive.bookmarks()}
    assert "写到一半" in kept[wanted.id]


def test_unchanged_is_not_written(panel: BookmarksPanel, room: Room) -> None:
    view = current(panel, 0)
    before = room.archive.bookmarks()
    room.qtbot.keyClick(view, Qt.Key.Key_F2)
    with room.qtbot.assertNotEmitted(panel.changed):
        panel.findChild(BookmarkEditor).close_editor()
        room.settle()
    assert room.archive.bookmarks() == before


def test_remove_asks_nothing_and_tells(panel: BookmarksPanel, room: Room) -> None:
    view = current(panel, 1)
    gone, after = listed(panel)[1], listed(panel)[2]
    with room.qtbot.waitSignal(panel.removed) as told:
        room.qtbot.keyClick(view, Qt.Key.Key_Delete)
    room.settle()
    assert told.args[0] == gone
    assert gone.id not in [b.id for b in listed(panel)]
    assert view.currentIndex().data(BOOKMARK_ROLE) == after
    room.archive.restore_bookmark(gone)
    panel.reload()
    room.settle()
    assert gone.id in [b.id for b in listed(panel)]


def test_copy_with_source(panel: BookmarksPanel, room: Room) -> None:
    view = current(panel, 0)
    with room.qtbot.waitSignal(panel.copied):
        room.qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    quote = listed(panel)[0].quote.translate(str.maketrans("“”", "‘’"))  # quotes in the quote
    assert quote in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("suffix", ["md", "csv", "jsonld"])
def test_export(panel: BookmarksPanel, room: Room, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"书签.{suffix}"
    with room.qtbot.waitSignal(panel.copied):
        panel.export_to(str(path))
    assert "待核对" in path.read_text(encoding="utf-8-sig")


def test_the_menu_is_for_a_row(panel: BookmarksPanel, room: Room) -> None:
    view = panel.findChild(QListView, "bookmarks")
    view.customContextMenuRequested.emit(QPoint(20, 2000))
    assert not panel._menu.isVisible()
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(2, 0)).center())
    assert panel._menu.isVisible() and view.currentIndex().row() == 2
    panel._menu.close()


def test_changed_and_orphaned_are_shown(panel: BookmarksPanel) -> None:
    panel._model.show(MARKS, by_article=False)
    panel.grab()
    assert panel.findChildren(Swatch)[0].toolTip() == "Yellow"


def test_none_yet(room: Room, panel: BookmarksPanel) -> None:
    for kept in room.archive.bookmarks():
        room.archive.remove_bookmark(kept.id)
    panel.reload()
    room.settle()
    assert panel.findChild(Notice).isVisible()
    assert panel.findChild(Notice).buttons() == []
