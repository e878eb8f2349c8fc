"""For when: the period that a figure speaks of, and the one it is compared with.

In go the expressions of time of a text and the date of the article, out comes for each spot an
interval: stated in its own sentence, inherited from the paragraph or the whole text, or counted
from the article's date. What is open (目前, 近年来) stays open.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from lcreader.figures.layout import Layout, Spot, around
from lcreader.figures.lexicon import ends, starts
from lcreader.figures.sections import Sections
from lcreader.figures.times import Time, find_times
from lcreader.figures.timewords import words
from lcreader.records import Found, Period


class Timing(NamedTuple):
    """The period of a figure, how it was found, what it is compared with, and the rule."""

    period: Period | None
    found: Found
    base: Period | None
    rule: str


def date_of(text: str) -> tuple[int, int, int]:
    """Year, month and day of a partial ISO date; 0 for what it leaves out."""
    parts = [int(p) if p.isdigit() else 0 for p in text.split("-")]
    year, month, day, *_ = (*parts, 0, 0, 0)
    return year, month, day


_LEAD = 200  # characters within which a text names the report that it is about
_MOST = 40  # times to look back at
_RISES = re.compile(
    r"(?![，,；;。])[\u4e00-\u9fff]{0,4}[增提升扩降减缩长高大少][^，,；;。\d]{0,3}[到至为]"
)
_ITEM = re.compile(
    r"(?<=[。；;！])[ 　]?(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，,])"
)


class Periods:
    """The times of one article, resolved, and asked for each figure."""

    def __init__(self, layout: Layout, times: Sequence[Time], date: str, title: str) -> None:
        self._layout = layout
        self._text = layout.text
        self._times = times
        self._starts = [t.start for t in times]
        self.year, self._month, self._day = date_of(date)
        if not self.year:
            told = (t.year for t in times if t.year and not self._is_goal(t))
            self.year = max((year for year in told if year < 2100), default=0)
            self.year = self._later(title)
        elif any(time.numbers == (self._month, self._day) and not time.year for time in times[:2]):
            self.year = self._between_plans()  # the year of its day is but reckoned
        titled = find_times(title)
        self._plan = self._plan_frame(titled)
        self._sections = Sections(layout.text, layout.paragraphs, self.year)
        self._yearly = self._year_of_title(title, titled)
        self._titled = self._months_of_title(titled) or self._months_of_lead()
        self._items = [match.start() for match in _ITEM.finditer(layout.text)]
        self._base = [self._is_base(t) for t in times]
        self._resolved = self._resolve_all()

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
        if period is None or not self.year or not period.end[:4].isdigit():
            return False
        return int(period.end[:4]) > self.year and period != self._plan

    def _later(self, title: str) -> int:
        """The year of an undated text, where it speaks of the latest year it names as past.

        Who writes 今年 does not name its year by number: beside 截至2024年末 it is 2025.
        """
        year = self._between_plans()
        if year != self.year or not year or not any(time.offset == 0 for time in self._times):
            return year
        for time in self._times:
            if time.year == year and (
                time.shape != "year" or starts(words().present, self._text, time.end)
            ):
                return year
        return year if str(year) in title else year + 1

    def _between_plans(self) -> int:
        """The last year of a plan that the text looks back on and ahead to the next."""
        plans = {time.numbers for time in self._times if time.shape == "plan"}
        for first, last in plans:
            if first <= self.year < last and (last + 1, last + 5) in plans:
                return last
        return self.year

    def _begins_rise(self, spot: Spot) -> bool:
        """由420亿元增加到695亿元: the first of a pair."""
        led = self._text[spot.hedge - 1 : spot.hedge] in ("由", "从")
        return led and _RISES.match(self._text, spot.after) is not None

    def _is_goal(self, time: Time) -> bool:
        """力争到2027年: a year that is still to come dates no text."""
        sentence = around(self._layout.sentences, time.start)
        start = max(sentence.start, time.start - 24)
        end = min(sentence.end, time.end + 24)
        return bool(words().planned.search(self._text, start, end))

    def ahead(self, spot: Spot, period: Period | None) -> bool:
        """Whether the section tells of plans, and the figure of no time before them."""
        section = self._sections.at(spot.measure.start)
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
        if time.shape == "open" and (self._base[place] or not self._frames(time)):
            return True
        if self.late(self._resolved[place]) and "；" in self._text[time.end : spot.measure.start]:
            return True  # a look ahead ends with its part of the sentence
        if self._begins(time):
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
            if self._base[place] or not time.frame or not self._frames(time):
                continue
            if self._event(time) or self._compares(time) or self._begins(time):
                continue
            period = self._resolved[place]
            if period is not None and not (self.late(period) and not planned):
                return period, "inherited", f"time of paragraph ({time.shape})"
        section = self._sections.at(spot.measure.start)
        if section.period is not None and (section.planned or not planned):
            return section.period, "inherited", "time of the section"
        if blocked or planned:
            return None, "", "open"
        if self._plan is not None:
            return self._plan, "inherited", "plan of the text"
        if self._yearly is not None:
            return self._yearly, "inherited", "year of the title"
        if self._titled is not None and words().compared.search(
            self._text, spot.sentence.start, spot.sentence.end
        ):
            return self._titled, "inherited", "months of the title"
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
            if named and period is not None and not self._base[place] and not self._compares(time):
                told.add(period)
        return told.pop() if len(told) == 1 else None

    def _item(self, spot: Spot) -> int:
        """Where the paragraph begins, or its last point (一是…, 二是…) before the figure."""
        last = bisect_left(self._items, spot.measure.start) - 1
        return max(spot.paragraph.start, self._items[last] if last >= 0 else 0)

    def _frames(self, time: Time) -> bool:
        """Whether the time stands at the head of a clause, so that it may hold on."""
        clause = around(self._layout.clauses, time.start)
        if time.start - clause.start <= 4 or self._text[time.start - 1] in "）)】〕":
            return True  # at the head of a clause, or behind the byline
        whole = time.shape == "months" and time.numbers[0] != time.numbers[1]
        opens = clause.start <= around(self._layout.paragraphs, time.start).start
        return whole and opens and self._text[time.start - 1] not in "从由较比于到至自的"

    def _begins(self, time: Time) -> bool:
        """成立于2008年, 自2022年11月开工以来: when a thing began is no time of its figures."""
        if ends(words().founded, self._text, time.start):
            return True
        own = self._text[time.end : time.end + 8]
        return self._text[time.start - 1 : time.start] in "自从" and "以来" in own[1:]

    def _compares(self, time: Time) -> bool:
        """上年同期, 1998年以来最大: what a figure is held against does not hold on."""
        if self._text.endswith("同期", time.start, time.end):
            return True
        return bool(starts(words().superlative, self._text, time.end))

    def _event(self, time: Time) -> bool:
        """今年5月,聊城获授称号: a month is that of an event, unless the paragraph opens with it."""
        if time.shape != "months" or time.numbers[0] != time.numbers[1]:
            return False
        layout = self._layout
        sentence = around(layout.sentences, time.start)
        opening = around(layout.paragraphs, time.start).start
        if self._yearly is not None or sentence.start > opening:
            return True
        if time.start - opening <= 4:
            return not layout.has_measure(sentence)
        return not layout.has_measure(around(layout.clauses, time.start))

    def _is_base(self, time: Time) -> bool:
        known = words()
        at = time.start
        while at > 0 and self._text[at - 1] in " 　":
            at -= 1
        word = ends(known.base, self._text, at)
        if not word:  # 恢复至2019年同期的101%
            same = self._text.endswith("同期", time.start, time.end)
            return same and self._text.startswith(("的", "水平"), time.end)
        stop = time.end - self._text.endswith("的", time.start, time.end)
        after = self._text[stop : stop + 8].lstrip("末底初年")
        if word in known.weak:
            return after.startswith(known.base_after)
        return True

    def _base_of(self, spot: Spot) -> Period | None:
        first = bisect_left(self._starts, spot.clause.start)
        last = bisect_left(self._starts, spot.measure.start)
        for place in range(last - 1, max(first - 1, last - 1 - _MOST), -1):
            if self._base[place]:
                same = self._text.endswith("同期", 0, self._times[place].end)
                return None if same else self._resolved[place]
        return None

    def _plan_frame(self, titled: Sequence[Time]) -> Period | None:
        """The plan that the text as a whole reports on."""
        for time in (*titled, *(t for t in self._times if t.frame)):
            if time not in titled and self._opens_months(time):
                return None
            if time.shape == "plan":
                first, last = time.numbers
                begun = first < self.year or time in titled
                if not self.year or (begun and first <= self.year + 1):
                    return Period(str(first), str(last))
        return None

    def _year_of_title(self, title: str, titled: Sequence[Time]) -> Period | None:
        known = words()
        report = known.report.search(self._text, 0, _LEAD)
        if report is not None:
            return Period(report[1], report[1])
        past = [time.year for time in titled if time.shape == "year" and time.year]
        if len(past) == 1 and self.year and past[0] < self.year:
            return Period(str(past[0]), str(past[0]))
        if not known.annual.search(title):
            return None
        for time in titled:
            if time.shape == "year" and time.year:
                return Period(str(time.year), str(time.year))
            if time.shape == "months" and (time.year or self.year):
                return _months(time.year or self.year, *time.numbers)
        if known.back.search(title) and self.year and 0 < self._month <= 3:
            return Period(str(self.year - 1), str(self.year - 1))
        return None

    def _months_of_title(self, titled: Sequence[Time]) -> Period | None:
        """深圳前三季度GDP增长5.5%: the part of the year that the text reports on."""
        for time in titled:
            if time.shape == "months":
                year = time.year or (self.year and self.year + (time.offset or 0))
                return _months(year, *time.numbers) if year else None
        return None

    def _opens_months(self, time: Time) -> bool:
        """前三季度 at the head of a text: it reports on that part of the year, and on no plan."""
        if time.shape != "months" or time.start > _LEAD:
            return False
        return time.numbers[0] == 1 < time.numbers[1] and self._frames(time)

    def _months_of_lead(self) -> Period | None:
        """The part of the year that the first lines of the text report on."""
        for time in self._times:
            if time.shape == "plan" and time.frame:
                return None
            if self._opens_months(time):
                year = time.year or (self.year and self.year + (time.offset or 0))
                return _months(year, *time.numbers) if year else None
        return None

    def _resolve_all(self) -> list[Period | None]:
        resolved: list[Period | None] = []
        context = int(self._yearly.start[:4]) if self._yearly else 0
        context = context or self.year
        paragraph, named_here = -1, False
        for place, time in enumerate(self._times):
            opening = around(self._layout.paragraphs, time.start).start
            if opening > paragraph:
                named_here = False
            paragraph = opening
            stale = context == self.year - 1 and not named_here and not self._yearly
            # 2024年 in one paragraph is not the year of the months of the next
            near = self.year if stale and time.shape in ("months", "day") else context
            period = self._resolve(time, near)
            resolved.append(period)
            if self._base[place] or time.shape in ("plan", "years", "stretch", "day"):
                continue
            if self._begins(time) or self._compares(time):
                continue
            if time.year or time.offset is not None:
                named = time.year or self.year + (time.offset or 0)
                context = named if not self.year or named <= self.year else context
                named_here = True
        return resolved

    def _resolve(self, time: Time, context: int) -> Period | None:
        """The interval that `time` names, where `context` is the year that the text is at."""
        year = time.year
        if year is None and time.offset is not None and self.year:
            anchor = context if self._text.startswith("上", time.start) else self.year
            year = anchor + time.offset
        if time.shape in ("plan", "years"):
            return Period(str(time.numbers[0]), str(time.numbers[1]))
        if time.shape == "year":
            return _years(year, self.year if time.since else year)
        if time.shape == "months":
            return self._months(time, year, context)
        if time.shape == "day":
            month, day, *last = time.numbers
            year = year or context or self.year
            if not month and self._day >= day and year == self.year:
                month = self._month
            if not year or not month:
                return None
            stamp = f"{year:04d}-{month:02d}-{day:02d}"
            until = f"{year:04d}-{last[0]:02d}-{last[1]:02d}" if last else stamp
            return Period(stamp, max(stamp, until))
        if time.shape == "context":
            section = self._sections.at(time.start).period
            context = int(section.end) if section and section.start == section.end else context
            return _years(context, context)
        if time.shape == "stretch":
            return self._stretch(time)
        return None

    def _months(self, time: Time, year: int | None, context: int) -> Period | None:
        year = year or context or self.year
        if not year:
            return None
        return _months(year, *time.numbers)

    def _stretch(self, time: Time) -> Period | None:
        count, ahead = time.numbers
        clause = around(self._layout.clauses, time.start)
        if time.start - clause.start > 4:  # 开通近两年来: counted from something else
            return None
        if count == 5 and self._plan is not None:
            return self._plan
        if not self.year:
            return None
        if ahead:
            return Period(str(self.year + 1), str(self.year + count))
        last = self.year - (0 < self._month <= 3)  # in spring one looks back on whole years
        return Period(str(last - count + 1), str(last))


def _years(first: int | None, last: int | None) -> Period | None:
    if not first or not last:
        return None
    return Period(str(first), str(max(first, last)))


def _months(year: int, first: int, last: int) -> Period:
    return Period(f"{year:04d}-{first:02d}", f"{year:04d}-{max(first, last):02d}")
