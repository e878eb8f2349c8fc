"""The tables of the ledger: when are two wordings, two units one? Read from ledger.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lcreader.figures.lexicon import fold
from lcreader.paths import resources

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORDS = re.compile(r"[^\w%]+|_")
# A group that names members and then itself: 风电、光伏等新能源装机 is 新能源装机, not 高等教育.
_MEMBERS = re.compile(r"^.*?[^、高中初优同平特上下]等(?=\S{2})")
_REGION = re.compile(r"^(?:..+?(?:省|自治区))?(?:..+?[市州盟])?(?=..+[市县区旗]$)")
_CLAUSE = re.compile(r"[，,；;。：:（）()\n]")
_ROUNDS = 4  # of synonyms: what one makes another may find


class Partition(NamedTuple):
    """A word in the name of a whole, and the words by which all its parts are named."""

    whole: str
    parts: tuple[str, ...]


class Classes(NamedTuple):
    """Words of which no two hold of one member of a whole; `all` says that each has one."""

    words: tuple[str, ...]
    all: bool


@dataclass(frozen=True, slots=True)
class SumWords:
    """The words by which sums inside an article are found."""

    rises: re.Pattern[str]
    against: re.Pattern[str]
    parts: re.Pattern[str]
    together: re.Pattern[str]
    comparable: re.Pattern[str]
    yearly: re.Pattern[str]
    other_whole: re.Pattern[str]
    average: re.Pattern[str]
    partitions: tuple[Partition, ...]
    per: Mapping[str, tuple[str, ...]]
    classes: tuple[Classes, ...]


class Measure(NamedTuple):
    """A base unit, and how many of the base one of the unit is."""

    base: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Tables:
    """What makes two indicators or two units one; made by `load`."""

    synonyms: Mapping[str, str]
    any_synonym: re.Pattern[str]
    verbs: re.Pattern[str]
    fillers: re.Pattern[str]
    here: re.Pattern[str]
    tails: re.Pattern[str]
    telling: frozenset[str]
    ordered: re.Pattern[str]
    provinces: Mapping[str, str]
    any_among: re.Pattern[str]
    vague: frozenset[str]
    regions: tuple[str, ...]
    manners: Mapping[str, str]
    any_manner: re.Pattern[str]
    reaching: Mapping[str, str]
    any_reaching: re.Pattern[str]
    any_scope: re.Pattern[str]
    stages: Mapping[str, str]
    any_stage: re.Pattern[str]
    measures: Mapping[str, Measure]
    measured: tuple[str, ...]
    sums: SumWords

    def name_key(self, indicator: str, place: str = "") -> str:
        """`indicator` without the freedoms that writers take, its characters in a set order.

        Taken away are brackets, quotes and 的, the place in front, verbs that may be left out
        and members named before their group; short forms are written out. What remains tells
        scope, so 省级智能工厂 is not 智能工厂、数字化车间. Where words such as 对 and 占 lead from
        one to another, the order stays.
        """
        return self.in_order(self.plain_name(indicator, place))

    def in_order(self, name: str) -> str:
        """A plain name with its characters in a set order, where order does not count."""
        return name if self.ordered.search(name, 1) else "".join(sorted(name))

    def plain_name(self, indicator: str, place: str = "") -> str:
        """The name that `name_key` puts in order, still readable."""
        plain = fold(unicodedata.normalize("NFKC", indicator)).casefold()
        name = _BRACKETS.sub(self._in_brackets, plain)
        if "、" in name:
            name = _MEMBERS.sub("", name)
        name = _NOT_WORDS.sub("", name).replace("的", "")
        for before in (place, place[:-1] if len(place) > 2 else ""):
            name = name.removeprefix(before) if len(name) > len(before) + 1 else name
        name = self.here.sub("", name)
        name = self._written_out(name)
        name = self.verbs.sub("", name) or name
        name = self.fillers.sub("", name) or name
        return self.tails.sub("", self._written_out(name))

    def _in_brackets(self, found: re.Match[str]) -> str:
        """What of a remark in brackets belongs to the name."""
        inside = self._written_out(found.group()[1:-1])
        return inside if inside in self.telling else ""

    def _written_out(self, name: str) -> str:
        """The name without short forms and other wordings of what has a set one."""
        for _ in range(_ROUNDS):
            before = name
            name = self.any_synonym.sub(lambda found: self.synonyms[found.group()], name)
            if name == before:
                break
        return name

    def place_key(self, place: str) -> str:
        """The place by its own full name: 阳谷县 for 山东省聊城市阳谷县, 山东省 for 山东."""
        return self.provinces.get(place) or _REGION.sub("", place)

    def names_little(self, name: str, place: str) -> bool:
        """Whether a plain name alone cannot tell one thing of a region from another.

        What a company or a project reports of itself is told apart by who reports it.
        """
        if place and not place.endswith(self.regions):
            return len(name) < 2
        return len(name) < 2 or name in self.vague

    def manner(self, before: str, kind: str = "") -> str:
        """What the words before a number make of it: "年均" of 年均增长, else "".

        Ranks and comparisons are told apart by those among whom they are: 居全省第3位 is not
        居全国第3位.
        """
        clause = _CLAUSE.split(before)[-1]
        found = self.any_manner.findall(clause)
        reaching = self.any_reaching.findall(before)
        manner = self.reaching[reaching[-1]] if reaching else ""
        manner = self.manners[found[-1]] if found else manner
        if kind == "rank" or manner == "比照":
            among = self.any_among.findall(clause)
            return manner + among[-1] if among else manner
        return manner

    def measure(self, unit: str) -> Measure:
        """The base of `unit`; a unit that no table holds is its own base."""
        return self.measures.get(unit) or Measure(unit, Decimal(1))

    def is_measured(self, unit: str) -> bool:
        """Whether a whole number of the unit may have been rounded, as no count is."""
        return unit.endswith(self.measured)


@cache
def load(path: Path | None = None) -> Tables:
    """Read the tables, by default those of the program.

    Raises:
        OSError, tomllib.TOMLDecodeError: when the file cannot be read.
    """
    with (path or table_file()).open("rb") as file:
        table = tomllib.load(file)
    measures = {
        unit: Measure(entry["base"], Decimal(entry["factor"]))
        for unit, entry in table["units"].items()
    }
    for word in table["counts"]["words"]:
        measures[word] = Measure("个", Decimal(1))
    synonyms: dict[str, str] = table["synonyms"]
    manners: dict[str, str] = table["manners"]
    tails = re.compile(f"(?<=..)(?:{_any_of(table['tails']['words'])})+$")
    vague = frozenset(table["vague"]["words"])
    return Tables(
        synonyms=synonyms,
        any_synonym=re.compile(_any_of(synonyms)),
        verbs=re.compile(f"^(?:{_either(table['verbs']['words'])})+(?=..)"),
        fillers=re.compile(_either(table["fillers"]["words"])),
        here=re.compile(f"^(?:{_any_of(table['here']['words'])})(?=..)"),
        tails=tails,
        telling=frozenset(table["telling"]["words"]),
        ordered=re.compile(_any_of(table["ordered"]["words"])),
        provinces={
            short: short + end for end, names in table["provinces"].items() for short in names
        },
        any_among=re.compile(_any_of(table["among"]["words"])),
        vague=vague | {tails.sub("", word) for word in vague},
        regions=tuple(table["regions"]["ends"]),
        manners=manners,
        any_manner=re.compile(_any_of(manners)),
        reaching=table["reaching"],
        any_reaching=re.compile(_any_of(table["reaching"])),
        any_scope=re.compile(_any_of(table["scopes"]["words"])),
        stages=table["stages"],
        any_stage=re.compile(_any_of(table["stages"])),
        measures=measures,
        measured=tuple(table["measured"]["ends"]),
        sums=SumWords(
            partitions=tuple(Partition(p["whole"], tuple(p["parts"])) for p in table["partitions"]),
            per={word: tuple(units) for word, units in table["per"].items()},
            classes=tuple(Classes(tuple(c["words"]), c["all"]) for c in table["classes"]),
            **{name: re.compile(_any_of(words)) for name, words in table["sums"].items()},
        ),
    )


def table_file() -> Path:
    """Where the tables of the program lie."""
    return resources() / "lexicon" / "ledger.toml"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _either(patterns: Iterable[str]) -> str:
    return "|".join(sorted(patterns, key=len, reverse=True))
