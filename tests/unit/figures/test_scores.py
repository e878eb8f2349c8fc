"""The scores on the two reference pages, each with its floor."""

import sys
from pathlib import Path

import pytest

from lcreader.figures.lines import figure_lines
from lcreader.readers import read
from lcreader.text import split_page

DATA = Path(__file__).parents[2] / "data"
sys.path.insert(0, str(DATA))

from score_figures import load, score  # noqa: E402

FLOORS = {
    "f1": 0.98,
    "value": 0.99,
    "unit": 0.99,
    "qualifier": 0.97,
    "kind": 0.95,
    "direction": 0.97,
    "status": 0.96,
    "indicator": 0.90,
    "period": 0.92,
    "place": 0.88,
    "complete": 0.82,
}


@pytest.mark.parametrize("page", ["000_8331efd8cf74b105", "003_f7d0862b3d4eee1a"])
def test_the_reference_is_reached(page: str, seeds: Path) -> None:
    source, _ = read(seeds / f"{page}.txt")
    lines = list(figure_lines(f"{page}.txt", source.text, split_page(source.text, page)))
    result, _ = score(load(DATA / f"figures_{page[:3]}.jsonl"), lines)
    assert {
        name: round(result[name], 3) for name, floor in FLOORS.items() if result[name] < floor
    } == {}
    assert all(
        line["text"] == source.text[line["source_start"] : line["source_end"]] for line in lines
    )
