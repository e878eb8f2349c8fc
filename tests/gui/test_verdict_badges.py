"""Badges, the popover, and dismissing, over the archive of the founding pages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui.jobs import Jobs
from lcreader.gui.models.figures import BADGES_ROLE, FIGURE_ROLE, Column, FiguresModel
from lcreader.gui.panels.figures import FiguresPanel
from lcreader.gui.verdict_cards import excerpt
from lcreader.gui.verdicts import SIGNS, Badge, badges, rank, sign_name
from lcreader.gui.widgets.badges import ink, paint_sign, width
from lcreader.gui.widgets.verdict_card import VerdictCard
from lcreader.gui.widgets.verdict_popover import VerdictPopover
from lcreader.gui.window import Window
from lcreader.records import Span


@pytest.fixture
def doubtful(archive: Archive) -> tuple[int, int]:
    """An article and a figure of it that another article contradicts."""
    finding = next(one for one in archive.ledger.compare() if one.verdict == "differ")
    return finding.witnesses[0].article_id, finding.witnesses[0].figure_id


@pytest.fixture
def panel(window: Window, jobs: Jobs, qtbot: QtBot, doubtful: tuple[int, int]) -> FiguresPanel:
    """The panel of the window, with the article of the doubtful figure."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.desk.reader.open_article(doubtful[0])
    qtbot.waitUntil(lambda: not jobs.busy())
    return window.desk.figures


def opened(panel: FiguresPanel, figure_id: int, qtbot: QtBot, jobs: Jobs) -> VerdictPopover:
    """The popover of a figure, opened as Enter opens it."""
    panel.select_figure(figure_id)
    view = panel._view()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jobs.busy())
    popover = panel.verdicts.popover
    assert popover is not None
    assert popover.isVisible()
    return popover


def buttons(card: VerdictCard) -> dict[str, QPushButton]:
    return {button.text(): button for button in card.findChildren(QPushButton)}


def test_every_verdict_of_the_ledger_has_its_badge(archive: Archive) -> None:
    for article_id in archive.article_ids():
        verdicts = archive.ledger.verdicts(article_id)
        found = badges(verdicts, archive.ledger.sums(article_id))
        assert verdicts.keys() <= found.keys()
        for figure_id, several in verdicts.items():
            own = {badge.sign for badge in found[figure_id]}
            assert ("differ" in own) == any(one.verdict == "differ" for one in several)
            assert ("agree" in own) == any(one.verdict == "agree" for one in several)
            assert [SIGNS.index(badge.sign) for badge in found[figure_id]] == sorted(
                SIGNS.index(badge.sign) for badge in found[figure_id]
            )
            assert all(badge.words for badge in found[figure_id])


def test_rows_with_badges_sort_by_gravity_and_keep_the_rules(panel: FiguresPanel) -> None:
    tester = QAbstractItemModelTester(
        panel._model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    panel._model.sort(Column.VERDICT)
    rows = range(panel._model.rowCount())
    ranks = [rank(panel._model.index(row, 0).data(BADGES_ROLE)) for row in rows]
    assert ranks == sorted(ranks)
    assert ranks[0][0] == 0
    panel._model.show_badges({})
    assert not any(panel._model.index(row, 0).data(BADGES_ROLE) for row in rows)
    del tester


def test_an_empty_model_takes_badges() -> None:
    model = FiguresModel()
    model.show_badges({1: (Badge("agree", 2, "a"),)})
    assert model.rowCount() == 0


@pytest.mark.parametrize("dark", [False, True])
def test_every_sign_has_a_shape_of_its_own(qapp: QApplication, dark: bool) -> None:
    palette = qapp.palette()
    shapes = set()
    for sign in SIGNS:
        picture = QImage(32, 32, QImage.Format.Format_ARGB32)
        picture.fill(palette.base().color())
        painter = QPainter(picture)
        paint_sign(painter, picture.rect().toRectF(), sign, palette, faded=True)
        painter.end()
        shapes.add(bytes(picture.constBits()))
        assert ink(sign, palette).isValid()
        assert sign_name(sign)
    assert len(shapes) == len(SIGNS)
    assert width((), qapp.font()) == 0
    assert width((Badge("agree", 12, ""),), qapp.font()) > width(
        (Badge("agree", 1, ""),), qapp.font()
    )


def test_only_the_doubtful(panel: FiguresPanel) -> None:
    total = panel._proxy.rowCount()
    assert panel._grave.isVisible()
    panel._grave.click()
    assert 0 < panel._proxy.rowCount() < total
    for row in range(panel._proxy.rowCount()):
        shown = {badge.sign for badge in panel._proxy.index(row, 0).data(BADGES_ROLE)}
        assert shown & {"differ", "sum"}
    panel._filter.setText("没有这样的数字")
    panel._show_all()
    assert panel._proxy.rowCount() == total


@pytest.mark.parametrize("view", ["table", "cards"])
def test_a_click_on_badges_opens_the_popover(
    panel: FiguresPanel, qtbot: QtBot, jobs: Jobs, doubtful: tuple[int, int], view: str
) -> None:
    panel._set_view(view)
    panel.select_figure(doubtful[1])
    widget = panel._view()
    row = widget.currentIndex()
    index = row.siblingAtColumn(Column.VERDICT) if view == "table" else row
    box = widget.visualRect(index)
    where = box.center()
    if view == "cards":
        where.setX(box.right() - 18)
        where.setY(box.bottom() - 12)
    else:
        where.setX(box.left() + 10)
    qtbot.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert panel.verdicts.popover is not None
    assert panel.verdicts.popover.isVisible()


def test_the_popover_leads_to_the_other_passage_and_back(
    panel: FiguresPanel, window: Window, qtbot: QtBot, jobs: Jobs, doubtful: tuple[int, int]
) -> None:
    popover = opened(panel, doubtful[1], qtbot, jobs)
    card = popover.cards()[0]
    assert card.card.sign == "differ"
    assert card.card.reason
    assert len(card.rows) == len(card.card.passages) >= 2
    for passage in card.card.passages:
        assert passage.marked.of(passage.sentence)
        assert passage.value
        assert passage.source
    row = next(row for row in card.rows if not row.passage.here)
    assert row.hasFocus()
    popover.grab()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert not popover.isVisible()
    assert window.desk.search.model is not None
    loaded = window.desk.reader._loaded
    assert loaded is not None
    assert loaded.article.id == row.passage.article_id
    window.deeds["back"].trigger()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert window.desk.reader._loaded.article.id == doubtful[0]


def test_arrows_go_round_and_esc_closes(
    panel: FiguresPanel, qtbot: QtBot, jobs: Jobs, doubtful: tuple[int, int]
) -> None:
    popover = opened(panel, doubtful[1], qtbot, jobs)
    seen = set()
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert popover.isAncestorOf(focus)
        seen.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Down)
    assert {row for card in popover.cards() for row in card.rows} <= seen
    focus = QApplication.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert panel._view().hasFocus()


