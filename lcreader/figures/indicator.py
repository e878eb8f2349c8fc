"""What is measured: the name that goes with a number, completed where the text leaves it out.

In go the spots in text order, out comes for each an indicator and, where it stands together, its
span. The name stands before the number (高新技术企业651家), after it (12条标志性产业链), or has
to be fetched: growth from the amount before it, a part from its whole, an attribute from the thing
it belongs to (28台,装机容量215.2万千瓦), a list after 分别 by its place.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lcreader.figures.compose import Measure
from lcreader.figures.layout import Layout, Spot, around
from lcreader.figures.lexicon import ends, starts
from lcreader.figures.nouns import MODIFIES, NEAR, Nouns
from lcreader.figures.phrase import PUNCTUATION, Phrases, words
from lcreader.figures.place import Places
from lcreader.figures.qualify import Nature
from lcreader.figures.times import Time
from lcreader.records import Span


class Name(NamedTuple):
    """An indicator. `head` is the thing that attributes after it belong to, `prefix` what stands
    before the number and holds for the next one of the clause too, `until` where a noun after
    the number ends, `unit` and `at` the unit and the place of the figure."""

    text: str
    span: Span | None
    rule: str
    head: str = ""
    prefix: str = ""
    until: int = 0
    unit: str = ""
    at: int = 0


_LIST = 120  # characters from 分别 to the last number of its list


class Namer:
    """Names the figures of one text in order; each may lean on those before it."""

    def __init__(
        self, layout: Layout, times: Sequence[Time], places: Places, spots: Sequence[Spot]
    ) -> None:
        self._layout = layout
        self._text = layout.text
        self._phrases = Phrases(layout, times, places, spots)
        self._nouns = Nouns(layout.text, self._phrases, spots)
        self._spots = spots
        self._found: list[Name] = []

    def names(self, natures: Sequence[Nature]) -> list[Name]:
        """The indicator of each figure."""
        for at, nature in enumerate(natures):
            name = self._name(at, nature)
            measure = self._spots[at].measure
            self._found.append(name._replace(unit=measure.unit, at=measure.start))
        return self._found

    def _name(self, at: int, nature: Nature) -> Name:
        listed = self._listed(at)
        if listed is not None:
            return listed
        after = self._nouns.at(at)
        if after is not None and nature.kind not in ("growth", "rank", "duration"):
            return self._from_after(at, after)
        left = self._left(at)
        if nature.kind == "duration":
            return self._lasting(at, left)
        return self._from_left(at, nature, left)

    def _before(self, at: int, left: Span) -> Name | None:
        """The name of the figure before, if it stands in the same paragraph and outside `left`."""
        for place in range(at - 1, max(at - 1 - NEAR, -1), -1):
            if self._spots[place].paragraph != self._spots[at].paragraph:
                return None
            if self._spots[place].measure.start < left.start or left.end <= left.start:
                return self._found[place]
        return None

    # -- before the number ---------------------------------------------------------------------

    def _left(self, at: int) -> Span:
        """The stretch before the number that names it, over modifiers and durations."""
        spot = self._spots[at]
        left = spot.left
        place = at - 1
        while place >= max(at - NEAR, 0) and self._spots[place].clause == spot.clause:
            other = self._spots[place]
            lasts = other.measure.kind == "time" and other.after <= left
            if not lasts and not self._modifies(other, self._text[left : spot.hedge]):
                break
            left = other.left
            place -= 1
        if left == spot.left and at and self._spots[at - 1].clause == spot.clause:
            comma = self._text.rfind("、", left, spot.hedge)
            left = comma + 1 if comma > left else left
        return Span(left, spot.hedge)

    @staticmethod
    def _modifies(other: Spot, own: str) -> bool:
        """过亿元项目426个: an amount right before a noun that is counted itself."""
        sized = other.measure.kind in MODIFIES or other.measure.unit == "级"
        if not sized or not own.strip() or own[0] in PUNCTUATION + "（(":
            return False
        leads = (words().cut, words().actions, words().leads)
        if words().joins.match(own):
            return False
        return not any(starts(group, own, 0) for group in leads)

    def _from_left(self, at: int, nature: Nature, left: Span) -> Name:
        spot, phrases = self._spots[at], self._phrases
        before = self._before(at, left)
        end = left.end
        if nature.kind == "rank":
            match = words().rank.search(self._text, max(left.start, end - 20), end)
            end = match.start() if match else end
        span = phrases.trim(left.start, end)
        name = phrases.join(span)
        converted = before is not None and (nature.rule == "exceeding" or self._bracketed(at, name))
        if not name or converted or (name in words().averages and before is not None):
            return self._inherited(spot, before, nature)
        rated = name in words().rates or (nature.kind == "rank" and name in words().sizes)
        if rated and before is not None:
            return Name(words().standing.split(before.text)[0] + name, None, "rate of", before.head)
        if before is not None:
            name = (
                self._shared_verb(at, name, before)
                + name
                + self._shared_side(name, before, nature, spot.measure)
            )
            completed = self._completed(at, name, before)
            if completed is not None:
                return completed
        attribute = starts(words().attributes, name, 0)
        if attribute and len(name) - len(attribute) <= 2:
            return self._of_thing(spot, name, span, before)
        mean = starts(words().average_heads, name, 0)
        if mean and name[len(mean) :] in words().action_words:  # 日均新设640户
            name = name[len(mean) :]
        if name in words().action_words:
            if before is not None and before.unit == spot.measure.unit:
                return self._other_deed(name, before)
            done = ends(words().action_ends, before.text, len(before.text)) if before else ""
            near = before is not None and before.at >= spot.sentence.start
            if near and before is not None and done and done != before.text:
                return Name(before.text.removesuffix(done) + name, None, "deed of", before.head)
            topic = "" if phrases.measured_before(spot) else phrases.clause_before(spot)
            if topic and not words().reports.search(topic):
                return Name(name + topic, None, "object before", name + topic)
        return Name(name, phrases.together(span, name), "before", name)

    @staticmethod
    def _other_deed(verb: str, before: Name) -> Name:
        """受理案件5632件,审结4890件: another verb for the same things."""
        deeds = list(words().action.finditer(before.text))
        thing = before.text[deeds[-1].end() :] if deeds else ""
        if not thing:
            return before._replace(rule="inherited")
        return Name(verb + thing, None, "inherited", before.head)

    def _bracketed(self, at: int, name: str) -> bool:
        """154268元（按平均汇率折算为21661美元）: the same again in another unit."""
        left = self._spots[at].left
        opened = self._text[left - 1 : left] in ("(", "（") and at > 0
        same = opened and self._spots[at - 1].after == left - 1
        own = self._text[left : self._spots[at].hedge]
        return same and (own in words().converted_alone or bool(words().converted.search(own)))

    def _inherited(self, spot: Spot, before: Name | None, nature: Nature | None) -> Name:
        """同比增长8.6%: the name of the figure before, else of the clause before."""
        if before is not None and before.text:
            points = nature is not None and nature.rule.startswith("points")
            subject = before.text if points else words().standing.split(before.text)[0]
            return Name(subject, before.span, "inherited", before.head)
        topic = self._phrases.clause_before(spot)
        return Name(topic, None, "clause before" if topic else "none", topic)

    def _shared_verb(self, at: int, name: str, before: Name) -> str:
        """建成桥梁40座、道路20条, 投资5亿元以上项目63个,10亿元以上项目23个: one verb for both."""
        spot = self._spots[at]
        verb = starts(words().actions, before.text, 0)
        alone = starts(words().attributes, name, 0)
        if not verb or name.startswith(verb) or alone or starts(words().actions, name, 0):
            return ""
        if name[0].isdigit():
            return verb if before.text[len(verb) : len(verb) + 1].isdigit() else ""
        joined = self._text[spot.left : spot.left + 1] in ("、", "和", "及")
        return verb if joined and at and self._spots[at - 1].clause == spot.clause else ""

    @staticmethod
    def _shared_side(name: str, before: Name, nature: Nature, measure: Measure) -> str:
        """采矿业增加值增长6%，制造业增长7%: things of one kind share what is measured of them."""
        level = nature.kind == "level" and measure.kind in MODIFIES
        if not level and nature.kind != "growth":
            return ""
        if ends(words().attribute_ends, name, len(name)):
            return ""
        last = name[-2:] if level else name[-1:]
        place = before.text.rfind(last)
        side = before.text[place + len(last) :] if place > 0 else ""
        return side if ends(words().attribute_ends, side, len(side)) else ""

    def _completed(self, at: int, name: str, before: Name) -> Name | None:
        """占…, 对…贡献率 belong to the subject before; so do parts after 其中."""
        spot = self._spots[at]
        own = self._text[spot.left : spot.hedge].lstrip("，,；;、 ")
        subject = words().standing.split(before.text)[0]
        contributes = own.startswith("对") and name.endswith("率")
        part = name.startswith("占") and not name.startswith(words().not_standing)
        if part or contributes or name.startswith("相当于"):
            if spot.clause.start > spot.sentence.start:
                return Name(subject + name, None, "subject before", subject)
            return None
        side = self._side_of_whole(at, name, own)
        if side:
            same = next((k for k in (4, 3, 2) if side.startswith(name[-k:])), 0)
            return Name(name + side[same:], None, "side of whole", before.head)
        if own.startswith("其中"):
            verb = ends(words().action_ends, name, len(name))
            counts = spot.measure.unit.endswith("次") or spot.measure.unit == "场"
            modified = "亿元" in own or "万元" in own or "亿元" in name
            if (verb and counts) or (modified and name[-2:] in before.text):
                return Name(before.text + name, None, "part of", before.head)
        return None

    def _side_of_whole(self, at: int, name: str, own: str) -> str:
        """新能源装机1.48亿千瓦，其中风电9326万千瓦: the part is told by the side of the whole."""
        spot, measure = self._spots[at], self._spots[at].measure
        before = self._found[at - 1]
        opened = self._text.startswith("其中", spot.clause.start - 3) or own.startswith("其中")
        part = opened or before.rule == "side of whole"
        if not part or measure.kind not in MODIFIES or name.endswith(words().sides):
            return ""
        if ends(words().attribute_ends, name, len(name)):
            return ""
        for whole in reversed(self._found[max(at - NEAR, 0) : at]):
            if whole.at < spot.paragraph.start:
                break
            if whole.unit == measure.unit:
                subject = words().standing.split(whole.text)[0]
                return ends(words().attribute_ends, subject, len(subject))
        return ""

    def _of_thing(self, spot: Spot, name: str, span: Span, before: Name | None) -> Name:
        """装机容量, 总投资: an attribute of what was counted, or of what the text speaks of."""
        phrases = self._phrases
        topic = phrases.topic(spot)
        if not topic and not phrases.measured_before(spot):
            clause = phrases.clause_before(spot, 24)
            last = self._text[spot.clause.start - 2 : spot.clause.start - 1]
            scene = words().action.search(clause) or last in words().scenes
            topic = "" if scene else clause
        if not topic:
            near = before is not None and before.at >= spot.sentence.start
            topic = before.head if before is not None and near else ""
            if topic not in words().attribute_words:
                topic = topic.removesuffix(ends(words().attribute_ends, topic, len(topic)))
            topic = "" if starts(words().attributes, topic, 0) == topic else topic
            topic = "" if topic.endswith(words().sides) else topic
            topic = topic or phrases.entity(spot)
        if topic:
            return Name(topic + name, None, "attribute", topic)
        return Name(name, phrases.together(span, name), "before", name)

    def _lasting(self, at: int, left: Span) -> Name:
        """连续3年居全省第3位: what lasted is told before and after."""
        spot = self._spots[at]
        span = self._phrases.trim(left.start, left.end)
        right = self._text[spot.after : min(spot.right, spot.after + words().longest + 6)]
        right = right.strip(PUNCTUATION + "的").lstrip("”")
        right = right if "“" in right else right.rstrip("”")
        name = self._phrases.join(span) + right
        before = self._before(at, left)
        near = before is not None and before.at >= spot.sentence.start
        told = starts(words().own_rates, name, 0) or starts(words().predicates, name, 0)
        if near and before is not None and told:
            name = words().standing.split(before.text)[0] + name
        if not name:
            return self._inherited(spot, before, None)
        return Name(name, None, "lasting", name)

    # -- after the number ----------------------------------------------------------------------

    def _from_after(self, at: int, after: Span) -> Name:
        spot, text = self._spots[at], self._text
        noun = text[after.start : after.end]
        before = self._found[at - 1] if at else None
        near = before is not None and self._spots[at - 1].clause == spot.clause
        left = self._left(at)
        if near and before is not None and left.start == spot.left:
            left = Span(min(max(left.start, before.until), left.end), left.end)
        prefix = self._prefix(left)
        if not prefix and near and before is not None:
            prefix = before.prefix
        if self._phrases.is_place(left, prefix):  # 沂水县30万亩苹果
            prefix = ""
        if prefix and starts(words().attributes, prefix, 0) == prefix:
            prefix = self._phrases.entity(spot) + prefix
        name = prefix + noun
        span = None if prefix else after
        return Name(name, span, "after", name, prefix, after.end)

    def _prefix(self, left: Span) -> str:
        """The verb, or the short subject, that goes with a noun after the number."""
        phrase = self._phrases.join(self._phrases.trim(left.start, left.end))
        if not phrase:
            return ""
        verb = starts(words().actions, phrase, 0)
        if phrase.endswith("等"):  # 研发支出与生产总值之比等9项指标
            return verb
        if verb and len(phrase) > len(verb) + 1 and ("、" in phrase or "等" in phrase):
            return verb
        if len(phrase) <= 12 and "、" not in phrase:
            return phrase
        last = None
        for match in words().action.finditer(phrase):
            last = match
        if last is not None and len(phrase) - last.start() <= 10:
            return phrase[last.start() :].rstrip("了")
        return ""

    # -- lists ---------------------------------------------------------------------------------

    def _listed(self, at: int) -> Name | None:
        """A、B分别增长1%、2%: each figure takes the name at its place in the list."""
        spot, text, phrases = self._spots[at], self._text, self._phrases
        floor = max(spot.sentence.start, spot.measure.start - _LIST)
        place = text.rfind("分别", floor, spot.measure.start)
        if place < 0:
            return None
        clause = around(self._layout.clauses, place)
        own = phrases.trim(max(spot.left, place + 2), spot.hedge)
        if spot.clause.start > clause.start and own.end > own.start:
            return None
        stretch = phrases.trim(clause.start, place)
        names = [n for n in words().joins.split(phrases.join(stretch)) if n]
        after = [
            n
            for n in range(max(at - _LIST, 0), min(at + NEAR, len(self._spots)))
            if (s := self._spots[n]).measure.start > place and s.sentence == spot.sentence
        ]
        if not names or (len(names) == 1 and names[0].startswith(words().of_whole)):
            return self._each_again(at, after, names[0] if names else "")
        if len(names) != len(after):  # 航空航天器及设备制造业 is one
            listed = [name for name in phrases.join(stretch).split("、") if name]
            names = listed if len(listed) == len(after) else names
        if len(names) < 2 or len(after) < len(names) or own.end - own.start > 12:
            return None
        name = names[(at - after[0]) % len(names)] + self._shared_deed(place, after[0])
        shared = ends(words().attribute_ends, names[-1], len(names[-1]))
        if shared and shared != names[-1] and not ends(words().attribute_ends, name, len(name)):
            name += shared
        return Name(name, None, "list", name)

    def _shared_deed(self, place: int, first: int) -> str:
        """对非洲、东盟分别出口…: the verb that stands once after 分别."""
        span = self._phrases.trim(place + 2, self._spots[first].hedge)
        deed = self._phrases.join(span)
        side = ends(words().quantities, deed, len(deed))
        return deed if deed in words().action_words or (side and len(deed) <= 6) else ""

    def _each_again(self, at: int, after: Sequence[int], own: str) -> Name | None:
        """受理5632件，审结4890件，结案率86.8%，同比分别上升…: growth of each of those before.

        `own` is what is told of each of them now: 占规模以上工业的比重分别为….
        """
        spot = self._spots[at]
        group = [n for n in after if self._spots[n].clause == spot.clause]
        first = group[0] - len(group) if group else -1
        if first < 0 or at not in group or len(group) < 2:
            return None
        if self._spots[first].sentence != spot.sentence:
            return None
        name = self._found[first + at - group[0]]
        return name._replace(text=name.text + own, rule="list before")
