"""Do the sums inside an article hold? In go its text and figures, out come checks.

Old value × growth = new value, change = new − old, parts = whole, shares = 100 %, so much for each
× count. A sum fails only when no rounding and no hedge explains it, and only where the text leaves
no doubt which figures belong together: a false alarm costs more trust than a miss.
"""

from collections.abc import Iterable

from lcreader.ledger.growth import growth_checks
from lcreader.ledger.parts import parts_checks
from lcreader.ledger.shares import per_unit_checks, share_checks
from lcreader.ledger.sums import Check, terms_of
from lcreader.ledger.tables import Tables, load
from lcreader.records import Figure


def audit(text: str, figures: Iterable[Figure], tables: Tables | None = None) -> list[Check]:
    """The sums that the figures of one text make, in text order, each once."""
    tables = tables or load()
    terms = terms_of(figures, tables)
    found: dict[tuple[str, str], Check] = {}
    for rule in (growth_checks, parts_checks, share_checks, per_unit_checks):
        for check in rule(text, terms, tables):
            found.setdefault((check.rule, check.statement), check)
    return sorted(found.values(), key=lambda check: (check.figures[0].span, check.statement))
