"""Sums inside an article: each rule, and what must not be flagged."""

import json
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ledger_figures import figure

from lcreader.figures import extract_figures
from lcreader.ledger.arithmetic import audit
from lcreader.records import Article, Figure, Period, Span

DATA = Path(__file__).parents[2] / "data"

HOLDS = [
    ("全市工业企业从2020年的1200家增加到2024年的1500家，增长25%。", "1200 × (1 + 25%) = 1500"),
    ("全市民营企业达到12万户，比2020年的10万户增长20%。", "10万 × (1 + 20%) = 12万"),
    (
        "专利授权量从2022年的800件增长到2024年的1000件，年均增长11.8%。",
        "800 × (1 + 11.8%)^2 = 1000",
    ),
    ("职工人数由3000人增加到3500人，增加500人。", "3500 − 3000 = 500"),
    (
        "2024年全市生产总值3000.5亿元，其中第一产业增加值400.2亿元，第二产业增加值1300.1亿元，"
        "第三产业增加值1300.2亿元。",
        "400.2亿 + 1300.1亿 + 1300.2亿 = 3000.5亿",
    ),
    ("全市共有学校100所，其中小学60所、初中30所、高中10所。", "60 + 30 + 10 = 100"),
    ("甲景区接待20万人次、乙景区接待30万人次，合计50万人次。", "20万 + 30万 = 50万"),
    ("全市共有养老床位2000张，其中护理型床位1200张，占60%。", "1200 ÷ 2000 = 60%"),
    ("粮食播种面积1000万亩，粮食平均亩产450公斤，粮食总产45亿公斤。", "450 × 1000万 = 45亿"),
    (
        "2025年，一般公共预算收入210.5亿元，税收收入150.2亿元，税收收入占一般公共预算收入的71.4%。",
        "150.2亿 ÷ 210.5亿 = 71.4%",
    ),
]
FAILS = [
    ("全市工业企业从2020年的1200家增加到2024年的1500家，增长35%。", "1620"),
    ("职工人数由3000人增加到3500人，增加600人。", "500"),
    ("2024年，全市实现进出口总额500亿元，其中出口300亿元，进口210亿元。", "510亿"),
    ("甲景区接待20万人次、乙景区接待30万人次，合计55万人次。", "50万"),
    ("全市共有养老床位2000张，其中护理型床位1200张，占66%。", "60%"),
    ("粮食播种面积1000万亩，粮食平均亩产450公斤，粮食总产50亿公斤。", "45亿"),
    ("2025年，贷款余额500亿元，涉农贷款200亿元，涉农贷款占贷款余额的比重为45%。", "40%"),
]
NOT_FLAGGED = [
    "全年引进项目89个，其中投资5亿元以上项目63个，10亿元以上项目23个，50亿元以上项目1个。",
    "全市地区生产总值由2020年的2316亿元增加到2024年的3000亿元，增长18.5%。",
    "全市高新技术企业由2020年的267家增加到2024年的918家，年均增长18%。",
    "开展培训班20期、座谈会30期，共计培训5000人次。",
    "建设园区3个，其中入驻企业25家。",
    "全市共有养老床位2000张，其中护理型床位1200张，占全省的12%。",
    "甲项目总投资3亿元、乙项目总投资5亿元，建成后年产值共计20亿元。",
    "新能源汽车产量由约5万辆增加到8万余辆，增长70%。",
    "全市市场主体达到72.5万户，其中企业23.1万户、个体工商户48.2万户。",
    "全市公路通车里程达到2.1万公里，其中高速公路412公里。",
    "全市发放补贴3批，每户500元，惠及1200户，另有企业奖励70万元。",
]


def sums(text: str) -> list:
    return audit(text, extract_figures(text))


@pytest.mark.parametrize(("text", "statement"), HOLDS, ids=[s for _, s in HOLDS])
def test_a_sum_that_holds_is_shown(text: str, statement: str) -> None:
    (check,) = sums(text)
    assert (check.verdict, check.statement) == ("holds", statement)
    assert check.tested in check.figures
    assert [text[s:e] for s, e in check.sentences] == [text]


@pytest.mark.parametrize(("text", "expected"), FAILS, ids=[e for _, e in FAILS])
def test_a_sum_that_fails_tells_what_it_comes_to(text: str, expected: str) -> None:
    (check,) = sums(text)
    assert (check.verdict, check.expected) == ("fails", expected)
    assert check.found != check.expected


@pytest.mark.parametrize("text", NOT_FLAGGED)
def test_what_may_be_right_is_not_flagged(text: str) -> None:
    assert [check.statement for check in sums(text) if check.verdict == "fails"] == []


def test_a_rate_may_be_cut_off() -> None:
    (check,) = sums("科技型中小企业从2020年303家增至2024年1305家,增幅330%。")
    assert check.verdict == "holds"


