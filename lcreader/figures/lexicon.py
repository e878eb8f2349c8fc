"""The tables of `resources/lexicon`: one loader reads them, checks them and freezes them.

In comes the name of a table, out come its entries as tuples and read-only mappings; a table is
read once. What a table means is written in its comments, and each group in it has an example.

>>> table("numerals")["big"]["powers"]["亿"]
8
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lcreader.paths import resources


class LexiconError(ValueError):
    """A table says something it must not; a bug of the table, not of the user."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table `name`, checked and frozen."""
    return read_table(resources() / "lexicon" / f"{name}.toml")


def read_table(path: Path) -> Mapping[str, Any]:
    """Read, check and freeze the table in `path`.

    Raises:
        LexiconError: an empty or repeated word, a group without an example.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, entry in data.items():
        for number, group in enumerate(entry if isinstance(entry, list) else [entry]):
            _check(group, f"{path.name}: {name}[{number}]")
    return _frozen(data)


@cache
def folding() -> dict[int, int]:
    """Character by character: full width to half width, traditional to simplified."""
    pairs: dict[int, int] = {}
    for group in table("fold").values():
        pairs.update(str.maketrans(group["from"], group["to"]))
    return pairs


def fold(text: str) -> str:
    """`text` as the tables are written; every character keeps its place.

    >>> fold("增長９．４％，１，２３４萬")
    '增长9.4%，1,234万'
    """
    folded = text.translate(folding())
    if "，" in text or "," in text:
        folded = _joined_thousands(text, folded)
    return folded


def _joined_thousands(text: str, folded: str) -> str:
    """A full-width comma between full-width digits is a separator of thousands."""
    place = text.find("，")
    pieces, done = [], 0
    while place >= 0:
        beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 4]
        if len(beside) == 4 and all("０" <= c <= "９" for c in beside):
            pieces += [folded[done:place], ","]
            done = place + 1
        place = text.find("，", place + 1)
    return "".join((*pieces, folded[done:])) if pieces else folded


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """`words` so that the first that fits is the longest that fits."""
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def either(words: Iterable[str]) -> str:
    """A pattern that fits any of `words`, the longest that fits."""
    return "|".join(re.escape(word) for word in longest_first(words))


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`words` under their first character, the longest first."""
    heads: dict[str, list[str]] = {}
    for word in longest_first(words):
        heads.setdefault(word[0], []).append(word)
    return {head: tuple(group) for head, group in heads.items()}


def by_last(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`words` under their last character, the longest first."""
    tails: dict[str, list[str]] = {}
    for word in longest_first(words):
        tails.setdefault(word[-1], []).append(word)
    return {tail: tuple(group) for tail, group in tails.items()}


def starts(heads: Mapping[str, tuple[str, ...]], text: str, at: int) -> str:
    """The longest of the words that stands at `at`, or ""."""
    for word in heads.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return word
    return ""


def ends(tails: Mapping[str, tuple[str, ...]], text: str, at: int, floor: int = 0) -> str:
    """The longest of the words that ends at `at` and begins at `floor` or later, or ""."""
    if at <= floor:
        return ""
    for word in tails.get(text[at - 1], ()):
        if text.endswith(word, floor, at):
            return word
    return ""


class Finder:
    """Finds words of a long list in a text, each the longest at its place, in one pass."""

    def __init__(self, words: Iterable[str]) -> None:
        words = tuple(words)
        self._heads = by_first(words)
        self._openings = frozenset(word[:2] for word in words)
        second = "".join(sorted({word[1:2] for word in words}))
        after = f"(?=[{re.escape(second)}])" if all(len(word) > 1 for word in words) else ""
        self._search = re.compile(f"[{re.escape(''.join(self._heads))}]{after}").search

    def at(self, text: str, place: int) -> str:
        """The longest word that stands at `place`, or ""."""
        return starts(self._heads, text, place)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Each word with where it stands, none inside another."""
        found = self._search(text)
        while found is not None:
            place = found.start()
            word = ""
            if text[place : place + 2] in self._openings or text[place] in self._openings:
                word = starts(self._heads, text, place)
            if word:
                yield place, word
            found = self._search(text, place + max(len(word), 1))


def _check(group: Any, where: str) -> None:
    if not isinstance(group, dict) or not group.get("example"):
        raise LexiconError(f"{where}: a group needs an example")
    for key, value in group.items():
        if isinstance(value, list):
            if "" in value:
                raise LexiconError(f"{where}: {key} holds an empty word")
            if len(set(map(str, value))) < len(value):
                twice = sorted({str(v) for v in value if value.count(v) > 1})
                raise LexiconError(f"{where}: {key} says twice {', '.join(twice)}")
    if "from" in group and len(group["from"]) != len(group["to"]):
        raise LexiconError(f"{where}: from and to are not equally long")


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(entry) for key, entry in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(entry) for entry in value)
    return value
