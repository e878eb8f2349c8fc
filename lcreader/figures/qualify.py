"""What sort of figure a quantity is: an amount, a change, a growth, a share; up or down; planned.

In go a spot and the nature of the figure before it, out comes the nature of this one with the
rule that settled it.
"""

import re
from functools import cache
from typing import NamedTuple

from lcreader.figures.layout import Spot
from lcreader.figures.lexicon import by_last, either, ends, table
from lcreader.records import Direction, FigureKind, Status


class Nature(NamedTuple):
    """Kind and direction of a figure, and the rule by which they were found."""

    kind: FigureKind
    direction: Direction
    rule: str


class _Changes(NamedTuple):
    cue: re.Pattern[str]
    directions: dict[str, Direction]
    nouns: dict[str, Direction]
    objects: frozenset[str]
    short: dict[str, tuple[str, ...]]
    result: tuple[str, ...]
    transfer: re.Pattern[str]
    leaves: re.Pattern[str]
    planned: re.Pattern[str]
    not_planned: re.Pattern[str]
    settled: re.Pattern[str]
    not_change: re.Pattern[str]
    filler: re.Pattern[str]
    exceeding: re.Pattern[str]
    hedged: str
    states: frozenset[str]
    beyond: frozenset[str]
    not_of: frozenset[str]
    amounts: re.Pattern[str]
    joins: frozenset[str]
    ratios: frozenset[str]
    points: frozenset[str]


@cache
def _changes() -> _Changes:
    changes = table("changes")
    directions: dict[str, Direction] = {}
    objects: set[str] = set()
    for group in changes["verb"]:
        directions.update(dict.fromkeys(group["words"], group["direction"]))
        directions.update(dict.fromkeys(group["object"], group["direction"]))
        objects.update(group["object"])
    nouns: dict[str, Direction] = {}
    for group in changes["noun"]:
        nouns.update(dict.fromkeys(group["words"], group["direction"]))
    short = frozenset(changes["short"]["words"])
    long = [w for w in directions if w not in short]
    return _Changes(
        re.compile(
            f"(?P<noun>{either(nouns)})|(?P<verb>{either(long)})(?P<result>{either(changes['result']['words'])})?"
            f"|(?P<short>[{''.join(short)}])(?P<to>至|到|为|达到|达)|(?P<share>{either(changes['share']['words'])})"
        ),
        directions,
        nouns,
        frozenset(objects),
        by_last(short),
        changes["result"]["words"],
        re.compile(either(changes["transfer"]["words"])),
        re.compile(either((*changes["transfer"]["words"], *changes["transfer"]["deeds"]))),
        re.compile(either(changes["planned"]["words"])),
        re.compile(either(changes["not_planned"]["words"])),
        re.compile(either(changes["settled"]["words"])),
        re.compile(either(changes["not_change"]["words"])),
        re.compile(f"(?:{either(changes['filler']['words'])})*+$"),
        re.compile(changes["exceeding"]["up"]),
        "".join(changes["short"]["hedged"]),
        frozenset(changes["short"]["states"]),
        frozenset(changes["result"]["beyond"]),
        frozenset(changes["share"]["not_of"]),
        re.compile(either(changes["lasting"]["amounts"])),
        frozenset(changes["joins"]["words"]),
        frozenset(table("units")["ratios"]["parts"]),
        frozenset(table("units")["ratios"]["points"]),
    )


def nature(text: str, spot: Spot, before: "Nature | None", between: str) -> Nature:
    """The nature of the figure at `spot`; `before` is that of the one earlier in the sentence.

    `between` is the text from the figure before to this one.
    """
    measure, changes = spot.measure, _changes()
    if measure.kind == "rank":
        return Nature("rank", "", "rank")
    if measure.kind == "age":
        return Nature("other", "", "age")
    left = _masked(changes.not_change, text[spot.left : spot.hedge])
    if measure.unit in changes.points:
        return _points(left, text, spot, before)
    if measure.unit in changes.ratios or (
        measure.kind == "" and "." in format(measure.value, "f") and _is_part(measure.text)
    ):
        return _ratio(left, measure.unit, before, between, text, spot)
    if measure.kind == "time":
        return _time(left, measure.unit)
    return _amount(left, before, between)


def _masked(words: re.Pattern[str], text: str) -> str:
    """`text` with the words that only look like cues blotted out."""
    return words.sub(lambda match: "×" * len(match[0]), text)


def _is_part(surface: str) -> bool:
    return "分之" in surface or surface.endswith("半")


def _last_cue(left: str) -> re.Match[str] | None:
    """The last word of change, growth or share in `left`."""
    last = None
    for match in _changes().cue.finditer(left):
        last = match
    return last


def _short(left: str) -> str:
    """A short verb right before the number: 同比增5%."""
    stripped = left.rstrip(_changes().hedged)
    return ends(_changes().short, stripped, len(stripped)) if stripped else ""


def _points(left: str, text: str, spot: Spot, before: Nature | None) -> Nature:
    changes = _changes()
    cue = _last_cue(left)
    if cue is not None:
        word = cue["verb"] or cue["noun"] or cue["short"] or ""
        direction = changes.directions.get(word) or changes.nouns.get(word, "")
        if direction:
            return Nature("change", direction, f"points {word}")
    word = _short(left)
    if word:
        return Nature("change", changes.directions[word], f"points {word}")
    if before is not None and before.kind in ("change", "growth"):
        return Nature("change", before.direction, "points as before")
    return Nature("change", "", "points")


