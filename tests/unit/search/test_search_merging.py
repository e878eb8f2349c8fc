"""Segments become fewer beside everything else, and nobody notices."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from shelf import TextIndex

from lcreader.errors import Cancelled
from lcreader.search import Document
from lcreader.search.engine.merging import ENOUGH, due, remove_left_over
from lcreader.search.engine.storage import Folder
from lcreader.search.engine.substring import Substring
from lcreader.search.engine.writer import LOCK, PREFIX
from lcreader.search.schema import BODY
from lcreader.search.tidying import Tidying
from lcreader.watch import Watch

Build = Callable[..., TextIndex]


def some(first: int, count: int) -> list[Document]:
    return [Document(n, f"第{n}篇", f"粮食{n}号，丰收。") for n in range(first, first + count)]


def files(index: TextIndex) -> dict[str, tuple[int, int]]:
    stats = {path.name: path.stat() for path in index.folder.glob("*.seg")}
    return {name: (stat.st_mtime_ns, stat.st_size) for name, stat in stats.items()}


def test_one_more_article_leaves_the_rest_as_it_is(build: Build) -> None:
    index = build(some(1, 3000), batch=3000)
    before = files(index)
    index.add(some(5000, 1))
    index.commit()
    after = files(index)
    assert before.items() <= after.items()
    (new,) = after.keys() - before.keys()
    assert after[new][1] < max(size for _, size in before.values()) / 20


def test_many_commits_leave_few_segments(build: Build) -> None:
    index = build(some(1, 200), batch=1)
    index.wait()
    assert len(files(index)) < 2 * ENOUGH
    assert not due(index._index._segments())
    assert index.ids() == set(range(1, 201))
    assert index.search("粮食").total == 200


def test_a_reader_keeps_what_it_has_seen(build: Build) -> None:
    index = build(some(1, 20), batch=20)
    with index._snapshots.lease() as searcher:
        (leaf, _), *_ = searcher.leaves()
        asked = Substring(BODY, "粮食")
        assert len(leaf.postings_of(asked).docs) == 20
        index.remove(range(1, 15))  # more than half: the segment is due
        index.commit()
        index.wait()
        assert index.ids() == set(range(15, 21))
        assert len(Substring(BODY, "丰收").find(leaf).docs) == 20
        assert leaf.column(BODY)[3].decode("utf-16-le") == "粮食4号,丰收。"


def test_a_merge_that_is_stopped_changes_nothing(build: Build) -> None:
    index = build(some(1, 9), batch=9)
    index._tidying.close()
    for number in range(20, 20 + ENOUGH):
        index.add(some(number, 1))
        index.commit()
    before = files(index)
    watch = Watch()
    watch.stop()
    with pytest.raises(Cancelled):
        index.merge(watch)
    assert files(index) == before
    assert not list(index.folder.glob(f"{PREFIX}*"))
    assert index.merge()
    assert not index.merge()
    assert index.ids() == {*range(1, 10), *range(20, 20 + ENOUGH)}


def test_only_what_nobody_works_on_is_removed(tmp_path: Path) -> None:
    for name in ("idle", "busy"):
        (tmp_path / f"{PREFIX}{name}").mkdir()
    lock = Folder(tmp_path / f"{PREFIX}busy").lock(LOCK)
    assert lock.acquire()
    remove_left_over(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{PREFIX}busy"]
    lock.release()


def test_closing_stops_what_is_at_work() -> None:
    begun, ended = Event(), Event()

    def merge(watch: Watch) -> bool:
        begun.set()
        try:
            while True:
                watch.report(0, 0)
        finally:
            ended.set()

    tidying = Tidying(merge)
    tidying.wake()
    assert begun.wait(5)
    tidying.close()
    assert ended.is_set()
    tidying.wake()  # does nothing any more


def test_a_full_disk_is_told_and_waited_for_no_longer(caplog: pytest.LogCaptureFixture) -> None:
    def merge(watch: Watch) -> bool:
        raise OSError("disk full")

    tidying = Tidying(merge)
    with caplog.at_level(logging.WARNING):
        tidying.wake()
        tidying.wait()
    assert "disk full" in caplog.text
    tidying.close()
