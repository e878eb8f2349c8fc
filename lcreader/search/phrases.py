"""What can be said of a query, from ``resources/lexicon/query_wording.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lcreader.paths import resources

LANGUAGES = ("zh", "en")


class Phrases:
    """The phrases of one language by their names: "phrase.word", "kind.caption"."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self.patterns = patterns

    def __call__(self, name: str, *words: str, **parts: str) -> str:
        """The phrase of that name, its gaps filled."""
        return self.patterns[name].format(*words, **parts)


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language, "zh" or "en".

    >>> phrases("en")("remark.not_date", "2025-13")
    '“2025-13” is not a date'
    """
    return load(resources() / "lexicon" / "query_wording.toml")[language]


def load(path: Path) -> dict[str, Phrases]:
    """Read and check the table: the phrases of each language.

    Raises:
        ValueError: when a phrase lacks a language.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = {f"{group}.{name}": row for group, rows in table.items() for name, row in rows.items()}
    for name, row in rows.items():
        if sorted(row) != sorted(LANGUAGES) or not all(row.values()):
            raise ValueError(f"{name}: {', '.join(row)}")
    return {
        language: Phrases({name: row[language] for name, row in rows.items()})
        for language in LANGUAGES
    }
