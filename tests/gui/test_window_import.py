"""Taking files in: by drop and dialog, with progress, stoppable, told file by file."""

import gc
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui import files
from lcreader.gui.importing import Importer
from lcreader.gui.jobs import Jobs
from lcreader.gui.models.outcomes import OUTCOME_ROLE, OutcomesModel
from lcreader.gui.pace import keep_pace
from lcreader.gui.window import Window
from lcreader.records import ImportOutcome
from lcreader.settings import Settings

LONGEST_STALL = 0.05  # s


def pages(folder: Path, count: int, seeds: Path) -> Path:
    """A folder of pages that differ from each other."""
    folder.mkdir()
    text = next(iter(sorted(seeds.glob("*.txt")))).read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"page{number:03}.txt").write_text(f"{text}\n\n第{number}号\n", encoding="utf-8")
    return folder


def drop(window: Window, paths: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(
        QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys
    )
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, dropping)


def test_dropped_files_are_imported_and_told(
    qtbot: QtBot,
    make_window: Callable[[Archive], Window],
    empty_archive: Archive,
    seeds: Path,
    tmp_path: Path,
) -> None:
    window = make_window(empty_archive)
    bad = tmp_path / "empty.txt"
    bad.touch()
    with qtbot.waitSignal(window.desk.importer.idle, timeout=30_000):
        drop(window, [seeds, bad])
    dialog = window.desk.errands.dialog
    assert dialog is not None
    assert dialog.isVisible()
    outcomes = [dialog.model.index(r, 0).data(OUTCOME_ROLE) for r in range(dialog.model.rowCount())]
    assert [outcome.state for outcome in outcomes] == ["refused"] + ["added"] * 5
    assert outcomes[0].reason
    qtbot.waitUntil(lambda: window.desk.search.model.rowCount() == len(empty_archive.article_ids()))
    assert not window.work.isVisible()
    dialog.close()


def test_a_text_that_is_dropped_is_not_an_import(window: Window) -> None:
    mime = QMimeData()
    mime.setText("粮食")
    entering = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.ignore()
    window.dragEnterEvent(entering)
    assert not entering.isAccepted()


def test_a_file_can_be_imported_again_in_another_encoding(
    qtbot: QtBot, window: Window, tmp_path: Path, seeds: Path
) -> None:
    page = tmp_path / "page.txt"
    text = sorted(seeds.glob("*.txt"))[1].read_text(encoding="utf-8")
    page.write_bytes(text.encode("gb18030"))
    with qtbot.waitSignal(window.desk.importer.idle, timeout=30_000):
        window.desk.errands.take_in([page])
    dialog = window.desk.errands.dialog
    assert dialog is not None
    assert not dialog.again.isEnabled()
    dialog.table.selectRow(0)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("gb18030"))
    with qtbot.waitSignal(window.desk.importer.imported, timeout=30_000) as imported:
        dialog.again.click()
    assert imported.args[0][0].encoding.lower() == "gb18030"
    dialog.close()


def test_an_import_can_be_stopped(
    qtbot: QtBot, empty_archive: Archive, jobs: Jobs, seeds: Path, tmp_path: Path
) -> None:
    importer = Importer(empty_archive, jobs)
    importer.progressed.connect(lambda done, *_: importer.stop() if done >= 1 else None)
    with qtbot.waitSignals([importer.stopped, importer.idle], timeout=30_000):
        importer.start([pages(tmp_path / "many", 60, seeds)])
    assert not importer.running
    stored = empty_archive.status().sources
    assert 1 <= stored < 60
    assert empty_archive.doctor() is not None
    assert empty_archive.status().to_index == 0


def test_a_second_import_waits_for_the_first(
    qtbot: QtBot, empty_archive: Archive, jobs: Jobs, seeds: Path
) -> None:
    importer, told = Importer(empty_archive, jobs), []
    importer.imported.connect(lambda outcomes: told.append(outcomes[0].state))
    with qtbot.waitSignal(importer.idle, timeout=30_000):
        importer.start([seeds])
        importer.start([seeds])
    assert told == ["added", "unchanged"]


