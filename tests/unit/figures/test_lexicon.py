"""The tables: what the loader refuses, and that every example is read by the program."""

from pathlib import Path

import pytest

from lcreader.figures import find_quantities
from lcreader.figures.lexicon import Finder, LexiconError, either, fold, read_table, table
from lcreader.figures.wording import Wording

NAMES = [
    *("numerals", "fold", "units", "hedges", "names"),
    *("places", "periods", "changes", "indicator"),
]


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_sound_and_frozen(name: str) -> None:
    loaded = table(name)
    assert loaded is table(name)
    with pytest.raises(TypeError):
        loaded["new"] = 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[[group]]\nwords = ['个']", "example"),
        ("[[group]]\nexample = 'x'\nwords = ['个', '']", "empty"),
        ("[[group]]\nexample = 'x'\nwords = ['个', '个']", "twice 个"),
        ("[width]\nexample = 'x'\nfrom = 'ab'\nto = 'a'", "equally"),
    ],
)
def test_the_loader_refuses(content: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint):
        read_table(path)


def test_no_unit_belongs_to_two_classes() -> None:
    seen: dict[str, str] = {}
    for group in table("units")["group"]:
        for word in group["words"]:
            assert seen.setdefault(word, group["class"]) in (
                group["class"],
                "count",
                "loose",
                "physical",
            )


@pytest.mark.parametrize("group", table("units")["group"], ids=lambda g: g["class"])
def test_the_example_of_a_unit_is_a_quantity(group: dict[str, str]) -> None:
    assert find_quantities(group["example"])


@pytest.mark.parametrize("group", table("hedges")["before"], ids=lambda g: g["qualifier"])
def test_the_example_of_a_hedge_is_hedged(group: dict[str, str]) -> None:
    assert find_quantities(group["example"])[0].qualifier == group["qualifier"]


def test_fold_keeps_every_place() -> None:
    text = "增長９．４％，１，２３４萬,１２，３４５"
    assert fold(text) == "增长9.4%，1,234万,12,345"
    assert len(fold("𠮷縣" + text)) == len(text) + 2


def test_the_longest_word_is_found() -> None:
    assert list(Finder(["聊城", "聊城市", "市"]).find("聊城市的市")) == [(0, "聊城市"), (4, "市")]
    assert either(["a", "ab"]) == "ab|a"


def test_names_are_quoted_as_they_are_written() -> None:
    wording = Wording("訪港旅客一百萬人，零售業", "访港旅客一百万人，零售业")
    assert wording.of("访港旅客") == "訪港旅客"
    assert wording.of("零售业旅客") == "零售業旅客"
    assert Wording("同", "同").of("别的") == "别的"
