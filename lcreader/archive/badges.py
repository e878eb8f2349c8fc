"""What is shown beside a figure: who says the same, who says otherwise, what came later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lcreader.archive import observing
from lcreader.ledger.compare import Comparison, in_time
from lcreader.ledger.observations import Observation
from lcreader.store import Connection, dismissals, ledger


@dataclass(frozen=True, slots=True)
class Badge:
    """The verdicts on one figure in short; what was dismissed is left out.

    `agrees` and `differs` are numbers of other articles, `later_id` the figure of a later value of
    the same thing (0 where none is known), `sum_fails` that a sum does not come to this figure.
    """

    agrees: int = 0
    differs: int = 0
    later_id: int = 0
    sum_fails: bool = False


def badges(db: Connection, article_id: int, failing: Iterable[int]) -> dict[int, Badge]:
    """The badges of the figures of an article, `failing` being those that sums do not come to."""
    found: dict[int, Badge] = {}
    for thing, told in observing.grouped(db, ledger.of_article(db, article_id)):
        verdicts = observing.verdicts_on(thing, told)
        gone = dismissals.among(db, [verdict.mark for verdict in verdicts]) if verdicts else {}
        left = [verdict for verdict in verdicts if verdict.mark not in gone]
        for mine in told:
            if mine.article_id == article_id and left:
                badge = _badge(mine, left)
                if badge != Badge():
                    found[mine.figure_id] = badge
    for figure_id in failing:
        found[figure_id] = replace(found.get(figure_id, Badge()), sum_fails=True)
    return found


def _badge(mine: Observation, verdicts: Sequence[Comparison]) -> Badge:
    agreeing: set[int] = set()
    differing: set[int] = set()
    later: Observation | None = None
    for verdict in verdicts:
        if verdict.verdict == "change":
            last = verdict.observations[-1]
            if in_time(last) > in_time(mine) and not last.bounds.overlaps(mine.bounds):
                later = last
        elif any(o.figure_id == mine.figure_id for o in verdict.observations):
            others = [o for o in verdict.observations if o.article_id != mine.article_id]
            alike = {o.article_id for o in others if o.bounds.overlaps(mine.bounds)}
            agreeing |= alike
            differing |= {o.article_id for o in others} - alike
    return Badge(len(agreeing - differing), len(differing), later.figure_id if later else 0)
