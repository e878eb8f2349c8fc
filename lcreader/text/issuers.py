"""Offices that sign below a headline: 国家统计局, 某某市人民政府.

`issuer` takes the lines of a page and gives the credit of the line at an index, or None: such a
line is an issuer only where it stands between a headline and a date or a text.
"""

from collections.abc import Sequence

from lcreader.text import bylines, dates, joins
from lcreader.text.bylines import Credit
from lcreader.text.lines import Line
from lcreader.text.words import words

_TEXT = 60  # half-widths from which a line is text
_SALUTATION = 24


def issuer(lines: Sequence[Line], index: int) -> Credit | None:
    """The offices that fill the line at `index`, if it stands where an issuer does."""
    line, above = lines[index], lines[index - 1]
    credit = bylines.issuers(line.bare)
    if credit is None or line.level or joins.is_numbered_head(above):
        return None
    if above.role == "byline":
        return credit if bylines.issuers(above.bare) else None
    end = index + 1
    while end < len(lines) and bylines.issuers(lines[end].bare):
        end += 1
    below = lines[end : end + 2]
    dated = len(below) > 1 and dates.is_date(below[0].bare.strip("（）()"))
    if (dated and not is_text(below[1])) or not (dated or (below and is_text(below[0]))):
        return None
    if above.bare.rstrip("》” ").endswith(words().documents):
        return credit
    if not bylines.is_authority(line.bare) or above.width < line.width:
        return None
    return credit if dated or (line.gap and lines[index + 1].gap) else None


def is_text(line: Line) -> bool:
    """Whether a line is text by its looks: a sentence, a long line, a salutation."""
    salutes = line.bare[-1] in "：:" and line.width <= _SALUTATION
    return line.closed or salutes or line.width >= _TEXT
