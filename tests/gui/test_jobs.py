"""Jobs: everything arrives on the interface's thread, nothing arrives of what was dropped."""

import gc
import subprocess
import sys
import threading
import weakref

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lcreader.errors import Cancelled
from lcreader.gui.jobs import Jobs
from lcreader.watch import Watch


def test_a_result_comes_back_on_this_thread(qtbot: QtBot, jobs: Jobs) -> None:
    threads = []
    job = jobs.start(
        lambda _watch: threading.get_ident(),
        done=lambda there: threads.extend((there, threading.get_ident())),
    )
    with qtbot.waitSignal(job.finished):
        pass
    there, here = threads
    assert here == threading.get_ident() != there


def test_an_error_comes_to_failed_or_to_the_keeper(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Exception] = []

    def fail(_watch: Watch) -> None:
        raise ValueError("no")

    with qtbot.waitSignal(jobs.start(fail, failed=told.append).finished):
        pass
    with qtbot.waitSignal(jobs.failed_unheard) as heard:
        jobs.start(fail)
    assert [str(error) for error in told] == ["no"]
    assert isinstance(heard.args[0], ValueError)


def test_progress_is_told_and_the_last_step_always(qtbot: QtBot, jobs: Jobs) -> None:
    steps = []

    def work(watch: Watch) -> None:
        for done in range(1001):
            watch.report(done, 1000, "page")

    job = jobs.start(work)
    job.progressed.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(job.finished):
        pass
    assert steps[-1] == (1000, 1000, "page")
    assert len(steps) < 100


def test_a_stopped_job_ends_without_an_error(qtbot: QtBot, jobs: Jobs) -> None:
    begun, told = threading.Event(), []

    def work(watch: Watch) -> None:
        begun.set()
        while True:
            watch.report(0, 1)

    job = jobs.start(work, done=told.append, failed=told.append)
    assert begun.wait(5)
    with qtbot.waitSignal(job.finished):
        job.stop()
    assert told == []


def test_a_result_on_its_way_is_not_delivered_once_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    ended, told = threading.Event(), []

    def work(_watch: Watch) -> str:
        ended.set()
        return "old"

    job = jobs.start(work, done=told.append)
    assert ended.wait(5)
    job.drop()
    with qtbot.waitSignal(job.finished):
        pass
    assert told == []


def test_writes_come_one_after_the_other(qtbot: QtBot, jobs: Jobs) -> None:
    at_once, most, order = [0], [0], []

    def work(number: int) -> int:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        at_once[0] -= 1
        return number

    for number in range(20):
        jobs.start(lambda _watch, n=number: work(n), done=order.append, writes=True)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert most == [1]


def test_no_job_stays_behind(qtbot: QtBot, jobs: Jobs) -> None:
    ended = []
    left = [weakref.ref(jobs.start(lambda _watch, n=n: n, done=ended.append)) for n in range(200)]
    qtbot.waitUntil(lambda: len(ended) == 200 and not jobs.busy())
    gc.collect()
    assert not any(ref() for ref in left)


def test_a_widget_may_die_before_its_work_ends(qtbot: QtBot, jobs: Jobs) -> None:
    go = threading.Event()
    widget = QWidget()
    job = jobs.start(lambda _watch: go.wait(5), done=widget.setEnabled)
    widget.deleteLater()
    del widget
    with qtbot.waitSignal(job.finished):
        go.set()


def test_closing_stops_and_waits(qtbot: QtBot) -> None:
    keeper, begun, ended = Jobs(), threading.Event(), threading.Event()

    def work(watch: Watch) -> None:
        begun.set()
        try:
            while True:
                watch.report(0, 1)
        except Cancelled:
            ended.set()
            raise

    keeper.start(work, writes=True)
    assert begun.wait(5)
    assert keeper.close()
    assert ended.is_set()
    late = []
    keeper.start(lambda _watch: late.append(1))
    assert not keeper.busy()
    assert late == []


def test_five_thousand_emits_do_not_end_the_program() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference at each and aborts after some 600."""
    code = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from lcreader.gui.jobs import Job\n"
        "app = QCoreApplication([])\n"
        "job = Job(lambda watch: None)\n"
        "seen = []\n"
        "job.progressed.connect(lambda done, total, what: seen.append(done))\n"
        "for step in range(5000):\n"
        "    job.progressed.emit(step, 5000, '')\n"
        "assert len(seen) == 5000\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
