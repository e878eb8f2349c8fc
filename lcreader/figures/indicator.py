"""What is measured: the name that goes with a number, completed where the text leaves it out.

In go the spots in text order, out comes for each an indicator and, where it stands together, its
span. The name stands before the number (高新技术企业651家), after it (12条标志性产业链), or has
to be fetched: growth from the amount before it, a part from its whole, an attribute from the thing
it belongs to (28台,装机容量215.2万千瓦), a list after 分别 by its place.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from lcreader.figures.layout import Layout, Spot, around
from lcreader.figures.lexicon import by_first, by_last, ends, longest_first, starts, table
from lcreader.figures.place import Places
from lcreader.figures.qualify import Nature
from lcreader.figures.times import Time
from lcreader.records import Span


class Name(NamedTuple):
    """An indicator. `head` is the thing that attributes after it belong to; `prefix` is what
    stands before the number and holds for the next one of the same clause, too."""

    text: str
    span: Span | None
    rule: str
    head: str = ""
    prefix: str = ""


class _Words(NamedTuple):
    heads: dict[str, tuple[str, ...]]
    heads_keep: dict[str, tuple[str, ...]]
    tails: dict[str, tuple[str, ...]]
    tails_keep: dict[str, tuple[str, ...]]
    leads: dict[str, tuple[str, ...]]
    actions: dict[str, tuple[str, ...]]
    action: re.Pattern[str]
    attributes: dict[str, tuple[str, ...]]
    entity: re.Pattern[str]
    cut: dict[str, tuple[str, ...]]
    longest: int
    rank: re.Pattern[str]
    compared: re.Pattern[str]


def _either(words: Any) -> str:
    return "|".join(re.escape(word) for word in longest_first(words))


@cache
def _words() -> _Words:
    words = table("indicator")
    heads, tails = words["heads"], words["tails"]
    return _Words(
        by_first((*heads["words"], *words["verbs"]["drop"])),
        by_first(heads["keep"]),
        by_last(tails["words"]),
        by_last(tails["keep"]),
        by_first(w for w in tails["words"] if len(w) > 1),
        by_first(words["actions"]["words"]),
        re.compile(_either(words["actions"]["words"])),
        by_first(words["attributes"]["words"]),
        re.compile(rf"[\u4e00-\u9fff“”（）《]{{2,16}}?(?:{_either(words['entity']['suffixes'])})"),
        by_first(words["cut"]["words"]),
        words["cut"]["longest"],
        re.compile(words["rank"]["tail"]),
        re.compile(rf"(?:{_either(words['places_after']['words'])})(?:平均水平|平均)?$"),
    )


_PUNCTUATION = " 　、，,；;：:。—-)）·\n"
_MODIFIES = ("money", "physical")


class Namer:
    """Names the figures of one text in order; each may lean on those before it."""

    def __init__(self, layout: Layout, times: Sequence[Time], places: Places) -> None:
        self._layout = layout
        self._text = layout.text
        self._times = {t.start: t.end for t in times}
        self._ends = {t.end: t.start for t in times}
        self._spans = [(t.start, t.end) for t in times]
        self._places = places

    def names(self, spots: Sequence[Spot], natures: Sequence[Nature]) -> list[Name]:
        """The indicator of each figure."""
        found: list[Name] = []
        for at, spot in enumerate(spots):
            found.append(self._name(spots, natures, at, found))
        return found

    def _name(
        self, spots: Sequence[Spot], natures: Sequence[Nature], at: int, found: list[Name]
    ) -> Name:
        spot, nature = spots[at], natures[at]
        before = self._before(spots, at, found)
        listed = self._listed(spots, at)
        if listed is not None:
            return listed
        left = self._left(spots, at)
        after = self._noun_after(spots, at)
        if after is not None and nature.kind not in ("growth", "rank", "share"):
            return self._from_after(spots, at, left, after, found)
        return self._from_left(spot, nature, left, before)

    def _before(self, spots: Sequence[Spot], at: int, found: list[Name]) -> Name | None:
        """The name of the figure before, if it stands in the same paragraph."""
        if at and spots[at - 1].paragraph == spots[at].paragraph:
            return found[at - 1]
        return None

    # -- the text before the number ----------------------------------------------------------

    def _left(self, spots: Sequence[Spot], at: int) -> Span:
        """The stretch before the number that names it, over modifiers and durations."""
        spot = spots[at]
        left = spot.left
        place = at - 1
        while place >= 0 and spots[place].clause == spot.clause:
            other = spots[place]
            own = self._text[left : spot.hedge]
            if other.measure.kind == "time" and other.after <= left:
                left = other.left
            elif self._modifies(other, own):
                left = other.left
            else:
                break
            place -= 1
        if left == spot.left and at and spots[at - 1].clause == spot.clause:
            comma = self._text.rfind("、", left, spot.hedge)
            left = comma + 1 if comma > left else left
        return Span(left, spot.hedge)

    def _modifies(self, other: Spot, own: str) -> bool:
        """过亿元项目426个: an amount right before a noun that is counted itself."""
        if other.measure.kind not in _MODIFIES or not own.strip():
            return False
        if own[0] in _PUNCTUATION or other.measure.end != other.after and own[0] in "，、":
            return False
        return not starts(_words().cut, own, 0) and not starts(_words().actions, own, 0)

    def _trim(self, start: int, end: int) -> Span:
        """`start`, `end` without what introduces and what leads to the number."""
        start = self._trim_left(start, end)
        return Span(start, max(start, self._trim_right(start, end)))

    def _trim_left(self, start: int, end: int) -> int:
        words, text = _words(), self._text
        while start < end:
            if text[start] in _PUNCTUATION:
                start += 1
                continue
            time = self._times.get(start)
            if time is not None:
                start = time
                continue
            place = self._places.names_at(start)
            if place > start and self._is_home(text[start:place]) and place < end:
                start = place
                continue
            if starts(words.heads_keep, text, start):
                break
            word = starts(words.heads, text, start)
            if not word:
                break
            start += len(word)
        return min(start, end)

    def _is_home(self, name: str) -> bool:
        return self._places.resolve(name) == self._places.home or name in (
            "全市",
            "我市",
            "全省",
            "我省",
            "全国",
            "我国",
            "全县",
            "全区",
            "我县",
            "全州",
        )

    def _trim_right(self, start: int, end: int) -> int:
        words, text = _words(), self._text
        while end > start:
            if text[end - 1] in _PUNCTUATION:
                end -= 1
                continue
            time = self._ends.get(end)
            if time is not None and time >= start:
                end = time
                if text[end - 1 : end] in ("较", "比", "与", "从", "由", "到", "至"):
                    end -= 1
                continue
            compared = words.compared.search(text, max(start, end - 16), end)
            if compared is not None:
                end = compared.start()
                continue
            if ends(words.tails_keep, text, end, start):
                break
            word = ends(words.tails, text, end, start)
            if not word:
                break
            end -= len(word)
        return max(start, end)

    # -- names before the number -------------------------------------------------------------

    def _from_left(self, spot: Spot, nature: Nature, left: Span, before: Name | None) -> Name:
        end = left.end
        if nature.kind == "rank":
            match = _words().rank.search(self._text, max(left.start, end - 20), end)
            end = match.start() if match else end
        if nature.kind == "duration":
            return self._lasting(spot, left)
        span = self._trim(left.start, end)
        name = self._join(span)
        if not name:
            return self._inherited(spot, before)
        if before is not None:
            name = self._shared_verb(name, before) + name
            name_ = self._completed(spot, name, before)
            if name_ is not None:
                return name_
        attribute = starts(_words().attributes, name, 0)
        if attribute and len(name) - len(attribute) <= 2:
            return self._of_thing(spot, name, span, before)
        if name in self._action_set():
            topic = self._clause_before(spot)
            if topic:
                return Name(name + topic, None, "object before", name + topic)
        return Name(name, self._together(span, name), "before", name)

    @staticmethod
    @cache
    def _action_set() -> frozenset[str]:
        return frozenset(table("indicator")["actions"]["words"])

    def _inherited(self, spot: Spot, before: Name | None) -> Name:
        """同比增长8.6%: the name of the figure before, else of the clause before."""
        if before is not None and before.text:
            subject = before.text.split("占")[0] if "占" in before.text[2:] else before.text
            return Name(subject or before.text, before.span, "inherited", before.head)
        topic = self._clause_before(spot)
        return Name(topic, None, "clause before" if topic else "none", topic)

    def _clause_before(self, spot: Spot) -> str:
        """The clause before in the same sentence, as a name."""
        if spot.clause.start <= spot.sentence.start:
            return ""
        clause = around(self._layout.clauses, spot.clause.start - 1)
        span = self._trim(max(clause.start, spot.sentence.start), clause.end)
        name = self._join(span)
        for word in ("这样的", "这些", "这个"):
            name = name.removeprefix(word)
        return name if len(name) <= 16 else ""

    def _completed(self, spot: Spot, name: str, before: Name) -> Name | None:
        """占…, 对…贡献率 belong to the subject before; so do parts after 其中."""
        own = self._text[spot.left : spot.hedge]
        subject = before.text.split("占")[0] or before.text
        if (
            name.startswith(("占", "对"))
            or own.lstrip("，,、 ").startswith("对")
            and name.endswith("率")
        ):
            same = self._layout and spot.clause.start > spot.sentence.start
            return Name(subject + name, None, "subject before", subject) if same else None
        if own.lstrip("，,；; ").startswith("其中"):
            verb = ends(by_last_actions(), name, len(name))
            if verb and verb != name or verb == "带队":
                return Name(before.text + name, None, "part of", before.head)
            if self._has_modifier(spot) and name[-2:] in before.text:
                return Name(before.text + name, None, "part of", before.head)
        return None

    @staticmethod
    def _shared_verb(name: str, before: Name) -> str:
        """投资5亿元以上项目63个,10亿元以上项目23个: the verb holds for both."""
        if not name[0].isdigit():
            return ""
        verb = starts(_words().actions, before.text, 0)
        return verb if verb and before.text[len(verb) : len(verb) + 1].isdigit() else ""

    def _has_modifier(self, spot: Spot) -> bool:
        own = self._text[spot.clause.start : spot.hedge]
        return any(sign in own for sign in ("亿元", "万元"))

    def _of_thing(self, spot: Spot, name: str, span: Span, before: Name | None) -> Name:
        """装机容量, 总投资: an attribute of what was counted, or of what the text speaks of."""
        topic = self._topic(spot)
        if before is not None and before.head and not topic:
            return Name(before.head + name, None, "attribute", before.head)
        topic = topic or self._entity(spot)
        if topic:
            return Name(topic + name, None, "attribute", topic)
        return Name(name, self._together(span, name), "before", name)

    def _topic(self, spot: Spot) -> str:
        """我市招商引资呈现…: the subject with which the paragraph opens."""
        match = _TOPIC.search(self._text, spot.paragraph.start, spot.paragraph.start + 80)
        return match[1] if match else ""

    def _entity(self, spot: Spot) -> str:
        last = ""
        floor = max(spot.paragraph.start, spot.measure.start - 120)
        for match in _words().entity.finditer(self._text, floor, spot.left):
            span = self._trim(match.start(), match.end())
            last = self._join(span)
        return last

    def _lasting(self, spot: Spot, left: Span) -> Name:
        """连续3年居全省第3位: what lasted is told before and after."""
        span = self._trim(left.start, left.end)
        right = Span(spot.after, min(spot.right, spot.after + 16))
        name = self._join(span) + self._text[right.start : right.end].strip(_PUNCTUATION + "的”“")
        return Name(name, None, "lasting", name)

    # -- names after the number --------------------------------------------------------------

    def _noun_after(self, spots: Sequence[Spot], at: int) -> Span | None:
        """The noun after the number, where one stands there."""
        spot, text = spots[at], self._text
        if spot.measure.kind in ("ratio", "rank", "age") and "分之" not in spot.measure.text:
            return None
        start, end = spot.after, spot.right
        while self._times.get(start) is not None and start < end:
            start = self._times[start]
        if start < end and text[start] == "的" and spot.measure.kind != "time":
            start += 1
        elif spot.measure.kind in (*_MODIFIES, "time") and starts(_words().actions, text, start):
            return None
        end = self._over_modifiers(spots, at, start, end)
        if start >= end or text[start] in _PUNCTUATION + "”’」』)）。！？…":
            return None
        is_ = text[start] in "为是" and spot.measure.kind in ("count", "loose", "")
        if not is_ and starts(_words().cut, text, start):
            return None
        if not is_ and text[start] in "已将正均都也以及和与同比较达占超":
            return None
        if starts(_words().leads, text, start):
            return None
        return self._cut(start + is_, end, end < spot.clause.end)

    def _over_modifiers(self, spots: Sequence[Spot], at: int, start: int, end: int) -> int:
        """34个过10亿元的重大招商项目: an amount inside the noun does not end it."""
        following = at + 1
        while following < len(spots) and spots[following].clause == spots[at].clause:
            other = spots[following]
            if end - start > 2 or other.measure.kind not in _MODIFIES or other.right <= other.after:
                break
            end = other.right
            following += 1
        return end

    def _cut(self, start: int, end: int, counted: bool) -> Span | None:
        """The noun without what follows it: verbs, brackets, 的 of a longer subject.

        `counted` says that another number follows in the clause: what leads to it goes, too.
        """
        if counted:
            comma = self._text.rfind("、", start, end)
            end = self._trim_right(start, comma if comma > start else end)
        words, text = _words(), self._text
        limit = min(end, start + words.longest + 6)
        place = start
        while place < limit:
            if (
                place > start + 1
                and starts(words.cut, text, place)
                and not starts(words.heads_keep, text, place)
            ):
                break
            if text[place] in "。！？；;，,：\n" or text[place] in "（(" and place - start > 6:
                break
            if text[place] == "的" and place - start < 4:
                break
            place += 1
        place = min(place, start + words.longest) if place == limit else place
        while (
            place > start
            and text[place - 1] in _PUNCTUATION + "”“"
            and text[place - 1] not in ")）"
        ):
            if text[place - 1] == "”" and "“" in text[start:place]:
                break
            place -= 1
        return Span(start, place) if place > start else None

    def _from_after(
        self, spots: Sequence[Spot], at: int, left: Span, after: Span, found: list[Name]
    ) -> Name:
        spot, text = spots[at], self._text
        noun = text[after.start : after.end]
        prefix = self._prefix(left)
        if not prefix and at and spots[at - 1].clause == spot.clause:
            gap = text[spots[at - 1].after : spot.hedge]
            if (
                found[at - 1].prefix
                and gap.strip("、和及 ")
                and found[at - 1].text.endswith(gap.strip("、和及 "))
            ):
                prefix = found[at - 1].prefix
        elif at and spots[at - 1].clause == spot.clause and found[at - 1].prefix:
            gap = text[spots[at - 1].after : spot.hedge].strip("、和及 ")
            if found[at - 1].text.endswith(gap):
                prefix = found[at - 1].prefix
        if prefix and starts(_words().attributes, prefix, 0) == prefix:
            prefix = (self._entity(spot) or "") + prefix
        name = prefix + noun
        span = after if not prefix else None
        return Name(name, span, "after", name, prefix)

    def _prefix(self, left: Span) -> str:
        """The verb, or the short subject, that goes with a noun after the number."""
        words, text = _words(), self._text
        span = self._trim(left.start, left.end)
        phrase = self._join(span)
        if not phrase:
            return ""
        verb = starts(words.actions, phrase, 0)
        if verb and len(phrase) > len(verb) + 1 and ("、" in phrase or "等" in phrase):
            return verb
        if len(phrase) <= 12 and "、" not in phrase:
            return phrase
        last = None
        for match in words.action.finditer(phrase):
            last = match
        if last is not None and len(phrase) - last.start() <= 10:
            return phrase[last.start() :].rstrip("了")
        return ""

    # -- lists ---------------------------------------------------------------------------------

    def _listed(self, spots: Sequence[Spot], at: int) -> Name | None:
        """A、B分别增长1%、2%: each figure takes the name at its place in the list."""
        spot, text = spots[at], self._text
        place = text.rfind("分别", spot.sentence.start, spot.measure.start)
        if place < 0:
            return None
        clause = around(self._layout.clauses, place)
        if spot.clause.start > clause.start and not self._only_numbers(spots, at, clause):
            return None
        before = [s for s in spots[:at] if s.measure.start > place]
        head = self._trim(clause.start, place)
        names = [n for n in re.split("[、和与及]|以及", self._join(head)) if n]
        following = [s for s in spots if s.measure.start > place and s.sentence == spot.sentence]
        if len(names) < 2 or len(following) < len(names):
            return None
        index = len(before) % len(names)
        own = text[spot.left : spot.hedge].strip(_PUNCTUATION + "和达到为")
        if len(own) > 12:
            return None
        return Name(names[index], None, "list", names[index])

    def _only_numbers(self, spots: Sequence[Spot], at: int, clause: Span) -> bool:
        span = self._trim(spots[at].left, spots[at].hedge)
        return span.end <= span.start

    # -- words ---------------------------------------------------------------------------------

    def _join(self, span: Span) -> str:
        """The text under `span` without times in it, quotation marks made even."""
        pieces, at = [], span.start
        for start, end in self._spans:
            if start >= span.end:
                break
            if start >= at and end <= span.end:
                pieces.append(self._text[at:start])
                at = end
        name = "".join((*pieces, self._text[at : span.end])).strip(_PUNCTUATION)
        for opened, closed in (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》")):
            if name.count(opened) != name.count(closed):
                name = name.replace(opened, "").replace(closed, "")
        return name

    def _together(self, span: Span, name: str) -> Span | None:
        return span if self._text[span.start : span.end] == name else None


_TOPIC = re.compile(
    r"(?:我市|全市|我县|全县|我省|全省|本市)([\u4e00-\u9fff]{2,8}?)(?:呈现|保持|取得|工作)"
)


@cache
def by_last_actions() -> dict[str, tuple[str, ...]]:
    """The verbs of action by their last character."""
    return by_last(table("indicator")["actions"]["words"])
