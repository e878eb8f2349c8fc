"""Verdicts as the interface shows them: badges of a figure, and what they say in words.

In go the verdicts and sums of the archive's ledger; out come plain values that models hold and
delegates paint.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

from lcreader.archive import Finding, Sum, Witness, period_text
from lcreader.gui.verdict_reasons import reason_words
from lcreader.records import Period

Sign = Literal["differ", "sum", "later", "earlier", "agree"]
SIGNS: tuple[Sign, ...] = ("differ", "sum", "later", "earlier", "agree")  # the gravest first
GRAVE: frozenset[Sign] = frozenset(("differ", "sum"))
_HEDGED = re.compile(r"[余多几数]|左右|以上|以内|以下")
_MOST = 3  # observations that a tool tip names


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign beside a figure; `count` is shown with it where it is over 1."""

    sign: Sign
    count: int
    words: str


Badges = tuple[Badge, ...]


def badges(
    verdicts: Mapping[int, Sequence[Any]], sums: Iterable[Sum] = ()
) -> dict[int, tuple[Badge, ...]]:
    """The badges of each figure, by its id, the gravest first.

    `verdicts` are as `archive.ledger.verdicts` gives them.
    """
    found: dict[int, list[Badge]] = {}
    for figure_id, several in verdicts.items():
        found[figure_id] = [_badge(figure_id, verdict) for verdict in several]
    for one in sums:
        if one.verdict == "fails" and one.dismissed is None:
            for figure_id in one.figure_ids:
                words = QCoreApplication.translate("Verdicts", "The sum fails: {sum}").format(
                    sum=one.statement
                )
                found.setdefault(figure_id, []).append(Badge("sum", 1, words))
    return {figure_id: _merged(several) for figure_id, several in found.items()}


def words_of(several: Iterable[Badge]) -> str:
    """What badges say, a line each."""
    return "\n".join(badge.words for badge in several)


def rank(several: Sequence[Badge]) -> tuple[int, int]:
    """What rows are sorted by: the gravest first, those without a badge last."""
    if not several:
        return (len(SIGNS), 0)
    return (SIGNS.index(several[0].sign), -several[0].count)


def sign_name(sign: str) -> str:
    """What a sign means, in a few words."""
    names = {
        "differ": QCoreApplication.translate("Verdicts", "Differs"),
        "sum": QCoreApplication.translate("Verdicts", "Sum fails"),
        "later": QCoreApplication.translate("Verdicts", "Later value known"),
        "earlier": QCoreApplication.translate("Verdicts", "Earlier value known"),
        "change": QCoreApplication.translate("Verdicts", "Changes with time"),
        "agree": QCoreApplication.translate("Verdicts", "Agrees"),
    }
    return names.get(sign, "")


def reason_name(reason: str) -> str:
    """Why a verdict was dismissed."""
    names = {
        "not_same": QCoreApplication.translate("Verdicts", "Not the same thing"),
        "explained": QCoreApplication.translate("Verdicts", "Explained"),
    }
    return names.get(reason, "")


def finding_sign(finding: Finding, figure_id: int = 0) -> Sign:
    """The sign of a verdict, as it is for one figure of it."""
    if finding.verdict != "change":
        return finding.verdict
    last = finding.witnesses[-1].figure_id if finding.witnesses else 0
    return "earlier" if last == figure_id else "later"


def period_words(period: str) -> str:
    """A period as the ledger writes it, in words; empty where it is not known.

    >>> period_words("2021/2025@2025-07-24"), period_words("2024")
    ('2021–2025', '2024')
    """
    start, _, end = period.partition("@")[0].partition("/")
    return period_text(Period(start, end or start)) if start else ""


def value_words(witness: Witness | Any) -> str:
    """The value as it is printed, with its hedge before it where that is not in it: 3,900余个."""
    hedges = {
        "over": QCoreApplication.translate("Verdicts", "over {value}"),
        "nearly": QCoreApplication.translate("Verdicts", "nearly {value}"),
        "about": QCoreApplication.translate("Verdicts", "about {value}"),
        "under": QCoreApplication.translate("Verdicts", "under {value}"),
    }
    pattern = (
        "{value}" if _HEDGED.search(witness.text) else hedges.get(witness.qualifier, "{value}")
    )
    return pattern.format(value=witness.text)


def source_words(witness: Witness) -> str:
    """Newspaper and date, the headline where the newspaper is not known."""
    where = witness.newspaper or _short(witness.title)
    return " · ".join(part for part in (where, witness.date) if part)


def thing_words(place: str, kind: str, status: str) -> str:
    """What tells an indicator from others of its name."""
    kinds = {
        "change": QCoreApplication.translate("Verdicts", "change"),
        "growth": QCoreApplication.translate("Verdicts", "growth"),
        "share": QCoreApplication.translate("Verdicts", "share"),
        "rank": QCoreApplication.translate("Verdicts", "rank"),
        "duration": QCoreApplication.translate("Verdicts", "duration"),
    }
    parts = (
        place,
        kinds.get(kind, ""),
        QCoreApplication.translate("Verdicts", "planned") if status == "planned" else "",
    )
    return " · ".join(part for part in parts if part)


def _badge(figure_id: int, verdict: Any) -> Badge:
    told = verdict.observations
    mine = next(o for o in told if o.figure_id == figure_id)
    others = len({o.article_id for o in told} - {mine.article_id})
    if verdict.verdict == "agree":
        words = QCoreApplication.translate("Verdicts", "Other articles that agree: {count}")
        return Badge("agree", others, words.format(count=others))
    if verdict.verdict == "differ":
        unlike = [o for o in told if not _overlap(o, mine)] or [o for o in told if o is not mine]
        words = QCoreApplication.translate("Verdicts", "Differs: {values}. {reason}")
        return Badge(
            "differ", 1, words.format(values=_listed(unlike), reason=reason_words(verdict.reasons))
        )
    later = told[told.index(mine) + 1 :]
    if later:
        return Badge(
            "later",
            1,
            QCoreApplication.translate("Verdicts", "Later value: {values}").format(
                values=_listed(later[-1:])
            ),
        )
    return Badge(
        "earlier",
        1,
        QCoreApplication.translate("Verdicts", "Earlier value: {values}").format(
            values=_listed(told[-2:-1])
        ),
    )


def _overlap(one: Any, other: Any) -> bool:
    return bool(one.low <= other.high and other.low <= one.high)


def _listed(told: Sequence[Any]) -> str:
    parts = [
        QCoreApplication.translate("Verdicts", "{value} ({when})").format(
            value=value_words(o), when=period_words(o.period) or o.date
        )
        for o in told[:_MOST]
    ]
    return "; ".join(dict.fromkeys(parts)) + (" …" if len(told) > _MOST else "")


def _merged(several: Sequence[Badge]) -> tuple[Badge, ...]:
    """One badge a sign, with the words of all."""
    merged = []
    for sign in SIGNS:
        alike = [badge for badge in several if badge.sign == sign]
        if alike:
            words = "\n".join(dict.fromkeys(badge.words for badge in alike))
            merged.append(Badge(sign, max(badge.count for badge in alike), words))
    return tuple(merged)


def _short(title: str) -> str:
    return title if len(title) <= 18 else f"{title[:17]}…"
