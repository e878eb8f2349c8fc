"""How exact a number is said to be: the words right before and right after it.

>>> text = "超3900个"
>>> hedge(text, 1, 6, 5, False, "count", False).qualifier
'over'
"""

from functools import cache
from typing import NamedTuple

from lcreader.figures.lexicon import by_first, by_last, ends, starts, table
from lcreader.records import Qualifier


class Hedge(NamedTuple):
    """The qualifier, where the hedge before begins, where the one after ends, and the rule."""

    qualifier: Qualifier
    start: int
    end: int
    rules: tuple[str, ...] = ()


class _Hedges(NamedTuple):
    before: dict[str, tuple[str, ...]]
    before_says: dict[str, Qualifier]
    not_before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    after_says: dict[str, Qualifier]
    not_after: dict[str, tuple[str, ...]]
    unit_words: frozenset[str]
    unit_classes: frozenset[str]
    bare: dict[str, tuple[str, ...]]
    bare_over: frozenset[str]


@cache
def _hedges() -> _Hedges:
    hedges = table("hedges")
    before = {w: g["qualifier"] for g in hedges["before"] for w in g["words"]}
    after = {w: g["qualifier"] for g in hedges["after"] for w in g["words"]}
    return _Hedges(
        by_last(before),
        before,
        by_last(hedges["not_before"]["words"]),
        by_first(after),
        after,
        by_first(hedges["not_after"]["words"]),
        frozenset(hedges["after_unit"]["words"]),
        frozenset(hedges["after_unit"]["classes"]),
        by_last(hedges["bare"]["before"]),
        frozenset(hedges["bare"]["over"]),
    )


def hedge(
    text: str, start: int, end: int, number_end: int, over: bool, kind: str, bare: bool
) -> Hedge:
    """What the words beside the quantity make of it; `over` is 多 or 余 inside the number."""
    hedges = _hedges()
    at = start
    while at > 0 and text[at - 1] in " \u3000了":
        at -= 1
    word = ends(hedges.before, text, at)
    if word and len(ends(hedges.not_before, text, at)) > len(word):
        word = ""
    first = at - len(word) if word else start
    qualifier: Qualifier = hedges.before_says[word] if word else "exact"
    if bare and not word:
        up = ends(hedges.bare, text, at)
        if up:
            first = at - len(up)
            qualifier = "over" if up in hedges.bare_over else "exact"
    if over:
        return Hedge("over", first, end, ("open number",))
    tail = _after(text, end, kind, hedges)
    if tail:
        return Hedge(hedges.after_says[tail], first, end + len(tail), (f"hedge {tail}",))
    return Hedge(qualifier, first, end, (f"hedge {word}",) if word else ())


def _after(text: str, end: int, kind: str, hedges: _Hedges) -> str:
    while text[end : end + 1] == " ":
        end += 1
    word = starts(hedges.after, text, end)
    if not word or len(starts(hedges.not_after, text, end)) > len(word):
        return ""
    if word in hedges.unit_words and kind not in hedges.unit_classes:
        return ""
    return word


def raised(text: str, start: int) -> bool:
    """Whether a word before `start` makes a bare magnitude a number (上千, 突破千亿)."""
    at = start
    while at > 0 and text[at - 1] in " \u3000":
        at -= 1
    hedges = _hedges()
    word = ends(hedges.bare, text, at)
    return bool(word) and len(ends(hedges.not_before, text, at)) <= len(word)


def reach(text: str, start: int, end: int, number_end: int, kind: str) -> tuple[int, int]:
    """Where the quantity begins and ends together with its hedges."""
    found = hedge(text, start, end, number_end, False, kind, False)
    if found.start == start:
        return start, found.end
    return found.start, found.end
