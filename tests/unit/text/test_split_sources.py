"""Copies from the web and from papers in traditional characters: source, date, editors, writers."""

import pytest
from split_help import bodies, kinds, subheads

WEB = """多地支持汽车以旧换新

{meta}

　　近日，多地陆续出台汽车以旧换新实施细则。今年1月补贴申请量达34.5万份。

　　业内人士认为，全年汽车消费有望保持稳定增长。{end}
"""


@pytest.mark.parametrize(
    "meta",
    [
        "2025-03-04 08:15 来源：新华网",
        "2025年03月04日 08:15 | 来源：新华网",
        "2025-03-04 08:15:22　来源: 新华网　作者: 王小明",
        "来源：新华网　　发布时间：2025-03-04 08:15　　【字体：大 中 小】",
    ],
)
@pytest.mark.parametrize(
    "end",
    ["（责任编辑：张三）", "\n\n　　（责任编辑：张三）", "\n\n责编：张三、李四", "[编辑:张三]"],
)
def test_a_copy_from_the_web(split, meta: str, end: str) -> None:
    article, *rest = split(WEB.format(meta=meta, end=end))
    assert article.title == "多地支持汽车以旧换新"
    assert (article.date, article.newspaper) == ("2025-03-04", "新华网")
    assert bodies(article)[-1] == "业内人士认为，全年汽车消费有望保持稳定增长。"
    assert len(bodies(article)) == 2
    assert {a.kind for a in rest} <= {"masthead"}


def test_two_copies_each_with_its_own_date_and_source(split) -> None:
    first, second = split(
        """
        夏粮收购平稳有序
        2025-06-18 09:30 来源：某某日报
        全市已收购小麦56.3万吨，同比增加3.2万吨，收购进度快于上年。
        秋粮长势总体良好
        2025-08-20 10:05 来源：农民网
        全市秋粮播种面积稳定在620万亩，一类苗占比达到86%。
        """
    )
    assert [(a.title, a.date, a.newspaper) for a in (first, second)] == [
        ("夏粮收购平稳有序", "2025-06-18", "某某日报"),
        ("秋粮长势总体良好", "2025-08-20", "农民网"),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("【本報訊】記者王小明／台北報導\n", ("王小明",)),
        ("【本報訊】（記者王小明）", ("王小明",)),
        ("〔記者王小明、張家豪／高雄報導〕", ("王小明", "張家豪")),
        ("〔記者王小明／台北報導〕\n", ("王小明",)),
        ("記者王小明／台北報導\n", ("王小明",)),
        ("（中央社記者王小明台北12日電）", ("王小明",)),
    ],
)
def test_bylines_of_papers_in_traditional_characters(split, line: str, names) -> None:
    (article,) = split(
        f"市府推動淨零轉型　補助逾三千戶\n\n{line}市政府昨（12）日宣布，預計補助3200戶。\n\n"
        "市長表示：「淨零轉型不是口號，而是每個家庭的行動。」\n"
    )
    assert (article.title, article.bylines) == ("市府推動淨零轉型 補助逾三千戶", names)
    assert bodies(article) == [
        "市政府昨（12）日宣布，預計補助3200戶。",
        "市長表示：「淨零轉型不是口號，而是每個家庭的行動。」",
    ]


def test_two_reports_below_one_label(split) -> None:
    articles = split(
        """
        综合消息

        多国祝贺中国春节

        新华社北京1月29日电 多国领导人向中国人民致以新春祝福。

        欧洲举办新春庆祝活动

        新华社布鲁塞尔1月29日电（记者丁英）市中心举行新春巡游，约2万名观众观看。
        """
    )
    assert kinds(articles) == [("article", "多国祝贺中国春节"), ("article", "欧洲举办新春庆祝活动")]
    assert articles[1].bylines == ("丁英",)


def test_articles_that_go_on_on_another_page(split) -> None:
    first, second, rest = split(
        """
        全市经济工作会议召开
        本报讯（记者 赵亮）1月5日，全市经济工作会议召开，部署2025年任务。
        （下转第二版）
        春节市场供应充足
        本报讯（通讯员 孙丽）1月6日，记者走访各大超市看到，货品丰富。
        （上接第一版）会议强调，要坚持稳中求进。
        """
    )
    assert kinds([first, second]) == [
        ("article", "全市经济工作会议召开"),
        ("article", "春节市场供应充足"),
    ]
    assert (first.subtitle, second.subtitle) == ("", "")
    assert rest.text == "会议强调，要坚持稳中求进。"


@pytest.mark.parametrize("date", ["2025-03-14", "2025年3月14日"])
def test_numbered_heads_right_below_a_headline(split, date: str) -> None:
    (article,) = split(
        f"""
        2025年2月金融统计数据报告

        一、2月末广义货币增长7%

        2月末，广义货币余额320.52万亿元，同比增长7%。

        二、前两个月贷款增加6.14万亿元

        2月末，贷款余额265.51万亿元，同比增长6.9%。

        某某银行调查统计司
        {date}
        """
    )
    assert (article.title, article.date) == ("2025年2月金融统计数据报告", "2025-03-14")
    assert subheads(article) == ["一、2月末广义货币增长7%", "二、前两个月贷款增加6.14万亿元"]
