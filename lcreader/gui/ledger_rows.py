"""The indicators of the archive as rows: what is wanted of them, and what a row shows.

Narrowing and ordering is done where they lie; here are plain values for filter and model.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from lcreader.archive import Order, Thing, Wanted, fold_text
from lcreader.gui.verdicts import Badge, Badges, Sign, thing_words, value_words

_VERDICTS: tuple[tuple[str, Sign], ...] = (
    ("differ", "differ"),
    ("change", "later"),
    ("agree", "agree"),
)
_OF_SIGN: dict[str, str] = {sign: verdict for verdict, sign in _VERDICTS}


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


_ORDERS: dict[int, Order] = {
    Column.VERDICT: "verdict",
    Column.INDICATOR: "indicator",
    Column.ABOUT: "kind",
    Column.PLACE: "place",
    Column.UNIT: "unit",
    Column.LAST: "last",
    Column.OBSERVATIONS: "observations",
    Column.ARTICLES: "articles",
}


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

    @property
    def wanted(self) -> Wanted:
        """The same, as the archive understands it; differences alone are the narrower wish."""
        sign = "differ" if self.only_differing else self.sign
        contrary = self.only_differing and self.sign not in ("", "differ")
        return Wanted(
            words=tuple(fold_text(word) for word in self.text.split()),
            place=self.place,
            unit=self.unit,
            verdict=_OF_SIGN.get(sign, ""),
            also=_OF_SIGN.get(self.sign, "") if contrary else "",
            order=_ORDERS[self.column],
            descending=self.descending,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator with its badges."""

    thing: Thing
    badges: Badges
    about: str

    @property
    def differs(self) -> bool:
        """Whether articles contradict each other, and nobody has explained it."""
        return bool(self.badges) and self.badges[0].sign == "differ"


class _Last(NamedTuple):
    text: str
    qualifier: str


def entry(thing: Thing) -> Entry:
    """The row of an indicator."""
    badges = tuple(
        Badge(sign, count, _badge_words(verdict, count))
        for verdict, sign in _VERDICTS
        if (count := getattr(thing, f"open_{verdict}")) > 0
    )
    about = " · ".join(
        part
        for part in (
            thing_words("", thing.kind, ""),
            thing.manner,
            thing_words("", "", thing.status),
        )
        if part
    )
    return Entry(thing, badges, about)


def cell(row: Entry, column: int) -> str:
    """What stands in a column."""
    thing = row.thing
    cells: dict[int, Any] = {
        Column.INDICATOR: thing.indicator,
        Column.ABOUT: row.about,
        Column.PLACE: thing.place,
        Column.UNIT: thing.printed,
        Column.LAST: value_words(_Last(thing.last_text, thing.last_qualifier)),
        Column.OBSERVATIONS: f"{thing.observations:,}",
        Column.ARTICLES: f"{thing.articles:,}",
    }
    return str(cells.get(column, ""))


def _badge_words(verdict: str, count: int) -> str:
    if verdict == "differ":
        return QCoreApplication.translate("Verdicts", "Differences: {count}").format(count=count)
    if verdict == "agree":
        return QCoreApplication.translate("Verdicts", "Agreements: {count}").format(count=count)
    return QCoreApplication.translate("Verdicts", "Changes with time")
