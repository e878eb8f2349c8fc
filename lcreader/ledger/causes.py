"""Why two values of one thing and one time are unlike, as far as the pages show it.

In goes the lower and the higher of them; out come reasons, the likeliest first: a slip of the
pen, a revision that is named, a tail cut off, a hedge, words of scope, a revision that the order of
publication suggests, a digit. What no word and no sign shows is not made up.
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from lcreader.ledger.observations import Observation
from lcreader.ledger.reasons import Reason
from lcreader.ledger.rounding import EXACT

_REVISED = Decimal("1.05")  # a revision seldom moves a value by more than one part in twenty
_FAR = Decimal("1.5")  # so far apart the same words with one sign changed are a slip
_LOOSE = Decimal("1.5")  # a hedge is seldom looser
_COARSE = 5  # times as wide a last digit has to be worth to be the coarser one
_TENFOLD = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 8))
_SAME_WORDS = 4  # characters before the number by which a sentence is known that was taken over
_MONTH = 30.44
_MONTHS = 2  # so long after the first report a value may have been revised
_WHOLE_DATE = 10
_HEDGES = {"over": "超", "nearly": "近", "about": "约", "under": "不足"}
_LAST = ("普查", "最终核实", "核实", "修订", "年报")  # words of what is no longer preliminary
MOST = 2  # reasons that are told of one difference


def causes(low: Observation, high: Observation) -> tuple[Reason, ...]:
    """The reasons why the two differ, never none."""
    found = [
        reason
        for reason in (
            _tenfold(low, high),
            _slip(low, high),
            _stages(low, high),
            _cut_off(low, high),
            _hedge(low, high),
            _scopes(low, high),
            _later(low, high),
            _digits(low, high),
        )
        if reason is not None
    ]
    return tuple(found[:MOST]) or (Reason("near" if times(low, high) <= _REVISED else "unlike"),)


def times(low: Observation, high: Observation) -> Decimal:
    """How many times as much the one is as the other; the hedge is left out."""
    a, b = abs(_middle(low)), abs(_middle(high))
    small, great = min(a, b), max(a, b)
    return EXACT.divide(great, small) if small else Decimal("Infinity")


def is_slip(a: Observation, b: Observation) -> bool:
    """Whether the words before and in the number differ by one sign that is no mere digit.

    A digit may well change while a period is running, but 上千 seldom becomes 3千.
    """
    length = max(len(a.text), len(b.text)) + _SAME_WORDS
    one, other = (_printed(o)[-length:] for o in (a, b))
    if len(one) != length or len(other) != length or times(a, b) < _FAR:
        return False
    unlike = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(unlike) == 1 and not (unlike[0][0].isdecimal() and unlike[0][1].isdecimal())


def _tenfold(low: Observation, high: Observation) -> Reason | None:
    return Reason("tenfold") if times(low, high) in _TENFOLD else None


def _slip(low: Observation, high: Observation) -> Reason | None:
    return Reason("slip") if is_slip(low, high) else None


def _stages(low: Observation, high: Observation) -> Reason | None:
    """初步核算 against 最终核实; the value of the page that is no longer preliminary counts."""
    a, b = sorted((low, high), key=lambda o: (o.stage in _LAST, o.date))
    if a.stage == b.stage:
        return None
    if a.stage and b.stage:
        return Reason("stages", (a.stage, b.stage, b.date or "后一篇"))
    return Reason("stage", (a.stage or b.stage,))


def _cut_off(low: Observation, high: Observation) -> Reason | None:
    """3.1万 for 31960: the gap is within half the last digit of the coarser number."""
    if low.qualifier != "exact" or high.qualifier != "exact":
        return None
    gap = EXACT.subtract(high.low, low.high)
    fine, coarse = sorted((low, high), key=_width)
    wide = _width(coarse)
    if wide > _width(fine) * _COARSE and gap * 2 <= wide:
        return Reason("cut_off", (coarse.text,))
    return None


def _hedge(low: Observation, high: Observation) -> Reason | None:
    hedged = [o for o in (low, high) if o.qualifier != "exact"]
    if not hedged:
        return None
    if len(hedged) == 2 and times(low, high) > _LOOSE:
        return Reason("hedges")
    if times(low, high) > _LOOSE:
        return None
    other = high if hedged[0] is low else low
    return Reason("hedge", (_hedged(hedged[0]), _hedged(other)))


def _scopes(low: Observation, high: Observation) -> Reason | None:
    if low.scope == high.scope:
        return None
    if low.scope and high.scope:
        return Reason("scopes", (low.scope, high.scope))
    return Reason("scope", (low.scope or high.scope,))


def _later(low: Observation, high: Observation) -> Reason | None:
    """What is measured and told again much later may have been revised in between."""
    first, last = sorted((low, high), key=lambda o: o.date)
    months = _months(first.date, last.date)
    measured = all(_width(o) > 0 for o in (low, high))
    if measured and months >= _MONTHS and times(low, high) <= _REVISED:
        return Reason("later", (str(months), last.date))
    return None


def _digits(low: Observation, high: Observation) -> Reason | None:
    """One digit that is another, or two that changed places."""
    a, b = low.text, high.text
    if len(a) != len(b):
        return None
    unlike = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(unlike) == 1 and a[unlike[0]].isdecimal() and b[unlike[0]].isdecimal():
        return Reason("digit")
    crossed = [(x, y) for x, y in pairwise(unlike) if a[x] == b[y] and a[y] == b[x]]
    return Reason("swapped") if len(unlike) == 2 and crossed else None


def _months(first: str, last: str) -> int:
    if len(first) < _WHOLE_DATE or len(last) < _WHOLE_DATE:
        return 0
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0
    return round(days / _MONTH)


def _middle(observation: Observation) -> Decimal:
    if observation.qualifier == "over":
        return observation.low
    if observation.qualifier in ("nearly", "under"):
        return observation.high
    return EXACT.divide(EXACT.add(observation.low, observation.high), Decimal(2))


def _width(observation: Observation) -> Decimal:
    return EXACT.subtract(observation.high, observation.low)


def _hedged(observation: Observation) -> str:
    hedge = _HEDGES.get(observation.qualifier, "")
    return observation.text if hedge and hedge in observation.text else hedge + observation.text


def _printed(observation: Observation) -> str:
    return observation.beside.partition("|")[0] + observation.text
