"""Dates with and without a year."""

import pytest

from lcreader.text import dates
from lcreader.text.dates import PageDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025年12月10日 星期三", "2025-12-10"),
        ("2024.1.3 星", "2024-01-03"),
        ("2024-01-03", "2024-01-03"),
        ("2024/1/3", "2024-01-03"),
        ("二〇二五年十二月二十一日", "2025-12-21"),
        ("二零二四年三月十日", "2024-03-10"),
        ("2025年13月1日", ""),
        ("版本 1.2024.1.3", ""),
        ("12月10日", ""),
    ],
)
def test_full_dates(text: str, date: str) -> None:
    assert dates.full_date(text) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("聊城日报2025-12-10.txt", "2025-12-10"),
        ("20251210_03.txt", "2025-12-10"),
        ("2025年12月10日.txt", "2025-12-10"),
        ("000_8331efd8cf74b105.txt", ""),
        ("report-1234567890.txt", ""),
        ("a20251399.txt", ""),
    ],
)
def test_dates_in_file_names(name: str, date: str) -> None:
    assert dates.name_date(name) == date


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025年度省级名单；较2020年增长；2024年底前完成", 2025),
        ("力争2028年底前建成，2025年已开工", 2025),
        ("《规划（2024—2028年）》于2024年印发", 2024),
        ("**2025**年", 2025),
        ("到2030年达到12%，2026 年起步", 2026),
        ("共2024家企业", 0),
    ],
)
def test_the_running_year_is_neither_a_goal_nor_the_end_of_a_range(text: str, year: int) -> None:
    assert dates.running_year(text) == year


def date_of(*paragraphs: str, credit: str = "", title: str = "", page: PageDate) -> str:
    return dates.article_date(credit, title, paragraphs, page)


def test_the_dateline_takes_its_year_from_the_page() -> None:
    page = PageDate("", 2025)
    assert date_of("12月8日，记者了解到", page=page) == "2025-12-08"
    assert date_of("导语。", "2月17日，在北外环", page=page) == "2025-02-17"
    assert date_of("“一路顺利。”12月8日，记者看到", page=page) == "2025-12-08"
    assert date_of("12月8日，记者了解到", page=PageDate()) == ""


def test_scenes_further_down_are_no_dateline() -> None:
    paragraphs = ("导语。", "第二段。", "10月28日，在车间里")
    assert date_of(*paragraphs, page=PageDate("2025-12-03", 2025)) == "2025-12-03"


def test_a_day_after_the_printed_date_was_last_year() -> None:
    page = PageDate("2025-01-03", 2025)
    assert date_of("12月30日，会议召开", page=page) == "2024-12-30"


def test_a_day_alone_takes_its_month_from_the_printed_date() -> None:
    assert date_of("9日，会议召开", page=PageDate("2025-12-10", 2025)) == "2025-12-09"
    assert date_of("31日，会议召开", page=PageDate("2025-01-01", 2025)) == "2024-12-31"


def test_an_article_that_looks_back_on_the_year_is_of_the_next() -> None:
    text = "2月19日，市政府新闻办介绍规划。规划已于2024年12月31日印发。"
    assert date_of(text, page=PageDate("", 2024)) == "2025-02-19"
    goal = "2月19日，市政府宣布将于2024年12月31日前完工。"
    assert date_of(goal, page=PageDate("", 2024)) == "2024-02-19"


def test_the_credit_goes_before_the_text() -> None:
    page = PageDate("2025-12-11", 2025)
    assert date_of("国务院印发意见。", credit="12月10日", page=page) == "2025-12-10"


def test_a_year_in_the_headline_is_better_than_nothing() -> None:
    title = "“一盘棋” ——2025年全市重点工作"
    assert date_of("导语。", title=title, page=PageDate("", 2025)) == "2025"
    assert date_of("导语。", title="迈向2035年的城市", page=PageDate("", 2025)) == ""
    assert date_of("导语。", title="规划（2024-2028年）", page=PageDate("", 2025)) == ""


def test_chinese_numerals() -> None:
    assert date_of("二月十一日，市長出席", page=PageDate("", 2025)) == "2025-02-11"
