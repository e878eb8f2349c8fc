"""Who wrote an article: credits that open a text, bylines on a line, credits that close a text.

All functions take one line or the ends of a paragraph and give a `Credit` or None.
"""

import re
from dataclasses import dataclass
from functools import cache

from lcreader.text.words import words

_NAME = (
    r"[\u4e00-\u9fff]{2,4}(?:[·•][\u4e00-\u9fff]{1,8}){0,3}"
    r"|[A-Z][A-Za-z.\-']+(?: [A-Z][A-Za-z.\-']+){0,3}"
)
_NAME_ONLY = re.compile(_NAME)
_SEPARATOR = re.compile(r"[ 　\t、,，;；/／|：:]+")
_AUTHOR = re.compile(r"(?:作者|记者)[:： ]\s*[\u4e00-\u9fff·]{2,8}(?:[ 、][\u4e00-\u9fff·]{2,4})*")
_STOP = re.compile(r"[，,；;：:。/|]")
_OPENING, _CLOSING = "（([【〔［", "）)]】〕］"
_INSTITUTION = re.compile(r"[\u4e00-\u9fff]{4,26}")
_PLACE_END = "区县市省镇乡村路街部局院校会报社"
_LONGEST = 80  # characters of the longest byline
_TAIL = 90  # characters at the end of a text in which its credit begins
_DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"


@dataclass(frozen=True, slots=True)
class Credit:
    """A byline or credit: the names in it, the paper and the date that it mentions.

    `start`, `end` span it in the text that it was found in.
    """

    names: tuple[str, ...]
    start: int
    end: int
    paper: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    hint: re.Pattern[str]
    role: re.Pattern[str]
    opening: re.Pattern[str]
    agency: re.Pattern[str]
    reporter: re.Pattern[str]
    closing: re.Pattern[str]
    bracketed: re.Pattern[str]
    picture: re.Pattern[str]
    office: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = words()
    roles = "|".join(re.escape(word) for word in table.roles)
    marks = re.escape(table.marks)
    long_roles = "|".join(re.escape(word) for word in table.roles if len(word) > 1)
    tails = "|".join(re.escape(word) for word in table.tails)
    pictures = "|".join(re.escape(word) for word in table.pictures)
    place = r"[\u4e00-\u9fff·、 ]"
    offices = "|".join(re.escape(word) for word in table.offices)
    return _Patterns(
        hint=re.compile(f"[{marks}]|{long_roles}|{tails}|^文|^By |^BY "),
        role=re.compile(
            rf"(?P<paper>[\u4e00-\u9fff·]{{0,12}}?)(?:{long_roles})(?=[ 　:：/]|$)|(?:{roles})$"
        ),
        opening=re.compile(
            rf"[{marks}]?[ 　]*[【\[]?(?:"
            rf"本[报報刊台网]{place}{{0,16}}(?:{_DATE})?专?[讯訊电電](?:(?=[ 　（(\]】])|(?=\d))"
            rf"|据?{place}{{2,8}}[社网报報台]{place}{{0,12}}{_DATE}专?[讯訊电電]"
            rf"|据?{place}{{2,4}}社{place}{{0,8}}[讯訊电電](?=[ 　（(\]】])"
            rf"|本[报報]消息(?=[ 　（(]))[】\]]?"
            rf"[ 　]*(?:[（(](?P<inside>[^（）()]{{2,60}})[）)])?[ 　:：]*"
        ),
        agency=re.compile(
            rf"[（(【〔［][\u4e00-\u9fff]{{0,6}}社?(?:{long_roles})"
            rf"(?P<inside>(?:[\u4e00-\u9fff]{{2,3}}、){{0,3}}[\u4e00-\u9fff]{{2,3}})"
            rf"[\u4e00-\u9fff]{{2,4}}(?:\d{{1,2}}月)?\d{{1,2}}日[电電][）)】〕］][ 　]*"
        ),
        reporter=re.compile(
            rf"[（(【〔［](?P<inside>[^（）()【】〔〕\n]{{0,12}}(?:{long_roles})"
            rf"[^（）()【】〔〕]{{2,50}})[）)】〕］][ 　]*"
        ),
        closing=re.compile(rf"\s*(?P<inside>[{marks}][^。！？]{{2,50}})$"),
        bracketed=re.compile(
            rf"\s*[（(](?P<inside>[^（）()]{{0,16}}(?:{roles})[^（）()]{{2,50}})[）)]$"
        ),
        picture=re.compile(
            rf"(?:(?:{pictures})[:：/ 　]|[ 　/（(](?:[^ 　（）()]{{0,12}})(?:{pictures})[）)]?$)"
        ),
        office=re.compile(rf"[\u4e00-\u9fff]{{0,14}}(?:{offices})[ 　]+(?P<name>{_NAME})$"),
    )


