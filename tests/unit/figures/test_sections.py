"""The parts of a report: which heading tells what of time."""

import pytest

from lcreader.figures.layout import lay_out
from lcreader.figures.lexicon import fold
from lcreader.figures.sections import Frame, Sections
from lcreader.records import Period


def frame(text: str, year: int = 2026) -> Frame:
    """The frame that holds at the end of `text`."""
    folded = fold(text)
    return Sections(folded, lay_out(folded).paragraphs, year).at(len(folded) - 1)


def whole(year: int) -> Period:
    return Period(str(year), str(year))


@pytest.mark.parametrize(
    ("heading", "period", "planned"),
    [
        ("一、2025年工作回顾", whole(2025), False),
        ("二、2026年重点工作", whole(2026), True),
        ("（二）今年工作安排", whole(2026), True),
        ("二、“十五五”时期主要目标和2026年工作任务", whole(2026), True),
        ("一、“十四五”时期工作回顾", Period("2021", "2025"), False),
        ("三、下一步工作打算", whole(2026), True),
        ("2025年预算执行情况", whole(2025), False),
        ("二、工业和建筑业", None, False),
        ("他总结了2025年的工作，也展望了2026年。", None, False),
    ],
)
def test_a_heading_frames_what_follows(heading: str, period: Period | None, planned: bool) -> None:
    found = frame(f"各位代表：\n{heading}\n新增企业651家。")
    assert (found.period, found.planned) == (period, planned)


def test_the_last_heading_with_words_of_time_holds() -> None:
    text = "一、2025年工作回顾\n甲。\n二、2026年工作安排\n乙。\n（一）工业\n丙。"
    assert frame(text).period == whole(2026)
    assert frame(text[: text.index("二、")]).period == whole(2025)


def test_a_paragraph_opens_a_list_of_deeds() -> None:
    lead = "刚刚过去的2025年，全县经济稳中有进，城乡面貌明显改善，各项事业都有新的进步。"
    lead += "一年来，围绕以上目标，主要做了以下工作：\n"
    assert frame(lead + "（一）新增企业651家。").period == whole(2025)
