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
from typing import Any

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

# Only the painting of the window is watched; the program runs as it is.
FULL = """
import sys
sys.path.insert(0, {here!r})
from startup import told, watch
sys.argv = ["lcreader"]

import lcreader.app
started = lcreader.app._show

def show(*arguments):
    from lcreader.gui.program import Program
    watch(Program)
    return started(*arguments)

lcreader.app._show = show
from lcreader.__main__ import main
main()
"""


def told(what: str) -> None:
    """Tell the parent process that something is reached, and how much memory it took."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"what": what, "at": time.time(), "memory": used}), flush=True)


def watch(program: Any) -> None:
    """Have the class `Program` tell when its window is painted, and when all work is over."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 (not in the parent)

    class Painted(QObject):
        """Tells of the first painting of what it watches."""

        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and not self.seen:
                self.seen = True
                QTimer.singleShot(0, lambda: told("painted"))
            return False

    def look(self: Any) -> None:
        if self.jobs is None or self.jobs.busy():
            QTimer.singleShot(2, lambda: look(self))
        else:
            told("at rest")
            self.window.close()

    begin = program.begin

    def begin_watched(self: Any, *arguments: Any) -> None:
        self.painted = Painted()
        self.window.installEventFilter(self.painted)
        begin(self, *arguments)
        look(self)

    program.begin = begin_watched


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
        # As after an installation: nothing is compiled anew at each start.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(home) / "compiled")
        start(EMPTY)
        start(FULL)  # makes the archive of seeds
        pairs = [(start(EMPTY), start(FULL)) for _ in range(rounds)]
    empty, full = zip(*pairs, strict=True)
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
