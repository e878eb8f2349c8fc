"""Does a line go on with the sentence of another? Cues that need no more than the two lines."""

import re

from lcreader.text.lines import Line
from lcreader.text.words import words

_LIST = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}(?:[）)、．]|\.(?!\d))|第[一二三四五六七八九十百]+[章节条]"
    r"|[①-⑳•·●○◆◇■□▲△★☆]|[Qq问答][:：])"
)
_HEAD_LIST = re.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]+[章节]|\d{1,2}(?:、|\.(?!\d)))"
)
_STUB = re.compile(
    r"(?![一二三四五六七八九十]、)"
    r"(?:[\u4e00-\u9fff]{0,2}[”’」』）)]?[。！？]|[\u4e00-\u9fff]?[”’」』）)]?[，、；,;])"
)
_SPEECH = re.compile(r"[“\"「]([^“”\"「」]{1,400})")
_CUT_END = re.compile(r"[，、,（(《“‘「『\[—－+\-]$")
_BRACKETS = (
    ("（", "）"),
    ("(", ")"),
    ("《", "》"),
    ("“", "”"),
    ("「", "」"),
    ("『", "』"),
    ("‘", "’"),
)
_COUNTED = re.compile(r"[（(]?(\d{1,3})(?:[）)、．]|\.(?!\d))")
_OFFICE_END = re.compile(
    r"(?:政府|局|厅|部|委|委员会|办公室|办公厅|公司|集团|协会|学会|法院|检察院|中心|大学|学院|学校|社)$"
)
_OFFICE = 30
_CHUNKS = 4  # printed lines from which a line shows its column's width


def starts_list(line: Line) -> bool:
    """Whether a line opens with a number or mark of a list."""
    return line.item or _LIST.match(line.bare) is not None


def is_numbered_head(line: Line) -> bool:
    """Whether a line is numbered as the heads of reports are: 一、 （二） 第三章."""
    return _HEAD_LIST.match(line.bare) is not None


def is_counted(line: Line) -> bool:
    """Whether a line is numbered in digits, as the items of a list are."""
    return _COUNTED.match(line.bare) is not None


def counts_on(line: Line, after: Line) -> bool:
    """Whether `after` bears the number that follows upon the number of `line`."""
    first, second = _COUNTED.match(line.bare), _COUNTED.match(after.bare)
    return first is not None and second is not None and int(second[1]) == int(first[1]) + 1


def is_office(text: str) -> bool:
    """Whether a short line is the name of an office that signs: 某某市人民政府."""
    return len(text) <= _OFFICE and _OFFICE_END.search(text) is not None


def is_stub(text: str) -> bool:
    """Whether `text` begins with the rest of a sentence: one or two characters and a stop.

    Two characters and a comma are as often an opening (近日，).


    >>> is_stub("升。2024年，市投资促进局"), is_stub("产业发展的最终目的，是惠及民生。")
    (True, False)
    """
    return _STUB.match(text) is not None


def is_cut(text: str) -> bool:
    """Whether `text` ends where no sentence or headline can: in a comma or an open bracket.

    >>> is_cut("起到了“压舱石”的作用。“十"), is_cut("“上大压小”"), is_cut("全市和")
    (True, False, True)
    """
    return (
        bool(_CUT_END.search(text)) or has_open_bracket(text) or text.endswith(words().open_endings)
    )


def has_open_bracket(text: str) -> bool:
    """Whether a bracket or quote that opens in `text` does not close there."""
    tail = text[-80:]
    return any(tail.rfind(left) > tail.rfind(right) for left, right in _BRACKETS)


def opens_speech(text: str) -> bool:
    """Whether `text` opens with a quotation that is a speech: it runs on past a comma or stop."""
    found = _SPEECH.match(text)
    return bool(found) and any(sign in found[1] for sign in "，。,！？；") if found else False


def is_done(text: str) -> bool:
    """Whether a line whose printed line ends became spaces broke off early, as last lines do.

    >>> is_done("做出突出 贡献的企业家 关爱他人的个人和 群体等")
    True
    >>> is_done("发展成果 更多惠及 全体公民")
    False
    """
    parts = text.rsplit(" ", _CHUNKS)[1:] if text.count(" ") >= _CHUNKS - 1 else []
    if len(parts) < _CHUNKS - 1:
        return False
    *full, last = parts
    return min(map(len, full)) >= 4 and 5 * len(last) <= 3 * min(map(len, full))


def goes_on(before: Line, after: Line) -> bool:
    """Whether `after` may go on with the sentence that `before` leaves open across a gap."""
    if before.closed or starts_list(after) or before.tail[-1] in "：:；;":
        return False
    if is_stub(after.bare):
        return True
    if is_done(before.tail):
        return False
    return is_cut(before.tail) or not opens_speech(after.bare)
