"""What can be typed into the search box: the table ``resources/lexicon/query_help.toml``."""

import tomllib
from functools import cache
from typing import NamedTuple

from lcreader.paths import resources


class QueryForm(NamedTuple):
    """A form of the query language: an example, more of them, and what it means."""

    query: str
    also: tuple[str, ...]
    zh: str
    en: str


@cache
def query_forms() -> tuple[QueryForm, ...]:
    """All forms, the usual ones first.

    >>> query_forms()[0].query
    '高新技术企业 2024'
    """
    path = resources() / "lexicon" / "query_help.toml"
    forms = tomllib.loads(path.read_text(encoding="utf-8"))["form"]
    return tuple(QueryForm(f["query"], tuple(f["also"]), f["zh"], f["en"]) for f in forms)
