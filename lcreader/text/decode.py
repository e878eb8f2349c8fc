"""From bytes to source text: which encoding it is, by strict trial and plausibility.

`decode` tries what Chinese newspapers come in and takes the decoding that looks most like
Chinese. What is no text at all is refused with a sentence that says why.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lcreader.errors import UnreadableFileError
from lcreader.text.words import common_characters

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)
_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"BM\x00", "图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"PK\x03\x04", "ZIP 压缩包或 Office 文档"),
    (b"PK\x05\x06", "ZIP 压缩包"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档"),
    (b"{\\rtf", "RTF 文档"),
    (b"SQLite format 3", "SQLite 数据库"),
    (b"\x7fELF", "程序文件"),
    (b"MZ\x90", "程序文件"),
)
_FAMILIES = {"gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030", "ms936": "gb18030"}
_BIG5 = {"big5": "cp950", "cp950": "cp950", "big5hkscs": "big5hkscs"}
_TRIALS = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_NAMES = {"cp950": "big5"}
_CERTAIN = 2.0  # added where the bytes could hardly be right by chance
_MOST_PLAUSIBLE = 2.0  # the worth of the commonest characters
_SAMPLE = 4000  # characters of a decoding that are judged
_PLAUSIBLE = 0.35  # the mean below which a decoding of a few characters is no Chinese
_PLAUSIBLE_LONG = 0.9  # and of many
_MANY = 40
_COMMON = 1.4  # the mean of a text in everyday characters
_CONTROLS = 0.01  # share of control characters in what is no text
_WESTERN_SHARE = 0.08  # high bytes of a text that is Latin with some accents or quotes
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source text, the encoding that it was found in, and whether the user chose that."""

    text: str
    encoding: str
    forced: bool


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, its line ends as "\\n"; `encoding` overrides what would be found.

    Raises:
        UnreadableFileError: when the bytes are empty, binary, or in no known encoding.
    """
    if not data:
        raise UnreadableFileError("文件是空的。")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFileError(f"这是{what}，不是纯文本文件。", what)
    if encoding:
        text, found = _forced(data, encoding), encoding_name(encoding)
    else:
        text, found = _found(data)
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise UnreadableFileError("文件含有空字节（NUL），不是纯文本文件。")
    if not text.strip():
        raise UnreadableFileError("文件里只有空白。")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, found, bool(encoding))


def encoding_name(encoding: str) -> str:
    """The name under which an encoding is recorded.

    Raises:
        UnreadableFileError: when there is no encoding of that name.
    """
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise UnreadableFileError(f"不认识编码“{encoding}”。", encoding) from None
    name = _FAMILIES.get(name, name)
    return "utf-8" if name == "utf-8-sig" else _NAMES.get(name, name)


def _forced(data: bytes, encoding: str) -> str:
    name = encoding_name(encoding)
    codec = {"utf-8": "utf-8-sig", "big5": "cp950"}.get(name, name)
    try:
        return str(data, codec)
    except UnicodeDecodeError as error:
        message = f"文件不能按编码“{encoding}”读出：第 {error.start + 1} 个字节不合。"
        raise UnreadableFileError(message, encoding) from None
    except LookupError:
        raise UnreadableFileError(f"“{encoding}”不是文字编码。", encoding) from None


def _found(data: bytes) -> tuple[str, str]:
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(codec), name
            except UnicodeDecodeError:
                raise UnreadableFileError(f"文件以 {name} 的标记开头，内容却不合。", name) from None
    if not _HIGH.search(data) and not _CONTROL_BYTE.search(data):
        return data.decode("ascii"), "utf-8"
    best, text, name = max(_judged(data), key=lambda t: t[0], default=(-9.0, "", ""))
    if best >= _least(text):
        return text, name
    if b"\0" in data:
        raise UnreadableFileError("文件含有空字节（NUL），不是纯文本文件。")
    if name == "utf-8" and best > -1:
        return text, name
    if len(_HIGH.findall(data[:_SAMPLE])) <= _WESTERN_SHARE * len(data[:_SAMPLE]):
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = ""
        if text and not _CONTROL_BYTE.search(data):
            return text, "cp1252"
    raise UnreadableFileError(_broken_utf8(data) or "看不出文件是什么编码；可以指定编码再试。")


def _least(text: str) -> float:
    many = len("".join(_NOT_ASCII.findall(text[:_SAMPLE]))) >= _MANY
    return _PLAUSIBLE_LONG if many else _PLAUSIBLE


def _broken_utf8(data: bytes) -> str:
    """What to say of UTF-8 with a damaged byte in it; "" for anything else."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        if any("\u4e00" <= char <= "\u9fff" for char in good[-_SAMPLE:]):
            return f"文件像是 UTF-8，但第 {error.start + 1} 个字节坏了；可以指定编码再试。"
    return ""


