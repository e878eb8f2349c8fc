"""Pages worked through in other processes: the same as here, in order, and never a hang."""

import io
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_pages import GRAIN, ROADS, TECH, page_text

from lcreader.archive import Archive, crew
from lcreader.archive.crew import Crew, PageError, hands_for
from lcreader.errors import Cancelled
from lcreader.figures import worker
from lcreader.figures.worker import read_page
from lcreader.records import Filters, ImportOutcome
from lcreader.watch import Watch

PAGES = [page_text(*articles) for articles in ([GRAIN, TECH], [ROADS], [TECH, ROADS], [GRAIN])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Nine files: good ones, one twice, one empty, one that is no text."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(7):
        title, body = (GRAIN, TECH, ROADS)[number % 3]
        body = body.replace("12月", f"{number + 1}月")
        (pages / f"{number}.txt").write_text(page_text((title, body)), "utf-8")
    (pages / "3b.txt").write_bytes((pages / "3.txt").read_bytes())
    (pages / "4b.txt").write_bytes(b"")
    return pages


@pytest.fixture
def _eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes for whatever there is, on however few cores."""
    monkeypatch.setattr("lcreader.archive.importing.hands_for", lambda sizes: 2)


def test_little_work_starts_no_process() -> None:
    assert hands_for([10**6] * 7) == 0
    assert hands_for([10**5] * 9) == 0
    assert hands_for([]) == 0


def test_others_make_what_is_made_here() -> None:
    with Crew(2) as others:
        results = [others.begin(page, f"{number}.txt") for number, page in enumerate(PAGES)]
        made = [result(Watch()) for result in reversed(results)]
    assert made[::-1] == [read_page(page, f"{n}.txt") for n, page in enumerate(PAGES)]


def outcomes(archive: Archive, folder: Path) -> list[ImportOutcome]:
    return archive.import_paths([folder])


@pytest.mark.usefixtures("_eager")
def test_an_import_is_the_same_with_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Callable
) -> None:
    with Archive.open(tmp_path / "together", now=clock) as together:
        with_others = outcomes(together, folder)
        monkeypatch.setattr("lcreader.archive.importing.hands_for", lambda sizes: 0)
        with Archive.open(tmp_path / "alone", now=clock) as alone:
            assert outcomes(alone, folder) == with_others
            ids = alone.article_ids(Filters(kinds=()))
            assert ids == together.article_ids(Filters(kinds=()))
            for one in ids:
                assert alone.article(one) == together.article(one)
                assert alone.figures(one) == together.figures(one)
    assert [Path(o.path).name for o in with_others] == sorted(f.name for f in folder.iterdir())
    states = {Path(o.path).stem: o.state for o in with_others}
    assert (states["3b"], states["4b"], states["4"]) == ("unchanged", "refused", "added")


@pytest.mark.usefixtures("_eager")
def test_pages_are_worked_through_again_with_others(archive: Archive, folder: Path) -> None:
    outcomes(archive, folder)
    assert archive.reread() == 0


@pytest.mark.usefixtures("_eager")
def test_a_stopped_import_ends_at_once_and_leaves_no_process(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = crew._started

    def remembered() -> subprocess.Popen[bytes] | None:
        process = start()
        assert process is not None
        started.append(process)
        return process

    monkeypatch.setattr(crew, "_started", remembered)
    watch = Watch(lambda done, total, what: watch.stop() if done == 2 else None)
    done = archive.import_paths([folder], watch)
    assert 2 <= len(done) < 9
    assert started
    assert all(process.poll() is not None for process in started)
    assert not [t for t in threading.enumerate() if t.name == "lcreader-reading"]


def test_waiting_ends_when_the_work_is_called_off() -> None:
    watch = Watch()
    with Crew(1) as others:
        result = others.begin("二〇二五年，增长5%。\n" * 100_000, "长.txt")
        threading.Timer(0.2, watch.stop).start()
        begin = time.monotonic()
        with pytest.raises(Cancelled):
            result(watch)
    assert time.monotonic() - begin < 5


def test_a_process_that_dies_is_done_without() -> None:
    with Crew(1) as others:
        first = others.begin(PAGES[0], "0.txt")
        first(Watch())
        process = others._leaders[0]._process
        assert process is not None
        process.kill()
        rest = [others.begin(page, "x.txt") for page in PAGES]
        assert [result(Watch()) for result in rest] == [read_page(page, "x.txt") for page in PAGES]


def test_where_no_process_can_be_started_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Crew(2) as others:
        results = [others.begin(page, "x.txt") for page in PAGES]
        assert [result(Watch()) for result in results] == [read_page(p, "x.txt") for p in PAGES]


def test_an_error_in_a_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, name: str) -> None:
        raise ValueError(text)

    monkeypatch.setattr(worker, "read_page", broken)
    answers = io.BytesIO()
    worker.serve(io.BytesIO(pickle.dumps(("坏", "x"))), answers)
    well, (error, trace) = pickle.loads(answers.getvalue())
    assert (well, error) == (False, "ValueError('坏')")
    assert "broken" in trace
    task = crew._Task("坏", "x")
    task.done.set_result((well, (error, trace)))
    with pytest.raises(PageError, match="坏"):
        task.result(Watch())


def test_a_script_without_a_guard_may_import(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom lcreader.archive import Archive, importing\n"
        "importing.hands_for = lambda sizes: 2\nprint('started')\n"
        "with Archive.open(sys.argv[1]) as archive:\n"
        "    print(len(archive.import_paths([sys.argv[2]])))\n",
        "utf-8",
    )
    ran = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "archive"), str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("started\n9\n", "")
