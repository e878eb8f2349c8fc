"""Time from start to the first painted window, and memory, beside those of an empty window.

    python tests/bench/startup.py [ROUNDS]

Each round starts both programs anew, one after the other, each in a process of its own: an empty
`QMainWindow`, and LCReader on an archive of the founding pages. Told are medians, in milliseconds
from the start of the process: until the first painting of the window, and (for LCReader) until
the list, the article and its figures are on the screen and nothing is at work any more.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_TIMES_EMPTY = 3.0
MOST_MEMORY = 250.0  # MB

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
sys.path.insert(0, {here!r})
from startup import told

class Empty(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (told("painted"), application.quit()))

application = QApplication([])
window = Empty()
window.resize(1280, 720)
window.show()
application.exec()
"""

FULL = """
import sys
sys.path.insert(0, {here!r})
from startup import told, watch_for_rest
from lcreader.gui import window as windows

class Watched(windows.Window):
    painted = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not Watched.painted:
            Watched.painted = True
            windows.QTimer.singleShot(0, self._on_painted)

    def _on_painted(self):
        told("painted")
        watch_for_rest(self._jobs.busy, self.close)

from PySide6.QtCore import QTimer
windows.QTimer = QTimer
windows.Window = Watched
sys.argv = ["lcreader"]
from lcreader.__main__ import main
main()
"""


def told(what: str) -> None:
    """Tell the parent process that something is reached, and how much memory it took."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"what": what, "at": time.time(), "memory": used}), flush=True)


def watch_for_rest(busy, close) -> None:  # type: ignore[no-untyped-def]
    """Tell when nothing is at work any more, and close."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 (the parent process needs no Qt)

    def look() -> None:
        if busy():
            QTimer.singleShot(2, look)
        else:
            told("at rest")
            close()

    QTimer.singleShot(0, look)


def start(code: str) -> dict[str, tuple[float, float]]:
    """Run `code` in a process of its own: when (ms from its start) and with how much memory."""
    began = time.time()
    ended = subprocess.run(
        [sys.executable, "-c", code.format(here=str(Path(__file__).parent))],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]
    return {line["what"]: ((line["at"] - began) * 1000, line["memory"]) for line in lines}


def main() -> int:
    """Measure and tell; 1 when a bound is passed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["LCREADER_HOME"] = home
        start(FULL)  # makes the archive of seeds
        full = [start(FULL) for _ in range(rounds)]
        empty = [start(EMPTY) for _ in range(rounds)]
    painted = statistics.median(one["painted"][0] for one in full)
    rest = statistics.median(one["at rest"][0] for one in full)
    bare = statistics.median(one["painted"][0] for one in empty)
    memory = max(one["at rest"][1] for one in full)
    print(f"platform {os.environ['QT_QPA_PLATFORM']}, {rounds} rounds, medians")
    print(f"empty window painted   {bare:7.0f} ms")
    print(f"LCReader painted       {painted:7.0f} ms   = {painted / bare:.2f} times (≤ 3)")
    print(f"LCReader at rest       {rest:7.0f} ms   = {rest / bare:.2f} times")
    print(f"LCReader peak memory   {memory:7.0f} MB   (< 250)")
    return int(painted / bare > MOST_TIMES_EMPTY or memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
