"""Adding, replacing, removing; damage and versions; several threads and processes."""

import errno
import gc
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import TextIndex

from lcreader.errors import ArchiveError, Cancelled
from lcreader.records import Filters
from lcreader.search import Document
from lcreader.search.engine import scan, storage, table, texts
from lcreader.search.schema import INDEX_VERSION
from lcreader.text.fold import fold_text
from lcreader.watch import Watch

ALL = Filters(kinds=())


def found(index: TextIndex, query: str) -> list[int]:
    return sorted(hit.article_id for hit in index.search(query, limit=None, filters=ALL).hits)


def some(count: int, word: str = "粮食") -> list[Document]:
    return [Document(n, f"标题{n}", f"第{n}篇说的是{word}。") for n in range(1, count + 1)]


def test_a_new_index_is_empty(build: Callable[..., TextIndex]) -> None:
    index = build()
    assert index.ids() == set()
    assert found(index, "粮食") == []
    assert index.commit()


def test_what_is_not_committed_is_not_found(build: Callable[..., TextIndex]) -> None:
    index = build()
    index.add(some(2))
    assert found(index, "粮食") == []
    assert index.commit()
    assert found(index, "粮食") == [1, 2]


def test_adding_again_replaces(build: Callable[..., TextIndex]) -> None:
    index = build(some(3))
    index.add([Document(2, "标题", "现在说的是棉花。")])
    index.commit()
    assert found(index, "粮食") == [1, 3]
    assert found(index, "棉花") == [2]
    assert index.ids() == {1, 2, 3}


def test_removing(build: Callable[..., TextIndex]) -> None:
    index = build(some(3))
    index.remove([1, 3, 99])
    index.commit()
    assert found(index, "粮食") == [2]
    assert index.ids() == {2}
    assert index.search("粮食").places == 1


def test_the_last_word_counts_within_a_commit(build: Callable[..., TextIndex]) -> None:
    index = build()
    index.add(some(2))
    index.remove([1])
    index.add([Document(2, "", "棉花")])
    index.commit()
    assert index.ids() == {2}
    assert found(index, "棉花") == [2]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["粮食", "棉花", ""])), max_size=5),
        max_size=7,
    )
)
def test_any_sequence_of_changes(
    tmp_path_factory: pytest.TempPathFactory, commits: list[list[tuple[int, str]]]
) -> None:
    index = TextIndex.open(tmp_path_factory.mktemp("changes"))
    truth: dict[int, str] = {}
    for changes in commits:
        for key, word in changes:
            truth[key] = word
            if word:
                index.add([Document(key, word, f"关于{word}的文章")])
            else:
                index.remove([key])
        index.commit()
        for word in ("粮食", "棉花", "的"):
            expected = [k for k, w in sorted(truth.items()) if w and (w == word or word == "的")]
            assert found(index, word) == expected
        assert index.ids() == {key for key, word in truth.items() if word}
    index.close()


def test_many_small_commits_are_merged(build: Callable[..., TextIndex]) -> None:
    index = build(some(60), batch=1)
    assert found(index, "粮食") == list(range(1, 61))
    assert len(list(index.folder.glob("*.seg"))) < 20


def test_it_is_there_when_opened_again(build: Callable[..., TextIndex], tmp_path: Path) -> None:
    index = build(some(3))
    index.close()
    again = TextIndex.open(index.folder.parent)
    assert found(again, "粮食") == [1, 2, 3]
    again.close()


def test_another_reader_sees_a_commit(build: Callable[..., TextIndex]) -> None:
    index = build(some(2))
    other = TextIndex.open(index.folder.parent)
    assert found(other, "粮食") == [1, 2]
    index.add(some(3))
    index.commit()
    assert found(other, "粮食") == [1, 2, 3]
    other.close()


def test_clear(build: Callable[..., TextIndex]) -> None:
    index = build(some(3))
    assert index.clear()
    assert index.ids() == set()
    index.add(some(1))
    assert index.commit()
    assert found(index, "粮食") == [1]


def segment_files(index: TextIndex) -> list[Path]:
    return sorted(path for path in index.folder.iterdir() if "LOCK" not in path.name)


