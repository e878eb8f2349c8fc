"""Where, or of whom: the place or body that a figure is about.

In go the article's own words, out come its home (the city, county or province it writes about)
and, for a spot, the company that the clause names, the place that the sentence has as its subject,
the one before it in the paragraph, or the home.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from lcreader.figures.gazetteer import known_places
from lcreader.figures.layout import Layout, Spot, around
from lcreader.figures.lexicon import starts

_HEAD = 160  # characters within which a text names the company that it is about
_HOUSE = re.compile(r"(?:^|[，,。；;：:、\n])(?:该|本|这家)?公司(?!债|法)")
_GROUP = re.compile(r"全集团|(?:^|[，,。；;：:、\n])(?:该|本)?(?:公司|集团)(?!债|法)")
_FIRST = 30  # characters before a house that is named in the second clause
_TITLE = 3  # the weight of what counts as a title
_MOST = 24  # names to look back at
_RANKS = ("county", "city", "province", "country")
_IN_NAME = re.compile(r"[A-Za-z\u4e00-\u9fff（）()·]")


def home(parts: Iterable[tuple[str, int]]) -> str:
    """The place that texts write about most; each part has a weight (a title counts more).

    >>> home([("聊城市发布会", 3), ("阳谷县的幸福食堂", 1)])
    '聊城市'
    """
    places = known_places()
    counts: Counter[str] = Counter()
    titled: set[str] = set()
    national = False
    for text, weight in parts:
        for start, word in places.names.find(text):
            attribute = word != "中国" and places.brands.at(text, start)  # 全国第一
            national = national or (word in places.country and not attribute)
            name = places.full.get(word)
            if name:
                counts[name] += weight
                if weight >= _TITLE:
                    titled.add(name)
    if not counts:
        return "全国" if national else ""
    for name in list(counts):  # a county speaks for its city as well, a little
        above = places.parent.get(name, "")
        if above in counts and places.level.get(name) == "county":
            counts[above] += counts[name] // 2
    order = {name: -place for place, name in enumerate(counts)}
    top = max(counts, key=lambda n: (counts[n], order[n]))
    cities = [n for n in counts if places.level.get(n) == "city"] or list(counts)
    best = max(cities, key=lambda n: (counts[n], order[n]))
    told = top in titled and best not in titled  # a title names the province, the text its cities
    return top if told or counts[top] >= 2 * counts[best] else best


def assembly(text: str) -> str:
    """The county, city or province whose people's congress a report is given to, or "".

    >>> assembly("2026年1月13日在德清县第十七届人民代表大会第六次会议上")
    '德清县'
    """
    places = known_places()
    match = places.assembly.search(text)
    if match is None:
        return ""
    name = match[1]
    inner = places.names.at(name, 0)
    while inner and len(name) - len(inner) >= 2 and name.endswith(places.assembly_within):
        name = name[len(inner) :]  # 湖州市德清县
        inner = places.names.at(name, 0)
    return places.full.get(name, name)


def wider(own: str, page: str) -> str:
    """The home of an article on a page: its own, unless that is only the page's province."""
    places = known_places()
    above = own in places.country.values() or (
        places.level.get(own) == "province" and places.parent.get(page) == own
    )
    return page if page and (not own or above) else own


