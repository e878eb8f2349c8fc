"""Decoding and splitting keep pace: linear in the page, and no page makes them stall.

The bounds are a quarter of what is promised (2 MB a second), so that a busy machine passes;
`tests/bench/pages.py` takes the real figures.
"""

import time

import pytest

from lcreader.text import decode, sentences, split_page

STORY = (
    "我市第{}批重点项目集中开工\n\n本报讯（记者 张洁）12月8日，全市新增高新技术企业651家，增长"
    "**9.4%**。\n\n“投资聊城”品牌影响力逐步提升，招商活动 233 次，\n到位资金占全市的72.14%。\n\n"
)


def seconds(page: str) -> float:
    data = page.encode()
    start = time.process_time()
    for article in split_page(decode(data).text):
        sentences(article.text, article.paragraphs)
    return time.process_time() - start


def test_half_a_megabyte_a_second_at_least() -> None:
    page = "".join(STORY.format(number) for number in range(4000))
    assert seconds(page) < len(page.encode()) / 500_000


@pytest.mark.parametrize(
    "page",
    [
        "完。" + " " * 1_000_000 + "完。",
        "#" * 1_000_000 + "完",
        "\n" * 1_000_000 + "完",
        "发展" * 300_000,
        "（《“" * 100_000,
        "<a " * 200_000 + "完",
        "[" * 300_000 + "完",
        "**" * 300_000 + "完",
        "记者 " * 200_000,
        "年2025" * 100_000,
        "。" * 300_000,
        '"' * 300_000 + "完",
        "1. " * 200_000,
    ],
    ids=lambda page: page[:6],
)
def test_no_page_makes_it_stall(page: str) -> None:
    assert seconds(page) < 5
