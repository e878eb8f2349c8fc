"""The tables of the ledger: things that figures speak of, and each figure as an observation.

All of it is made from figures and can be made anew: what is still to be done stands in
`to_observe` (articles) and in `checked` (things). Rows go out and come in as plain tuples.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lcreader.store.rows import listed

Row = tuple  # an observation: figure, article, date, period, settled, low, high, text, ...
Key = tuple[str, str, str, str, str, str, str]

_KEY = "name, place, kind, direction, unit, status, manner"
_WITH_KEY = " AND ".join(f"{name} = ?" for name in _KEY.split(", "))
_SMALL = (
    "figure_id, article_id, date, period, settled, low, high, text, qualifier, beside, scope, stage"
)
_WHEN = "coalesce(nullif(article.date, ''), article.published)"


class Thing(NamedTuple):
    """A thing with how much is said of it.

    `indicator` is a wording that a reader knows, and `printed` the unit that goes with it; `unit`
    is the base that values are held against each other in. `open_agree` and so on leave out what
    was dismissed; `last_text` with its qualifier is what was reported last.
    """

    id: int
    name: str
    place: str
    kind: str
    direction: str
    unit: str
    status: str
    manner: str
    indicator: str
    observations: int
    articles: int
    agree: int
    differ: int
    change: int
    printed: str
    open_agree: int
    open_differ: int
    open_change: int
    last_text: str
    last_qualifier: str

    @property
    def key(self) -> Key:
        """What makes the thing itself."""
        return self[1:8]


# --- what is to be done ---


def version(db: sqlite3.Connection) -> str:
    """By which rules the observations were made; "" when none were."""
    row = db.execute("SELECT version FROM ledger_version").fetchone()
    return "" if row is None else row[0]


def begin_anew(db: sqlite3.Connection, version: str) -> None:
    """Forget all observations and put every article on the list, for other rules.

    Without the trigger that looks at each thing anew, SQLite clears a million rows at one stroke.
    """
    (trigger,) = db.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'observation_removed'"
    ).fetchone()
    db.execute("DROP TRIGGER observation_removed")
    db.execute("DELETE FROM observation")
    db.execute("DELETE FROM thing")
    db.execute(trigger)
    db.execute("DELETE FROM ledger_version")
    db.execute("INSERT INTO ledger_version VALUES (?)", (version,))
    db.execute("INSERT OR IGNORE INTO to_observe SELECT id FROM article")


def waiting(db: sqlite3.Connection, limit: int) -> list[int]:
    """Articles whose observations are to be made."""
    return [row[0] for row in db.execute("SELECT * FROM to_observe ORDER BY 1 LIMIT ?", (limit,))]


def count_waiting(db: sqlite3.Connection) -> int:
    """How many articles stand on the list."""
    return db.execute("SELECT count(*) FROM to_observe").fetchone()[0]


def done(db: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Take articles off the list."""
    ids = listed(article_ids)
    db.execute(
        "DELETE FROM to_observe WHERE article_id IN (SELECT value FROM json_each(?))", (ids,)
    )


def unchecked(db: sqlite3.Connection, limit: int) -> list[Thing]:
    """Things whose verdicts are to be counted anew."""
    return things_where(db, "checked = 0", (), f"LIMIT {limit}")


# --- observations ---


class Observed(NamedTuple):
    """An observation to be stored: its thing, how its figure words that, and its row."""

    key: Key
    indicator: str
    unit: str
    row: Row


class Found(NamedTuple):
    """What a thing is found by (folded), and sorted by."""

    words: str
    name_key: str


def put(
    db: sqlite3.Connection,
    article_id: int,
    observed: Iterable[Observed],
    found_by: Callable[[Observed], Found],
) -> None:
    """Let these be all observations of an article."""
    db.execute(
        "DELETE FROM observation WHERE figure_id IN (SELECT id FROM figure WHERE article_id = ?)",
        (article_id,),
    )
    for one in observed:
        thing_id = _thing_id(db, one, found_by)
        marks = ", ".join("?" * (len(one.row) + 1))
        db.execute(
            f"INSERT INTO observation (thing_id, {_SMALL}) VALUES ({marks})", (thing_id, *one.row)
        )


class Counted(NamedTuple):
    """How much is said of a thing, in the order of the columns that keep it."""

    observations: int
    articles: int
    agree: int
    differ: int
    change: int
    open_agree: int
    open_differ: int
    open_change: int
    last_text: str
    last_qualifier: str
    last_key: float | None


def count_verdicts(db: sqlite3.Connection, counted: Mapping[int, Counted]) -> None:
    """Keep how much is said of things, by their ids; things of which nothing is said go."""
    columns = ", ".join(f"{name} = ?" for name in Counted._fields)
    db.executemany(
        f"UPDATE thing SET checked = 1, {columns} WHERE id = ?",
        [(*one, thing_id) for thing_id, one in counted.items()],
    )
    gone = [(thing_id,) for thing_id, one in counted.items() if not one.observations]
    db.executemany("DELETE FROM thing WHERE id = ?", gone)


