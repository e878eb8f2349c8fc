"""Of pairs of figures, labelled by hand: are those of one thing joined, and only those?

`same_thing.jsonl` was there while the rules were made, `same_thing_apart.jsonl` was written
before and looked at only when they stood: what they miss there is what they miss elsewhere.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from ledger_figures import figure

from lcreader.ledger import tables
from lcreader.ledger.observations import Key, key_of
from lcreader.records import Article, Span

DATA = Path(__file__).parents[2] / "data"


def pairs(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def key(side: dict[str, str]) -> Key | None:
    """The thing that a number speaks of, the words before it given as `before`."""
    fields = dict(side)
    before, unit = fields.pop("before", ""), fields.pop("unit", "")
    start = len(before)
    span = Span(start, start + 1 + len(unit))
    one = figure(f"9{unit}", "9", unit, **fields, span=span, sentence=Span(0, span.end))
    article = Article("article", "题", f"{before}9{unit}", newspaper="聊城日报")
    return key_of(one, article, tables.load())


def joined(pair: dict[str, Any]) -> bool:
    one, other = key(pair["one"]), key(pair["other"])
    return one is not None and one == other


def told(pair: dict[str, Any]) -> str:
    return f"{pair['why']}: {pair['one']} {pair['other']}"


def precision_and_recall(name: str) -> tuple[float, float, list[str]]:
    labelled = [(pair, joined(pair)) for pair in pairs(name)]
    found = [pair for pair, is_joined in labelled if is_joined]
    right = sum(pair["same"] for pair in found)
    wrong = [told(pair) for pair, is_joined in labelled if is_joined != pair["same"]]
    return right / len(found), right / sum(pair["same"] for pair, _ in labelled), wrong


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("same_thing.jsonl", 0.99, 0.99), ("same_thing_apart.jsonl", 0.95, 0.8)],
)
def test_one_thing_is_known_and_another_told_apart(
    name: str, precision: float, recall: float
) -> None:
    labelled = pairs(name)
    share = sum(pair["same"] for pair in labelled) / len(labelled)
    assert 0.4 < share < 0.6
    reached = precision_and_recall(name)
    print(reached)
    assert reached[0] >= precision, reached
    assert reached[1] >= recall, reached


def repeated(labelled: Iterable[dict[str, Any]]) -> list[str]:
    told_once = [json.dumps([pair["one"], pair["other"]], sort_keys=True) for pair in labelled]
    return sorted({one for one in told_once if told_once.count(one) > 1})


def test_no_pair_is_counted_twice() -> None:
    assert repeated([*pairs("same_thing.jsonl"), *pairs("same_thing_apart.jsonl")]) == []
