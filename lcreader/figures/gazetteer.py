"""The places, offices and companies that are known by name, and how to find them in a text."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lcreader.figures.lexicon import Finder, by_first, either, table

_NAME = r"[A-Za-z\u4e00-\u9fff（）()·]"


class KnownPlaces(NamedTuple):
    """Place names and how to find them; `full` leads from each name to the whole one."""

    names: Finder
    full: dict[str, str]
    level: dict[str, str]
    parent: dict[str, str]
    own: dict[str, str]
    country: dict[str, str]
    subjects: dict[str, tuple[str, ...]]
    bodies: dict[str, tuple[str, ...]]
    holder: re.Pattern[str]
    head: re.Pattern[str]
    site: re.Pattern[str]
    anaphora: re.Pattern[str]
    generic: frozenset[str]
    marks: tuple[str, ...]
    prefixes: tuple[str, ...]
    cues: frozenset[str]
    brands: Finder
    short: frozenset[str]
    houses: Finder
    houses_after: tuple[str, ...]
    port: re.Pattern[str]
    press: tuple[tuple[str, re.Pattern[str]], ...]
    dateline: re.Pattern[str]
    assembly: re.Pattern[str]
    assembly_within: tuple[str, ...]
    head_of_clause: re.Pattern[str]
    some_county: re.Pattern[str]
    no_short_county: frozenset[str]


class _Gazetteer:
    """Collects the tables of places into look-ups."""

    def __init__(self) -> None:
        places = table("places")
        self._only = frozenset(places["counties"]["full_only"])
        self.full: dict[str, str] = {}
        self.level: dict[str, str] = {}
        self.parent: dict[str, str] = {}
        for short, name in places["provinces"]["words"].items():
            rank = "city" if short in places["provinces"]["municipalities"] else "province"
            self._add(short, name, rank, "")
        for province, cities in places["cities"].items():
            above = places["provinces"]["words"].get(province, "")
            for word in cities.split() if above else ():
                name = _whole(word)
                short = word if word == name else name.removesuffix("市")
                self._add(short, name, "city", above)
        for city, counties in places["counties"].items():
            for name in counties.split() if isinstance(counties, str) and city != "example" else ():
                self._add(name[:-1] if len(name) > 2 else name, name, "county", _whole(city))
        for office, name in places["offices"]["words"].items():
            self.full[office], self.level[office] = name, self.level[name]

    def _add(self, short: str, name: str, rank: str, above: str) -> None:
        for word in {name} if {short, name} & self._only else {short, name}:
            if word not in self.full:
                self.full[word], self.level[word] = name, rank
        self.parent.setdefault(name, above)


def _whole(word: str) -> str:
    """聊城 is 聊城市, 延边州 stays."""
    ended = word.endswith(table("places")["cities"]["whole"]) and len(word) > 2
    return word if ended else word + "市"


@cache
def known_places() -> KnownPlaces:
    """The tables of places, made once."""
    places = table("places")
    gazetteer = _Gazetteer()
    own = {w: rank for rank in ("province", "city", "county") for w in places["own"][rank]}
    country = dict(places["country"]["words"])
    holders = places["holders"]
    return KnownPlaces(
        Finder((*gazetteer.full, *own, *country)),
        gazetteer.full,
        gazetteer.level,
        gazetteer.parent,
        own,
        country,
        by_first((*gazetteer.full, *own, *places["country"]["subjects"])),
        by_first(places["country"]["bodies"]),
        re.compile(
            rf"(?:{either(holders['suffixes'])})(?!{either(holders['suffixes_not_before'])})"
        ),
        re.compile(
            rf"(?:^|[，,；;：:。！？\s])(?P<holder>{_NAME}{{2,10}}?(?:{either(holders['heads'])}))"
            rf"(?!{either(holders['heads_not_before'])})"
        ),
        re.compile(
            rf"在([A-Za-z\u4e00-\u9fff（）()·“”]{{2,30}}?(?:{either(holders['sites'])}))"
            rf"(?={either(holders['at_sites'])})"
        ),
        re.compile(either(holders["anaphora"])),
        frozenset(holders["generic"]),
        tuple(holders["marks"]),
        tuple(holders["prefixes"]),
        frozenset(country) - frozenset(places["country"]["subjects"]),
        Finder(places["brands"]["words"]),
        frozenset(places["counties"]["short"]),
        Finder(holders["known"]),
        tuple(holders["known_after"]),
        re.compile(holders["ports"]),
        tuple((n, re.compile(either(told))) for n, told in places["offices"]["press"].items()),
        _dateline(places["dateline"]),
        _assembly(places["assembly"]),
        tuple(places["assembly"]["within"]),
        _head_of_clause(places["clauses"]),
        _some_county(places["some_county"]),
        frozenset(
            (*places["some_county"]["not_before"], *places["some_county"]["short_not_before"])
        ),
    )


def _dateline(words: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{either(words['agencies'])}|[\u4e00-\u9fff]{{2,4}}[日晚]报)[^，。\n]{{0,18}}?日[电讯]"
        r"|〔[^〕\n]{2,30}〕|【[^】\n]{2,24}[电電讯訊导導道]】"
    )


def _assembly(words: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"在([\u4e00-\u9fff]{{2,12}}?(?:{either(words['levels'])}))"
        rf"(?:第[一二三四五六七八九十百零〇\d]+届|{either(words['names'])})"
    )


def _head_of_clause(words: Mapping[str, Any]) -> re.Pattern[str]:
    before = either((*words["prepositions"], *words["openers"]))
    return re.compile(rf"(?:^|[，,；;：:。！？\s])((?:{before})?[，,]?)")


def _some_county(words: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"(?!{either(words['not_first'])})"
        rf"(?:(?!{either(words['not_within'])})[\u4e00-\u9fff]){{2,3}}?[县旗]"
        rf"(?!{either(words['not_before'])})"
    )