def count_anew(db: sqlite3.Connection, key: Sequence[str]) -> None:
    """Have the verdicts on a thing counted anew: one was dismissed, or is so no longer."""
    db.execute(f"UPDATE thing SET checked = 0 WHERE {_WITH_KEY}", tuple(key))


def of_things(db: sqlite3.Connection, thing_ids: Iterable[int]) -> Iterator[tuple[int, Row]]:
    """The observations of things, thing by thing in the order of ids."""
    rows = db.execute(
        f"SELECT thing_id, {_SMALL} FROM observation "
        "WHERE thing_id IN (SELECT value FROM json_each(?)) ORDER BY thing_id, figure_id",
        (listed(thing_ids),),
    )
    for row in rows:
        plain = tuple(row)
        yield plain[0], plain[1:]


def of_article(db: sqlite3.Connection, article_id: int) -> list[Thing]:
    """The things that an article speaks of."""
    where = """id IN (
        SELECT thing_id FROM figure CROSS JOIN observation ON observation.figure_id = figure.id
        WHERE figure.article_id = ?)"""
    return things_where(db, where, (article_id,))


def of_figure(db: sqlite3.Connection, figure_id: int) -> list[Thing]:
    """The thing that a figure speaks of, as a list of one or none."""
    where = "id IN (SELECT thing_id FROM observation WHERE figure_id = ?)"
    return things_where(db, where, (figure_id,))


def things(
    db: sqlite3.Connection, text: str, place: str, verdict: str, unit: str, least: int
) -> list[Thing]:
    """Things whose wording holds `text`, told of by at least so many articles."""
    where, values = ["articles >= ?"], [str(least)]
    if text:
        where.append("instr(indicator, ?) > 0")
        values.append(text)
    if place:
        where.append("place = ?")
        values.append(place)
    if unit:
        where.append("? IN (unit, printed)")
        values.append(unit)
    if verdict in ("agree", "differ", "change"):
        where.append(f"{verdict} > 0")
    return things_where(db, " AND ".join(where), values, "ORDER BY articles DESC, indicator, id")


def thing(db: sqlite3.Connection, thing_id: int) -> Thing | None:
    """The thing with that id."""
    return next(iter(things_where(db, "id = ?", (thing_id,))), None)


def with_key(db: sqlite3.Connection, key: Sequence[str]) -> list[Thing]:
    """The thing with that key, as a list of one or none."""
    return things_where(db, _WITH_KEY, tuple(key))


class Passage(NamedTuple):
    """Where an observation stands, for a reader: its figure and article in words."""

    figure_id: int
    article_id: int
    indicator: str
    value: str
    value_max: str
    unit: str
    start: int
    end: int
    title: str
    newspaper: str
    date: str
    sentence: str
    source_name: str
    sentence_start: int


def passages(db: sqlite3.Connection, figure_ids: Iterable[int]) -> list[Passage]:
    """Where figures stand, with the sentences around them."""
    rows = db.execute(
        f"""
        SELECT figure.id, article.id, figure.indicator, figure.value,
            coalesce(figure.value_max, ''), figure.unit, figure.span_start, figure.span_end,
            article.title, article.newspaper, {_WHEN},
            substr(article.text, sentence_start + 1, sentence_end - sentence_start),
            article.source_name, sentence_start
        FROM figure JOIN article ON article.id = figure.article_id
        WHERE figure.id IN (SELECT value FROM json_each(?))""",
        (listed(figure_ids),),
    )
    return [Passage._make(row) for row in rows]


def things_where(
    db: sqlite3.Connection, where: str, values: Sequence[object], tail: str = "ORDER BY id"
) -> list[Thing]:
    """Things of which a condition holds."""
    columns = ", ".join(Thing._fields)
    return [
        Thing._make(row)
        for row in db.execute(f"SELECT {columns} FROM thing WHERE {where} {tail}", values)
    ]


def _thing_id(
    db: sqlite3.Connection, observed: Observed, found_by: Callable[[Observed], Found]
) -> int:
    """The id of the thing, made where it is not; of wordings the shortest is kept for show."""
    key, indicator, unit, _ = observed
    row = db.execute(f"SELECT id, indicator, printed FROM thing WHERE {_WITH_KEY}", key).fetchone()
    if row is None:
        marks = ", ".join("?" * (len(key) + 4))
        cursor = db.execute(
            f"INSERT INTO thing ({_KEY}, indicator, printed, words, name_key) VALUES ({marks})",
            (*key, indicator, unit, *found_by(observed)),
        )
        return int(cursor.lastrowid or 0)
    known = row["indicator"], row["printed"]
    if (len(indicator), indicator, unit) < (len(known[0]), *known):
        db.execute(
            "UPDATE thing SET indicator = ?, printed = ?, words = ?, name_key = ? WHERE id = ?",
            (indicator, unit, *found_by(observed), row["id"]),
        )
    return row["id"]
