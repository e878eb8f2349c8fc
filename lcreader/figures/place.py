"""Where, or of whom: the place or body that a figure is about.

In go the article's own words, out come its home (the city, county or province it writes about)
and, for a spot, the place that the sentence names as its subject, or the one before it in the
paragraph, or the home.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from lcreader.figures.layout import Spot
from lcreader.figures.lexicon import longest_first, table


class _Places(NamedTuple):
    name: re.Pattern[str]
    full: dict[str, str]
    level: dict[str, str]
    parent: dict[str, str]
    own: dict[str, str]
    country: dict[str, str]
    subject: re.Pattern[str]
    holder: re.Pattern[str]
    site: re.Pattern[str]
    anaphora: re.Pattern[str]


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, longest_first(words)))


def _full_city(word: str) -> str:
    return (
        word if word.endswith(("市", "州", "盟", "地区", "新区")) and len(word) > 2 else word + "市"
    )


@cache
def _places() -> _Places:
    places = table("places")
    full: dict[str, str] = {}
    level: dict[str, str] = {}
    parent: dict[str, str] = {}
    only = frozenset(
        places["full_only"] if "full_only" in places else places["counties"]["full_only"]
    )

    def add(short: str, name: str, rank: str, above: str) -> None:
        for word in {short, name} if short not in only else {name}:
            if word not in full:
                full[word], level[word] = name, rank
        parent.setdefault(name, above)

    for short, name in places["provinces"]["words"].items():
        rank = "city" if short in places["provinces"]["municipalities"] else "province"
        add(short, name, rank, "")
    for province, cities in places["cities"].items():
        if province == "example":
            continue
        above = places["provinces"]["words"][province]
        for word in cities.split():
            name = _full_city(word)
            add(word if word in name[:-1] or word == name else name[:-1], name, "city", above)
    for city, counties in places["counties"].items():
        if city in ("example", "full_only"):
            continue
        for name in counties.split():
            short = name[:-1] if len(name) > 2 and name not in only else name
            add(short, name, "county", _full_city(city))
    own = {w: rank for rank in ("province", "city", "county") for w in places["own"][rank]}
    country = dict(places["country"]["words"])
    names = "|".join(map(re.escape, longest_first((*full, *own, *country))))
    holders = places["holders"]
    suffixes = "|".join(map(re.escape, longest_first(holders["suffixes"])))
    return _Places(
        re.compile(f"(?:{names})"),
        full,
        level,
        parent,
        own,
        country,
        re.compile(
            rf"(?:^|[，,；;：:。！？\s])(?:[在据从于对]|截至目前|目前|同时|其中|此外)?[，,]?(?P<place>{names})"
        ),
        re.compile(rf"[A-Za-z\u4e00-\u9fff（）()·]{{2,24}}?(?:{suffixes})(?!员|理事|成员)"),
        re.compile(
            rf"在([A-Za-z\u4e00-\u9fff（）()·“”]{{2,30}}?(?:{_either(holders['sites'])}))"
            rf"(?={_either(holders['at_sites'])})"
        ),
        re.compile(_either(holders["anaphora"])),
    )


def home(parts: Iterable[tuple[str, int]]) -> str:
    """The place that texts write about most; each part has a weight (a title counts more).

    >>> home([("聊城市发布会", 3), ("阳谷县的幸福食堂", 1)])
    '聊城市'
    """
    places = _places()
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for text, weight in parts:
        for match in places.name.finditer(text):
            name = places.full.get(match[0])
            if name:
                counts[name] += weight
                first.setdefault(name, len(first))
    if not counts:
        return ""
    cities = [n for n in counts if places.level.get(n) == "city"]
    for name in list(counts):  # a county speaks for its city as well, a little
        above = places.parent.get(name, "")
        if above in counts and places.level.get(name) == "county":
            counts[above] += counts[name] // 2
    ranked = cities or list(counts)
    best = max(ranked, key=lambda n: (counts[n], -first[n]))
    top = max(counts, key=lambda n: (counts[n], -first[n]))
    if places.level.get(top) == "county" and counts[top] >= 2 * counts[best]:
        return top
    if places.level.get(top) == "province" and counts[top] >= 2 * counts[best]:
        return top
    return best


def wider(own: str, page: str) -> str:
    """The home of an article on a page: its own, unless that is only the page's province."""
    places = _places()
    if not own or (page and places.parent.get(page) == own and places.level.get(own) == "province"):
        return page
    return own


