"""The tables of the lexicon are in order, and the examples in docstrings hold."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import lcreader.text
from lcreader.text import words

OTHERS = ("anchor", "fold")  # have tests of their own
MODULES = [n for _, n, _ in pkgutil.iter_modules(lcreader.text.__path__) if n not in OTHERS]


def test_the_tables_load_and_are_frozen() -> None:
    table = words.words()
    assert "记者" in table.roles
    assert table.labels["记者手记"] == "sidebar"
    assert "司徒" in table.surnames
    assert len(words.common_characters()) > 2000


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('[[masthead]]\npattern = "热线"\n', "example"),
        ('[[masthead]]\npattern = "热线"\nexample = "电话"\n', "does not find"),
    ],
)
def test_a_table_that_is_not_in_order_is_refused(tmp_path: Path, entry: str, reason: str) -> None:
    folder = Path(__file__).parents[3] / "resources" / "lexicon"
    for path in folder.glob("text_*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    page = tmp_path / "text_page.toml"
    page.write_text(entry + page.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(words.LexiconError, match=reason):
        words.load(tmp_path)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    module = importlib.import_module(f"lcreader.text.{name}")
    assert doctest.testmod(module).failed == 0
