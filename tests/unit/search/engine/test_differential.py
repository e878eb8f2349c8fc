"""Every kind of query on segments of arrays against Whoosh's own codec and a plain scan.

Three indexes are given the same articles, updates, deletions and merges: ours as it is written,
ours written by Whoosh's writer, and Whoosh's. The schema has our fields and Whoosh's side by side.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import fields, query
from whoosh.analysis import RegexTokenizer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.qparser import QueryParser
from whoosh.searching import Searcher
from whoosh.writing import SegmentWriter

from lcreader.search.engine.codec import ArrayCodec
from lcreader.search.engine.combining import AllOf, Except, OneOf
from lcreader.search.engine.fields import Number, Value, Values
from lcreader.search.engine.merging import Merge
from lcreader.search.engine.queries import Everything, among
from lcreader.search.engine.searcher import ArraySearcher
from lcreader.search.engine.storage import Folder
from lcreader.search.engine.substring import Substring
from lcreader.search.engine.writer import BulkWriter
from lcreader.search.schema import FoldedText

LETTERS = "聊城市高新ab\n𠀀"
TEXT = st.text(st.sampled_from(LETTERS), max_size=14)
KINDS = ("文章", "图片", "")
NAMES = ("王", "李明", "张")


@dataclass(frozen=True)
class Row:
    """An article."""

    id: int
    body: str
    kind: str = ""
    names: tuple[str, ...] = ()

    def stored(self) -> dict[str, Any]:
        own = {"id": self.id, "body": self.body, "kind": self.kind, "names": self.names}
        words = " ".join(self.body.replace("\n", " ").replace("𠀀", "ab"))
        return {**own, "words": words, "day": self.id % 5, "key": f"k{self.id % 3}"}


ROWS = st.builds(
    Row,
    st.integers(1, 9),
    TEXT,
    st.sampled_from(KINDS),
    st.sets(st.sampled_from(NAMES)).map(lambda names: tuple(sorted(names))),
)
# A commit: articles to put in (in place of those with their ids), ids to delete, whether to merge.
COMMITS = st.lists(
    st.tuples(st.lists(ROWS, max_size=5), st.sets(st.integers(1, 9), max_size=2), st.booleans()),
    min_size=1,
    max_size=5,
)


def schema() -> fields.Schema:
    return fields.Schema(
        id=Number(unique=True),
        body=FoldedText(),
        kind=Value(),
        names=Values(),
        words=fields.TEXT(analyzer=RegexTokenizer(r"\S"), stored=True),
        day=fields.NUMERIC(sortable=True),
        key=fields.ID(stored=True),
    )


@dataclass
class Twin:
    """One of the indexes."""

    folder: Path
    writer: Callable[[FileIndex], SegmentWriter]
    searcher: type[Searcher]
    index: FileIndex = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.index = FileIndex.create(Folder(self.folder), schema())

    def commit(self, rows: list[Row], gone: set[int], merging: bool) -> None:
        writer = self.writer(self.index)
        for key in sorted({row.id for row in rows} | gone):
            writer.delete_by_term("id", key)
        for row in rows:
            writer.add_document(**row.stored())
        writer.commit(optimize=merging, merge=False)

    def found(self, asked: query.Query) -> list[int]:
        with self.searcher(self.index.reader(), fromindex=self.index) as searcher:
            if not searcher.doc_count_all():
                return []
            ids = searcher.reader().column_reader("id", translate=False)
            docs = [hit.docnum for hit in searcher.search(asked, limit=None)]
            assert len(docs) == len(set(docs))
            limited = searcher.search(asked, limit=1000)  # by Whoosh's other collector
            assert sorted(hit.docnum for hit in limited) == sorted(docs)
            return sorted(ids[doc] for doc in docs)


def stock_arrays(index: FileIndex) -> SegmentWriter:
    return SegmentWriter(index, codec=ArrayCodec())


def stock(index: FileIndex) -> SegmentWriter:
    return SegmentWriter(index, codec=W3Codec())


def latest(commits: list[tuple[list[Row], set[int], bool]]) -> list[Row]:
    """What is there after all commits; an article put in twice in a commit is there twice."""
    truth: list[Row] = []
    for rows, gone, _ in commits:
        away = {row.id for row in rows} | gone
        truth = [row for row in truth if row.id not in away] + rows
    return truth


def whoosh_queries() -> list[query.Query]:
    """Each of Whoosh's kinds of query, on its fields and on ours.

    `Not` by itself is left out: Whoosh's matcher lets articles through that are deleted.
    """
    term = query.Term
    city, high = term("body", "城"), term("body", "高新")
    return [
        city,
        term("kind", "图片"),
        term("kind", ""),
        term("names", "李明"),
        term("id", 3),
        query.And([city, term("body", "a")]),
        query.Or([high, term("kind", "文章")]),
        query.Or([]),
        query.AndNot(city, high),
        query.AndMaybe(city, high),
        query.Require(city, term("kind", "文章")),
        query.Otherwise(term("body", "龘"), city),
        query.DisjunctionMax([city, high]),
        query.ConstantScoreQuery(city, 2.0),
        query.Every(),
        query.Every("words"),
        query.NullQuery,
        query.Prefix("body", "聊"),
        query.Wildcard("body", "?城"),
        query.Regex("body", "[聊高]."),
        query.FuzzyTerm("names", "李", maxdist=1),
        query.TermRange("body", "城", "新"),
        query.TermRange("kind", "图片", None),
        query.Phrase("words", ["聊", "城"]),
        query.Term("words", "城"),
        query.Prefix("words", "a"),
        query.NumericRange("day", 1, 3),
        query.Term("key", "k1"),
        query.Variations("words", "a"),
        query.And([query.Or([city, high]), query.Not(term("names", "王")), query.Every()]),
        query.AndNot(query.Every(), query.And([term("words", "a"), term("body", "b")])),
    ]


Check = Callable[[Row], bool]


def our_queries() -> Iterator[tuple[query.Query, Check]]:
    """Our nodes, alone, in each other and among Whoosh's, with what a scan says."""

    def sub(phrase: str, boost: float = 1.0) -> Substring:
        return Substring("body", phrase, boost)

    for phrase in ("城", "聊城", "聊聊", "聊城市", "城高新a", "aba", "𠀀", "a𠀀", "聊城聊城"):
        yield sub(phrase), lambda row, phrase=phrase: phrase in row.body
        yield sub(phrase, 0.0), lambda row, phrase=phrase: phrase in row.body
    yield Everything(), lambda row: True
    yield among("kind", ("文章", "")), lambda row: row.kind in ("文章", "")
    yield among("names", ("王", "")), lambda row: "王" in row.names or not row.names
    both = AllOf([sub("聊城"), sub("a")])
    yield both, lambda row: "聊城" in row.body and "a" in row.body
    either = OneOf([sub("聊城市"), among("kind", ("图片",))])
    yield either, lambda row: "聊城市" in row.body or row.kind == "图片"
    without = Except(Everything(), OneOf([sub("城"), sub("b")]))
    yield without, lambda row: "城" not in row.body and "b" not in row.body
    yield (
        Except(sub("聊"), both),
        lambda r: "聊" in r.body and not ("聊城" in r.body and "a" in r.body),
    )
    mixed = query.And([sub("聊城"), query.Not(query.Term("kind", "文章"))])
    yield mixed, lambda row: "聊城" in row.body and row.kind != "文章"
    under = AllOf([query.Term("words", "城"), sub("聊")])
    yield under, lambda row: "城" in row.body and "聊" in row.body
    away = Except(sub("a"), query.Term("kind", "文章"))
    yield away, lambda row: "a" in row.body and row.kind != "文章"
    some = OneOf([query.Term("kind", "图片"), sub("聊")])
    yield some, lambda row: row.kind == "图片" or "聊" in row.body
    maybe = query.AndMaybe(sub("聊"), sub("城"))
    yield maybe, lambda row: "聊" in row.body
    parsed = QueryParser("body", schema()).parse("聊城 NOT kind:文章")
    yield parsed, lambda row: "聊城" in row.body and row.kind != "文章"


