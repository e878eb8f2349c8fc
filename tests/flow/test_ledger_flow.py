"""The ledger on the founding pages, from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("lcreader")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory):
    """Ask a command about an archive of the founding pages; answer with what it printed."""
    folder = tmp_path_factory.mktemp("ledger") / "档案"
    seeds = Path(__file__).parents[2] / "seeds"
    subprocess.run([PROGRAM, "import", seeds, "--archive", folder], check=True, capture_output=True)

    def ask(*words: str) -> list[dict]:
        done = subprocess.run(
            [PROGRAM, *words, "--archive", folder, "--format", "jsonl"],
            check=True,
            capture_output=True,
        )
        return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]

    return ask


def values(row: dict) -> set[str]:
    return {one["value"] for one in row["observations"]}


def test_compare_tells_differences_changes_and_agreement(rows) -> None:
    found = rows("compare")
    assert {tuple(row) for row in found} == {
        ("indicator", "place", "kind", "unit", "verdict", "reason", "observations")
    }
    told = [one for row in found for one in row["observations"]]
    assert {tuple(one) for one in told} == {("value", "period", "article", "date", "text")}
    assert all(len(row["observations"]) > 1 and row["reason"] for row in found)

    def of(indicator: str, verdict: str) -> list[set[str]]:
        return [
            values(row)
            for row in found
            if indicator in row["indicator"] and row["verdict"] == verdict
        ]

    assert {"302", "303"} in of("科技型中小企业", "differ")
    assert {"1000", "3000"} in of("村卫生室", "differ")
    assert {"441", "445"} in of("幸福食堂", "change")
    assert of("幸福食堂", "differ") == []
    assert {"3900"} in of("重点项目", "agree")
    assert {"9.4"} in of("工业增加值", "agree")
    factories = [row for row in found if "智能工厂" in row["indicator"]]
    assert all("206" not in values(row) for row in factories)
    differ = rows("compare", "--verdict", "differ")
    assert differ == [row for row in found if row["verdict"] == "differ"]
    assert len(differ) <= 5


def test_audit_shows_the_arithmetic(rows) -> None:
    found = rows("audit")
    keys = ("rule", "statement", "expected", "found", "verdict", "article", "sentences")
    assert {tuple(row) for row in found} == {keys}
    told = {(row["verdict"], row["statement"]) for row in found}
    assert told >= {
        ("holds", "267 × (1 + 243.8%) = 918"),
        ("holds", "303 × (1 + 330%) = 1305"),
        ("holds", "918 − 267 = 651"),
        ("holds", "72470 + 11391.11 = 83861.11"),
        ("fails", "1305 − 303 = 1092"),
    }
    assert rows("audit", "--fails") == [row for row in found if row["verdict"] == "fails"]
    assert len([row for row in found if row["verdict"] == "fails"]) == 1
