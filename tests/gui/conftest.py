"""What the tests of the window need: one archive of seeds, made once and copied, and its jobs."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcreader import paths
from lcreader.archive import Archive
from lcreader.gui import i18n
from lcreader.gui.desk import Desk
from lcreader.gui.jobs import Jobs
from lcreader.gui.look import Look
from lcreader.gui.window import Window
from lcreader.settings import Settings


@pytest.fixture
def chinese_font(qapp: QApplication) -> None:
    """What depends on the width of Chinese characters needs a font that has them."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("no Chinese font is installed")


@pytest.fixture(scope="session")
def seeds_folder(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """An archive of the founding pages, closed; to be copied, never to be opened."""
    folder = tmp_path_factory.mktemp("seeds") / "archive"
    with Archive.open(folder) as archive:
        archive.import_paths([seeds])
    return folder


@pytest.fixture
def archive(seeds_folder: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive of the founding pages that a test may change."""
    folder = tmp_path / "archive"
    shutil.copytree(seeds_folder, folder)
    with Archive.open(folder) as opened:
        yield opened


@pytest.fixture
def empty_archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with nothing in it."""
    with Archive.open(tmp_path / "empty") as opened:
        yield opened


@pytest.fixture
def settings() -> Settings:
    """Defaults, kept nowhere."""
    return Settings()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Jobs that are all over when the test is."""
    keeper = Jobs()
    yield keeper
    assert keeper.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The light look."""
    return Look(qapp, paths.resources(), "light")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The interface speaks Chinese."""
    yield from speaking(qapp, "zh")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The interface speaks English."""
    yield from speaking(qapp, "en")


def speaking(qapp: QApplication, language: str) -> Iterator[None]:
    """The interface speaks a language, and forgets it afterwards."""
    translators = i18n.install(qapp, paths.resources() / "i18n", language)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    qapp.setProperty(i18n._LANGUAGE, None)


@pytest.fixture
def make_window(
    qtbot: QtBot, jobs: Jobs, settings: Settings, look: Look
) -> Iterator[Callable[[Archive], Window]]:
    """Makes a window on an archive, shown, with all that it loads at first on the screen."""
    made: list[Window] = []

    def make(archive: Archive) -> Window:
        window = Window(settings, look)
        made.append(window)
        window.resize(1280, 720)
        window.put(Desk(archive, jobs, settings, look, window.deeds))
        window.show()
        qtbot.waitUntil(lambda: not jobs.busy())
        return window

    yield make
    for window in made:
        window.close()
        window.take_away()
        window.deleteLater()


@pytest.fixture
def window(make_window: Callable[[Archive], Window], archive: Archive) -> Window:
    """A window on the archive of seeds."""
    return make_window(archive)
