"""`lcreader articles`: pages to JSON lines, without an archive."""

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from lcreader.cli import cli

FIELDS = [
    "source",
    "source_lines",
    "kind",
    "title",
    "subtitle",
    "bylines",
    "date",
    "newspaper",
    "text",
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["articles", *map(str, arguments)])


def test_one_object_a_line_with_just_these_fields(seeds: Path) -> None:
    paths = sorted(seeds.glob("*.txt"))
    result = run(*paths, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert all(list(row) == FIELDS for row in rows)
    assert [row["source"] for row in rows] == sorted(row["source"] for row in rows)
    assert {row["source"] for row in rows} == set(map(str, paths))
    assert len(rows) == 32


def test_text_for_people(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("市民广场开放\n\n本报讯（记者 王新）昨日开放。\n", encoding="utf-8")
    result = run(page)
    assert "市民广场开放 · 王新" in result.stdout
    assert "昨日开放。" in result.stdout


def test_a_bad_file_is_told_in_one_line_and_the_others_are_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("标题\n\n正文。\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7")
    result = run(bad, good, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("\n") == 1
    assert "bad.txt" in result.stderr


def test_the_encoding_may_be_chosen(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("新聞\n\n今日天氣很好。\n".encode("big5"))
    assert (
        json.loads(run(page, "--encoding", "big5", "--format", "jsonl").stdout)["title"] == "新聞"
    )
    assert run(page, "--encoding", "utf-8").exit_code == 1
    assert run(page, "--encoding", "klingon").exit_code == 1


def test_wrong_usage_is_two() -> None:
    assert run().exit_code == 2
    assert run("--format", "xml", "x").exit_code == 2


def test_output_is_utf_8_whatever_the_locale(seeds: Path) -> None:
    page = min(seeds.glob("*.txt"))
    program = "from lcreader.cli import cli; cli()"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(
        [sys.executable, "-c", program, "articles", str(page), "--format", "jsonl"],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert "重塑发展" in result.stdout.decode("utf-8")
