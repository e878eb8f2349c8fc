"""The strip beside an article: where hits and bookmarks are, and a click that goes there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from lcreader.gui.panels.overview import ArticlePage
from lcreader.gui.widgets.mark_strip import MarkStrip, _seen
from lcreader.gui.window import Window
from lcreader.records import Span

COLOURS = {"hit": QColor("#d99a00"), "bookmark": QColor("#2f7fd0")}


@pytest.fixture
def strip(qtbot: QtBot) -> MarkStrip:
    widget = MarkStrip()
    qtbot.addWidget(widget)
    widget.resize(12, 400)
    widget.show_places({"bookmark": [0.9], "hit": [0.1, 0.5, 0.52]}, COLOURS, 0.5)
    widget.show()
    return widget


def click(qtbot: QtBot, strip: MarkStrip, share: float) -> None:
    where = QPoint(6, round(strip.y_of(share)))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=where)


def test_a_click_goes_to_the_nearest_mark(qtbot: QtBot, strip: MarkStrip) -> None:
    for share, told in ((0.1, ["hit", 0]), (0.525, ["hit", 2]), (0.9, ["bookmark", 0])):
        with qtbot.waitSignal(strip.mark_clicked) as clicked:
            click(qtbot, strip, share)
        assert clicked.args == told


def test_a_click_beside_all_marks_goes_to_the_place(qtbot: QtBot, strip: MarkStrip) -> None:
    with qtbot.waitSignal(strip.place_clicked) as clicked:
        click(qtbot, strip, 0.3)
    assert clicked.args[0] == pytest.approx(0.3, abs=0.01)


def test_it_is_seen_where_the_marks_are(strip: MarkStrip) -> None:
    picture = strip.grab().toImage()
    assert picture.pixelColor(6, round(strip.y_of(0.1))) == COLOURS["hit"]
    assert picture.pixelColor(6, round(strip.y_of(0.9))) == COLOURS["bookmark"]
    assert picture.pixelColor(6, round(strip.y_of(0.3))) not in COLOURS.values()


def test_a_hundred_thousand_marks_are_no_more_lines_than_pixels() -> None:
    assert len(list(_seen([n / 100_000 for n in range(100_000)], 400))) <= 401


def test_in_the_window_it_leads_to_hits_and_bookmarks(qtbot: QtBot, window: Window) -> None:
    search, reader = window.desk.search, window.desk.reader
    with qtbot.waitSignal(search.results_shown):
        search.search("聊城")
    article = search.model.id_at(1)
    text = window.desk.archive.article(article).text
    window.desk.archive.add_bookmark(article, Span(len(text) - 60, len(text) - 30))
    with qtbot.waitSignal(reader.article_opened):
        search.list.choose(1)
    page = reader.findChild(ArticlePage)
    assert page is not None
    qtbot.waitUntil(lambda: len(page.strip._layers.get("hit", ())) > 10)
    qtbot.waitUntil(lambda: len(page.strip._layers.get("bookmark", ())) == 1)
    with qtbot.waitSignal(page.hit_requested) as asked:
        click(qtbot, page.strip, page.strip._layers["hit"][7])
    assert asked.args == [7]
    assert reader._finding._hits.index == 7
    bar = reader._view.verticalScrollBar()
    before = bar.value()
    with qtbot.waitSignal(page.strip.mark_clicked):
        click(qtbot, page.strip, page.strip._layers["bookmark"][0])
    assert bar.value() > before