SLOW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(commits=COMMITS)
def test_every_query(
    tmp_path_factory: pytest.TempPathFactory,
    commits: list[tuple[list[Row], set[int], bool]],
) -> None:
    folder = tmp_path_factory.mktemp("twins")
    ours = Twin(folder / "ours", BulkWriter, ArraySearcher)
    written = Twin(folder / "written", stock_arrays, ArraySearcher)
    theirs = Twin(folder / "theirs", stock, Searcher)
    for rows, gone, merging in commits:
        for twin in (ours, written, theirs):
            twin.commit(rows, gone, merging)
    truth = latest(commits)
    for asked in whoosh_queries():
        expected = theirs.found(asked)
        assert ours.found(asked) == expected, asked
        assert written.found(asked) == expected, asked
    for asked, holds in our_queries():
        expected = sorted(row.id for row in truth if holds(row))
        assert ours.found(asked) == expected, asked
        if written.index.doc_count():
            assert written.found(asked) == expected, asked


@SLOW
@given(commits=COMMITS, later=st.sets(st.integers(1, 9), max_size=4))
def test_a_merge_beside(
    tmp_path_factory: pytest.TempPathFactory,
    commits: list[tuple[list[Row], set[int], bool]],
    later: set[int],
) -> None:
    """What is deleted and added while a merge is at work is so afterwards too."""
    ours = Twin(tmp_path_factory.mktemp("merge") / "ours", BulkWriter, ArraySearcher)
    for rows, gone, _ in commits:
        ours.commit(rows, gone, False)
    put_in_place = Merge(ours.index, ours.index._segments()).run()
    ours.commit([Row(20, "聊城市后来")], later, False)
    assert put_in_place()
    truth = latest([*commits, ([Row(20, "聊城市后来")], later, False)])
    assert len(ours.index._segments()) <= 2
    for asked, holds in our_queries():
        assert ours.found(asked) == sorted(row.id for row in truth if holds(row)), asked