def _judged(data: bytes) -> Iterator[tuple[float, str, str]]:
    """Each decoding that is strictly right, with how much it looks like Chinese."""
    best = 0.0
    for codec in _TRIALS:
        if codec.startswith("utf-16") and len(data) % 2:
            continue
        if best > _MOST_PLAUSIBLE and not codec.startswith("utf-"):
            continue  # however it looks, it cannot be certain
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        score = plausibility(text)
        if score > -2 and _is_certain(text, codec, score):
            score += _CERTAIN
        best = max(best, score)
        yield score, text, _NAMES.get(codec, codec)


def _is_certain(text: str, codec: str, score: float) -> bool:
    """Whether bytes in another encoding would hardly ever be right in this one."""
    if codec.startswith("utf-16"):
        return len(text) > 1 and score >= _COMMON
    foreign = "".join(_NOT_ASCII.findall(text[:_SAMPLE]))
    return codec == "utf-8" and (
        len(foreign) > 2 or any("\u3000" <= c <= "\u9fff" for c in foreign)
    )


def plausibility(text: str) -> float:
    """How much a text looks like Chinese: about 2 for a newspaper, below 0 for a wrong decoding.

    Never more than `_MOST_PLAUSIBLE`.
    """
    half = _SAMPLE // 2
    sample = text if len(text) <= _SAMPLE else text[:half] + text[len(text) // 2 :][:half]
    foreign = "".join(_NOT_ASCII.findall(sample))
    if "\0" in sample or len(_CONTROL.findall(sample)) > 1 + _CONTROLS * len(sample):
        return -3.0
    if not foreign:
        return 1.0
    weights = _weights()
    counted = Counter(foreign).items()  # the same few hundred characters come again and again
    total = sum(count * (weights.get(char) or _weight(char)) for char, count in counted)
    return total / len(foreign)


@cache
def _weights() -> dict[str, float]:
    """The worth of the characters that Chinese is written with."""
    weights = dict.fromkeys(_level(0xB0, 0xD8, "gb2312"), 0.8)
    weights |= dict.fromkeys(_level(0xA4, 0xC7, "big5"), 0.5)
    weights |= dict.fromkeys(common_characters(), _MOST_PLAUSIBLE)
    weights |= dict.fromkeys("，。、；：？！“”‘’（）《》—…·「」『』【】％　■", 1.5)
    return weights


def _level(first: int, last: int, codec: str) -> str:
    """The characters of the first level of a character set, the ones in daily use."""
    rows = (bytes([lead, trail]) for lead in range(first, last) for trail in range(0x40, 0xFF))
    return "".join(row.decode(codec, "ignore") for row in rows)


def _weight(char: str) -> float:
    code = ord(char)
    if 0x4E00 <= code <= 0x9FFF:
        return -0.6
    if 0x3040 <= code <= 0x30FF or 0xAC00 <= code <= 0xD7FF:
        return -1.0
    if 0xE000 <= code <= 0xF8FF or 0xFFF0 <= code <= 0xFFFF or 0x80 <= code < 0xA0:
        return -4.0
    if 0xFF01 <= code <= 0xFF5E or 0x2000 <= code <= 0x2BFF or 0x3000 <= code <= 0x33FF:
        return 0.6
    if 0x20000 <= code <= 0x3FFFF:
        return -0.8
    return -0.9
