"""The places, offices and companies that are known by name, and how to find them in a text."""

import re
from functools import cache
from typing import NamedTuple

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
    ended = word.endswith(("市", "县", "州", "盟", "地区", "新区")) and len(word) > 2
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
        re.compile(rf"(?:{either(holders['suffixes'])})(?!员|理事|成员)"),
        re.compile(
            rf"(?:^|[，,；;：:。！？\s])(?P<holder>{_NAME}{{2,10}}?(?:{either(holders['heads'])}))"
            r"(?!员|们|的|和|、|等|有限|股份)"
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
    )
