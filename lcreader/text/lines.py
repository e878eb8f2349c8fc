"""What a line of a page is: where it stands, how wide it is, whether a sentence ends with it.

`read_lines` takes a source text and gives its lines, blank ones and rules counted as gaps.
"""

import re
from dataclasses import dataclass
from typing import Literal

from lcreader.text.bylines import Credit

Role = Literal["", "byline", "opener", "label", "furniture", "notice", "meta", "end"]

_MARK = re.compile(r"(?:(#{1,6})[ \t　]+|>[ \t]?|[-*+][ \t]+(?=\S))")
_RULE = re.compile(r"[-=*_#~\s]+|[-=*_#~—─━·•.…\s]{3,}")
_INLINE = re.compile(r"\*\*|</?[A-Za-z][^<>\n]{0,80}>|&nbsp;|[\u200b-\u200f\ufeff]")
_SPACED = re.compile(r"(?:[\u4e00-\u9fff][ 　]){3,}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CLOSERS = "”’\"'」』）)】》*　 "
_ENDS = "。！？!?…"
_LONG = 240  # code points from which a line is surely a paragraph
_RULE_GAP = 2
_TAIL = 80

WIDE_GAP = 2  # blank lines: the hole of a photo, or the end of a column


@dataclass(slots=True)
class Line:
    """A line that is not blank.

    `start`, `end` span its text in the source, white space and marks of Markdown at its ends
    left out; `stop` is where its line break stands. `bare` is its text without markup and
    letter-spacing (the first 240 characters of a very long line), `tail` its end as it stands
    there. `gap` is the number of blank
    lines above it, `level` the number of # before it, `item` tells a list's item; `width` counts
    a Han character as 2. `role` and `credit` are set by `roles.set_roles`.
    """

    number: int
    start: int
    end: int
    stop: int
    gap: int
    indented: bool
    level: int
    bare: str
    tail: str
    width: int
    closed: bool
    latin: bool
    item: bool = False
    role: Role = ""
    credit: Credit | None = None


def read_lines(text: str) -> list[Line]:
    """The lines of a page that hold more than white space and rules."""
    found: list[Line] = []
    position = gap = 0
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        if not stripped:
            gap += 1
        elif stripped[0] in "-=*_#~—─━·•.…" and _RULE.fullmatch(stripped):
            gap += _RULE_GAP
        else:
            line = _line(raw, stripped, number, position, gap)
            if line.bare:
                found.append(line)
            gap = 0 if line.bare else gap + 1
        position += len(raw) + 1
    if found:
        found[0].gap = 0  # white space above the page says nothing
    return found


def _line(raw: str, stripped: str, number: int, position: int, gap: int) -> Line:
    lead = len(raw) - len(raw.lstrip())
    start = position + lead
    level = 0
    item = False
    text = stripped
    if stripped[0] in "#>-*+" and (mark := _MARK.match(stripped)):
        level = len(mark[1] or "")
        item = stripped[0] in "-*+"
        start += mark.end()
        text = stripped[mark.end() :]
    bare = bare_text(text)
    return Line(
        number=number,
        start=start,
        end=start + len(text),
        stop=position + len(raw),
        gap=gap,
        indented=raw[0] == "　" or lead > 1 or raw[0] == "\t",
        level=level,
        bare=bare,
        tail=text[-_TAIL:],
        width=len(bare.encode("gb18030", "replace")) if len(text) <= _LONG else 2 * len(text),
        closed=ends_sentence(text[-_TAIL:]),
        latin=_HAN.search(bare) is None,
        item=item,
    )


def bare_text(text: str) -> str:
    """A line without inline markup and letter-spacing; no more than its first 240 characters."""
    bare = _without_markup(text[:_LONG])
    if not bare and len(text) > _LONG:
        bare = _without_markup(text)[:_LONG]
    if " " in bare or "　" in bare:
        bare = _SPACED.sub(lambda m: m[0].replace(" ", "").replace("　", ""), bare)
    return bare


def _without_markup(text: str) -> str:
    if "*" in text or "<" in text or "&" in text or not text.isprintable():
        text = _INLINE.sub("", text)
    return text.strip()


def ends_sentence(text: str) -> bool:
    """Whether `text` ends a sentence: with 。！？!?… or a Latin full stop, quotes allowed after it.

    >>> ends_sentence("服务全省。”"), ends_sentence("“上大压小”"), ends_sentence("It rains.")
    (True, False, True)
    """
    core = text.rstrip(_CLOSERS)
    if not core:
        return False
    last = core[-1]
    if last in _ENDS:
        return True
    return last == "." and core[-2:-1].isalpha() and core[-2:-1].isascii()
