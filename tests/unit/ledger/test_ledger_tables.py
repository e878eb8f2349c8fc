"""When two wordings are one, and when they are not."""

import pytest

from lcreader.ledger import tables

SAME = [
    ("建成幸福食堂", "幸福食堂"),
    ("“幸福食堂”", "幸福食堂"),
    ("规上工业增加值", "规模以上工业增加值"),
    ("风电、光伏发电等新能源装机规模", "新能源装机规模"),
    ("省级以上工业园区全部实施循环化改造", "省级以上工业园区完成循环化改造"),
    (
        "承担省级以上科技计划项目",
        "承担国家重点研发计划项目、省重大科技创新工程等省级以上科技计划项目",
    ),
    ("首批陆上风电可开发容量(全省最多)", "首批陆上风电可开发容量"),
    ("千人口托位数", "千人托位"),
    ("聊城市高新技术企业", "高新技术企业"),
    ("聊城高新技术企业", "全市高新技术企业数量"),
    ("实施省市县三级重点项目", "实施省市县级重点项目"),
    ("民生支出的占比", "民生支出占比"),
    ("GDP", "地区生产总值"),
]
UNLIKE = [
    ("智能工厂", "智能工厂、数字化车间"),
    ("省级智能工厂", "智能工厂"),
    ("规模以上工业增加值", "工业增加值"),
    ("全部工业增加值", "规模以上工业增加值"),
    ("高新技术企业", "科技型中小企业"),
    ("出口", "进口"),
    ("夏粮产量", "秋粮产量"),
    ("新建公园", "公园"),
    ("民生支出", "民生支出占比"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_wordings_of_one_thing(one: str, other: str) -> None:
    table = tables.load()
    assert table.name_key(one, "聊城市") == table.name_key(other, "聊城市")


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_wordings_of_unlike_things(one: str, other: str) -> None:
    table = tables.load()
    assert table.name_key(one, "聊城市") != table.name_key(other, "聊城市")


def test_units_have_a_base() -> None:
    table = tables.load()
    assert table.measure("公顷") == ("亩", 15)
    assert table.measure("家").base == table.measure("台(套)").base == "个"
    assert table.measure("标箱") == ("标箱", 1)


def test_vague_names_say_little_of_a_region_and_enough_of_a_company() -> None:
    table = tables.load()
    assert table.names_little("总投资", "聊城市")
    assert not table.names_little("总投资", "信发集团有限公司")
    assert not table.names_little("高新技术企业", "聊城市")


def test_the_manner_of_a_measure() -> None:
    table = tables.load()
    assert table.manner("增加值年均增长") == table.manner("增加值平均增长") == "年均"
    assert table.manner("同比增长") == ""
    assert table.manner("高于全省平均水平") == table.manner("比全省平均水平高") == "比照全省"
    assert table.manner("增长8.1%，高于全国") == "比照全国"
    assert table.manner("年均增长9%，增速居全省第", "rank") == "全省"


def test_every_entry_says_something() -> None:
    table = tables.load()
    assert all(short not in long for short, long in table.synonyms.items())
    for _, base in table.synonyms.items():
        assert base
    for measure in table.measures.values():
        assert measure.factor > 0
        assert table.measure(measure.base).factor == 1
