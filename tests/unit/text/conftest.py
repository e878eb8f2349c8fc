"""Help for reading pages in tests."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from lcreader.records import Article
from lcreader.text import split_page

Split = Callable[..., list[Article]]


@pytest.fixture
def split() -> Split:
    """Cuts a page that is written indented in a test."""

    def cut(page: str, name: str = "") -> list[Article]:
        return split_page(dedent(page).lstrip("\n"), name)

    return cut
