"""Which drafts are quantities and which only look so: the last gate before the record.

`worth_keeping` gives the reason against a draft, or "" when it is a quantity.
"""

import re
from functools import cache
from typing import NamedTuple

from lcreader.figures.draft import Draft
from lcreader.figures.hedges import Hedge, raised
from lcreader.figures.lexicon import by_first, by_last, ends, starts, table


class _Gates(NamedTuple):
    digits_only: frozenset[str]
    lasting_before: dict[str, tuple[str, ...]]
    lasting_after: dict[str, tuple[str, ...]]
    circles: tuple[str, ...]
    quote_open: frozenset[str]
    quote_close: frozenset[str]
    quote_longest: int
    rank_cues: dict[str, tuple[str, ...]]
    rank_units: frozenset[str]
    rank_far: re.Pattern[str]
    stated: frozenset[str]
    closing: str
    compared: dict[str, tuple[str, ...]]
    dates: frozenset[str]
    words: frozenset[str]
    sizes: frozenset[str]


@cache
def _gates() -> _Gates:
    units, names = table("units"), table("names")
    lasting, quote, rank = units["durations"], names["quote"], names["rank"]
    return _Gates(
        frozenset(units["digits_only"]["words"]),
        by_last(lasting["before"]),
        by_first(lasting["after"]),
        tuple(lasting["names"]),
        frozenset(quote["open"]),
        frozenset(quote["close"]),
        quote["longest"],
        by_last(rank["cues"]),
        frozenset(rank["units"]),
        re.compile(rank["far"]),
        frozenset(names["unitless"]["before"]),
        "".join(names["unitless"]["after"]),
        by_first(names["unitless"]["compared"]),
        frozenset(lasting["dates"]),
        frozenset(lasting["words"]),
        frozenset(units["sizes"]["behind"]),
    )


def worth_keeping(text: str, draft: Draft, hedge: Hedge) -> str:
    """Why the draft is no quantity, "" when it is one."""
    candidate = draft.candidate
    if candidate.ordinal:
        return _rank(text, draft)
    if quote_end(text, draft):
        return "a name in quotes"
    if draft.unit is None:
        return _unitless(text, draft, hedge)
    if draft.unit.kind == "time":
        return _duration(text, draft, hedge)
    if candidate.arabic or candidate.part or draft.value_max is not None:
        return ""
    return _chinese(text, draft, hedge)


def _chinese(text: str, draft: Draft, hedge: Hedge) -> str:
    """A Chinese numeral counts before a measure word, if it is not rather a part of a word."""
    candidate, unit = draft.candidate, draft.unit
    assert unit is not None  # narrowed by the caller
    if candidate.bare:
        hedged = draft.over or raised(text, draft.start)
        return "" if hedged else "a magnitude alone"
    if candidate.plain and unit.kind not in ("ratio",):
        return "digits without magnitude"
    if text.startswith(unit.surface, draft.end) and len(unit.surface) == 1:
        return "one by one"
    sized = text[draft.start - 1 : draft.start] in _gates().sizes and unit.kind == "physical"
    small = draft.value < 10 and not draft.over and not sized
    if small and unit.surface in _gates().digits_only and unit.surface[-1:] != "人":
        return "part of a word"
    return ""


def _unitless(text: str, draft: Draft, hedge: Hedge) -> str:
    """A number without unit counts when it is hedged, great, a fraction, or closes a statement."""
    candidate = draft.candidate
    if candidate.part == "/":
        return ""
    after = text[draft.end : draft.end + 1]
    if after.isascii() and after.isalpha():
        return "part of a model or name"
    if draft.over:
        return "" if draft.value >= 10 else "vague"
    surface = text[draft.start : draft.number_end]
    great = any(c in "万亿" for c in surface)
    if candidate.bare:
        if not raised(text, draft.start):
            return "a magnitude alone"
        return "" if great or _closes(after) or after == "级" else "a magnitude before a noun"
    if candidate.plain:
        return "digits without magnitude"
    if great or (draft.value_max is not None and candidate.arabic and _closes(after)):
        return ""
    if not candidate.arabic:
        return "a numeral without measure word"
    year = 1900 <= draft.value <= 2100 and len(surface) == 4
    last = max(draft.end, hedge.end)
    after = text[last : last + 1]
    goes = bool(starts(_gates().compared, text, last))
    stated = _stated(text, draft.start) or (goes and text[draft.start - 1] in "的由从")
    if (_closes(after) or goes) and (hedge.qualifier != "exact" or stated) and not year:
        return ""
    return "a number of nothing"


def _stated(text: str, start: int) -> bool:
    """Whether a verb or noun of value stands right before."""
    head = text[max(start - 4, 0) : start].rstrip(" ")
    return bool(head) and head[-1] in _gates().stated


def _closes(after: str) -> bool:
    return not after or after in _gates().closing


def _duration(text: str, draft: Draft, hedge: Hedge) -> str:
    """3年 is a duration beside 连续 or 历史; elsewhere years date and name."""
    unit = draft.unit
    assert unit is not None  # narrowed by the caller
    gates = _gates()
    if unit.surface.startswith("连"):
        return ""
    window = text[draft.end : draft.end + 8]
    for word in gates.circles:
        place = window.find(word)
        if place >= 0 and not any(c in "，。、；,;！？：:\n" for c in window[:place]):
            return "a name with a time"
    start = hedge.start
    cue = ends(gates.lasting_before, text, start) or starts(gates.lasting_after, text, hedge.end)
    if cue:
        return ""
    loose = unit.surface in gates.words and draft.value < 10
    if unit.surface in gates.dates or (loose and not draft.candidate.arabic):
        return "a time, no duration"
    return ""


def quote_end(text: str, draft: Draft) -> int:
    """Where the short quotation ends that the draft opens and that is a name; 0 where none is.

    “四个台账” and “15分钟体验圈” are names; “22连丰” ends with its unit and is a quantity.
    """
    gates = _gates()
    if not draft.start or text[draft.start - 1] not in gates.quote_open:
        return 0
    for place in range(draft.end, min(draft.start + gates.quote_longest, len(text))):
        if text[place] in gates.quote_close:
            return place if place > draft.end else 0
        if text[place] in "，。,;；":
            return 0
    return 0


def _rank(text: str, draft: Draft) -> str:
    """第3位 is a rank; 第八届 is a number of something."""
    gates = _gates()
    before = draft.start - 1
    if draft.unit is not None:
        if draft.unit.surface in gates.rank_units:
            return ""
        return "an ordinal number"
    after = text[draft.end : draft.end + 1]
    cue = ends(gates.rank_cues, text, before) or gates.rank_far.search(
        text[max(before - 16, 0) : before]
    )
    if cue and (not after or after in "，,。;；、)）!！的\n"):
        return ""
    return "an ordinal number"
