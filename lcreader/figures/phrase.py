"""Phrases around numbers, freed of the words that only introduce them or lead to the number.

In go stretches of a folded text, out come what is left of them: 累计建设高标准农田 is
建设高标准农田, 新能源装机规模突破 is 新能源装机规模.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from lcreader.figures.layout import Layout, Spot, around
from lcreader.figures.lexicon import by_first, by_last, either, ends, starts, table
from lcreader.figures.place import Places
from lcreader.figures.times import Time
from lcreader.records import Span

PUNCTUATION = " 　、，,；;：:。—-)）·\n"
_LOCATED = re.compile(r"位于[^，。；]{1,14}?的")  # 位于苏州的二期工厂
_MOST = 16  # times inside one name: more is a heap of numbers, no name
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("‘", "’"))


class Words(NamedTuple):
    """The table of indicators, ready to look up."""

    heads: dict[str, tuple[str, ...]]
    heads_keep: dict[str, tuple[str, ...]]
    tails: dict[str, tuple[str, ...]]
    tails_keep: dict[str, tuple[str, ...]]
    leads: dict[str, tuple[str, ...]]
    actions: dict[str, tuple[str, ...]]
    action_ends: dict[str, tuple[str, ...]]
    action: re.Pattern[str]
    action_words: frozenset[str]
    attributes: dict[str, tuple[str, ...]]
    attribute_ends: dict[str, tuple[str, ...]]
    attribute_words: frozenset[str]
    entity: re.Pattern[str]
    cut: dict[str, tuple[str, ...]]
    none_before: frozenset[str]
    adverbs: dict[str, tuple[str, ...]]
    body: re.Pattern[str]
    sides: tuple[str, ...]
    quantities: dict[str, tuple[str, ...]]
    scenes: frozenset[str]
    longest: int
    ended: re.Pattern[str]
    converted: re.Pattern[str]
    rank: re.Pattern[str]
    compared: re.Pattern[str]
    own: frozenset[str]
    not_home: dict[str, tuple[str, ...]]
    averages: frozenset[str]
    average_heads: dict[str, tuple[str, ...]]
    rates: frozenset[str]
    sizes: frozenset[str]
    own_rates: dict[str, tuple[str, ...]]
    predicates: dict[str, tuple[str, ...]]
    short: frozenset[str]
    topic: re.Pattern[str]
    demonstratives: tuple[str, ...]
    no_noun: frozenset[str]
    standing: re.Pattern[str]
    not_standing: tuple[str, ...]
    of_whole: tuple[str, ...]
    joins: re.Pattern[str]
    reports: re.Pattern[str]
    converted_alone: frozenset[str]


def _change_verbs() -> tuple[str, ...]:
    """The verbs of change that may lead to a number; those of one character are told apart."""
    groups = table("changes")["verb"]
    return tuple(w for g in groups for w in (*g["words"], *g["object"]) if len(w) > 1)


def _entity(suffixes: list[str]) -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff“”（）《]{{2,16}}?(?:{either(suffixes)})")


def _doer(deeds: dict[str, list[str]], actions: list[str]) -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff]{{1,10}}?(?:{either(deeds['bodies'])})(?={either(deeds['adverbs'])})"
        rf"|[\u4e00-\u9fff]{{0,12}}?(?:{either(deeds['institutions'])})(?={either(actions)})"
    )


def _topic(topic: dict[str, list[str]]) -> re.Pattern[str]:
    before, after = either(topic["before"]), either(topic["after"])
    return re.compile(rf"(?:{before})([\u4e00-\u9fff]{{2,8}}?)(?:{after})")


def _after_place(places: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(places)})(?:平均水平|平均)?[高低快慢多少]?$")


@cache
def words() -> Words:
    """The words around the name of what is measured."""
    indicator = table("indicator")
    heads, tails = indicator["heads"], indicator["tails"]
    actions = indicator["actions"]["words"]
    topic, deeds, standing = indicator["topic"], indicator["deeds"], indicator["standing"]
    return Words(
        by_first((*heads["words"], *indicator["verbs"]["drop"])),
        by_first(heads["keep"]),
        by_last((*tails["words"], *_change_verbs())),
        by_last(tails["keep"]),
        by_first(w for w in tails["words"] if len(w) > 1),
        by_first(actions),
        by_last(actions),
        re.compile(either(actions)),
        frozenset(actions),
        by_first(indicator["attributes"]["words"]),
        by_last((*indicator["attributes"]["words"], *indicator["shared"]["words"])),
        frozenset(indicator["attributes"]["words"]),
        _entity(indicator["entity"]["suffixes"]),
        by_first(indicator["cut"]["words"]),
        frozenset(("", *indicator["of_noun"]["words"])),
        by_first(deeds["adverbs"]),
        _doer(deeds, actions),
        tuple(indicator["attributes"]["sides"]),
        by_last(indicator["attributes"]["sides"]),
        frozenset(indicator["attributes"]["scenes"]),
        indicator["cut"]["longest"],
        re.compile(indicator["cut"]["ended"]),
        re.compile(either(indicator["converted"]["words"])),
        re.compile(indicator["rank"]["tail"]),
        _after_place(indicator["places_after"]["words"]),
        frozenset(indicator["own"]["words"]),
        by_first(indicator["not_home"]["words"]),
        frozenset(indicator["averages"]["words"]),
        by_first(indicator["averages"]["words"]),
        frozenset(indicator["averages"]["rates"]),
        frozenset(indicator["averages"]["sizes"]),
        by_first(indicator["averages"]["rates"]),
        by_first(indicator["lasting"]["predicates"]),
        frozenset(table("changes")["short"]["words"]),
        _topic(topic),
        tuple(indicator["demonstratives"]["words"]),
        frozenset(indicator["noun"]["not_first"]),
        re.compile(rf"(?<=..)(?!{either(standing['not_verbs'])})(?:{either(standing['verbs'])})"),
        tuple(standing["not_verbs"]),
        tuple(standing["of_whole"]),
        re.compile(either(table("changes")["joins"]["words"])),
        re.compile(rf"{either(deeds['reports'])}|(?:{either(deeds['reports_end'])})$"),
        frozenset(indicator["converted"]["alone"]),
    )


class Phrases:
    """The phrases of one text; times, lasting (连续3年) and the home are no part of a name."""

    def __init__(
        self, layout: Layout, times: Sequence[Time], places: Places, spots: Iterable[Spot]
    ) -> None:
        self.text = layout.text
        self._layout = layout
        self._places = places
        self.after_time = {t.start: t.end for t in times}
        self._before_time = {t.end: t.start for t in times}
        lasting = (self._lasting(s) for s in spots if s.measure.kind == "time")
        self._spans = sorted((*((t.start, t.end) for t in times), *lasting))

    def _lasting(self, spot: Spot) -> tuple[int, int]:
        """连续四年 with its verb."""
        start = spot.hedge
        return (start - 2 if self.text.endswith("连续", 0, start) else start), spot.after

    def trim(self, start: int, end: int) -> Span:
        """`start`, `end` without what introduces and what leads to the number."""
        start = self.trim_left(start, end)
        return Span(start, max(start, self.trim_right(start, end)))

    def trim_left(self, start: int, end: int) -> int:
        """Where the name begins: behind signs, times, the home, adverbs."""
        known, text = words(), self.text
        while start < end:
            if text[start] in PUNCTUATION:
                start += 1
                continue
            time = self.after_time.get(start)
            if time is not None:
                start = time
                continue
            place = self._places.name_end(start)
            home = start < place < end and self._is_home(text[start:place])
            acts = start < place < end and (self._acts(place) or self._places.is_house(start))
            if (home and not starts(known.not_home, text, place)) or acts:
                start = place
                continue
            body = known.body.match(text, start, end) or _LOCATED.match(text, start, end)
            if body is not None:
                start = body.end()
                continue
            if starts(known.heads_keep, text, start):
                break
            word = starts(known.heads, text, start)
            if not word:
                break
            start += len(word)
        return min(start, end)

    def _acts(self, place: int) -> bool:
        """沂水县累计投入资金: what a place or a company did is named without it."""
        known = words()
        adverb = starts(known.adverbs, self.text, place)
        return bool(adverb) or bool(starts(known.actions, self.text, place))

    def trim_right(self, start: int, end: int) -> int:
        """Where the name ends: before verbs of value, hedges, comparisons, times."""
        known, text = words(), self.text
        while end > start:
            if text[end - 1] in PUNCTUATION:
                end -= 1
                continue
            time = self._before_time.get(end)
            if time is not None and time >= start:
                end = time - (text[time - 1 : time] in ("较", "比", "与", "从", "由", "到", "至"))
                continue
            compared = known.compared.search(text, max(start, end - 16), end)
            if compared is not None:
                end = compared.start()
                continue
            if text[end - 1] in known.short and end - 1 in self._before_time:
                end -= 1  # 比去年多5斤
                continue
            if ends(known.tails_keep, text, end, start):
                break
            word = ends(known.tails, text, end, start)
            if not word:
                break
            end -= len(word)
        return max(start, end)

    def is_place(self, left: Span, phrase: str) -> bool:
        """Whether `phrase`, from the stretch `left`, is the name of a place or body alone."""
        at = self.text.find(phrase, left.start, left.end) if phrase else -1
        return at >= 0 and self._places.name_end(at) == at + len(phrase)

    def _is_home(self, name: str) -> bool:
        return name in words().own or self._places.resolve(name) == self._places.home

    def join(self, span: Span) -> str:
        """The text under `span` without times in it, quotation marks made even."""
        pieces, at = [], span.start
        first = bisect_left(self._spans, (span.start, 0))
        for start, end in self._spans[first : first + _MOST]:
            if start >= span.end:
                break
            if start >= at and end <= span.end:
                pieces.append(self.text[at:start])
                at = end
        name = "".join((*pieces, self.text[at : span.end])).strip(PUNCTUATION)
        for opened, closed in _PAIRS:
            if name.count(opened) != name.count(closed):
                name = name.replace(opened, "").replace(closed, "")
        return name

    def together(self, span: Span, name: str) -> Span | None:
        """`span` if the name stands in it as it is."""
        return span if self.text[span.start : span.end] == name else None

    def clause_before(self, spot: Spot, longest: int = 16) -> str:
        """The clause before in the same sentence, as a name; "" where it is none."""
        if spot.clause.start <= spot.sentence.start:
            return ""
        clause = around(self._layout.clauses, spot.clause.start - 1)
        span = self.trim(max(clause.start, spot.sentence.start), clause.end)
        name = self.join(span)
        for word in words().demonstratives:
            name = name.removeprefix(word)
        return name if len(name) <= longest else ""

    def measured_before(self, spot: Spot) -> bool:
        """Whether a number stands in the clause before."""
        if spot.clause.start <= spot.sentence.start:
            return False
        clause = around(self._layout.clauses, spot.clause.start - 1)
        return self._layout.has_measure(clause)

    def topic(self, spot: Spot) -> str:
        """我市招商引资呈现…: the subject with which the paragraph opens."""
        start = spot.paragraph.start
        match = words().topic.search(self.text, start, start + 80)
        return match[1] if match else ""

    def entity(self, spot: Spot) -> str:
        """The road, project or body that the text speaks of before the figure."""
        last = ""
        floor = max(spot.paragraph.start, spot.measure.start - 120)
        for match in words().entity.finditer(self.text, floor, spot.left):
            last = self.join(self.trim(match.start(), match.end()))
        return last
