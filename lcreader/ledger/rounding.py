"""How far from its printed value the true value of a figure may lie.

A newspaper rounds and hedges: 189.2万亩 stands for anything from 189.15 to 189.25, 超3900 for
3900 up to the next round number, 近百亿 for a little less than 100亿. Two figures agree when what
they may stand for overlaps.
"""

import re
from decimal import Context, Decimal
from typing import NamedTuple

from lcreader.records import Figure

EXACT = Context(prec=60)
_DIGITS = re.compile(r"\d[\d,，\s*]*(?:[.．][\d\s*]+)?")
_MAGNITUDE = re.compile(r"[万亿兆千百]|%|％|‰|百分|成")
_TENTH = Decimal("0.1")
_HALF = Decimal("0.5")


class Bounds(NamedTuple):
    """The inclusive interval that a figure may stand for."""

    low: Decimal
    high: Decimal

    def overlaps(self, other: "Bounds") -> bool:
        """Whether one value would satisfy both."""
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: Decimal) -> "Bounds":
        """The interval in another unit; `factor` is positive."""
        return Bounds(EXACT.multiply(self.low, factor), EXACT.multiply(self.high, factor))


def bounds(figure: Figure, measured: bool = False) -> Bounds:
    """What `figure` may stand for, after rounding and hedge.

    `measured` says that also a whole number of the unit may be rounded, as 121公里 is; a count
    such as 121家 is meant as it stands.
    """
    value = figure.value
    high = value if figure.value_max is None else figure.value_max
    half = _half_step(figure, measured)
    step, tenth = _round_step(value), EXACT.multiply(abs(value), _TENTH)
    if figure.qualifier == "over":
        return Bounds(value, EXACT.add(high, max(step, tenth)))
    if figure.qualifier == "nearly":
        return Bounds(EXACT.subtract(value, max(min(step, tenth), half)), high)
    if figure.qualifier == "under":
        return Bounds(EXACT.subtract(value, EXACT.multiply(abs(value), _HALF)), high)
    if figure.qualifier == "about":
        half = max(min(step, tenth), half)
    return Bounds(EXACT.subtract(value, half), EXACT.add(high, half))


def _half_step(figure: Figure, measured: bool) -> Decimal:
    """Half of what the last printed digit is worth; nothing for a plain count."""
    printed = _DIGITS.search(figure.text)
    if printed is None:
        return Decimal(0)
    plain = re.sub(r"[,，\s*]", "", printed.group()).replace("．", ".")
    decimals = len(plain.partition(".")[2])
    if not decimals and not measured and not _MAGNITUDE.search(figure.text):
        return Decimal(0)
    number = Decimal(plain)
    if number == 0 or figure.value == 0:
        return Decimal(0)
    scale = EXACT.divide(figure.value, number)
    if scale.normalize(EXACT).as_tuple().digits != (1,):
        return Decimal(0)  # the value is not the printed number: it was corrected by hand
    return EXACT.multiply(scale.copy_abs(), Decimal(5).scaleb(-decimals - 1))


def _round_step(value: Decimal) -> Decimal:
    """The distance to the next number as round as `value`: 100 for 3900, 1000 for 1000."""
    _, digits, exponent = value.normalize(EXACT).as_tuple()
    return Decimal(1).scaleb(int(exponent)) if any(digits) else Decimal(1)
