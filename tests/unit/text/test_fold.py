"""What folds together, what stays apart, and the way back to the original."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcreader.paths import resources
from lcreader.records import Span
from lcreader.text.fold import fold, fold_text, load_same_signs

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
NEWS_TEXT = st.text(
    "聊城市增長增长萬万１1２2％% 　\n\t“”「」—-aＡb㎡½ﬁ０○é\0\u200b㈠Ⅲ", max_size=30
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("增长５．２％", "增长5.2%"),
        ("ＧＤＰ", "gdp"),
        ("高質量發展", "高质量发展"),
        ("３８７萬畝", "387万亩"),
        ("聊 城\n市", "聊城市"),
        ("聊城 2025 年", "聊城2025年"),
        ("近 3,900 余个", "近3,900余个"),
        ("GDP\n growth", "gdp growth"),
        ("5 %", "5%"),
        ("“十四五”", "「十四五」"),
        ("“十四五”", '"十四五"'),
        ("2021—2025", "2021-2025"),
        ("时间：8时", "时间:8时"),
        ("（聊城）", "(聊城)"),
        ("120㎡", "120m2"),
        ("½", "1/2"),
        ("ﬁt", "fit"),
        ("㈠", "(一)"),
        ("café", "cafe\u0301"),
        ("二○二五年", "二〇二五年"),
        ("\ufeff聊\u200b城\0", "聊城"),
        ("东昌府·聊城", "东昌府•聊城"),
    ],
)
def test_these_are_one(left: str, right: str) -> None:
    assert fold_text(left) == fold_text(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("一九八五", "1985"), ("a b", "ab"), ("3 900", "3900"), ("，", "、"), ("二", "2")],
)
def test_these_stay_two(left: str, right: str) -> None:
    assert fold_text(left) != fold_text(right)


def test_a_character_that_becomes_several_is_taken_whole() -> None:
    folded = fold("面積１２０㎡，大")
    assert folded.text == "面积120m2,大"
    at = folded.text.index("2,")
    assert folded.span(at, at + 1) == Span(5, 6)
    assert folded.span(2, 5) == Span(2, 5)


def test_a_span_leaves_out_the_space_at_its_ends() -> None:
    folded = fold("聊城 \n 市 人")
    assert folded.text == "聊城市人"
    assert folded.span(1, 3) == Span(1, 6)
    assert folded.span(2, 3) == Span(5, 6)


def test_an_empty_span_stays_empty() -> None:
    assert fold("甲 乙").span(1, 1) == Span(2, 2)
    assert fold("").span(0, 0) == Span(0, 0)


@given(ANY_TEXT | NEWS_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once


@given(ANY_TEXT | NEWS_TEXT)
def test_offsets_lead_back(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    folded.text.encode()


@given(NEWS_TEXT, st.integers(0, 30), st.integers(0, 30))
def test_the_folding_of_a_piece_is_a_piece_of_the_folding(text: str, a: int, b: int) -> None:
    piece = text[min(a, b) : max(a, b)]
    assert fold_text(piece) in fold_text(text)


@given(NEWS_TEXT, st.data())
def test_a_span_slices_to_what_was_found(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    assert folded.text[start:end].strip() in fold_text(folded.span(start, end).of(text))


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=5))
def test_long_and_short_texts_fold_alike(text: str) -> None:
    assert fold_text(text * 50) == fold(text * 50).text


def test_the_table_of_signs_refuses_a_sign_with_two_meanings(tmp_path: Path) -> None:
    path = tmp_path / "signs.toml"
    path.write_text('[[same]]\nas = "a"\nsigns = "bc"\n[[same]]\nas = "d"\nsigns = "b"\n')
    with pytest.raises(ValueError, match="b"):
        load_same_signs(path)


def test_the_table_of_signs_keeps_its_examples() -> None:
    path = resources() / "lexicon" / "query_folding.toml"
    assert load_same_signs(path)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("example = "):
            forms = [form.strip() for form in line[len('example = "') : -1].split(" = ")]
            assert len({fold_text(form.replace('\\"', '"')) for form in forms}) == 1, line


def test_it_is_fast_enough(seeds: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))) * 10
    fold(text)
    start = time.perf_counter()
    fold(text)
    rate = len(text.encode()) / (time.perf_counter() - start) / 1e6
    assert rate > 2, f"{rate:.1f} MB/s"  # 5 and more on a machine at rest
