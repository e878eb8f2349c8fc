"""Where a text writes numbers: the candidates that `compose` makes quantities of.

In goes folded text with its expressions of time, out come numerals in text order. What only looks
like a number is dropped here, and `dropped` is told why: times, names and idioms (6293工作思路,
千方百计), models and versions (453X, 1.0.2), telephone numbers, numbering (1、), web addresses.

>>> from lcreader.figures.times import find_times
>>> text = "深化6293工作思路,增长9.4%"
>>> [text[c.start:c.end] for c in scan(text, find_times(text))]
['6293', '9.4']
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from lcreader.figures import numerals
from lcreader.figures.lexicon import by_first, by_last, ends, starts, table
from lcreader.figures.times import Time
from lcreader.figures.units import unit_at

Dropped = Callable[[int, int, str], None]


class Candidate(NamedTuple):
    """A numeral of the text. `part` is % for 百分之, ‰ for 千分之, / for a fraction.

    `over` says that the numeral itself is open (数百, 三十多万), `bare` that it is a magnitude
    without digits (千余), `arabic` that it begins with a digit, `ordinal` that 第 or 前 precedes.
    """

    start: int
    end: int
    value: Decimal
    spread: Decimal = Decimal(0)
    part: str = ""
    over: bool = False
    bare: bool = False
    arabic: bool = False
    plain: bool = False
    ordinal: bool = False


_SKIP = re.compile(
    r"(?:https?://|www\.)[!-~]{1,200}"  # web addresses
    r"|[\w.+-]{1,40}@[\w.-]{1,60}"  # mail
    r"|\d++(?:\.\d++){2,}+"  # versions, IP
    r"|\d{3,4}-\d{7,8}(?!\d)|(?<!\d)(?:400|800)-?\d{3}-?\d{4}(?!\d)"  # telephones
    r"|(?<![\d.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d.万亿元千%])"
    r"|\d++-\d++-\d++(?:-\d++)*+"
    r"|\d++(?:\.\d++)?:\d++(?:\.\d++)?(?::\d++)*+"  # scores, scales
    r"|(?<![\d.])\d{1,3}+比\d{1,3}+(?![\d.万亿千百十])"  # 2比1
    r"|\d++\+\d++(?:\+\w)*+|\d\+[A-Z](?:\+[A-Z])?"  # 3+2, 1+N+X
    r"|(?:[A-Za-z]|#)[A-Za-z]{0,16}+-?\d++(?:[.\-/]\d++)*+[A-Za-z]*(?:\d++)?"  # PM10, CZ-5B, #7
)
_DIGIT = re.compile(r"\d")
_HALF = Decimal("0.5")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(f"[0-9{numerals.marks().first}A-Za-z#@半翻]")


class _Names(NamedTuple):
    """Words that hold a numeral: at which distance before it they begin, and how long they are."""

    words: frozenset[str]
    keep: frozenset[str]
    shapes: dict[str, tuple[tuple[int, int], ...]]
    before: dict[str, tuple[str, ...]]
    only_bare: frozenset[str]
    bullets: frozenset[str]
    halves: dict[str, tuple[str, ...]]
    no_half_behind: frozenset[str]
    half_behind: frozenset[str]
    ordinals: frozenset[str]
    letters: tuple[str, ...]
    slash: re.Pattern[str]
    magnitudes: frozenset[str]


@cache
def _names() -> _Names:
    names = table("names")
    keep = frozenset(names["keep"]["words"])
    words = frozenset(w for g in names["group"] for w in g["words"]) | keep
    signs = frozenset(numerals.marks().first) | frozenset("0123456789")
    shapes: dict[str, set[tuple[int, int]]] = {}
    for word in words:
        for offset, sign in enumerate(word):
            if sign in signs:
                shapes.setdefault(sign, set()).add((offset, len(word)))
                if sign.isdigit() or (offset and word[offset - 1] not in signs):
                    break
    ordered = {s: tuple(sorted(v, key=lambda x: -x[1])) for s, v in shapes.items()}
    before, half, written = names["before"], table("units")["half"], table("numerals")
    return _Names(
        words,
        keep,
        ordered,
        by_last(before["words"]),
        frozenset(before["only_bare"]),
        frozenset(names["bullet"]["after"]),
        by_first(half["before"]),
        frozenset(half["not_behind"]),
        frozenset(half["alone_behind"]),
        frozenset(names["rank"]["prefix"]),
        tuple(table("units")["sign"]["letters"]),
        re.compile(
            rf"(?<=[{''.join(written['slash']['behind'])}])(\d{{1,2}}+)/(\d{{1,3}}+)(?![\d./年月日])"
        ),
        frozenset(written["bare"]["magnitudes"]),
    )


def scan(text: str, times: Sequence[Time], dropped: Dropped | None = None) -> Iterator[Candidate]:
    """The numerals of folded `text` outside `times` that may state a quantity."""
    search = _first().search
    blocked = iter(times)
    time = next(blocked, None)
    at = 0
    while True:
        found = search(text, at)
        if found is None:
            return
        start = found.start()
        while time is not None and time.end <= start:
            time = next(blocked, None)
        if time is not None and time.start <= start:
            at = time.end
            continue
        if text.startswith("一半", start):
            start += 1
        at = _skipped(text, start, dropped)
        if at > start:
            continue
        candidate = _candidate(text, start)
        if candidate is None:
            at = _passed(text, start)
            continue
        at = candidate.end
        reason = _why_not(text, candidate)
        if not reason:
            yield candidate
        elif dropped is not None:
            dropped(candidate.start, candidate.end, reason)


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[A-Za-z]++|[{numerals.marks().first}]{{64,}}+")


def _passed(text: str, start: int) -> int:
    """Where to look on after what is no number: behind a word, or a heap of numerals."""
    run = _runs().match(text, start)
    return run.end() if run else start + 1


def _skipped(text: str, start: int, dropped: Dropped | None) -> int:
    """The end of a name, address, model … at `start`, or `start` where there is none."""
    sign = text[start]
    if _heap(text, start):
        return start if unit_at(text, start + 3) else start + 3
    end = start
    reason = "name"
    if "0" <= sign <= "9" or sign in "#@" or sign.isascii():
        skip = _SKIP.match(text, start)
        if skip is not None and not _counts(text, skip):
            end, reason = skip.end(), "model, address or telephone number"
    if end == start:
        end = _name_end(text, start)
    if end > start and dropped is not None:
        dropped(start, end, reason)
    return end


def _counts(text: str, skip: re.Match[str]) -> bool:
    """Whether what looks like a model or a telephone is an amount (USD300, 13000000000家)."""
    if skip[0].startswith(_names().letters):
        return True
    return skip[0].isdigit() and unit_at(text, skip.end()) is not None


def _name_end(text: str, start: int) -> int:
    """The end of the longest word around the numeral at `start`, or `start`."""
    names = _names()
    best, length = start, 0
    ordinal = text.startswith("第", start - 1) if start else False
    for offset, size in names.shapes.get(text[start], ()):
        if size <= length or offset > start or (ordinal and not offset):
            continue
        word = text[start - offset : start - offset + size]
        if word in names.words and not _counted_on(text, start, size):
            length = size
            best = start if word in names.keep else start - offset + size
    return best


def _counted_on(text: str, start: int, size: int) -> bool:
    """Whether a name of digits (985, 5G) goes on or has a unit: then it is a number (5GWh)."""
    if not "0" <= text[start] <= "9":
        return False
    end = start + size
    after = text[end : end + 1]
    if (after.isascii() and after.isalnum()) or text[start - 1 : start].isdigit():
        return True
    return after in numerals.marks().powers or after == "." or unit_at(text, end) is not None


def _heap(text: str, start: int) -> int:
    """The lesser magnitude of 成百上千, where 百上千 stands at `start`; else 0."""
    if not start or text[start - 1] != "成":
        return 0
    return numerals.marks().heaps.get(text[start : start + 3], 0)


def _candidate(text: str, start: int) -> Candidate | None:
    """The numeral at `start`, with its fraction or 百分之 where there is one."""
    sign = text[start]
    if sign in "半翻":
        return _half(text, start)
    heap = _heap(text, start)
    if heap:
        return Candidate(start - 1, start + 3, numerals.power_of_ten(Decimal(1), heap), over=True)
    if not ("0" <= sign <= "9" or sign in numerals.marks().first):
        return None
    part = numerals.marks().parts.get(text[start : start + 3], "")
    begin = start + 3 if part else start
    arabic = "0" <= text[start] <= "9"
    if arabic:
        value, end = numerals.read_science(text, start)
        if end:
            return Candidate(start, end, value, arabic=True)
        slash = _names().slash.match(text, start)
        if slash and int(slash[1]) < int(slash[2]):
            value = numerals.divide(Decimal(slash[1]), Decimal(slash[2]))
            return Candidate(start, slash.end(), value, part="/")
    if not part:
        value, end = (
            numerals.read_fraction(text, start)
            if "分之" in text[start : start + 24]
            else (Decimal(0), 0)
        )
        if end:
            return Candidate(start, end, value, part="/", arabic=arabic)
    numeral = numerals.read_numeral(text, begin)
    if numeral is None:
        return None
    end = begin + numeral.length
    surface = text[begin:end]
    bare = numeral.bare and not numeral.vague and _names().magnitudes.issuperset(surface)
    return Candidate(
        start,
        end,
        numeral.value,
        numeral.spread,
        part,
        numeral.vague,
        bare,
        arabic,
        numeral.plain,
        text[start - 1 : start] in _names().ordinals,
    )


def _half(text: str, start: int) -> Candidate | None:
    """半小时, 一半 and 翻番: worth something without a numeral of their own."""
    if text[start] == "翻":
        doubled = text.startswith("翻番", start)
        return Candidate(start, start + 2, Decimal(1), part="番") if doubled else None
    before = text[start - 1 : start] if start else " "
    if before == "一":
        return Candidate(start - 1, start + 1, _HALF, part="/")
    if (
        starts(_names().halves, text, start + 1)
        and not before.isdigit()
        and before not in _names().no_half_behind
    ):
        return Candidate(start, start + 1, _HALF, part="半")
    if before in _names().half_behind:
        return Candidate(start, start + 1, _HALF, part="/")
    return None


def _why_not(text: str, candidate: Candidate) -> str:
    """Why the numeral states no quantity, "" where it may."""
    start, end = candidate.start, candidate.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if candidate.arabic:
        if (before.isascii() and before.isalpha()) or before == "#":
            return "part of a model or name"
        if after == "#" and text[end + 1 : end + 2].isalnum():
            return "part of a model or name"
        if after == "+" and text[end + 1 : end + 2].isalnum() and not unit_at(text, end + 1):
            return "part of a model or name"
        if after == "-" and text[end + 1 : end + 2].isascii() and text[end + 1 : end + 2].isalpha():
            return "part of a model or name"
    if _is_bullet(text, start, end):
        return "numbering"
    names = _names()
    word = ends(names.before, text, start)
    if word and word != "第" and (word not in names.only_bare or not _counted(text, end)):
        return f"a number of {word}"
    return ""


def _counted(text: str, end: int) -> bool:
    """Whether something that may be a unit follows."""
    after = text[end : end + 1]
    return bool(after) and not after.isspace() and after not in "，,。;；、)）:："


def _is_bullet(text: str, start: int, end: int) -> bool:
    """1、 and (2) at the head of a line."""
    if text[end : end + 1] not in _names().bullets:
        return False
    head = start - 1 if text[start - 1 : start] in ("(", "（") else start
    while head > 0 and text[head - 1] in " \u3000":
        head -= 1
    at_head = head == 0 or text[head - 1] in "\n。；;：:"
    return at_head and not _DIGIT.match(text, end + 1)
