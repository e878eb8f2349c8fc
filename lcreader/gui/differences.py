"""What changed between two short texts, as stretches to show: kept, taken out, put in.

>>> difference("增长9.4%", "增长9.5%")
(Stretch(kind='same', text='增长9.'), Stretch(kind='out', text='4'), \
Stretch(kind='in', text='5'), Stretch(kind='same', text='%'))
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_LONGEST = 1500  # characters of each text that are compared
_KEPT = 10  # characters shown of a long stretch that is the same, at each end


class Stretch(NamedTuple):
    """A piece of either text."""

    kind: Literal["same", "out", "in"]
    text: str


def difference(old: str, new: str) -> tuple[Stretch, ...]:
    """The stretches that lead from `old` to `new`; long ones that are the same are shortened."""
    return tuple(_stretches(old[:_LONGEST], new[:_LONGEST]))


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(changes):
        if kind == "equal":
            first, last = number == 0, number == len(changes) - 1
            yield Stretch("same", _shortened(old[a:b], first, last))
            continue
        if a < b:
            yield Stretch("out", old[a:b])
        if c < d:
            yield Stretch("in", new[c:d])


def _shortened(text: str, first: bool, last: bool) -> str:
    if first and not last and len(text) > _KEPT:
        return "…" + text[-_KEPT:]
    if last and not first and len(text) > _KEPT:
        return text[:_KEPT] + "…"
    if len(text) > 2 * _KEPT:
        return f"{text[:_KEPT]}…{text[-_KEPT:]}"
    return text
