"""What the index is given of an article, and how its original words are kept beside the folded.

The folded text is what is searched; the original is needed only for the few hits that are shown.
As the two differ in little more than signs and line breaks, the original is packed with the
folded text as dictionary, which brings it down to about a tenth.
"""

import json
import zlib
from dataclasses import dataclass
from typing import NamedTuple

from lcreader.records import ArticleKind
from lcreader.text.fold import fold_text

# Parts the fields that are searched as one (title and subtitle, several bylines). No folded text
# holds a line break, so no phrase is found across it.
SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the index sees it.

    `body` is the reading text. `date` is a partial ISO date or empty. `title_key` is what titles
    are sorted by (pinyin); the title itself where it is empty.
    """

    id: int
    title: str
    body: str
    subtitle: str = ""
    bylines: tuple[str, ...] = ()
    newspaper: str = ""
    date: str = ""
    kind: ArticleKind = "article"
    title_key: str = ""


class Original(NamedTuple):
    """The words of an article as they are shown."""

    title: str
    subtitle: str
    body: str


class FoldedFields(NamedTuple):
    """The searched fields of a document, folded."""

    title: str
    body: str
    byline: str
    paper: str


def fold_document(document: Document) -> FoldedFields:
    """The four searched fields."""
    return FoldedFields(
        title=join_folded(document.title, document.subtitle),
        body=fold_text(document.body),
        byline=join_folded(*document.bylines),
        paper=fold_text(document.newspaper),
    )


def join_folded(*texts: str) -> str:
    """Several texts folded, so that no phrase is found across two of them."""
    return SEPARATOR.join(fold_text(text) for text in texts)


def to_bytes(text: str) -> bytes:
    """UTF-8 that does not stumble over half a surrogate pair."""
    return text.encode("utf-8", "surrogatepass")


def pack(document: Document, dictionary: bytes) -> bytes:
    """The original words of the document in few bytes."""
    words = [document.title, document.subtitle, document.body]
    packer = zlib.compressobj(level=6, zdict=dictionary)
    return packer.compress(json.dumps(words).encode() if _odd(words) else _dump(words)) + (
        packer.flush()
    )


def unpack(packed: bytes, dictionary: bytes) -> Original:
    """The original words, given the same dictionary."""
    unpacker = zlib.decompressobj(zdict=dictionary)
    return Original(*json.loads(unpacker.decompress(packed) + unpacker.flush()))


def _dump(words: list[str]) -> bytes:
    return json.dumps(words, ensure_ascii=False).encode()


def _odd(words: list[str]) -> bool:
    """Whether there is half a surrogate pair, which only the escapes of JSON can carry."""
    return any("\ud800" <= char <= "\udfff" for text in words for char in set(text))
