"""What the times of a text say: the interval of each, and the time that the text itself is of.

In go the expressions of time of a text, its date and its title, out come the year that it is
written in, the plan, year or months that it reports on, and for each expression the interval that
it names and what it is to the figures around it. Which of them a figure takes is told in `period`.
"""

from collections.abc import Sequence

from lcreader.figures.layout import Layout, around
from lcreader.figures.lexicon import ends, starts
from lcreader.figures.sections import Sections
from lcreader.figures.times import Time, find_times
from lcreader.figures.timewords import words
from lcreader.records import Period

_LEAD = 200  # characters within which a text names the report that it is about


class Reckoning:
    """The times of one text, resolved. `resolved` and `base` go with `times`, place by place.

    `year` is the one that the text is written in, 0 where it is not known. `plan`, `yearly` and
    `titled` are what the text as a whole reports on: a plan, a year, a part of a year. `base` says
    which times are only compared with.
    """

    def __init__(self, layout: Layout, times: Sequence[Time], date: str, title: str) -> None:
        self._layout = layout
        self._text = layout.text
        self.times = times
        self.year, self._month, self._day = _date_of(date)
        if not self.year:
            told = (t.year for t in times if t.year and not self._is_goal(t))
            self.year = max((year for year in told if year < 2100), default=0)
            self.year = self._later(title)
        elif any(time.numbers == (self._month, self._day) and not time.year for time in times[:2]):
            self.year = self._between_plans()  # the year of its day is but reckoned
        titled = find_times(title)
        self.plan = self._plan_frame(titled)
        self.sections = Sections(layout.text, layout.paragraphs, self.year)
        self.yearly = self._year_of_title(title, titled)
        self.titled = self._months_of_title(titled) or self._months_of_lead()
        self.base = [self._is_base(t) for t in times]
        self.resolved = self._resolve_all()

    # -- what a time is to the figures around it -----------------------------------------------

    def frames(self, time: Time) -> bool:
        """Whether the time stands at the head of a clause, so that it may hold on."""
        clause = around(self._layout.clauses, time.start)
        if time.start - clause.start <= 4 or self._text[time.start - 1] in "）)】〕":
            return True  # at the head of a clause, or behind the byline
        whole = time.shape == "months" and time.numbers[0] != time.numbers[1]
        opens = clause.start <= around(self._layout.paragraphs, time.start).start
        return whole and opens and self._text[time.start - 1] not in "从由较比于到至自的"

    def begins(self, time: Time) -> bool:
        """成立于2008年, 自2022年11月开工以来: when a thing began is no time of its figures."""
        if ends(words().founded, self._text, time.start):
            return True
        own = self._text[time.end : time.end + 8]
        return self._text[time.start - 1 : time.start] in "自从" and "以来" in own[1:]

    def compares(self, time: Time) -> bool:
        """上年同期, 1998年以来最大: what a figure is held against does not hold on."""
        if self._text.endswith("同期", time.start, time.end):
            return True
        return bool(starts(words().superlative, self._text, time.end))

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

    # -- the time of the text ------------------------------------------------------------------

    def _later(self, title: str) -> int:
        """The year of an undated text, where it speaks of the latest year it names as past.

        Who writes 今年 does not name its year by number: beside 截至2024年末 it is 2025.
        """
        year = self._between_plans()
        if year != self.year or not year or not any(time.offset == 0 for time in self.times):
            return year
        for time in self.times:
            if time.year == year and (
                time.shape != "year" or starts(words().present, self._text, time.end)
            ):
                return year
        return year if str(year) in title else year + 1

    def _between_plans(self) -> int:
        """The last year of a plan that the text looks back on and ahead to the next."""
        plans = {time.numbers for time in self.times if time.shape == "plan"}
        for first, last in plans:
            if first <= self.year < last and (last + 1, last + 5) in plans:
                return last
        return self.year

    def _is_goal(self, time: Time) -> bool:
        """力争到2027年: a year that is still to come dates no text."""
        sentence = around(self._layout.sentences, time.start)
        start = max(sentence.start, time.start - 24)
        end = min(sentence.end, time.end + 24)
        return bool(words().planned.search(self._text, start, end))

    def _plan_frame(self, titled: Sequence[Time]) -> Period | None:
        """The plan that the text as a whole reports on."""
        for time in (*titled, *(t for t in self.times if t.frame)):
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
                return self._part_of_year(time)
        return None

    def _months_of_lead(self) -> Period | None:
        """The part of the year that the first lines of the text report on."""
        for time in self.times:
            if time.shape == "plan" and time.frame:
                return None
            if self._opens_months(time):
                return self._part_of_year(time)
        return None

    def _part_of_year(self, time: Time) -> Period | None:
        year = time.year or (self.year and self.year + (time.offset or 0))
        return _months(year, *time.numbers) if year else None

    def _opens_months(self, time: Time) -> bool:
        """前三季度 at the head of a text: it reports on that part of the year, and on no plan."""
        if time.shape != "months" or time.start > _LEAD:
            return False
        return time.numbers[0] == 1 < time.numbers[1] and self.frames(time)

    # -- the interval of each time -------------------------------------------------------------

    def _resolve_all(self) -> list[Period | None]:
        resolved: list[Period | None] = []
        context = int(self.yearly.start[:4]) if self.yearly else 0
        context = context or self.year
        paragraph, named_here = -1, False
        for place, time in enumerate(self.times):
            opening = around(self._layout.paragraphs, time.start).start
            if opening > paragraph:
                named_here = False
            paragraph = opening
            stale = context == self.year - 1 and not named_here and not self.yearly
            # 2024年 in one paragraph is not the year of the months of the next
            near = self.year if stale and time.shape in ("months", "day") else context
            period = self._resolve(time, near)
            resolved.append(period)
            if self.base[place] or time.shape in ("plan", "years", "stretch", "day"):
                continue
            if self.begins(time) or self.compares(time):
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
            year = year or context or self.year
            return _months(year, *time.numbers) if year else None
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
            section = self.sections.at(time.start).period
            context = int(section.end) if section and section.start == section.end else context
            return _years(context, context)
        if time.shape == "stretch":
            return self._stretch(time)
        return None

    def _stretch(self, time: Time) -> Period | None:
        count, ahead = time.numbers
        clause = around(self._layout.clauses, time.start)
        if time.start - clause.start > 4:  # 开通近两年来: counted from something else
            return None
        if count == 5 and self.plan is not None:
            return self.plan
        if not self.year:
            return None
        if ahead:
            return Period(str(self.year + 1), str(self.year + count))
        last = self.year - (0 < self._month <= 3)  # in spring one looks back on whole years
        return Period(str(last - count + 1), str(last))


def _date_of(text: str) -> tuple[int, int, int]:
    """Year, month and day of a partial ISO date; 0 for what it leaves out."""
    parts = [int(p) if p.isdigit() else 0 for p in text.split("-")]
    year, month, day, *_ = (*parts, 0, 0, 0)
    return year, month, day


def _years(first: int | None, last: int | None) -> Period | None:
    if not first or not last:
        return None
    return Period(str(first), str(max(first, last)))


def _months(year: int, first: int, last: int) -> Period:
    return Period(f"{year:04d}-{first:02d}", f"{year:04d}-{max(first, last):02d}")
