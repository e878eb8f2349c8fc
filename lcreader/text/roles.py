"""What a line is for by its own words: byline, opening of a report, label, furniture, call."""

import re

from lcreader.text import bylines
from lcreader.text.heads import is_headlike
from lcreader.text.issuers import is_text, issuer
from lcreader.text.lines import Line, ends_sentence
from lcreader.text.words import words

# One cheap look for any sign of a role; what it misses is a line of text.
_HINT = re.compile(
    r"[讯訊电電消报報■□◎●◆▲【]|记者|記者|通[讯訊]|作者|[编編]|[校组排]|文|图|执笔|采写|撰稿|报道|供稿|整理|"
    r"热线|电话|热線|版|期|周|来源|扫|识别|关注|下载|号|\d{4}[.\-/年]|邮|刊|价|厂|农历|实习|评论员|"
    r"^By |^BY |^[A-Z]\d{2}$|稿源"
)
_META = re.compile(
    r"(?:(?:发布)?(?:时间|日期)[:：]?\s*)?(?:19|20)\d\d[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?"
    r"(?:\s*星期[一二三四五六日天])?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"(?:[\s|·]*(?:来源|作者|记者|编辑|责编|责任编辑|字号|浏览|阅读)[^。]{0,60})?"
    r"|(?:文章)?(?:来源|稿源)[:：][^。]{1,60}"
)
_BRACKETED_DATE = re.compile(r"[（(]((?:19|20)\d\d年\d{1,2}月\d{1,2}日)[）)]")
_LIST_NUMBER = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．]")
_LABEL_MARKS = "■□◎●◆▲【】[]〔〕《》<>：: 　·—-"
_END = 30
_SHORT = 120  # half-widths of the longest line that is furniture
_CALL = 80
_CREDIT = 120  # characters from the start of a line in which an opening credit ends
_LABEL = 24
_SPEAKER = 60
_HEADLINE = 90
_HEAD_LINES = 3


def set_roles(source: str, lines: list[Line]) -> None:
    """Set `role` and `credit` of every line that has one."""
    labels = words().labels
    for index, line in enumerate(lines):
        if line.width <= _END and index and words().end.fullmatch(line.bare):
            line.role = "end"
        elif line.width <= _LABEL and line.bare.strip(_LABEL_MARKS) in labels:
            line.role = "label"
        elif _HINT.search(line.bare):
            _set_role(source, lines, index)
        if line.role in ("", "opener") and not line.closed and _may_credit(line):
            start = lines[index - 1].start if index and not line.gap else line.start
            credit = None if line.role else bylines.closing_credit(source[start : line.end])
            line.closed = credit is not None or _has_end_mark(line)
        if not line.role and line.width <= _SPEAKER and not line.closed and index:
            _set_name(lines, index)


def _may_credit(line: Line) -> bool:
    """Whether a line may end in a credit, which ends its sentence too."""
    return line.tail[-1] in "）)】]〕" or any(mark in line.tail for mark in words().marks)


def _has_end_mark(line: Line) -> bool:
    """Whether a line ends in （完） behind the stop of its last sentence."""
    return any(
        mark.end() == len(line.tail) and ends_sentence(line.tail[: mark.start()])
        for mark in words().end.finditer(line.tail)
    )


def label_kind(line: Line) -> str:
    """What kind of piece stands under the label on `line`; "" where it is no label."""
    return words().labels.get(line.bare.strip(_LABEL_MARKS), "")


def _set_name(lines: list[Line], index: int) -> None:
    """A name alone, or an office and a name, is a byline between a headline and a text."""
    line, above, below = lines[index], lines[index - 1], lines[index + 1 : index + 2]
    if above.closed or above.role not in ("", "label", "byline") or above.width > _HEADLINE:
        return
    if (offices := issuer(lines, index)) and (above.role or _are_heads(lines, index - 1)):
        line.role, line.credit = "byline", offices
        return
    if above.role == "byline":
        return
    if not below or line.level or below[0].level or below[0].bare[0] in "—－-":
        return
    wide = bool(below[0].role) or is_text(below[0]) or below[0].width >= 2 * line.width
    credit = bylines.bare_names(line.bare) if wide else None
    credit = credit or bylines.office_byline(line.bare)
    if credit and (line.gap or _are_heads(lines, index - 1)):
        line.role, line.credit = "byline", credit


def _are_heads(lines: list[Line], index: int) -> bool:
    """Whether the line at `index` and those right above it can be the lines of a headline."""
    for line in reversed(lines[max(index - _HEAD_LINES, 0) : index + 1]):
        if line.closed:
            return True
        if not is_headlike(line):
            return False
        if line.gap:
            return True
    return index <= _HEAD_LINES


def _set_role(source: str, lines: list[Line], index: int) -> None:
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    adjoining = below if below is not None and not below.gap else line
    credit = bylines.opening_credit(source[line.start : min(adjoining.end, line.start + _CREDIT)])
    lone = bylines.is_bracketed(line.bare) and credit and line.start + credit.end >= line.end
    if credit and not lone and line.start + credit.end < adjoining.end:
        rest = bylines.byline(source[line.start + credit.end : line.end].strip())
        line.role, line.credit = ("byline", rest) if rest else ("opener", credit)
        return
    if line.width > _SHORT:
        return
    bare = line.bare
    if meta := _META.fullmatch(bare) or _BRACKETED_DATE.fullmatch(bare):
        line.role, line.credit = "meta", bylines.author_in(meta[0])
    elif credit := credit or bylines.byline(bare):
        line.role, line.credit = "byline", credit
    elif line.closed or _goes_on(lines, index) or _has_editors(bare):
        return
    elif words().masthead.search(bare):
        line.role = "furniture"
    elif line.width <= _CALL and not line.level and _is_call(bare):
        line.role = "notice"


def _goes_on(lines: list[Line], index: int) -> bool:
    """Whether a line stands right below one that no sentence ends, in the middle of a text."""
    above = lines[index - 1] if index and not lines[index].gap else None
    return above is not None and not above.closed and not above.role


def _has_editors(bare: str) -> bool:
    """Whether a list of editors stands at the end of a line of text."""
    credit = bylines.closing_credit(bare)
    return credit is not None and credit.start > 0


def _is_call(bare: str) -> bool:
    return words().notice.search(bare) is not None and not _LIST_NUMBER.match(bare)
