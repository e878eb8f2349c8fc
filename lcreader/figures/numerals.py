"""What a numeral is worth: digits, Chinese numerals and any mixture of the two.

In goes folded text, out comes the longest numeral at a place with its exact value. Numbers are
never rounded: sums and powers of ten use a context of their own, as wide as it need be.

>>> parse_number("三亿五千万")
Decimal('350000000')
>>> parse_number("12万3456"), parse_number("一点五亿"), parse_number("三分之一") * 3 < 1
(Decimal('123456'), Decimal('150000000'), True)
"""

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache
from typing import NamedTuple

from lcreader.figures import lexicon

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_QUOTIENT = Context(prec=28)
_LONGEST = 64  # parts of a numeral with magnitudes: beyond that it is a heap of characters
_ZERO, _ONE = Decimal(0), Decimal(1)
ARABIC = (
    r"(?:\d{1,3}(?:,\d{3}){1,12}+(?!\d)"
    r"|(?<![\d ])\d{1,3}(?: \d{3}){1,4}+(?=[\u4e00-\u9fff%])"  # 5 200台
    r"|\d++)(?:\.\d++)?+"
)


class Numeral(NamedTuple):
    """A numeral at the head of a text: how long it is and what it is worth.

    `spread` is how far it reaches beyond `value` (五六百: 100); `bare` is a magnitude without a
    digit (千余); `plain` is a string of Chinese digits (二〇二五); `vague` is 几十 or 数百.
    """

    length: int
    value: Decimal
    spread: Decimal = _ZERO
    bare: bool = False
    plain: bool = False
    vague: bool = False


class _Marks(NamedTuple):
    """The characters of numerals, ready to look up."""

    digits: dict[str, int]
    tens: dict[str, int]
    powers: dict[str, int]
    big: frozenset[str]
    vague: frozenset[str]
    apart: frozenset[str]
    heaps: dict[str, int]
    parts: dict[str, str]
    part: re.Pattern[str]
    power: re.Pattern[str]
    first: str


@cache
def marks() -> _Marks:
    """The table of numerals as the reader of numerals needs it."""
    numerals = lexicon.table("numerals")
    digits = dict(numerals["digits"]["values"])
    tens = dict(numerals["tens"]["values"])
    small = dict(numerals["small"]["powers"])
    big = dict(numerals["big"]["powers"])
    vague = frozenset(numerals["vague"]["before"])
    pattern = "|".join(
        (
            rf"(?P<arabic>{ARABIC})",
            f"(?P<digits>[{''.join(digits)}]++)",
            f"(?P<tens>[{''.join(tens)}])",
            f"(?P<power>[{''.join(small)}{''.join(big)}])",
            "(?P<point>点)",
        )
    )
    return _Marks(
        digits,
        tens,
        small | big,
        frozenset(big),
        vague,
        frozenset(numerals["pairs"]["apart"]),
        dict(numerals["heaps"]["powers"]),
        dict(numerals["parts"]["signs"]),
        re.compile(pattern),
        re.compile(f"(?P<power>[{''.join(big)}])"),
        "".join((*digits, *tens, *small, *big, *vague)),
    )


def power_of_ten(value: Decimal, power: int) -> Decimal:
    """`value` × 10^`power`, exact and without an exponent of its own where it is whole."""
    return _plain(_EXACT.multiply(value, Decimal(10**power)))


def add(left: Decimal, right: Decimal) -> Decimal:
    """The exact sum."""
    return _EXACT.add(left, right)


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """The exact product."""
    return _plain(_EXACT.multiply(left, right))


def remainder(value: Decimal, power: int) -> Decimal:
    """What is left of `value` below 10^`power`."""
    return _EXACT.remainder(value, Decimal(10**power))


def divide(left: Decimal, right: Decimal) -> Decimal:
    """The quotient to 28 digits; it is the only number here that may be rounded."""
    return _QUOTIENT.divide(left, right)


