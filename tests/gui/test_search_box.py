"""The box in which one asks: resting, composing, remembering."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcreader.gui.widgets.search_box import SearchBox


def test_the_box_waits_for_a_rest(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    told: list[str] = []
    box.query_changed.connect(told.append)
    box.insert("ab")
    box.insert("c")
    assert told == []
    qtbot.waitUntil(lambda: told == ["abc"])


def test_enter_asks_at_once_and_then_opens(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    told: list[str] = []
    box.query_changed.connect(told.append)
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == ["abc"]
    with qtbot.waitSignal(box.entered):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == ["abc"]


def test_nothing_is_asked_while_an_input_method_composes(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    told: list[Any] = []
    box.query_changed.connect(told.append)
    box.entered.connect(lambda: told.append("entered"))
    box.step_requested.connect(told.append)
    QApplication.sendEvent(box, QInputMethodEvent("liang", []))
    assert box.composing
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_1):
        qtbot.keyClick(box, key)
    shortcut = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier
    )
    shortcut.ignore()
    QApplication.sendEvent(box, shortcut)
    assert shortcut.isAccepted()
    with qtbot.assertNotEmitted(box.query_changed, wait=100):
        QApplication.sendEvent(box, QInputMethodEvent("liangshi", []))
    assert told == []
    committed = QInputMethodEvent("", [])
    committed.setCommitString("粮食")
    QApplication.sendEvent(box, committed)
    assert not box.composing
    qtbot.waitUntil(lambda: told == ["粮食"], timeout=1000)


def test_a_composition_that_is_given_up_asks_nothing(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    QApplication.sendEvent(box, QInputMethodEvent("liang", []))
    with qtbot.assertNotEmitted(box.query_changed, wait=100):
        QApplication.sendEvent(box, QInputMethodEvent("", []))
    assert not box.composing


def test_history_is_kept_newest_first_and_can_be_forgotten(qtbot: QtBot) -> None:
    box = SearchBox(["粮食"])
    qtbot.addWidget(box)
    box.ask("棉花 & 麦")
    box.ask("粮食")
    menu = box.history_menu()
    assert [action.data() for action in menu.actions()[:2]] == ["粮食", "棉花 & 麦"]
    told: list[str] = []
    box.query_changed.connect(told.append)
    menu.actions()[1].trigger()
    assert told == ["棉花 & 麦"]
    with qtbot.waitSignal(box.history_changed) as forgotten:
        box.history_menu().actions()[-1].trigger()
    assert forgotten.args == [[]]


def test_an_example_is_written_at_the_cursor(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.insert_example("粮食")
    box.insert_example("日期:2025")
    assert box.text() == "粮食 日期:2025"
