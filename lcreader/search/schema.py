"""The fields of the index, and articles as rows of them."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from whoosh import fields
from whoosh.query import Query

from lcreader.search.document import Document, date_key
from lcreader.search.engine.fields import Grams, Kept, Number, Value, Values
from lcreader.search.engine.runs import SEPARATOR
from lcreader.search.engine.substring import Substring
from lcreader.search.engine.writer import Rows, Texts
from lcreader.text.fold import fold_text
from lcreader.text.fold_many import FoldedMany, fold_many

# Part of the folder's name. Raise it with any change to what is written: fields, grams, folding,
# the tables of folding, the codec, the place of a class that is pickled.
INDEX_VERSION = 3

ID, TITLE, BODY, KIND, DATE = "id", "title", "body", "kind", "date"
NEWSPAPER, PAGE, BYLINES, PLACES = "newspaper", "page", "bylines", "places"
TITLE_KEY, PARAGRAPHS = "title_key", "paragraphs"

_LARGEST_UNIT = 0xFFFF
_LINE_END = re.compile("\n")


class FoldedText(Grams):
    """Grams of which Whoosh's query parser, too, asks for exact substrings."""

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Query:
        """What finds a word or phrase as it was typed."""
        return Substring(fieldname, fold_text(qstring), boost)


def schema() -> fields.Schema:
    """The fields of an index of this version."""
    return fields.Schema(
        **{
            ID: Number(unique=True),
            TITLE: FoldedText(),
            BODY: FoldedText(),
            KIND: Value(),
            NEWSPAPER: Value(),
            PAGE: Value(),
            BYLINES: Values(),
            PLACES: Values(),
            DATE: Number(),
            TITLE_KEY: Kept("bytes"),
            PARAGRAPHS: Kept("offsets"),
        }
    )


def columns(documents: Sequence[Document]) -> dict[str, Any]:
    """What the index keeps of some articles, field by field."""
    headings = fold_many([text for d in documents for text in (d.title, d.subtitle)]).texts()
    titles = [SEPARATOR.join(pair) for pair in zip(headings[::2], headings[1::2], strict=True)]
    bodies = fold_many([document.body for document in documents])
    return {
        ID: [document.id for document in documents],
        TITLE: _texts(titles),
        BODY: _units(bodies),
        KIND: [document.kind for document in documents],
        NEWSPAPER: [document.newspaper for document in documents],
        PAGE: [document.page for document in documents],
        BYLINES: [document.bylines for document in documents],
        PLACES: [document.places for document in documents],
        DATE: [date_key(document.date) for document in documents],
        TITLE_KEY: [(d.title_key or d.title).encode("utf-8", "replace") for d in documents],
        PARAGRAPHS: _paragraphs(documents, bodies),
    }


def _texts(texts: Sequence[str]) -> Texts:
    encoded = [text.encode("utf-16-le", "surrogatepass") for text in texts]
    lengths = np.array([len(units) // 2 for units in encoded], np.int64)
    return Texts(np.frombuffer(b"".join(encoded), np.dtype("<u2")), lengths)


def _units(folded: FoldedMany) -> Texts:
    """Folded texts as UTF-16; only a character beyond the first 65,536 takes two units."""
    if not len(folded.codes) or int(folded.codes.max()) <= _LARGEST_UNIT:
        return Texts(folded.codes.astype(np.uint16), folded.lengths)
    return _texts(folded.texts())


def _paragraphs(documents: Sequence[Document], folded: FoldedMany) -> Rows:
    """Where the paragraphs of each body, a line each, begin in its folded text, in code points."""
    rows = [[0, *(m.end() for m in _LINE_END.finditer(one.body))] for one in documents]
    counts = list(map(len, rows))
    sizes = np.array([len(document.body) for document in documents], np.int64)
    befores = np.repeat(np.cumsum(sizes) - sizes, counts)
    starts = np.array(list(chain.from_iterable(rows)), np.int64)
    ends = np.cumsum(folded.lengths)
    places = np.searchsorted(folded.origins, starts + befores)
    places -= np.repeat(ends - folded.lengths, counts)
    of_text = np.repeat(np.arange(len(rows)), counts)
    new = np.ones(len(places), bool)
    new[1:] = (np.diff(places) != 0) | (np.diff(of_text) != 0)
    return Rows(places[new], np.bincount(of_text[new], minlength=len(rows)))
