"""Order, pages, filters and counts; any tree of AND, OR and NOT against a plain reading."""

import itertools
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import TextIndex

from lcreader.records import Filters, Matching, SortKey, Span
from lcreader.search import Document

ALL = Filters(kinds=())

ARTICLES = [
    Document(1, "粮食丰收", "粮食，粮食。", "记全市秋收", ("王培源",), "聊城日报", "2025-12-10"),
    Document(2, "棉花", "粮食和棉花都丰收了，说了很多别的话。", "", (), "大众日报", "2025-07"),
    Document(3, "图", "粮食", kind="caption", date="2024"),
    Document(4, "杂谈", "什么也没有说。", newspaper="聊城日报", date="2023-01-05"),
    Document(5, "又一篇", "粮食", date="二〇二五"),
]


@pytest.fixture
def index(build: Callable[..., TextIndex]) -> TextIndex:
    return build(ARTICLES, batch=2)


def ids(index: TextIndex, query: str, filters: Filters = ALL, **options: object) -> list[int]:
    result = index.search(query, filters=filters, **options)  # type: ignore[arg-type]
    return [hit.article_id for hit in result.hits]


def test_the_title_counts_more_than_the_body(build: Callable[..., TextIndex]) -> None:
    filler = [Document(n, "别的", "别的话") for n in range(10, 40)]
    index = build([Document(1, "别的", "粮食，粮食，粮食"), Document(2, "粮食", "别的"), *filler])
    assert ids(index, "粮食") == [2, 1]
    scores = [hit.score for hit in index.search("粮食").hits]
    assert scores[0] > scores[1] > 0


def test_more_places_and_shorter_texts_come_first(build: Callable[..., TextIndex]) -> None:
    texts = ["粮食" + "话" * 200, "粮食粮食" + "话" * 196, "粮食" + "话" * 20]
    filler = [Document(n, "别的", "别的话" * 30) for n in range(10, 40)]
    index = build([*(Document(n, "题", text) for n, text in enumerate(texts, 1)), *filler])
    assert ids(index, "粮食") == [3, 2, 1]


def test_a_rare_word_counts_more_than_a_common_one(build: Callable[..., TextIndex]) -> None:
    filler = [Document(n, "题", "常见的话" * 3) for n in range(10, 40)]
    index = build([Document(1, "题", "常见常见常见"), Document(2, "题", "罕见的话吧"), *filler])
    assert ids(index, "罕见 OR 常见", limit=1) == [2]


@pytest.mark.parametrize(
    ("sort", "descending", "order"),
    [
        ("date", None, [1, 2, 3, 5]),
        ("date", True, [1, 2, 3, 5]),
        ("date", False, [3, 2, 1, 5]),
        ("title", None, [3, 2, 5, 1]),
        ("title", True, [1, 5, 2, 3]),
    ],
)
def test_sorting(
    build: Callable[..., TextIndex], sort: SortKey, descending: bool | None, order: list[int]
) -> None:
    keys = {1: "liangshi", 2: "mianhua", 3: "a", 4: "x", 5: "jia"}
    keys[2], keys[5], keys[1] = "b", "c", "d"
    dates = {5: ""}
    index = build(
        Document(d.id, d.title, d.body, date=dates.get(d.id, d.date), title_key=keys[d.id])
        for d in ARTICLES
    )
    assert ids(index, "粮食", sort=sort, descending=descending) == order


def test_without_a_key_titles_sort_by_themselves(build: Callable[..., TextIndex]) -> None:
    index = build([Document(1, "b", "粮"), Document(2, "a", "粮")])
    assert ids(index, "粮", sort="title") == [2, 1]


def test_pages(index: TextIndex) -> None:
    whole = ids(index, "粮食", limit=None)
    assert len(whole) == 4
    pages = [ids(index, "粮食", limit=2, offset=offset) for offset in (0, 2, 4)]
    assert list(itertools.chain(*pages)) == whole
    assert pages[2] == []
    result = index.search("粮食", filters=ALL, limit=1)
    assert (result.total, result.places, len(result.hits)) == (4, 6, 1)
    assert index.search("粮食", filters=ALL, limit=0).total == 4