class Places:
    """The places of one text, found once and asked for each figure."""

    def __init__(self, text: str, home: str) -> None:
        self._text = text
        self._home = home
        table_ = _places()
        self._subjects = [
            (m.start("place"), m.end("place"), m["place"]) for m in table_.subject.finditer(text)
        ]
        self._holders = [(m.start(), self._trim(m[0])) for m in table_.holder.finditer(text)]
        self._sites = [(m.start(1), self._trim(m[1])) for m in table_.site.finditer(text)]
        self._anaphora = [(m.start(), m[0]) for m in table_.anaphora.finditer(text)]

    @property
    def home(self) -> str:
        """The place that the text as a whole is about."""
        return self._home

    def of(self, spot: Spot) -> tuple[str, str]:
        """The place of the figure at `spot`, and the rule that found it."""
        at = spot.measure.start
        holder = self._holder(spot)
        if holder:
            return holder, "holder"
        last = ""
        for start, _end, name in self._subjects:
            if start >= at:
                break
            if start < spot.paragraph.start:
                continue
            if start >= spot.sentence.start or self._narrow(name):
                last = name
        if last:
            return self.resolve(last), "subject"
        return self._home, "home"

    def resolve(self, name: str) -> str:
        """The full name: 聊城 is 聊城市, 全市 the home city, 我省 its province."""
        places = _places()
        if name in places.country:
            return places.country[name]
        if name in places.own:
            return self._own(places.own[name])
        return places.full.get(name, name)

    def _narrow(self, name: str) -> bool:
        """Whether the place may hold for the sentences after it: no wider than the home."""
        places = _places()
        rank = places.own.get(name) or places.level.get(places.full.get(name, ""), "country")
        order = ("county", "city", "province", "country")
        at_home = places.level.get(self._home, "country")
        return order.index(rank) <= order.index(at_home)

    def _own(self, rank: str) -> str:
        places = _places()
        name = self._home
        while name and places.level.get(name) != rank:
            name = places.parent.get(name, "")
        return name or self._home

    def _holder(self, spot: Spot) -> str:
        """A company that the sentence names, or speaks of as 该企业 after naming it."""
        at, floor = spot.measure.start, spot.paragraph.start
        spoken = any(spot.sentence.start <= s < at for s, _ in self._anaphora)
        here = [n for s, n in self._holders if spot.sentence.start <= s < at]
        subjects = [s for s, _, _ in self._subjects if spot.sentence.start <= s < at]
        named = [s for s, n in self._holders if spot.sentence.start <= s < at]
        if here and not (subjects and subjects[-1] > named[-1]):
            return here[-1]
        if spoken:
            before = [n for s, n in sorted((*self._holders, *self._sites)) if floor <= s < at]
            return before[-1] if before else ""
        return ""

    def _trim(self, name: str) -> str:
        """Without what stands before the name: 在阳谷县波米科技有限公司 is 波米科技有限公司."""
        places = _places()
        for mark in (
            "在",
            "从",
            "由",
            "对",
            "与",
            "和",
            "到",
            "据",
            "是",
            "向",
            "为",
            "以",
            "像",
            "等",
        ):
            cut = name.rfind(mark, 0, max(len(name) - 6, 0))
            if cut >= 0:
                name = name[cut + 1 :]
        for match in places.name.finditer(name):
            full = match[0]
            if match.start() == 0 and places.full.get(full) == full and len(name) - len(full) >= 6:
                return name[match.end() :]
            break
        return name

    def names_at(self, at: int) -> int:
        """The end of the place name that begins at `at`, or `at`."""
        match = _places().name.match(self._text, at)
        return match.end() if match else at