def test_every_missing_or_cut_file_is_noticed(
    build: Callable[..., TextIndex], tmp_path: Path
) -> None:
    index = build(some(4), batch=2)
    index.close()
    whole = tmp_path / "whole"
    shutil.copytree(index.folder, whole)
    files = [(path, path.stat().st_size) for path in segment_files(index)]
    assert len(files) == 4  # two segments, the table of contents, the version of folding
    for path, size in files:
        for cut in (None, 0, size // 2, size - 1):
            shutil.rmtree(index.folder)
            shutil.copytree(whole, index.folder)
            if cut is None:
                path.unlink()
            else:
                path.write_bytes(path.read_bytes()[:cut])
            again = TextIndex.open(index.folder.parent)
            assert again.ids() == set(), (path.name, cut)
            again.add(some(4))
            assert again.commit()
            assert found(again, "粮食") == [1, 2, 3, 4]
            again.close()


def test_rubbish_in_place_of_the_table_of_contents(build: Callable[..., TextIndex]) -> None:
    index = build(some(2))
    index.close()
    for path in index.folder.glob("*.toc"):
        path.write_bytes(b"\x80\x05rubbish" * 20)
    again = TextIndex.open(index.folder.parent)
    assert again.ids() == set()
    again.close()


def test_texts_folded_with_other_tables_are_not_trusted(build: Callable[..., TextIndex]) -> None:
    index = build(some(2))
    index.close()
    (index.folder / "folding.txt").write_text("OpenCC 0.9, Unicode 3.2")
    again = TextIndex.open(index.folder.parent)
    assert again.ids() == set()
    again.close()
    third = TextIndex.open(index.folder.parent)
    third.add(some(2))
    assert third.commit()
    third.close()
    fourth = TextIndex.open(index.folder.parent)
    assert fourth.ids() == {1, 2}
    fourth.close()


def test_verify_notices_any_changed_byte(build: Callable[..., TextIndex], tmp_path: Path) -> None:
    index = build(some(4))
    assert index.verify()
    index.close()
    whole = tmp_path / "whole"
    shutil.copytree(index.folder, whole)
    (path,) = index.folder.glob("*.seg")
    data = path.read_bytes()
    directory = int.from_bytes(data[:8], "big")  # broken bytes from here on are noticed, or idle
    for at in range(0, directory, directory // 40):
        shutil.rmtree(index.folder)
        shutil.copytree(whole, index.folder)
        path.write_bytes(data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :])
        again = TextIndex.open(index.folder.parent)
        noticed = not path.exists()
        assert again.verify() is noticed
        assert again.ids() == set()
        again.close()


def test_older_versions_are_removed_and_newer_left(tmp_path: Path) -> None:
    for name in ("v0", f"v{INDEX_VERSION + 1}", "mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("x")
    TextIndex.open(tmp_path).close()
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"v{INDEX_VERSION}", f"v{INDEX_VERSION + 1}", "mine"}


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_text("x")
    with pytest.raises(ArchiveError):
        TextIndex.open(path)


def test_a_commit_waits_for_its_turn(build: Callable[..., TextIndex]) -> None:
    index = build(some(1))
    code = (
        "import sys; from whoosh.filedb.filestore import FileStorage\n"
        "lock = FileStorage(sys.argv[1]).lock('MAIN_WRITELOCK'); assert lock.acquire()\n"
        "print('locked', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(index.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"locked"
        index.add(some(2))
        assert index.commit() is False
        assert index.clear() is False
        assert found(index, "粮食") == [1]
        other.communicate()
    index.add(some(2))
    assert index.commit()
    assert found(index, "粮食") == [1, 2]


def test_a_stopped_commit_changes_nothing(build: Callable[..., TextIndex]) -> None:
    index = build(some(1))
    watch = Watch()
    watch.stop()
    index.add(some(5))
    with pytest.raises(Cancelled):
        index.commit(watch)
    assert found(index, "粮食") == [1]
    assert index.commit()
    assert found(index, "粮食") == [1, 2, 3, 4, 5]


def test_a_stopped_search_ends(build: Callable[..., TextIndex]) -> None:
    index = build(some(5))
    watch = Watch()
    watch.stop()
    with pytest.raises(Cancelled):
        index.search("粮食", watch=watch)


def test_several_threads_search_while_one_writes(build: Callable[..., TextIndex]) -> None:
    index = build(some(40))
    wrong: list[object] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            try:
                ids = found(index, "粮食")
                result = index.search("第3 标题", limit=5, filters=ALL)
                if len(ids) < 40 or result.total != 11:
                    wrong.append((len(ids), result.total))
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(100, 112):
        index.add([Document(number, "又一篇", "粮食")])
        assert index.commit()
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(found(index, "粮食")) == 52


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks into /proc")
def test_what_was_searched_is_let_go_of_at_once(build: Callable[..., TextIndex]) -> None:
    index = build()
    gc.disable()
    try:
        for number in range(1, 12):
            index.add([Document(number, "题", f"第{number}篇文章说粮食")])
            assert index.commit()
            assert index.find("粮食 -棉花", filters=ALL).total == number
        index.warm()
        index.wait()
        index.close()
        held = Path("/proc/self/maps").read_text().splitlines()
        held += [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
        assert [line for line in held if str(index.folder) in line] == []
    finally:
        gc.enable()


def test_an_index_that_cannot_be_opened_just_now_is_kept(
    build: Callable[..., TextIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build([Document(1, "题", "粮食")])
    index.close()

    def fail(*_: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    with monkeypatch.context() as patch:
        patch.setattr(storage.MappedSegment, "__init__", fail)
        with pytest.raises(ArchiveError):
            TextIndex.open(index.folder.parent)
    again = TextIndex.open(index.folder.parent)
    assert again.ids() == {1}
    again.close()


def test_warming_ends_with_its_watch(build: Callable[..., TextIndex]) -> None:
    index = build([Document(1, "题", "粮食")])
    watch = Watch()
    index.warm(watch)
    watch.stop()
    with pytest.raises(Cancelled):
        index.warm(watch)


def test_small_blocks_wide_places_and_little_memory(
    documents: list[Document], build: Callable[..., TextIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_BLOCK", 64)
    monkeypatch.setattr(scan, "_TOGETHER", 3)
    monkeypatch.setattr(storage, "_MOST_MAPPED", 0)
    monkeypatch.setattr(table, "_SMALL", np.dtype("u1"))
    monkeypatch.setattr(table, "_STEP", 2)
    index = build(documents, batch=25)
    folded = {one.id: fold_text(one.body) for one in documents}
    for phrase in (
        "聊城",
        "高质量发展",
        "企业",
        "9.4%",
        "十四五",
        "增长",
        "的",
        "个百分点",
        "哈哈",
    ):
        found = {one for one, text in folded.items() if fold_text(phrase) in text}
        titled = {
            one.id
            for one in documents
            if any(fold_text(phrase) in fold_text(text) for text in (one.title, one.subtitle))
        }
        assert index.find(phrase, filters=ALL).total == len(found | titled)
