"""How queries are read: the grammar, and that nothing whatever breaks it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lcreader.records import Matching, Span
from lcreader.search.language import parse
from lcreader.search.marks import sought
from lcreader.search.tree import (
    And,
    Bookmarked,
    Dated,
    InRegion,
    Near,
    Node,
    Not,
    OfKind,
    OnPage,
    Pattern,
    Tagged,
    Together,
    Word,
    leaves,
)
from lcreader.search.wording import remark_text, understood


def shown(node: Node | None) -> str:
    """A tree in a line."""
    if node is None:
        return ""
    if isinstance(node, Word):
        return f"{node.field}:{node.folded}" if node.field else node.folded
    if isinstance(node, Dated):
        return f"{node.range.first}/{node.range.last}" if node.range else "undated"
    if isinstance(node, OfKind):
        return f"kind:{node.kind}"
    if isinstance(node, Not):
        return f"-{shown(node.part)}"
    if isinstance(node, Pattern):
        gaps = (f"<{least},{most}>" for least, most in node.gaps)
        joined = "".join(map("".join, zip(node.pieces, [*gaps, ""], strict=True)))
        return f"{node.field}:{joined}" if node.field else joined
    if isinstance(node, Near):
        links = (f" ~{most} " for most in node.distances)
        return "[" + "".join(map("".join, zip(map(shown, node.parts), [*links, ""]))) + "]"  # noqa: B905
    if isinstance(node, Together):
        sign = " . " if node.within == "sentence" else " ¶ "
        return "[" + sign.join(map(shown, node.parts)) + "]"
    if isinstance(node, OnPage):
        return f"page:{node.page}"
    if isinstance(node, InRegion | Bookmarked | Tagged):
        return f"{type(node).__name__}:{node.folded or 'any'}"
    sign = " & " if isinstance(node, And) else " | "
    return "(" + sign.join(map(shown, node.parts)) + ")"


def read(query: str) -> str:
    return shown(parse(query).tree)


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("", ""),
        (" 　\n", ""),
        ("高新技术企业", "高新技术企业"),
        ("聊城 高新", "(聊城 & 高新)"),
        ("聊城　ＧＤＰ", "(聊城 & gdp)"),
        ("聊城 AND 高新", "(聊城 & 高新)"),
        ("聊城 OR 高新", "(聊城 | 高新)"),
        ("聊城 ＯＲ 高新", "(聊城 | 高新)"),
        ("聊城|高新｜企业", "(聊城 | 高新 | 企业)"),
        ("聊城 or 高新", "(聊城 & or & 高新)"),
        ("聊城 或 高新", "(聊城 & 或 & 高新)"),
        ("甲 乙 OR 丙 丁", "((甲 & 乙) | (丙 & 丁))"),
        ("甲 (乙 OR 丙) 丁", "(甲 & (乙 | 丙) & 丁)"),
        ("甲 （乙 OR 丙）", "(甲 & (乙 | 丙))"),
        ("((甲))", "甲"),
        ("(甲 乙) (丙 (丁 OR (戊 OR 己)))", "(甲 & 乙 & 丙 & (丁 | 戊 | 己))"),
        ("-甲", "-甲"),
        ("乙 -甲", "(乙 & -甲)"),
        ("乙 －甲", "(乙 & -甲)"),
        ("乙 NOT 甲", "(乙 & -甲)"),
        ("乙 NOT NOT 甲", "(乙 & 甲)"),
        ("乙 -(甲 OR 丙)", "(乙 & -(甲 | 丙))"),
        ("乙 OR -甲", "(乙 | -甲)"),
        ('-"甲 丙"', "-甲丙"),
        ('"GDP growth"', "gdp growth"),
        ("“聊城 高新”", "聊城高新"),
        ("「聊城」『高新』", '"聊城""高新"'),
        ("「聊城」 『高新』", "(聊城 & 高新)"),
        ("＂聊城＂", "聊城"),
        ("“他说“好””", '他说"好"'),
        ("标题:聊城", "title:聊城"),
        ("標題：聊城", "title:聊城"),
        ("Title:聊城", "title:聊城"),
        ("记者:王 报纸:日报", "(byline:王 & paper:日报)"),
        ("author:王 newspaper:日报", "(byline:王 & paper:日报)"),
        ("标题:“聊 城”", "title:聊城"),
        ("标题:(甲 OR 乙) 丙", "((title:甲 | title:乙) & 丙)"),
        ("标题:(甲 记者:乙)", "(title:甲 & byline:乙)"),
        ("标题:OR 甲", "(title:or & 甲)"),
        ("-标题:甲", "-title:甲"),
        ("标题:-甲", "-title:甲"),
        ("日期:2025-07", "2025-07-01/2025-07-31"),
        ("date:2025-07..2025-12", "2025-07-01/2025-12-31"),
        ("日期：2025年7月", "2025-07-01/2025-07-31"),
        ("日期:(2023 OR 2025)", "(2023-01-01/2023-12-31 | 2025-01-01/2025-12-31)"),
        ("日期:无", "undated"),
        ("类型:图说", "kind:caption"),
        ("kind:Article", "kind:article"),
        ("日期:>=2025-07", "2025-07-01/9999-12-31"),
        ("日期:<2025", "0000-00-00/2024-12-31"),
        ("日期:>2025年7月", "2025-08-01/9999-12-31"),
        ("日期:2025年以前", "0000-00-00/2024-12-31"),
        ("日期:2025年7月以来", "2025-07-01/9999-12-31"),
        ("日期:截至2025", "0000-00-00/2025-12-31"),
        # Wildcards.
        ("聊?市", "聊<1,1>市"),
        ("聊？市", "聊<1,1>市"),
        ("高*技术??企業", "高<0,20>技术<2,2>企业"),
        ("高＊**业", "高<0,20>业"),
        ("高?*?业", "高<2,22>业"),
        ("标题:聊?市", "title:聊<1,1>市"),
        ("记者:王?明", "byline:王<1,1>明"),
        ("*高新*", "高新"),
        ("*", ""),
        ("** 甲", "甲"),
        ("甲 OR *", "甲"),
        ("-*", ""),
        ("?", "?"),
        ("??", "??"),
        ("高新?", "高新?"),
        ("高*新？", "高<0,20>新?"),
        ("什么是高质量发展？", "什么是高质量发展?"),
        ("什么是发展？怎样发展？", "什么是发展?怎样发展?"),
        ("发展？怎样，再看", "发展?怎样,再看"),
        ("“高？新”", "高?新"),
        # Words near each other.
        ("甲 NEAR/5 乙", "[甲 ~5 乙]"),
        ("甲 ｎｅａｒ／５ 乙", "[甲 ~5 乙]"),
        ("甲 NEAR 乙", "[甲 ~10 乙]"),
        ("甲 near 乙", "(甲 & near & 乙)"),
        ("甲 邻近/3 乙 NEAR/99999 丙", "[甲 ~3 乙 ~1000 丙]"),
        ("(甲 NEAR/1 乙) NEAR/2 (丙 NEAR/3 丁)", "[甲 ~1 乙 ~2 丙 ~3 丁]"),
        ("甲 同句 乙 同句 丙", "[甲 . 乙 . 丙]"),
        ("甲 SAMESENT 乙 SAMEPARA 丙", "[[甲 . 乙] ¶ 丙]"),
        ("甲 同段 乙 同句 丙", "[甲 ¶ [乙 . 丙]]"),
        ("甲 同句 乙 NEAR/2 丙", "[甲 . [乙 ~2 丙]]"),
        ("甲 乙 同句 丙 丁", "(甲 & [乙 . 丙] & 丁)"),
        ("甲 OR 乙 同句 丙", "(甲 | [乙 . 丙])"),
        ("NOT 甲 同句 乙", "-[甲 . 乙]"),
        ("-甲 同句 乙", "-[甲 . 乙]"),
        ("(甲 OR 乙) NEAR 丙?丁", "[(甲 | 乙) ~10 丙<1,1>丁]"),
        ("(甲 乙) 同句 “丙”", "[甲 . 乙 . 丙]"),
        ("标题:(甲 同句 乙)", "[title:甲 . title:乙]"),
        ("标题:甲 NEAR/1 标题:乙", "[title:甲 ~1 title:乙]"),
        ("高铁同句机场", "高铁同句机场"),
        ("“同句” 甲", "(同句 & 甲)"),
        # What the archive knows.
        ("书签:待查", "Bookmarked:待查"),
        ("书签:*", "Bookmarked:any"),
        ("书签:有", "Bookmarked:any"),
        ("bookmark:any", "Bookmarked:any"),
        ("书签:“有”", "Bookmarked:有"),
        ("标签:待核 -标签:*", "(Tagged:待核 & -Tagged:any)"),
        ("地区:茌平", "InRegion:茌平"),
        ("版面:3", "page:3"),
        ("版次：第０３版", "page:3"),
        ("page:A05", "page:a5"),
        ("版面:头版", "page:1"),
        ("版面:(一 OR 十二版)", "(page:1 | page:12)"),
        # Signs within words are what they are.
        ("聊城“十四五”规划", '聊城"十四五"规划'),
        ("“十四五”规划", '"十四五"规划'),
        ("规划（草案）", "规划(草案)"),
        ("（草案）规划", "(草案)规划"),
        ("2021-2025年", "2021-2025年"),
        ("http://lcxw.cn", "http://lcxw.cn"),
        ("8:30", "8:30"),
        ('""', ""),
        ('甲 ""', "甲"),
        ("()", ""),
        ("\0", ""),
    ],
)
def test_meaning(query: str, meaning: str) -> None:
    assert read(query) == meaning
    assert read(f"  {query}　") == meaning


@pytest.mark.parametrize(
    ("query", "meaning", "words_of_remark"),
    [
        ("甲 OR", "(甲 & or)", "缺少"),
        ("OR 甲", "(or & 甲)", "缺少"),
        ("甲 | | 乙", "((甲 & |) | 乙)", "缺少"),
        ("甲 AND", "(甲 & and)", "缺少"),
        ("NOT", "not", "缺少"),
        ("甲 NOT", "(甲 & not)", "缺少"),
        ("(甲 OR) 乙", "(甲 & or & 乙)", "缺少"),
        ("(甲 乙", "((甲 & 乙)", "括号不成对"),
        ("“甲 乙", '("甲 & 乙)', "引号不成对"),
        ('"', '"', "引号不成对"),
        ("标题:", "标题:", "没有要查的词"),
        ("甲 标题: 乙", "(甲 & 标题: & 乙)", "没有要查的词"),
        ("标题:记者:王", "(标题: & byline:王)", "缺少"),
        ("栏目:要闻", "栏目:要闻", "没有“栏目”这个检索项"),
        ("日期:2025-13", "日期:2025-13", "不是日期"),
        ("日期:2025-02-30 甲", "甲", "不是日期"),
        ("类型:小说", "类型:小说", "这种类型"),
        ("版面:要闻", "版面:要闻", "不是版次"),
        ("同句 甲", "(同句 & 甲)", "缺少"),
        ("甲 同句", "(甲 & 同句)", "缺少"),
        ("甲 NEAR/3 OR 乙", "((甲 & near/3) | 乙)", "缺少"),
        ("甲 同句 -乙", "(甲 & 同句 & -乙)", "缺少"),
        ('甲 同句 ""', "(甲 & 同句)", "缺少"),
        ("甲 NEAR/x 乙", "(甲 & near/x & 乙)", "不是字数"),
        ("甲 NEAR/ 乙", "(甲 & near/ & 乙)", "不是字数"),
        ("标题:甲 NEAR 乙", "(title:甲 & 乙)", "同一个栏目"),
        ("记者:甲 同句 记者:乙", "(byline:甲 & byline:乙)", "只用于"),
        ("甲 同段 日期:2025", "(甲 & 2025-01-01/2025-12-31)", "两边"),
        ("甲 NEAR (乙 丙)", "(甲 & 乙 & 丙)", "两边只能是"),
        ("甲 同句 (乙 同段 丙)", "(甲 & [乙 ¶ 丙])", "两边只能是"),
        ('"高*新"', "高*新", "引号里的"),
    ],
)
def test_what_is_not_understood_is_searched_as_it_stands(
    query: str, meaning: str, words_of_remark: str
) -> None:
    parsed = parse(query)
    assert shown(parsed.tree) == meaning
    assert any(words_of_remark in remark_text(remark) for remark in parsed.remarks)
    assert all(0 <= r.span.start < r.span.end <= len(query) for r in parsed.remarks)


def test_places_in_the_query_are_kept() -> None:
    query = "聊城 -标题:“高 新” 日期:2025"
    places = [leaf.span.of(query) for leaf, _ in leaves(parse(query).tree)]
    assert places == ["聊城", "标题:“高 新”", "日期:2025"]
    tree = parse(query).tree
    assert tree is not None
    assert tree.span == Span(0, len(query))


@pytest.mark.parametrize(
    ("query", "blamed"),
    [
        ("聊城 日期:2025-13", ["2025-13"]),
        ("类型:小说 聊城", ["小说"]),
        ("版面:“要闻”", ["“要闻”"]),
        ("栏目:要闻 聊城", ["栏目:"]),
        ("值:很多 标题:甲", ["很多"]),
        ("(甲 乙", ["("]),
        ("甲 “乙", ["“"]),
        ("甲 OR", ["OR"]),
        ("甲 AND AND 乙 标题:", ["AND", "标题:"]),
        ("甲 NEAR/五 乙", ["五"]),
        ("标题:甲 NEAR/3 乙 同句", ["NEAR/3", "同句"]),
        ("“高*新” 高*新", ["*"]),
    ],
)
def test_a_remark_stands_on_just_what_is_wrong(query: str, blamed: list[str]) -> None:
    assert [remark.span.of(query) for remark in parse(query).remarks] == blamed


def test_only_what_is_wanted_is_marked() -> None:
    body, title = sought(parse("甲 -乙 -(丙 -丁) 标题:戊 甲 记者:己").tree, Matching())
    assert body.phrases == ("甲", "丁")
    assert title.phrases == ("甲", "丁", "戊")


def test_a_pasted_page_is_cut_short_with_a_remark() -> None:
    parsed = parse(" ".join(f"词{n}" for n in range(3000)))
    assert len(list(leaves(parsed.tree))) == 100
    assert len(parsed.remarks) == 1


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
SIGNS = st.lists(
    st.sampled_from(["甲", "乙 丙", "OR", "AND", "NOT", "标题:", "日期：", "类型:", "2025..", "x:"])
    | st.sampled_from(
        [" 同句 ", " 同段 ", " NEAR ", " NEAR/3 ", "书签:", "版面:", "地区:", "标签:"]
    )
    | st.sampled_from(' 　-－|｜()（）"“”「」\0?？*＊'),
    max_size=14,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(ANYTHING | SIGNS)
@example("(" * 5000 + "甲" + ")" * 5000)
@example("-" * 5000 + "甲")
@example("NOT " * 5000 + "甲")
@example("标题:" * 2000 + "甲")
@example("甲 同句 " * 3000 + "甲")
@example("甲*?" * 3000)
@example("\ud800“")
def test_nothing_raises(query: str) -> None:
    parsed = parse(query)
    for language in ("zh", "en"):
        assert bool(understood(query, language)) == (parsed.tree is not None)
        assert all(remark_text(remark, language) for remark in parsed.remarks)
    for leaf, _ in leaves(parsed.tree):
        assert 0 <= leaf.span.start < leaf.span.end <= len(query)
        if isinstance(leaf, Word):
            assert leaf.folded


@given(st.lists(st.text("甲乙丙ab12，。", min_size=1, max_size=5), max_size=5))
def test_words_mean_themselves(words: list[str]) -> None:
    parsed = parse(" ".join(words))
    assert parsed.remarks == ()
    assert [w.text for w, _ in leaves(parsed.tree) if isinstance(w, Word)] == words


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("日期:2025-13 工业", "工业"),
        ("工业 OR 日期:2025-13", "工业"),
        ("(日期:2025-13 类型:怪) 工业", "工业"),
        ("工业 -日期:2025-13", "工业"),
        ("日期:2025-13", "日期:2025-13"),
        ("日期:2025-13 类型:怪", "(日期:2025-13 & 类型:怪)"),
    ],
)
def test_what_a_field_cannot_take_is_left_out_and_the_rest_is_searched(
    query: str, kept: str
) -> None:
    parsed = parse(query)
    assert shown(parsed.tree) == kept
    assert all(remark.span.of(query) in ("2025-13", "怪") for remark in parsed.remarks)
    fate = "left_out" if kept == "工业" else "words_as_typed"
    assert {remark.fate for remark in parsed.remarks} == {fate}
