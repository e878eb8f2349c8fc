"""What is said of a query: how it was understood and what of it was not, in both languages."""

from pathlib import Path
from typing import Any

import pytest

from lcreader.search import phrases as table
from lcreader.search.language import parse
from lcreader.search.phrases import Phrases, phrases
from lcreader.search.vocabulary import vocabulary
from lcreader.search.wording import remark_text, understood

WORDS = [
    ("", "", ""),
    ("高新", "含“高新”", "contains “高新”"),
    ("*高新*", "含“高新”", "contains “高新”"),
    ("-聊城", "不含“聊城”", "does not contain “聊城”"),
    ("-(-甲)", "不是（不含“甲”）", "not (does not contain “甲”)"),
    ("-标题:聊城", "标题不含“聊城”", "does not contain “聊城” in the title"),
    (
        "记者:王 报纸:日报",
        "记者含“王”，且报纸含“日报”",
        "contains “王” in the byline, contains “日报” in the newspaper’s name",
    ),
    (
        "聊?市 -标题:高*业",
        "含形如“聊?市”的文字，且标题不含形如“高*业”的文字",
        "contains text like “聊?市”, does not contain text like “高*业” in the title",
    ),
]
ROWS = [
    ("高新 聊城", "含“高新”，且含“聊城”", "contains “高新” and “聊城”"),
    ("高新 -聊城", "含“高新”，且不含“聊城”", "contains “高新” and not “聊城”"),
    ("-甲 乙", "不含“甲”，且含“乙”", "does not contain “甲”, contains “乙”"),
    ("-甲 -乙", "不含“甲”，且不含“乙”", "does not contain “甲”, does not contain “乙”"),
    # Whatever follows a word that is unwanted must not look unwanted itself.
    ("甲 -乙 丙", "含“甲”，且不含“乙”，且含“丙”", "contains “甲” and not “乙”, contains “丙”"),
    ("甲 -乙 -丙", "含“甲”，且不含“乙”，且不含“丙”", "contains “甲” and not “乙” and not “丙”"),
    (
        "高新 -聊?市",
        "含“高新”，且不含形如“聊?市”的文字",
        "contains “高新” and not text like “聊?市”",
    ),
    ("高新|聊城", "含“高新”，或含“聊城”", "contains “高新” or “聊城”"),
    ("高新|-聊城", "含“高新”，或不含“聊城”", "contains “高新”, or does not contain “聊城”"),
    (
        "高新|标题:聊城",
        "含“高新”，或标题含“聊城”",
        "contains “高新”, or contains “聊城” in the title",
    ),
    (
        "标题:(高新 聊城) 甲",
        "标题含“高新”，且标题含“聊城”，且含“甲”",
        "contains “高新” and “聊城” in the title, contains “甲”",
    ),
    (
        "甲 (乙 OR 丙)",
        "含“甲”，且（含“乙”，或含“丙”）",
        "contains “甲”, and (contains “乙” or “丙”)",
    ),
    (
        "(乙 OR 丙) 日期:2025",
        "（含“乙”，或含“丙”），且日期在2025年内",
        "(contains “乙” or “丙”), and dated 2025",
    ),
    ("甲 乙 OR 丙", "（含“甲”，且含“乙”），或含“丙”", "(contains “甲” and “乙”), or contains “丙”"),
    ("-(乙 OR 丙)", "不是（含“乙”，或含“丙”）", "not (contains “乙” or “丙”)"),
    (
        "高新 -聊城 日期:2025-07..2025-12",
        "含“高新”，且不含“聊城”，且日期在2025-07-01至2025-12-31之间",
        "contains “高新” and not “聊城”, dated 2025-07 to 2025-12",
    ),
]
NEIGHBOURS = [
    (
        "高铁 NEAR/5 机场",
        "“高铁”与“机场”相距不超过5个字",
        "contains “高铁” and “机场” at most 5 characters apart",
    ),
    (
        "甲 NEAR/1 乙 NEAR 丙",
        "“甲”与“乙”相距不超过1个字、“乙”与“丙”相距不超过10个字",
        "contains “甲” and “乙” at most 1 character apart, "
        "“乙” and “丙” at most 10 characters apart",
    ),
    (
        "-标题:(甲 同句 乙)",
        "标题里不是（同一句里有“甲”、“乙”）",
        "does not contain “甲” and “乙” in one sentence in the title",
    ),
    (
        "甲 同句 乙 同段 (丙 OR 丁)",
        "同一段里有（同一句里有“甲”、“乙”）、（“丙”或“丁”）",
        "contains (“甲” and “乙” in one sentence) and (“丙” or “丁”) in one paragraph",
    ),
    (
        "(甲 乙 OR 丙) 同句 聊?市",
        "同一句里有（（“甲”与“乙”）或“丙”）、“聊?市”",
        "contains ((“甲” and “乙”) or “丙”) and “聊?市” in one sentence",
    ),
]
DATES = [
    ("日期:2025", "日期在2025年内", "dated 2025"),
    ("日期:2025-07", "日期在2025-07-01至2025-07-31之间", "dated 2025-07"),
    ("日期:2025-07-05", "日期是2025-07-05", "dated 2025-07-05"),
    ("日期:2021..2025", "日期在2021-01-01至2025-12-31之间", "dated 2021 to 2025"),
    (
        "日期:2025-07-01..2025-08-02",
        "日期在2025-07-01至2025-08-02之间",
        "dated 2025-07-01 to 2025-08-02",
    ),
    (
        "日期:2024-02-01..2024-02-28",
        "日期在2024-02-01至2024-02-28之间",
        "dated 2024-02-01 to 2024-02-28",
    ),
    ("日期:2025..", "日期在2025-01-01或以后", "dated 2025 or later"),
    ("日期:>2025-07-30", "日期在2025-07-31或以后", "dated 2025-07-31 or later"),
    ("-日期:..2025", "日期不在2025-12-31或以前", "not dated 2025 or earlier"),
    ("日期:无", "没有日期", "without a date"),
    ("-日期:无", "有日期", "with a date"),
]
KNOWN = [
    ("类型:caption -类型:启事", "类型是图片说明，且类型不是启事", "is a caption, is not a notice"),
    (
        "类型:(文章 OR 附文 OR 报头)",
        "类型是文章，或类型是附文，或类型是报头",
        "is an article, or is a sidebar, or is a masthead",
    ),
    ("版面:a03 -版面:头版", "在第A3版，且不在第1版", "on page A3, not on page 1"),
    ("地区:茌平", "地区含“茌平”", "has a region with “茌平” in its name"),
    ("-地区:茌平", "地区不含“茌平”", "has no region with “茌平” in its name"),
    ("地区:有", "有地区", "has a region"),
    ("-地区:有", "没有地区", "has no region"),
    (
        "书签:待查 -标签:待核",
        "有含“待查”的书签，且没有标签“待核”",
        "has a bookmark with “待查”, does not have the tag “待核”",
    ),
    (
        "-书签:待查 标签:待核",
        "没有含“待查”的书签，且有标签“待核”",
        "has no bookmark with “待查”, has the tag “待核”",
    ),
    ("书签:* 标签:有", "有书签，且有标签", "has a bookmark, has a tag"),
    ("-书签:* -标签:有", "没有书签，且没有标签", "has no bookmark, has no tag"),
]
FIGURES = [
    (
        "值:>10000000000 单位:元 指标:高新",
        "有大于100亿、单位是元、指标含“高新”的数字",
        "has a figure of more than 100亿 in 元 with “高新” in its indicator",
    ),
    ("-值:<=5%", "没有不大于5%的数字", "has no figure of at most 5%"),
    (
        "值:>=5% OR 值:<1",
        "有不小于5%或小于1的数字",
        "has a figure of at least 5% or of less than 1",
    ),
    ("值:(3 OR 5..7)", "有等于3或在5至7之间的数字", "has a figure of exactly 3 or of 5 to 7"),
    (
        "期:2021..2025 单位:无",
        "有时期在2021-01-01至2025-12-31之间、没有单位的数字",
        "has a figure for 2021 to 2025 without a unit",
    ),
    ("期:无 单位:亿元", "有时期不明、单位是亿元的数字", "has a figure of unknown period in 亿元"),
    ("值:>5 粮食", "有大于5的数字，且含“粮食”", "has a figure of more than 5, contains “粮食”"),
]
UNDERSTOOD = [*WORDS, *ROWS, *NEIGHBOURS, *DATES, *KNOWN, *FIGURES]