def test_scores_are_those_of_any_segments(tmp_path: Path) -> None:
    rows = [Row(n, "聊城" * (n % 4) + "高新" * (n % 3) + "市" * n) for n in range(1, 40)]
    whole = Twin(tmp_path / "whole", BulkWriter, ArraySearcher)
    parts = Twin(tmp_path / "parts", BulkWriter, ArraySearcher)
    whole.commit(rows, set(), False)
    for start in range(0, len(rows), 7):
        parts.commit(rows[start : start + 7], set(), False)
    asked = OneOf([Substring("body", "聊城", 1.0), Substring("body", "高新", 1.0)])

    def scores(twin: Twin) -> dict[int, float]:
        with ArraySearcher(twin.index.reader(), fromindex=twin.index) as searcher:
            ids = searcher.reader().column_reader("id", translate=False)
            return {ids[hit.docnum]: hit.score for hit in searcher.search(asked, limit=None)}

    assert scores(whole) == pytest.approx(scores(parts))
    assert len(set(scores(whole).values())) > 5


def test_the_best_twenty_skip_what_cannot_be_among_them(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    twin = Twin(tmp_path / "many", BulkWriter, ArraySearcher)
    heavy = set(rng.integers(0, 5000, 25).tolist())
    rows = [
        Row(n, "聊城" * (9 if n in heavy else 1) + "市" * int(rng.integers(1, 9)))
        for n in range(5000)
    ]
    twin.commit(rows, set(), False)
    with ArraySearcher(twin.index.reader(), fromindex=twin.index) as searcher:
        asked = Substring("body", "聊城", 1.0)
        best = searcher.search(asked, limit=20)
        everything = searcher.search(asked, limit=None)
        assert [hit.score for hit in best] == [hit.score for hit in everything][:20]
        matcher = asked.matcher(searcher.leaves()[0][0], searcher.context())
        assert matcher.supports_block_quality()
        limit = best[19].score
        seen = 0
        while matcher.is_active():
            if matcher.block_quality() <= limit:
                assert matcher.skip_to_quality(limit) > 0
                continue
            seen += 1
            assert matcher.score() <= matcher.block_quality() <= matcher.max_quality()
            matcher.next()
        assert seen < 128 * 25 < 5000


def test_whoosh_filters_masks_sorts_and_groups_on_it(tmp_path: Path) -> None:
    rows = [Row(n, "聊城" * (n % 3) + "高新", KINDS[n % 3], NAMES[: n % 3]) for n in range(1, 20)]
    ours = Twin(tmp_path / "ours", BulkWriter, ArraySearcher)
    theirs = Twin(tmp_path / "theirs", stock, Searcher)
    for twin in (ours, theirs):
        twin.commit(rows[:11], set(), False)
        twin.commit(rows[11:], {4}, False)

    def answers(twin: Twin) -> list[Any]:
        told: list[Any] = []
        with twin.searcher(twin.index.reader(), fromindex=twin.index) as searcher:
            ids = searcher.reader().column_reader("id", translate=False)
            asked = query.Term("body", "高新")
            kind = query.Term("kind", "图片")
            for options in (
                {"filter": kind},
                {"mask": kind},
                {"sortedby": "id", "reverse": True},
                {"sortedby": ["kind", "id"]},
                {"sortedby": "day"},
            ):
                found = searcher.search(asked, limit=None, **options)
                told.append([ids[hit.docnum] for hit in found])
            grouped = searcher.search(asked, limit=None, groupedby="kind").groups("kind")
            told.append(
                {value: sorted(ids[doc] for doc in docs) for value, docs in grouped.items()}
            )
        return told

    assert answers(ours) == answers(theirs)
    assert answers(ours)[2] == [n for n in range(19, 0, -1) if n != 4]
