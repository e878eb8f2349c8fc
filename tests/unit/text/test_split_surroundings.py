"""What stands around articles on invented pages: captions, mastheads, labels, notes, marks."""

from split_help import bodies, kinds, subheads


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
