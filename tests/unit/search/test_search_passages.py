"""Patterns and words near each other: the same places that a naive reading of the rules finds."""

import itertools
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nodes import NEARS, PARAGRAPHS, PATTERNS, SENTENCES

from lcreader.records import Span
from lcreader.search.language import parse
from lcreader.search.passages import merged_places, passages, phrases_of, sentence_starts
from lcreader.search.results import search_spans
from lcreader.search.tree import Near, Or, Passage, Pattern, Together, Word
from lcreader.text import split_page
from lcreader.text.fold import fold_text
from lcreader.text.sentences import sentences


def node_of(query: str) -> Passage:
    node = parse(query).tree
    assert isinstance(node, Passage)
    return node


def found(query: str, text: str, paragraphs: tuple[int, ...] = (0,)) -> list[str]:
    folded = fold_text(text)
    return [folded[start:end] for start, end in passages(node_of(query), folded, paragraphs)]


@pytest.mark.parametrize(
    ("query", "text", "places"),
    [
        ("聊?市", "聊城市和聊市、聊城的市", ["聊城市"]),
        ("聊？市", "聊城市", ["聊城市"]),
        ("聊??市", "聊城市，聊城的市", ["聊城的市"]),
        ("高*技术企业", "高新技术企业、高技术企业", ["高新技术企业", "高技术企业"]),
        ("高*业", "高新技术企业和农业", ["高新技术企业"]),
        ("高*业", "高" + "一" * 20 + "业", ["高" + "一" * 20 + "业"]),
        ("高*业", "高" + "一" * 21 + "业", []),
        ("高*?业", "高业，高新业", ["高业,高新业"]),
        ("高*新*业", "高高新新业业", ["高高新新业"]),
        ("G?P", "ｇｄｐ 与 GDP", ["gdp", "gdp"]),
        ("3?万", "387万亩，38万", ["38万"]),
        ("高铁 NEAR/2 机场", "高铁和机场", ["高铁", "机场"]),
        ("高铁 NEAR/2 机场", "机场到高铁", ["机场", "高铁"]),
        ("高铁 NEAR/2 机场", "机场到了高速铁路，高铁", []),
        ("高铁 NEAR/0 机场", "高铁机场，高铁的机场", ["高铁", "机场"]),
        ("高铁 NEAR 机场", "高铁" + "一" * 10 + "机场", ["高铁", "机场"]),
        ("高铁 NEAR 机场", "高铁" + "一" * 11 + "机场", []),
        ("甲 NEAR/1 乙 NEAR/1 丙", "甲乙。。丙，甲乙丙", ["甲", "乙", "丙"]),
        ("(甲 OR 丁) NEAR/0 乙", "丁乙，甲。。乙", ["丁", "乙"]),
        ("甲?乙 NEAR/1 丙", "甲和乙丙", ["甲和乙", "丙"]),
        ("高新 NEAR/5 高新技术", "高新技术", []),
        ("高铁 同句 机场", "高铁通了。机场近，高铁快。", ["机场", "高铁"]),
        ("高铁 SAMESENT 机场", "高铁通了！机场近", []),
        ("甲 同句 乙 同句 丙", "甲乙。丙甲乙。", ["丙", "甲", "乙"]),
        ("甲 同句 乙", "甲“乙。”丙", ["甲", "乙"]),
        ("甲 同句 乙", "甲5.2%乙", ["甲", "乙"]),
        ("(甲 NEAR/1 乙) 同句 丙", "甲乙。丙", []),
        ("(甲 NEAR/1 乙) 同句 丙", "甲，乙丙", ["甲", "乙", "丙"]),
        ("甲 同句 (乙 OR 丙)", "甲丙。乙。", ["甲", "丙"]),
        ("(甲 乙) 同句 丙", "甲丙乙。甲丙。", ["甲", "丙", "乙"]),
    ],
)
def test_places(query: str, text: str, places: list[str]) -> None:
    assert found(query, text) == places


def test_paragraphs_part_sentences_and_paragraphs() -> None:
    assert found("甲 同句 乙", "甲乙", (0, 1)) == []
    assert found("甲 同段 乙", "甲。乙。", (0,)) == ["甲", "乙"]
    assert found("甲 同段 乙", "甲。乙。", (0, 2)) == []
    assert found("甲 同段 乙", "甲。乙。乙甲", (0, 2, 4)) == ["乙", "甲"]
    assert found("甲 同句 乙 同段 丙", "丙。甲乙。", (0,)) == ["丙", "甲", "乙"]
    assert found("甲 同句 乙 同段 丙", "丙。甲。乙。", (0,)) == []
    assert found("甲 NEAR/3 乙", "甲乙", (0, 1)) == ["甲", "乙"]


def test_no_place_reaches_over_a_line_break() -> None:
    for query in ("甲?乙", "甲*乙", "甲 NEAR/3 乙", "甲 同段 乙"):
        assert passages(node_of(query), "甲\n乙", [0]) == []
        assert passages(node_of(query), "\n甲，乙", [0])[0][0] == 1


