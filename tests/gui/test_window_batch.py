"""A list of queries, asked from the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lcreader.gui import files
from lcreader.gui.window import Window


def test_a_list_of_queries_is_asked_and_written(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, to = tmp_path / "list.txt", tmp_path / "found.csv"
    asked.write_text("高新技术企业\n粮食\n", encoding="gb18030")
    monkeypatch.setattr(files, "ask_queries", lambda *_: asked)
    monkeypatch.setattr(files, "ask_target", lambda *_: to)
    told: list[str] = []
    window.desk.errands.told.connect(told.append)
    window.deeds["search_list"].trigger()
    qtbot.waitUntil(lambda: bool(told) and to.name in told[-1])
    assert "高新技术企业" in to.read_text(encoding="utf-8-sig")
    with qtbot.waitSignal(window.desk.errands.failed):
        window.desk.errands.write_searches(tmp_path / "none.txt", to)
