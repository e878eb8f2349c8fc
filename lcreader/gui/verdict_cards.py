"""What a card of the popover and of the ledger shows: a verdict or a sum, with its passages.

In go findings and sums of the archive, out come plain values; made in jobs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from lcreader.archive import Finding, Sum, Witness, value_text
from lcreader.gui.figure_words import period_name
from lcreader.gui.verdict_reasons import cause_name, reason_words
from lcreader.gui.verdicts import (
    finding_sign,
    period_words,
    reason_name,
    sign_name,
    source_words,
    value_words,
)
from lcreader.records import Article, Figure, Span

_BEFORE = 36  # characters of a sentence that are shown before its figure
_LONGEST = 400
_MOST = 40  # passages of one card


class Passage(NamedTuple):
    """A place where a value is reported. `marked` is the figure in `sentence`."""

    value: str
    period: str
    source: str
    sentence: str
    marked: Span
    article_id: int
    span: Span
    here: bool = False  # the figure that was asked about


@dataclass(frozen=True, slots=True)
class Card:
    """A verdict in words. `sign` is empty for a sum that holds; `mark` is what dismisses it."""

    sign: str
    title: str
    reason: str
    mark: str
    passages: tuple[Passage, ...]
    more: int = 0
    dismissed: str = ""  # why and with which note it was dismissed
    sum: str = ""


def cards(
    findings: Sequence[Finding],
    sums: Sequence[Sum] = (),
    figure_id: int = 0,
    article: Article | None = None,
    figures: Sequence[Figure] = (),
) -> list[Card]:
    """The cards of one figure or thing: what is in doubt first, what was dismissed last."""
    made = [finding_card(finding, figure_id) for finding in findings]
    if article is not None:
        by_id = {figure.id: figure for figure in figures}
        made += [sum_card(one, article, by_id, figure_id) for one in sums]
    order = ("differ", "sum", "later", "earlier", "agree", "")
    return sorted(made, key=lambda card: (bool(card.dismissed), order.index(card.sign)))


def finding_card(finding: Finding, figure_id: int = 0) -> Card:
    """The card of what several articles say."""
    sign = finding_sign(finding, figure_id)
    name, moment = sign_name(_plain(sign, figure_id)), period_words(finding.moment)
    shown = _chosen(finding.witnesses, figure_id)
    return Card(
        sign=sign,
        title=" · ".join(filter(None, (name, moment, cause_name(finding.cause)))),
        reason=reason_words(finding.reasons),
        mark=finding.mark,
        passages=tuple(witness_passage(one, figure_id) for one in shown),
        more=len(finding.witnesses) - len(shown),
        dismissed=_dismissed(finding),
    )


def witness_passage(witness: Witness, figure_id: int = 0) -> Passage:
    """The passage of an observation."""
    sentence, marked = excerpt(witness.sentence, witness.marked)
    return Passage(
        value=value_words(witness),
        period=period_words(witness.period),
        source=source_words(witness),
        sentence=sentence,
        marked=marked,
        article_id=witness.article_id,
        span=witness.span,
        here=witness.figure_id == figure_id,
    )


def sum_card(one: Sum, article: Article, figures: Mapping[int, Figure], figure_id: int) -> Card:
    """The card of a sum inside the article."""
    fails = one.verdict == "fails"
    pattern = QCoreApplication.translate("Verdicts", "Worked out {expected}, printed {found}.")
    holds = QCoreApplication.translate("Verdicts", "The sum comes out.")
    passages = [
        _figure_passage(figures[each], article, figure_id)
        for each in one.figure_ids
        if each in figures
    ]
    return Card(
        sign="sum" if fails else "",
        title=sign_name("sum") if fails else QCoreApplication.translate("Verdicts", "Sum holds"),
        reason=pattern.format(expected=one.expected, found=one.found) if fails else holds,
        mark=one.mark if fails else "",
        passages=tuple(passages),
        dismissed=_dismissed(one),
        sum=one.statement,
    )


def excerpt(sentence: str, marked: Span) -> tuple[str, Span]:
    """The part of a sentence around its figure, on one line, and where the figure is in it.

    >>> excerpt("甲" * 50 + "9个。", Span(50, 52))[1]
    Span(start=37, end=39)
    """
    line = sentence.replace("\n", " ")
    start = max(marked.start - _BEFORE, 0)
    lead = "…" if start else ""
    text = f"{lead}{line[start : start + _LONGEST]}"
    shift = len(lead) - start
    return text, Span(marked.start + shift, marked.end + shift)


def _figure_passage(figure: Figure, article: Article, figure_id: int) -> Passage:
    start = figure.sentence.start
    marked = Span(figure.span.start - start, figure.span.end - start)
    sentence, marked = excerpt(figure.sentence.of(article.text), marked)
    return Passage(
        value=value_text(figure),
        period=period_name(figure.period),
        source=figure.indicator,
        sentence=sentence,
        marked=marked,
        article_id=article.id,
        span=figure.span,
        here=figure.id == figure_id,
    )


def _chosen(witnesses: Sequence[Witness], figure_id: int) -> Sequence[Witness]:
    """The first so many, the one asked about among them."""
    if len(witnesses) <= _MOST:
        return witnesses
    mine = [one for one in witnesses if one.figure_id == figure_id]
    others = [one for one in witnesses if one.figure_id != figure_id]
    return [*mine, *others[: _MOST - len(mine)]]


def _dismissed(one: Finding | Sum) -> str:
    if one.dismissed is None:
        return ""
    parts = (reason_name(one.dismissed.reason), one.dismissed.note)
    return ": ".join(part for part in parts if part)


def _plain(sign: str, figure_id: int) -> str:
    """Seen from no figure in particular, a development has no earlier and later."""
    return "change" if not figure_id and sign in ("later", "earlier") else sign
