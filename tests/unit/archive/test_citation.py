"""Citations after GB/T 7714—2025; what is not known is left out."""

from dataclasses import replace

import pytest

from lcreader.archive.citation import citation
from lcreader.records import Article, Span

FULL = Article(
    kind="article",
    title="聊城：重塑发展「动力引擎」 「两河明珠」耀齐鲁",
    text="聊城迈入“高铁时代”，机场获批立项。",
    bylines=("胡磊", "薛良诚", "王培源", "赵宗锋"),
    newspaper="大众日报",
    page="7",
    published="2025-12-03",
    date="2025-11-30",
)


def test_full() -> None:
    assert citation(FULL) == (
        "胡磊，薛良诚，王培源，等. 聊城：重塑发展「动力引擎」 「两河明珠」耀齐鲁[N]. "
        "大众日报，2025-12-03（7）."
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"bylines": ("胡磊",)}, "胡磊. 题[N]. 大众日报，2025-12-03（7）."),
        (
            {"bylines": ("胡磊", "薛良诚", "王培源")},
            "胡磊，薛良诚，王培源. 题[N]. 大众日报，2025-12-03（7）.",
        ),
        ({"bylines": ()}, "题[N]. 大众日报，2025-12-03（7）."),
        ({"bylines": (), "newspaper": ""}, "题[N]. 2025-12-03（7）."),
        ({"bylines": (), "published": "", "page": ""}, "题[N]. 大众日报，2025-11-30."),
        ({"bylines": (), "published": "", "date": "", "page": ""}, "题[N]. 大众日报."),
        ({"bylines": (), "newspaper": "", "published": "", "date": "", "page": ""}, "题[N]."),
    ],
)
def test_what_is_missing_is_left_out(more: dict, expected: str) -> None:
    assert citation(replace(FULL, title="题", **more)) == expected


def test_without_headline_the_opening_words_stand() -> None:
    short = Article("caption", "", "济郑高铁开通\n摄影：司徒平")
    assert citation(short) == "〔济郑高铁开通〕[N]."
    long = Article("caption", "", "2月17日在山东联盛电子半导体湿制程装备制造项目现场")
    assert citation(long) == "〔2月17日在山东联盛电子半导体湿……〕[N]."


def test_quote_above_its_source_inner_quotes_turned() -> None:
    quoted = citation(FULL, Span(0, len(FULL.text)))
    first, second = quoted.split("\n")
    assert first == "“聊城迈入‘高铁时代’，机场获批立项。”"
    assert second == citation(FULL)


def test_the_form_of_2015_is_half_width() -> None:
    assert citation(FULL, style="2015") == (
        "胡磊, 薛良诚, 王培源, 等. 聊城：重塑发展「动力引擎」 「两河明珠」耀齐鲁[N]. "
        "大众日报, 2025-12-03(7)."
    )
    assert citation(replace(FULL, title="题", bylines=(), page=""), style="2015") == (
        "题[N]. 大众日报, 2025-12-03."
    )
