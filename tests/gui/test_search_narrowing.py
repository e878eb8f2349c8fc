"""Within and without results, unfolding hits, proposals, what counts as the same, remarks."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui.jobs import Jobs
from lcreader.gui.listing import Context, Step, Wanted, around, closed
from lcreader.gui.panels.search import SearchPanel
from lcreader.gui.widgets.completion_popup import CompletionPopup, Proposal
from lcreader.gui.widgets.nothing_found import Line, NothingFound, Section
from lcreader.gui.window import Window
from lcreader.records import Answer, Filters, Hit, Matching, Remark, Span


class Proposed(NamedTuple):
    kind: str
    text: str
    insert: str
    span: Span
    articles: int | None


class Words:
    """Proposes two things, whatever is typed."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, list[str]]] = []

    def complete(self, text: str, cursor: int, history: list[str]) -> list[Proposed]:
        self.asked.append((text, cursor, history))
        last = Span(text.rfind(" ") + 1, len(text))
        return [
            Proposed("indicator", "高新技术企业", "指标:高新技术企业", last, 7),
            Proposed("field", "标题:", "标题:", last, None),
        ]

    def suggest(self, query: str, count: Callable[[str], int]) -> list[Any]:
        return []


@pytest.fixture
def search(window: Window) -> SearchPanel:
    window.activateWindow()
    return window.desk.search


def ask(qtbot: QtBot, search: SearchPanel, query: str) -> None:
    with qtbot.waitSignal(search.results_shown):
        search.search(query)


def ids(search: SearchPanel) -> set[int]:
    return {search.model.id_at(row) for row in range(search.model.rowCount())}


# Within and without


def test_searching_within_narrows_and_leads_back(
    qtbot: QtBot, search: SearchPanel, archive: Archive
) -> None:
    ask(qtbot, search, "企业")
    before = ids(search)
    with qtbot.waitSignal(search.results_shown):
        search.narrow(False)
    assert (search.box.text(), ids(search)) == ("", before)
    search.box.setText("科技")
    with qtbot.waitSignal(search.results_shown):
        qtbot.keyClick(search.box, Qt.Key.Key_Return)
    assert ids(search) == before & set(archive.find("科技").ids)
    assert any("企业" in chip.text() for chip in search.head.chips.buttons())
    with qtbot.waitSignal(search.results_shown):
        assert search.step_back()
    with qtbot.waitSignal(search.results_shown):
        assert search.step_back()
    assert (search.box.text(), search.wanted.within) == ("企业", ())


def test_excluding_leaves_out(qtbot: QtBot, search: SearchPanel, archive: Archive) -> None:
    ask(qtbot, search, "企业")
    before = ids(search)
    with qtbot.waitSignal(search.results_shown):
        search.narrow(True)
    search.box.setText("科技")
    with qtbot.waitSignal(search.results_shown):
        qtbot.keyClick(search.box, Qt.Key.Key_Return)
    assert ids(search) == before - set(archive.find("科技").ids)
    assert 0 < len(ids(search)) < len(before)


def test_a_search_from_elsewhere_is_within_nothing(qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "企业")
    with qtbot.waitSignal(search.results_shown):
        search.narrow(False)
    ask(qtbot, search, "粮食")
    assert search.wanted.steps == (Step("粮食"),)


@pytest.mark.parametrize("query", ["（粮食", "“粮食", '"粮食', "((粮食)", "「粮“食"])
def test_an_open_query_is_closed_before_it_is_put_into_brackets(query: str) -> None:
    whole = closed(query)
    assert whole.startswith(query)
    for opening, closing in ("()", "（）", "“”", "「」"):
        assert whole.count(opening) == whole.count(closing) or '"' in whole or "「" in whole
    assert closed(whole) == whole


