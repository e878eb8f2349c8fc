"""Opening, closing, catching up, the doctor; crashes and other processes."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from archive_pages import GRAIN, ROADS, TECH, Write, find

from lcreader.archive import Archive
from lcreader.archive.doctor import ALL_WELL
from lcreader.errors import ArchiveError, Cancelled
from lcreader.records import Change, Filters
from lcreader.store import Store, queue
from lcreader.watch import Watch

IMPORT = (
    "import sys; from pathlib import Path; from lcreader.archive import Archive\n"
    "with Archive.open(Path(sys.argv[1])) as archive:\n"
    "    print('open', flush=True)\n"
    "    print(len(archive.import_paths([Path(sys.argv[2])])))\n"
)


def consistent(archive: Archive) -> None:
    """Each article that is stored can be found, and nothing else."""
    assert archive.status().to_index == 0
    for article_id in archive.article_ids(Filters(kinds=())):
        words = archive.article(article_id).text.split("\n")[-1]
        hits = archive.search(f"“{words}”", limit=None, filters=Filters(kinds=())).hits
        assert article_id in {hit.article_id for hit in hits}
    assert archive.doctor() == [ALL_WELL]


def test_reopening_finds_everything(tmp_path: Path, write: Write) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths([write(GRAIN, TECH)])
        made = archive.add_bookmark(*find(archive, "粮食总产量"), note="注")
    with Archive.open(tmp_path / "a", create=False) as archive:
        consistent(archive)
        assert archive.bookmarks() == [made]


def test_no_archive_is_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="这里没有档案"):
        Archive.open(tmp_path / "无", create=False)
    assert not (tmp_path / "无").exists()


def test_closed_archive_says_so(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a")
    archive.close()
    archive.close()
    with pytest.raises(ArchiveError, match="已经关闭"):
        archive.article_ids()
    assert not archive.changed_elsewhere()


def test_lost_index_is_made_again(tmp_path: Path, write: Write) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths([write(GRAIN, TECH)])
    shutil.rmtree(tmp_path / "a" / "index")
    with Archive.open(tmp_path / "a") as archive:
        consistent(archive)


def test_damaged_index_is_made_again(tmp_path: Path, write: Write) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths([write(GRAIN, TECH)])
    for path in (tmp_path / "a" / "index").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00" * 10)
    with Archive.open(tmp_path / "a") as archive:
        consistent(archive)


def test_index_that_knows_too_much_forgets(tmp_path: Path, write: Write) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths([write(GRAIN, TECH)])
        gone = archive.add_bookmark(*find(archive, "粮食总产量"), tags=["甲"])
    with sqlite3.connect(tmp_path / "a" / "archive.sqlite3") as db:
        db.execute("DELETE FROM article WHERE id = ?", (gone.article_id,))
        db.execute("DELETE FROM to_index")
    db.close()
    with Archive.open(tmp_path / "a") as archive:
        assert archive.search("粮食总产量").total == 0
        assert any("已修正" in told for told in archive.doctor())
        assert archive.bookmark(gone.id).state == "orphan"
        consistent(archive)


def test_much_to_index_is_left_to_catch_up(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths([write(GRAIN, TECH, ROADS)])
    shutil.rmtree(tmp_path / "a" / "index")
    monkeypatch.setattr("lcreader.archive.archive._LITTLE", 2)
    monkeypatch.setattr("lcreader.archive.indexing.BATCH", 1)
    with Archive.open(tmp_path / "a") as archive:
        assert archive.status().to_index == 3
        watch = Watch(lambda done, total, what: watch.stop() if done else None)
        with pytest.raises(Cancelled):
            archive.catch_up(watch)
        assert archive.status().to_index == 1
        assert archive.catch_up() == 0
        consistent(archive)


def test_rebuild(filled: Archive) -> None:
    steps: list[tuple[int, int]] = []
    filled.rebuild(Watch(lambda done, total, what: steps.append((done, total))))
    assert steps[0] == (0, 3)
    consistent(filled)


def test_index_held_by_another_leaves_work_to_do(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(tmp_path / "a") as archive:
        with monkeypatch.context() as patch:
            patch.setattr(archive._indexing._index, "commit", lambda watch=None: False)
            archive.import_paths([write(GRAIN)])
            assert archive.status().to_index == 1
            archive.import_paths([write(TECH)])
            assert any("等待索引" in told for told in archive.doctor())
        assert archive.catch_up() == 0
        consistent(archive)


# --- the doctor ---


def test_doctor_takes_lost_originals_anew(filled: Archive, write: Write) -> None:
    (original,) = (filled.folder / "sources").iterdir()
    data = original.read_bytes()
    original.unlink()
    assert any("重新保存" in told for told in filled.doctor())
    assert original.read_bytes() == data
    original.write_bytes(b"\x00" + data[1:])
    assert any("重新保存" in told for told in filled.doctor())
    assert filled.doctor() == [ALL_WELL]
    original.unlink()
    write(ROADS)  # the file is another by now
    assert any("找不到" in told for told in filled.doctor())


def test_doctor_notices_a_changed_byte_of_the_index(tmp_path: Path, write: Write) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths([write(GRAIN, TECH)])
    largest = max((tmp_path / "a" / "index").rglob("*"), key=lambda p: p.stat().st_size)
    data = bytearray(largest.read_bytes())
    data[len(data) // 2] ^= 0xFF
    largest.write_bytes(data)  # no shorter, so that opening does not notice
    with Archive.open(tmp_path / "a") as archive:
        assert "索引文件已损坏，重新建立。" in archive.doctor()
        consistent(archive)


def test_doctor_clears_leftovers_and_mends_the_index(filled: Archive) -> None:
    for name, age in ((".abc.x.tmp", 9999), (".being-written.tmp", 0)):
        half = filled.folder / "sources" / name
        half.write_bytes(b"half")
        os.utime(half, (time.time() - age,) * 2)
    with Store.open(filled.folder / "archive.sqlite3") as store:
        store.write(queue.put, filled.article_ids())
    told = "".join(filled.doctor())
    assert "1 个未写完的临时文件" in told
    assert "补好了 3 篇" in told
    consistent(filled)


def test_doctor_can_be_stopped(filled: Archive) -> None:
    watch = Watch()
    watch.stop()
    with pytest.raises(Cancelled):
        filled.doctor(watch)


# --- other processes ---


def pages(write: Write, count: int) -> Path:
    """A folder of pages, each with a passage of its own."""
    for number in range(count):
        own = f"第{number}号消息说，全市第{number}项指标增长{number}.5%，运行平稳。"
        path = write((f"经济运行第{number}期", own), TECH, name=f"{number:03}.txt")
    return path.parent


def test_killed_imports_lose_nothing(tmp_path: Path, write: Write) -> None:
    folder, archive_folder = pages(write, 60), tmp_path / "a"
    chance = random.Random(7)
    for _ in range(5):
        run = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(archive_folder), str(folder)],
            stdout=subprocess.PIPE,
        )
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.5))
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        with Archive.open(archive_folder) as archive:
            archive.catch_up()
            stored = archive.status()
            assert stored.articles == 2 * stored.sources
            consistent(archive)
    with Archive.open(archive_folder) as archive:
        archive.import_paths([folder])
        assert archive.status().sources == 60
        consistent(archive)


def test_two_processes_on_one_archive(tmp_path: Path, write: Write) -> None:
    folder = pages(write, 25)
    with Archive.open(tmp_path / "a") as archive:
        archive.import_paths([write(GRAIN, name="先.txt")])
        archive.changed_elsewhere()
        heard: list[Change] = []
        archive.subscribe(heard.append)
        run = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(tmp_path / "a"), str(folder)],
            stdout=subprocess.PIPE,
        )
        while run.poll() is None:
            made = archive.add_bookmark(*find(archive, "粮食总产量"))
            archive.remove_bookmark(made.id)
            archive.search("全市")
        assert run.returncode == 0
        run.communicate()
        assert archive.changed_elsewhere()
        assert not archive.changed_elsewhere()
        assert {change.what for change in heard if not change.ids} == {"articles", "bookmarks"}
        archive.catch_up()
        assert archive.search("第7号消息").total == 1
        consistent(archive)