def test_phrases_that_every_place_needs() -> None:
    assert phrases_of(node_of("高*技术?企业")) == ("高", "技术", "企业")
    assert phrases_of(node_of("甲 NEAR (乙 OR 丙) NEAR 甲?丁")) == ("甲", "丁")
    assert phrases_of(node_of("(甲 OR 乙) 同句 (丙 OR 丁)")) == ()
    assert phrases_of(node_of("甲 同句 乙 同段 (丙 丁)")) == ("甲", "乙", "丙", "丁")


def test_sentences_are_those_of_the_original_text(seeds: Path) -> None:
    """But for a paragraph whose quotation marks do not pair."""
    pages = (path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt")))
    texts = [p.span.of(a.text) for page in pages for a in split_page(page) for p in a.paragraphs]
    other = 0
    for text in texts:
        folded = fold_text(text)
        starts = [*sentence_starts(folded, 0, len(folded)), len(folded)]
        cut = [folded[start:end] for start, end in itertools.pairwise(starts)]
        other += cut != [fold_text(span.of(text)) for span in sentences(text)]
    assert len(texts) > 100
    assert other <= 1


def test_marks_are_set_in_texts_and_titles() -> None:
    spans = search_spans("高铁 同句 机场 -聊?市", "机场远。\n高 铁、机场。聊城市", "高铁与机场")
    assert spans.text == (Span(5, 8), Span(9, 11))
    assert spans.title == (Span(0, 2), Span(3, 5))
    assert search_spans("标题:(聊?市)", "聊城市", "聊城市") == ((), (Span(0, 3),))
    assert search_spans("甲 同段 乙", "甲\n乙") == ((), ())


# The rules, read naively.


def every(phrase: str, text: str) -> set[tuple[int, int]]:
    return {
        (at, at + len(phrase)) for at in range(len(text)) if text.startswith(phrase, at) and phrase
    }


def shape(pattern: Pattern) -> re.Pattern[str]:
    parts = [re.escape(pattern.pieces[0])]
    for piece, (least, most) in zip(pattern.pieces[1:], pattern.gaps, strict=True):
        parts.append(f"[^\n]{{{least},{most}}}?{re.escape(piece)}")
    return re.compile("".join(parts))


def naive(node: object, text: str, low: int, high: int, cuts: dict) -> set[tuple[int, int]]:
    if isinstance(node, Word):
        return {(s, e) for s, e in every(node.folded, text) if low <= s and e <= high}
    if isinstance(node, Pattern):
        matches = (shape(node).match(text, at) for at in range(len(text)))
        return {m.span() for m in matches if m and low <= m.start() and m.end() <= high}
    if isinstance(node, Or):
        return set().union(*(naive(part, text, low, high, cuts) for part in node.parts))
    if isinstance(node, Near):
        places = [naive(part, text, low, high, cuts) for part in node.parts]
        return {
            place
            for chain in itertools.product(*places)
            if all(
                0 <= max(b[0] - a[1], a[0] - b[1]) <= most
                for a, b, most in zip(chain, chain[1:], node.distances, strict=False)
            )
            for place in chain
        }
    assert isinstance(node, Together)
    kept: set[tuple[int, int]] = set()
    for start, end in itertools.pairwise(cuts[node.within]):
        if low <= start and end <= high:
            parts = [naive(part, text, start, end, cuts) for part in node.parts]
            if all(parts):
                kept |= set().union(*parts)
    return kept


TEXTS = st.text("甲乙丙。", max_size=24)


@settings(max_examples=600, deadline=None)
@given(NEARS | SENTENCES | PARAGRAPHS, TEXTS, st.lists(st.integers(0, 24), max_size=3))
def test_the_same_places_as_a_naive_reading(node: Passage, text: str, starts: list[int]) -> None:
    starts = [start for start in starts if start <= len(text)]
    paragraphs = sorted({0, *starts, len(text)})
    cuts = {
        "paragraph": paragraphs,
        "sentence": sorted({*paragraphs, *ends(text, paragraphs)}),
    }
    wanted = merged_places(naive(node, text, 0, len(text), cuts))
    assert passages(node, text, starts) == wanted
    assert not wanted or all(phrase in text for phrase in phrases_of(node))


def ends(text: str, paragraphs: list[int]) -> Iterator[int]:
    """Behind the last of full stops side by side, no paragraph's end between them."""
    for start, end in itertools.pairwise(paragraphs):
        for match in re.finditer("。+", text[start:end]):
            yield start + match.end()


@settings(max_examples=400, deadline=None)
@given(PATTERNS, st.text("甲乙丙\n", max_size=30))
def test_a_pattern_is_what_a_lazy_expression_finds(pattern: Pattern, text: str) -> None:
    assert passages(pattern, text, [0]) == [m.span() for m in shape(pattern).finditer(text)]


@pytest.mark.parametrize("query", ["甲*甲*甲*甲*甲*甲*乙", "甲 NEAR/1000 甲甲 NEAR/1000 乙甲"])
def test_time_grows_with_the_text_alone(query: str) -> None:
    node = node_of(query)
    text = "甲" * 60_000 + "丙乙"
    began = time.perf_counter()
    passages(node, text, [0])
    assert time.perf_counter() - began < 3
