"""Pages of many kinds, all invented: what becomes an article, and what it is called."""

from textwrap import wrap

import pytest

from lcreader.records import Article

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


def kinds(articles: list[Article]) -> list[tuple[str, str]]:
    return [(a.kind, a.title) for a in articles]


def bodies(article: Article) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.kind == "body"]


def subheads(article: Article) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.kind == "subhead"]


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


def test_captions_that_cut_a_sentence(split) -> None:
    article, short, sentence = split(
        """
        产业园区提质增效

        本报记者 李明

        今年以来，园区新引进项目26个，总投资超过百亿元，其中高端装备制造项目占比超过三



        某某公司生产车间

        成，产业集聚效应明显。下一步，园区将继续完善配套设施，提升服务水平，为企业发展创



        3月5日，工人在车间里装配设备。

        造良好环境。
        """
    )
    assert bodies(article) == [
        "今年以来，园区新引进项目26个，总投资超过百亿元，其中高端装备制造项目占比超过三成，"
        "产业集聚效应明显。下一步，园区将继续完善配套设施，提升服务水平，为企业发展创造良好环境。"
    ]
    assert article.source_lines == ((1, 5), (11, 11), (17, 17))
    assert (short.kind, short.text) == ("caption", "某某公司生产车间")
    assert sentence.kind == "caption"


def test_captions_that_say_so(split) -> None:
    page = """
        古城夜市火起来

        本报记者 孙丽

        夜幕降临，古城夜市人头攒动，日均客流达到2.3万人次。

        图为古城夜市一角。

        商户刘强告诉记者，他的摊位每天能卖出300多份小吃。

        游客在夜市购物。（记者 孙丽 摄）
        """
    assert [k for k, _ in kinds(split(page))] == ["article", "caption", "caption"]
    assert len(bodies(split(page)[0])) == 2


def test_photo_news_without_a_headline(split) -> None:
    articles = split(
        """
        志愿服务暖人心

        本报记者 李明

        全市注册志愿者达到86万人，活动丰富多彩。



        3月5日，志愿者在社区为老人理发。

        当天，全市开展志愿服务活动320余场。

        ■ 本报记者 王芳

        ## 春耕备耕正当时

        ■ 本报记者 赵亮

        眼下，全市备足农资，检修农机具1.2万台。
        """
    )
    assert kinds(articles) == [
        ("article", "志愿服务暖人心"),
        ("caption", ""),
        ("article", "春耕备耕正当时"),
    ]
    assert [a.bylines for a in articles] == [("李明",), ("王芳",), ("赵亮",)]


def test_markdown_levels(split) -> None:
    masthead, first, second = split(
        """
        # 聊城日报 2025年12月10日 第2版

        ## 全市冬储菜供应充足

        本报讯（记者 李明）12月9日，记者从市商务局获悉，全市冬储菜达到3.2万吨。

        ## 高铁站东广场完工

        **本报记者 王芳**

        东广场已经完工，面积**4.5**万平方米。

        ### 便民设施多

        - 停车位800个
        - 充电桩120个
        """
    )
    assert (masthead.kind, masthead.date, masthead.page) == ("masthead", "2025-12-10", "2")
    assert (first.title, first.newspaper, first.page) == ("全市冬储菜供应充足", "聊城日报", "2")
    assert (second.title, second.bylines, second.published) == (
        "高铁站东广场完工",
        ("王芳",),
        "2025-12-10",
    )
    assert subheads(second) == ["便民设施多"]
    assert bodies(second) == ["东广场已经完工，面积4.5万平方米。", "停车位800个", "充电桩120个"]


def test_one_article_in_markdown(split) -> None:
    (article,) = split(
        """
        # 粮食产量报告

        ## 总体情况

        全国粮食总产量**14139**亿斤，比上年增加**222**亿斤。

        ## 分季情况

        夏粮增产。
        """
    )
    assert (article.title, subheads(article)) == ("粮食产量报告", ["总体情况", "分季情况"])


