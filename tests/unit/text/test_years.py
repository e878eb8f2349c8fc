"""In January to March the year that a page names may be the one before."""

import pytest

from lcreader.text import split_page
from lcreader.text.years import looks_back


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "本报北京1月17日电 （记者 陆明）2023年全国粮食产量69541万吨，比上年增长1.3%。",
            "2024-01-17",
        ),
        ("本报讯 2月8日，2023年全年旅客发送量12.6万人次。", "2024-02-08"),
        ("本报讯 3月2日，我市2023年获评全国文明城市。", ""),
        ("本报讯 2月8日，记者获悉，2024年计划改造小区36个。", "2024-02-08"),
        ("本报讯 2月9日，2024年1月居民消费价格比上年同月上涨0.3%。", "2024-02-09"),
        ("本报讯 1月9日，2023年12月居民消费价格同比上涨0.3%。", "2024-01-09"),
        ("本报讯 10月17日，2023年全市产量比上年增长1.3%。", "2023-10-17"),
        ("本报讯 1月17日，全市产量增长1.3%。", ""),
    ],
)
def test_the_year_of_a_report_early_in_the_year(text: str, date: str) -> None:
    (article,) = split_page(text)
    assert article.date == date


def test_a_date_on_the_page_leaves_no_doubt() -> None:
    page = "某某日报 2025年1月18日\n\n粮食增产\n\n本报讯 1月17日，2024年产量比上年增长1.3%。\n"
    assert [a.date for a in split_page(page) if a.title] == ["2025-01-17"]


def test_a_year_that_is_not_named_says_nothing() -> None:
    assert looks_back("产量比上年增长", 2024) == ""
    assert looks_back("产量比上年增长", 0) == ""
