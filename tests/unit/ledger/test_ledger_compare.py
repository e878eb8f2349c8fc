"""Agree, differ, change: and none where it is not certain that one thing is meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_figures import figure, told, verdicts

JULY, DECEMBER = "2025-07-24", "2025-12-03"


def kinds(*articles: list) -> list[str]:
    return [one.verdict for one in verdicts(*articles)]


def test_one_year_given_twice_and_otherwise_is_a_difference() -> None:
    a = told("2025-12-03", figure("303家", "303", "家", period="2020"))
    b = told("2025-12-10", figure("302家", "302", "家", period="2020"))
    (verdict,) = verdicts(a, b)
    assert (verdict.verdict, verdict.moment) == ("differ", "2020")
    assert (verdict.cause, verdict.reason) == (
        "transcription",
        "写法只差一个数字，可能是转录有误。",
    )
    assert [o.text for o in verdict.observations] == ["303家", "302家"]


def test_a_running_period_goes_on() -> None:
    a = told(JULY, figure("441个", "441", "个", indicator="建成幸福食堂", period="2021/2025"))
    b = told(DECEMBER, figure("445家", "445", "家", indicator="“幸福食堂”", period="2021/2025"))
    (verdict,) = verdicts(a, b)
    assert verdict.verdict == "change"
    assert DECEMBER in verdict.reason


def test_hedges_agree() -> None:
    a = told(JULY, figure("3900个", "3900", "个", qualifier="over", period="2021/2025"))
    b = told(DECEMBER, figure("3,900余个", "3900", "个", qualifier="over", period="2021/2025"))
    c = told(DECEMBER, figure("3912个", "3912", "个", period="2021/2025"))
    (verdict,) = verdicts(a, b, c)
    assert verdict.verdict == "agree"
    assert len(verdict.observations) == 3


def test_one_sign_that_makes_thousands_is_a_slip() -> None:
    name = {"indicator": "改造提升村卫生室", "period": "2021/2025"}
    a = told(JULY, figure("千个", "1000", "个", qualifier="over", **name), before="提升村卫生室上")
    b = told(DECEMBER, figure("3千个", "3000", "个", **name), before="改造提升村卫生室")
    (verdict,) = verdicts(a, b)
    assert verdict.verdict == "differ"
    assert "转录" in verdict.reason


def test_a_digit_may_change_while_a_period_runs() -> None:
    name = {"indicator": "改造提升村卫生室", "period": "2021/2025"}
    a = told(JULY, figure("12个", "12", "个", **name), before="改造提升村卫生室")
    b = told(DECEMBER, figure("42个", "42", "个", **name), before="改造提升村卫生室")
    assert kinds(a, b) == ["change"]


def test_ten_times_as_much_is_told_as_such() -> None:
    a = told("2025-02-01", figure("3.5亿元", "350000000", "元", period="2024"))
    b = told("2025-02-02", figure("35亿元", "3500000000", "元", period="2024"))
    (verdict,) = verdicts(a, b)
    assert "整十倍" in verdict.reason


def test_units_are_converted() -> None:
    a = told("2025-02-01", figure("1700公顷", "1700", "公顷", indicator="新增绿地", period="2024"))
    b = told("2025-02-02", figure("25500亩", "25500", "亩", indicator="新增绿地", period="2024"))
    assert kinds(a, b) == ["agree"]


@pytest.mark.parametrize(
    "other",
    [
        {"place": "阳谷县"},
        {"status": "planned"},
        {"kind": "change", "direction": "up"},
        {"indicator": "省级高新技术企业"},
        {"unit": "人次"},
    ],
    ids=str,
)
def test_unlike_things_are_not_joined(other: dict) -> None:
    fields = {"unit": "家", "period": "2020", **other}
    a = told("2025-12-03", figure("303家", "303", "家", period="2020"))
    b = told("2025-12-10", figure("202家", "202", **fields))
    assert kinds(a, b) == []


def test_a_yearly_mean_is_not_the_rise_of_all_years() -> None:
    rise = {"kind": "growth", "direction": "up", "period": "2021/2024"}
    a = told("2025-12-03", figure("9.4%", "9.4", "%", **rise), before="年均增长")
    b = told("2025-12-10", figure("43.2%", "43.2", "%", **rise), before="累计增长")
    c = told("2025-12-10", figure("50%", "50", "%", base="2015", **rise), before="增长")
    assert kinds(a, b, c) == []


def test_one_article_alone_says_nothing() -> None:
    a = told(
        "2025-12-03",
        figure("303家", "303", "家", period="2020"),
        figure("302家", "302", "家", period="2020"),
    )
    assert kinds(a) == []


def test_far_values_of_a_short_name_are_hardly_of_one_thing() -> None:
    a = told("2025-12-03", figure("3个", "3", "个", indicator="养殖场", period="2020"))
    b = told("2025-12-10", figure("260个", "260", "个", indicator="养殖场", period="2020"))
    assert "differ" not in kinds(a, b)


def test_two_events_of_a_day_are_not_told_apart() -> None:
    a = told("2025-12-03", figure("30名", "30", "名", indicator="参训医生", period="2025-12-01"))
    b = told("2025-12-03", figure("45名", "45", "名", indicator="参训医生", period="2025-12-01"))
    assert "differ" not in kinds(a, b)


def test_a_mark_stays_and_new_values_make_a_new_one() -> None:
    def marks(*values: int) -> set[str]:
        articles = [
            told(f"2025-12-{day:02d}", figure(f"{n}家", str(n), "家", period="2020"))
            for day, n in enumerate(values, 1)
        ]
        return {one.mark for one in verdicts(*articles)}

    assert marks(303, 302) == marks(302, 303)
    assert marks(303, 302) != marks(303, 301)


values = st.lists(
    st.tuples(
        st.integers(1, 400), st.sampled_from(["2019", "2020", "2021/2025", ""]), st.integers(1, 6)
    ),
    min_size=2,
    max_size=12,
)


@settings(max_examples=60)
@given(values, st.randoms())
def test_the_order_of_articles_makes_no_difference(rows: list, random) -> None:
    articles = [
        told(f"2024-0{month}-01", figure(f"{n}家", str(n), "家", period=period))
        for n, period, month in rows
    ]
    first = verdicts(*articles)
    random.shuffle(articles)
    assert verdicts(*articles) == first


@settings(max_examples=60)
@given(values)
def test_every_difference_holds_values_that_exclude_each_other(rows: list) -> None:
    articles = [
        told(f"2024-0{month}-01", figure(f"{n}家", str(n), "家", period=period))
        for n, period, month in rows
    ]
    for verdict in verdicts(*articles):
        lows = [o.low for o in verdict.observations]
        highs = [o.high for o in verdict.observations]
        assert (max(lows) > min(highs)) == (verdict.verdict != "agree")
        assert len({o.article_id for o in verdict.observations}) > 1
