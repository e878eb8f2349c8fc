"""Figures: every number of a text with its unit, and what it measures, for when and for whom.

>>> find_quantities("新增高新技术企业651家,增长9.4%")[1].unit
'%'
"""

from lcreader.figures.compose import compose
from lcreader.figures.extract import extract_figures, home_of_page
from lcreader.figures.numerals import parse_number
from lcreader.records import Quantity

__all__ = ["extract_figures", "find_quantities", "home_of_page", "parse_number"]


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of any Chinese text, in order; spans are code points of `text`."""
    return [measure.quantity() for measure in compose(text)]