def _named(text: str, suffix: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The names that end with `suffix`: up to 24 characters before it, none inside another."""
    floor = 0
    for match in suffix.finditer(text):
        start = match.start()
        while start > max(floor, match.start() - 24) and _IN_NAME.match(text[start - 1]):
            start -= 1
        if match.start() - start >= 2:
            yield start, text[start : match.end()]
        floor = match.end()


def _subjects(text: str) -> Iterator[tuple[int, str]]:
    """The places at the head of a clause, with or without 在 before them."""
    for head in known_places().head_of_clause.finditer(text):
        for at in dict.fromkeys((head.end(), head.start(1))):
            name = _subject_at(text, at)
            if name:
                yield at, name
                break


_WHEN = re.compile(r"(?:[\d年月日前上下半季度一二三四今去本底末内来至截到间]|以来|期间){1,14}$")
_EDGE = frozenset("，,；;：:。！？“\n ")


def _houses(text: str) -> Iterator[tuple[int, str]]:
    """Companies known by name, and ports, that open a clause or follow its time."""
    places = known_places()
    for start, name in places.houses.find(text):
        if _opens(text, start):
            yield start, name
    if "港" in text:
        for match in places.port.finditer(text):
            for start in range(match.start(), match.end() - 4):
                if places.names.at(text, start) and _opens(text, start):
                    yield start, text[start : match.end()]
                    break


def _house_at_head(title: str) -> str:
    """The company that a headline opens with: 台积电7月营收3231亿元."""
    return next((name for start, name in _houses(title) if start < 2), "")


def _opens(text: str, start: int) -> bool:
    """Whether what stands at `start` opens its clause, but for a time before it."""
    if not start or text[start - 1] in _EDGE:
        return True
    before = text[max(start - 16, 0) : start]
    if before.endswith(known_places().houses_after):
        return True
    when = _WHEN.search(before)
    return when is not None and (before[: when.start()] == "" or before[when.start() - 1] in _EDGE)


def press(text: str) -> str:
    """The place whose press alone names the bodies of `text` as it does, or ""."""
    return next((name for name, bodies in known_places().press if bodies.search(text)), "")


def _subject_at(text: str, at: int) -> str:
    places = known_places()
    if places.brands.at(text, at):
        return ""
    name = starts(places.subjects, text, at)
    if name and not starts(places.bodies, text, at + len(name)):
        return name
    if text[at + 1 : at + 2] == "县":
        short = text[at : at + 2]
        goes_on = text[at + 2 : at + 3] in places.no_short_county
        return short if short in places.short and not goes_on else ""
    ends = text[at + 2 : at + 4]
    county = places.some_county.match(text, at) if "县" in ends or "旗" in ends else None
    return county[0] if county else ""


class Places:
    """The places of one text, found once and asked for each figure."""

    def __init__(self, layout: Layout, home: str, title: str = "") -> None:
        text = layout.text
        self._text, self._home, self._layout = text, home, layout
        found = known_places()
        self._subjects = list(_subjects(text))
        holders = dict(_named(text, found.holder))
        holders |= {m.start("holder"): m["holder"] for m in found.head.finditer(text)}
        told = dict(_houses(text))
        self._told = frozenset(told.values())
        named = (
            (start, self._trim(name) if start in holders else name)
            for start, name in sorted((told | holders).items())
        )
        self._holders = [(start, name) for start, name in named if name]
        self._names = dict(self._holders)
        self._sites = [(m.start(1), self._trim(m[1]) or m[1]) for m in found.site.finditer(text)]
        self._known = sorted((*self._holders, *self._sites))
        self._house = self._house_of(text) or ("" if home else _house_at_head(title))
        self._anaphora = [m.start() for m in found.anaphora.finditer(text)]

    @property
    def home(self) -> str:
        """The place that the text as a whole is about."""
        return self._home

    def of(self, spot: Spot) -> tuple[str, str]:
        """The place of the figure at `spot`, and the rule that found it."""
        holder = self._holder(spot)
        if holder:
            return holder, "holder"
        for start, name in self._before(self._subjects, spot.measure.start):
            if start < spot.paragraph.start:
                break
            if start >= spot.sentence.start or self._holds(start, name):
                return self.resolve(name, start), "subject"
        return (self._house, "house") if self._house else (self._home, "home")

    def _house_of(self, text: str) -> str:
        """The company that the text as a whole is about: named at its head, then only 公司."""
        named = {name for start, name in self._holders if start < _HEAD}
        if len(named) != 1:
            return ""
        spoken_of = _GROUP if next(iter(named)).endswith("集团") else _HOUSE
        spoken = len(spoken_of.findall(text))
        known = spoken_of is _GROUP and named <= self._told
        return named.pop() if spoken >= (1 if known else 3) else ""

    @staticmethod
    def _before(found: list[tuple[int, str]], at: int) -> Iterator[tuple[int, str]]:
        """The last of `found` before `at`, backwards."""
        last = bisect_left(found, at, key=lambda pair: pair[0])
        return reversed(found[max(last - _MOST, 0) : last])

    def resolve(self, name: str, at: int = 0) -> str:
        """The full name: 聊城 is 聊城市, 全市 the home city, 我省 its province.

        `at` is where it stands: 全县 is the last county named before it.
        """
        places = known_places()
        if name in places.country:
            return places.country[name]
        if name in places.own:
            return self._own(places.own[name], at)
        return places.full.get(name, name)

    def name_end(self, at: int) -> int:
        """The end of the place name that begins at `at`, or `at`."""
        name = self._names.get(at, "")
        if name and self._text.startswith(name, at):
            return at + len(name)
        word = known_places().names.at(self._text, at)
        if word and known_places().brands.at(self._text, at):
            return at
        return at if word in known_places().cues else at + len(word)

    def is_house(self, at: int) -> bool:
        """Whether a company known by name stands at `at`: it is the place and names nothing."""
        return self._names.get(at, "") in self._told

    def _holds(self, start: int, name: str) -> bool:
        """Whether the subject of a sentence holds for those after it: near its head, not wide."""
        sentence = around(self._layout.sentences, start)
        if start - sentence.start > 12:
            return False
        places = known_places()
        rank = places.own.get(name) or places.level.get(places.full.get(name, ""), "country")
        return _RANKS.index(rank) <= _RANKS.index(places.level.get(self._home, "country"))

    def _own(self, rank: str, at: int) -> str:
        places = known_places()
        name = self._home
        while name and places.level.get(name) != rank:
            name = places.parent.get(name, "")
        if not name and rank == "county":
            for start, word in self._before(self._subjects, at):
                full = places.full.get(word, word)
                if full.endswith(("县", "旗")) and word not in places.own and start < at:
                    return full
        return name or self._home

    def _holder(self, spot: Spot) -> str:
        """A company that the clause names, or the sentence speaks of as 该企业 after naming it."""
        at, sentence = spot.measure.start, spot.sentence.start
        subject = next((s for s, _ in self._before(self._subjects, at)), -1)
        last_subject = subject if subject >= sentence else -1
        for start, name in self._before(self._holders, at):
            if start < sentence:
                break
            if start > last_subject and (start >= spot.clause.start or start - sentence <= 6):
                return name
            if start > last_subject and self._opened(start, sentence):
                return name
        spoken = bisect_left(self._anaphora, at) - 1
        if spoken >= 0 and self._anaphora[spoken] >= sentence:
            known = next(self._before(self._known, at), (-1, ""))
            return known[1] if known[0] >= spot.paragraph.start else ""
        opening = bisect_left(self._holders, spot.paragraph.start, key=lambda pair: pair[0])
        if last_subject < 0 and opening < len(self._holders):
            start, name = self._holders[opening]
            near = start - spot.paragraph.start <= 6 or self._opened(start, spot.paragraph.start)
            return name if near and start < at else ""
        return ""

    def _opened(self, start: int, sentence: int) -> bool:
        """前三季度，三一重工…: whether the house stands behind no more than the first clause."""
        if self._names.get(start, "") not in self._told:
            return False
        before = self._text[sentence:start]
        return len(before) <= _FIRST and len(re.findall("[，,]", before)) <= 1

    def _trim(self, name: str) -> str:
        """The name alone: 在阳谷县波米科技有限公司 is 波米科技有限公司; "" for 家上市公司."""
        places = known_places()
        for prefix in places.prefixes:
            name = name.removeprefix(prefix)
        for mark in places.marks:
            cut = name.rfind(mark, 0, max(len(name) - 6, 0))
            if cut >= 0:
                name = name[cut + len(mark) :]
        place = places.names.at(name, 0)
        if place and places.full.get(place) == place and len(name) - len(place) >= 6:
            name = name[len(place) :]
        if name in places.generic or len(name) < 4 or name[1:] in places.generic:
            return ""
        return name
