"""The words and signs of the query language, from ``resources/lexicon/query_language.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lcreader.paths import resources
from lcreader.text.fold import fold_text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names are folded; `operators` lead from a word in capitals to or, and, not."""

    fields: dict[str, str]
    field_names: dict[str, str]
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
    undated: frozenset[str]


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
        undated=frozenset(fold_text(word) for word in dates["none"]),
    )


def _by_name(entries: list[dict[str, Any]], key: str) -> dict[str, str]:
    named: dict[str, str] = {}
    for entry in entries:
        for name in map(fold_text, entry["names"]):
            if name in named:
                raise ValueError(f"{name}: {named[name]}, {entry[key]}")
            named[name] = entry[key]
    return named
