"""The indicators of the archive as rows: fetched, narrowed and ordered, all of it in jobs.

In go the ledger of the archive and a `Wish`; out come plain values for the model.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCollator, QCoreApplication, QLocale

from lcreader.archive import Ledger, Thing, Witness, fold_text
from lcreader.gui.verdicts import Badge, Badges, Sign, rank, thing_words

_VERDICTS: tuple[tuple[str, Sign], ...] = (
    ("differ", "differ"),
    ("change", "later"),
    ("agree", "agree"),
)


class Column(IntEnum):
    """The columns of the table of indicators."""

    VERDICT = 0
    INDICATOR = 1
    ABOUT = 2
    PLACE = 3
    UNIT = 4
    LAST = 5
    OBSERVATIONS = 6
    ARTICLES = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator with its badges; `words` is what it is found by."""

    thing: Thing
    badges: Badges
    about: str
    words: str

    @property
    def differs(self) -> bool:
        """Whether articles contradict each other, and nobody has explained it."""
        return bool(self.badges) and self.badges[0].sign == "differ"


@dataclass(frozen=True, slots=True)
class Wish:
    """What rows are wanted, and in which order; what is empty narrows nothing."""

    text: str = ""
    place: str = ""
    unit: str = ""
    sign: str = ""
    only_differing: bool = False
    column: int = Column.ARTICLES
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """All indicators, and the places and units there are, the most frequent first."""

    entries: tuple[Entry, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    units: tuple[tuple[str, int], ...] = ()


def read_book(ledger: Ledger) -> Book:
    """Fetch all indicators."""
    things = ledger.indicators()
    gone = _dismissed(ledger, things)
    entries = tuple(_entry(thing, gone.get(thing.id, Counter())) for thing in things)
    places = Counter(thing.place for thing in things if thing.place)
    units = Counter(thing.printed for thing in things if thing.printed)
    return Book(entries, tuple(places.most_common()), tuple(units.most_common()))


def chosen(book: Book, wish: Wish, ledger: Ledger) -> list[Entry]:
    """The rows that are wanted, in the order that is wanted."""
    words = fold_text(wish.text).split()
    rows = [
        entry
        for entry in book.entries
        if (not wish.place or entry.thing.place == wish.place)
        and (not wish.unit or entry.thing.printed == wish.unit)
        and (not wish.only_differing or entry.differs)
        and (not wish.sign or any(badge.sign == wish.sign for badge in entry.badges))
        and all(word in entry.words for word in words)
    ]
    keys = _keys(rows, wish.column, ledger)
    order = sorted(range(len(rows)), key=keys.__getitem__, reverse=wish.descending)
    return [rows[at] for at in order]


def _keys(rows: Sequence[Entry], column: int, ledger: Ledger) -> Sequence[Any]:
    if column == Column.OBSERVATIONS:
        return [entry.thing.observations for entry in rows]
    if column == Column.ARTICLES:
        return [entry.thing.articles for entry in rows]
    if column == Column.VERDICT:
        return [rank(entry.badges) for entry in rows]
    if column == Column.LAST:
        last = ledger.latest([entry.thing.id for entry in rows])
        return [_last_key(last.get(entry.thing.id)) for entry in rows]
    collator = QCollator(QLocale(QLocale.Language.Chinese))
    collator.setNumericMode(True)
    texts = [cell(entry, column) for entry in rows]
    keys = {text: (not text, collator.sortKey(text)) for text in set(texts)}
    return [keys[text] for text in texts]


def _last_key(witness: Witness | None) -> tuple:
    """Values of one unit together, for only they can be held against each other."""
    return (witness is not None, *((witness.unit, witness.value) if witness else ("", 0)))


def cell(entry: Entry, column: int) -> str:
    """What stands in a column, where it is known without asking the archive."""
    thing = entry.thing
    cells = {
        Column.INDICATOR: thing.indicator,
        Column.ABOUT: entry.about,
        Column.PLACE: thing.place,
        Column.UNIT: thing.printed,
        Column.OBSERVATIONS: f"{thing.observations:,}",
        Column.ARTICLES: f"{thing.articles:,}",
    }
    return cells.get(Column(column), "")


def _entry(thing: Thing, gone: Counter[str]) -> Entry:
    badges = tuple(
        Badge(sign, count, _badge_words(verdict, count))
        for verdict, sign in _VERDICTS
        if (count := getattr(thing, verdict) - gone[verdict]) > 0
    )
    about = " · ".join(
        part
        for part in (thing_words("", thing.kind, ""), thing.manner, _planned(thing.status))
        if part
    )
    words = fold_text(" ".join((thing.indicator, thing.place, thing.printed, about)))
    return Entry(thing, badges, about, words)


def _planned(status: str) -> str:
    return thing_words("", "", status)


def _badge_words(verdict: str, count: int) -> str:
    if verdict == "differ":
        return QCoreApplication.translate("Verdicts", "Differences: {count}").format(count=count)
    if verdict == "agree":
        return QCoreApplication.translate("Verdicts", "Agreements: {count}").format(count=count)
    return QCoreApplication.translate("Verdicts", "Changes with time")


def _dismissed(ledger: Ledger, things: Iterable[Thing]) -> dict[int, Counter[str]]:
    """How many verdicts of each kind were dismissed, by the thing they are about."""
    marks = {dismissal.mark for dismissal in ledger.dismissals()}
    keys = {tuple(mark.split("|")[:7]) for mark in marks}
    found: dict[int, Counter[str]] = {}
    for thing in things:
        if keys and tuple(thing.key) in keys:
            findings = ledger.findings_on(thing.id)
            found[thing.id] = Counter(str(f.verdict) for f in findings if f.mark in marks)
    return found
