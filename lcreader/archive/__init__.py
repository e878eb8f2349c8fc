"""The narrow waist of the program: window and command line see this and nothing below it."""

from lcreader.archive.archive import Archive
from lcreader.archive.batch import read_queries
from lcreader.archive.completing import Completion
from lcreader.archive.figure_search import query_for
from lcreader.archive.findings import Finding, Sum, Witness
from lcreader.archive.ledger import Ledger
from lcreader.archive.suggesting import Suggestion
from lcreader.archive.wording import (
    date_text,
    figure_text,
    period_text,
    qualifier_text,
    status_text,
    value_text,
)
from lcreader.archive.words import Words
from lcreader.figures import parse_number
from lcreader.ledger.reasons import Reason
from lcreader.search.help import QueryForm, query_forms
from lcreader.search.typing import operator
from lcreader.search.wording import remark_text, understood
from lcreader.store.corrections import Correction
from lcreader.store.dismissals import Dismissal
from lcreader.store.ledger import Thing
from lcreader.store.things import Order, Overview, Wanted
from lcreader.text.fold import fold_text

__all__ = [
    "Archive",
    "Completion",
    "Correction",
    "Dismissal",
    "Finding",
    "Ledger",
    "Order",
    "Overview",
    "QueryForm",
    "Reason",
    "Suggestion",
    "Sum",
    "Thing",
    "Wanted",
    "Witness",
    "Words",
    "date_text",
    "figure_text",
    "fold_text",
    "operator",
    "parse_number",
    "period_text",
    "qualifier_text",
    "query_for",
    "query_forms",
    "read_queries",
    "remark_text",
    "status_text",
    "understood",
    "value_text",
]
