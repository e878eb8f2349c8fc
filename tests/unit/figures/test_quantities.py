"""Numbers and quantities of Chinese news, one by one: what is read, and what is left alone."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.figures import find_quantities, parse_number

NUMBERS = {
    "一百五": "150",
    "三千六": "3600",
    "两万五": "25000",
    "一亿三": "130000000",
    "二百五": "250",
    "一百零五": "105",
    "兩萬五千": "25000",
    "壹仟零伍拾": "1050",
    "叁拾萬": "300000",
    "參拾萬": "300000",
    "貳佰陸拾": "260",
    "俩": "2",
    "仨": "3",
    "廿三": "23",
    "卅六": "36",
    "二〇二五": "2025",
    "一兆五千億": "1500000000000",
    "三点一四": "3.14",
    "三點一四": "3.14",
    "五又二分之一": "5.5",
    "三又四分之三": "3.75",
    "百分之十二点五": "0.125",
    "千分之三": "0.003",
    "万分之五": "0.0005",
    "5‰": "0.005",
    "１／２": "0.5",
    "1.5×10^8": "150000000",
    "負三": "-3",
}

# text: each quantity as surface, value, unit, qualifier; a range as low~high
QUANTITIES = {
    # colloquial
    "一百五个、三千六百户": ["一百五个 150 个", "三千六百户 3600 户"],
    "成百上千人": ["成百上千人 100 人 over"],
    "成千上万名游客": ["成千上万名 1000 名 over"],
    "300多号人": ["300多号人 300 人 over"],
    # measure words that begin a longer word
    "12家电力企业、20种植物、3座位于": ["12家 12 家", "20种 20 种", "3座 3 座"],
    "100+家门店": ["100+家 100 家 over"],
    "约莫五百人": ["五百人 500 人 about"],
    "二亿七千余万吨": ["二亿七千余万吨 270000000 吨 over"],
    "3亿2000多万元": ["3亿2000多万元 320000000 元 over"],
    "三十多万亿元": ["三十多万亿元 30000000000000 元 over"],
    # traditional characters and other papers
    "三億五千萬圓": ["三億五千萬圓 350000000 元"],
    "一百五十圓整": ["一百五十圓 150 元"],
    "1.2兆元、2兆962億元": ["1.2兆元 1200000000000 元", "2兆962億元 2096200000000 元"],
    "參展商三百家、兩個半小時": ["三百家 300 家", "兩個半小時 2.5 小时"],
    "九隻、４，１６５萬瓩": ["九隻 9 只", "４，１６５萬瓩 41650000 千瓦"],
    # comparisons
    "大于3小于5": ["3 3  over", "5 5  under"],
    "大于3米小于5米": ["3米 3 米 over", "5米 5 米 under"],
    "大于等于3%，小于等于5%": ["3% 3 % over", "5% 5 % under"],
    "≥95%，≤5%": ["95% 95 % over", "5% 5 % under"],
    # halves, fractions, parts
    "一个半小时、两米半、一倍半": ["一个半小时 1.5 小时", "两米半 2.5 米", "一倍半 1.5 倍"],
    "半小时、半个月、三岁半": ["半小时 0.5 小时", "半个月 0.5 个月", "三岁半 3.5 岁"],
    "五又二分之一倍": ["五又二分之一倍 5.5 倍"],
    "占总量的1/4": ["1/4 0.25 "],
    "万分之三": ["万分之三 3 ‱"],
    "七八成、三成五、七五折": ["七八成 7~8 成", "三成五 3.5 成", "七五折 7.5 折"],
    "翻两番、12个基点": ["两番 2 番", "12个基点 12 个基点"],
    # money
    "五元六角三分、3块5毛": ["五元六角三分 5.63 元", "3块5毛 3.5 元"],
    "HK$200、€30、5000日圓": ["HK$200 200 港元", "€30 30 欧元", "5000日圓 5000 日元"],
    # measures
    "30×40米": ["30 30 米", "40米 40 米"],
    "-5℃~3℃、零下3℃至5℃": ["-5℃~3℃ -5~3 ℃", "零下3℃至5℃ -3~5 ℃"],
    "流量5790立方米每秒": ["5790立方米每秒 5790 立方米每秒"],
    "五斤三两、三亩二分、一丈二尺": ["五斤三两 5.3 斤", "三亩二分 3.2 亩", "一丈二尺 12 尺"],
    "口径四尺": ["四尺 4 尺"],
    "税银八万三千二百两，城墙高三丈二尺": ["八万三千二百两 83200 两", "三丈二尺 32 尺"],
    "由过去的30多个小时": ["30多个小时 30 小时 over"],
    "出超143.4億美元、18.37万车": ["143.4億美元 14340000000 美元", "18.37万车 183700 车"],
    "跳出2米31": ["2米31 2.31 米"],
    "30担、十里、50马力": ["30担 30 担", "十里 10 里", "50马力 50 马力"],
    "1.5GB、3GW、1000kWh": ["1.5GB 1.5 GB", "3GW 3 吉瓦", "1000kWh 1000 千瓦时"],
    "12台（套）、5万标准箱": ["12台（套） 12 台（套）", "5万标准箱 50000 标准箱"],
    "连跌14个月后": ["14个月 14 个月"],
    "稳居全省县（市、区）第一。": ["一 1 "],
}

LEFT_ALONE = [
    *("2025年12月3日", "19点", "上午9点", "9:30", "第二季", "19日16时", "刚刚过去的2025年"),
    *("13812345678", "010-12345678", "12345热线", "v1.2.3", "CR400AF", "东风-41", "5G网络"),
    *("2比1", "12:3", "7×24小时", "1+6+N", "3.14版", "4月1/3版", "985高校", "3号线"),
    *("成千上万，成百上千", "千方百计", "万人空巷", "三中全会", "三次产业", "零件", "十三陵"),
    *("十届五次会议", "十里八乡", "一亩三分地", "24小时自助服务区", "15分钟生活圈", "1号楼3单元"),
    *("一是扩大", "（一）扩大", "1、下载", "第八届", "一号文件", "四川", "双十一", "一带一路"),
]


def told(text: str) -> list[str]:
    """The quantities of `text` as the table above writes them."""
    lines = []
    for q in find_quantities(text):
        value = format(q.value, "f")
        value += "" if q.value_max is None else f"~{format(q.value_max, 'f')}"
        hedge = "" if q.qualifier == "exact" else f" {q.qualifier}"
        lines.append(f"{q.text} {value} {q.unit}{hedge}")
    return lines


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_a_number(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(("text", "quantities"), QUANTITIES.items())
def test_a_quantity(text: str, quantities: list[str]) -> None:
    assert told(text) == quantities


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_no_quantity(text: str) -> None:
    assert told(text) == []


DASHES = [*"-—–―~～－‐‑−﹣〜", "——", "至", "到", " - "]


@pytest.mark.parametrize("dash", DASHES)
def test_a_range_with_every_dash(dash: str) -> None:
    assert told(f"共3{dash}5个") == [f"3{dash}5个 3~5 个"]
    assert told(f"收入2.5{dash}3万元") == [f"2.5{dash}3万元 25000~30000 元"]
    assert told(f"约30%{dash}40%") == [f"30%{dash}40% 30~40 % about"]


WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
MAGNITUDES = {"": 0, "万": 4, "萬": 4, "亿": 8, "億": 8, "万亿": 12}
UNITS = ["元", "家", "吨", "平方米", "人次", "千瓦时", "台（套）", "%", "个百分点"]


@given(
    st.decimals("0.1", 10**6, places=1, allow_nan=False),
    st.sampled_from(list(MAGNITUDES)),
    st.sampled_from(UNITS),
    st.booleans(),
    st.booleans(),
)
def test_any_amount_is_read_back(
    number: Decimal, magnitude: str, unit: str, wide: bool, commas: bool
) -> None:
    written = f"{number:,f}" if commas else f"{number:f}"
    surface = (written.translate(WIDE) if wide else written) + magnitude + unit
    if unit in ("%", "个百分点") and magnitude:
        return
    (found,) = find_quantities(f"全市共计{surface}。")
    assert found.text == surface
    assert found.value == number.scaleb(MAGNITUDES[magnitude])
    assert found.unit == unit


@given(st.integers(1, 98), st.integers(1, 99), st.sampled_from(DASHES), st.sampled_from(UNITS))
def test_any_range_is_read_back(low: int, more: int, dash: str, unit: str) -> None:
    surface = f"{low}{dash}{low + more}{unit}"
    (found,) = find_quantities(f"共计{surface}。")
    assert (found.text, found.value, found.value_max) == (surface, low, low + more)
    assert found.unit == unit


@given(
    st.lists(st.sampled_from([*QUANTITIES, *LEFT_ALONE]), max_size=6), st.sampled_from("，。；\n")
)
def test_side_by_side_they_are_what_they_are_alone(texts: list[str], sign: str) -> None:
    alone = list(itertools.chain.from_iterable(told(text + sign) for text in texts))
    assert told("".join(text + sign for text in texts)) == alone
