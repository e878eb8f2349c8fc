"""`lcreader figures`: one record a figure, in terms of the file."""

import json
from pathlib import Path

from click.testing import CliRunner

from lcreader.cli import cli

FIELDS = [
    *("source", "source_start", "source_end", "article", "text", "value", "value_max", "unit"),
    *("qualifier", "kind", "direction", "status", "indicator", "period", "base_period", "place"),
]


def test_records_stand_in_the_file(seeds: Path) -> None:
    page = seeds / "003_f7d0862b3d4eee1a.txt"
    result = CliRunner().invoke(cli, ["figures", str(page), "--format", "jsonl"])
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    text = page.read_text(encoding="utf-8")
    assert all(list(record) == FIELDS for record in records)
    assert all(text[r["source_start"] : r["source_end"]] == r["text"] for r in records)
    assert {r["source"] for r in records} == {str(page)}
    assert any(r["text"] == "968\n次" and r["value"] == "968" for r in records)


def test_lines_for_the_eye(seeds: Path) -> None:
    result = CliRunner().invoke(cli, ["figures", str(seeds / "002_2dfbdd96964fb88b.txt")])
    assert result.exit_code == 0
    assert "2411 台（套）" in result.stdout


def test_a_file_that_is_none(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["figures", str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert result.stdout == ""
