"""The word at the cursor, and texts written so that they mean themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.search.language import parse
from lcreader.search.quoting import quoted
from lcreader.search.tree import Word
from lcreader.search.typing import typed
from lcreader.text.fold import fold_text


@pytest.mark.parametrize(
    ("query", "field", "stem", "replaced"),
    [
        ("聊^", "", "聊", "聊"),
        ("聊城 高^", "", "高", "高"),
        ("聊城 ^", "", "", ""),
        ("^", "", "", ""),
        ("指标:^", "indicator", "", ""),
        ("聊城 指标：高^", "indicator", "高", "高"),
        ("聊城 indicator:gao^", "indicator", "gao", "gao"),
        ("指标:-高^", "indicator", "高", "高"),
        ("标题:(聊城 OR 高^", "title", "高", "高"),
        ("(标题:聊城 高^", "", "高", "高"),
        ("标题:(甲 (记者:乙) 高^", "title", "高", "高"),
        ("标题:“聊城 高^", "title", "聊城 高", "“聊城 高"),
        ("“聊城” 高^", "", "高", "高"),
        ("高^新企业 聊城", "", "高", "高新企业"),
        ("“高^新 企业” 聊城", "", "高", "“高新 企业”"),
        ("甲|乙^", "", "乙", "乙"),
        ("规划（草^", "", "规划（草", "规划（草"),
    ],
)
def test_the_word_at_the_cursor(query: str, field: str, stem: str, replaced: str) -> None:
    cursor = query.index("^")
    query = query.replace("^", "")
    found = typed(query, cursor)
    assert (found.field, found.stem) == (field, stem)
    assert found.span.of(query) == replaced


@given(st.text('聊 城标题:：“”"()（OR|-*?同句', max_size=14), st.integers(-2, 16))
def test_any_query_and_cursor_have_a_word(query: str, cursor: int) -> None:
    found = typed(query, cursor)
    assert 0 <= found.span.start <= found.span.end <= len(query)


@given(st.text('聊城 标题:：“”"「」()（）OR|-*?？同句有，\n', max_size=10))
def test_a_quoted_text_means_itself(text: str) -> None:
    query = quoted(text)
    if fold_text(text):
        parsed = parse(query)
        assert isinstance(parsed.tree, Word)
        whole = parsed.tree.folded == fold_text(" ".join(text.split()))
        assert whole or parsed.tree.folded in fold_text(text)
        assert whole or {'"', "“", "”"} & set(text)
