"""One folding of text and query, so that what looks the same to a reader is found as the same.

Width (１ = 1, ％ = %), case, compatibility forms (㎡ = m2, ﬁ = fi), traditional and simplified
characters, and the signs of ``resources/lexicon/query_folding.toml`` (“ = 「, — = -) fall together.
Characters that show nothing (NUL, soft hyphens, zero-width spaces, byte order marks) go. Spaces
and line breaks go too, paragraph breaks among them, so that a phrase is found across any line
join; a single space stays only where it parts two words of letters or digits that are not
Chinese (GDP growth, 3 900). Chinese numerals are not digits and stay what they are.

What becomes of a character depends on it alone, and what becomes of a space on its two
neighbours, so that the folding of a piece of a text is a piece of the folding of the text, and
folding twice is folding once.

>>> folded = fold("面積達\\n１２０㎡")
>>> folded.text
'面积达120m2'
>>> folded.span(3, 8)
Span(start=4, end=8)
"""

import re
import tomllib
import unicodedata
import zlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from opencc import OpenCC

from lcreader.paths import resources
from lcreader.records import Span

_SIGNS = "query_folding.toml"

# What the table puts for characters that do not become exactly one: nothing, or several.
# Both are control characters, which never stay in a folded text.
NOTHING, SEVERAL = "\0", "\1"

# A run of characters that need a look; a single space between plain words is passed over.
_SPECIAL = re.compile("[\0\1 ](?<![a-z0-9] (?=[a-z0-9]))[\0\1 ]*")

_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_REPLACEMENT = "\ufffd"
# No chain of foldings is longer than this; the limit only guards against a circle in a table.
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters the index of the original it came from.

    `offsets` has one entry more than `text` has characters: the length of the original.
    """

    text: str
    offsets: "array[int]"

    def span(self, start: int, end: int) -> Span:
        """The span of the original under the folded characters `start` to `end`.

        A character of the original that became several is taken whole.
        """
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold(text: str) -> Folded:
    """The folded text with the way back to the original."""
    table = fold_table()
    plain = text.translate(table)
    counting = array("I", range(len(text) + 1))
    if not _SPECIAL.search(plain):
        return Folded(plain, counting)
    pieces: list[str] = []
    offsets = array("I")
    done = 0
    for run in _SPECIAL.finditer(plain):
        start, end = run.span()
        pieces.append(plain[done:start])
        offsets += counting[done:start]
        for char, at in _resolve(text, plain, start, end):
            pieces.append(char)
            offsets.append(at)
        done = end
    pieces.append(plain[done:])
    offsets += counting[done:]
    return Folded("".join(pieces), offsets)


def fold_text(text: str) -> str:
    """The folded text alone."""
    plain = text.translate(fold_table())
    return _SPECIAL.sub(
        lambda run: "".join(char for char, _ in _resolve(text, plain, *run.span())), plain
    )


@cache
def folding_version() -> str:
    """What folding depends on; texts folded under another version must be folded again."""
    signs = zlib.crc32((resources() / "lexicon" / _SIGNS).read_bytes())
    return f"OpenCC {version('OpenCC')}, Unicode {unicodedata.unidata_version}, signs {signs:08x}"


def _resolve(text: str, plain: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """What becomes of a run of special signs: characters, each with its place in the original."""
    several = fold_table().several
    before = plain[start - 1] if start else ""
    space = -1
    for at in range(start, end):
        if plain[at] == " " and space < 0:
            space = at
        elif plain[at] == SEVERAL:
            chars = several[ord(text[at])]
            if space >= 0 and _parted(before, chars[0]):
                yield " ", space
            space = -1
            yield from ((char, at) for char in chars)
            before = chars[-1]
    if space >= 0 and _parted(before, plain[end : end + 1]):
        yield " ", space


def _parted(before: str, after: str) -> bool:
    """Whether a space between these two tells something."""
    return is_wordlike(before) and is_wordlike(after)


@lru_cache(maxsize=4096)
def is_wordlike(char: str) -> bool:
    """Whether the character belongs to a writing that parts its words by spaces, or to a number."""
    if not char or not (char.isalnum() or unicodedata.combining(char)):
        return False
    return not _is_chinese(ord(char))


def _is_chinese(code: int) -> bool:
    """Han, kana, bopomofo and what belongs to them."""
    return 0x2E80 <= code <= 0x31FF or 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF


class Table(dict[int, str]):
    """For `str.translate`: one folded character for each code point, worked out at first sight.

    Filling it from several threads does no harm: each would write the same.
    """

    def __init__(self, fold_char: Callable[[str], str]) -> None:
        super().__init__()
        self._fold_char = fold_char
        self.several: dict[int, str] = {}

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = " " if char.isspace() else self._fold_char(char)
        if len(folded) > 1:
            self.several[code] = folded
            folded = SEVERAL
        self[code] = folded or NOTHING
        return self[code]


@cache
def fold_table() -> Table:
    """The table of the whole program, empty at first."""
    same = load_same_signs(resources() / "lexicon" / _SIGNS)
    simplify = OpenCC("t2s").convert
    return Table(lambda char: _settled(char, lambda one: _step(one, same, simplify)))


def load_same_signs(path: Path) -> dict[str, str]:
    """Each sign of the table of signs with the one it is searched as.

    Raises:
        ValueError: when a sign stands in two entries, or is not one character.
    """
    same: dict[str, str] = {}
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["same"]:
        for sign in entry["signs"]:
            if sign in same or len(entry["as"]) != 1:
                raise ValueError(f"{path.name}: {sign} in {entry['as']}")
            same[sign] = entry["as"]
    return same


def _settled(char: str, step: Callable[[str], str]) -> str:
    """The character stepped until nothing changes any more, so that folding twice is once."""
    now = char
    for _ in range(_MOST_STEPS):
        then = "".join(step(one) for one in now)
        if then == now:
            break
        now = then
    return now


def _step(char: str, same: dict[str, str], simplify: Callable[[str], str]) -> str:
    """One round of folding of one character."""
    if char in same:
        return same[char]
    category = unicodedata.category(char)
    if category == "Cs":  # half a surrogate pair cannot be written to any file
        return _REPLACEMENT
    if category in ("Cc", "Cf") or char in _VARIATION_SELECTORS:
        return ""
    decomposed = unicodedata.normalize("NFKD", char.casefold())
    if len(decomposed) == 1:
        return simplify(decomposed)
    return "".join(decomposed.split())
