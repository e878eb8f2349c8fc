"""Passages as they were typed: script, width and case told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.records import Matching, Span
from lcreader.search.language import parse
from lcreader.search.marks import Sought, find_places, sought
from lcreader.search.strict import strict_form, strict_phrase
from lcreader.text.fold import fold, fold_text

SCRIPT = Matching(script=False)
WIDTH = Matching(width=False)
CASE = Matching(case=False)
ALL = Matching(script=False, width=False, case=False)


def find_places_strict(text: str, phrase: str, matching: Matching) -> tuple[Span, ...]:
    folded, wanted = fold(text), strict_phrase(phrase, matching)
    what = Sought((wanted,) if wanted else ())
    return find_places(folded, what, (), strict_form(text, folded, matching))


@pytest.mark.parametrize(
    ("text", "phrase", "matching", "places"),
    [
        ("面積、面积", "面积", Matching(), ["面積", "面积"]),
        ("面積、面积", "面积", SCRIPT, ["面积"]),
        ("面積、面积", "面積", SCRIPT, ["面積"]),
        ("面積、面积", "面積", Matching(width=False, case=False), ["面積", "面积"]),
        ("ＧＤＰ、GDP、gdp", "GDP", WIDTH, ["GDP", "gdp"]),
        ("ＧＤＰ、GDP、gdp", "ＧＤＰ", WIDTH, ["ＧＤＰ"]),
        ("ＧＤＰ、GDP、gdp", "GDP", CASE, ["ＧＤＰ", "GDP"]),
        ("ＧＤＰ、GDP、gdp", "GDP", ALL, ["GDP"]),
        ("增长5％，增长5%，", "5%,", WIDTH, []),
        ("增长5％，增长5%，", "5%，", WIDTH, ["5%，"]),
        ("面\n积 和面　積", "面积", ALL, ["面\n积"]),
        ("AAa", "Aa", CASE, ["Aa"]),
        ("120㎡", "m2", CASE, ["㎡"]),
        ("“好”", '"好"', ALL, ["“好”"]),
        ("GDP  growth", "GDP growth", ALL, ["GDP  growth"]),
        ("甲", "", ALL, []),
        ("甲", " ", ALL, []),
    ],
)
def test_places(text: str, phrase: str, matching: Matching, places: list[str]) -> None:
    assert [span.of(text) for span in find_places_strict(text, phrase, matching)] == places


def test_the_place_is_that_of_the_original() -> None:
    assert find_places_strict("面積達１２０㎡，面积不变", "面积", SCRIPT) == (Span(8, 10),)


TEXTS = st.text("面積积Aaａ１1 \n，,", max_size=20)


@given(TEXTS, st.text("積积Aaａ１1，,", min_size=1, max_size=3), st.booleans(), st.booleans())
def test_what_is_told_apart_is_among_what_is_not(
    text: str, phrase: str, script: bool, case: bool
) -> None:
    loose = find_places_strict(text, phrase, Matching())
    assert loose == find_places(fold(text), Sought((fold_text(phrase),)))
    for span in find_places_strict(text, phrase, Matching(script=script, case=case, width=False)):
        assert fold_text(span.of(text)) == fold_text(phrase)


@given(TEXTS, st.integers(0, 20), st.integers(1, 5))
def test_a_piece_of_the_text_is_found_as_it_stands(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    if fold_text(piece):
        spans = find_places_strict(text, piece, ALL)
        assert any(fold_text(span.of(text)) == fold_text(piece) for span in spans)
        assert all(isinstance(span, Span) for span in spans)


@pytest.mark.parametrize(
    ("query", "matching", "places"),
    [
        ("面?达", SCRIPT, ["面积达"]),
        ("面?達", SCRIPT, ["面積達"]),
        ("面?达", WIDTH, ["面積達", "面积达"]),
        ("G*P", CASE, ["ＧＤＰ", "GDP"]),
        ("G*P", ALL, ["GDP"]),
        ("g*p", ALL, ["gdp"]),
        ("面積 同句 GDP", SCRIPT, ["面積", "ＧＤＰ"]),
        ("面積 同句 gdp", CASE, ["面积", "gdp"]),
        ("面积 同句 gdp", SCRIPT, ["面积", "gdp"]),
        ("面積 同句 ＧＤＰ", ALL, ["面積", "ＧＤＰ"]),
        ("(面积 OR 面積) NEAR/3 GDP", CASE, ["面積", "ＧＤＰ", "面积"]),
        ("(面积 OR 無) NEAR/5 gdp", SCRIPT, ["ＧＤＰ", "面积", "gdp"]),
    ],
)
def test_patterns_and_words_near_each_other_tell_apart_too(
    query: str, matching: Matching, places: list[str]
) -> None:
    text = "面積達 ＧＤＰ！面积达,不及gdp。GDP。"
    body, _ = sought(parse(query).tree, matching)
    folded = fold(text)
    found = find_places(folded, body, [0], strict_form(text, folded, matching))
    assert [span.of(text) for span in found] == places


@given(TEXTS, st.booleans(), st.booleans(), st.booleans())
def test_a_strict_form_is_as_long_and_folds_to_the_same(
    text: str, script: bool, width: bool, case: bool
) -> None:
    folded = fold(text)
    form = strict_form(text, folded, Matching(script, width, case))
    assert len(form) == len(folded.text)
    assert fold_text(form) == fold_text(folded.text)
    assert strict_form(text, folded, Matching()) == folded.text
