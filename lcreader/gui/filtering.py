"""What the list can be narrowed to, in the words of the filter popup and of its labels."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from lcreader.gui.widgets.filter_popup import Choice, ChoiceGroup
from lcreader.gui.wording import KINDS, kind_name
from lcreader.records import Facets, Filters

USUAL = Filters()


def groups(facets: Facets, filters: Filters) -> list[ChoiceGroup]:
    """The boxes of the filter popup; a value that is filtered by stays even if nothing has it."""
    translate = QCoreApplication.translate
    kinds = dict(facets.kinds)
    return [
        ChoiceGroup(
            "kinds",
            translate("Filtering", "Kind"),
            [Choice(k, kind_name(k), kinds.get(k, 0), k in filters.kinds) for k in KINDS],
        ),
        ChoiceGroup(
            "newspapers",
            translate("Filtering", "Newspaper"),
            _choices(facets.newspapers, filters.newspapers),
        ),
        ChoiceGroup("years", translate("Filtering", "Year"), _choices(facets.years, filters.years)),
    ]


def labels(filters: Filters) -> list[tuple[str, str]]:
    """(key, words) of each filter that is on."""
    found = [(f"newspapers:{name}", name or _unknown()) for name in filters.newspapers]
    found += [(f"years:{year}", year or _unknown()) for year in filters.years]
    if filters.kinds != USUAL.kinds:
        names = [kind_name(kind) for kind in filters.kinds]
        nothing = QCoreApplication.translate("Filtering", "No kind")
        found.append(("kinds:", " + ".join(names) if names else nothing))
    return found


def without(filters: Filters, key: str) -> Filters:
    """`filters` with the one that `labels` gave `key` taken off."""
    group, _, value = key.partition(":")
    if group == "kinds":
        return replace(filters, kinds=USUAL.kinds)
    return with_values(filters, group, [v for v in getattr(filters, group) if v != value])


def with_values(filters: Filters, group: str, values: Sequence[str]) -> Filters:
    """`filters` with `values` in one of its groups."""
    if group == "kinds":
        return replace(filters, kinds=tuple(kind for kind in KINDS if kind in values))
    if group == "years":
        return replace(filters, years=tuple(values))
    return replace(filters, newspapers=tuple(values))


def _choices(counted: tuple[tuple[str, int], ...], chosen: tuple[str, ...]) -> list[Choice]:
    counts = dict(counted)
    for value in chosen:
        counts.setdefault(value, 0)
    return [Choice(value, value or _unknown(), n, value in chosen) for value, n in counts.items()]


def _unknown() -> str:
    return QCoreApplication.translate("Filtering", "Unknown")