REMARKS = [
    ("(甲 乙", "括号不成对，按原文查找", "this bracket has no partner; searched as typed"),
    ("“甲 乙", "引号不成对，按原文查找", "this quotation mark has no partner; searched as typed"),
    (
        "甲 NEAR/五 乙",
        "“五”不是字数，“NEAR/五”按原文查找",
        "“五” is not a number of characters; “NEAR/五” is searched as typed",
    ),
    (
        "栏目:要闻",
        "没有“栏目”这个检索项，“栏目:要闻”按原文查找",
        "there is no field “栏目”; “栏目:要闻” is searched as typed",
    ),
    (
        "标题:",
        "“标题:”后面没有要查的词，按原文查找",
        "“标题:” has no word after it; searched as typed",
    ),
    ("甲 OR", "“OR”前后缺少要查的词，按原文查找", "“OR” lacks a word beside it; searched as typed"),
    (
        "日期:2025-13",
        "“2025-13”不是日期，“日期:2025-13”按原文查找",
        "“2025-13” is not a date; “日期:2025-13” is searched as typed",
    ),
    (
        "日期:2025-13 甲",
        "“2025-13”不是日期，没有计入检索",
        "“2025-13” is not a date; left out of the search",
    ),
    (
        "类型:小说 甲",
        "没有“小说”这种类型，没有计入检索",
        "“小说” is not a kind; left out of the search",
    ),
    (
        "版面:要闻 甲",
        "“要闻”不是版次，没有计入检索",
        "“要闻” is not a page; left out of the search",
    ),
    (
        "值:很多 甲",
        "“很多”不是数值，没有计入检索",
        "“很多” is not a value; left out of the search",
    ),
    (
        "期:去年 甲",
        "“去年”不是时期，没有计入检索",
        "“去年” is not a period; left out of the search",
    ),
    (
        "标题:甲 NEAR 乙",
        "“NEAR”两边要在同一个栏目里查，这里当作“和”",
        "both sides of “NEAR” must be of one field; read as AND",
    ),
    (
        "记者:甲 同句 记者:乙",
        "“同句”只用于正文和标题，这里当作“和”",
        "“同句” works on text and titles only; read as AND",
    ),
    (
        "甲 NEAR (乙 丙)",
        "“NEAR”两边只能是词、引号里的话，或用 OR 连起来的词，这里当作“和”",
        "“NEAR” stands only between words, quotations, or such joined by OR; read as AND",
    ),
    (
        '"高*新"',
        "引号里的“*”按原文查找，用作通配符时不写引号",
        "“*” in quotation marks is searched as typed; as a wildcard it stands outside them",
    ),
    (
        " ".join(f"词{n}" for n in range(101)),
        "只查找前 100 个词",
        "only the first 100 words are searched",
    ),
    (
        " ".join(f"值:{n}" for n in range(25)),
        "只按前 24 个数字条件查找",
        "only the first 24 conditions on figures are searched",
    ),
]


