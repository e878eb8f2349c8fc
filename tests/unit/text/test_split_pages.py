"""Pages of many kinds, all invented: what becomes an article, and what it is called."""

from textwrap import wrap

import pytest
from split_help import bodies, subheads

VILLAGE = (
    "近年来我市把发展壮大村级集体经济作为推进乡村振兴的重要抓手，坚持因地制宜、分类施策，"
    "探索出一条强村富民的新路子。截至目前，全市村级集体经济总收入达到12.6亿元，"
    "同比增长15.3%，收入10万元以上的村占比达到98.5%。"
)
GREENHOUSE = (
    "在李庄村的蔬菜大棚里，村民王秀兰正忙着采摘西红柿。“一个棚一年能挣五六万元，"
    "比外出打工强多了。”她说。村党支部书记李长河介绍，村里流转土地860亩，"
    "建起高标准大棚112座，带动220多户村民增收，户均年增收超过3万元。"
)


def hard_wrapped(text: str, width: int, indent: str = "") -> str:
    """Lines of `width` characters; two digits or letters take the room of one."""
    lines = [""]
    for char in indent + text:
        if len((lines[-1] + char).encode("gbk")) > 2 * width:
            lines.append("")
        lines[-1] += char
    return "\n".join(lines)


def test_a_plain_file_gives_its_first_line_as_title(split) -> None:
    (article,) = split(
        """
        市民广场今日开放
        记者 李明
        10月1日，市民广场正式开放，占地120亩，投资3.5亿元。
        市民张女士说：“太好了！”她带着孩子来到广场。
        """
    )
    assert (article.title, article.bylines) == ("市民广场今日开放", ("李明",))
    assert len(bodies(article)) == 2
    assert article.source_lines == ((1, 4),)


def test_two_lines_are_a_title_and_a_body(split) -> None:
    (article,) = split("你好世界\n这是一个测试文件，用来看看程序怎么样。\n")
    assert (article.title, article.text) == ("你好世界", "这是一个测试文件，用来看看程序怎么样。")


def test_one_line_is_a_body(split) -> None:
    (article,) = split("只有一行字")
    assert (article.kind, article.title, article.text) == ("article", "", "只有一行字")


def test_a_question_may_be_a_title(split) -> None:
    (article,) = split("高铁时代，我们准备好了吗？\n\n济郑高铁开通后，到郑州最快1小时28分钟。\n")
    assert article.title == "高铁时代，我们准备好了吗？"


def test_short_lines_between_paragraphs_are_subheads(split) -> None:
    (article,) = split(
        """
        我市粮食总产再创新高

        本报记者 王芳 李强

        近日，记者从市农业农村局获悉，今年全市粮食总产达到116.3亿斤。

        小麦单产提高

        全市小麦平均亩产达到512公斤，比上年增加8公斤。

        秋粮增产

        秋粮面积稳定在600万亩以上。
        """
    )
    assert subheads(article) == ["小麦单产提高", "秋粮增产"]
    assert article.bylines == ("王芳", "李强")


def test_reports_without_a_blank_line_between_them(split) -> None:
    first, second = split(
        """
        全市经济工作会议召开
        本报讯（记者 赵亮）1月5日，全市经济工作会议召开。会议总结2024年工作，部署2025年任务。
        会议强调，要坚持稳中求进。
        春节市场供应充足
        本报讯（通讯员 孙丽）1月6日，记者走访各大超市看到，货品丰富。
        """
    )
    assert (first.title, first.bylines, first.date) == (
        "全市经济工作会议召开",
        ("赵亮",),
        "2025-01-05",
    )
    assert (second.title, second.bylines) == ("春节市场供应充足", ("孙丽",))
    assert first.text.startswith("1月5日，")


def test_reports_without_headlines(split) -> None:
    articles = split(
        """
        本报讯（记者 赵亮）1月5日，全市经济工作会议召开。

        会议指出，全市生产总值增长5.8%。

        本报讯（记者 钱进）1月6日，我市新增高新技术企业20家。
        """
    )
    assert [(a.title, a.bylines) for a in articles] == [("", ("赵亮",)), ("", ("钱进",))]
    assert len(bodies(articles[0])) == 2


def test_a_text_without_any_headline(split) -> None:
    (article,) = split("12月10日，市政府召开会议，研究当前工作。\n\n会议听取了汇报。\n")
    assert (article.kind, article.title) == ("article", "")


def test_a_government_work_report(split) -> None:
    (article,) = split(
        """
        政府工作报告
        ——2025年1月10日在某某市第十八届人民代表大会第四次会议上
        某某市市长 张建国

        各位代表：
        现在，我代表市人民政府，向大会报告工作，请予审议，并请各位委员提出意见。
        一、2024年工作回顾
        过去一年，全市地区生产总值增长5.6%，一般公共预算收入增长4.1%。
        （一）工业经济稳中向好。规模以上工业增加值增长8.2%；
        （二）农业基础更加牢固。粮食总产116亿斤。
        二、2025年工作安排
        今年的主要预期目标是：地区生产总值增长5.5%左右。
        """
    )
    assert (article.title, article.bylines, article.date) == (
        "政府工作报告",
        ("张建国",),
        "2025-01-10",
    )
    assert subheads(article) == ["一、2024年工作回顾", "二、2025年工作安排"]
    assert bodies(article)[0] == "各位代表："
    assert bodies(article)[4] == "（二）农业基础更加牢固。粮食总产116亿斤。"


