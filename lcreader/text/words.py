"""The words and patterns by which a page is read: `resources/lexicon/text_*.toml`, loaded once.

`words()` gives one frozen `Words`; nothing is read before it is first called.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lcreader import paths


@dataclass(frozen=True, slots=True)
class Words:
    """The tables that tell bylines, labels and furniture from text."""

    roles: tuple[str, ...]
    offices: tuple[str, ...]
    tails: tuple[str, ...]
    pictures: tuple[str, ...]
    marks: str
    surnames: frozenset[str]
    labels: Mapping[str, str]
    masthead: re.Pattern[str]
    notice: re.Pattern[str]
    caption: re.Pattern[str]
    call: re.Pattern[str]
    contact: re.Pattern[str]
    note: re.Pattern[str]
    reprint: re.Pattern[str]
    paper: re.Pattern[str]
    open_endings: tuple[str, ...]
    institutions: tuple[str, ...]
    no_institutions: tuple[str, ...]
    authority: re.Pattern[str]
    editor: re.Pattern[str]
    end: re.Pattern[str]
    continued: re.Pattern[str]
    origin: re.Pattern[str]
    documents: tuple[str, ...]
    salutation: re.Pattern[str]
    year_here: re.Pattern[str]
    year_ahead: re.Pattern[str]
    year_over: re.Pattern[str]


class LexiconError(ValueError):
    """A table of the lexicon is not in order: an entry is empty, doubled or has no example."""


@cache
def words() -> Words:
    """The tables of `resources/lexicon/text_*.toml`."""
    return load(paths.resources() / "lexicon")


def load(folder: Path) -> Words:
    """Read and check the tables of `folder`.

    Raises:
        LexiconError: when an entry is empty, stands there twice, or has no example.
    """
    bylines = _read(folder / "text_bylines.toml")
    labels = _read(folder / "text_labels.toml")
    page = _read(folder / "text_page.toml")
    surnames = "".join(bylines["surnames"]["single"].split())
    return Words(
        roles=_column(bylines, "role"),
        offices=_column(bylines, "office"),
        tails=_column(bylines, "tail"),
        pictures=_column(bylines, "picture"),
        marks="".join(_column(bylines, "mark")),
        surnames=frozenset(surnames) | frozenset(bylines["surnames"]["double"].split()),
        labels=MappingProxyType(
            dict(zip(_rows(labels, "label"), _rows(labels, "label", "kind"), strict=True))
        ),
        masthead=_pattern(page, "masthead"),
        notice=_pattern(page, "notice"),
        caption=_pattern(page, "caption"),
        call=_pattern(page, "call"),
        contact=_pattern(page, "contact"),
        note=_pattern(page, "note"),
        reprint=_pattern(page, "reprint"),
        paper=_pattern(page, "paper"),
        open_endings=_column(page, "open"),
        institutions=_column(bylines, "institution"),
        no_institutions=_column(bylines, "no_institution"),
        authority=_pattern(bylines, "authority"),
        editor=_pattern(bylines, "editor"),
        end=_pattern(page, "end"),
        continued=_pattern(page, "continued"),
        origin=_pattern(page, "origin"),
        documents=_column(page, "document"),
        salutation=_pattern(page, "salutation"),
        year_here=_pattern(page, "year_here"),
        year_ahead=_pattern(page, "year_ahead"),
        year_over=_pattern(page, "year_over"),
    )


@cache
def common_characters() -> frozenset[str]:
    """The characters that Chinese text, simplified or traditional, is mostly made of."""
    table = _read(paths.resources() / "lexicon" / "text_common.toml")["common"]
    return frozenset("".join((table["simplified"] + table["traditional"]).split()))


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _rows(table: Mapping[str, Any], name: str, key: str = "word") -> list[str]:
    rows = table[name]
    for row in rows:
        if not row.get(key) or not row.get("example"):
            raise LexiconError(f"[[{name}]] needs {key} and example: {row}")
    found = [row[key] for row in rows]
    if key != "kind" and len(set(found)) < len(found):
        raise LexiconError(f"[[{name}]] holds an entry twice")
    return found


def _column(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(sorted(_rows(table, name), key=len, reverse=True))


def _pattern(table: Mapping[str, Any], name: str) -> re.Pattern[str]:
    rows = table[name]
    pattern = re.compile("|".join(f"(?:{p})" for p in _rows(table, name, "pattern")))
    for row in rows:
        if not re.search(row["pattern"], row["example"]):
            raise LexiconError(f"[[{name}]] {row['pattern']} does not find its own example")
    return pattern
