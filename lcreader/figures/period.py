"""For when: the period that a figure speaks of, and the one it is compared with.

In go the times of a text, out comes for each spot the interval of one of them (`reckoning` says
which that is): stated in its own sentence, inherited from the paragraph or the whole text, or
counted from the article's date. What is open (目前, 近年来) stays open.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from lcreader.figures.layout import Layout, Spot, around
from lcreader.figures.lexicon import starts
from lcreader.figures.reckoning import Reckoning
from lcreader.figures.times import Time
from lcreader.figures.timewords import words
from lcreader.records import Found, Period


class Timing(NamedTuple):
    """The period of a figure, how it was found, what it is compared with, and the rule."""

    period: Period | None
    found: Found
    base: Period | None
    rule: str


_MOST = 40  # times to look back at
_ITEM = re.compile(
    r"(?<=[。；;！])[ 　]?(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，,])"
)


class Periods:
    """The times of one text, asked for each figure."""

    def __init__(self, layout: Layout, times: Sequence[Time], date: str, title: str) -> None:
        self._layout = layout
        self._text = layout.text
        self._times = times
        self._starts = [t.start for t in times]
        self._items = [match.start() for match in _ITEM.finditer(layout.text)]
        self._reckoning = Reckoning(layout, times, date, title)
        self._base, self._resolved = self._reckoning.base, self._reckoning.resolved

    def of(self, spot: Spot, planned: bool) -> Timing:
        """The timing of the figure at `spot`."""
        base = self._base_of(spot)
        period, found, rule = self._own(spot, planned)
        of_years = period is not None and len(period.start) == 4 and period.start < period.end
        if period is not None and of_years and self._begins_rise(spot):
            before = str(int(period.start) - 1)  # 五年来由420亿元增加到695亿元
            period, found, rule = Period(before, before), "inherited", "before the years"
        return Timing(period, found, base, rule)

    def late(self, period: Period | None) -> bool:
        """Whether the period ends after the article was written."""
        if period is None or not self._reckoning.year or not period.end[:4].isdigit():
            return False
        return int(period.end[:4]) > self._reckoning.year and period != self._reckoning.plan

    def ahead(self, spot: Spot, period: Period | None) -> bool:
        """Whether the section tells of plans, and the figure of no time before them."""
        section = self._reckoning.sections.at(spot.measure.start)
        if not section.planned:
            return False
        return period is None or section.period is None or period.end >= section.period.start

    def _own(self, spot: Spot, planned: bool) -> tuple[Period | None, Found, str]:
        at = spot.measure.start
        last = bisect_left(self._starts, at) - 1
        for place in range(last, max(last - _MOST, -1), -1):
            time = self._times[place]
            if time.start < spot.sentence.start:
                break
            bound = self._text[time.end : spot.hedge].strip(" ") in ("", "的", "底的", "末的")
            bound = bound and spot.measure.kind != "ratio"  # 比去年的三百九十斤增加
            if bound and time.shape == "open":  # 由目前的62分钟
                return None, "", "open"
            if (self._base[place] and not bound) or self._passes(place, spot):
                continue
            if self._is_first_of_pair(time, spot):
                continue
            period = self._resolved[place]
            found: Found = "stated" if time.year or time.shape in ("plan", "years") else "dateline"
            return period, found if period else "", f"time in sentence ({time.shape})"
        following = self._following(spot)
        if following is not None:
            return following, "stated", "time after number"
        own = self._text[max(spot.clause.start, at - 60) : at]
        habitual = words().habitual.search(own)
        if spot.speech or (habitual and not self._averaged(own, habitual)):
            return None, "", "habitual or spoken"
        return self._inherited(spot, planned)

    def _begins_rise(self, spot: Spot) -> bool:
        """由420亿元增加到695亿元: the first of a pair."""
        led = self._text[spot.hedge - 1 : spot.hedge] in ("由", "从")
        return led and words().rises.match(self._text, spot.after) is not None

    def _is_first_of_pair(self, time: Time, spot: Spot) -> bool:
        """由上年的1.81缩小至1.78: the time after 由 is that of the first number alone."""
        if self._text[time.start - 1 : time.start] not in ("由", "从"):
            return False
        measured = self._layout.measured
        at = bisect_left(measured, time.end)
        if at == len(measured) or measured[at] - time.end > 2 or measured[at] >= spot.hedge:
            return False
        between = self._text[measured[at] : spot.hedge]
        return "至" in between or "到" in between

    def _averaged(self, own: str, habitual: re.Match[str]) -> bool:
        """日均63.1万人次 alone is the average of the figure before it and has its time."""
        return habitual[0] == own.strip(" ，,；;、") and habitual[0].endswith("均")

    def _passes(self, place: int, spot: Spot) -> bool:
        """Whether the time says nothing of figures: a named plan, a clock, the day of a report."""
        time = self._times[place]
        if time.shape == "open" and (self._base[place] or not self._reckoning.frames(time)):
            return True
        if self.late(self._resolved[place]) and "；" in self._text[time.end : spot.measure.start]:
            return True  # a look ahead ends with its part of the sentence
        if self._reckoning.begins(time):
            return True
        if starts(words().superlative, self._text, time.end):
            return True  # 1998年以来最大
        if not time.frame and time.shape in ("plan", "clock", "open"):
            return True
        if time.shape == "day" and len(time.numbers) == 2:
            scene = self._text[time.end : min(spot.measure.start, time.end + 120)]
            return bool(words().untimed.search(scene))
        return False

    def _following(self, spot: Spot) -> Period | None:
        """236个2025年度计划竣工项目: a time right after the unit."""
        place = bisect_left(self._starts, spot.measure.end)
        if place < len(self._times) and self._starts[place] == spot.after:
            return self._resolved[place] if self._times[place].shape in ("year", "years") else None
        return None

    def _base_of(self, spot: Spot) -> Period | None:
        first = bisect_left(self._starts, spot.clause.start)
        last = bisect_left(self._starts, spot.measure.start)
        for place in range(last - 1, max(first - 1, last - 1 - _MOST), -1):
            if self._base[place]:
                same = self._text.endswith("同期", 0, self._times[place].end)
                return None if same else self._resolved[place]
        return None

    def _inherited(self, spot: Spot, planned: bool) -> tuple[Period | None, Found, str]:
        blocked = False
        first = bisect_left(self._starts, self._item(spot))
        last = bisect_left(self._starts, spot.sentence.start)
        for place in range(last - 1, max(first - 1, last - 1 - _MOST), -1):
            time = self._times[place]
            lasting = time.shape == "day" and len(time.numbers) > 2  # 8月7日至17日
            if time.shape in ("day", "open") and time.frame and not self._base[place]:
                if lasting and self._resolved[place] is not None:
                    return self._resolved[place], "inherited", "days of the paragraph"
                blocked = blocked or around(self._layout.sentences, time.start).start <= (
                    spot.paragraph.start + 24
                )
                continue
            if self._base[place] or not time.frame or not self._reckoning.frames(time):
                continue
            if self._event(time) or self._reckoning.compares(time) or self._reckoning.begins(time):
                continue
            period = self._resolved[place]
            if period is not None and not (self.late(period) and not planned):
                return period, "inherited", f"time of paragraph ({time.shape})"
        return self._of_text(spot, planned, blocked)

    def _of_text(
        self, spot: Spot, planned: bool, blocked: bool
    ) -> tuple[Period | None, Found, str]:
        """The time of the section, or what the text as a whole reports on.

        `blocked` says that the paragraph tells of a day or of a time that is open.
        """
        told = self._reckoning
        section = told.sections.at(spot.measure.start)
        if section.period is not None and (section.planned or not planned):
            return section.period, "inherited", "time of the section"
        if blocked or planned:
            return None, "", "open"
        if told.plan is not None:
            return told.plan, "inherited", "plan of the text"
        if told.yearly is not None:
            return told.yearly, "inherited", "year of the title"
        if told.titled is not None and words().compared.search(
            self._text, spot.sentence.start, spot.sentence.end
        ):
            return told.titled, "inherited", "months of the title"
        goes_on = words().goes_on.match(self._text, spot.paragraph.start)
        only = self._only(spot.paragraph.start) if goes_on else None
        if only is not None:
            return only, "inherited", "only time of the text"
        return None, "", "none"

    def _only(self, before: int) -> Period | None:
        """The one period that the text before has told of; None where there are several."""
        told: set[Period] = set()
        for place in range(min(bisect_left(self._starts, before), _MOST)):
            time, period = self._times[place], self._resolved[place]
            named = time.shape in ("year", "years", "months", "plan") and time.frame
            if period is None or not named or self._base[place]:
                continue
            if not self._reckoning.compares(time):
                told.add(period)
        return told.pop() if len(told) == 1 else None

    def _item(self, spot: Spot) -> int:
        """Where the paragraph begins, or its last point (一是…, 二是…) before the figure."""
        last = bisect_left(self._items, spot.measure.start) - 1
        return max(spot.paragraph.start, self._items[last] if last >= 0 else 0)

    def _event(self, time: Time) -> bool:
        """今年5月,聊城获授称号: a month is that of an event, unless the paragraph opens with it."""
        if time.shape != "months" or time.numbers[0] != time.numbers[1]:
            return False
        layout = self._layout
        sentence = around(layout.sentences, time.start)
        opening = around(layout.paragraphs, time.start).start
        if self._reckoning.yearly is not None or sentence.start > opening:
            return True
        if time.start - opening <= 4:
            return not layout.has_measure(sentence)
        return not layout.has_measure(around(layout.clauses, time.start))