def _plain(value: Decimal) -> Decimal:
    """Without zeros after the point that came from a magnitude: 2152000.0 is 2152000."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent >= 0:
        return value
    spare = 0
    while spare < -exponent and spare < len(digits) and digits[-1 - spare] == 0:
        spare += 1
    if not spare:
        return value
    return value.quantize(Decimal((0, (1,), exponent + spare)), context=_EXACT)


class _Reader:
    """Reads one numeral part by part; `take` says whether the part still belongs to it."""

    def __init__(self, pairs: bool) -> None:
        self.pairs = pairs
        self.total = _ZERO  # what the closed groups are worth (万, 亿)
        self.section = _ZERO  # the open group (十, 百, 千)
        self.pending: Decimal | None = None  # digits that wait for their magnitude
        self.spread = _ZERO
        self.single = False  # pending is one digit: 一千二 ends in 200
        self.small = self.big = 0  # powers of the last magnitudes
        self.last = 0
        self.bare = self.plain = False
        self.powers = 0

    def digits(self, text: str, values: dict[str, int]) -> bool:
        """A run of Chinese digits: one, a pair (五六) or digit by digit (二〇二五)."""
        if self.pending is not None:
            return False
        rest = text.lstrip("零〇○") if self.powers else text
        if self.powers and len(rest) > 1 and not (self.pairs and self._pair(rest, values)):
            return False
        self.single = len(rest) == 1 and rest == text
        if not rest:
            self.pending = _ZERO
            return True
        if self.pairs and self._pair(rest, values):
            self.pending = Decimal(values[rest[0]])
            self.spread = Decimal(values[rest[1]] - values[rest[0]])
            self.single = bool(self.powers) and self.last > 1
            return True
        self.plain = len(rest) > 1
        self.pending = Decimal("".join(str(values[c]) for c in rest))
        return True

    @staticmethod
    def _pair(text: str, values: dict[str, int]) -> bool:
        if len(text) != 2 or not values[text[0]]:
            return False
        return values[text[1]] - values[text[0]] == 1 or text in marks().apart

    def number(self, value: Decimal, single: bool) -> bool:
        """Digits in Arabic: at the head, or below the last magnitude (12万3456)."""
        if self.pending is not None or self.spread:
            return False
        if self.powers and value >= Decimal(10**self.last):
            return False
        self.pending, self.single = value, single
        return True

    def tens(self, value: int) -> bool:
        """廿 and 卅 are tens that bring their digit along."""
        if self.pending is not None or self.section or self.last == 1:
            return False
        self.section, self.small, self.last = Decimal(value), 1, 1
        self.powers += 1
        return True

    def fraction(self, digits: str) -> bool:
        """What stands after 点."""
        if self.pending is None and not self.powers:
            return False
        whole = add(self.section, self.pending or _ZERO)
        self.pending = add(whole, Decimal(f"0.{digits}"))
        self.section, self.single, self.small = _ZERO, False, 0
        return True

    def power(self, power: int, big: bool) -> bool:
        """A magnitude closes what stands before it."""
        if self.pending == 0 and self.powers:
            self.pending = None
        started = bool(self.powers) or self.pending is not None
        if not started:
            self.bare = True
        if not big:
            if self.pending is None and self.powers and not self.bare and power != 1:
                return False
            if (self.section or (self.bare and self.powers)) and power >= (self.small or 99):
                return False
            self.section = add(
                self.section,
                power_of_ten(_ONE, power)
                if self.pending is None
                else power_of_ten(self.pending, power),
            )
            self.small = power
        else:
            group = self.section or self.pending
            if self.total and group and power == self.big:  # 3万5万 are two numbers
                return False
            self._close(power, started)
            self.small = 0
        if self.pending is not None or big:
            self.spread = power_of_ten(self.spread, power)
        self.pending, self.single, self.last = None, False, power
        self.powers += 1
        return True

    def _close(self, power: int, started: bool) -> None:
        group = add(self.section, self.pending or _ZERO)
        if not group and not self.total:
            group = _ONE if not started or self.bare else _ZERO
        if not group or (self.total and power > self.big):
            self.total = power_of_ten(add(self.total, group), power)
        else:
            self.total = add(self.total, power_of_ten(group, power))
        self.section, self.big = _ZERO, power

    def worth(self) -> Decimal:
        """The whole number; a last single digit stands one magnitude below (一千二)."""
        rest = self.pending or _ZERO
        if self.single and self.powers and self.last > 1:
            rest = power_of_ten(rest, self.last - 1)
            self.spread = power_of_ten(self.spread, self.last - 1) if self.spread else _ZERO
        return add(add(self.total, self.section), rest)


def read_numeral(text: str, at: int = 0, pairs: bool = True) -> Numeral | None:
    """The longest numeral of folded `text` at `at`; `pairs` reads 五六百 as a range."""
    mark = marks()
    begin = at
    vague = text[at : at + 1] in mark.vague and text[at + 1 : at + 2] in mark.powers
    if vague:
        at += 1
    reader = _Reader(pairs)
    end = at
    for _ in range(_LONGEST):
        part = mark.part.match(text, end)
        if part is None and text[end : end + 1] == " " and "0" <= text[end - 1 : end] <= "9":
            part = mark.power.match(text, end + 1)
        if part is None:
            break
        step = _take(reader, part, text, mark)
        if not step:
            break
        end = step
    else:
        return None
    if end == at:
        return None
    value = reader.worth()
    return Numeral(end - begin, value, reader.spread, reader.bare, reader.plain, vague)


def _take(reader: _Reader, part: re.Match[str], text: str, mark: _Marks) -> int:
    """The end of the part if the reader takes it, else 0."""
    kind, surface = part.lastgroup, part[0]
    if kind == "arabic":
        value = Decimal(surface.replace(",", "").replace(" ", ""))
        return part.end() * reader.number(value, len(surface) == 1)
    if kind == "digits":
        if (
            surface == "两"
            and reader.powers
            and text[part.end() : part.end() + 1] not in mark.powers
        ):
            return 0  # 八万三千二百两 are taels
        weight = surface.find("两", 1)  # 三斤二两 ends in a unit; 一两个 is one or two
        if weight > 0 and len(surface) > 8:
            return 0
        if weight > 0 and surface != "一两":
            surface = surface[:weight]
            return (part.start() + weight) * reader.digits(surface, mark.digits)
        return part.end() * reader.digits(surface, mark.digits)
    if kind == "tens":
        return part.end() * reader.tens(mark.tens[surface])
    if kind == "point":
        after = mark.part.match(text, part.end())
        if after is None or after.lastgroup != "digits" or text[part.start() - 1].isdigit():
            return 0
        digits = "".join(str(mark.digits[c]) for c in after[0])
        return after.end() * reader.fraction(digits)
    return part.end() * reader.power(mark.powers[surface], surface in mark.big)


_SIGN = {"-": -1, "−": -1, "负": -1, "+": 1, "正": 1}
_HUNDREDTHS = {"%": 2, "‰": 3, "‱": 4}
_SCIENCE = re.compile(r"(\d++(?:\.\d++)?+)(?:[eE]|[×xX*]10\^?)([+-]?\d{1,4}+)$")


def parse_number(text: str) -> Decimal:
    """The number that `text` is, in any notation; spaces at the ends do not matter.

    Raises:
        ValueError: `text` is no number; the message says where it stops being one.
    """
    folded = lexicon.fold(text)
    at = len(folded) - len(folded.lstrip())
    end = len(folded.rstrip())
    sign = _SIGN.get(folded[at : at + 1], 0)
    at += bool(sign)
    value, stop = _unsigned(folded[:end], at)
    if stop < end or stop == at:
        raise ValueError(f"no number at character {stop}: {text[stop : stop + 20]!r}")
    return -value if sign < 0 else value


def _unsigned(text: str, at: int) -> tuple[Decimal, int]:
    """The number at `at` and where it ends."""
    science = _SCIENCE.match(text, at)
    if science:
        return _science(science), science.end()
    part = _HUNDREDTHS.get(marks().parts.get(text[at : at + 3], ""), 0)
    if part:
        value, stop = _unsigned(text, at + 3) if at < 3 else (_ZERO, at)
        return _EXACT.scaleb(value, -part), stop
    if text[at:] in ("半", "一半"):
        return Decimal("0.5"), len(text)
    numeral = read_numeral(text, at, pairs=False)
    if numeral is None or numeral.vague:
        return _ZERO, at
    return _with_rest(text, numeral.value, at + numeral.length)


def _with_rest(text: str, value: Decimal, stop: int) -> tuple[Decimal, int]:
    """What follows a numeral: 分之, 又…分之, /, %."""
    if text.startswith("又", stop):
        rest, end = _fraction(text, stop + 1)
        return (add(value, rest), end) if end else (value, stop)
    for sign in ("分之", "/"):
        if text.startswith(sign, stop):
            upper = read_numeral(text, stop + len(sign), pairs=False)
            if upper is None:
                return value, stop
            end = stop + len(sign) + upper.length
            over, under = (upper.value, value) if sign == "分之" else (value, upper.value)
            return (divide(over, under), end) if under else (value, stop)
    if text[stop : stop + 1] in _HUNDREDTHS:
        return _EXACT.scaleb(value, -_HUNDREDTHS[text[stop]]), stop + 1
    return value, stop


def _fraction(text: str, at: int) -> tuple[Decimal, int]:
    """The fraction N分之M at `at` and its end, or 0 and 0."""
    under = read_numeral(text, at, pairs=False)
    if under is None or not under.value or not text.startswith("分之", at + under.length):
        return _ZERO, 0
    upper = read_numeral(text, at + under.length + 2, pairs=False)
    if upper is None:
        return _ZERO, 0
    return divide(upper.value, under.value), at + under.length + 2 + upper.length


_SCIENCE_INSIDE = re.compile(
    r"\d{1,40}+(?:\.\d{1,40}+)?+(?:[eE][+-]?\d{1,4}+|[×xX*]10\^\d{1,4}+)(?![A-Za-z0-9])"
)


def read_science(text: str, at: int) -> tuple[Decimal, int]:
    """The number in scientific notation at `at` with its end; the end is 0 where none is."""
    found = _SCIENCE_INSIDE.match(text, at)
    match = _SCIENCE.match(found[0]) if found else None
    return (power_of_ten(_science(match), 0), found.end()) if match and found else (_ZERO, 0)


def _science(match: re.Match[str]) -> Decimal:
    return _EXACT.scaleb(Decimal(match[1]), int(match[2]))


def read_fraction(text: str, at: int) -> tuple[Decimal, int]:
    """The fraction 三分之二 or 五又二分之一 at `at` with its end; the end is 0 where none is."""
    whole = read_numeral(text, at, pairs=False)
    if whole is None:
        return _ZERO, 0
    if text.startswith("又", at + whole.length):
        rest, end = _fraction(text, at + whole.length + 1)
        return (add(whole.value, rest), end) if end else (_ZERO, 0)
    return _fraction(text, at)
