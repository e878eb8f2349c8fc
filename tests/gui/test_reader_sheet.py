"""Sheets, and the pure parts of going through an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_room import SEEDS

from lcreader.gui.differences import difference
from lcreader.gui.sheet import BREAK, reading_sheet, source_sheet
from lcreader.gui.travel import History, Place, Stepper, find_all, sentence_at
from lcreader.records import Article, Paragraph, Segment, Source, Span, TextMap
from lcreader.text import split_page

TEXT = "甲乙丙。\n小标题\n丁戊\u2028己。"
ARTICLE = Article(
    "article",
    "头条",
    TEXT,
    subtitle="眉题",
    paragraphs=(
        Paragraph(Span(0, 4)),
        Paragraph(Span(5, 8), "subhead"),
        Paragraph(Span(9, len(TEXT))),
    ),
)


def test_a_headline_stands_over_the_text() -> None:
    sheet = reading_sheet(ARTICLE, "旁栏", "某人")
    assert [piece.role for piece in sheet.pieces] == [
        "label",
        "kicker",
        "title",
        "meta",
        "body",
        "subhead",
        "body",
    ]
    assert sheet.to_shown(Span(5, 8)).of(sheet.text) == "小标题"
    assert sheet.title_to_shown(Span(0, 2)).of(sheet.text) == "头条"
    assert "\u2028" not in sheet.text
    assert sheet.text.endswith("丁戊 己。")


def test_a_line_that_goes_on_from_the_headline_stands_below_it() -> None:
    article = Article("article", "头条", "甲", subtitle="——解读之七")
    assert [piece.role for piece in reading_sheet(article).pieces] == ["title", "deck", "body"]


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_spans_go_to_the_sheet_and_back(one: int, other: int) -> None:
    sheet = reading_sheet(ARTICLE, "", "某人")
    span = Span(min(one, other), max(one, other))
    if span.start < span.end:
        assert sheet.to_reading(sheet.to_shown(span)) == span


def test_outside_the_text_there_is_no_span() -> None:
    sheet = reading_sheet(ARTICLE)
    assert sheet.to_reading(Span(0, 2)) is None
    assert reading_sheet(Article("caption", "", "图")).title_to_shown(Span(0, 1)) is None


def test_a_page_as_it_stood_sets_other_lines_apart() -> None:
    source = Source("p", "", "text/plain", "utf-8", False, "别的\n甲乙\n丙。\n\n别的\n")
    article = Article(
        "article",
        "",
        "甲乙丙。",
        text_map=TextMap((Segment(0, 3, 2), Segment(2, 6, 2))),
        source_lines=((2, 3),),
    )
    sheet = source_sheet(article, source, "原文")
    assert [(p.role, p.text) for p in sheet.pieces] == [
        ("label", "原文"),
        ("elsewhere", "别的"),
        ("page", "甲乙\n丙。"),
        ("elsewhere", "\n别的\n"),
    ]
    assert sheet.to_shown(Span(1, 4)).of(sheet.text) == "乙\n丙。"
    assert sheet.to_reading(Span(0, 5)) is None


def test_of_a_book_only_the_surroundings_are_shown() -> None:
    lines = [f"第{number}行" + "字" * 50 for number in range(20_000)]
    start = sum(len(line) + 1 for line in lines[:9_999])
    article = Article(
        "article",
        "",
        lines[9_999],
        text_map=TextMap((Segment(0, start, len(lines[9_999])),)),
        source_lines=((10_000, 10_000),),
    )
    source = Source("p", "", "text/plain", "utf-8", False, "\n".join(lines))
    sheet = source_sheet(article, source)
    assert 200_000 < len(sheet.text) < 210_000
    assert sheet.to_shown(Span(0, 6)).of(sheet.text) == lines[9_999][:6]


@pytest.mark.parametrize("page", sorted(SEEDS.glob("*.txt")), ids=lambda page: page.name[:3])
def test_both_sheets_show_the_same_characters(page) -> None:  # type: ignore[no-untyped-def]
    text = page.read_text(encoding="utf-8")
    source = Source(page.name, "", "text/plain", "utf-8", False, text)
    for article in split_page(text, page.name):
        reading, standing = reading_sheet(article), source_sheet(article, source)
        for start in range(0, len(article.text), 37):
            span = Span(start, start + 1)
            shown = reading.to_shown(span).of(reading.text)
            if shown.strip():
                assert standing.to_shown(span).of(standing.text) == shown


def test_finding_ignores_width_and_case() -> None:
    assert find_all("增长９.4％，GDP增长", "gdp") == (Span(7, 10),)
    assert find_all("ＧＤＰ", "gdp") == (Span(0, 3),)
    assert find_all("İgdp", "GDP") == (Span(1, 4),)
    assert find_all("甲", "") == ()


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("甲。乙丙！”丁", 3, "乙丙！”"),
        ("甲。乙丙！”丁", 6, "丁"),
        ("甲乙\n丙丁。", 2, "甲乙"),
        ("　　甲乙。丙", 3, "甲乙。"),
        ("甲", 5, "甲"),
        ("", 0, ""),
    ],
)
def test_the_sentence_at_the_caret(text: str, at: int, sentence: str) -> None:
    assert sentence_at(text, at).of(text) == sentence


def test_steps_go_round() -> None:
    stepper = Stepper((Span(1, 2), Span(5, 6), Span(9, 10)))
    assert stepper.start_at(4) == Span(5, 6)
    assert [stepper.step(1), stepper.step(1), stepper.step(-1)] == [
        Span(9, 10),
        Span(1, 2),
        Span(9, 10),
    ]
    assert Stepper().step(1) is None
    assert Stepper((Span(1, 2),)).step(-1) == Span(1, 2)


def test_history_is_a_line_with_a_present() -> None:
    history = History()
    history.leave(Place(1))
    history.leave(Place(2))
    assert history.back(Place(3)).article_id == 2
    assert history.back(Place(2)).article_id == 1
    assert (history.can_back, history.can_forward) == (False, True)
    assert history.forward(Place(1)).article_id == 2
    history.leave(Place(2))
    assert not history.can_forward


def test_a_difference_is_short() -> None:
    old = "全市规模以上工业增加值年均增长9.4%，连续四年居全省前列"
    new = old.replace("9.4", "9.5")
    shown = difference(old, new)
    assert [s.kind for s in shown] == ["same", "out", "in", "same"]
    assert [s.text for s in shown] == [
        "…上工业增加值年均增长",
        "9.4",
        "9.5",
        "%，连续四年居全省前…",
    ]


def test_a_line_may_end_where_a_quotation_begins_or_ends() -> None:
    text = "深化市委“6293”工作思路，“十四五”规划（草案）‘好’。"
    sheet = reading_sheet(Article("article", "题", text))
    shown = sheet.pieces[-1].text
    assert shown.split(BREAK) == [
        "深化市委",
        "“6293”",
        "工作思路，",
        "“十四五”",
        "规划（草案）",
        "‘好’。",
    ]
    assert sheet.words(Span(2, len(sheet.text))) == text


@given(st.text(alphabet="市“”‘’，5%（）\n", max_size=40), st.data())
def test_breaks_keep_the_way_there_and_back(text: str, data: st.DataObject) -> None:
    sheet = reading_sheet(Article("article", "题", text))
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    shown = sheet.to_shown(span)
    assert sheet.words(shown) == span.of(text)
    assert span.start == span.end or sheet.to_reading(shown) == span


def test_finds_reach_over_a_break() -> None:
    sheet = reading_sheet(Article("article", "题", "市委“6293”工作"))
    (found,) = find_all(sheet.text, "委“6293”工")
    assert sheet.words(found) == "委“6293”工"
