"""Numbers and times that texts tell, and the figures that articles report."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from lcreader.records.texts import Span

FigureKind = Literal["level", "change", "growth", "share", "rank", "duration", "other"]
Qualifier = Literal["exact", "over", "nearly", "about", "under"]
Direction = Literal["", "up", "down"]
Status = Literal["actual", "planned"]
Found = Literal["", "stated", "inherited", "dateline"]


class Quantity(NamedTuple):
    """A number with its unit, as found in any text.

    `start`, `end` span number and unit in code points, half-open; `text` is what stands there.
    Magnitudes are multiplied out into `value`; `value_max` only for ranges; `unit` is the base
    unit ("" where none is stated).
    """

    start: int
    end: int
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: Qualifier


class Period(NamedTuple):
    """An inclusive stretch of time between two partial ISO dates of one precision.

    >>> str(Period("2021", "2025")), str(Period("2024-05", "2024-05"))
    ('2021/2025', '2024-05')
    """

    start: str
    end: str

    def __str__(self) -> str:
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that an article reports, with what it measures, for when and for whom.

    `span`, `indicator_span` and `sentence` are spans of the reading text; `text` is the surface
    (number and unit, without qualifier). What cannot be known is empty or None.
    """

    span: Span
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: Qualifier
    kind: FigureKind
    direction: Direction
    status: Status
    indicator: str
    indicator_span: Span | None
    period: Period | None
    period_found: Found
    base_period: Period | None
    place: str
    sentence: Span
    rules: tuple[str, ...] = ()
    article_id: int = 0
    id: int = 0
    corrected: bool = False  # by hand
