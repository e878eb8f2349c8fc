"""Places in a text, and the snippet around the best of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.records import Span
from lcreader.search.marks import Sought, count_places, find_places, may_overlap
from lcreader.search.results import search_spans
from lcreader.search.snippets import make_snippet
from lcreader.text.fold import fold, fold_text


def places(text: str, *phrases: str) -> list[str]:
    return [
        span.of(text) for span in find_places(fold(text), Sought(tuple(map(fold_text, phrases))))
    ]


def test_places_are_those_of_the_original() -> None:
    assert places("增长５．２％，增\n长 5.2%。", "增长5.2%") == ["增长５．２％", "增\n长 5.2%"]


def test_what_overlaps_is_one_place_and_what_touches_is_two() -> None:
    assert places("高新技术企业", "高新技术", "技术企业") == ["高新技术企业"]
    assert places("高新技术企业", "高新", "技术") == ["高新", "技术"]
    assert places("哈哈哈", "哈哈") == ["哈哈"]


@pytest.mark.parametrize(
    ("phrases", "overlap"),
    [
        (["高新", "技术"], False),
        (["高新技术", "技术企业"], True),
        (["技术企业", "高新技术"], True),
        (["高新技术", "新"], True),
        (["高", "新"], False),
        (["甲"], False),
        ([], False),
    ],
)
def test_whether_phrases_may_overlap(phrases: list[str], overlap: bool) -> None:
    assert may_overlap(phrases) is overlap


FEW = st.text("甲乙丙", max_size=12)


@given(FEW, st.lists(st.text("甲乙丙", min_size=1, max_size=3), max_size=3, unique=True))
def test_counting_agrees_with_finding(text: str, phrases: list[str]) -> None:
    what = Sought(tuple(phrases))
    assert count_places(text, what) == len(find_places(fold(text), what))
    if not may_overlap(phrases):
        assert count_places(text, what) == sum(text.count(phrase) for phrase in phrases)


def test_search_spans_marks_as_the_index_does() -> None:
    found = search_spans("高新 标题:聊城 -企业 记者:王", "聊城高新企业，高新", title="聊城的高新")
    assert found.text == (Span(2, 4), Span(7, 9))
    assert found.title == (Span(0, 2), Span(3, 5))
    assert search_spans("", "聊城") == ((), ())


def test_a_short_text_is_shown_whole() -> None:
    text = "全市粮食总产量创新高。"
    assert make_snippet(text, [Span(2, 4)]) == (text, (Span(2, 4),))


def test_without_places_it_shows_the_beginning() -> None:
    snippet = make_snippet("第一句话。" * 40, [])
    assert snippet.text.startswith("第一句话。")
    assert snippet.text.endswith("第一句话。")
    assert snippet.marks == ()


def test_it_begins_at_a_sentence_that_is_near() -> None:
    text = "前面的话很长很长。" * 20 + "今年以来，粮食丰收。" + "后面的话也很长。" * 20
    at = text.index("粮食")
    snippet = make_snippet(text, [Span(at, at + 2)])
    assert "。今年以来，粮食丰收。" in snippet.text
    assert snippet.text.endswith("。")
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["粮食"]


def test_a_cut_within_a_sentence_is_shown() -> None:
    text = "长" * 200 + "粮食" + "长" * 200
    snippet = make_snippet(text, [Span(200, 202)])
    assert snippet.text.startswith("…长")
    assert snippet.text.endswith("长…")
    assert snippet.marks[0].of(snippet.text) == "粮食"


def test_it_prefers_where_different_words_meet() -> None:
    text = "粮食粮食粮食" + "。别的话。" * 60 + "粮食和棉花" + "。别的话。" * 60
    found = find_places(fold(text), Sought(("粮食", "棉花")))
    snippet = make_snippet(text, found)
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["粮食", "棉花"]


@given(st.text("甲乙。，\n ”", max_size=300), st.sampled_from(["甲", "乙甲", "甲甲甲", "。"]))
def test_marks_always_lie_on_what_was_found(text: str, phrase: str) -> None:
    found = find_places(fold(text), Sought((phrase,)))
    snippet = make_snippet(text, found)
    assert len(snippet.text) <= 90
    assert "\n" not in snippet.text
    assert bool(snippet.marks) == bool(found)
    ends = 0
    for mark in snippet.marks:
        assert ends <= mark.start < mark.end <= len(snippet.text)
        assert fold_text(mark.of(snippet.text)) in phrase
        ends = mark.end
    assert not found or any(fold_text(m.of(snippet.text)) == phrase for m in snippet.marks)
