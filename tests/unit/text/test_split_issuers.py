"""Who issued a bulletin, notice or letter, and what a mark at the end of a text means."""

import pytest
from split_help import bodies, kinds, subheads

BULLETIN = """
2023年某某市国民经济发展统计公报

{issuer}

2024年3月21日

初步核算，全年全市生产总值2156.4亿元，比上年增长5.6%。

一、综合

年末常住人口589.2万人。

二、农业

全年粮食产量560.3万吨。
"""


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    ("issuer", "names"),
    [
        ("某某市统计局", ("某某市统计局",)),
        ("国 家 统 计 局", ("国家统计局",)),
        ("某某市统计局 国家统计局某某调查队", ("某某市统计局", "国家统计局某某调查队")),
        ("某某市统计局\n国家统计局某某调查队", ("某某市统计局", "国家统计局某某调查队")),
    ],
)
def test_an_office_below_a_headline_is_the_byline(split, issuer, names, gap) -> None:
    (article,) = split(BULLETIN.format(issuer=issuer).replace("\n\n", gap).strip())
    assert (article.title, article.subtitle) == ("2023年某某市国民经济发展统计公报", "")
    assert (article.bylines, article.date) == (names, "2024-03-21")
    assert bodies(article)[0].startswith("初步核算")
    assert subheads(article) == ["一、综合", "二、农业"]


def test_a_date_in_brackets_below_a_headline_is_no_text(split) -> None:
    (article,) = split(
        BULLETIN.format(issuer="某某市统计局").replace("2024年3月21日", "（2024年3月21日）").strip()
    )
    assert (article.bylines, article.date) == (("某某市统计局",), "2024-03-21")
    assert bodies(article)[0].startswith("初步核算")


@pytest.mark.parametrize(
    "page",
    [
        "两地携手构建\n区域发展新格局\n2024年3月21日\n两市签署合作协议，涉及项目36个。\n",
        "春风送暖\n\n走进某某市气象局\n\n近日，记者走进气象局，看到工作人员正在忙碌。\n",
        "打造服务群众的\n某某市便民中心\n市民王女士说，办事只用了10分钟。\n",
    ],
)
def test_headlines_that_end_like_offices_stay_headlines(split, page: str) -> None:
    (article,) = split(page)
    assert article.bylines == ()


def test_an_office_that_signs_stays_in_the_text(split) -> None:
    (article,) = split(
        """
        关于道路封闭施工的公告

        因管网改造，建设路自4月1日起封闭施工，工期60天，请过往车辆绕行。

        某某市住房和城乡建设局

        2025年3月28日
        """
    )
    assert (article.bylines, article.date) == ((), "2025-03-28")
    assert bodies(article)[-2:] == ["某某市住房和城乡建设局", "2025年3月28日"]


def test_a_speech_with_its_occasion_in_brackets(split) -> None:
    (article,) = split(
        """
        政府工作报告
        （2025年1月15日在某某市第十五届人民代表大会第四次会议上）
        李卫东

        各位代表：
        现在，我代表市人民政府，向大会报告工作，请予审议。
        一、过去一年工作回顾
        一年来，我们主要做了以下工作：
        （一）坚持产业强市，发展动能持续增强
        规模以上工业增加值增长8.1%，新增规上工业企业126家，高新技术企业突破800家。
        （二）坚持民生为本，人民生活持续改善
        城镇新增就业4.6万人。改造老旧小区92个，惠及居民3.1万户，新建改扩建学校18所。
        """
    )
    assert article.title == "政府工作报告"
    assert article.subtitle == "（2025年1月15日在某某市第十五届人民代表大会第四次会议上）"
    assert (article.bylines, article.date) == (("李卫东",), "2025-01-15")
    assert subheads(article) == [
        "一、过去一年工作回顾",
        "（一）坚持产业强市，发展动能持续增强",
        "（二）坚持民生为本，人民生活持续改善",
    ]


@pytest.mark.parametrize("mark", ["（完）", "(完)", "（完）。", "【完】", "完", "（全文完）"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_mark_of_the_end_is_neither_title_nor_text(split, mark: str, gap: str) -> None:
    first, second = split(
        gap.join(
            [
                "某型运载火箭发射成功",
                "新华社酒泉3月5日电（李国、王琳）3月5日，卫星顺利进入预定轨道。",
                "这是该型火箭第56次飞行。",
                mark,
                "市图书馆迎客三万人次",
                "新馆建筑面积4.2万平方米，藏书210万册。",
                mark,
            ]
        )
    )
    assert (first.title, first.subtitle, first.bylines) == (
        "某型运载火箭发射成功",
        "",
        ("李国", "王琳"),
    )
    assert (second.title, second.subtitle) == ("市图书馆迎客三万人次", "")
    assert "完" not in first.text + second.text


def test_a_mark_behind_the_last_sentence_ends_its_line(split) -> None:
    articles = split(
        """
        春运发送旅客突破五亿
        新华社北京2月22日电（记者 樊明）春运发送旅客5.13亿人次，日均1282万人次。（完）
        某某卫星发射成功
        新华社西昌2月22日电（记者 李国）卫星发射成功。（完）
        """
    )
    assert kinds(articles) == [("article", "春运发送旅客突破五亿"), ("article", "某某卫星发射成功")]


def test_a_list_of_winners_keeps_its_items_and_spaces(split) -> None:
    (article,) = split(
        """
        某某市科学技术奖获奖名单

        一等奖（2项）

        1.高效光伏组件关键技术研究 某某光电公司
        2.小麦抗旱新品种选育与推广 某某农业科学院

        二等奖（4项）

        1.智能物流调度系统 某某港集团
        2.新型节水灌溉设备 农机研究所
        3.钢渣综合利用技术 某某钢铁集团
        4.远程医疗平台研究 某某人民医院

        突出贡献个人：张伟 王芳 李娜 刘洋 陈静
        """
    )
    assert article.title == "某某市科学技术奖获奖名单"
    assert subheads(article) == ["一等奖（2项）", "二等奖（4项）"]
    assert bodies(article)[0] == "1.高效光伏组件关键技术研究 某某光电公司"
    assert bodies(article)[3] == "2.新型节水灌溉设备 农机研究所"
    assert bodies(article)[-1] == "突出贡献个人：张伟 王芳 李娜 刘洋 陈静"
    assert len(bodies(article)) == 7


def test_letters_of_readers_are_articles_with_their_signatures(split) -> None:
    first, second = split(
        """
        读者来信

        公交站牌何时更新

        编辑同志：

        去年线路调整后，沿线8个站牌至今没有更新。希望有关部门尽快解决。

        东城区居民 赵淑芬

        公园健身器材应及时维修

        编辑同志：

        人民公园内有健身器材30余件，其中6件已经损坏。

        读者 孙建国
        """
    )
    assert (first.title, second.title) == ("公交站牌何时更新", "公园健身器材应及时维修")
    assert bodies(first)[-1] == "东城区居民 赵淑芬"
    assert bodies(second)[0] == "编辑同志："


def test_an_interview_keeps_questions_and_answers_apart(split) -> None:
    (article,) = split(
        """
        让老城区焕发新活力
        ——访某某市住建局局长周建平
        本报记者 王芳
        问：今年老旧小区改造有哪些安排？
        答：今年计划改造老旧小区86个，总投资5.6亿元。
        记者：下一步有什么打算？
        周建平：我们将建立长效管理机制。
        """
    )
    assert article.bylines == ("王芳",)
    assert [text.partition("：")[0] for text in bodies(article)] == ["问", "答", "记者", "周建平"]