def test_a_hit_tells_all_places(index: TextIndex) -> None:
    (hit,) = (h for h in index.search("粮食 OR 秋收", filters=ALL).hits if h.article_id == 1)
    assert hit.spans == (Span(0, 2), Span(3, 5))
    assert hit.title_spans == (Span(0, 2),)
    assert hit.subtitle_spans == (Span(3, 5),)
    assert hit.count == 4
    assert hit.snippet == ("粮食，粮食。", (Span(0, 2), Span(3, 5)))


def test_overlapping_words_are_counted_once(build: Callable[..., TextIndex]) -> None:
    index = build([Document(1, "", "高新技术企业和企业")])
    result = index.search("高新技术 技术企业 企业")
    assert result.places == result.hits[0].count == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("标题:粮食", {1}),
        ("标题:秋收", {1}),
        ("标题:丰收了", set()),
        ("记者:培源", {1}),
        ("记者:培源王", set()),
        ("报纸:日报", {1, 2, 4}),
        ("报纸:聊城", {1, 4}),
        ("类型:图说", {3}),
        ("日期:2025", {1, 2}),
        ("日期:2025-07-20", {2}),
        ("日期:2024-05..2025-07-01", {2, 3}),
        ("日期:..2024", {3, 4}),
        ("日期:2025-08..", {1}),
        ("日期:无", {5}),
        ("-日期:无", {1, 2, 3, 4}),
        ("-粮食", {4}),
        ("粮食丰收记全市", set()),
        ("粮食 -标题:粮食 日期:2025", {2}),
    ],
)
def test_fields(index: TextIndex, query: str, found: set[int]) -> None:
    for sort in ("relevance", "date", "title"):
        assert set(ids(index, query, sort=sort)) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), {1, 2, 5}),
        (Filters(kinds=("caption",)), {3}),
        (ALL, {1, 2, 3, 5}),
        (Filters(kinds=(), newspapers=("聊城日报",)), {1}),
        (Filters(kinds=(), newspapers=("聊城",)), set()),
        (Filters(kinds=(), newspapers=("", "大众日报")), {2, 3, 5}),
        (Filters(kinds=(), years=("2025",)), {1, 2}),
        (Filters(kinds=(), years=("",)), {5}),
        (Filters(kinds=(), years=("", "2024")), {3, 5}),
        (Filters(newspapers=("聊城日报",), years=("2024",)), set()),
    ],
)
def test_filters(index: TextIndex, filters: Filters, found: set[int]) -> None:
    assert set(ids(index, "粮食", filters)) == found
    assert index.search("粮食", filters=filters).total == len(found)


def test_a_query_for_a_kind_lifts_the_filter_of_kinds(index: TextIndex) -> None:
    assert ids(index, "粮食", Filters()) != ids(index, "粮食 类型:图说", Filters()) == [3]
    assert set(ids(index, "粮食 -类型:图说", Filters())) == {1, 2, 5}


def test_without_places_the_beginning_is_shown(index: TextIndex) -> None:
    (hit,) = index.search("日期:2023", filters=ALL).hits
    assert (hit.count, hit.snippet) == (0, ("什么也没有说。", ()))


def test_the_answer_tells_what_was_not_understood(index: TextIndex) -> None:
    result = index.search("粮食 栏目:要闻")
    assert result.query == "粮食 栏目:要闻"
    assert [remark.code for remark in result.remarks] == ["no_field"]
    assert index.search("") == index.search("", sort="date")


LETTERS = "甲乙丙"
QUERIES = st.recursive(
    st.text(LETTERS, min_size=1, max_size=2),
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["and", "or"]), inner, inner),
        st.tuples(st.just("or"), inner, inner, inner),
    ),
    max_leaves=7,
)


def written(query: object) -> str:
    """A random tree as it is typed."""
    if isinstance(query, str):
        return query
    operator, *parts = query  # type: ignore[misc]
    if operator == "not":
        return f"-({written(parts[0])})"
    return "(" + {"and": " ", "or": " OR "}[operator].join(map(written, parts)) + ")"


