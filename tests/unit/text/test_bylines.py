"""Who wrote it: credits, bylines, and what only looks like one."""

import pytest

from lcreader.text import bylines


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯（记者 林金彦）12月10日上午", ("林金彦",)),
        ("本报讯（记者 张洁） 2月18日，", ("张洁",)),
        ("本报讯（记者 任焕珍 通讯员 王新 王嘉劲）随着气温", ("任焕珍", "王新", "王嘉劲")),
        ("本报讯(记者 马力 高飞)昨日，", ("马力", "高飞")),
        ("本报讯（通讯员 李　红）昨日，", ("李红",)),
        ("本报济南讯（记者 陈静）昨日，", ("陈静",)),
        ("本報訊（記者 陳大文）二月一日", ("陳大文",)),
        ("新华社北京12月10日电（记者 陈炜伟、韩佳诺）国务院", ("陈炜伟", "韩佳诺")),
        ("（记者 王强）3月1日，", ("王强",)),
        ("本报讯 9日，市应急管理局", ()),
        ("据新华社北京11月9日电 海关总署", ()),
    ],
)
def test_credits_that_open_a_report(text: str, names: tuple[str, ...]) -> None:
    credit = bylines.opening_credit(text)
    assert credit is not None
    assert credit.names == names
    assert not text[credit.end].isspace()


@pytest.mark.parametrize(
    "text",
    [
        "记者从度假区了解到，为高质量推进节水型社会建设",
        "并回答记者提问。",
        "（一）工业经济稳中向好。",
        "据了解，（记者 张洁）",
        "国家电网聊城供电公司（以下简称公司）近日",
        "电视剧《东昌府》开机",
    ],
)
def test_what_opens_no_report(text: str) -> None:
    assert bylines.opening_credit(text) is None


def test_the_date_in_a_news_agency_line_is_kept() -> None:
    credit = bylines.opening_credit("新华社北京12月10日电（记者 陈炜伟）国务院")
    assert credit is not None
    assert credit.date == "12月10日"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("■ 本报记者 王培源", ("王培源",)),
        ("□ 王培源 李红", ()),
        ("大众日报记者 胡磊 薛良诚", ("胡磊", "薛良诚")),
        ("记者 李怀磊 闫修晨", ("李怀磊", "闫修晨")),
        ("陶春燕 聊城报道", ("陶春燕",)),
        ("本报记者张洁", ("张洁",)),
        ("文/张爱文", ("张爱文",)),
        ("张洁/文", ("张洁",)),
        ("作者：白国威", ("白国威",)),
        ("本报评论员 赵亮", ("赵亮",)),
        ("记者 阿卜杜拉·买买提", ("阿卜杜拉·买买提",)),
        ("记者 王 强 李 红", ("王强", "李红")),
        ("By John Smith and Jane Doe", ("John Smith", "Jane Doe")),
        ("记者手记", ()),
        ("找记者 上壹点 读者热线>>> 0635-8451234", ()),
        ("■本版编辑:李璇 ■组版:李璇", ()),
        ("记者从市统计局获悉，今年", ()),
        ("度假区", ()),
    ],
)
def test_bylines_on_a_line(text: str, names: tuple[str, ...]) -> None:
    credit = bylines.byline(text)
    assert (credit.names if credit else ()) == names


def test_a_paper_in_front_of_the_role_is_kept() -> None:
    credit = bylines.byline("大众日报记者 胡磊")
    assert credit is not None
    assert credit.paper == "大众日报"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("白国威", ("白国威",)),
        ("欧阳明 司徒平", ("欧阳明", "司徒平")),
        ("东昌府区", None),
        ("度假区", None),
        ("数说", None),
        ("王家庄村", None),
    ],
)
def test_names_alone_are_known_by_surnames(text: str, names: tuple[str, ...] | None) -> None:
    credit = bylines.bare_names(text)
    assert (credit.names if credit else None) == names


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("高质量发展。 ■ 本报记者 田柏林", ("田柏林",), "高质量发展。"),
        ("玉米长势喜人。（记者 孙丽 通讯员 王新）", ("孙丽", "王新"), "玉米长势喜人。"),
    ],
)
def test_credits_that_close_a_text(text: str, names: tuple[str, ...], left: str) -> None:
    credit = bylines.closing_credit(text)
    assert credit is not None
    assert credit.names == names
    assert text[: credit.start] == left


@pytest.mark.parametrize("text", ["发展（以下简称规划）", "共举办12场（次）", "增长5%。"])
def test_what_closes_no_text(text: str) -> None:
    assert bylines.closing_credit(text) is None


def test_pictures_are_credited_to_no_writer() -> None:
    assert bylines.has_picture_credit("聊城风光 摄影:司徒平")
    assert bylines.has_picture_credit("游客在夜市购物。（记者 孙丽 摄）")
    assert not bylines.has_picture_credit("他爱好摄影，作品获奖。")


def test_the_speaker_of_a_report() -> None:
    credit = bylines.office_byline("聊城市市长 张百顺")
    assert credit is not None
    assert credit.names == ("张百顺",)
    assert bylines.office_byline("市长信箱") is None
