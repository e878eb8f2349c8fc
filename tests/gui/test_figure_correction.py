"""Figures corrected by hand, over a real archive: the fields, the dialog, the panel, the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive, value_text
from lcreader.gui.desk import Desk
from lcreader.gui.dialogs.figure_correction import FigureCorrectionDialog
from lcreader.gui.figure_fields import period_field, read_period, read_value, value_field
from lcreader.gui.look import Look
from lcreader.gui.models.figures import FIGURE_ROLE, Column
from lcreader.gui.panels.figures import FiguresPanel
from lcreader.gui.widgets.undo_bar import UndoBar
from lcreader.gui.window import Window
from lcreader.records import Article, Figure, Filters, Period

TITLE = "高新技术企业突破千家"
TEXT = "2025年12月9日，全市高新技术企业达到1024家，新建公园48个。"


def page(*body: str) -> str:
    paragraphs = "\n\n".join(body)
    head = "<div align=center>\n聊城日报 1 版\n</div>\n\n"
    return f"{head}# {TITLE}\n\n□ 本报记者 林金彦\n\n{paragraphs}\n"


@pytest.fixture
def path(tmp_path: Path, empty_archive: Archive) -> Path:
    made = tmp_path / "page.txt"
    made.write_text(page(TEXT), encoding="utf-8")
    empty_archive.import_paths([made])
    return made


@pytest.fixture
def desk(
    make_window: Callable[[Archive], Window], empty_archive: Archive, path: Path, qtbot: QtBot
) -> Iterator[Desk]:
    """A window that shows the page."""
    window = make_window(empty_archive)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: named(desk.figures, "1024家") is not None)
    yield desk


def named(panel: FiguresPanel, text: str) -> Figure | None:
    """The figure with these words, as the panel shows it."""
    model = panel._model
    figures = (model.index(row, 0).data(FIGURE_ROLE) for row in range(model.rowCount()))
    return next((figure for figure in figures if figure.text == text), None)


def choose(panel: FiguresPanel, text: str) -> None:
    figure = named(panel, text)
    assert figure is not None
    panel.select_figure(figure.id)


def opened(desk: Desk, text: str) -> FigureCorrectionDialog:
    choose(desk.figures, text)
    desk.figures.corrections.correct()
    dialog = desk.figures.corrections.dialog
    assert dialog is not None
    return dialog


def offered(panel: FiguresPanel) -> bool:
    return panel.findChild(UndoBar).isVisible()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("1042", ("1042", None)),
        (" 3,900 ", ("3900", None)),
        ("３.９万", ("39000", None)),
        ("-5.20", ("-5.20", None)),
        ("2.5–3万", ("25000", "30000")),
        ("2.5万至3万", ("25000", "30000")),
        ("9000—1万", ("9000", "10000")),
        ("1..2", ("1", "2")),
    ],
)
def test_values_are_read(text: str, ends: tuple[str, str | None]) -> None:
    low, high = read_value(text)
    assert (low, high) == (Decimal(ends[0]), ends[1] and Decimal(ends[1]))


@pytest.mark.parametrize(
    "text", ["", "很多", "3.9%", "5家", "3–2", "1–2–3", "–", "NaN", "1e999999", "9" * 1000]
)
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_value(text)


@pytest.mark.parametrize("text", ["", "2024", "2024-05", "2024-02-29", "2021/2025"])
def test_periods_are_read(text: str) -> None:
    period = read_period(text)
    assert (str(period) if period else "") == text


@pytest.mark.parametrize(
    "text", ["去年", "24", "2024-13", "2025-02-29", "2025/2021", "2021/2022/2023", "2021/2022-05"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_period(text)


def test_a_correction_is_shown_and_undone(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.figures
    dialog = opened(desk, "1024家")
    assert dialog.field("value").text() == "1024"
    dialog.field("value").setText("1042")
    dialog.field("unit").setText("户")
    dialog.field("indicator").setText("科技企业")
    dialog.field("period").setText("2024")
    dialog.field("place").setText("阳谷县")
    qtbot.keyClick(dialog.field("place"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool((f := named(panel, "1024家")) and f.corrected))
    figure = named(panel, "1024家")
    assert figure is not None
    assert (value_text(figure), figure.indicator) == ("1,042 户", "科技企业")
    assert (figure.period, figure.place) == (Period("2024", "2024"), "阳谷县")
    index = panel._table.currentIndex()
    assert index.data(FIGURE_ROLE) == figure  # still the chosen one
    assert panel._table.horizontalScrollBar().value() == 0
    assert "Corrected by hand" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Corrected by hand" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert offered(panel)
    desk.deeds()["undo"]()
    qtbot.waitUntil(lambda: bool((f := named(panel, "1024家")) and not f.corrected))
    assert not offered(panel)
    assert named(panel, "1024家").value == 1024  # type: ignore[union-attr]


def test_a_correction_is_taken_back_later(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.figures
    opened(desk, "1024家").saved.emit({"value": Decimal(1042)})
    qtbot.waitUntil(lambda: bool((f := named(panel, "1024家")) and f.corrected))
    dialog = opened(desk, "1024家")
    restore = [b for b in dialog.findChildren(QPushButton) if b.text() == "Restore what was read"]
    qtbot.mouseClick(restore[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool((f := named(panel, "1024家")) and not f.corrected))
    panel.corrections.undo()  # the taking back
    qtbot.waitUntil(lambda: bool((f := named(panel, "1024家")) and f.value == 1042))
    choose(panel, "1024家")
    panel.corrections.restore()
    qtbot.waitUntil(lambda: bool((f := named(panel, "1024家")) and f.value == 1024))


def test_no_figure_asks_nothing_and_offers_a_way_back(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.figures
    choose(panel, "48个")
    panel.corrections.refuse()
    qtbot.waitUntil(lambda: named(panel, "48个") is None)
    assert offered(panel)
    panel.corrections.undo()
    qtbot.waitUntil(lambda: named(panel, "48个") is not None)


def test_no_figure_after_a_correction_comes_back_corrected(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.figures
    opened(desk, "48个").saved.emit({"value": Decimal(84)})
    qtbot.waitUntil(lambda: bool((f := named(panel, "48个")) and f.value == 84))
    choose(panel, "48个")
    panel.corrections.refuse()
    qtbot.waitUntil(lambda: named(panel, "48个") is None)
    panel.corrections.undo()
    qtbot.waitUntil(lambda: bool((f := named(panel, "48个")) and f.value == 84))


def test_what_is_no_figure_can_be_brought_back_any_time(
    desk: Desk, empty_archive: Archive, qtbot: QtBot
) -> None:
    panel = desk.figures
    figure = named(panel, "48个")
    assert figure is not None
    empty_archive.correct_figure(figure.id, no_figure=True)
    qtbot.waitUntil(lambda: named(panel, "48个") is None)
    qtbot.waitUntil(lambda: bool(panel.corrections._away))
    panel._menu.aboutToShow.emit()
    bring = [a for a in panel._menu.actions() if a.text() == "Bring back what was no figure (1)"]
    assert bring[0].isVisible()
    bring[0].trigger()
    qtbot.waitUntil(lambda: named(panel, "48个") is not None)


def test_a_correction_survives_a_changed_page(
    desk: Desk, empty_archive: Archive, path: Path, qtbot: QtBot
) -> None:
    panel = desk.figures
    opened(desk, "1024家").saved.emit({"value": Decimal(1042)})
    qtbot.waitUntil(lambda: bool((f := named(panel, "1024家")) and f.corrected))
    path.write_text(page("新加的一段，说的是另外9件事情。", TEXT), encoding="utf-8")
    empty_archive.import_paths([path])
    qtbot.waitUntil(lambda: panel._model.rowCount() == 3)
    figure = named(panel, "1024家")
    assert figure is not None
    assert (figure.value, figure.corrected) == (Decimal(1042), True)
    assert panel._table.currentIndex().data(FIGURE_ROLE) is not None


def test_find_elsewhere_asks_and_searches(desk: Desk, qtbot: QtBot) -> None:
    choose(desk.figures, "1024家")
    with qtbot.waitSignal(desk.figures.search_requested) as asked:
        desk.figures.corrections.find_elsewhere()
    assert asked.args == ["值:1024 单位:家"]
    assert desk.search.box.text() == "值:1024 单位:家"
    qtbot.waitUntil(lambda: desk.search.model.rowCount() == 1)


def test_f2_opens_the_dialog_and_esc_closes_it(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.figures
    choose(panel, "1024家")
    view = panel._view()
    with qtbot.waitActive(desk.window()):
        desk.window().activateWindow()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F2)
    dialog = panel.corrections.dialog
    assert dialog is not None
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert panel.corrections.dialog is None
    assert not named(panel, "1024家").corrected  # type: ignore[union-attr]


def test_nothing_chosen_nothing_done(desk: Desk) -> None:
    desk.figures.clear()
    corrections = desk.figures.corrections
    for deed in (
        *(corrections.correct, corrections.refuse, corrections.restore),
        *(corrections.find_elsewhere, corrections.undo),
    ):
        deed()
    assert corrections.dialog is None


@pytest.fixture
def read(empty_archive: Archive, path: Path) -> tuple[Article, Figure]:
    article = empty_archive.article(empty_archive.article_ids(Filters(kinds=()))[0])
    return article, empty_archive.figures(article.id)[0]


def made(qtbot: QtBot, article: Article, figure: Figure) -> FigureCorrectionDialog:
    dialog = FigureCorrectionDialog(article, figure)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_wrong_is_said_beside_the_field(read: tuple[Article, Figure], qtbot: QtBot) -> None:
    dialog = made(qtbot, *read)
    dialog.field("value").setText("很多")
    dialog.field("period").setText("去年")
    with qtbot.assertNotEmitted(dialog.saved):
        qtbot.keyClick(dialog.field("unit"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "3.9万" in dialog.wrong("value")
    assert "2024-05" in dialog.wrong("period")
    assert dialog.field("value").accessibleDescription() == dialog.wrong("value")
    qtbot.keyClicks(dialog.field("value"), "39000")  # over what is wrong, which is selected
    assert dialog.wrong("value") == ""
    dialog.field("period").setText("2021/2025")
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog.field("unit"), Qt.Key.Key_Return)
    wanted = {"value": Decimal(39000), "period": Period("2021", "2025")}
    assert saved.args == [wanted]


def test_what_a_number_means_can_be_chosen(read: tuple[Article, Figure], qtbot: QtBot) -> None:
    dialog = made(qtbot, *read)
    assert dialog.box("qualifier").currentData() == "exact"
    assert not dialog.box("direction").isVisible()
    dialog.box("kind").setCurrentIndex(dialog.box("kind").findData("growth"))
    assert dialog.box("direction").isVisible()
    dialog.box("direction").setCurrentIndex(dialog.box("direction").findData("down"))
    dialog.box("qualifier").setCurrentIndex(dialog.box("qualifier").findData("nearly"))
    dialog.box("status").setCurrentIndex(dialog.box("status").findData("planned"))
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog._on_save()
    assert saved.args == [
        {"qualifier": "nearly", "kind": "growth", "direction": "down", "status": "planned"}
    ]


def test_nothing_changed_nothing_saved(read: tuple[Article, Figure], qtbot: QtBot) -> None:
    article, figure = read
    ranged = replace(figure, value_max=Decimal(2000), period=Period("2024-05", "2024-06"))
    for one in (figure, ranged, replace(figure, value=Decimal("1E+3"), period=None)):
        dialog = made(qtbot, article, one)
        assert dialog.field("value").text() == value_field(one)
        assert dialog.field("period").text() == period_field(one)
        with qtbot.assertNotEmitted(dialog.saved):
            qtbot.keyClick(dialog.field("unit"), Qt.Key.Key_Return)
        assert not dialog.isVisible()


def test_the_dialog_can_be_used_without_eyes_and_on_a_small_screen(
    read: tuple[Article, Figure], qtbot: QtBot, look: Look
) -> None:
    article, figure = read
    dialog = made(qtbot, article, replace(figure, corrected=True))
    assert all(line.accessibleName() for line in dialog.findChildren(QLineEdit))
    dialog.field("value").setText("?")
    dialog.field("period").setText("?")
    qtbot.keyClick(dialog.field("unit"), Qt.Key.Key_Return)
    assert dialog.size().boundedTo(QSize(1024, 640)) == dialog.size()
    for line in dialog.findChildren(QLineEdit):
        assert line.height() >= line.sizeHint().height()  # not squeezed by the words below


@pytest.mark.parametrize("view", ["table", "cards"])
def test_a_pencil_is_painted(desk: Desk, qtbot: QtBot, view: str) -> None:
    panel = desk.figures
    panel._set_view(view)
    view_of = panel._view()
    paper = view_of.viewport()
    index = panel._proxy.index(0, 0)
    before = paper.grab(view_of.visualRect(index)).toImage()
    figure: Figure = index.data(FIGURE_ROLE)
    same = replace(figure, corrected=True)
    panel._model._rows = panel._model._rows._replace(
        figures=[same, *panel._model._rows.figures[1:]]
    )
    after = paper.grab(view_of.visualRect(panel._proxy.index(0, Column.VALUE))).toImage()
    assert before != after