def test_multiples_and_doublings() -> None:
    text = "全市专利授权量由2020年的100件增加到2024年的435件，增长3.35倍。"
    assert [check.verdict for check in sums(text)] == ["holds"]
    text = "友城数量由2020年的10个增加到2024年的20个，实现翻番。"
    assert [check.verdict for check in sums(text)] == ["holds"]


def test_a_change_since_needs_a_sibling_that_comes_out() -> None:
    wrong = "“十四五”以来，全市新增科技型中小企业1092家。"
    right = "“十四五”以来，全市新增高新技术企业651家。"
    a = "全市科技型中小企业从2020年303家增至2024年1305家。"
    b = "全市高新技术企业从2020年267家增至2024年918家。"

    def fails(text: str) -> list[str]:
        found = extract_figures(Article("article", "", text, date="2025-12-03"))
        return [c.statement for c in audit(text, found) if c.verdict == "fails"]

    assert fails(f"{wrong}\n{a}") == []
    assert fails(f"{wrong}{right}\n{a}{b}") == ["1305 − 303 = 1092"]


def reference(name: str) -> tuple[str, list[Figure]]:
    """The figures of a seed as two readers wrote them down, in the text of its file."""
    rows = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
    seeds = Path(__file__).parents[3] / "seeds"
    raw = (seeds / rows[0]["source"]).read_text("utf-8").replace("\r\n", "\n")
    text = raw.replace("*", "")  # marks of bold type, which no reading text has
    found = []
    for row in rows:
        if row["label"] != "figure":
            continue
        start, end = (n - raw.count("*", 0, n) for n in (row["source_start"], row["source_end"]))
        lines = [m.end() for m in re.finditer(r"[。！？\n]", text[:start])]
        stop = re.compile(r"[。！？\n]").search(text, end)
        period = next(iter(row["period"]), "")
        base = row["base_period"]
        first, _, last = period.partition("/")
        found.append(
            figure(
                text[start:end],
                row["value"],
                row["unit"],
                span=Span(start, end),
                value_max=Decimal(row["value_max"]) if row["value_max"] else None,
                qualifier=row["qualifier"],
                kind=row["kind"],
                direction=row["direction"],
                status=row["status"],
                indicator=row["indicator"][0],
                place=row["place"] if isinstance(row["place"], str) else row["place"][0],
                period=Period(first, last or first) if first else None,
                base=base,
                sentence=Span(lines[-1] if lines else 0, stop.end() if stop else len(text)),
            )
        )
    return text, found


def test_the_sums_of_a_founding_page_after_the_reference() -> None:
    found = {(c.verdict, c.statement) for c in audit(*reference("figures_000.jsonl"))}
    assert found >= {
        ("holds", "267 × (1 + 243.8%) = 918"),
        ("holds", "303 × (1 + 330%) = 1305"),
        ("holds", "918 − 267 = 651"),
        ("holds", "11 + 3 + 3 = 17"),
    }
    assert [s for verdict, s in found if verdict == "fails"] == ["1305 − 303 = 1092"]


def test_classes_that_may_be_missing_are_left_alone() -> None:
    assert [c for c in audit(*reference("figures_003.jsonl")) if c.verdict == "fails"] == []


@settings(max_examples=50, deadline=None)
@given(st.integers(10, 10**6), st.integers(30, 900))
def test_a_growth_worked_out_and_rounded_never_fails(old: int, tenths: int) -> None:
    new = round(old * (1 + tenths / 1000))
    rate = (Decimal(new) / old - 1) * 100
    for printed in (f"{rate:.1f}", f"{rate:.0f}"):
        text = f"全市民营企业从2020年的{old}家增加到2024年的{new}家，增长{printed}%。"
        assert all(check.verdict == "holds" for check in sums(text))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(2, 5000), min_size=2, max_size=6))
def test_parts_that_make_up_their_whole_are_found(parts: list[int]) -> None:
    kinds = ("小学", "初中", "高中", "职校", "大学", "幼儿园")
    told = "、".join(f"{kind}{n}所" for kind, n in zip(kinds, parts, strict=False))
    text = f"全市共有学校{sum(parts)}所，其中{told}。"
    assume("985" not in text and "211" not in text)  # names of groups of universities
    assert [check.verdict for check in sums(text)] == ["holds"]


def test_the_time_grows_with_the_number_of_figures_alone() -> None:
    def seconds(count: int) -> float:
        text = "".join(
            f"2024年，全市{chr(0x4E00 + n)}{chr(0x5E00 + n)}产量从2020年的{n + 100}家增加到"
            f"{n * 2 + 150}家，增长{n % 90 + 1}%，占全部产量的{n % 90 + 1}%。\n"
            for n in range(count)
        )
        found = extract_figures(text)
        start = time.process_time()
        audit(text, found)
        return time.process_time() - start

    # The least of three tries, for a machine may be busy.
    assert min(seconds(800) / max(seconds(200), 0.01) for _ in range(3)) < 12
