"""Pages, regions, bookmarks and tags, patterns and words near each other, found in an archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_pages import find

from lcreader.archive import Archive
from lcreader.records import Filters, Span
from lcreader.search.language import parse
from lcreader.search.marks import paragraph_starts
from lcreader.search.passages import passages
from lcreader.search.tree import Passage
from lcreader.text.fold import fold, fold_text

ALL = Filters(kinds=())


@pytest.fixture(scope="module")
def founding(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of the founding pages with three bookmarks."""
    with Archive.open(tmp_path_factory.mktemp("founding") / "archive") as archive:
        archive.import_paths([seeds])
        first = archive.add_bookmark(*find(archive, "省级“晨星工厂”379家"), note="数字要核對")
        archive.change_bookmark(first.id, tags=["待核"])
        article_id, span = find(archive, "累计淘汰落后设备2411台")
        archive.add_bookmark(article_id, span, tags=["待核", "工业"])
        other = next(i for i in archive.article_ids(ALL) if i != article_id)
        archive.add_bookmark(other, Span(0, 4), note="另一篇")
        yield archive


def found(archive: Archive, query: str) -> dict[int, tuple[Span, ...]]:
    result = archive.search(query, filters=ALL, limit=None)
    assert result.remarks == ()
    assert result.places == sum(hit.count for hit in result.hits)
    return {hit.article_id: hit.spans for hit in result.hits}


def texts(archive: Archive, query: str) -> list[str]:
    spans = found(archive, query)
    return sorted(span.of(archive.article(i).text) for i in spans for span in spans[i])


def test_bookmarks_are_found_and_marked(founding: Archive) -> None:
    assert texts(founding, "书签:晨星") == ["省级“晨星工厂”379家"]
    assert texts(founding, "书签:核对") == ["省级“晨星工厂”379家"]
    assert len(texts(founding, "书签:有")) == 3
    assert found(founding, "书签:*") == found(founding, "书签:有")
    assert len(found(founding, "-书签:有")) == len(founding.article_ids(ALL)) - 2
    assert found(founding, "书签:没有这个词") == {}
    [only] = texts(founding, "书签:另一篇")
    assert len(only) == 4


def test_tags_are_found_whole(founding: Archive) -> None:
    assert len(texts(founding, "标签:待核")) == 2
    assert texts(founding, "标签:工业") == ["累计淘汰落后设备2411台"]
    assert found(founding, "标签:待") == {}
    assert len(texts(founding, "标签:*")) == 2
    assert len(texts(founding, "标签:待核 -书签:另一篇")) == 2
    assert len(texts(founding, "标签:工业 OR 书签:另一篇")) == 2
    marks = texts(founding, "标签:工业 值:2411")
    assert marks == ["累计淘汰落后设备2411台（套）"]  # what overlaps is one place


def test_pages(founding: Archive) -> None:
    store = founding._store
    ids = founding.article_ids(ALL)
    with_page = dict(zip(ids, ["1", "01", "A05", "头版", "12", ""], strict=False))

    def set_pages(db) -> None:
        db.execute("UPDATE article SET page = ''")
        for article_id, page in with_page.items():
            db.execute("UPDATE article SET page = ? WHERE id = ?", (page, article_id))

    before = {i: founding.article(i).page for i in ids}
    store.write(set_pages)
    founding.catch_up()
    try:
        assert set(found(founding, "版面:1")) == set(ids[:2]) | {ids[3]}
        assert set(found(founding, "版面:第一版")) == set(found(founding, "版面:头版"))
        assert set(found(founding, "page:a5")) == {ids[2]}
        assert set(found(founding, "版面:12 -版面:1")) == {ids[4]}
        assert found(founding, "版面:7") == {}
        assert all(spans == () for spans in found(founding, "版面:1").values())
    finally:
        store.write(
            lambda db: [
                db.execute("UPDATE article SET page=? WHERE id=?", (before[i], i)) for i in ids
            ]
        )
        founding.catch_up()


def test_regions_are_those_of_figures(founding: Archive) -> None:
    told = {i: {figure.place for figure in founding.figures(i)} for i in founding.article_ids(ALL)}
    for region in ("聊城", "临清", "阳谷县"):
        wanted = {i for i, places in told.items() if any(region in place for place in places)}
        assert wanted
        assert set(found(founding, f"地区:{region}")) == wanted
    assert set(found(founding, "地区:*")) == {i for i, places in told.items() if places - {""}}


@pytest.mark.parametrize(
    "query",
    [
        "高?技术企业",
        "高*企业",
        "聊?市",
        "企业 NEAR/5 技术",
        "企业 NEAR/0 技术",
        "(企业 OR 工厂) NEAR/8 (数字 OR 智能)",
        "企业 同句 技术",
        "企业 同段 技术 同段 项目",
        "增长 同句 (高*业 OR 工业) 同段 聊城",
        "标题:聊*完成",
        "标题:(聊城 NEAR/20 发布会)",
    ],
)
def test_the_same_articles_and_places_as_a_scan(founding: Archive, query: str) -> None:
    node = parse(query).tree
    assert isinstance(node, Passage)
    wanted: dict[int, int] = {}
    for article_id in founding.article_ids(ALL):
        article = founding.article(article_id)
        folded = fold(article.text)
        body = passages(node, folded.text, paragraph_starts(article.text, folded))
        titles = [passages(node, fold_text(t), [0]) for t in (article.title, article.subtitle)]
        count = sum(map(len, titles)) + (0 if node.field else len(body))
        if count:
            wanted[article_id] = count
    result = founding.search(query, filters=ALL, limit=None)
    assert {hit.article_id: hit.count for hit in result.hits} == wanted
    assert wanted
    assert result.places == sum(wanted.values())
    without = founding.search(f"-({query})", filters=ALL, limit=None)
    assert without.total == len(founding.article_ids(ALL)) - len(wanted)


def test_paragraphs_are_those_of_the_article(founding: Archive) -> None:
    for article_id in founding.article_ids(ALL):
        article = founding.article(article_id)
        folded = fold(article.text)
        starts = paragraph_starts(article.text, folded)
        wanted = [len(fold_text(article.text[: p.span.start])) for p in article.paragraphs]
        assert set(starts) == {0, *wanted}
