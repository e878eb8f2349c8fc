"""Words of scope beside numbers that differ."""

import pytest

from lcreader.ledger.scope import scope_remark, scope_words
from lcreader.ledger.tables import load
from lcreader.records import Span


def at(sentence: str, number: str) -> tuple[str, Span]:
    """A sentence with the place of its number."""
    start = sentence.index(number)
    return sentence, Span(start, start + len(number))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("全年固定资产投资（不含农户）增长3.2%。", ("不含",)),
        ("规模以上工业增加值增长8%；固定资产投资增长3.2%。", ()),
        ("全社会投资增长3.2%；其中规模以上工业增长8%。", ("全社会",)),
        ("按可比价格计算，实际增长3.2%。", ("可比价", "实际")),
    ],
)
def test_words_are_those_of_the_same_part(sentence: str, words: tuple[str, ...]) -> None:
    assert scope_words(*at(sentence, "3.2%"), load()) == words


def test_a_remark_names_what_differs() -> None:
    nominal, real = at("名义增长5.3%。", "5.3%"), at("实际增长5.1%。", "5.1%")
    assert scope_remark([nominal, real], load()) == "口径词不同：一处写“名义”，一处写“实际”。"
    assert scope_remark([nominal, nominal], load()) == ""
