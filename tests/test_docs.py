"""The README is true: its commands exist, its transcript is what is printed, its keys are bound."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lcreader.cli import cli
from lcreader.gui.actions import DEEDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETUP = re.findall(r"^python3 -m venv .*$", README, re.M)
TRANSCRIPT = re.findall(r"^```console\n(.*?)^```", README, re.M | re.S)
EXAMPLES = [
    (line, printed)
    for block in TRANSCRIPT
    for line, printed in re.findall(r"^\$ (lcreader .*)\n((?:(?!\$ ).*\n)*)", block, re.M)
]


def test_two_commands_set_it_up() -> None:
    start, test = SETUP
    assert start.endswith(".venv/bin/lcreader")
    assert test.endswith(".venv/bin/python -m pytest")


def test_the_transcript_is_what_is_printed(tmp_path: Path) -> None:
    assert len(EXAMPLES) >= 4
    environment = os.environ | {"LCREADER_HOME": str(tmp_path / "home"), "LC_ALL": "C"}
    for line, printed in EXAMPLES:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(line)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=True,
        )
        told = (done.stdout + done.stderr).decode("utf-8").replace(str(ROOT), "…")
        wanted = [row for row in printed.splitlines() if row != "…"]
        assert [row for row in wanted if row not in told.splitlines()] == [], line


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"lcreader {name}" in README


def test_every_key_of_the_readme_is_bound() -> None:
    bound = {key for deed in DEEDS for key in deed.keys}
    named = set(re.findall(r"`((?:Ctrl|Alt|Shift|F\d)[^`]*)`", README))
    assert len(named) > 15
    assert named - bound == set()


def test_the_pictures_are_there() -> None:
    pictures = re.findall(r"\]\((resources/[^)]+\.png)\)", README)
    assert pictures
    assert [name for name in pictures if not (ROOT / name).is_file()] == []
