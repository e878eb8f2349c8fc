"""Values as they are asked for: >100亿, >=5%, 1.3万亿..1.4万亿, 三千五百个, 267, 5千瓦以上.

In goes the folded text after 值:, out come the ends of an interval, exact, with the unit that
stands behind the number. The tables are those by which figures are read.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from lcreader.paths import resources
from lcreader.text.fold import fold_text

# Nobody types more characters, and what is exact must have an end.
_LONGEST = 80
_EXACT = Context(prec=4 * _LONGEST)
_ZERO, _ONE = Decimal(0), Decimal(1)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_NO_UNIT = re.compile(r"[<>=≤≥~\s]|\.\.|^[\d.,+-]")
_MAGNITUDES = (("万亿", 12), ("亿", 8), ("万", 4), ("", 0))
_FEW_DECIMALS = 4
_SHARES = {"百分之": "%", "千分之": "‰"}


@dataclass(frozen=True, slots=True)
class Amounts:
    """Numbers between two ends, either of which may be open (None) or left out itself.

    `unit` is folded, "" where none was said; `text` is what was typed.
    """

    low: Decimal | None
    high: Decimal | None
    text: str
    unit: str = ""
    without_low: bool = False
    without_high: bool = False

    def holds(self, low: Decimal, high: Decimal) -> bool:
        """Whether a figure from `low` to `high` may lie between the ends.

        >>> Amounts(Decimal(3), None, ">3", without_low=True).holds(Decimal(3), Decimal(3))
        False
        """
        above = self.low is None or high > self.low or (high == self.low and not self.without_low)
        return above and (
            self.high is None or low < self.high or (low == self.high and not self.without_high)
        )

    def times(self, factor: Decimal) -> "Amounts":
        """The same interval in another unit; `factor` is positive."""
        low = None if self.low is None else _EXACT.multiply(self.low, factor)
        high = None if self.high is None else _EXACT.multiply(self.high, factor)
        return Amounts(low, high, self.text, self.unit, self.without_low, self.without_high)


class Amount(NamedTuple):
    """One number with the unit behind it; `magnitude` is what its digits were multiplied by."""

    value: Decimal
    unit: str
    magnitude: Decimal = _ONE


class _Words(NamedTuple):
    between: tuple[str, ...]
    before: dict[str, str]
    after: dict[str, str]
    digits: dict[str, int]
    tens: dict[str, int]
    small: dict[str, int]
    big: dict[str, int]
    units: frozenset[str]


@cache
def _words() -> _Words:
    """The words of values, of numerals, and the units that begin like a magnitude (千瓦)."""
    folder = resources() / "lexicon"
    values, numerals, units = (
        tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("query_language", "numerals", "units")
    )
    powers = numerals["small"]["powers"] | numerals["big"]["powers"]
    named = {word for group in units["group"] for word in group["words"]}
    return _Words(
        between=tuple(values["values"]["between"]),
        before=_by_word(values["values"]["before"]),
        after=_by_word(values["values"]["after"]),
        digits=numerals["digits"]["values"],
        tens=numerals["tens"]["values"],
        small=numerals["small"]["powers"],
        big=numerals["big"]["powers"],
        units=frozenset(fold_text(word) for word in named if word[0] in powers),
    )


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Which bound a word means, the longest words first."""
    words = {fold_text(word): bound for bound, several in table.items() for word in several}
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))


def read_amounts(folded: str) -> Amounts | None:
    """The numbers that a folded text asks for, None where it asks for none.

    >>> read_amounts(">=1.5亿元")
    Amounts(low=Decimal('150000000'), high=None, text='>=1.5亿元', unit='元', \
without_low=False, without_high=False)
    """
    if len(folded) > _LONGEST:
        return None
    words = _words()
    for word, bound in words.before.items():
        if folded.startswith(word):
            return _bounded(read_amount(folded[len(word) :]), bound, folded)
    for word, bound in words.after.items():
        if folded.endswith(word):
            return _bounded(read_amount(folded[: -len(word)]), bound, folded)
    for sign in words.between:
        left, found, right = folded[1:].partition(sign)  # a minus in front parts nothing
        if found and folded[0] + left != sign:
            return _between(folded[0] + left, right, folded)
        if folded.startswith(sign) and sign != "-":
            return _between("", folded[len(sign) :], folded)
    return _bounded(read_amount(folded), "equal", folded)


def _bounded(amount: Amount | None, bound: str, text: str) -> Amounts | None:
    if amount is None:
        return None
    low = amount.value if bound in ("more", "least", "equal") else None
    high = amount.value if bound in ("less", "most", "equal") else None
    return Amounts(low, high, text, amount.unit, bound == "more", bound == "less")


def _between(left: str, right: str, text: str) -> Amounts | None:
    """The range between two texts, one of which may be empty; units must not contradict."""
    low = read_amount(left) if left else None
    high = read_amount(right) if right else None
    if (left and not low) or (right and not high) or not (low or high):
        return None
    if low and high:
        if low.unit and high.unit and low.unit != high.unit:
            return None
        low = _sharing(low, high)
        if low.value > high.value:
            low, high = high, low
    unit = (low.unit if low else "") or (high.unit if high else "")
    return Amounts(low.value if low else None, high.value if high else None, text, unit)


def _sharing(low: Amount, high: Amount) -> Amount:
    """1.3..1.4万亿 says its magnitude once; 100..1亿 does not."""
    if low.magnitude != 1 or low.unit or high.magnitude == 1:
        return low
    if low.value >= _EXACT.divide(high.value, high.magnitude):
        return low
    return low._replace(value=_EXACT.multiply(low.value, high.magnitude))


