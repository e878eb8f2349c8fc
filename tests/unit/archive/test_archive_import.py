"""Files and folders come in whole or not at all, and what became of each is told."""

import os
import threading
from pathlib import Path

import pytest
from archive_pages import GRAIN, ROADS, TECH, Write, find, page_text

from lcreader.archive import Archive
from lcreader.figures import worker
from lcreader.records import Change, Filters
from lcreader.watch import Watch


def titles(archive: Archive) -> set[str]:
    return {row.title for row in archive.rows(archive.article_ids(Filters(kinds=())))}


def test_a_page_becomes_searchable_articles(archive: Archive, write: Write) -> None:
    path = write(GRAIN, TECH)
    (outcome,) = archive.import_paths([path])
    assert (outcome.state, outcome.articles, outcome.encoding) == ("added", 2, "utf-8")
    assert outcome.path == str(path)
    assert titles(archive) == {GRAIN[0], TECH[0]}
    assert archive.search("高新技术企业").total == 1
    status = archive.status()
    assert (status.sources, status.articles, status.to_index) == (1, 2, 0)
    assert status.figures == outcome.figures > 0


def test_figures_are_kept_in_text_order(filled: Archive) -> None:
    for article_id in filled.article_ids():
        figures = filled.figures(article_id)
        assert figures == sorted(figures, key=lambda figure: figure.span)
        text = filled.article(article_id).text
        assert all(figure.id and figure.article_id == article_id for figure in figures)
        assert all(figure.span.of(text) for figure in figures)


def test_originals_are_kept_byte_for_byte(archive: Archive, write: Write) -> None:
    path = write(GRAIN, encoding="gb18030")
    archive.import_paths([path])
    source = archive.source(archive.article(archive.article_ids()[0]).source_id)
    assert (archive.folder / "sources" / source.sha256).read_bytes() == path.read_bytes()
    assert source.text == page_text(GRAIN)


def test_same_bytes_change_nothing(archive: Archive, write: Write) -> None:
    path, copy = write(GRAIN), write(GRAIN, name="抄本.txt")
    archive.import_paths([path])
    before = archive.status(), archive.article_ids()
    again, elsewhere = archive.import_paths([path, copy])
    assert (again.state, again.reason) == ("unchanged", "")
    assert elsewhere.state == "unchanged"
    assert str(path) in elsewhere.reason
    assert (archive.status(), archive.article_ids()) == before


def test_changed_file_replaces_its_articles(archive: Archive, write: Write) -> None:
    archive.import_paths([write(GRAIN, TECH), write(ROADS, name="二版.txt")])
    kept = archive.search("高新技术企业").hits[0].article_id
    (outcome,) = archive.import_paths([write(TECH)])
    assert outcome.state == "replaced"
    assert titles(archive) == {TECH[0], ROADS[0]}
    assert archive.search("粮食").total == 0
    assert archive.search("高新技术企业").hits[0].article_id == kept
    assert archive.status().sources == 2


def test_article_keeps_its_id_through_edits(filled: Archive, write: Write) -> None:
    ids = {row.title: row.id for row in filled.rows(filled.article_ids())}
    retitled = ("高新技术企业再增百家", TECH[1])
    edited = (GRAIN[0], GRAIN[1].replace("560", "565"))
    filled.import_paths([write(ROADS, edited, retitled)])
    now = {row.title: row.id for row in filled.rows(filled.article_ids())}
    assert now[ROADS[0]] == ids[ROADS[0]]
    assert now[GRAIN[0]] == ids[GRAIN[0]]
    assert now["高新技术企业再增百家"] == ids[TECH[0]]
    assert filled.search("565").total == 1
    assert filled.search("560").total == 0


def test_folders_are_walked_in_order(archive: Archive, write: Write) -> None:
    write(TECH, name="乙/二.txt")
    write(GRAIN, name="甲.txt")
    write(ROADS, name=".藏/x.txt")
    write(ROADS, name=".藏.txt")
    write(ROADS, name="图.png")
    folder = write(ROADS, name="乙/一.txt").parent.parent
    outcomes = archive.import_paths([folder, folder / "甲.txt"])
    names = [Path(outcome.path).name for outcome in outcomes]
    assert names == ["一.txt", "二.txt", "甲.txt"]
    assert {outcome.state for outcome in outcomes} == {"added"}


