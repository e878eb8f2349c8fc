"""Completion and "did you mean", on real archives: words counted, keyed, found and mistyped."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_pages import GRAIN, TECH, Write, find
from hypothesis import given, settings
from hypothesis import strategies as st

from lcreader.archive import Archive, Completion
from lcreader.archive.completing import reads
from lcreader.archive.mistyping import distance
from lcreader.archive.pinyin import homophones, syllables
from lcreader.archive.words import Words
from lcreader.records import Filters, Span
from lcreader.store import Connection

ALL = Filters(kinds=())


@pytest.fixture(scope="module")
def founding(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of the founding pages, with a bookmark."""
    with Archive.open(tmp_path_factory.mktemp("founding") / "archive") as archive:
        archive.import_paths([seeds])
        place = find(archive, "省级“晨星工厂”379家")
        archive.add_bookmark(*place, note="要核对", tags=["待核", "工业"])
        yield archive


def shown(found: list[Completion]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in found]


def counted(db: Connection) -> dict[tuple[int, str], int]:
    rows = db.execute("SELECT kind, text, articles FROM word WHERE articles > 0")
    return {(kind, text): articles for kind, text, articles in rows}


def from_scratch(db: Connection) -> dict[tuple[int, str], int]:
    """What the triggers must have counted."""
    rows = db.execute(
        """
        SELECT 1, indicator, count(DISTINCT article_id) FROM figure GROUP BY indicator
        UNION ALL SELECT 2, place, count(DISTINCT article_id) FROM figure GROUP BY place
        UNION ALL SELECT 3, value, count(DISTINCT article.id)
            FROM article, json_each(article.bylines) GROUP BY value
        UNION ALL SELECT 4, newspaper, count(*) FROM article GROUP BY newspaper
        UNION ALL SELECT 5, title, count(*) FROM article GROUP BY title
        UNION ALL SELECT 6, tag, count(*) FROM bookmark_tag GROUP BY tag"""
    )
    return {(kind, text): articles for kind, text, articles in rows if text}


def keys_are_those_of_the_words(archive: Archive) -> None:
    store = archive._store
    assert archive.words.waiting() == 0
    assert store.read(counted) == store.read(from_scratch)
    rows = store.read(lambda db: db.execute("SELECT DISTINCT word_id FROM word_key").fetchall())
    ids = store.read(lambda db: db.execute("SELECT id FROM word WHERE bare <> ''").fetchall())
    assert {row[0] for row in rows} == {row[0] for row in ids}
    weights = """SELECT count(*) FROM word_key JOIN word ON word.id = word_id
        WHERE word_key.weight <> word.weight"""
    assert store.read(lambda db: db.execute(weights).fetchone()[0]) == 0


# --- kept level with the articles ---


def test_words_are_counted_as_articles_come_change_and_go(archive: Archive, write: Write) -> None:
    rng = random.Random(5)
    for _ in range(12):
        pages = [(f"标题{rng.randrange(4)}", rng.choice((GRAIN, TECH))[1]) for _ in range(3)]
        archive.import_paths([write(*pages, name=f"{rng.randrange(3)}.txt")])
        keys_are_those_of_the_words(archive)
    store = archive._store
    store.write(lambda db: db.execute("UPDATE figure SET indicator = '改了', place = ''"))
    store.write(lambda db: db.execute('UPDATE article SET bylines = \'["李四","李四",""]\''))
    archive.words.catch_up()
    keys_are_those_of_the_words(archive)
    store.write(lambda db: db.execute("DELETE FROM source"))
    archive.words.catch_up()
    keys_are_those_of_the_words(archive)
    assert store.read(lambda db: db.execute("SELECT count(*) FROM word_key").fetchone()[0]) == 0


def test_a_correction_and_a_tag_are_seen_at_once(filled: Archive) -> None:
    article_id, span = find(filled, "1024家")
    figure = next(f for f in filled.figures(article_id) if f.text == "1024家")
    filled.correct_figure(figure.id, indicator="独角兽企业")
    assert ("indicator", "独角兽企业") in shown(filled.words.complete("djs"))
    bookmark = filled.add_bookmark(article_id, span, tags=["新标签"])
    assert ("tag", "新标签") in shown(filled.words.complete("标签:xin"))
    filled.remove_bookmark(bookmark.id)
    assert shown(filled.words.complete("标签:xin")) == []
    keys_are_those_of_the_words(filled)


def test_an_old_archive_learns_its_words(tmp_path: Path) -> None:
    data = Path(__file__).parents[2] / "data" / "archive-1.sqlite3"
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "archive.sqlite3").write_bytes(data.read_bytes())
    with Archive.open(tmp_path / "archive") as archive:
        archive.catch_up()
        keys_are_those_of_the_words(archive)


