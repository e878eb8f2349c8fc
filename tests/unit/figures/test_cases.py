"""Every case of tests/data/figures_cases.jsonl: texts with the quantities or figures in them.

A case with "unsupported" says why it cannot be read yet; it must fail until it is taken out.
"""

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.figures import extract_figures, find_quantities
from lcreader.records import Article, Figure

DATA = Path(__file__).parents[2] / "data"
sys.path.insert(0, str(DATA))

from score_figures import INDICATOR_F1, char_f1  # noqa: E402


def cases() -> list[Any]:
    """The cases as parameters, those that are not supported marked as failing."""
    rows = [
        json.loads(line)
        for line in (DATA / "figures_cases.jsonl").read_text("utf-8").split("\n")
        if line
    ]
    return [
        pytest.param(
            row,
            id=row["id"],
            marks=[pytest.mark.xfail(reason=row["unsupported"], strict=True)]
            if "unsupported" in row
            else [],
        )
        for row in rows
    ]


def told(figure: Figure, name: str) -> str:
    """A field of a figure as the cases write it."""
    value = getattr(figure, name)
    if name in ("value", "value_max"):
        return "" if value is None else format(value, "f")
    if name in ("period", "base_period"):
        return "" if value is None else str(value)
    return str(value)


def agrees(name: str, want: str, got: str) -> bool:
    """Numbers by worth, indicators by characters in common, all else as it is written."""
    if name in ("value", "value_max"):
        return (Decimal(want) if want else None) == (Decimal(got) if got else None)
    if name == "indicator":
        return char_f1(want, got) >= INDICATOR_F1
    return want == got


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found: list[Any]
    if "quantities" in case:
        found, wanted = list(find_quantities(text)), case["quantities"]
    else:
        article = Article(
            kind="article",
            title=case["title"],
            text=text,
            date=case["date"],
            newspaper=case.get("newspaper", ""),
        )
        found, wanted = list(extract_figures(article)), case["figures"]
    assert [f.text for f in found] == [w["text"] for w in wanted]
    for want, got in zip(wanted, found, strict=True):
        wrong = {n: (v, told(got, n)) for n, v in want.items() if not agrees(n, v, told(got, n))}
        assert not wrong, want["text"]


CHARACTERS = (
    "0123456789０９一二三十百千万亿两半几数余多点第约超近至到—-~%‰.,，、。；：（）“”"
    "元个家年月日天倍成番增长下降占比其中分别全市聊城公司项目的为新增 \n#A5G@"
)


@given(st.text(alphabet=CHARACTERS, max_size=60) | st.text(max_size=30))
def test_any_text_gives_spans_that_fit(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert quantity.start >= end and quantity.end > quantity.start
        assert text[quantity.start : quantity.end] == quantity.text
        end = quantity.end


@given(st.text(alphabet=CHARACTERS, max_size=80))
def test_any_text_gives_figures(text: str) -> None:
    for figure in extract_figures(text):
        assert figure.span.of(text) == figure.text
        assert figure.sentence.start <= figure.span.start
        if figure.indicator_span is not None:
            assert len(figure.indicator_span.of(text)) == len(figure.indicator)
