"""The words that say what a time is to a figure: compared with, counted from, told again.

In goes the table of periods, out come its lists as `reckoning` and `period` look them up.
"""

import re
from functools import cache
from typing import NamedTuple

from lcreader.figures.lexicon import by_first, by_last, either, longest_first, table


class Words(NamedTuple):
    """The table of periods, ready to look up."""

    base: dict[str, tuple[str, ...]]
    weak: frozenset[str]
    founded: dict[str, tuple[str, ...]]
    base_after: tuple[str, ...]
    superlative: dict[str, tuple[str, ...]]
    untimed: re.Pattern[str]
    habitual: re.Pattern[str]
    annual: re.Pattern[str]
    back: re.Pattern[str]
    report: re.Pattern[str]
    goes_on: re.Pattern[str]
    compared: re.Pattern[str]
    planned: re.Pattern[str]
    present: dict[str, tuple[str, ...]]
    rises: re.Pattern[str]


@cache
def words() -> Words:
    """The table of periods."""
    periods = table("periods")
    base = periods["base"]
    return Words(
        by_last(base["before"]),
        frozenset(base["weak"]),
        by_last(periods["founded"]["before"]),
        tuple(base["unless_after"]),
        by_first(periods["superlative"]["after"]),
        re.compile(either(periods["untimed"]["cues"])),
        re.compile("|".join(longest_first(periods["habitual"]["cues"]))),
        re.compile(either(periods["annual"]["titles"])),
        re.compile(either(periods["annual"]["looking_back"])),
        re.compile(periods["annual"]["report"]),
        re.compile(periods["going_on"]["opening"]),
        re.compile(either(periods["going_on"]["compared"])),
        re.compile(either(table("changes")["planned"]["words"])),
        by_first(periods["present"]["after"]),
        re.compile(
            rf"(?![，,；;。])[\u4e00-\u9fff]{{0,4}}(?:{either(periods['rise']['verbs'])})"
            rf"[^，,；;。\d]{{0,3}}(?:{either(periods['rise']['until'])})"
        ),
    )