def test_work_is_done_a_batch_at_a_time(founding: Archive, tmp_path: Path) -> None:
    store = founding._store
    store.write(lambda db: db.execute("UPDATE word SET stale = 1"))
    waiting = founding.words.waiting()
    assert founding.words.catch_up(most=3) == waiting - 3
    assert founding.words.catch_up() == 0
    keys_are_those_of_the_words(founding)


# --- completing ---


@pytest.mark.parametrize(
    ("query", "kind", "text", "insert"),
    [
        ("gaoxin", "indicator", "高新技术企业", "指标:高新技术企业"),
        ("gxjs", "indicator", "高新技术企业", "指标:高新技术企业"),
        ("高xin", "indicator", "高新技术企业", "指标:高新技术企业"),
        ("高xjsh", "indicator", "高新技术企业", "指标:高新技术企业"),
        ("gao新", "indicator", "高新技术企业", "指标:高新技术企业"),
        ("高新", "indicator", "高新技术企业", "指标:高新技术企业"),
        ("ＧＡＯ", "indicator", "高新技术企业", "指标:高新技术企业"),
        ("lc", "place", "聊城市", "地区:聊城市"),
        ("liaoch", "place", "聊城市", "地区:聊城市"),
        ("聊城", "place", "聊城市", "地区:聊城市"),
        ("地区:lin", "place", "临清市", "临清市"),
        ("ljy", "byline", "林金彦", "记者:林金彦"),
        ("记者:ljy", "byline", "林金彦", "林金彦"),
        ("dazhong", "newspaper", "大众日报", "报纸:大众日报"),
        ("标签:d", "tag", "待核", "待核"),
        ("daihe", "tag", "待核", "标签:待核"),
        ("标", "field", "标题:", "标题:"),
        ("biaoti", "field", "标题:", "标题:"),
        ("tit", "field", "title:", "title:"),
        ("类型:图", "kind", "图片说明", "图片说明"),
        ("书签:", "bookmark", "有", "有"),
    ],
)
def test_completions(founding: Archive, query: str, kind: str, text: str, insert: str) -> None:
    found = founding.words.complete(query)
    assert (kind, text, insert) in [(one.kind, one.text, one.insert) for one in found]


def test_what_is_chosen_is_found(founding: Archive) -> None:
    """Each completion, put in its place, finds articles, as many as it says at least."""
    for stem in (
        "l",
        "s",
        "g",
        "z",
        "高",
        "聊",
        "quan",
        "标题:",
        "指标:",
        "地区:",
        "标签:",
        "记者:",
    ):
        for one in founding.words.complete(stem, limit=30):
            query = stem[: one.span.start] + one.insert + stem[one.span.end :]
            if one.articles is not None:
                result = founding.search(query, filters=ALL)
                assert result.remarks == (), query
                assert result.total >= one.articles, query


def test_only_what_a_field_holds_is_told(founding: Archive) -> None:
    assert {one.kind for one in founding.words.complete("指标:g")} == {"indicator"}
    assert {one.kind for one in founding.words.complete("标题:(gao OR 聊")} == {"title"}
    assert founding.words.complete("值:1") == []
    assert founding.words.complete("日期:20") == []


def test_the_usual_ones_come_first(founding: Archive) -> None:
    numbers = [one.articles or 0 for one in founding.words.complete("指标:")]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > 1
    assert shown(founding.words.complete("聊城市"))[0] == ("place", "聊城市")
    assert ("place", "聊城市") not in shown(founding.words.complete("地区:聊城市"))  # is there


def test_the_word_at_the_cursor_is_replaced(founding: Archive) -> None:
    query = "指标:gaoxin 聊城"
    one = next(c for c in founding.words.complete(query, 9) if c.text == "高新技术企业")
    assert query[: one.span.start] + one.insert + query[one.span.end :] == "指标:高新技术企业 聊城"


def test_two_indicators_are_of_two_figures(founding: Archive) -> None:
    query = "指标:高新技术企业 科技型"
    one = next(c for c in founding.words.complete(query) if c.text == "科技型中小企业")
    assert (one.insert, one.plain) == ("(指标:科技型中小企业)", "科技型中小企业")
    assert founding.search(query[: one.span.start] + one.insert, filters=ALL).total > 0


def test_earlier_queries(founding: Archive) -> None:
    history = ["聊城 高铁", "粮食", "聊城 高铁", "“聊城” 机场"]
    found = founding.words.complete("聊城", history=history)
    assert shown(found)[:2] == [("history", "聊城 高铁"), ("history", "“聊城” 机场")]
    assert found[0].span == Span(0, 2)
    assert shown(founding.words.complete("", history=history)) == [
        ("history", text) for text in dict.fromkeys(history)
    ]
    assert founding.words.complete("", history=()) == []


