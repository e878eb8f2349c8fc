"""Headlines: which lines can be one, and what title and subtitle their lines make.

A newspaper's headline has up to three parts: a kicker above (引题), the title, and a sub-head
below that mostly begins with a dash (副题). Labels (记者手记) may stand beside them.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lcreader.records import Span
from lcreader.text import joins
from lcreader.text.clean import clean_headline
from lcreader.text.lines import Line
from lcreader.text.wraps import is_full

_LONGEST = 45  # characters of a headline line
_LONGEST_LATIN = 110
_LONGEST_MARKED = 100
_COMMA = re.compile(r"[，；;]|,(?!\d{3})")
_FIELD = re.compile(r"^(?:标题|题目|题名)[:：] ?")
_COMMAS = 2  # commas that a sentence has and a headline has not
_INDENT = 4  # half-widths of the indent of a first line
_MANY = 3  # lines of one part of a headline
_NO_END = "，、；：,;:"
_NO_START = "，。、；：！？）》”’」』,;)%％"
_DASH = ("——", "—", "－－", "--", "–")
_VERTICAL = re.compile(r"[「『]")


class Headline(NamedTuple):
    """What the lines of a headline say."""

    title: str
    subtitle: str


def is_headlike(line: Line) -> bool:
    """Whether a line could be (a line of) a headline by its own looks."""
    bare = line.bare
    longest = _LONGEST_LATIN if line.latin else _LONGEST
    if not 2 <= len(bare) <= longest or "。" in bare or line.item:
        return False
    if bare[-1] in _NO_END or bare[0] in _NO_START or joins.is_stub(bare):
        return False
    return not line.closed and (line.latin or len(_COMMA.findall(bare)) < _COMMAS)


def is_sub_head(line: Line) -> bool:
    """Whether a line begins with the dash of a sub-head."""
    return line.bare.startswith(_DASH) and len(line.bare) > 2


def is_aside(line: Line) -> bool:
    """Whether a line of a headline stands in brackets: where and when a speech was held."""
    return line.bare[0] in "（(" and line.bare[-1] in "）)"


def is_kicker(line: Line) -> bool:
    """Whether a line ends in the dash that leads to the title."""
    return line.bare.endswith("——")


def is_unfinished(line: Line) -> bool:
    """Whether a line alone is no whole headline: it ends in a comma, an open bracket, 的 or 和."""
    return joins.is_cut(line.bare) and not is_kicker(line)


def runs_into(line: Line, after: Line, width: int, first: bool) -> bool:
    """Whether a headlike line goes on in the line right below it, wrapped.

    `first` is whether nothing but headlines stands above it on its page or behind its gap.
    """
    if joins.is_stub(after.bare) or is_unfinished(line):
        return True
    if after.indented and not line.indented:
        return False
    if width:
        narrow = line.indented or not first  # a first line, its indent not counted or lost
        return is_full(line, width) or (narrow and is_full(line, width - _INDENT))
    if after.width > max(1.15 * line.width, line.width + 6):
        return False
    return line.latin or "，" in line.bare or len(after.bare) <= 6


def compose(source: str, lines: Sequence[Line]) -> Headline:
    """Title and subtitle of the lines of one headline, labels left out."""
    parts = _parts(lines)
    texts = [clean_headline(source, [Span(x.start, x.end) for x in part]) for part in parts]
    if not parts:
        return Headline("", "")
    main = _main(parts)
    texts = [_FIELD.sub("", text) for text in texts]
    rest = [text for index, text in enumerate(texts) if index != main]
    return Headline(texts[main], " ".join(rest))


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that are one part of a headline put together."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and len(parts[-1]) < _MANY and _is_one(parts[-1][-1], line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _is_one(before: Line, line: Line) -> bool:
    """Whether two lines of a headline are one part: cut, like halves, or set vertically."""
    apart = is_sub_head(line) or is_aside(line)
    if before.level != line.level or apart or is_kicker(before):
        return False
    if _VERTICAL.search(before.bare) and _VERTICAL.search(line.bare):
        return True
    if line.gap:
        return False
    if joins.is_cut(before.bare) or line.bare[0] in _NO_START:
        return True
    return abs(before.width - line.width) <= 2


def _main(parts: Sequence[Sequence[Line]]) -> int:
    """Which part is the title: the one marked highest, else the last that is no sub-head."""
    best = 0
    for index, part in enumerate(parts):
        if is_sub_head(part[0]) or (index and is_aside(part[0])):
            continue
        if is_sub_head(parts[best][0]) or _rank(part[0]) <= _rank(parts[best][0]):
            best = index
    marked = any(is_sub_head(p[0]) or is_aside(p[0]) or p[0].level for p in parts)
    middle = len(parts) == _MANY and not marked
    return 1 if middle else best


def _rank(line: Line) -> int:
    return line.level or 9


def is_marked_headline(line: Line) -> bool:
    """Whether Markdown says that a line is a headline."""
    return bool(line.level) and len(line.bare) <= _LONGEST_MARKED
