"""One writer, many readers, all or nothing; files that must not be used are left as they are."""

import resource
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from lcreader.errors import ArchiveError, NotFoundError
from lcreader.records import Article, Source
from lcreader.store import Connection, Store, articles, connect, queue, sources


def put(db: Connection, source: Source, article: Article) -> int:
    return articles.add(db, sources.add(db, source), 0, article, "yi ban")


def test_journal_foreign_keys_and_waiting(store: Store) -> None:
    def settings(db: Connection) -> list:
        names = ("journal_mode", "foreign_keys", "busy_timeout")
        return [db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    expected = ["wal", 1, int(connect.BUSY_SECONDS * 1000)]
    assert store.read(settings) == expected
    assert store.write(settings) == expected


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(ArchiveError, match="权限"):
        store.read(lambda db: db.execute("DELETE FROM article"))


def test_a_failed_write_leaves_nothing(store: Store, source: Source, article: Article) -> None:
    def half(db: Connection) -> None:
        put(db, source, article)
        raise NotFoundError("停")

    with pytest.raises(NotFoundError):
        store.write(half)
    assert store.read(sources.count) == store.read(articles.count) == store.read(queue.count) == 0
    store.write(put, source, article)
    assert store.read(articles.count) == 1


def test_all_writes_run_on_one_thread(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        threads = set(pool.map(lambda _: store.write(lambda db: threading.get_ident()), range(40)))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_reading_sees_one_moment(store: Store, source: Source, article: Article) -> None:
    def twice(db: Connection) -> tuple[int, int]:
        first = articles.count(db)
        store.write(put, source, article)
        return first, articles.count(db)

    assert store.read(twice) == (0, 0)
    assert store.read(articles.count) == 1


def test_many_threads_read_while_one_writes(store: Store, source: Source, article: Article) -> None:
    store.write(put, source, article)
    with ThreadPoolExecutor(12) as pool:
        reads = [pool.submit(store.read, articles.count) for _ in range(200)]
        for _ in range(20):
            store.write(lambda db: db.execute("UPDATE article SET title = title || '.'"))
        assert {read.result() for read in reads} == {1}


def test_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "a.sqlite3")
    store.close()
    store.close()
    for call in (store.read, store.write):
        with pytest.raises(ArchiveError, match="已经关闭"):
            call(articles.count)
    assert not store.changed_elsewhere()


def test_opening_and_closing_leaks_no_file(tmp_path: Path) -> None:
    fds = Path("/proc/self/fd")
    if not fds.is_dir():
        pytest.skip("counts open files by /proc")
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 0
    for turn in range(6):
        with Store.open(tmp_path / "a.sqlite3") as store, ThreadPoolExecutor(6) as pool:
            list(pool.map(lambda _: store.read(articles.count), range(30)))
        if turn == 0:
            before = sum(1 for _ in fds.iterdir())
    assert sum(1 for _ in fds.iterdir()) <= before


def test_changed_elsewhere_tells_other_processes_from_this(
    store: Store, source: Source, article: Article, tmp_path: Path
) -> None:
    store.write(put, source, article)
    assert not store.changed_elsewhere()
    with Store.open(tmp_path / "archive.sqlite3") as other:
        other.write(lambda db: db.execute("UPDATE article SET title = '改'"))
        assert not other.changed_elsewhere()
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()


def test_a_change_elsewhere_is_seen_past_an_own_write(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "archive.sqlite3") as other:
        other.write(queue.put, [7])
    store.write(queue.put, [8])
    assert store.changed_elsewhere()


# --- files ---


def test_garbage_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    path.write_bytes("这不是数据库。".encode() * 999)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="已损坏或不是"):
        Store.open(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE notes (text)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="不是 LCReader 的档案"):
        Store.open(path)
    assert path.read_bytes() == before


def test_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    with Store.open(path) as store:
        store.write(
            lambda db: db.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
                "VALUES ('lcreader', 'm999_ledger', '2030')"
            )
        )
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="请先升级程序"):
        Store.open(path)
    assert path.read_bytes() == before


def test_damage_inside_becomes_a_sentence(tmp_path: Path, source: Source, article: Article) -> None:
    path = tmp_path / "archive.sqlite3"
    with Store.open(path) as store:
        store.write(put, source, article)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match="已损坏"), Store.open(path) as store:
        store.read(articles.all_ids)


def test_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite3").mkdir()
    with pytest.raises(ArchiveError):
        Store.open(tmp_path / "archive.sqlite3")


def test_full_disk_becomes_a_sentence(store: Store, source: Source, article: Article) -> None:
    def fill(db: Connection) -> None:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 2}")
        for number in range(99):
            db.execute("UPDATE to_index SET article_id = 0")
            big = "字" * 99_999
            db.execute(
                "INSERT INTO source(path, sha256, media_type, encoding, encoding_forced, text, "
                "imported_at) VALUES (?, ?, '', '', 0, ?, '')",
                (str(number), str(number), big),
            )

    with pytest.raises(ArchiveError, match="磁盘空间不足"):
        store.write(fill)
    assert store.read(sources.count) == 0


def test_locked_by_another_becomes_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.2)
    path = tmp_path / "archive.sqlite3"
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="正被另一个程序占用"):
            store.write(queue.put, [1])
        other.execute("ROLLBACK")
        other.close()
        store.write(queue.put, [1])


def test_our_own_mistakes_stay_bugs(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.write(lambda db: db.execute("INSERT INTO source(path) VALUES ('x')"))


def test_two_processes_make_one_archive(tmp_path: Path) -> None:
    path = tmp_path / "档案 #1?" / "archive.sqlite3"
    code = (
        "import sys; from pathlib import Path; from lcreader.store import Store, articles\n"
        "with Store.open(Path(sys.argv[1])) as s: print(s.read(articles.count))"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [run.communicate()[0].strip() for run in runs] == [b"0"] * 4


# --- migrations ---


def test_a_migration_backs_the_file_up_first(
    tmp_path: Path, source: Source, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "archive.sqlite3"
    with Store.open(path) as store:
        store.write(put, source, article)
    add_step(monkeypatch, lambda db: db.execute("ALTER TABLE article ADD COLUMN extra TEXT"))
    with Store.open(path) as store:
        assert store.read(articles.count) == 1
    [copy] = tmp_path.glob("archive.sqlite3.bak-*")
    with sqlite3.connect(copy) as backup:
        assert backup.execute("SELECT title FROM article").fetchall() == [(article.title,)]
    backup.close()


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "archive.sqlite3"
    Store.open(path).close()

    def broken(db) -> None:
        db.execute("DROP TABLE bookmark")
        db.execute("SELECT * FROM nowhere")

    with monkeypatch.context() as patch:
        add_step(patch, broken)
        with pytest.raises(ArchiveError):
            Store.open(path)
    with Store.open(path) as store:
        assert store.read(lambda db: db.execute("SELECT count(*) FROM bookmark").fetchone()[0]) == 0


def add_step(patch: pytest.MonkeyPatch, step) -> None:
    """Let the program know one migration more."""
    longer = Migrations("lcreader")
    longer._migrations = [*connect.migrations._migrations]
    longer(name="m099_test")(step)
    patch.setattr(connect, "migrations", longer)