def _ratio(
    left: str, unit: str, before: Nature | None, between: str, text: str, spot: Spot
) -> Nature:
    changes = _changes()
    if unit == "番":
        return Nature("growth", "up", "doubling")
    if unit == "折":
        return Nature("other", "", "discount")
    cue = _last_cue(left)
    word = _short(left)
    told = len(left.rstrip(changes.hedged))
    if word and (cue is None or cue.end() <= told):
        adjacent = cue is None or not (cue["verb"] or cue["noun"]) or cue.end() < told
        if adjacent:
            return Nature("growth", changes.directions[word], f"growth {word}")
    if cue is not None:
        if cue["noun"]:
            return Nature(
                "growth", _signed(changes.nouns[cue["noun"]], left, spot), f"growth {cue['noun']}"
            )
        if cue["verb"] and not cue["result"]:
            rest = left[cue.end() :]
            if _changes().filler.match(rest) or len(rest) <= 2:
                return Nature("growth", changes.directions[cue["verb"]], f"growth {cue['verb']}")
        if cue["share"]:
            return Nature("share" if unit != "倍" else "other", "", f"share {cue['share']}")
        if cue["result"] in changes.beyond:
            return Nature("growth", changes.directions[cue["verb"]], f"growth {cue['verb']}")
        if cue["result"] or cue["to"]:
            return Nature("share" if unit != "倍" else "other", "", "share reached")
    follows = text[spot.after : spot.after + 1]
    if (
        not left.strip("，, 、")
        and "\u4e00" <= follows <= "\u9fff"
        and follows not in changes.not_of
    ):
        return Nature("share" if unit != "倍" else "other", "", "share of what follows")
    if before is not None and before.kind in ("growth", "share") and _continues(between):
        return Nature(before.kind, before.direction, "as before")
    return Nature("other" if unit == "倍" else "share", "", "share")


def _signed(direction: Direction, left: str, spot: Spot) -> Direction:
    return "down" if spot.measure.value < 0 else direction


def _time(left: str, unit: str) -> Nature:
    cue = _last_cue(left)
    if (
        cue is not None
        and cue["verb"]
        and not cue["result"]
        and _changes().filler.match(left[cue.end() :])
    ):
        return Nature("change", _changes().directions[cue["verb"]], f"change {cue['verb']}")
    if _changes().amounts.search(left):
        return Nature("level", "", "amount of time")
    return Nature("duration", "", "duration")


def _amount(left: str, before: Nature | None, between: str) -> Nature:
    changes = _changes()
    if changes.exceeding.search(left):
        return Nature("change", "up", "exceeding")
    cue = None
    for match in changes.cue.finditer(left):
        if match["verb"] or match["short"] or match["noun"]:
            cue = match
    if cue is not None and cue["noun"] and _changes().filler.match(left[cue.end() :]):
        return Nature("change", changes.nouns[cue["noun"]], f"change {cue['noun']}")
    if cue is not None and cue["verb"]:
        rest = left[cue.end() :]
        if not cue["result"] and _changes().filler.match(rest):
            return Nature("change", changes.directions[cue["verb"]], f"change {cue['verb']}")
        if (
            not cue["result"]
            and cue["verb"] in changes.objects
            and not changes.transfer.search(rest)
        ):
            return Nature("change", changes.directions[cue["verb"]], f"list of {cue['verb']}")
        if cue["result"]:
            return Nature("level", "", "level reached")
    word = _short(left)
    if word and word not in changes.states:
        return Nature("change", changes.directions[word], f"change {word}")
    if before is not None and before.kind == "change" and between in changes.joins:
        return Nature("change", before.direction, before.rule)
    listed = before is not None and before.rule.startswith("list of")
    if before is not None and listed and _continues(between) and not _leaves(left):
        return Nature("change", before.direction, before.rule)
    return Nature("level", "", "amount")


def _leaves(text: str) -> bool:
    """Whether a word in `text` ends a list of changes."""
    return bool(_changes().leaves.search(text))


def _continues(between: str) -> bool:
    """Whether nothing but a list stands between two figures."""
    return len(between) <= 40 and not any(sign in between for sign in "。！？\n；;")


def status(text: str, spot: Spot, late: bool) -> Status:
    """Planned when a word of planning stands before the figure and nothing settles it after.

    `late` says that the period of the figure ends after the article was written.
    """
    changes = _changes()
    start = spot.sentence.start
    head = text[max(start, spot.measure.start - 300) : spot.measure.start]
    masked = _masked(changes.not_planned, head)
    last = None
    for match in changes.planned.finditer(masked):
        last = match
    if last is None:
        return "planned" if late else "actual"
    settled = None
    for match in changes.settled.finditer(masked, last.end()):
        settled = match
    return "actual" if settled is not None else "planned"


def settled(text: str, spot: Spot) -> bool:
    """Whether the clause itself says that it is done: 过渡性房屋已提供2.1万个."""
    return bool(_changes().settled.search(text, spot.left, spot.hedge))
