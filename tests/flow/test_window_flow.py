"""Stories told from end to end: the installed program, and a person at the real window."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lcreader import paths
from lcreader.archive import Archive
from lcreader.gui import i18n
from lcreader.gui.look import Look
from lcreader.gui.program import Program, Start
from lcreader.gui.widgets.notice import Notice
from lcreader.records import Bookmark
from lcreader.settings import Settings

QUERY = "高新技术企业"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The user's folders of this test (set for every test)."""
    return tmp_path / "home"


def lcreader(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program."""
    program = shutil.which("lcreader", path=str(Path(sys.executable).parent)) or "lcreader"
    return subprocess.run(
        [program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def png_size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_the_first_start_makes_an_archive_of_seeds_and_paints_it(home: Path) -> None:
    picture = home / "first.png"
    ended = lcreader("--screenshot", str(picture), "--size", "1280x720", "--lang", "zh")
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    assert png_size(picture) == (1280, 720)
    with Archive.open(home / "archive", create=False) as archive:
        assert archive.status().sources == 5
        assert archive.search(QUERY).total > 1
    assert not (home / "lcreader.log").exists()


def test_pictures_differ_by_query_article_and_theme(home: Path) -> None:
    assert lcreader("import", str(paths.seeds())).returncode == 0
    common = ("--size", "1024x640", "--lang", "zh", "--screenshot")
    pictures = {
        "plain": lcreader(*common, str(home / "plain.png")),
        "query": lcreader(*common, str(home / "query.png"), "--query", QUERY),
        "article": lcreader(*common, str(home / "article.png"), "--article", "3"),
        "dark": lcreader(*common, str(home / "dark.png"), "--theme", "dark"),
    }
    assert [ended.returncode for ended in pictures.values()] == [0, 0, 0, 0]
    assert len({(home / f"{name}.png").read_bytes() for name in pictures}) == 4


def test_a_picture_that_cannot_be_written_is_told(home: Path) -> None:
    (home / "file").parent.mkdir(parents=True, exist_ok=True)
    (home / "file").touch()
    ended = lcreader("--screenshot", str(home / "file" / "x.png"), "--archive", str(home / "a"))
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


def test_an_archive_that_cannot_be_opened_is_told(home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "archive").write_text("not a folder", encoding="utf-8")
    ended = lcreader("--screenshot", str(home / "x.png"))
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_the_window_ends_on_a_signal_and_keeps_its_settings(home: Path) -> None:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = shutil.which("lcreader", path=str(Path(sys.executable).parent)) or "lcreader"
    with subprocess.Popen([program], env=environ, stderr=subprocess.PIPE) as running:
        deadline = time.monotonic() + 60
        while not (home / "archive" / "archive.sqlite3").exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        time.sleep(0.5)
        running.send_signal(signal.SIGTERM)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 0, errors
    assert (home / "settings.json").exists()


# A person at the window


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Callable[[], Program]]:
    """Starts the program, each time as a new one on the same folders."""
    translators = i18n.install(qapp, paths.resources() / "i18n", "zh")
    programs: list[tuple[Program, Settings]] = []

    def begin() -> Program:
        stop()
        settings = Settings(home / "settings.json")
        look = Look(qapp, paths.resources(), "light")
        program = Program(qapp, settings, look, home / "archive", paths.seeds(), "")
        programs.append((program, settings))
        with qtbot.waitSignal(program.ready, timeout=30_000):
            program.begin(home / "archive", Start(size=(1280, 720)))
        return program

    def stop() -> None:
        while programs:
            program, settings = programs.pop()
            program.close()
            settings.save()

    yield begin
    stop()
    for translator in translators:
        qapp.removeTranslator(translator)
    qapp.setProperty(i18n._LANGUAGE, None)


def ready(qtbot: QtBot, program: Program) -> None:
    jobs = program.jobs
    assert jobs is not None
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=60_000)


def test_search_read_keep_and_find_again(qtbot: QtBot, start: Callable[[], Program]) -> None:
    program = start()
    ready(qtbot, program)
    window, archive, jobs = program.window, program.archive, program.jobs
    assert archive is not None
    assert jobs is not None
    qtbot.waitUntil(lambda: window.desk.search.model.rowCount() == len(archive.article_ids()))
    qtbot.waitUntil(lambda: archive.status().to_index == 0)

    # Type, and open the second hit by keyboard alone.
    window.deeds["search"].trigger()
    with qtbot.waitSignal(
        window.desk.search.results_shown, check_params_cb=lambda found: found.wanted.query == QUERY
    ):
        compose(window.desk.search.box, "gaoxinjishuqiye", QUERY)
    assert window.desk.search.model.rowCount() > 1
    qtbot.keyClick(window.desk.search.box, Qt.Key.Key_Down)
    second = window.desk.search.model.id_at(1)
    with qtbot.waitSignal(
        window.desk.search.article_chosen,
        check_params_cb=lambda chosen: chosen.article_id == second,
    ):
        qtbot.keyClick(window.desk.search.box, Qt.Key.Key_Down)
    article = archive.article(second)
    qtbot.waitUntil(lambda: window.windowTitle().startswith(article.title))
    ready(qtbot, program)
    assert QUERY in window.desk.reader.findChild(QTextEdit).toPlainText()

    # Click a figure in the text: the panel chooses it too.
    figures = archive.figures(article.id)
    assert figures
    figure = figures[0]
    with qtbot.waitSignal(window.desk.reader.figure_clicked) as clicked:
        click_in_text(qtbot, window.desk.reader.findChild(QTextEdit), figure.text)
    assert clicked.args[0] in [each.id for each in figures]

    # Keep a passage.
    view = window.desk.reader.findChild(QTextEdit)
    select(view, QUERY)
    window.deeds["add_bookmark"].trigger()
    qtbot.waitUntil(lambda: len(archive.bookmarks()) == 1)
    kept = archive.bookmarks()[0]
    assert kept.quote == QUERY
    qtbot.waitUntil(lambda: "1 书签" in window.counts.text())

    # Start again: query history, bookmark and passage are there.
    program = start()
    ready(qtbot, program)
    window, archive = program.window, program.archive
    assert archive is not None
    assert [bookmark.quote for bookmark in archive.bookmarks()] == [QUERY]
    assert window.desk.search.box.history_menu().actions()[0].data() == QUERY
    window.deeds["bookmarks_tab"].trigger()
    again: Bookmark = archive.bookmarks()[0]
    with qtbot.waitSignal(window.desk.reader.article_opened) as reopened:
        window.desk.bookmarks.bookmark_opened.emit(again)
    assert reopened.args[0].id == article.id
    assert window.desk.search.list.currentIndex().row() == window.desk.search.model.row_of(
        article.id
    )


def test_the_command_line_and_the_open_window_see_each_other(
    qtbot: QtBot, start: Callable[[], Program]
) -> None:
    program = start()
    ready(qtbot, program)
    assert program.archive is not None
    article_id = program.archive.article_ids()[0]
    passage = program.archive.article(article_id).text[10:20]
    added = lcreader("bookmark", "add", str(article_id), "--quote", passage)
    assert added.returncode == 0, added.stderr
    with qtbot.waitSignal(program.window.desk.news.bookmarks_changed, timeout=10_000):
        program.window.desk.news.look()
    counts = program.window.counts
    qtbot.waitUntil(lambda: "1 书签" in counts.text())


def test_another_archive_is_opened_in_its_stead(
    qtbot: QtBot, start: Callable[[], Program], tmp_path: Path
) -> None:
    program = start()
    ready(qtbot, program)
    with qtbot.waitSignal(program.ready):
        program.open(tmp_path / "another")
    assert program.archive is not None
    assert program.archive.folder == tmp_path / "another"
    ready(qtbot, program)
    assert program.window.desk.search.notice.isVisible()


def test_what_is_no_archive_is_told_and_left_alone(
    qtbot: QtBot, start: Callable[[], Program], tmp_path: Path
) -> None:
    program = start()
    ready(qtbot, program)
    other = tmp_path / "documents"
    other.mkdir()
    (other / "letter.txt").touch()
    with qtbot.waitSignal(program.reporter.shown) as shown:
        program.open_chosen(other)
    assert str(other) in shown.args[0]
    assert [path.name for path in other.iterdir()] == ["letter.txt"]


def test_an_archive_that_cannot_be_opened_is_told_in_the_window(
    qtbot: QtBot, qapp: QApplication, home: Path
) -> None:
    home.mkdir()
    (home / "archive").write_text("not a folder", encoding="utf-8")
    look = Look(qapp, paths.resources(), "light")
    program = Program(qapp, Settings(), look, home / "archive", paths.seeds(), "")
    try:
        program.begin(home / "archive", Start())
        qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), Notice))
        assert not program.window.deeds["import_files"].isEnabled()
        assert program.window.deeds["open_archive"].isEnabled()
    finally:
        program.close()


def compose(widget: QWidget, letters: str, text: str) -> None:
    """Type `text` by an input method, letter by letter."""
    for end in range(1, len(letters) + 1):
        QApplication.sendEvent(widget, QInputMethodEvent(letters[:end], []))
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString(text)
    QApplication.sendEvent(widget, chosen)


def select(view: QTextEdit, text: str) -> None:
    """Select `text` in the view as the mouse would."""
    cursor = view.document().find(text)
    assert not cursor.isNull()
    view.setTextCursor(cursor)


def click_in_text(qtbot: QtBot, view: QTextEdit, text: str) -> None:
    """Click on the first `text` of the body."""
    body = view.document().begin()
    while body.isValid() and len(body.text()) < 60:
        body = body.next()
    cursor = view.document().find(text, body.position())
    assert not cursor.isNull()
    middle = (cursor.selectionStart() + cursor.selectionEnd()) // 2
    cursor.setPosition(middle)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    where = view.cursorRect(cursor).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
