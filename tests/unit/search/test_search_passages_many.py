"""Patterns and words near each other in many texts at once: as in each of them alone."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nodes import HERE, NEARS, PARAGRAPHS, PATTERNS, SENTENCES, WORDS
from shelf import TextIndex

from lcreader.search import Document, schema
from lcreader.search.engine import laid, scan
from lcreader.search.language import parse
from lcreader.search.marks import Sought, count_places
from lcreader.search.passing import counts_in, folded_texts
from lcreader.search.tree import And, Passage, Together, Word

SIGNS = st.text('甲甲乙乙丙丙。。!.”“")…5 a\n𠀀', max_size=40)
ROWS = st.lists(st.tuples(SIGNS, SIGNS, SIGNS), min_size=1, max_size=12)


def word(text: str) -> Word:
    return Word(text, text, "", HERE)


SIGNED = st.sampled_from(['"', '乙"', '"乙', "。", "。乙", "!", '。"', "甲"]).map(word)
ALL_OF = st.lists(WORDS | NEARS, min_size=2, max_size=2).map(lambda p: And(tuple(p), HERE))
NESTED = st.lists(WORDS | ALL_OF | SIGNED, min_size=2, max_size=3).map(tuple)


def compare(texts: TextIndex, what: Sought) -> None:
    """Held against each text by itself."""
    with texts._snapshots.lease() as searcher:
        for leaf, _ in searcher.leaves():
            docs = np.arange(leaf.reader().doc_count_all(), dtype=np.int32)
            for field in (schema.TITLE, schema.BODY):
                each = folded_texts(leaf, field, docs)
                alone = [count_places(text, what, starts) for text, starts in each]
                assert counts_in(leaf, field, what, docs).tolist() == alone
                assert counts_in(leaf, field, what, docs[::3]).tolist() == alone[::3]


@pytest.mark.parametrize("worth", [0, 1, 1000])
@settings(max_examples=60, deadline=None)
@given(ROWS, st.lists(NEARS | SENTENCES | PARAGRAPHS | PATTERNS, min_size=1, max_size=4))
def test_random_texts(
    tmp_path_factory: pytest.TempPathFactory,
    worth: int,
    rows: list[tuple[str, str, str]],
    nodes: list[Passage],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "_WORTH_SCANNING", worth)
        patch.setattr(laid, "_TOGETHER", 2)
        index = made(tmp_path_factory.mktemp("many"), rows)
        for node in nodes:
            compare(index, Sought((), (node,)))
        compare(index, Sought(("甲", "乙乙", "甲乙"), tuple(nodes)))
        index.close()


@settings(max_examples=60, deadline=None)
@given(ROWS, NESTED, st.sampled_from(["sentence", "paragraph"]))
def test_words_and_signs_within_a_sentence_or_paragraph(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    parts: tuple[Passage, ...],
    within: str,
) -> None:
    index = made(tmp_path_factory.mktemp("many"), rows)
    compare(index, Sought((), (Together(within, parts, "", HERE),)))  # type: ignore[arg-type]
    index.close()


def test_signs_behind_a_full_stop_are_of_its_sentence(tmp_path: Path) -> None:
    index = made(tmp_path, [("", "", "甲。!乙"), ("", "", "甲。乙!")])
    node = Together("sentence", (word("甲"), word("!")), "", HERE)
    compare(index, Sought((), (node,)))
    index.close()


@pytest.mark.parametrize(
    "query",
    [
        "聊?市",
        "的*市",
        "高*技术*企业",
        "企业 NEAR/5 发展",
        "企业 同句 发展",
        "聊城 同句 全市 同句 高质量",
        "企业 同段 发展",
        "(工业 NEAR/8 增加值) 同句 增长",
        "(增长 OR 下降) 同句 (亿元 OR 万元) 同段 聊城",
    ],
)
def test_founding_pages(seed_index: TextIndex, query: str) -> None:
    node = parse(query).tree
    compare(seed_index, Sought((), (node,)))  # type: ignore[arg-type]


def made(folder: Path, rows: list[tuple[str, str, str]]) -> TextIndex:
    index = TextIndex.open(folder / "index")
    index.add(
        Document(number, title, body, subtitle=subtitle)
        for number, (title, subtitle, body) in enumerate(rows, 1)
    )
    assert index.commit()
    return index
