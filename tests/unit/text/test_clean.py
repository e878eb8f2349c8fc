"""Characters of the page to reading text and back."""

import pytest

from lcreader.records import Span
from lcreader.text.clean import ReadingText, clean_headline


def read(source: str) -> ReadingText:
    """A page whose blank lines part paragraphs."""
    reading = ReadingText(source)
    start = 0
    spans: list[Span] = []
    for line in source.split("\n"):
        if line:
            spans.append(Span(start, start + len(line)))
        elif spans:
            reading.add(spans, spans[-1].end)
            spans = []
        start += len(line) + 1
    if spans:
        reading.add(spans, spans[-1].end)
    return reading


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("高质量 发展的重要支撑。", "高质量发展的重要支撑。"),
        ("长 121.057 公里", "长121.057公里"),
        ("达到 58.8%,高于", "达到58.8%,高于"),
        ("增长**9.4%**,连续4年", "增长9.4%,连续4年"),
        ("万千瓦; **35**个", "万千瓦;35个"),
        ("道路PM<sub>10</sub>浓度", "道路PM10浓度"),
        ("串起\n“交通强国”", "串起“交通强国”"),
        ("获悉，2024\n年", "获悉，2024年"),
        ("使用 Python 语言", "使用Python语言"),
        ("in 2025 the city\nopened a library", "in 2025 the city opened a library"),
        ("a well-\nknown man", "a well-known man"),
        ("“交通强国 聊城样板”的关键", "“交通强国 聊城样板”的关键"),
        ("《美德积分 文明绽新颜——阳谷县》", "《美德积分 文明绽新颜——阳谷县》"),
        ("坚持“四减四 增”行动", "坚持“四减四增”行动"),
        ("增产[主要](http://x.y/z)得益于", "增产主要得益于"),
        ("项目\tGDP\t亿元", "项目 GDP 亿元"),
        ("张伟　　王芳", "张伟王芳"),
        ("空\u200b气\ufeff优良", "空气优良"),
        ("if a < b and c > d", "if a < b and c > d"),
    ],
)
def test_what_a_reader_reads(source: str, text: str) -> None:
    assert read(source).text == text


def test_width_and_punctuation_stay() -> None:
    assert read("增长７．１％,全市(区)").text == "增长７．１％,全市(区)"


def test_paragraphs_are_lines_and_lead_back() -> None:
    source = "全长 12 公\n里。\n\n完。"
    reading = read(source)
    assert reading.text == "全长12公里。\n完。"
    assert [p.span.of(reading.text) for p in reading.paragraphs] == ["全长12公里。", "完。"]
    assert reading.text_map.to_source(Span(2, 5)) == Span(3, 7)
    assert reading.text_map.to_source(Span(5, 6)) == Span(8, 9)
    assert reading.text_map.to_reading(Span(3, 9)) == Span(2, 6)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["我市 10 项成果入选 山东优秀案例"], "我市10项成果入选 山东优秀案例"),
        (
            ["山 东 省 院 士 工 作 站 揭 牌 暨", "启用仪式举行"],
            "山东省院士工作站揭牌暨启用仪式举行",
        ),
        (
            ["我市印发《大健康", "产业规划（2024-2028年）》"],
            "我市印发《大健康产业规划（2024-2028年）》",
        ),
        (["争当改革排头兵", "向新向上开新局"], "争当改革排头兵 向新向上开新局"),
        (["**加粗的标题**"], "加粗的标题"),
        (["农机销售热　春耕备耕忙"], "农机销售热 春耕备耕忙"),
    ],
)
def test_headlines_keep_the_space_between_their_halves(lines: list[str], title: str) -> None:
    source = "\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    assert clean_headline(source, spans) == title