def opening_credit(text: str) -> Credit | None:
    """The credit that opens a report: 本报讯（记者 某某）, 新华社北京12月10日电, （记者 某某）.

    >>> opening_credit("本报讯（记者 张洁） 2月18日，").names
    ('张洁',)
    """
    head = text[:110]
    if not any(sign in head[:48] for sign in "讯電电訊（(消【〔［"):
        return None
    if rest := words().continued.match(head):
        return Credit((), 0, rest.end())
    pattern = _patterns()
    found = pattern.opening.match(head)
    if found is None and head[0] in _OPENING:
        first = head.partition("\n")[0]
        found = pattern.agency.match(first) or pattern.reporter.match(first)
    if found is None:
        return None
    inside = (found["inside"] or "").replace("\n", "")
    names, paper = _names(inside) if inside else ((), "")
    if inside and not names and (alone := bare_names(inside)):
        names = alone.names
    if inside and not names and not _is_source(inside):
        return None
    date = re.search(_DATE, found[0])
    return Credit(names, 0, found.end(), paper, date[0] if date else "")


def is_bracketed(text: str) -> bool:
    """Whether a line begins with a bracket, as （记者 某某） does."""
    return text[:1] != "" and text[0] in _OPENING


def _is_source(inside: str) -> bool:
    """Whether what stands in brackets is a sender and no part of the sentence."""
    return bool(words().paper.search(inside)) or inside[-1] in "社网台室"


def byline(text: str) -> Credit | None:
    """The byline that fills a line: a mark, roles, names, 某某 聊城报道.

    >>> byline("■ 本报记者 王培源").names, byline("陶春燕 聊城报道").names
    (('王培源',), ('陶春燕',))
    """
    if len(text) > _LONGEST or not _patterns().hint.search(text) or _is_rest(text):
        return None
    line = text.lstrip(words().marks + " 　").rstrip(_CLOSING + " 　")
    line = line.lstrip(_OPENING)
    if line[:3] in ("By ", "BY "):
        return Credit(tuple(re.split(r", | and ", line[3:].strip())), 0, len(text))
    names, paper = _names(line)
    return Credit(names, 0, len(text), paper) if names else None


def _is_rest(text: str) -> bool:
    """Whether a line closes a bracket that opened on the line above: 记者 张洁）."""
    return text[-1] in "）)" and not ("（" in text or "(" in text)


def author_in(text: str) -> Credit | None:
    """The author or reporter whom a line of dates and sources names."""
    found = _AUTHOR.search(text)
    credit = byline(found[0]) if found else None
    return Credit(credit.names, 0, len(text)) if credit else None


def office_byline(text: str) -> Credit | None:
    """The office and name of the speaker below the title of a report: 聊城市市长 张百顺."""
    if len(text) > 40 or not (" " in text or "　" in text):
        return None
    found = _patterns().office.fullmatch(text)
    return Credit((found["name"],), 0, len(text)) if found else None


def bare_names(text: str) -> Credit | None:
    """One to three names that fill a line, known by their surnames.

    >>> bare_names("白国威").names, bare_names("度假区")
    (('白国威',), None)
    """
    if len(text) > 16 or _STOP.search(text):
        return None
    parts = _tokens(text)
    surnames = words().surnames
    for part in parts:
        known = part[0] in surnames or part[:2] in surnames
        if not known or not 2 <= len(part) <= 4 or part[-1] in _PLACE_END:
            return None
        if not _NAME_ONLY.fullmatch(part):
            return None
    return Credit(tuple(parts), 0, len(text)) if 1 <= len(parts) <= 3 else None


