"""The model of the list: pages fetched late and forgotten again, hits unfolded below an article."""

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lcreader.gui.folds import ENTRY, Folds
from lcreader.gui.listing import PAGE, Context, Page
from lcreader.gui.models.articles import CONTEXT_ROLE, HIT_ROLE, KEPT, ROW_ROLE, ArticlesModel
from lcreader.records import ArticleRow, Hit, Snippet, Span


def row(number: int) -> ArticleRow:
    return ArticleRow(number, "article", f"题{number}", "", ("记者",), "日报", "2025", "文", 3, 1)


def hit(number: int) -> Hit:
    return Hit(number, 1.0, 2, (Span(0, 1),), (), Snippet("文", (Span(0, 1),)))


def contexts(count: int) -> list[Context]:
    return [Context(Snippet(f"第{n}处", (Span(0, 1),)), n) for n in range(count)]


def page(numbers: Sequence[int]) -> Page:
    return Page([row(n) for n in numbers], [hit(n) for n in numbers])


def ids(count: int) -> "array[int]":
    return array("l", range(1, count + 1))


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = ArticlesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(ids(3), page([1, 2]))
    model.put(page([3, 9]))
    model.unfold(2, contexts(4))
    assert model.rowCount() == 7
    assert [model.id_at(place) for place in range(7)] == [1, 2, 2, 2, 2, 2, 3]
    model.unfold(1, contexts(1))
    model.fold(2)
    model.fold(2)
    assert [model.id_at(place) for place in range(4)] == [1, 1, 2, 3]
    model.show(array("l", [4]), page([4]))
    model.show(array("l"), page([]))
    assert model.rowCount() == 0
    tester.deleteLater()


def test_rows_and_hits_are_fetched_late_a_page_at_a_time(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.show(ids(1000), page(range(1, PAGE + 1)))
    assert model.index(0).data(ROW_ROLE) == row(1)
    with qtbot.waitSignal(model.wanted) as wanted:
        assert model.index(11 * PAGE + 3).data(ROW_ROLE) is None
    first = 11 * PAGE + 1
    assert wanted.args[0] == list(range(first, first + PAGE))
    with qtbot.assertNotEmitted(model.wanted, wait=20):
        assert model.index(11 * PAGE).data(ROW_ROLE) is None
    with qtbot.waitSignal(model.dataChanged):
        model.put(page([first]))
    assert model.index(11 * PAGE).data() == f"题{first}"
    assert model.index(11 * PAGE).data(HIT_ROLE) == hit(first)


def test_what_follows_the_first_rows_is_fetched_a_little_later(qtbot: QtBot) -> None:
    model = ArticlesModel()
    with qtbot.waitSignal(model.wanted) as wanted:
        model.show(ids(1000), page([1, 2, 3]))
    assert wanted.args[0] == list(range(4, PAGE + 1))
    model.show(ids(500), page([1]))
    with qtbot.assertNotEmitted(model.wanted, wait=20):
        model.show(array("l", [1]), page([1]))


def test_a_page_that_was_given_up_is_wanted_again_when_looked_at_again(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.show(ids(1000), page(range(1, PAGE + 1)))
    with qtbot.waitSignal(model.wanted) as wanted:
        assert model.index(500).data(ROW_ROLE) is None
    model.forget(wanted.args[0])
    with qtbot.waitSignal(model.wanted):
        assert model.index(500).data(ROW_ROLE) is None


def test_pages_that_were_not_looked_at_for_long_are_forgotten(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.wanted.connect(lambda numbers: model.put(page(numbers)))
    model.show(ids(PAGE * KEPT * 3), page([1]))
    for number in range(KEPT * 3):
        model.index(number * PAGE).data(ROW_ROLE)
        qtbot.waitUntil(lambda n=number: model.index(n * PAGE).data() is not None)
    assert len(model.known_ids()) <= PAGE * KEPT
    assert model.index(0).data() is None
    assert model.row_of(5) == 4


def test_the_hits_of_an_article_are_rows_below_it(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.show(ids(100_000), page([1]))
    model.unfold(50_000, contexts(3))
    at = model.row_of(50_000)
    assert model.index(at + 2).data(CONTEXT_ROLE) == contexts(3)[1]
    assert model.context_at(at) is None
    assert model.row_of(50_001) == at + 4
    assert model.index(at + 3).data() == "第2处"


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.show(ids(1), page([1]))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "题1" in spoken
    assert "日报" in spoken
    assert "3" in spoken
    assert not model.index(0, 0, QModelIndex()).data(CONTEXT_ROLE)


def test_a_tool_tip_is_text_and_never_markup(qtbot: QtBot) -> None:
    model = ArticlesModel()
    evil = ArticleRow(1, "article", "<img src='x'>", "", (), "", "", "", 0, 0)
    model.show(ids(1), Page([evil], []))
    assert "<img" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("opened", [{}, {0: 2}, {3: 1, 7: 4}, {9: 2}, {0: 1, 1: 1, 2: 5, 9: 3}])
def test_folds_say_the_same_as_a_list_that_is_written_out(opened: dict[int, int]) -> None:
    folds = Folds(10)
    written = []
    for entry in range(10):
        folds.unfold(entry, opened.get(entry, 0))
        written += [(entry, part) for part in range(ENTRY, opened.get(entry, 0))]
    assert [folds.locate(row) for row in range(folds.rows)] == written
    y = 0
    for number, (_, part) in enumerate(written):
        height = 100 if part == ENTRY else 30
        assert folds.top(number, 100, 30) == y
        assert {folds.row_at(at, 100, 30) for at in (y, y + height - 1)} == {number}
        y += height
    assert folds.height(100, 30) == y
    assert folds.row_at(y, 100, 30) == folds.row_at(-1, 100, 30) == -1


def test_the_same_articles_asked_again_are_only_brought_up_to_date(qtbot: QtBot) -> None:
    model = ArticlesModel()
    model.wanted.connect(lambda numbers: model.put(page(numbers)))
    model.show(ids(PAGE * 30), page(range(1, PAGE + 1)))
    for number in range(30):
        model.index(number * PAGE).data(ROW_ROLE)
        qtbot.waitUntil(lambda n=number: model.index(n * PAGE).data() is not None)
    model.unfold(PAGE * 29 + 1, contexts(2))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(ids(PAGE * 30), page(range(1, PAGE + 1)))
    assert model.rowCount() == PAGE * 30 + 2
    assert model.index(PAGE * 29).data() is not None
    assert model.index(PAGE * 3).data() is None
    model.index(PAGE * 3).data(ROW_ROLE)
    qtbot.waitUntil(lambda: model.index(PAGE * 3).data() is not None)
