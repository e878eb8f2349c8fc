"""What the tests of the reader, the figures and the bookmarks share: a real archive, made once."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lcreader.archive import Archive
from lcreader.gui.jobs import Jobs
from lcreader.records import Article, Filters
from lcreader.settings import Settings

SEEDS = Path(__file__).parent.parent.parent / "seeds"
PLENTY, NONE = "聊城：重塑发展", "鲁西崛起风正起"  # headlines of articles with figures and without


@cache
def _model() -> Path:
    """The folder of an archive with two pages, copied by each test."""
    folder = Path(mkdtemp(prefix="lcreader-reading-room-")) / "archive"
    with Archive.open(folder) as archive:
        outcomes = archive.import_paths(sorted(SEEDS.glob("00[02]_*.txt")))
    assert [outcome.state for outcome in outcomes] == ["added", "added"]
    return folder


class Room:
    """An archive of its own, jobs and settings, for one test."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        shutil.copytree(_model(), folder)
        self.qtbot = qtbot
        self.archive = Archive.open(folder)
        self.jobs = Jobs()
        self.settings = Settings()
        self.failures: list[object] = []
        self.jobs.failed_unheard.connect(self.failures.append)

    def close(self) -> None:
        """End all work; nothing may have failed unheard."""
        assert self.jobs.close()
        self.archive.close()
        assert self.failures == []

    def article(self, headline: str) -> Article:
        """The article whose headline begins so."""
        ids = self.archive.article_ids(Filters(kinds=()))
        articles = (self.archive.article(article_id) for article_id in ids)
        return next(article for article in articles if article.title.startswith(headline))

    def settle(self) -> None:
        """Wait until all jobs have ended and been heard."""
        self.qtbot.waitUntil(lambda: not self.jobs.busy(), timeout=5000)


def on_screen(qtbot: QtBot, widget: QWidget) -> None:
    """Show `widget` and give it the keyboard, also where no window manager would."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