def read_amount(folded: str) -> Amount | None:
    """A number in any notation, with what stands behind it as its unit.

    >>> read_amount("3亿5000万千瓦"), read_amount("一点五亿"), read_amount("百分之五")
    (Amount(value=Decimal('350000000'), unit='千瓦', magnitude=Decimal('1')), \
Amount(value=Decimal('150000000'), unit='', magnitude=Decimal('1')), \
Amount(value=Decimal('5'), unit='%', magnitude=Decimal('1')))
    """
    sign = {"-": -1, "+": 1}.get(folded[:1], 0)
    text = folded[abs(sign) :]
    share = _SHARES.get(text[:3], "")
    numeral = _Numeral(_words())
    end = numeral.read(text, 3 if share else 0)
    if end is None:
        return None
    rest = text[end:]
    if _NO_UNIT.search(rest) or (share and rest):
        return None
    value = numeral.worth()
    return Amount(
        value.copy_negate() if sign < 0 else value, share or rest, numeral.magnitude(text)
    )


def amount_text(value: Decimal) -> str:
    """An exact number, short: in the greatest magnitude that leaves few decimals.

    >>> amount_text(Decimal("1373100000000")), amount_text(Decimal("9.4"))
    ('1.3731万亿', '9.4')
    """
    for name, power in _MAGNITUDES:
        scaled = _EXACT.scaleb(value, -power)
        plain = f"{scaled:f}"
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        if not power or (abs(scaled) >= 1 and len(plain.partition(".")[2]) <= _FEW_DECIMALS):
            return plain + name
    raise AssertionError("the last magnitude fits all")


def read_unit(folded: str) -> tuple[Decimal, str]:
    """A unit without the magnitude before it, and that magnitude: 亿元 is 100000000 and 元.

    >>> read_unit("亿元"), read_unit("千瓦")
    ((Decimal('100000000'), '元'), (Decimal('1'), '千瓦'))
    """
    words = _words()
    scale, at = _ONE, 0
    while not _is_unit(folded[at:], words.units):
        power = (words.small | words.big).get(folded[at : at + 1])
        if power is None or at + 1 == len(folded) or at > _LONGEST:
            break
        scale = _EXACT.scaleb(scale, power)
        at += 1
    return Decimal(f"{scale:f}"), folded[at:]


def _is_unit(text: str, units: Iterable[str]) -> bool:
    return text.partition("/")[0] in units


class _Numeral:
    """Reads one numeral; digits, Chinese numerals and mixtures of the two."""

    def __init__(self, words: _Words) -> None:
        self._words = words
        self._total = self._section = _ZERO
        self._digits: Decimal | None = None
        self._last = self._big = 0  # the powers of the last magnitude, and of the last 万 or 亿
        self._single = False  # one digit behind a magnitude: 3万5
        self._end = 0

    def read(self, text: str, start: int) -> int | None:
        """Read the numeral at `start`; tell where it ends, None where there is none."""
        at = start
        while at < len(text) and not _is_unit(text[at:], self._words.units):
            after = self._part(text, at)
            if after == at:
                break
            at = after
        self._end = at
        return at if at > start else None

    def worth(self) -> Decimal:
        """What was read; a last single digit stands one magnitude below (一千二 is 1200)."""
        rest = self._digits or _ZERO
        if self._single and self._last > 1:
            rest = _EXACT.scaleb(rest, self._last - 1)
        value = _EXACT.add(_EXACT.add(self._total, self._section), rest)
        return Decimal(f"{value:f}")

    def magnitude(self, text: str) -> Decimal:
        """What digits were multiplied by, 1 where it is not digits and magnitudes alone."""
        plain = _PLAIN.match(text)
        tail = text[plain.end() : self._end] if plain else ""
        powers = [(self._words.small | self._words.big).get(char) for char in tail]
        return Decimal(10 ** sum(p for p in powers if p)) if tail and all(powers) else _ONE

    def _part(self, text: str, at: int) -> int:
        """The end of the part at `at` when it belongs to the numeral, else `at`."""
        words, char = self._words, text[at]
        if arabic := _ARABIC.match(text, at):
            return self._put(arabic[0].replace(",", ""), at, arabic.end())
        if char in words.digits:
            end = at
            while end < len(text) and text[end] in words.digits:
                end += 1
            return self._put("".join(str(words.digits[c]) for c in text[at:end]), at, end)
        if char in words.tens and not self._section and self._digits is None:
            self._section, self._last = Decimal(words.tens[char]), 1
            return at + 1
        if char == "点" and self._digits is not None:
            end = at + 1
            while end < len(text) and text[end] in words.digits:
                end += 1
            decimals = "".join(str(words.digits[c]) for c in text[at + 1 : end])
            if not decimals:
                return at
            self._digits = _EXACT.add(self._digits, Decimal(f"0.{decimals}"))
            self._single = False
            return end
        return at + 1 if self._power(char) else at

    def _put(self, digits: str, at: int, end: int) -> int:
        if self._digits is not None:
            return at
        self._digits = Decimal(digits)
        self._single = bool(self._last) and len(digits) == 1
        return end

    def _power(self, char: str) -> bool:
        """Close what stands before a magnitude."""
        if char in self._words.small:
            power = self._words.small[char]
            digits = _ONE if self._digits is None else self._digits
            self._section = _EXACT.add(self._section, _EXACT.scaleb(digits, power))
        elif char in self._words.big:
            power = self._words.big[char]
            group = _EXACT.add(self._section, self._digits or _ZERO)
            if self._total and power > self._big:
                group, self._total = _EXACT.add(self._total, group), _ZERO
            if not group and not self._last and self._digits is None:
                group = _ONE
            self._total = _EXACT.add(self._total, _EXACT.scaleb(group, power))
            self._section, self._big = _ZERO, power
        else:
            return False
        self._digits, self._single, self._last = None, False, power
        return True