def test_what_cannot_be_read_is_refused_with_a_reason(archive: Archive, write: Write) -> None:
    good = write(GRAIN)
    folder = good.parent
    (folder / "空.txt").write_bytes(b"")
    (folder / "二进制.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "图.png").write_bytes(b"\x89PNG")
    (folder / "没有").mkdir()
    names = ("空.txt", "二进制.txt", "图.png", "没有", "不在.txt")
    outcomes = archive.import_paths([*(folder / name for name in names), good])
    assert [outcome.state for outcome in outcomes] == ["refused"] * 5 + ["added"]
    assert all(outcome.reason for outcome in outcomes[:5])
    assert archive.status().sources == 1


def test_encoding_can_be_overridden(archive: Archive, write: Write) -> None:
    path = write(GRAIN, encoding="gb18030")
    (first,) = archive.import_paths([path], encoding="big5")
    if first.state == "added":
        assert archive.search("粮食总产量").total == 0
    (second,) = archive.import_paths([path], encoding="gb18030")
    assert second.state in ("added", "replaced")
    assert archive.search("粮食总产量").total == 1
    (third,) = archive.import_paths([path], encoding="GB18030")
    assert third.state == "unchanged"
    assert archive.status().sources == 1


def test_progress_is_told_file_by_file(archive: Archive, write: Write) -> None:
    paths = [write(GRAIN, name="a.txt"), write(TECH, name="b.txt")]
    steps: list[tuple[int, int, str]] = []
    archive.import_paths(paths, Watch(lambda *step: steps.append(step)))
    assert steps[:3] == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_cancelling_keeps_what_was_done(archive: Archive, write: Write) -> None:
    paths = [write((f"标题之{n}", GRAIN[1] + str(n)), name=f"{n}.txt") for n in range(6)]
    watch = Watch(lambda done, total, what: watch.stop() if done == 2 else None)
    outcomes = archive.import_paths(paths, watch)
    assert [outcome.state for outcome in outcomes] == ["added"] * 3
    assert archive.status().sources == 3
    assert archive.status().to_index == 0
    assert archive.search("粮食总产量").total == 3


def test_listeners_hear_of_articles_once_they_can_be_found(archive: Archive, write: Write) -> None:
    heard: list[tuple[Change, int]] = []
    stop = archive.subscribe(lambda news: heard.append((news, archive.search("粮食").total)))
    archive.import_paths([write(GRAIN)])
    (change, found) = heard[-1]
    assert (change.what, change.ids, found) == ("articles", tuple(archive.article_ids()), 1)
    stop()
    archive.import_paths([write(TECH)])
    assert len(heard) == 1


def test_a_failing_listener_does_no_harm(archive: Archive, write: Write) -> None:
    heard: list[Change] = []
    archive.subscribe(lambda news: 1 / 0)  # type: ignore[arg-type, func-returns-value]
    archive.subscribe(heard.append)
    archive.import_paths([write(GRAIN)])
    assert heard


def test_threads_import_search_and_bookmark_together(archive: Archive, write: Write) -> None:
    pages = [
        [write((f"第{k}组第{n}篇", f"{GRAIN[1]}{k}{n}"), name=f"{k}-{n}.txt") for n in range(5)]
        for k in range(3)
    ]
    failures: list[BaseException] = []

    def work(paths: list[Path]) -> None:
        try:
            archive.import_paths(paths)
            for hit in archive.search("粮食总产量").hits:
                archive.add_bookmark(hit.article_id, hit.spans[0])
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(paths,)) for paths in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert archive.status().sources == 15
    assert archive.search("粮食总产量").total == 15


def test_long_titles_and_pinyin_order(archive: Archive, write: Write) -> None:
    names = ("张店", "“阿城", "聊城", "滨州")
    archive.import_paths([write(*((f"{name}经济运行平稳向好", GRAIN[1]) for name in names))])
    ordered = [
        row.title[:2] for row in archive.rows(archive.article_ids(sort="title", descending=False))
    ]
    assert ordered == ["“阿", "滨州", "聊城", "张店"]


@pytest.mark.parametrize("name", ["中 文'名\".txt", "a%20#?.txt", "-x.txt"])
def test_odd_file_names(archive: Archive, write: Write, name: str) -> None:
    (outcome,) = archive.import_paths([write(GRAIN, name=name)])
    assert outcome.state == "added"


def test_names_that_are_no_text(archive: Archive, write: Write) -> None:
    path = write(GRAIN)
    odd = Path(os.fsdecode(os.fsencode(path.parent) + b"/\xb1\xa8.txt"))
    try:
        path.rename(odd)
    except OSError:
        pytest.skip("this file system takes only names that are text")
    (outcome,) = archive.import_paths([odd])
    assert (outcome.state, Path(outcome.path).name) == ("added", "\ufffd\ufffd.txt")
    assert archive.import_paths([odd])[0].state == "unchanged"


def test_reread_by_the_same_rules_changes_nothing(filled: Archive) -> None:
    ids = filled.article_ids()
    before = [(filled.article(i), filled.figures(i)) for i in ids]
    assert filled.reread() == 0
    assert [(filled.article(i), filled.figures(i)) for i in ids] == before


def test_reread_by_other_rules_keeps_bookmarks(
    filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = filled.add_bookmark(*find(filled, "全市高新技术企业达到1024家"))
    with monkeypatch.context() as patch:
        patch.setattr(worker, "extract_figures", lambda article, home: [])
        assert filled.reread() == 1
        assert filled.status().figures == 0
    assert filled.reread() == 1
    assert filled.status().figures > 0
    assert filled.bookmarks() == [made]