def test_a_page_with_masthead_and_furniture(split) -> None:
    articles = split(
        """
        聊城日报
        2025年12月10日 星期三 农历乙巳年十月廿一 第12345期
        国内统一连续出版物号 CN 37-0035
        第1版 要闻

        市委常委会召开会议

        本报讯（记者 李明）昨日，市委常委会召开会议，传达学习会议精神。

        全市冬季防火部署到位

        本报讯 9日，市应急管理局部署冬季防火工作。

        责任编辑：王强 电话：0635-8277092
        """
    )
    assert kinds(articles) == [
        ("masthead", ""),
        ("article", "市委常委会召开会议"),
        ("article", "全市冬季防火部署到位"),
        ("masthead", ""),
    ]
    assert {a.newspaper for a in articles[:3]} == {"聊城日报"}
    assert [a.date for a in articles[:3]] == ["2025-12-10", "2025-12-10", "2025-12-09"]


def test_a_web_page_with_date_source_and_author(split) -> None:
    article, editor = split(
        """
        前三季度GDP增长6.1%
        2025-10-28 08:30 来源：聊城日报 作者：李明
        　　10月27日，市统计局发布数据，前三季度全市生产总值2150.6亿元。
        　　分产业看，第一产业增长4.2%。
        　　责任编辑：张三
        """
    )
    assert (article.title, article.bylines) == ("前三季度GDP增长6.1%", ("李明",))
    assert (article.date, article.published, article.newspaper) == (
        "2025-10-27",
        "2025-10-28",
        "聊城日报",
    )
    assert editor.kind == "masthead"


def test_fields_of_a_database(split) -> None:
    (article,) = split(
        """
        标题：我市新增3家国家级绿色工厂
        作者：李明
        日期：2025-01-15

        近日，工信部公布名单，我市3家企业入选国家级绿色工厂。
        """
    )
    assert (article.title, article.bylines, article.published) == (
        "我市新增3家国家级绿色工厂",
        ("李明",),
        "2025-01-15",
    )


def test_a_label_opens_a_sidebar(split) -> None:
    article, sidebar = split(
        """
        古城焕新

        本报记者 孙丽

        古城改造完成，开放街巷32条。

        记者手记

        老城新生

        走在古城街头，烟火气扑面而来。
        """
    )
    assert (sidebar.kind, sidebar.title, sidebar.subtitle) == ("sidebar", "老城新生", "记者手记")
    assert article.title == "古城焕新"


def test_a_note_of_the_editors_gives_paper_and_date(split) -> None:
    note, article = split(
        """
        5月6日,《某某日报》第3版刊发专题报道。今日,本报进行转载,敬请关注。

        某某日报记者 李明

        这座城市走过了不平凡的五年，**2025**年迈上新台阶。

        城市新篇章

        五年间，城市新建道路86条。
        """
    )
    assert note.kind == "notice"
    assert (article.title, article.newspaper, article.date) == (
        "城市新篇章",
        "某某日报",
        "2025-05-06",
    )


def test_a_call_with_a_telephone_number_is_a_notice(split) -> None:
    (notice,) = split(
        """
        社区读书会开始报名啦

        记者 李明

        社区读书会面向全市招募读者，活动每周一次，欢迎热爱阅读的市民参加。

        报名电话：0635-1234567。
        """
    )
    assert (notice.kind, notice.title) == ("notice", "社区读书会开始报名啦")


def test_the_file_name_tells_date_and_paper(split) -> None:
    (article,) = split("市民广场开放\n\n本报讯 昨日，市民广场开放。\n", "聊城日报2025-12-10.txt")
    assert (article.date, article.published, article.newspaper) == (
        "2025-12-10",
        "2025-12-10",
        "聊城日报",
    )


def test_a_table_keeps_its_rows(split) -> None:
    (article,) = split(
        "主要经济指标\n指标\t数值\n生产总值\t2150.6\n固定投资\t980.2\n消费总额\t870.5\n"
    )
    assert (article.title, bodies(article)[1]) == ("主要经济指标", "生产总值 2150.6")


def test_lines_without_stops_stay_apart(split) -> None:
    (article,) = split(
        "春天的约会\n\n春天来了\n\n我们去公园里散步看到了很多美丽的花朵\n\n风筝在天上飞\n"
    )
    assert article.title == "春天的约会"
    assert article.text.split("\n")[-1] == "风筝在天上飞"


@pytest.mark.parametrize("page", ["", "\n \n", "######\n----\n"])
def test_nothing_gives_nothing(split, page: str) -> None:
    assert split(page) == []
