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
# So much of a word is in its key: nobody types on when it is as far as that.
LONGEST = {CHARACTERS: 16, PINYIN: 32, INITIALS: 12, BACKWARDS: 8}


Key = tuple[int, str]


class Word(NamedTuple):
    """A word of a kind, with how many articles have it.

    `bare` is folded and without signs, `pinyin` the syllable of each of its characters; both are
    empty, and `weight` is 0, until they are worked out.
    """

    id: int
    kind: str
    text: str
    articles: int
    weight: int
    bare: str
    pinyin: tuple[str, ...]


class Keyed(NamedTuple):
    """What is worked out for a word: its keys, each with its way, and its weight.

    `old` are the keys that it had. Its keys hold as long as it has from `low` to `high` articles.
    """

    word: Word
    bare: str
    pinyin: Sequence[str]
    old: Sequence[Key]
    keys: Sequence[Key]
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
    words = list(worked_out)
    db.executemany(
        "DELETE FROM word_key WHERE way = ? AND weight = ? AND key = ? AND word_id = ?",
        [row for one in words for row in _rows(one.word, one.old, one.word.weight)],
    )
    db.executemany(
        "INSERT OR IGNORE INTO word_key(way, weight, key, word_id) VALUES (?, ?, ?, ?)",
        sorted(row for one in words for row in _rows(one.word, one.keys, one.weight)),
    )
    db.executemany(
        "UPDATE word SET stale = articles NOT BETWEEN ?1 AND ?2, low = ?1, high = ?2, weight = ?3, "
        "bare = ?4, pinyin = ?5 WHERE id = ?6",
        [(w.low, w.high, w.weight, w.bare, " ".join(w.pinyin), w.word.id) for w in words],
    )
    db.execute("DELETE FROM word WHERE stale AND articles <= 0 AND weight = 0")


def _rows(word: Word, keys: Iterable[Key], weight: int) -> list[tuple[int, int, str, int]]:
    kind = KINDS[word.kind] * _WAYS
    return [(kind + way, weight, key, word.id) for way, key in keys]


def beginning(
    db: sqlite3.Connection, kinds: Iterable[str], way: int, prefix: str, limit: int
) -> list[Word]:
    """Of each kind the words whose key of that way begins so, `limit` of the weightiest.

    A prefix that is longer than any key is cut.
    """
    prefix = prefix[: LONGEST[way]]
    found: list[int] = []
    for kind in kinds:
        found += _beginning(db, KINDS[kind] * _WAYS + way, prefix, limit)
    return of_ids(db, found)


def _beginning(db: sqlite3.Connection, way: int, prefix: str, limit: int) -> list[int]:
    found: list[int] = []
    top = db.execute("SELECT max(weight) FROM word_key WHERE way = ?", (way,)).fetchone()[0]
    for weight in range(top or 0, 0, -1):
        rows = db.execute(
            "SELECT word_id FROM word_key WHERE way = ? AND weight = ? AND key >= ? AND key < ? "
            "LIMIT ?",
            (way, weight, prefix, _after(prefix), limit - len(found)),
        )
        found += (row[0] for row in rows)
        if len(found) >= limit:
            break
    return found


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
            row["weight"],
            row["bare"],
            tuple(row["pinyin"].split(" ")) if row["pinyin"] else (),
        )
        for row in rows
    ]