def test_remarks_keep_their_places_within_a_longer_query(
    english: None,
    qtbot: QtBot,
    search: SearchPanel,
    archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = Wanted("甲 日期:9", within=(Step("企业"),))
    place = wanted.offset + 2
    real = archive.find

    def find(query: str, **options: Any) -> Answer:
        found = real(query, **options)
        remarks = (Remark("bracket", (), "as_typed", Span(place, place + 4)),)
        return replace(found, remarks=remarks)

    monkeypatch.setattr(archive, "find", find)
    with qtbot.waitSignal(search.results_shown):
        search.show_wanted(wanted)
    assert search.head.remarks().startswith("“日期:9”: this bracket has no partner")


def test_a_remark_that_names_its_piece_is_not_said_twice(qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "日期:2025-13 工业")
    assert search.head.remarks().count("“2025-13”") == 1


def test_what_counts_as_the_same_has_a_sign_and_a_way_back(
    qtbot: QtBot, search: SearchPanel, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Matching] = []
    real = archive.find

    def find(query: str, **options: Any) -> Answer:
        asked.append(options["matching"])
        return real(query, **options)

    monkeypatch.setattr(archive, "find", find)
    ask(qtbot, search, "企业")
    with qtbot.waitSignal(search.results_shown):
        search.head.options.menu().actions()[5].trigger()
    assert asked[-1] == Matching(script=False)
    [chip] = search.head.chips.buttons()
    with qtbot.waitSignal(search.results_shown):
        chip.click()
    assert asked[-1] == Matching()
    assert search.head.options.menu().actions()[5].isChecked()


# Every hit


def test_an_entry_unfolds_by_key_and_by_mouse(qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "聊城")
    view, model = search.list, search.model
    entries = model.rowCount()
    view.setCurrentIndex(model.index(1))
    with qtbot.waitSignal(model.rowsInserted):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    hit = model.hit_of(model.id_at(1))
    assert hit is not None
    assert model.rowCount() == entries + hit.count
    with qtbot.waitSignal(model.rowsRemoved):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    rect = view.visualRect(model.index(0))
    with qtbot.waitSignal(model.rowsInserted):
        corner = rect.bottomRight() - QPoint(16, 14)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert model.context_at(1) is not None


def test_hits_beside_the_headline_can_be_gone_to(
    qtbot: QtBot, window: Window, search: SearchPanel
) -> None:
    ask(qtbot, search, "高质量发展")
    rows = range(search.model.rowCount())
    row = next(r for r in rows if (h := hit_at(search, r)) and h.subtitle_spans)
    hit = hit_at(search, row)
    assert hit is not None
    with qtbot.waitSignal(window.desk.reader.article_opened):
        search.list.choose(row)
    finding = window.desk.reader._finding
    qtbot.waitUntil(lambda: len(finding._hits.spans) == hit.count)
    with qtbot.waitSignal(search.model.rowsInserted):
        search.list.unfold_requested.emit(row, True)
    for number in range(hit.count):
        context = search.model.context_at(row + 1 + number)
        assert context is not None
        words = context.snippet.marks[0].of(context.snippet.text)
        shown = window.desk.reader._view.sheet.words(finding._hits.spans[number])
        assert words == shown == "高质量发展"


def hit_at(search: SearchPanel, row: int) -> Hit | None:
    return search.model.hit_of(search.model.id_at(row))


def test_what_is_unfolded_comes_into_view(qtbot: QtBot, search: SearchPanel) -> None:
    ask(qtbot, search, "聊城")
    row = search.model.row_of(search.model.id_at(3))
    view = search.list
    view.setCurrentIndex(search.model.index(row))
    with qtbot.waitSignal(search.model.rowsInserted):
        view.unfold_requested.emit(row, True)
    parts = search.model.folds.parts(3)
    entry = view.visualRect(search.model.index(row))
    last = view.visualRect(search.model.index(row + parts))
    assert entry.top() >= 0
    assert last.bottom() <= view.viewport().height() or entry.top() == 0


def test_choosing_a_hit_opens_the_article_at_it(
    qtbot: QtBot, window: Window, search: SearchPanel
) -> None:
    ask(qtbot, search, "聊城")
    row = search.model.row_of(search.model.id_at(1))
    with qtbot.waitSignal(search.model.rowsInserted):
        search.list.unfold_requested.emit(row, True)
    with qtbot.waitSignal(search.article_chosen) as chosen:
        search.list.choose(row + 6)
    assert chosen.args[0].number == 5
    qtbot.waitUntil(lambda: window.desk.reader._finding._hits.index == 5)


def test_contexts_begin_with_their_sentence() -> None:
    text = "头一句话很长很长。第二句里有聊城两个字，还有别的。"
    place = text.index("聊城")
    snippet = around(text, Span(place, place + 2))
    assert snippet.text.startswith("第二句")
    assert snippet.text.endswith("别的。")
    assert snippet.marks[0].of(snippet.text) == "聊城"
    long = "甲" * 100 + "聊城" + "乙" * 100
    snippet = around(long, Span(100, 102))
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("乙…")
    assert snippet.marks[0].of(snippet.text) == "聊城"
    assert isinstance(Context(snippet, 3).snippet.text, str)


# Nothing found


def test_long_lines_leave_room_for_their_numbers(qtbot: QtBot) -> None:
    view = NothingFound()
    qtbot.addWidget(view)
    view.resize(300, 400)
    long = "聊城市高质量完成“十四五”规划主题新闻发布会举行"
    view.tell("无", [Section("", [Line(long, "14", lambda: None), Line("聊城", "20")])])
    view.show()
    amounts = [label for label in view.findChildren(QLabel) if label.text() in ("14", "20")]
    assert len(amounts) == 2
    for amount in amounts:
        right = amount.mapTo(view, amount.rect().topRight()).x()
        assert 0 < right < view.viewport().width()
    assert [button.text() for button in view.buttons()] == [long]


# Proposals


@pytest.fixture
def words(
    qtbot: QtBot, archive: Archive, search: SearchPanel, monkeypatch: pytest.MonkeyPatch
) -> Words:
    made = Words()
    monkeypatch.setattr(archive, "words", made, raising=False)
    search.focus_box()
    qtbot.waitUntil(search.box.hasFocus)
    return made


def popup(search: SearchPanel) -> CompletionPopup:
    return search.completing.popup


def test_proposals_are_moved_in_and_taken(qtbot: QtBot, search: SearchPanel, words: Words) -> None:
    qtbot.keyClicks(search.box, "2025 gao")
    qtbot.waitUntil(lambda: popup(search).isVisible())
    assert words.asked[-1][:2] == ("2025 gao", 8)
    assert [line.text for line in popup(search).lines()] == ["高新技术企业", "标题:"]
    qtbot.keyClick(search.box, Qt.Key.Key_Down)
    qtbot.keyClick(search.box, Qt.Key.Key_Down)
    assert popup(search).current == 1
    qtbot.keyClick(search.box, Qt.Key.Key_Up)
    with qtbot.waitSignal(search.results_shown):
        qtbot.keyClick(search.box, Qt.Key.Key_Return)
    assert search.box.text() == "2025 指标:高新技术企业"
    assert not popup(search).isVisible()


def test_few_proposals_take_less_room_than_many_before(qtbot: QtBot, search: SearchPanel) -> None:
    shown = popup(search)
    shown.offer([Proposal(f"标题{number}", "标题") for number in range(8)])
    tall = shown.height()
    shown.offer([Proposal("聊城市", "地区")])
    assert shown.height() < tall / 4


def test_enter_is_not_taken_where_nothing_is_chosen(
    qtbot: QtBot, search: SearchPanel, words: Words
) -> None:
    qtbot.keyClicks(search.box, "gao")
    qtbot.waitUntil(lambda: popup(search).isVisible())
    qtbot.keyClick(search.box, Qt.Key.Key_Return)
    assert not popup(search).isVisible()
    assert search.box.text() == "gao"


def test_tab_takes_the_first_and_escape_only_closes(
    qtbot: QtBot, search: SearchPanel, words: Words
) -> None:
    qtbot.keyClicks(search.box, "gao")
    qtbot.waitUntil(lambda: popup(search).isVisible())
    qtbot.keyClick(search.box, Qt.Key.Key_Escape)
    assert not popup(search).isVisible()
    assert search.box.text() == "gao"
    qtbot.keyClicks(search.box, "x")
    qtbot.waitUntil(lambda: popup(search).isVisible())
    qtbot.keyClick(search.box, Qt.Key.Key_Tab)
    assert search.box.text() == "指标:高新技术企业"
    assert search.box.hasFocus()


def test_nothing_is_proposed_while_an_input_method_composes(
    qtbot: QtBot, search: SearchPanel, words: Words
) -> None:
    qtbot.keyClicks(search.box, "gao")
    qtbot.waitUntil(lambda: popup(search).isVisible())
    QApplication.sendEvent(search.box, QInputMethodEvent("liao", []))
    assert not popup(search).isVisible()
    asked = len(words.asked)
    with qtbot.assertNotEmitted(search.box.textEdited, wait=200):
        qtbot.keyClick(search.box, Qt.Key.Key_Down)
        qtbot.keyClick(search.box, Qt.Key.Key_Return)
    assert len(words.asked) == asked
    committed = QInputMethodEvent("", [])
    committed.setCommitString("聊")
    QApplication.sendEvent(search.box, committed)
    qtbot.waitUntil(lambda: popup(search).isVisible())
    QApplication.sendEvent(search.box, QEvent(QEvent.Type.Hide))
    assert not popup(search).isVisible()


# Stale pages


def test_pages_of_an_older_answer_never_appear(
    qtbot: QtBot,
    make_window: Callable[[Archive], Window],
    archive: Archive,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page of rows is held until another question is answered; then it comes to nobody."""
    monkeypatch.setattr("lcreader.gui.listing.PAGE", 3)
    monkeypatch.setattr("lcreader.gui.models.articles.PAGE", 3)
    search = make_window(archive).desk.search
    real, held, release = archive.hits, threading.Event(), threading.Event()

    def slow(query: str, wanted: Any, **options: Any) -> Any:
        if query == "聊城" and len(put) > 0:
            held.set()
            assert release.wait(10)
        return real(query, wanted, **options)

    put: list[Any] = []
    search.results_shown.connect(lambda found: put.append(found.wanted.query))
    monkeypatch.setattr(archive, "hits", slow)
    ask(qtbot, search, "聊城")
    search.list.scrollToBottom()
    search.model.index(9).data(Qt.ItemDataRole.UserRole)
    qtbot.waitUntil(held.is_set)
    pages: list[Any] = []
    search.questions.page_found.connect(pages.append)
    with qtbot.waitSignal(search.results_shown):
        search.set_filters(Filters(years=("2025",)))
        release.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    shown = {search.model.id_at(row) for row in range(search.model.rowCount())}
    assert shown == set(archive.find("聊城", filters=Filters(years=("2025",))).ids)
    assert all(row.id in shown for page in pages for row in page.rows)
