"""Words of scope and of checking beside numbers."""

import pytest

from lcreader.ledger.scope import scope_words, stage_word
from lcreader.ledger.tables import load
from lcreader.records import Span


def at(sentence: str, number: str) -> tuple[str, Span, Span]:
    """A sentence with the place of its number."""
    start = sentence.index(number)
    return sentence, Span(0, len(sentence)), Span(start, start + len(number))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("全年固定资产投资（不含农户）增长3.2%。", "不含"),
        ("规模以上工业增加值增长8%，全省领先，走在前列，固定资产投资增长3.2%。", ""),
        ("全社会投资增长3.2%，其中规模以上工业增长8%。", "全社会"),
        ("按可比价格计算，实际增长3.2%。", "可比价、实际"),
        ("投资增长3.2%（不含农户）。", "不含"),
    ],
)
def test_words_are_those_that_lead_to_the_number(sentence: str, words: str) -> None:
    assert scope_words(*at(sentence, "3.2%"), load()) == words


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("据初步核算，2024年全市生产总值3000亿元。", "初步核算"),
        ("2024年全市生产总值3000亿元（初步核算数）。", "初步核算"),
        ("根据第五次全国经济普查结果，2023年全市生产总值修订为3000亿元。", "修订"),
        ("第五次全国经济普查后，2023年全市生产总值为3000亿元，比初步核算数增加。", "普查"),
        ("2023年全市生产总值3000亿元，比初步核算数增加120亿元。", ""),
    ],
)
def test_how_far_a_number_has_been_checked(sentence: str, word: str) -> None:
    assert stage_word(*at(sentence, "3000亿元"), load()) == word