def test_dismissed_with_a_note_and_restored(
    panel: FiguresPanel, archive: Archive, qtbot: QtBot, jobs: Jobs, doubtful: tuple[int, int]
) -> None:
    popover = opened(panel, doubtful[1], qtbot, jobs)
    card = popover.cards()[0]
    buttons(card)["Explained…"].click()
    note = card.findChild(QLineEdit)
    assert note.hasFocus()
    note.setText("修订")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not jobs.busy() and "differ" not in signs(panel, doubtful))
    assert popover.isVisible()
    assert [(one.reason, one.note) for one in archive.ledger.dismissals()] == [
        ("explained", "修订")
    ]
    card = next(one for one in popover.cards() if one.card.dismissed)
    assert "修订" in card.card.dismissed
    assert all(row.faded for row in card.rows)
    popover.grab()
    buttons(card)["Restore"].click()
    qtbot.waitUntil(lambda: not jobs.busy() and "differ" in signs(panel, doubtful))
    assert popover.isVisible()
    assert archive.ledger.dismissals() == []


def signs(panel: FiguresPanel, doubtful: tuple[int, int]) -> set[str]:
    """The signs of the doubtful figure now."""
    return {badge.sign for badge in panel._model.badges_of(panel._model.row_of(doubtful[1]))}


def test_failing_sums_show_their_arithmetic(
    panel: FiguresPanel, window: Window, archive: Archive, qtbot: QtBot, jobs: Jobs
) -> None:
    sums = [one for one in archive.ledger.audit() if one.verdict == "fails"]
    if not sums:
        pytest.skip("no sum fails on the founding pages")
    window.desk.reader.open_article(sums[0].article_id)
    qtbot.waitUntil(lambda: not jobs.busy())
    popover = opened(panel, sums[0].tested_id, qtbot, jobs)
    card = next(one.card for one in popover.cards() if one.card.sign == "sum")
    assert card.sum == sums[0].statement
    assert sums[0].expected in card.reason
    assert len(card.passages) == len(sums[0].figure_ids)


def test_stale_badges_are_dropped(
    panel: FiguresPanel, archive: Archive, qtbot: QtBot, jobs: Jobs, doubtful: tuple[int, int]
) -> None:
    other = next(i for i in archive.article_ids() if i != doubtful[0])
    panel.show_article(archive.article(doubtful[0]))
    panel.show_article(archive.article(other))
    qtbot.waitUntil(lambda: not jobs.busy())
    ids = {panel._model.index(r, 0).data(FIGURE_ROLE).id for r in range(panel._model.rowCount())}
    assert ids == {figure.id for figure in archive.figures(other)}
    expected = badges(archive.ledger.verdicts(other), archive.ledger.sums(other))
    shown = {panel._model.index(r, 0).data(FIGURE_ROLE).id: r for r in range(len(ids))}
    for figure_id, row in shown.items():
        assert panel._model.badges_of(row) == expected.get(figure_id, ())


def test_a_figure_without_news_says_so(
    panel: FiguresPanel, qtbot: QtBot, jobs: Jobs, archive: Archive, doubtful: tuple[int, int]
) -> None:
    ledger = archive.ledger
    with_news = set(badges(ledger.verdicts(doubtful[0]), ledger.sums(doubtful[0])))
    with_news |= {i for one in ledger.sums(doubtful[0]) for i in one.figure_ids}
    lonely = next(f for f in archive.figures(doubtful[0]) if f.id not in with_news)
    panel.select_figure(lonely.id)
    with qtbot.waitSignal(panel.copied):
        panel._compare.trigger()


def test_a_long_sentence_is_cut_before_its_figure() -> None:
    text, marked = excerpt("甲" * 100 + "9个" + "乙" * 900, Span(100, 102))
    assert marked.of(text) == "9个"
    assert text.startswith("…")
    assert len(text) < 450


def test_badges_come_with_the_window(
    make_window: Callable[[Archive], Window], empty_archive: Archive
) -> None:
    window = make_window(empty_archive)
    assert not window.desk.figures._grave.isVisible()