def test_a_notice_with_a_list_and_a_signature(split) -> None:
    (article,) = split(
        """
        关于表彰先进集体的决定

        各县（市、区）人民政府：

        现将表彰名单公布如下：

        一、先进集体
        1．市财政局
        2．市教育局

        二、先进个人
        张伟 王芳 李娜

        某某市人民政府
        2025年3月1日
        """
    )
    assert article.date == "2025-03-01"
    assert subheads(article) == ["一、先进集体", "二、先进个人"]
    assert bodies(article)[2:] == [
        "1．市财政局",
        "2．市教育局",
        "张伟 王芳 李娜",
        "某某市人民政府",
        "2025年3月1日",
    ]


def test_english_text_keeps_its_spaces(split) -> None:
    (article,) = split(
        """
        City Opens New Library
        By John Smith

        The city opened its new library on Monday, drawing more
        than 2,000 visitors on the first day. Officials said the
        building cost $35 million and took three years to finish.

        "It is a place for everyone," said Mayor Jane Doe. She
        added that the library holds 120,000 books.
        """
    )
    assert (article.title, article.bylines) == ("City Opens New Library", ("John Smith",))
    assert bodies(article)[0].startswith(
        "The city opened its new library on Monday, drawing more than"
    )
    assert len(bodies(article)) == 2


@pytest.mark.parametrize("width", [14, 17, 20, 24, 33, 40, 58])
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_hard_wraps_of_any_width_are_undone(split, width: int, indent: str, gap: str) -> None:
    paragraphs = [VILLAGE, GREENHOUSE, VILLAGE]
    page = "强村富民有新路\n\n本报记者 周涛\n\n" + gap.join(
        hard_wrapped(paragraph, width, indent) for paragraph in paragraphs
    )
    (article,) = split(page)
    assert (article.title, article.bylines) == ("强村富民有新路", ("周涛",))
    assert article.text.replace("\n", "") == "".join(paragraphs)
    if indent or gap == "\n\n":
        assert bodies(article) == paragraphs


@pytest.mark.parametrize("width", [14, 17, 20, 33])
def test_a_blank_line_inside_a_sentence_is_no_end(split, width: int) -> None:
    lines = hard_wrapped(VILLAGE, width).split("\n")
    lines.insert(3, "")
    (article,) = split("强村富民有新路\n\n本报记者 周涛\n\n" + "\n".join(lines))
    assert bodies(article) == [VILLAGE]


def test_spaces_that_were_printed_line_ends(split) -> None:
    spaced = " ".join(wrap(VILLAGE, 13))
    (article,) = split(f"某市打造产业高地\n\n记者 李明 王芳\n\n{spaced}\n")
    assert bodies(article) == [VILLAGE]


def test_headlines_that_follow_their_bodies(split) -> None:
    first, second = split(
        """
        本报讯（记者 马力）3月2日，我市举行春季植树活动，共栽植苗木5000余株。

        活动现场，干部群众挥锹铲土，干劲十足。

        春风送暖 植绿正当时

        本报讯（记者 高飞）3月3日，全市教育工作会议召开，会议通报了2025年教育民生实事。

        全市教育工作会议召开
        ——聚焦教育高质量发展
        """
    )
    assert (first.title, first.bylines, first.date) == (
        "春风送暖 植绿正当时",
        ("马力",),
        "2025-03-02",
    )
    assert (second.title, second.subtitle) == ("全市教育工作会议召开", "——聚焦教育高质量发展")
    assert second.source_lines == ((7, 10),)


def test_kicker_title_and_sub_head(split) -> None:
    (article,) = split(
        """
        聚焦两会
        代表委员热议乡村振兴 共话发展新篇
        ——市两会侧记
        本报记者 王建 李红
        春潮涌动，万象更新。2月8日，市两会在市会议中心开幕。
        """
    )
    assert article.title == "代表委员热议乡村振兴 共话发展新篇"
    assert article.subtitle == "聚焦两会 ——市两会侧记"


def test_articles_that_end_in_a_credit(split) -> None:
    articles = split(
        """
        夏粮再获丰收

        眼下，全市570万亩小麦陆续成熟，收割机在麦田里来回穿梭。

        “今年亩产能到1200斤。”种粮大户王建军说。（记者 李明 通讯员 赵红）

        秋粮长势喜人

        记者在莘县看到，玉米长势喜人。（记者 孙丽）
        """
    )
    assert [(a.title, a.bylines) for a in articles] == [
        ("夏粮再获丰收", ("李明", "赵红")),
        ("秋粮长势喜人", ("孙丽",)),
    ]
    assert articles[0].text.endswith("种粮大户王建军说。")


def test_news_that_each_open_with_their_day(split) -> None:
    articles = split(
        """
        市民广场开放

        1月5日，市民广场开放，投资3.5亿元。

        广场设施齐全。

        供热面积扩大

        1月6日，全市供热面积突破5000万平方米。
        """
    )
    assert [a.title for a in articles] == ["市民广场开放", "供热面积扩大"]


def test_wide_gaps_part_articles(split) -> None:
    articles = split(
        """
        第一篇新闻的标题在这里

        这是第一篇新闻的正文，主要讲述了发生在本市的一件事情。


        第二篇新闻的标题在这里

        这是第二篇新闻的正文，讲述另外一件事情。
        """
    )
    assert [a.title for a in articles] == ["第一篇新闻的标题在这里", "第二篇新闻的标题在这里"]


@pytest.mark.parametrize("page", ["", "\n \n", "######\n----\n"])
def test_nothing_gives_nothing(split, page: str) -> None:
    assert split(page) == []
