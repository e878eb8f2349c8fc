"""What changed between two short texts, as stretches to show: kept, taken out, put in.

A number is one thing: 651 and 652 differ as numbers, not in their last digit.

>>> [(stretch.kind, stretch.text) for stretch in difference("增长9.4%", "增长9.5%")]
[('same', '增长'), ('out', '9.4'), ('in', '9.5'), ('same', '%')]
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_LONGEST = 1500  # characters of each text that are compared
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)
_KEPT = 10  # characters shown of a long stretch that is the same, at each end


class Stretch(NamedTuple):
    """A piece of either text."""

    kind: Literal["same", "out", "in"]
    text: str


def difference(old: str, new: str) -> tuple[Stretch, ...]:
    """The stretches that lead from `old` to `new`; long ones that are the same are shortened."""
    return tuple(_stretches(_TOKEN.findall(old[:_LONGEST]), _TOKEN.findall(new[:_LONGEST])))


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(changes):
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            first, last = number == 0, number == len(changes) - 1
            yield Stretch("same", _shortened(gone, first, last))
            continue
        if gone:
            yield Stretch("out", gone)
        if come:
            yield Stretch("in", come)


def _shortened(text: str, first: bool, last: bool) -> str:
    if first and not last and len(text) > _KEPT:
        return "…" + text[-_KEPT:]
    if last and not first and len(text) > _KEPT:
        return text[:_KEPT] + "…"
    if len(text) > 2 * _KEPT:
        return f"{text[:_KEPT]}…{text[-_KEPT:]}"
    return text
