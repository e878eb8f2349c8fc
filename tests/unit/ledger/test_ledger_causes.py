"""Verdicts on sentences as newspapers write them, read by the program itself, with their causes."""

import json
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from lcreader.figures import extract_figures
from lcreader.ledger import tables
from lcreader.ledger.compare import Comparison, compare
from lcreader.ledger.observations import observe
from lcreader.ledger.reasons import CODES, Reason
from lcreader.records import Article

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "verdicts.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def verdicts(articles: list[list[str]]) -> list[Comparison]:
    """All verdicts on articles, each a day and a text."""
    ids = count(1)
    observed: list = []
    for number, (date, text) in enumerate(articles, 1):
        article = Article("article", "题", text, date=date, newspaper="聊城日报", id=number)
        found = [
            replace(figure, id=next(ids), article_id=number) for figure in extract_figures(article)
        ]
        observed += observe(article, found, tables.load())
    return list(compare(observed))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_verdict_and_its_cause(case: dict[str, Any]) -> None:
    found = verdicts(case["articles"])
    wanted = [tuple(one) for one in case["verdicts"]]
    told = [(one.verdict, one.cause) for one in found]
    assert sorted(told) == sorted(wanted), [
        (o.key.name, o.verdict, o.reason, [x.text for x in o.observations]) for o in found
    ]
    assert all(one.reason.endswith("。") for one in found)


def test_every_reason_can_be_told() -> None:
    for code in CODES:
        assert Reason(code, ("甲", "乙", "丙")).text.endswith("。")