@settings(max_examples=150, deadline=None)
@given(st.text("聊城高新gxlc 标题指标:：“()OR|-*?1，", max_size=8), st.integers(0, 9))
def test_whatever_is_typed_is_answered(founding: Archive, query: str, cursor: int) -> None:
    for one in founding.words.complete(query, cursor, ["聊城"]):
        assert 0 <= one.span.start <= one.span.end <= len(query)
        assert one.insert


def test_a_word_longer_than_its_key(founding: Archive) -> None:
    title = next(c.text for c in founding.words.complete("标题:聊城市高质量"))
    assert len(title) > 20
    assert founding.words.complete(f"标题:{title[:20]}")[0].text == title
    assert founding.words.complete(f"标题:{title[:19]}好") == []


def test_mixed_letters() -> None:
    read = syllables("高新技术企业")
    for stem in ("高", "gao", "g", "高新js", "gxjsqy", "gaoxinjishuqiye", "高x技", "gaoxjshu", ""):
        assert reads(stem, "高新技术企业", read), stem
    for stem in ("新", "gaoo", "高y", "gxjsqyx"):
        assert not reads(stem, "高新技术企业", read), stem


# --- did you mean ---


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("聊诚", "聊城"),
        ("高心技术企业", "高新技术企业"),
        ("高新技企业", "高新技术企业"),
        ("高新新技术企业", "高新技术企业"),
        ("高技新术企业", "高新技术企业"),
        ("淘汰落后设倍", "淘汰落后设备"),
        ("晨星工长 聊诚", "晨星工厂 聊城"),
        ("晨星工长 聊城", "晨星工厂 聊城"),
        ("聊城 -日期:2024 晨兴工厂", "聊城 -日期:2024 晨星工厂"),
        ("标题:聊诚", "标题:聊城"),
        ("标题:(聊诚 OR 飞船)", "标题:(聊城 OR 飞船)"),
        ("“聊诚”", "聊城"),
        ("记者:林金颜", "记者:林金彦"),
        ("指标:高心技术企业", "指标:高新技术企业"),
        ("标签:代核", "标签:待核"),
        ("地区:聊诚", "地区:聊城"),
        ("liaocheng", "聊城市"),
        ("数字化车简", "数字化车间"),
        ("壮士断碗", "壮士断腕"),
    ],
)
def test_did_you_mean(founding: Archive, query: str, meant: str) -> None:
    count = count_of(founding)
    found = suggested(founding, query)
    assert meant in found
    assert all(count(other) == total > 0 for other, total in found.items())
    assert len(found) <= 5


def count_of(archive: Archive):
    return lambda query: archive.search(query, limit=0).total


def suggested(archive: Archive, query: str) -> dict[str, int]:
    from lcreader.archive.suggesting import suggest  # noqa: PLC0415

    found = suggest(archive._store, query, count_of(archive), seconds=60)
    return {one.query: one.total for one in found}


def test_the_best_comes_first(founding: Archive) -> None:
    assert next(iter(suggested(founding, "高心技术企业"))) == "高新技术企业"
    assert next(iter(suggested(founding, "聊诚"))) == "聊城"


def test_nothing_is_suggested_where_no_word_is_wrong(founding: Archive) -> None:
    assert suggested(founding, "聊城") == {}
    assert suggested(founding, "聊城 日期:1999") == {}
    assert suggested(founding, "") == {}
    assert suggested(founding, "-聊诚") == {}
    assert suggested(founding, "魑魅魍魉") == {}


def test_where_nothing_else_helps_a_place_is_left_open(founding: Archive) -> None:
    assert "壮士?腕" in suggested(founding, "壮士龘腕")


def test_it_stops_in_time(founding: Archive) -> None:
    asked: list[str] = []

    def slow(query: str) -> int:
        asked.append(query)
        return 0

    store = founding._store
    from lcreader.archive.suggesting import suggest  # noqa: PLC0415

    assert suggest(store, "高心技术企业", slow, seconds=0) == []
    assert len(asked) <= 1
    assert Words(store).suggest("聊诚", count_of(founding))


@given(st.text("甲乙丙", max_size=5), st.text("甲乙丙", max_size=5), st.integers(1, 2))
def test_distance_agrees_with_the_definition(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(slow_distance(one, other), most + 1)


def slow_distance(one: str, other: str) -> int:
    """Optimal string alignment, by its definition."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        slow_distance(one[1:], other[1:]) + (one[0] != other[0]),
        slow_distance(one[1:], other) + 1,
        slow_distance(one, other[1:]) + 1,
    )
    if len(one) > 1 and len(other) > 1 and one[:2] == other[1::-1]:
        best = min(best, slow_distance(one[2:], other[2:]) + 1)
    return best


def test_pinyin_knows_phrases() -> None:
    assert syllables("重庆银行增长") == ["chong", "qing", "yin", "hang", "zeng", "zhang"]
    assert syllables("5G女") == ["5", "G", "nv"]
    assert "城" in homophones("cheng")
