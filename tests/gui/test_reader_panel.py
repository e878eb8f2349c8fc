"""The middle pane over a real archive: opening, hits, figures, bookmarks, history, source text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from reading_room import NONE, PLENTY, Room, on_screen

from lcreader.gui.dialogs.bookmark_editor import BookmarkEditor
from lcreader.gui.panels.reader import ReaderPanel
from lcreader.gui.widgets.article_view import ArticleView
from lcreader.gui.widgets.find_bar import FindBar, HitBar
from lcreader.gui.widgets.notice import Notice
from lcreader.gui.widgets.swatch import Swatch
from lcreader.gui.widgets.undo_bar import UndoBar
from lcreader.records import Bookmark, Span


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "archive", qtbot)
    yield made
    made.close()


@pytest.fixture
def panel(room: Room, qtbot: QtBot) -> ReaderPanel:
    widget = ReaderPanel(room.archive, room.jobs, room.settings)
    widget.resize(900, 700)
    on_screen(qtbot, widget)
    return widget


@pytest.fixture
def view(panel: ReaderPanel) -> ArticleView:
    return panel.findChild(ArticleView)


def opened(panel: ReaderPanel, room: Room, headline: str, **wishes: object) -> int:
    """Open an article and wait for it."""
    article = room.article(headline)
    with room.qtbot.waitSignal(panel.article_opened):
        panel.open_article(article.id, **wishes)
    room.settle()
    return article.id


def search(room: Room, query: str, article_id: int) -> dict[str, object]:
    """What the window passes on from a search."""
    hits = room.archive.search(query).hits
    hit = next(hit for hit in hits if hit.article_id == article_id)
    return {"result_query": query, "hit_spans": hit.spans, "title_spans": hit.title_spans}


def select(view: ArticleView, words: str) -> Span:
    """Select the first place with `words`; gives its span in the shown text."""
    start = view.sheet.text.index(words)
    span = Span(start, start + len(words))
    view.select(span)
    return span


def test_first_a_hint(panel: ReaderPanel) -> None:
    assert panel.findChild(Notice).isVisible()
    for wish in (panel.next_hit, panel.open_find, panel.add_bookmark, panel.copy_citation):
        wish()  # nothing is open; nothing happens
    panel.zoom(2)
    panel.undo()
    panel.toggle_source(True)


def test_an_article_is_shown_with_head_and_figures(panel, room, view) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY)
    article = room.archive.article(article_id)
    text = view.toPlainText().replace("\n", " ")  # a long headline is broken between its halves
    assert article.title in text and "胡磊" in text and article.newspaper in text
    assert view.sheet.words(Span(0, len(view.sheet.text))).endswith(article.text)
    figures = room.archive.figures(article_id)
    assert [mark.key for mark in view.marks("figure")] == [figure.id for figure in figures]
    for mark, figure in zip(view.marks("figure"), figures, strict=True):
        assert mark.span.of(view.sheet.text) == figure.span.of(article.text)


def test_an_article_that_is_gone(panel: ReaderPanel, room: Room) -> None:
    panel.open_article(9999)
    room.settle()
    assert panel.findChild(Notice).isVisible()


def test_hits_are_gone_through_round(panel, room, view) -> None:  # type: ignore[no-untyped-def]
    article_id = room.article(PLENTY).id
    wishes = search(room, "聊城", article_id)
    opened(panel, room, PLENTY, **wishes)
    count = len(wishes["hit_spans"]) + len(wishes["title_spans"])
    bar = panel.findChild(HitBar)
    assert bar.isVisible() and bar.counter_text() == f"1 / {count}"
    assert {mark.span.of(view.sheet.text) for mark in view.marks("hit")} == {"聊城"}
    panel.next_hit()
    assert bar.counter_text() == f"2 / {count}"
    panel.previous_hit()
    panel.previous_hit()
    assert bar.counter_text() == f"{count} / {count}"
    current = next(mark for mark in view.marks("hit") if mark.colour == "current")
    assert not view.rect_of(current.span).isEmpty()
    room.qtbot.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert view.marks("hit") == () and not bar.isVisible()


def test_find_in_the_article(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    opened(panel, room, PLENTY)
    panel.open_find()
    bar = panel.findChild(FindBar)
    line = bar.findChild(QLineEdit)
    assert line.hasFocus()
    line.insert("5年")
    count = view.sheet.text.count("5年")
    assert bar.counter_text() == f"1 / {count}"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert bar.counter_text() == f"2 / {count}"
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.counter_text() == f"1 / {count}"
    panel.next_hit()
    assert bar.counter_text() == f"2 / {count}"
    line.setText("没有这样的话")
    assert view.marks("found") == ()
    line.setText("5年")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not bar.isVisible() and view.hasFocus()
    assert view.selected().of(view.sheet.text) == "5年"
    panel.open_find()
    assert line.selectedText() == "5年"
    assert panel.close_find() and not panel.close_find()


def test_figures_are_tied_both_ways(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY)
    figures = room.archive.figures(article_id)
    last = figures[-1]
    panel.select_figure(last.id)
    assert view.marks("chosen")[0].key == last.id
    assert view.marks("flash")[0].span == view.sheet.to_shown(last.sentence)
    rect = view.rect_of(view.sheet.to_shown(last.span))
    assert not rect.isEmpty()
    point = view.viewport().mapFrom(view, rect.center())
    with qtbot.waitSignal(panel.figure_clicked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [last.id]
    card = panel._tell("figure", last.id)
    assert last.indicator in card
    assert panel._tell("figure", 10**6) == ""


def test_the_page_as_it_stood_at_the_same_place(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY, **search(room, "聊城", room.article(PLENTY).id))
    article = room.archive.article(article_id)
    place = article.paragraphs[6].span.start
    view.show_top(view.sheet.to_shown(Span(place, place + 1)).start)
    with qtbot.waitSignal(panel.source_shown):
        panel.toggle_source(True)
    room.settle()
    assert "**" in view.sheet.text and "济郑高铁开通" in view.sheet.text
    assert view.sheet.to_reading(Span(view.top(), len(view.sheet.text))).start == place
    assert {piece.role for piece in view.sheet.pieces} == {"label", "page", "elsewhere"}
    assert len(view.marks("figure")) == len(room.archive.figures(article_id))
    assert {mark.span.of(view.sheet.text) for mark in view.marks("hit")} >= {"聊城"}
    assert room.settings.get("show_source")
    panel.toggle_source(False)
    room.settle()
    assert view.top() == view.sheet.to_shown(Span(place, place + 1)).start


def test_switching_while_an_article_is_loaded(panel, room, view) -> None:  # type: ignore[no-untyped-def]
    panel.open_article(room.article(PLENTY).id)
    panel.toggle_source(True)
    room.settle()
    assert "**" in view.sheet.text
    panel.toggle_source(False)
    panel.toggle_source(True)
    panel.toggle_source(False)
    room.settle()
    assert "**" not in view.sheet.text


def test_back_and_forth_with_the_place(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    first = opened(panel, room, PLENTY)
    view.verticalScrollBar().setValue(700)
    top = view.top()
    with qtbot.waitSignal(panel.history_changed) as told:
        second = opened(panel, room, NONE)
    assert told.args == [True, False]
    with qtbot.waitSignal(panel.article_opened) as shown:
        panel.go_back()
    assert shown.args[0].id == first
    assert view.top() == top
    with qtbot.waitSignal(panel.article_opened) as shown:
        view.travel_requested.emit(1)
    assert shown.args[0].id == second


def test_a_newer_wish_drops_the_older(panel, room, qtbot) -> None:  # type: ignore[no-untyped-def]
    shown: list[int] = []
    panel.article_opened.connect(lambda article: shown.append(article.id))
    ids = [room.article(PLENTY).id, room.article(NONE).id] * 5
    for article_id in ids:
        panel.open_article(article_id)
    room.settle()
    assert shown == [ids[-1]]


def test_size_is_kept(panel, room, view) -> None:  # type: ignore[no-untyped-def]
    opened(panel, room, PLENTY)
    panel.zoom(1)
    assert view.text_size == room.settings.get("font_size") == 20
    panel.zoom(-1)
    panel.reset_zoom()
    assert room.settings.get("font_size") == 18


def test_a_passage_is_kept_edited_removed_and_back(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY)
    span = select(view, "这是梦想成真的五年")
    with qtbot.waitSignal(panel.bookmarks_changed):
        panel.add_bookmark()
    editor = panel.findChild(BookmarkEditor)
    assert editor.isVisible()
    assert view.marks("bookmark")[0].span == span
    editor.findChild(QPlainTextEdit).insertPlainText("核对")
    tags = editor.findChild(QLineEdit)
    tags.setText("产业，招商 产业")
    swatch = next(s for s in editor.findChildren(Swatch) if s.name == "blue")
    with qtbot.waitSignal(panel.bookmarks_changed):
        qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tags, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    (kept,) = room.archive.bookmarks(article_id)
    assert (kept.note, kept.tags, kept.colour) == ("核对", ("产业", "招商"), "blue")
    assert kept.quote == "这是梦想成真的五年"
    assert "核对" in panel._tell("bookmark", kept.id)
    assert room.settings.get("bookmark_colour") == "blue"
    view.mark_clicked.emit("bookmark", kept.id)
    assert editor.isVisible()
    remove = editor.findChildren(QPushButton)[0]
    with qtbot.waitSignal(panel.bookmarks_changed):
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    bar = panel.findChild(UndoBar)
    assert bar.isVisible() and view.marks("bookmark") == ()
    with qtbot.waitSignal(panel.bookmarks_changed):
        qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert [mark.key for mark in view.marks("bookmark")] == [kept.id]
    assert room.archive.bookmarks(article_id) == [kept]


def test_bookmarks_overlap_and_cross_paragraphs(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY)
    article = room.archive.article(article_id)
    one, two = article.paragraphs[1].span, article.paragraphs[2].span
    for span in (Span(one.start + 4, two.start + 9), Span(two.start + 2, two.end + 1)):
        view.select(view.sheet.to_shown(span))
        with qtbot.waitSignal(panel.bookmarks_changed):
            panel.add_bookmark()
        panel.findChild(BookmarkEditor).close_editor()
    kept = sorted(bookmark.span for bookmark in room.archive.bookmarks(article_id))
    assert kept == [Span(one.start + 4, two.start + 9), Span(two.start + 2, two.end)]
    lanes = {placed.mark.key: placed.lane for placed in view._marks._layers["bookmark"]}
    assert sorted(lanes.values()) == [0, 1]
    view.grab()


def test_without_selection_the_sentence_is_kept(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY)
    place = view.sheet.text.index("机场获批立项")
    view.select(Span(place, place))
    with qtbot.waitSignal(panel.bookmarks_changed):
        panel.add_bookmark()
    (kept,) = room.archive.bookmarks(article_id)
    assert kept.quote.startswith("全国文明城市创建成功") and kept.quote.endswith("正式运营。")


def test_a_bookmark_in_the_page_as_it_stood(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY)
    panel.toggle_source(True)
    room.settle()
    select(view, "济郑高铁开通")  # a caption between two pieces of the article
    with qtbot.waitSignal(panel.status_changed):
        panel.add_bookmark()
    select(view, "科技型中小企业**1092**家,全社会")
    with qtbot.waitSignal(panel.bookmarks_changed):
        panel.add_bookmark()
    (kept,) = room.archive.bookmarks(article_id)
    assert kept.quote == "科技型中小企业1092家,全社会"


def test_a_bookmark_from_elsewhere_is_shown(panel, room, view) -> None:  # type: ignore[no-untyped-def]
    article_id = opened(panel, room, PLENTY)
    bookmark = room.archive.add_bookmark(article_id, Span(3, 9), colour="pink")
    panel.reload_bookmarks()
    room.settle()
    assert [mark.key for mark in view.marks("bookmark")] == [bookmark.id]
    removed: Bookmark = room.archive.remove_bookmark(bookmark.id)
    panel.offer_undo(removed)
    room.settle()
    assert view.marks("bookmark") == ()
    panel.undo()
    room.settle()
    assert [mark.key for mark in view.marks("bookmark")] == [bookmark.id]


def test_at_a_passage(panel, room, view) -> None:  # type: ignore[no-untyped-def]
    article = room.article(PLENTY)
    span = article.paragraphs[-1].span
    opened(panel, room, PLENTY, at=span)
    assert view.marks("flash")[0].span == view.sheet.to_shown(span)
    assert not view.rect_of(view.sheet.to_shown(span)).isEmpty()


def test_a_passage_with_its_source(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    opened(panel, room, PLENTY)
    select(view, "这是梦想成真的五年")
    with qtbot.waitSignal(panel.status_changed):
        panel.copy_citation()
    copied = QGuiApplication.clipboard().text()
    assert "这是梦想成真的五年" in copied and "大众日报" in copied


def test_the_menu_searches_what_is_selected(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    opened(panel, room, PLENTY)
    select(view, "梦想成真")
    view.menu_requested.emit(panel.mapToGlobal(QPoint(50, 50)))
    with qtbot.waitSignal(panel.search_requested) as told:
        panel._search_selected()
    assert told.args == ["梦想成真"]


def test_reload_keeps_the_place(panel, room, view, qtbot) -> None:  # type: ignore[no-untyped-def]
    opened(panel, room, PLENTY)
    view.verticalScrollBar().setValue(500)
    top = view.top()
    with qtbot.waitSignal(panel.article_opened):
        panel.reload()
    assert view.top() == top
    panel.close_article()
    assert panel.findChild(Notice).isVisible()
