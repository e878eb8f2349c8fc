"""Passages as they were typed: script, width and case told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.records import Matching, Span
from lcreader.search.marks import find_places
from lcreader.search.strict import find_places_strict
from lcreader.text.fold import fold, fold_text

SCRIPT = Matching(script=False)
WIDTH = Matching(width=False)
CASE = Matching(case=False)
ALL = Matching(script=False, width=False, case=False)


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


TEXTS = st.text("面積积Aaａ１1 \n，,", max_size=20)


@given(TEXTS, st.text("積积Aaａ１1，,", min_size=1, max_size=3), st.booleans(), st.booleans())
def test_what_is_told_apart_is_among_what_is_not(
    text: str, phrase: str, script: bool, case: bool
) -> None:
    loose = find_places_strict(text, phrase, Matching())
    assert loose == find_places(fold(text), [fold_text(phrase)])
    for span in find_places_strict(text, phrase, Matching(script=script, case=case, width=False)):
        assert fold_text(span.of(text)) == fold_text(phrase)


@given(TEXTS, st.integers(0, 20), st.integers(1, 5))
def test_a_piece_of_the_text_is_found_as_it_stands(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    if fold_text(piece):
        spans = find_places_strict(text, piece, ALL)
        assert any(fold_text(span.of(text)) == fold_text(piece) for span in spans)
        assert all(isinstance(span, Span) for span in spans)
