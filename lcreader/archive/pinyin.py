"""Pinyin of titles, to sort by, and of words, to find them by."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

_SIGNS = re.compile(r"[\W_]+")


def title_key(title: str) -> str:
    """A text that sorts as the title's pinyin does; signs are passed over.

    >>> title_key("“聊城”发展")
    'liao2 cheng2 fa1 zhan3\\t聊城发展'
    """
    # Its dictionary takes a tenth of a second to load, which only an import has to spend.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    plain = _SIGNS.sub("", title).lower()
    if not plain:
        return ""
    return " ".join(lazy_pinyin(plain, style=Style.TONE3)) + "\t" + plain


def bare(folded: str) -> str:
    """A folded text without signs and spaces, as words are compared.

    >>> bare('"十四五"规划(草案)')
    '十四五规划草案'
    """
    return _SIGNS.sub("", folded)


def load() -> None:
    """Load the tables, which takes long, before time is taken."""
    _usual_readings()


def syllables(text: str) -> list[str]:
    """The syllable of each character, without tones; a character that has none is its own.

    >>> syllables("重庆GDP增长")
    ['chong', 'qing', 'G', 'D', 'P', 'zeng', 'zhang']
    """
    tables = _tables()
    found: list[str] = []
    while len(found) < len(text):
        at = len(found)
        found += _phrase(tables, text, at) or (tables.first(text[at]),)
    return found


def _phrase(tables: "_Tables", text: str, at: int) -> tuple[str, ...]:
    """How the longest phrase at a place is read, if there is one."""
    for length in tables.lengths.get(text[at : at + 2], ()):
        if read := tables.phrases.get(text[at : at + length]):
            return read
    return ()


def homophones(syllable: str) -> str:
    """The usual characters that may be read so, whatever their tone.

    >>> "城" in homophones("cheng"), "诚" in homophones("cheng"), homophones("G")
    (True, True, '')
    """
    return _usual_readings().get(syllable, "")


def readings(char: str) -> list[str]:
    """All syllables that a character may be read as.

    >>> sorted(readings("重"))
    ['chong', 'tong', 'zhong']
    """
    marked = _tables().chars.get(ord(char), "")
    return list(dict.fromkeys(map(_plain, marked.split(",")))) if marked else []


# Longer phrases than this are sayings, which no newspaper counts.
_LONGEST = 4


class _Tables(NamedTuple):
    """The marked readings of characters, and phrases that are read otherwise than their characters.

    `lengths` tells of the first two characters of phrases how long these are, the longest first.
    pypinyin's own way takes thirty times as long, which would slow an import down.
    """

    chars: Mapping[int, str]
    first: Callable[[str], str]
    phrases: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]


@cache
def _tables() -> _Tables:
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415 (as above)

    @lru_cache(maxsize=8192)
    def first(char: str) -> str:
        marked = PINYIN_DICT.get(ord(char))
        return _plain(marked.partition(",")[0]) if marked else char

    phrases: dict[str, tuple[str, ...]] = {}
    lengths: dict[str, set[int]] = {}
    for phrase, marked in PHRASES_DICT.items():
        if len(phrase) <= _LONGEST and len(marked) == len(phrase):
            read = tuple(_plain(one[0]) for one in marked)
            if read != tuple(map(first, phrase)):
                phrases[phrase] = read
                lengths.setdefault(phrase[:2], set()).add(len(phrase))
    ordered = {pair: tuple(sorted(several, reverse=True)) for pair, several in lengths.items()}
    return _Tables(PINYIN_DICT, first, phrases, ordered)


@lru_cache(maxsize=4096)
def _plain(marked: str) -> str:
    """A syllable without its tone; ü is v, as it is typed."""
    apart = unicodedata.normalize("NFD", marked).replace("u\u0308", "v")
    return "".join(char for char in apart if not unicodedata.combining(char))


@cache
def _usual_readings() -> dict[str, str]:
    """For each syllable the usual characters that are read so."""
    by_syllable: dict[str, list[str]] = {}
    for char in _usual():
        for syllable in readings(char):
            by_syllable.setdefault(syllable, []).append(char)
    return {syllable: "".join(chars) for syllable, chars in by_syllable.items()}


def _usual() -> Iterator[str]:
    """The 3,755 characters of the first level of GB 2312, which is by use."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:  # five cells at its end are empty
                continue
