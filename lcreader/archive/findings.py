"""What the ledger of an archive tells: verdicts across articles and sums inside one, as records."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lcreader.ledger.compare import Verdict
from lcreader.ledger.reasons import Reason, Reasoned
from lcreader.ledger.sums import Rule
from lcreader.records import Qualifier, Span
from lcreader.store.dismissals import Dismissal


@dataclass(frozen=True, slots=True)
class Witness:
    """One passage that reports a thing: its value in the unit of the finding, and where it is.

    `text` is what is printed, without the hedge; `span` and `sentence` are of the reading text,
    `marked` is where the figure stands in `sentence`. `unit` is that of `value`.
    """

    figure_id: int
    article_id: int
    indicator: str
    value: Decimal
    value_max: Decimal | None
    text: str
    qualifier: Qualifier
    period: str
    settled: bool
    date: str
    newspaper: str
    title: str
    span: Span
    sentence: str
    marked: Span
    unit: str


@dataclass(frozen=True, slots=True)
class Finding(Reasoned):
    """A verdict on what articles say of one thing, with its reasons and its passages.

    `mark` is what `dismiss` wants; `moment` the period that it is about, "" for a development.
    """

    thing_id: int
    indicator: str
    place: str
    kind: str
    unit: str
    status: str
    verdict: Verdict
    moment: str
    reasons: tuple[Reason, ...]
    mark: str
    witnesses: tuple[Witness, ...]
    dismissed: Dismissal | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum inside one article, with the sentences it rests on.

    `figure_ids` are the figures it is made of, `tested_id` the one that it comes to or fails to.
    """

    rule: Rule
    statement: str
    expected: str
    found: str
    verdict: Literal["holds", "fails"]
    article_id: int
    title: str
    newspaper: str
    date: str
    sentences: tuple[str, ...]
    figure_ids: tuple[int, ...]
    tested_id: int
    mark: str
    dismissed: Dismissal | None = None
