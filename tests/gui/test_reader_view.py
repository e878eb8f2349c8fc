"""The widget that sets and marks a text."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QMouseEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from reading_room import on_screen

from lcreader.gui.offsets import Offsets
from lcreader.gui.sheet import Piece, Sheet, reading_sheet
from lcreader.gui.widgets.article_view import ArticleView
from lcreader.gui.widgets.marks import Mark, line_at
from lcreader.gui.widgets.plain_tip import plain_tip
from lcreader.gui.widgets.typesetting import MEASURE
from lcreader.records import Article, Span

PARAGRAPH = "𠮷县新增高新技术企业651家，增长9.4%。" * 12
ARTICLE = Article("article", "头条", "\n".join([PARAGRAPH] * 40))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ArticleView]:
    widget = ArticleView()
    widget.resize(1000, 600)
    on_screen(qtbot, widget)
    with qtbot.waitSignal(widget.sheet_set):
        widget.set_sheet(reading_sheet(ARTICLE, "", "某人"))
    yield widget


def place_of(view: ArticleView, span: Span) -> QPoint:
    """The middle of the first character of `span`, in the viewport."""
    rect = view.rect_of(Span(span.start, span.start + 1)).translated(-view.viewport().pos())
    return rect.center()


def test_text_is_text(view: ArticleView, qtbot: QtBot) -> None:
    text = '<b>甲</b> <img src="http://example.org/x.png"> &lt;\ufffc\u2029乙'
    view.set_sheet(reading_sheet(Article("article", "<h1>", text)))
    assert "<b>甲</b> <img src=" in view.toPlainText()
    assert view.document().blockCount() == 2
    view.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasHtml()
    assert data.text() == view.sheet.text


def test_the_column_keeps_its_measure_and_its_place(view: ArticleView) -> None:
    column = view.viewport().width()
    assert column == MEASURE * view.text_size + 2 * round(1.5 * view.text_size)
    view.resize(1400, 600)
    assert view.viewport().width() == column
    assert abs(view.viewport().geometry().center().x() - 700) < 20
    view.resize(400, 600)
    assert view.viewport().width() < 400


@pytest.mark.usefixtures("chinese_font")
def test_lines_are_thirty_six_characters_with_no_mark_at_their_start(view: ArticleView) -> None:
    block = view.document().findBlockByNumber(3)
    layout = block.layout()
    line_at(view.document(), block.position())
    places = Offsets(block.text())
    starts = [places.to_text(layout.lineAt(i).textStart()) for i in range(layout.lineCount())]
    assert not [start for start in starts if block.text()[start] in "，。”！？；：、）》%"]
    assert 34 <= starts[2] - starts[1] <= 42  # digits are narrower than characters
    pitch = layout.lineAt(2).y() - layout.lineAt(1).y()
    assert pitch == pytest.approx(1.75 * view.text_size, abs=0.6)
    assert layout.lineAt(0).x() - layout.lineAt(1).x() == 2 * view.text_size


def test_a_span_is_selected_by_code_points(view: ArticleView) -> None:
    span = view.sheet.to_shown(Span(len(PARAGRAPH) + 1, len(PARAGRAPH) + 3))
    view.select(span)
    assert view.selected() == span
    assert span.of(view.sheet.text) == "𠮷县"
    assert view.textCursor().selectedText() == "𠮷县"


def test_a_click_tells_which_mark(view: ArticleView, qtbot: QtBot) -> None:
    figure = view.sheet.to_shown(Span(10, 14))
    around = view.sheet.to_shown(Span(4, 20))
    view.set_marks("figure", [Mark(figure, 7)])
    view.set_marks("bookmark", [Mark(around, 3, "green")])
    with qtbot.waitSignal(view.mark_clicked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, figure))
    assert told.args == ["figure", 7]
    with qtbot.waitSignal(view.mark_clicked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, around))
    assert told.args == ["bookmark", 3]
    bar = QPoint(round(1.5 * view.text_size * 0.55) + 1, place_of(view, around).y())
    with qtbot.waitSignal(view.mark_clicked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=bar)
    assert told.args == ["bookmark", 3]
    view.select(Span(figure.start, figure.start))
    with qtbot.waitSignal(view.mark_clicked) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["figure", 7]


def test_a_drag_is_no_click(view: ArticleView, qtbot: QtBot) -> None:
    figure = view.sheet.to_shown(Span(10, 14))
    view.set_marks("figure", [Mark(figure, 7)])
    start = place_of(view, figure)
    with qtbot.assertNotEmitted(view.mark_clicked):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), start + QPoint(60, 0))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert view.textCursor().hasSelection()


def test_the_tip_is_plain(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = view.sheet.to_shown(Span(10, 14))
    view.set_marks("figure", [Mark(figure, 7)])
    view.set_teller(lambda layer, key: f"<b>{layer}</b>\n{key}")
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda where, text, widget: shown.append(text))
    point = place_of(view, figure)
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    assert shown == [plain_tip("<b>figure</b>\n7")]
    assert "&lt;b&gt;figure&lt;/b&gt;<br>7" in shown[0]


def test_marks_are_painted_where_they_are(view: ArticleView, qtbot: QtBot) -> None:
    span = view.sheet.to_shown(Span(4, 10))
    point = place_of(view, span) + QPoint(0, view.text_size // 2 - 1)

    def colour() -> QColor:
        return view.viewport().grab().toImage().pixelColor(point)

    paper = view.palette().color(QPalette.ColorRole.Base)
    view.set_marks("hit", [Mark(span, 0, "current")])
    assert colour() != paper
    view.set_marks("hit", [])
    assert colour() == paper


def test_size_keeps_the_place_and_the_marks(view: ArticleView, qtbot: QtBot) -> None:
    target = view.sheet.to_shown(Span(20 * (len(PARAGRAPH) + 1), 20 * (len(PARAGRAPH) + 1) + 1))
    view.show_top(target.start)
    assert view.top() == target.start
    view.set_marks("hit", [Mark(target)])
    view.set_text_size(27)
    qtbot.wait(1)
    assert view.top() == target.start
    assert view.marks("hit") == (Mark(target),)
    view.set_text_size(1000)
    assert view.text_size == 48


def test_another_palette_is_taken_up(view: ArticleView) -> None:
    palette = QPalette(view.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    palette.setColor(QPalette.ColorRole.Text, QColor("white"))
    view.setPalette(palette)
    ink = view.document().findBlockByNumber(3).begin().fragment().charFormat().foreground()
    assert ink.color() == QColor("white")


def test_wheel_keys_and_side_buttons(view: ArticleView, qtbot: QtBot) -> None:
    point = QPointF(300, 300)
    turned = QWheelEvent(
        point,
        point,
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.zoom_requested) as told:
        QApplication.sendEvent(view.viewport(), turned)
    assert told.args == [1]
    for button, by in ((Qt.MouseButton.BackButton, -1), (Qt.MouseButton.ForwardButton, 1)):
        pressed = QMouseEvent(
            QEvent.Type.MouseButtonPress,
            point,
            point,
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        with qtbot.waitSignal(view.travel_requested) as told:
            QApplication.sendEvent(view.viewport(), pressed)
        assert told.args == [by]
    assert view.verticalScrollBar().value() == 0
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() > 400
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert view.verticalScrollBar().value() == 0


def test_a_flash_ends(view: ArticleView, qtbot: QtBot) -> None:
    view.flash(Span(3, 9))
    assert view._flash.state() == view._flash.State.Running
    qtbot.waitUntil(lambda: view._flash.state() == view._flash.State.Stopped, timeout=4000)


def test_a_book_is_set_in_slices(view: ArticleView, qtbot: QtBot) -> None:
    text = "\n".join(f"{number} {PARAGRAPH}" for number in range(1000))
    sheet = reading_sheet(Article("article", "书", text))
    view.set_sheet(sheet)
    assert view.document().characterCount() < len(text) / 2
    last = sheet.to_shown(Span(text.index("990 "), text.index("990 ") + 3))
    with qtbot.waitSignal(view.sheet_set):
        view.show_span(last)
    assert view.viewport().updatesEnabled()
    assert not view.rect_of(last).isEmpty()
    assert view.toPlainText() == sheet.text


@pytest.mark.usefixtures("chinese_font")
@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("短题 不折", "短题 不折"),
        ("𠮷县重塑发展“动力引擎”推动高质量发展 “两河明珠”耀齐鲁", 19),
        ("甲" * 30, "甲" * 30),
    ],
)
def test_headlines_break_between_their_halves(
    view: ArticleView, title: str, broken: object
) -> None:
    sheet = reading_sheet(Article("article", title, "甲乙"))
    view.resize(1000, 600)
    view.set_sheet(sheet)
    shown = view.document().firstBlock()
    if isinstance(broken, int):
        assert shown.text().index("\u2028") == broken
    else:
        assert shown.text() == broken
    layout = shown.layout()
    line_at(view.document(), 0)
    widths = [layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())]
    assert len(widths) == 1 or min(widths) > 0.4 * max(widths)
    view.select(sheet.title)
    view.copy()
    assert QGuiApplication.clipboard().text() == title
    view.resize(1600, 600)
    view.set_text_size(12)  # all sizes shrink alike: still two lines
    assert view.document().characterCount() == Offsets(sheet.text).qt_length + 1


_COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from lcreader.gui.sheet import Piece, Sheet
from lcreader.gui.widgets.article_view import ArticleView
application = QApplication([])
view = ArticleView()
view.set_sheet(Sheet((Piece("甲乙丙", "body"),)))
view.selectAll()
view.copy()
assert application.clipboard().text() == "甲乙丙"
"""


def test_the_program_ends_well_with_a_copy_in_the_clipboard() -> None:
    ended = subprocess.run([sys.executable, "-c", _COPY_AND_END], timeout=60, check=False)
    assert ended.returncode == 0


def test_an_empty_sheet_is_fine(view: ArticleView) -> None:
    view.set_sheet(Sheet((Piece("", "body"),)))
    assert view.top() == 0
    assert view.selected() == Span(0, 0)
    view.grab()
