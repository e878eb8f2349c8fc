"""What goes into a table comes out of it; what the index must learn stands in the queue."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.records import Article, Bookmark, Figure, Filters, Segment, Source, Span, TextMap
from lcreader.store import Connection, Store, articles, bookmarks, figures, queue, rows, sources
from lcreader.store.bookmarks import Kept


@pytest.fixture
def ids(store: Store, source: Source, article: Article) -> tuple[int, int]:
    """A source with one article, indexed."""

    def work(db: Connection) -> tuple[int, int]:
        source_id = sources.add(db, source)
        return source_id, articles.add(db, source_id, 0, article, "yi1 ban3")

    made = store.write(work)
    settle(store)
    return made


def settle(store: Store) -> list[int]:
    """Clear the queue as an index would, and tell what was in it."""
    batch = store.read(queue.waiting, 99)
    store.write(queue.clear, batch)
    return sorted(batch.article_ids)


def test_source_comes_back(store: Store, source: Source, ids: tuple[int, int]) -> None:
    stored = replace(source, id=ids[0])
    assert store.read(sources.get, ids[0]) == stored
    assert store.read(sources.by_hash, source.sha256) == stored
    assert store.read(sources.by_path, source.path) == stored
    assert store.read(sources.get, 99) is None


def test_article_comes_back(store: Store, article: Article, ids: tuple[int, int]) -> None:
    assert store.read(articles.get, ids[1]) == replace(article, source_id=ids[0], id=ids[1])
    assert store.read(articles.get, 99) is None


def test_figure_comes_back_exactly(store: Store, figure: Figure, ids: tuple[int, int]) -> None:
    bare = replace(
        figure, value_max=None, indicator_span=None, period=None, base_period=None, span=Span(0, 1)
    )
    store.write(figures.put, ids[1], [figure, bare])
    first, second = store.read(figures.of_article, ids[1])
    assert replace(first, id=0, article_id=0) == bare
    assert replace(second, id=0, article_id=0) == figure
    assert str(second.value) == "5.20"


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_decimal_loses_a_digit(value: Decimal) -> None:
    assert Decimal(str(value)) == value
    assert isinstance(rows.sort_key(value), float)


@given(st.lists(st.tuples(*[st.integers(0, 10**9)] * 3)))
def test_text_maps_come_back(numbers: list[tuple[int, int, int]]) -> None:
    text_map = TextMap(tuple(Segment(*three) for three in numbers))
    assert rows.unpack_map(rows.pack_map(text_map)) == text_map


def test_same_figures_keep_their_ids(store: Store, figure: Figure, ids: tuple[int, int]) -> None:
    store.write(figures.put, ids[1], [figure])
    before = store.read(figures.of_article, ids[1])
    store.write(figures.put, ids[1], [figure])
    assert store.read(figures.of_article, ids[1]) == before
    store.write(figures.put, ids[1], [replace(figure, place="")])
    assert store.read(figures.of_article, ids[1])[0].id != before[0].id
    assert store.read(figures.count) == 1


# --- the queue of the index ---


def test_every_change_of_an_article_is_queued(
    store: Store, article: Article, ids: tuple[int, int]
) -> None:
    source_id, article_id = ids
    assert store.read(queue.count) == 0
    store.write(articles.replace, article_id, 0, replace(article, title="改"), "gai3")
    assert settle(store) == [article_id]
    second = store.write(articles.add, source_id, 1, article, "")
    assert settle(store) == [second]
    store.write(articles.remove, [second])
    assert settle(store) == [second]
    store.write(lambda db: db.execute("DELETE FROM source"))
    assert settle(store) == [article_id]


def test_what_the_index_does_not_show_is_not_queued(store: Store, ids: tuple[int, int]) -> None:
    store.write(lambda db: db.execute("UPDATE article SET position = 7, text_map = '[]'"))
    assert store.read(queue.count) == 0


def test_a_change_during_indexing_stays(
    store: Store, article: Article, ids: tuple[int, int]
) -> None:
    store.write(articles.replace, ids[1], 0, article, "")
    batch = store.read(queue.waiting, 9)
    store.write(articles.replace, ids[1], 0, article, "again")
    store.write(queue.clear, batch)
    assert store.read(queue.waiting, 9).article_ids == [ids[1]]


def test_an_id_is_never_given_twice(store: Store, article: Article, ids: tuple[int, int]) -> None:
    store.write(articles.remove, [ids[1]])
    assert store.write(articles.add, ids[0], 0, article, "") > ids[1]


# --- lists ---


@pytest.fixture
def three(store: Store, source: Source, article: Article) -> list[int]:
    """Articles of unlike date, title and kind."""

    def work(db: Connection) -> list[int]:
        source_id = sources.add(db, source)
        kinds = (
            replace(article, title="乙", date="2024-05", published="", newspaper="大众日报"),
            replace(article, title="", date="", published="", newspaper="", kind="caption"),
            replace(article, title="甲", date="", published="2025-01-02"),
        )
        keys = ("yi3", "", "jia3")
        return [articles.add(db, source_id, n, a, keys[n]) for n, a in enumerate(kinds)]

    return store.write(work)


def test_order_by_date_and_title_unknown_last(store: Store, three: list[int]) -> None:
    first, caption, last = three
    every = Filters(kinds=())

    def order(sort: str, descending: bool) -> list[int]:
        return store.read(articles.ids, every, sort, descending)

    assert order("date", True) == [last, first, caption]
    assert order("date", False) == [first, last, caption]
    assert order("title", False) == [last, first, caption]
    assert order("title", True) == [first, last, caption]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), [0, 2]),
        (Filters(kinds=("caption",)), [1]),
        (Filters(kinds=(), newspapers=("",)), [1]),
        (Filters(newspapers=("大众日报", "无")), [0]),
        (Filters(years=("2025",)), [2]),
        (Filters(kinds=(), years=("",)), [1]),
        (Filters(years=("2024",), newspapers=("聊城日报",)), []),
    ],
)
def test_filters(store: Store, three: list[int], filters: Filters, found: list[int]) -> None:
    assert store.read(articles.ids, filters, "date", False) == [three[n] for n in found]


def test_rows_in_the_order_asked_for(store: Store, three: list[int], figure: Figure) -> None:
    store.write(figures.put, three[2], [figure])
    listed = store.read(articles.rows, [three[2], 99, three[0]])
    assert [row.id for row in listed] == [three[2], three[0]]
    assert (listed[0].date, listed[0].figure_count, listed[0].bylines) == (
        "2025-01-02",
        1,
        ("张三", "李四"),
    )
    assert listed[1].opening.startswith("全市粮食")


# --- bookmarks ---


def bookmark(article_id: int, **more: object) -> Bookmark:
    fields = {"quote": "粮食", "created": "2026-01-01", "tags": ("乙", "甲"), "note": "注"}
    return Bookmark(article_id, Span(2, 4), **{**fields, **more})


def test_bookmark_comes_back(store: Store, ids: tuple[int, int], article: Article) -> None:
    made = bookmark(ids[1], prefix="全市", suffix="总", state="changed", found="粮 食")
    new_id = store.write(bookmarks.add, Kept(made, ids[0], 2))
    shown = replace(made, id=new_id, article_title=article.title, newspaper="聊城日报")
    assert store.read(bookmarks.get, new_id) == Kept(replace(shown, date="2025-12"), ids[0], 2)
    assert store.read(bookmarks.tags) == ["乙", "甲"]


def test_bookmark_outlives_article_and_source(store: Store, ids: tuple[int, int]) -> None:
    made = bookmark(ids[1], article_title="旧题", date="2025")
    new_id = store.write(bookmarks.add, Kept(made, ids[0], 2))
    store.write(lambda db: db.execute("DELETE FROM source"))
    kept = store.read(bookmarks.get, new_id)
    assert kept is not None
    assert (kept.bookmark.article_id, kept.source_id) == (None, None)
    assert (kept.bookmark.article_title, kept.bookmark.date) == ("旧题", "2025")


def test_bookmark_returns_under_its_id(store: Store, ids: tuple[int, int]) -> None:
    new_id = store.write(bookmarks.add, Kept(bookmark(ids[1]), ids[0], 2))
    kept = store.read(bookmarks.get, new_id)
    assert kept is not None
    store.write(bookmarks.remove, new_id)
    assert store.read(bookmarks.tags) == []
    assert store.write(bookmarks.add, kept) == new_id
    assert store.read(bookmarks.get, new_id) == kept


def test_bookmarks_by_date_and_by_article(store: Store, ids: tuple[int, int]) -> None:
    early = bookmark(ids[1], created="2026-01-01")
    late = replace(early, created="2026-02-01", span=Span(8, 9))
    made = [store.write(bookmarks.add, Kept(one, ids[0], 0)) for one in (early, late)]
    assert [b.id for b in store.read(bookmarks.all_of)] == made[::-1]
    assert [b.id for b in store.read(bookmarks.all_of, ids[1], "article")] == made
    assert store.read(bookmarks.all_of, 99) == []
