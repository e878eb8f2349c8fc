"""Why a list is empty, asked of the archive in a job: what is there, and what would find something.

In goes what was wanted; out comes an `Absence`, in counts and never in guesses.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from lcreader.archive import Archive, operator
from lcreader.gui.listing import Wanted, terms, without
from lcreader.gui.wording import KINDS
from lcreader.records import ArchiveStatus, Filters
from lcreader.watch import Watch

_WORDS = 6  # of a query that are looked at one by one


@dataclass(frozen=True, slots=True)
class Absence:
    """What the archive holds, and how much each way on would find.

    `words` are those of the query with the number of articles that each is in, whatever their
    kind; `suggestions` other queries with theirs. `reduced` is the query without the words that
    are in no article, and how many it finds then. `first` and `last` are the months covered.
    """

    wanted: Wanted
    status: ArchiveStatus
    words: tuple[tuple[str, int], ...]
    suggestions: tuple[tuple[str, int], ...]
    reduced: tuple[str, int]
    first: str
    last: str
    undated: int
    unfiltered: int
    of_all_kinds: int
    not_within: int


def explain(archive: Archive, wanted: Wanted, watch: Watch) -> Absence:
    """Count what is there of all that was wanted."""

    def found(asked: Wanted) -> int:
        watch.report(0, 1)
        answer = archive.find(
            asked.whole, filters=asked.filters, matching=asked.matching, watch=watch
        )
        return len(answer.ids)

    everything = Filters(kinds=KINDS)
    words = _words(wanted)
    counted = [(w, found(Wanted(w, everything, matching=wanted.matching))) for w in words]
    reduced = _reduced(wanted.query, [word for word, n in counted if not n])
    facets = archive.facets("", everything, watch=watch)
    months = sorted(month for month, n in facets.months or facets.years if month and n)
    years = dict(facets.years)
    kinds_only = Filters(kinds=wanted.filters.kinds)
    narrowed = wanted.filters != kinds_only
    return Absence(
        wanted,
        archive.status(),
        tuple(counted),
        _suggestions(archive, wanted, watch),
        (reduced, found(replace(wanted, query=reduced)) if reduced.strip() else 0),
        months[0] if months else "",
        months[-1] if months else "",
        years.get("", 0),
        found(replace(wanted, filters=kinds_only)) if narrowed else 0,
        found(replace(wanted, filters=replace(wanted.filters, kinds=KINDS))),
        found(replace(wanted, within=(), out=False)) if wanted.within else 0,
    )


def _words(wanted: Wanted) -> list[str]:
    """The words that had to be there, each once."""
    words = []
    for step in wanted.steps:
        pairs = pairwise(["", *terms(step.query)]) if not step.out else ()
        words += [
            term.strip("()（）")
            for before, term in pairs
            if not operator(term) and operator(before) != "not" and not term.startswith("-")
        ]
    return list(dict.fromkeys(word for word in words if word))[:_WORDS]


def _reduced(query: str, missing: list[str]) -> str:
    """The query without the words that are in no article; nothing where that is no other query."""
    rest = query
    for word in missing:
        rest = without(rest, word)
    return rest if rest != query else ""


def _suggestions(archive: Archive, wanted: Wanted, watch: Watch) -> tuple[tuple[str, int], ...]:
    if not wanted.query.strip() or wanted.out:
        return ()

    def count(query: str) -> int:
        return len(archive.find(query, filters=wanted.filters, watch=watch).ids)

    return tuple((one.query, one.total) for one in archive.words.suggest(wanted.query, count))
