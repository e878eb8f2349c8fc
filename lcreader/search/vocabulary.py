"""The words and signs of the query language, from ``resources/lexicon/query_language.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lcreader.paths import resources
from lcreader.search.dates import Bounds
from lcreader.text.fold import fold_text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names are folded; `operators` lead from a word in capitals to what it does."""

    fields: dict[str, str]
    field_names: dict[str, str]
    field_pinyin: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    kind_names: dict[str, str]
    operators: dict[str, str]
    or_signs: str
    not_signs: str
    open_signs: str
    close_signs: str
    colons: str
    quotes: dict[str, str]
    between: tuple[str, ...]
    bounds: Bounds
    undated: frozenset[str]
    any: frozenset[str]
    near: "Nearness"
    wildcards: "Wildcards"
    pages: "PageWords"


@dataclass(frozen=True, slots=True)
class Nearness:
    """Words before a stroke and a number; those of `bare` need neither."""

    words: frozenset[str]
    bare: frozenset[str]
    default: int
    most: int


@dataclass(frozen=True, slots=True)
class Wildcards:
    """Signs for one character and for up to `most`; the `full` ones are none in a `sentence`."""

    one: str
    several: str
    most: int
    full: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands before and after the number of a page, folded, and what is said for 1."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    first: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the program."""
    return load(resources() / "lexicon" / "query_language.toml")


def load(path: Path) -> Vocabulary:
    """Read and check the table.

    Raises:
        ValueError: when a name stands for two things.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    signs, dates = table["signs"], table["dates"]
    return Vocabulary(
        fields=_by_name(table["field"], "field"),
        field_names={entry["field"]: entry["names"][0] for entry in table["field"]},
        field_pinyin={entry["field"]: tuple(entry["pinyin"].split()) for entry in table["field"]},
        kinds=_by_name(table["kind"], "kind"),
        kind_names={entry["kind"]: entry["names"][0] for entry in table["kind"]},
        operators={word: name for name, words in table["operators"].items() for word in words},
        or_signs=signs["or"],
        not_signs=signs["not"],
        open_signs=signs["open"],
        close_signs=signs["close"],
        colons=signs["colon"],
        quotes={pair[0]: pair[1] for pair in signs["quotes"]},
        between=tuple(dates["between"]),
        bounds=Bounds(_bounds(dates["before"]), _bounds(dates["after"])),
        undated=_folded(dates["none"]),
        any=_folded(table["any"]["words"]),
        near=_nearness(table["near"]),
        wildcards=Wildcards(**table["wildcards"]),
        pages=PageWords(
            before=tuple(map(fold_text, table["pages"]["before"])),
            after=tuple(map(fold_text, table["pages"]["after"])),
            first=_folded(table["pages"]["first"]),
        ),
    )


def _bounds(table: dict[str, list[str]]) -> dict[str, str]:
    """Which bound a word means, the longest words first."""
    words = {fold_text(word): bound for bound, several in table.items() for word in several}
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold_text, words))


def _nearness(table: dict[str, Any]) -> Nearness:
    return Nearness(
        words=_folded(table["words"]),
        bare=frozenset(table["bare"]),
        default=table["default"],
        most=table["most"],
    )


def _by_name(entries: list[dict[str, Any]], key: str) -> dict[str, str]:
    named: dict[str, str] = {}
    for entry in entries:
        for name in map(fold_text, entry["names"]):
            if name in named:
                raise ValueError(f"{name}: {named[name]}, {entry[key]}")
            named[name] = entry[key]
    return named
