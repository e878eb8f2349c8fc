"""Figures found by value, unit, indicator and period: the same ones that a scan finds."""

import operator
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from archive_pages import GRAIN, ROADS, TECH, Write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lcreader.archive import Archive, query_for
from lcreader.records import Figure, Filters, Span

ALL = Filters(kinds=())
NOTATIONS = (
    ("甲地粮食", "12月1日，全国粮食总产量达到13731亿斤，同比增长1.2%。"),
    ("乙地粮食", "12月2日，全国粮食总产量达到1.3731万亿斤，同比增长1.2%。"),
    ("丙地粮食", "12月3日，全国粮食总产量达到6865.5亿公斤，同比增长1.2%。"),
    ("丁地绿地", "12月4日，全市新增绿地1700公顷，完成造林4400余亩，投资5亿—10亿元。"),
)


@pytest.fixture(scope="module")
def founding(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive of the founding pages."""
    with Archive.open(tmp_path_factory.mktemp("founding") / "archive") as archive:
        archive.import_paths([seeds])
        yield archive


@pytest.fixture
def notations(archive: Archive, write: Write) -> Archive:
    archive.import_paths([write(*NOTATIONS)])
    return archive


def found(archive: Archive, query: str) -> dict[int, tuple[Span, ...]]:
    result = archive.search(query, filters=ALL, limit=None)
    assert result.total == len(result.hits)
    assert result.places == sum(hit.count for hit in result.hits)
    return {hit.article_id: hit.spans for hit in result.hits}


def scan(archive: Archive, fits: Callable[[Figure], bool]) -> dict[int, tuple[Span, ...]]:
    every = {i: archive.figures(i) for i in archive.article_ids(ALL)}
    kept = {i: tuple(f.span for f in figures if fits(f)) for i, figures in every.items()}
    return {i: spans for i, spans in kept.items() if spans}


def texts(archive: Archive, query: str) -> set[str]:
    """What stands at the places."""
    spans = found(archive, query)
    return {span.of(archive.article(i).text) for i in spans for span in spans[i]}


SIGNS = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(
    data=st.data(), sign=st.sampled_from(sorted(SIGNS)), near=st.sampled_from(["0", "1e-9", "1"])
)
def test_a_bound_finds_what_a_scan_finds(
    founding: Archive, data: st.DataObject, sign: str, near: str
) -> None:
    values = sorted({f.value for i in founding.article_ids(ALL) for f in founding.figures(i)})
    value = data.draw(st.sampled_from(values)) + Decimal(near)

    def fits(figure: Figure) -> bool:
        other = figure.value if sign[0] == "<" or figure.value_max is None else figure.value_max
        return SIGNS[sign](other, value)

    assert found(founding, f"值:{sign}{value:f}") == scan(founding, fits)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(st.integers(0, 10**4), st.integers(0, 10**10), st.sampled_from(["个", "家", "元", "%", ""]))
def test_a_range_with_a_unit_finds_what_a_scan_finds(
    founding: Archive, low: int, more: int, unit: str
) -> None:
    def fits(figure: Figure) -> bool:
        high = figure.value if figure.value_max is None else figure.value_max
        same = figure.unit == unit or (unit == "元" and figure.unit == "块钱")
        return (not unit or same) and figure.value <= low + more and high >= low

    query = f"值:{low}..{low + more}" + (f" 单位:{unit}" if unit else "")
    assert found(founding, query) == scan(founding, fits)


def test_every_figure_is_found_again(founding: Archive) -> None:
    for article_id in founding.article_ids(ALL):
        for figure in founding.figures(article_id):
            query = query_for(figure)
            result = founding.search(query, filters=ALL, limit=None)
            assert result.remarks == (), query
            spans = {hit.article_id: hit.spans for hit in result.hits}
            assert figure.span in spans.get(article_id, ()), query


def test_a_value_is_found_in_whatever_notation(notations: Archive) -> None:
    for query in ("值:1.3731万亿斤", "值:13731亿 单位:斤", "值:1.3731 单位:万亿斤", "值:13731亿斤"):
        assert texts(notations, query) == {"13731亿斤", "1.3731万亿斤", "6865.5亿公斤"}
    assert texts(notations, "值:1.3731万亿") == {"13731亿斤", "1.3731万亿斤"}
    assert texts(notations, "单位:斤") == {"13731亿斤", "1.3731万亿斤"}
    assert texts(notations, "单位:公斤") == {"6865.5亿公斤"}


def test_units_are_converted(notations: Archive) -> None:
    assert "1700公顷" in texts(notations, "值:>1万亩")
    assert texts(notations, "值:25500亩") == {"1700公顷"}
    assert texts(notations, "值:<1700公顷") == {"4400余亩"}
    assert texts(notations, "值:>1万亩 单位:公顷") == {"1700公顷"}


def test_a_range_is_found_by_what_lies_in_it(notations: Archive) -> None:
    assert texts(notations, "值:7亿元") == {"5亿—10亿元"}
    assert texts(notations, "值:>=10亿元") == {"5亿—10亿元"}
    assert texts(notations, "值:>10亿元") == set()


def test_all_conditions_hold_for_one_figure(filled: Archive) -> None:
    assert texts(filled, "值:>1000 指标:高新技术企业") == {"1024家"}
    assert found(filled, "值:<100 指标:高新技术企业 单位:家") == {}
    assert found(filled, "值:9.4% 单位:家") == {}
    assert len(found(filled, "(值:9.4%) (单位:家)")) == 1
    assert texts(filled, "值:>1000 单位:家 -标题:高新") == set()


def test_words_and_figures_are_marked_together(filled: Archive) -> None:
    result = filled.search("高新技术企业 值:1024家")
    (hit,) = result.hits
    text = filled.article(hit.article_id).text
    assert [span.of(text) for span in hit.spans] == ["高新技术企业", "1024家"]
    assert {mark.of(hit.snippet.text) for mark in hit.snippet.marks} == {"高新技术企业", "1024家"}


def test_not_and_or(filled: Archive) -> None:
    with_grain, with_roads = found(filled, "值:560万吨"), found(filled, "值:500公里")
    assert len(with_grain) == len(with_roads) == 1
    assert found(filled, "值:560万吨 OR 值:500公里").keys() == with_grain.keys() | with_roads.keys()
    assert found(filled, "企业 OR 值:560万吨").keys() > with_grain.keys()
    rest = found(filled, "-值:560万吨")
    assert rest.keys() == set(filled.article_ids(ALL)) - with_grain.keys()
    assert all(spans == () for spans in rest.values())


def test_synonyms_of_indicators(founding: Archive) -> None:
    assert found(founding, "指标:高企") == found(founding, "指标:高新技术企业") != {}
    assert found(founding, "指标:GDP") == found(founding, "指标:gdp") != {}


def test_periods_lie_within_what_is_asked(founding: Archive) -> None:
    def within(first: str, last: str) -> Callable[[Figure], bool]:
        return lambda f: f.period is not None and first <= f.period.start and f.period.end <= last

    assert found(founding, "期:2021..2025") == scan(founding, within("2021", "2025-12-31"))
    assert found(founding, "期:2024") == scan(founding, within("2024", "2024-12-31"))
    assert found(founding, "期:无") == scan(founding, lambda figure: figure.period is None)
    assert found(founding, "期:2023-01..2023-09") == scan(founding, within("2023-01", "2023-09-31"))


def test_what_was_replaced_is_found_as_it_is_now(filled: Archive, write: Write) -> None:
    assert texts(filled, "值:1024家") == {"1024家"}
    (title, body) = TECH
    filled.import_paths([write(GRAIN, (title, body.replace("1024", "1033")), ROADS)])
    assert found(filled, "值:1024家") == {}
    assert texts(filled, "值:1033家") == {"1033家"}
    filled.import_paths([write(GRAIN)])
    assert found(filled, "值:1033家 OR 指标:高新技术企业") == {}


def test_pages_of_hits(founding: Archive) -> None:
    whole = founding.search("值:>1", filters=ALL, limit=None, sort="date")
    pieces = [founding.search("值:>1", filters=ALL, limit=3, offset=n, sort="date") for n in (0, 3)]
    assert [hit for piece in pieces for hit in piece.hits] == list(whole.hits[:6])
    assert whole.total == pieces[0].total


@pytest.mark.parametrize(
    "query",
    [
        "值:>" + "9" * 79,
        "值:<-" + "9" * 70,
        "值:(" + " OR ".join(f">{n}亿" for n in range(200)) + ") 单位:元",
        "值:0.000000000000000000000000000000000000001",
        "单位:" + "元" * 200,
        "指标:'; DROP TABLE figure; --",
        "期:9999",
        "期:..2024",
        "值:5/元 单位:?",
    ],
)
def test_odd_queries_do_no_harm(filled: Archive, query: str) -> None:
    filled.search(query)
    assert filled.status().figures > 0