@pytest.mark.parametrize(("query", "chinese", "english"), UNDERSTOOD)
def test_it_says_how_it_understood(query: str, chinese: str, english: str) -> None:
    assert parse(query).remarks == ()
    assert understood(query) == understood(query, "zh") == chinese
    assert understood(query, "en") == english


@pytest.mark.parametrize(("query", "chinese", "english"), REMARKS)
def test_it_says_what_is_wrong(query: str, chinese: str, english: str) -> None:
    (remark,) = parse(query).remarks
    assert remark_text(remark) == remark_text(remark, "zh") == chinese
    assert remark_text(remark, "en") == english


def test_words_of_the_query_are_told_as_they_stand() -> None:
    assert understood("“{0}{text}” -“%s{”", "en") == "contains “{0}{text}” and not “%s{”"
    (remark,) = parse("日期:{0}{why} 甲").remarks
    assert remark_text(remark, "en").startswith("“{0}{why}” is not a date")


def test_every_phrase_is_said_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    said = set()
    real = Phrases.__call__

    def note(self: Phrases, name: str, *words: str, **parts: Any) -> str:
        said.add(name)
        return real(self, name, *words, **parts)

    monkeypatch.setattr(Phrases, "__call__", note)
    for query, _, _ in UNDERSTOOD:
        understood(query)
    for query, _, _ in REMARKS:
        remark_text(parse(query).remarks[0])
    assert set(phrases("zh").patterns) == said


def test_fields_and_kinds_are_called_in_chinese_as_they_are_typed() -> None:
    words, say = vocabulary(), phrases("zh")
    assert {kind: say(f"kind.{kind}") for kind in words.kind_names} == words.kind_names
    for field in ("title", "byline", "paper"):
        assert say(f"field.{field}") == words.field_names[field]


@pytest.mark.parametrize("row", ['zh = "含"', 'en = "contains"', 'zh = "含"\nen = ""'])
def test_a_phrase_that_lacks_a_language_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "wording.toml"
    path.write_text(f"[phrase.word]\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"phrase\.word"):
        table.load(path)


def test_no_english_phrase_has_chinese_in_it() -> None:
    patterns = phrases("en").patterns.values()
    assert [p for p in patterns if any("\u3000" <= char <= "\uffef" for char in p)] == []
