"""Sentences and their spans."""

import pytest

from lcreader.records import Paragraph, Span
from lcreader.text import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新增651家,增长9.4%。连续4年居全省前列;", ["新增651家,增长9.4%。", "连续4年居全省前列;"]),
        ("“太方便了!”市民说。", ["“太方便了!”", "市民说。"]),
        ("加速落地……初冬时节，", ["加速落地……", "初冬时节，"]),
        ("他问：“真的？！”（笑。）完", ["他问：“真的？！”", "（笑。）", "完"]),
        ("小标题\n正文。", ["小标题", "正文。"]),
        ('他说。"我们深知。"张百顺说。', ["他说。", '"我们深知。"', "张百顺说。"]),
        ("GDP grew 5.2%. Exports rose.", ["GDP grew 5.2%.", "Exports rose."]),
        (
            "The city grew. Exports rose 3.5 percent.",
            ["The city grew.", "Exports rose 3.5 percent."],
        ),
        ("", []),
        ("。。。", ["。。。"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == found


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "没有句号的一段\n下一段。"
    paragraphs = [Paragraph(Span(0, 7)), Paragraph(Span(8, 12))]
    assert sentences(text, paragraphs) == [Span(0, 7), Span(8, 12)]
