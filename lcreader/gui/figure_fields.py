"""What is written into the fields of a correction, led to values and back.

>>> read_value("3.9万"), read_value("2.5—3万")
((Decimal('39000'), None), (Decimal('25000'), Decimal('30000')))
>>> read_period("2021/2025"), read_period("2024-05")
(Period(start='2021', end='2025'), Period(start='2024-05', end='2024-05'))
"""

import re
from datetime import date
from decimal import Decimal

from lcreader.archive import parse_number
from lcreader.records import Figure, Period

_LONGEST = 80  # characters of a number; the same again for the other end of a range
_DIGITS = 120
_BETWEEN = re.compile(r"\s*(?:[–—―~～〜至到]+|\.\.)\s*")
_LAST_MAGNITUDE = re.compile(r"[万萬亿億]+$")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def value_field(figure: Figure) -> str:
    """The value to the last digit; both ends of a range."""
    ends = (figure.value, figure.value_max)
    return "–".join(f"{end:f}" for end in ends if end is not None)


def period_field(figure: Figure) -> str:
    """The period as it is typed; empty where there is none."""
    return "" if figure.period is None else str(figure.period)


def read_value(text: str) -> tuple[Decimal, Decimal | None]:
    """A number in any notation, or the two ends of a range.

    Raises:
        ValueError: when it is neither.
    """
    pieces = _BETWEEN.split(text.strip())
    if len(pieces) == 1:
        return _number(pieces[0]), None
    if len(pieces) != 2:
        raise ValueError("more than two ends")
    low, high = pieces
    shared = _LAST_MAGNITUDE.search(high)
    if shared and _number(low) < _number(high[: shared.start()]):  # 2.5—3万: both are 万
        low = low if _LAST_MAGNITUDE.search(low) else low + shared[0]
    ends = _number(low), _number(high)
    if ends[0] >= ends[1]:
        raise ValueError("the greater end comes first")
    return ends


def read_period(text: str) -> Period | None:
    """A year, month or day, or two of them with / between; None for an empty text.

    Raises:
        ValueError: when it is none of them.
    """
    words = text.strip()
    if not words:
        return None
    ends = [piece.strip() for piece in words.split("/")]
    if len(ends) > 2 or not all(_is_date(end) for end in ends):
        raise ValueError("no period")
    period = Period(ends[0], ends[-1])
    if len(period.start) != len(period.end) or period.start > period.end:
        raise ValueError("ends do not fit together")
    return period


def _number(text: str) -> Decimal:
    """A number without a unit: 3.9% would be 0.039, and that is not what is meant."""
    if len(text) > _LONGEST or "%" in text or "％" in text or "‰" in text:
        raise ValueError("no plain number")
    number = parse_number(text)
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise ValueError("no number that can be shown")
    return number


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