def issuers(text: str) -> Credit | None:
    """The offices or firms that fill a line.

    >>> issuers("国家统计局").names, issuers("某某市统计局 国家统计局某某调查队").names
    (('国家统计局',), ('某某市统计局', '国家统计局某某调查队'))
    >>> issuers("全市经济工作会议召开")
    """
    ends, others = words().institutions, words().no_institutions
    if not text.endswith(ends) or len(text) > _LONGEST:
        return None
    parts = [part for part in re.split(r"[ 　、]+", text) if part]
    if len(text) == 2 * len(parts) - 1:  # letter-spaced
        parts = ["".join(parts)]
    if not all(_INSTITUTION.fullmatch(part) for part in parts):
        return None
    if not all(part.endswith(ends) and not part.endswith(others) for part in parts):
        return None
    return Credit(tuple(parts), 0, len(text))


def is_authority(text: str) -> bool:
    """Whether the name of an office begins as those of authorities do: 国家, 某某市."""
    return words().authority.match(text) is not None


def is_name_list(text: str) -> bool:
    """Whether a text is three or more names, behind a colon or not, parted by spaces.

    >>> is_name_list("先进个人：张伟 王芳 李娜"), is_name_list("张伟说 王芳也 赞成")
    (True, False)
    """
    parts = re.split(r"[：:]", text)[-1].split()
    surnames = words().surnames
    return len(parts) > 2 and all(
        2 <= len(part) <= 4
        and (part[0] in surnames or part[:2] in surnames)
        and _NAME_ONLY.fullmatch(part)
        for part in parts
    )


def closing_credit(text: str) -> Credit | None:
    """The credit at the end of a text: 。 ■ 本报记者 某某, 。（记者 某某）; a wrap may cut it.

    A list of editors in brackets is one without names.
    """
    offset = max(len(text) - _TAIL, 0)
    above, wrap, below = text[offset:].rpartition("\n")
    tail = above + below
    for pattern in (_patterns().closing, _patterns().bracketed):
        if found := pattern.search(tail):
            names, paper = _names(found["inside"].lstrip(words().marks + " 　"))
            if names:
                start = found.start() + (len(wrap) if found.start() > len(above) else 0)
                return Credit(names, offset + start, len(text), paper)
    edited = words().editor.search(text, offset)
    return Credit((), edited.start(), len(text)) if edited and edited.end() == len(text) else None


def has_picture_credit(text: str) -> bool:
    """Whether a short text says who took the picture: 摄影:司徒平, 张洁 摄."""
    tail = text[-40:]
    return _patterns().picture.search(tail) is not None


def _names(text: str) -> tuple[tuple[str, ...], str]:
    """The names and the paper of a credit, nothing when it is something else."""
    table = words()
    pattern = _patterns()
    names: list[str] = []
    paper = ""
    led = False
    for part in _tokens(text):
        if part in table.tails or (names and any(part.endswith(t) for t in table.tails)):
            led = True
            continue
        if part in table.pictures:
            led = True
            continue
        role = pattern.role.fullmatch(part)
        if role:
            led = True
            named = table.paper.search(role["paper"] or "")
            paper = paper or (named[0] if named else "")
            continue
        name = _glued(part) if not _NAME_ONLY.fullmatch(part) or _has_role(part) else part
        if not name:
            if names or led or len(part) > 14 or not _is_sender(part):
                return (), ""
            named = table.paper.search(part)
            paper = named[0] if named else ""
            continue
        led = led or name != part
        names.append(name)
    return (tuple(dict.fromkeys(names)), paper) if led else ((), "")


def _is_sender(part: str) -> bool:
    return bool(words().paper.search(part)) or part.endswith(("讯", "社", "网", "壹点", "客户端"))


def _has_role(part: str) -> bool:
    return any(role in part for role in words().roles if len(role) > 1)


def _glued(part: str) -> str:
    """The name in 记者张洁: a role and a name that its surname makes sure of."""
    for role in words().roles:
        before, found, name = part.partition(role)
        if found and len(role) > 1 and len(before) <= 10 and bare_names(name):
            return name
    return ""


def _tokens(text: str) -> list[str]:
    """The words of a credit; names of two characters set wide (王 强) put together."""
    parts = [part for part in _SEPARATOR.split(text.strip()) if part]
    joined: list[str] = []
    lone = False
    for part in parts:
        single = len(part) == 1 and "\u4e00" <= part <= "\u9fff" and part not in words().roles
        if single and lone:
            joined[-1] += part
            lone = False
        else:
            joined.append(part)
            lone = single
    return joined
