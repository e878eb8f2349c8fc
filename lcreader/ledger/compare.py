"""Holds what articles report of one thing against each other: agree, differ, or changed since.

A false alarm costs more trust than a miss, so two values differ only when no rounding and no
hedge can explain both, and only when they speak of one period that was over, or appeared on one
day. Values of different times are a development, not a difference. The time taken is that of
sorting, however often a thing is reported.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lcreader.ledger.causes import causes, is_slip, times
from lcreader.ledger.observations import Key, Observation
from lcreader.ledger.reasons import Reason, Reasoned
from lcreader.ledger.rounding import EXACT

Verdict = Literal["agree", "differ", "change"]

_UNLIKE = 5  # values farther apart than so many times are hardly of one thing, ...
_TELLING = 6  # ... unless a name of so many characters says that they are
_TELLING_OF_DAY = 10  # on one day there are two job fairs, and two courses for doctors
_DAY = 10  # the length of 2025-12-10


@dataclass(frozen=True, slots=True)
class Comparison(Reasoned):
    """A verdict on what at least two articles say of one thing, with its reasons.

    `moment` is the period that it is about, with the day where the period was running; it is
    empty for a development. `observations` are in the order of their periods and dates.
    """

    key: Key
    verdict: Verdict
    moment: str
    reasons: tuple[Reason, ...]
    observations: tuple[Observation, ...]

    @property
    def mark(self) -> str:
        """What tells this verdict from others, also after the articles were taken in anew.

        New values make a difference a new one; a development stays the one it is.
        """
        values = sorted({f"{o.low.normalize(EXACT)}~{o.high.normalize(EXACT)}" for o in self.told})
        return "|".join((*self.key, self.verdict, self.moment, *values))

    @property
    def told(self) -> tuple[Observation, ...]:
        """The observations whose values make the verdict; none for a development."""
        return () if self.verdict == "change" else self.observations


def compare(observed: Iterable[tuple[Key, Observation]]) -> Iterator[Comparison]:
    """All verdicts on some observations, thing by thing."""
    by_key: dict[Key, list[Observation]] = defaultdict(list)
    for key, observation in observed:
        by_key[key].append(observation)
    for key, group in by_key.items():
        yield from compare_one(key, group)


def compare_one(key: Key, group: Iterable[Observation]) -> list[Comparison]:
    """The verdicts on one thing: one for each moment told of twice, one for its development."""
    ordered = sorted(group, key=in_time)
    if len({o.article_id for o in ordered}) < 2:
        return []
    if _steady(ordered) and _of_one_time(ordered):
        return [Comparison(key, "agree", "", _agreeing(ordered), tuple(ordered))]
    moments: dict[str, list[Observation]] = defaultdict(list)
    for observation in ordered:
        moments[_moment(observation)].append(observation)
    found = [
        verdict
        for moment, told in moments.items()
        if (verdict := _one_moment(key, moment, told)) is not None
    ]
    latest = [told[-1] for told in moments.values()]
    slips = _slips(latest)
    found += [Comparison(key, "differ", a.period, (Reason("slip"),), (a, b)) for a, b in slips]
    slipped = {o.figure_id for pair in slips for o in pair}
    left = [o for o in ordered if o.figure_id not in slipped]
    development = _development(key, [o for o in latest if o.figure_id not in slipped], left)
    return found if development is None else [*found, development]


def in_time(observation: Observation) -> tuple:
    """By what observations are put in order: the end of the period, its beginning, the article."""
    start, _, end = observation.period.partition("/")
    until = end or start or observation.date
    last = until + "-12-31"[len(until) - 4 :] if len(until) in (4, 7) else until
    return (last, start, observation.date, observation.article_id, observation.figure_id)


def _moment(observation: Observation) -> str:
    """What must be equal for two values to be held against each other.

    A period that was over speaks for itself; a running one, or none, is as of the article's day.
    """
    if observation.settled:
        return observation.period
    return f"{observation.period}@{observation.date}"


def _one_moment(key: Key, moment: str, told: Sequence[Observation]) -> Comparison | None:
    """What articles say of one moment; None when one alone speaks, or one thing is in doubt."""
    if len({o.article_id for o in told}) < 2:
        return None
    lowest, highest = _ends(told)
    if not _fit(lowest, highest):
        if not _single(told):
            return None
        if highest.article_id == lowest.article_id or not _one_thing(key, lowest, highest):
            return None
        return Comparison(key, "differ", moment, causes(lowest, highest), tuple(told))
    return Comparison(key, "agree", moment, _agreeing(told), tuple(told))


def _steady(told: Sequence[Observation]) -> bool:
    """Whether one value would satisfy all."""
    return _fit(*_ends(told))


def _ends(told: Sequence[Observation]) -> tuple[Observation, Observation]:
    """The observation that reaches up least, and the one that begins highest."""
    return min(told, key=lambda o: o.high), max(told, key=lambda o: o.low)


def _fit(low: Observation, high: Observation) -> bool:
    """Whether one value satisfies both; 5.7% and 5.8% only touch, and are not one number."""
    if high.low == low.high:
        return high.low == high.high or low.low == low.high
    return high.low < low.high


def _of_one_time(told: Iterable[Observation]) -> bool:
    """Whether all may speak of one time: two that were over are of two times.

    What is told without a period, or of one that was running, may be of any time that it reaches.
    """
    over = {o.period for o in told if o.settled}
    if len(over) > 1:
        return False
    running = {o.period for o in told if o.period and not o.settled}
    return all(_reach(a, b) for a in over for b in running)


def _reach(a: str, b: str) -> bool:
    """Whether two periods have a time in common."""
    (a_start, _, a_end), (b_start, _, b_end) = a.partition("/"), b.partition("/")
    a_end, b_end = a_end or a_start, b_end or b_start
    return (
        a_start[: len(b_end)] <= b_end[: len(a_start)]
        and b_start[: len(a_end)] <= (a_end[: len(b_start)])
    )


def _single(told: Iterable[Observation]) -> bool:
    """Whether no article alone gives unlike values: 126家企业提供岗位3200个 is two things."""
    by_article: dict[int, list[Observation]] = defaultdict(list)
    for observation in told:
        by_article[observation.article_id].append(observation)
    return all(_steady(several) for several in by_article.values())


def _agreeing(told: Sequence[Observation]) -> tuple[Reason, ...]:
    alike = len({o.bounds for o in told}) == 1
    return (Reason("same" if alike else "compatible"),)


def _development(
    key: Key, latest: Sequence[Observation], told: Sequence[Observation]
) -> Comparison | None:
    """How the values of different times follow each other, told by all who report them."""
    if len({o.article_id for o in latest}) < 2 or _steady(latest):
        return None
    return Comparison(key, "change", "", _how(latest), tuple(told))


def _how(latest: Sequence[Observation]) -> tuple[Reason, ...]:
    first, last = latest[0], latest[-1]
    if first.period != last.period:
        dated = all(o.period for o in latest)
        return (Reason("periods" if dated else "half_dated"),)
    when = last.date or "后一篇"
    return (Reason("running" if last.period else "undated", (when,)),)


# --- is it one thing? ---


def _one_thing(key: Key, low: Observation, high: Observation) -> bool:
    """Whether unlike values must be of one thing: a short name and a day alone do not say so."""
    if not low.period or len(low.period.partition("/")[0]) >= _DAY:
        return len(key.name) >= _TELLING_OF_DAY
    return len(key.name) >= _TELLING or is_slip(low, high) or times(low, high) <= _UNLIKE


def _slips(latest: Sequence[Observation]) -> list[tuple[Observation, Observation]]:
    """Neighbours in time of one period whose words are the same but for one sign: 上千个, 3千个."""
    return [
        (a, b)
        for a, b in pairwise(latest)
        if a.period == b.period
        and a.article_id != b.article_id
        and not a.bounds.overlaps(b.bounds)
        and is_slip(a, b)
    ]
