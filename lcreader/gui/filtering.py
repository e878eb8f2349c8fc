"""What the list is narrowed to, in the words of the pane of facets and of the chips."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from lcreader.gui.listing import Step, Wanted
from lcreader.gui.widgets.facet_list import Choice
from lcreader.gui.wording import KINDS, kind_name
from lcreader.records import Facets, Filters, Matching

USUAL = Filters()
NO_DATES = ("", "")
GROUPS = ("newspapers", "kinds", "years", "bylines", "places")
_LONGEST = 16  # characters of a query on a chip


def title(group: str) -> str:
    """The headline of a group."""
    translate = QCoreApplication.translate
    return {
        "kinds": translate("Filtering", "Kind"),
        "newspapers": translate("Filtering", "Newspaper"),
        "years": translate("Filtering", "Year"),
        "bylines": translate("Filtering", "Byline"),
        "places": translate("Filtering", "County"),
    }[group]


def choices(group: str, facets: Facets, filters: Filters) -> list[Choice]:
    """The boxes of a group; a value that is filtered by stays even if nothing has it."""
    counts = dict(getattr(facets, group))
    chosen = getattr(filters, group)
    if group == "kinds":
        return [Choice(k, kind_name(k), counts.get(k, 0), k in chosen) for k in KINDS]
    for value in chosen:
        counts.setdefault(value, 0)
    return [Choice(v, v or unknown(), n, v in chosen) for v, n in counts.items()]


def chips(wanted: Wanted) -> list[tuple[str, str]]:
    """(key, words) of each thing that narrows the list, beside what stands in the box."""
    translate = QCoreApplication.translate
    found = [(f"within:{n}", _step_words(step)) for n, step in enumerate(wanted.within)]
    if wanted.out:
        found.append(("out:", translate("Filtering", "Excluding what is typed")))
    filters = wanted.filters
    if filters.dates != NO_DATES:
        found.append(("dates:", dates_words(filters.dates)))
    for group in ("newspapers", "years", "bylines", "places"):
        values = getattr(filters, group)
        found += [(f"{group}:{value}", value or _unknown_of(group)) for value in values]
    if filters.kinds != USUAL.kinds:
        names = [kind_name(kind) for kind in filters.kinds]
        nothing = translate("Filtering", "No kind")
        found.append(("kinds:", " + ".join(names) if names else nothing))
    return [*found, *_matching_chips(wanted.matching)]


def without(wanted: Wanted, key: str) -> Wanted:
    """`wanted` with the thing that `chips` gave `key` taken off; "" takes all off."""
    group, _, value = key.partition(":")
    if not group:
        return Wanted(wanted.query, order=wanted.order)
    if group == "within":
        kept = (step for n, step in enumerate(wanted.within) if n != int(value))
        return replace(wanted, within=tuple(kept))
    if group == "out":
        return replace(wanted, out=False)
    if group == "matching":
        return replace(wanted, matching=replace(wanted.matching, **{value: True}))
    filters = wanted.filters
    if group == "kinds":
        filters = replace(filters, kinds=USUAL.kinds)
    elif group == "dates":
        filters = replace(filters, dates=NO_DATES)
    else:
        filters = with_values(filters, group, [v for v in getattr(filters, group) if v != value])
    return replace(wanted, filters=filters)


def with_values(filters: Filters, group: str, values: Sequence[str]) -> Filters:
    """`filters` with `values` in one of its groups."""
    if group == "kinds":
        return replace(filters, kinds=tuple(kind for kind in KINDS if kind in values))
    return replace(filters, **{group: tuple(values)})  # type: ignore[arg-type]


def dates_words(dates: tuple[str, str]) -> str:
    """A range of dates as it is read.

    >>> dates_words(("2024-03", "")), dates_words(("", "2025")), dates_words(("2024", "2024"))
    ('2024-03 –', '– 2025', '2024')
    """
    first, last = dates
    return first if first == last else f"{first} – {last}".strip()


def unknown() -> str:
    """What stands for a value that is not known."""
    return QCoreApplication.translate("Filtering", "Unknown")


def _unknown_of(group: str) -> str:
    translate = QCoreApplication.translate
    return {
        "newspapers": translate("Filtering", "No newspaper"),
        "years": translate("Filtering", "No date"),
        "bylines": translate("Filtering", "No byline"),
        "places": translate("Filtering", "No county"),
    }[group]


def _step_words(step: Step) -> str:
    query = step.query.strip()
    short = query if len(query) <= _LONGEST else query[:_LONGEST] + "…"
    words = (
        QCoreApplication.translate("Filtering", "Without “{query}”")
        if step.out
        else QCoreApplication.translate("Filtering", "Within “{query}”")
    )
    return words.format(query=short)


def _matching_chips(matching: Matching) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    words = {
        "script": translate("Filtering", "Traditional ≠ simplified"),
        "width": translate("Filtering", "Full ≠ half width"),
        "case": translate("Filtering", "Capitals ≠ small letters"),
    }
    return [
        (f"matching:{name}", text) for name, text in words.items() if not getattr(matching, name)
    ]
