"""The words that are completed and suggested: each with its keys, found by how it begins."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lcreader.store.rows import listed
from lcreader.store.schema_words import KINDS

_NAMES = {number: kind for kind, number in KINDS.items()}

# What a key is made of. Never to be changed.
CHARACTERS, PINYIN, INITIALS, BACKWARDS = range(4)
_WAYS = 4


class Word(NamedTuple):
    """A word of a kind, with how many articles have it.

    `bare` is folded and without signs, `pinyin` the syllable of each of its characters.
    """

    id: int
    kind: str
    text: str
    articles: int
    bare: str
    pinyin: tuple[str, ...]


class Keyed(NamedTuple):
    """What is worked out for a word: its keys by way, its weight, and for which numbers it holds.

    Without keys it is not to be found.
    """

    id: int
    bare: str
    pinyin: Sequence[str]
    keys: Sequence[tuple[int, str]]
    weight: int
    low: int
    high: int


def count_stale(db: sqlite3.Connection) -> int:
    """How many words are to be worked out anew."""
    return db.execute("SELECT count(*) FROM word WHERE stale").fetchone()[0]


def stale(db: sqlite3.Connection, limit: int) -> list[Word]:
    """Some of the words that are to be worked out anew."""
    return _words(db.execute("SELECT * FROM word WHERE stale LIMIT ?", (limit,)))


def put(db: sqlite3.Connection, worked_out: Iterable[Keyed]) -> None:
    """Keep what was worked out; words that no article has any more go."""
    for word in worked_out:
        db.execute("DELETE FROM word_key WHERE word_id = ?", (word.id,))
        db.executemany(
            "INSERT OR IGNORE INTO word_key(way, key, weight, word_id) "
            "SELECT kind * ? + ?, ?, ?, id FROM word WHERE id = ?",
            [(_WAYS, way, key, word.weight, word.id) for way, key in word.keys],
        )
        db.execute(
            "UPDATE word SET stale = articles NOT BETWEEN ? AND ?, low = ?, high = ?, bare = ?, "
            "pinyin = ? WHERE id = ?",
            (word.low, word.high, word.low, word.high, word.bare, " ".join(word.pinyin), word.id),
        )
    db.execute("DELETE FROM word WHERE stale AND articles <= 0")


def beginning(
    db: sqlite3.Connection, kinds: Iterable[str], way: int, prefix: str, limit: int
) -> list[Word]:
    """Of each kind the words whose key of that way begins so, `limit` of the weightiest."""
    found: list[int] = []
    for kind in kinds:
        rows = db.execute(
            "SELECT word_id FROM word_key WHERE way = ? AND key >= ? AND key < ? "
            "ORDER BY weight DESC LIMIT ?",
            (KINDS[kind] * _WAYS + way, prefix, _after(prefix), limit),
        )
        found += (row[0] for row in rows)
    return of_ids(db, found)


def of_ids(db: sqlite3.Connection, ids: Iterable[int]) -> list[Word]:
    """The words with these ids."""
    return _words(
        db.execute(
            "SELECT * FROM word WHERE id IN (SELECT value FROM json_each(?)) AND articles > 0",
            (listed(dict.fromkeys(ids)),),
        )
    )


def _after(prefix: str) -> str:
    """Behind all texts that begin with the prefix."""
    return prefix + "\U0010ffff"


def _words(rows: Iterable[sqlite3.Row]) -> list[Word]:
    return [
        Word(
            row["id"],
            _NAMES[row["kind"]],
            row["text"],
            row["articles"],
            row["bare"],
            tuple(row["pinyin"].split(" ")) if row["pinyin"] else (),
        )
        for row in rows
    ]
