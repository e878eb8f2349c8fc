"""Sums in sentences as newspapers write them: those that hold, those that fail, and traps.

What must not be flagged counts most: a failed sum that is none costs more trust than a missed one.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from lcreader.figures import extract_figures
from lcreader.ledger.arithmetic import audit
from lcreader.records import Article

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "sums.jsonl").read_text("utf-8").splitlines()
]


def sums(text: str) -> list[tuple[str, str]]:
    article = Article("article", "题", text, date="2026-01-15", newspaper="聊城日报")
    return [(c.verdict, c.statement) for c in audit(text, extract_figures(article))]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_sums_of_a_sentence(case: dict[str, Any]) -> None:
    wanted = [("holds", one) for one in case["holds"]] + [("fails", one) for one in case["fails"]]
    assert sorted(sums(case["text"])) == sorted(wanted)


def test_there_are_enough_traps() -> None:
    assert sum(not case["fails"] for case in CASES) > len(CASES) / 2
    assert len({case["why"] for case in CASES}) == len(CASES)
