#!/usr/bin/env python3
"""How long the window makes one wait while it shows the ledger of a great archive.

    python tests/bench/ledger.py 100000 FOLDER     makes such an archive
    python tests/bench/ledger_view.py FOLDER

Opens the window on it, opens the ledger, types, filters, sorts, scrolls and chooses, and prints how
long each took until the rows stood, and the longest that the event loop was kept from its work
meanwhile. Exits with 1 when that was more than 50 ms.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from lcreader import paths
from lcreader.archive import Archive
from lcreader.gui import i18n
from lcreader.gui.desk import Desk
from lcreader.gui.jobs import Jobs
from lcreader.gui.ledger_rows import Column
from lcreader.gui.look import Look
from lcreader.gui.pace import keep_pace
from lcreader.gui.panels.ledger import LedgerView
from lcreader.gui.window import Window
from lcreader.settings import Settings

LONGEST = 50.0  # ms
PATIENCE = 900.0  # s


class Stalls:
    """The longest gap between the ticks of a timer that wants to run all the time.

    What the thread spends in the queue for a processor that others have taken is left out, where
    the system tells it (Linux).
    """

    def __init__(self) -> None:
        self.worst = 0.0
        self._queued = Path("/proc/thread-self/schedstat")
        self._last = self._now()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self.worst, self._last = 0.0, self._now()

    def _now(self) -> float:
        try:
            queued = int(self._queued.read_text().split()[1]) / 1e9
        except (OSError, IndexError):
            queued = 0.0
        return time.perf_counter() - queued

    def _tick(self) -> None:
        now = self._now()
        self.worst = max(self.worst, now - self._last)
        self._last = now


class Tour:
    """Goes through the ledger as a reader does."""

    def __init__(self, window: Window, jobs: Jobs) -> None:
        self._window, self._jobs = window, jobs
        self._stalls = Stalls()
        self.worst = 0.0

    def step(self, name: str, act: Callable[[], object], seconds: float = 0.0) -> None:
        """Do something, wait until all is still, and say how it went."""
        self._stalls.begin()
        began = time.perf_counter()
        act()
        loop = QEventLoop()
        timer = QTimer(interval=5)
        quiet = 0

        def look() -> None:
            nonlocal quiet
            past = time.perf_counter() - began
            quiet = 0 if self._jobs.busy() else quiet + 1
            if (quiet > 60 and past >= seconds) or past > PATIENCE:
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        took, worst = time.perf_counter() - began - 0.3, self._stalls.worst * 1000
        self.worst = max(self.worst, worst)
        print(f"{name:<44}{took:8.2f} s   longest wait {worst:6.1f} ms", flush=True)

    def go(self) -> None:
        """The tour."""
        self.step("nothing", lambda: None)
        room = self._window.desk.room
        self.step("open the ledger", room.open)
        view = room.view
        assert view is not None
        print(f"{'':44}{view.model.rowCount():8,} rows")
        self.step("leave it", room.leave)
        self.step("open it again", room.open)
        for words in ("高新", "高新技术企业品目增加值", ""):
            self.step(f"look for “{words}”", lambda w=words: view.filter.words.setText(w))
        self.step("differences only", lambda: view.filter.differing.setChecked(True))
        self.step("all again", lambda: view.filter.differing.setChecked(False))
        for box in (view.filter.place, view.filter.verdict, view.filter.unit):
            self.step("choose in a box", lambda b=box: b.setCurrentIndex(1))
            self.step("choose nothing in it", lambda b=box: b.setCurrentIndex(0))
        for column in (Column.INDICATOR, Column.VERDICT, Column.OBSERVATIONS):
            self.step(
                f"sort by {column.name.lower()}",
                lambda c=column: view.table.sortByColumn(c, Qt.SortOrder.AscendingOrder),
            )
        self._scroll(view)

    def _scroll(self, view: LedgerView) -> None:
        bar = view.table.verticalScrollBar()
        for at in (0.1, 0.5, 1.0, 0.0):
            self.step(f"scroll to {at:.0%}", lambda a=at: bar.setValue(round(bar.maximum() * a)))
        keys = [Qt.Key.Key_PageDown] * 20

        def press() -> None:
            if keys:
                event = QKeyEvent(
                    QKeyEvent.Type.KeyPress, keys.pop(), Qt.KeyboardModifier.NoModifier
                )
                QApplication.sendEvent(view.table, event)
                QTimer.singleShot(60, press)

        self.step("page down twenty times", press, 1.5)


def main() -> int:
    """Open the window and go."""
    keep_pace()
    application = QApplication(sys.argv[:1])
    translators = i18n.install(application, paths.resources() / "i18n", "zh")
    settings, look, jobs = (
        Settings(),
        Look(application, paths.resources(), "light"),
        Jobs(),
    )
    print(f"{os.cpu_count()} cores, {application.platformName()}")
    with Archive.open(Path(sys.argv[1])) as archive:
        window = Window(settings, look)
        window.resize(1280, 720)
        window.put(Desk(archive, jobs, settings, look, window.deeds))
        window.show()
        tour = Tour(window, jobs)
        tour.go()
        window.close()
        window.take_away()
        jobs.close()
    del translators
    return int(tour.worst > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