def test_closing_during_an_import_ends_it_cleanly(
    qtbot: QtBot,
    make_window: Callable[[Archive], Window],
    empty_archive: Archive,
    jobs: Jobs,
    seeds: Path,
    tmp_path: Path,
) -> None:
    window = make_window(empty_archive)
    with qtbot.waitSignal(window.desk.importer.progressed, timeout=30_000):
        window.desk.errands.take_in([pages(tmp_path / "many", 60, seeds)])
    window.close()
    assert jobs.close()
    kept = empty_archive.status()
    assert kept.sources < 60
    empty_archive.close()
    with Archive.open(empty_archive.folder) as again:
        assert again.status().sources == kept.sources
        assert again.status().to_index == 0


@pytest.fixture
def paced() -> Iterator[None]:
    """Threads and garbage as the program sets them."""
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    keep_pace()
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)


def test_the_window_never_stalls_during_an_import(
    qtbot: QtBot,
    paced: None,
    make_window: Callable[[Archive], Window],
    empty_archive: Archive,
    seeds: Path,
    tmp_path: Path,
) -> None:
    """A timer of 5 ms must come at least every 50 ms while pages are taken in."""
    window = make_window(empty_archive)
    folder = pages(tmp_path / "many", 8, seeds)
    ticks: list[float] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    with qtbot.waitSignal(window.desk.importer.idle, timeout=60_000):
        window.desk.importer.start([folder])
    timer.stop()
    stalls = sorted(later - earlier for earlier, later in pairwise(ticks))
    assert len(stalls) > 20
    # One in a hundred may be the machine's own, that runs other tests beside this one.
    assert stalls[int(len(stalls) * 0.99) - 1] <= LONGEST_STALL, stalls[-5:]


def test_outcomes_keep_the_rules_of_models(qtbot: QtBot) -> None:
    model = OutcomesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(
        [
            ImportOutcome("/a/b.txt", "added", "", 3, 40, "utf-8"),
            ImportOutcome("/a/<b>.bin", "refused", "不是文本 <i>"),
        ]
    )
    assert model.index(0, 0).data() == "<b>.bin"
    assert "<i>" not in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1, 3).data() == "40"
    model.show([])


# Files asked for


def test_export_gets_a_suffix_and_remembers_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, window: Window, settings: Settings
) -> None:
    chosen = str(tmp_path / "数字")
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    assert files.ask_target(window, settings, "figures", (".csv",)) == tmp_path / "数字.csv"
    assert settings.get("last_export_folder") == str(tmp_path)
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert files.ask_target(window, settings, "figures", (".csv",)) is None


@pytest.mark.parametrize(
    ("what", "name"), [("articles", "a.csv"), ("figures", "f.csv"), ("bookmarks", "b.md")]
)
def test_exports_are_written_and_told(
    qtbot: QtBot, window: Window, tmp_path: Path, what: str, name: str
) -> None:
    with qtbot.waitSignal(window.desk.errands.told) as told:
        window.desk.errands.write_out(what, tmp_path / name)
    assert name in told.args[0]
    assert (tmp_path / name).is_file()


def test_a_failed_export_is_told(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    target = tmp_path / "gone" / "a.csv"
    target.parent.touch()
    with qtbot.waitSignal(window.desk.errands.failed):
        window.desk.errands.write_out("articles", target)


def test_checking_says_what_it_found(qtbot: QtBot, window: Window) -> None:
    window.desk.errands.check()
    qtbot.waitUntil(lambda: window.desk.errands.box is not None, timeout=20_000)
    assert window.desk.errands.box is not None
    assert window.desk.errands.box.text()
    window.desk.errands.box.close()


def test_changed_pages_are_seen_after_the_import(
    qtbot: QtBot, window: Window, archive: Archive, seeds: Path, tmp_path: Path, jobs: Jobs
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    shutil.copy(sorted(seeds.glob("*.txt"))[0], folder / "new name.txt")
    with (folder / "new name.txt").open("a", encoding="utf-8") as page:
        page.write("\n\n另一句话说明这一页不同。\n")
    before = archive.status().articles
    with qtbot.waitSignal(window.desk.importer.idle, timeout=30_000):
        window.desk.importer.start([folder])
    assert archive.status().articles > before
    qtbot.waitUntil(lambda: str(archive.status().articles) in window.counts.text())