def holds(query: object, text: str) -> bool:
    """The plain reading of a random tree."""
    if isinstance(query, str):
        return query in text
    operator, *parts = query  # type: ignore[misc]
    truths = [holds(part, text) for part in parts]
    return {"not": not truths[0], "and": all(truths), "or": any(truths)}[operator]


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> tuple[TextIndex, dict[int, str]]:
    """An index after many commits, with articles replaced and removed, and what it should hold."""
    rng = random.Random(5)
    index = TextIndex.open(tmp_path_factory.mktemp("shuffled"))
    truth: dict[int, str] = {}
    for _ in range(12):
        for key in rng.sample(range(1, 60), 9):
            truth[key] = "".join(rng.choices(LETTERS + "丁", k=rng.randint(0, 7)))
            index.add([Document(key, truth[key][:2], truth[key][2:])])
        for key in rng.sample(sorted(truth), 2):
            del truth[key]
            index.remove([key])
        assert index.commit()
    return index, {k: f"{text[:2]}\n{text[2:]}" for k, text in truth.items()}


@settings(max_examples=150, deadline=None)
@given(QUERIES, st.sampled_from(["relevance", "date", "title"]))
def test_any_tree(shuffled: tuple[TextIndex, dict[int, str]], query: object, sort: SortKey) -> None:
    index, truth = shuffled
    found = ids(index, written(query), sort=sort, limit=None)
    assert sorted(found) == sorted(k for k, text in truth.items() if holds(query, text))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_whatever_is_typed_is_answered(seed_index: TextIndex, query: str) -> None:
    result = seed_index.search(query, filters=ALL)
    assert result.total >= len(result.hits)


def test_signs_are_told_apart_among_few_articles_too(build: Callable[..., TextIndex]) -> None:
    many = [Document(n, "題", "面積很大") for n in range(10, 60)]
    index = build([Document(1, "题", "罕见的面积"), Document(2, "题", "罕见的面積"), *many])
    strict = Matching(script=False)
    assert list(index.find("罕见 面積", filters=ALL, matching=strict).ids) == [2]
    assert list(index.find("罕见 面积", filters=ALL, matching=strict).ids) == [1]
    assert sorted(index.find("罕见 面积", filters=ALL).ids) == [1, 2]


@pytest.mark.parametrize(
    ("query", "ids", "places"),
    [
        ("面积*大", [1], ["面积大"]),
        ("面积*大 -无", [1], ["面积大"]),
        ("大 同句 面积", [1], ["面积", "大"]),
        ("大 NEAR/4 面積", [2], ["面積", "大"]),
        ("面积 面積", [3], ["面积", "面積"]),
        ("面积 OR 面積", [1, 2, 3], []),
        ("标题:題1", [], []),
    ],
)
def test_signs_are_told_apart_in_patterns_and_near_each_other(
    build: Callable[..., TextIndex], query: str, ids: list[int], places: list[str]
) -> None:
    texts = {1: "这里面积大。", 2: "这里面積大。", 3: "面积，面積，无。"}
    index = build([Document(one, f"题{one}", text) for one, text in texts.items()])
    strict = Matching(script=False)
    answer = index.find(query, filters=ALL, matching=strict)
    assert sorted(answer.ids) == ids
    hits = index.describe(query, list(answer.ids), matching=strict)
    assert sum(hit.count for hit in hits) == answer.places
    if places:
        assert [span.of(texts[hits[0].article_id]) for span in hits[0].spans] == places


def test_signs_are_told_apart_in_bylines_and_newspapers(build: Callable[..., TextIndex]) -> None:
    index = build(
        [
            Document(1, "题", "甲", bylines=("张潔",), newspaper="聊城日报"),
            Document(2, "题", "甲", bylines=("张洁",), newspaper="聊城日報"),
        ]
    )
    strict = Matching(script=False)
    for query, found in [
        ("记者:张洁", [2]),
        ("记者:潔", [1]),
        ("报纸:聊*報", [2]),
        ("报纸:日报", [1]),
    ]:
        assert list(index.find(query, filters=ALL, matching=strict).ids) == found
        assert sorted(index.find(query, filters=ALL).ids) == [1, 2]
