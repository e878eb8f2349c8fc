"""What the index does not know: figures, bookmarks and tags.

The index knows texts. Whoever owns the rest answers for it: which articles there are, and where
in them the places are that are marked.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from lcreader.records import Span
from lcreader.search.tree import Asked


class FigurePlace(NamedTuple):
    """Where something stands in the reading text, and what stands there."""

    span: Span
    text: str


class FigureFinder(Protocol):
    """Answers what a query asks beyond texts (`lcreader.search.tree.Asked`)."""

    def count(self, wanted: Sequence[Asked]) -> Mapping[int, int]:
        """The articles of which one of these is true, and how many places each has.

        An article may have none: a bookmark that has lost its place is not marked in the text.
        """

    def places(
        self, wanted: Sequence[Asked], article_ids: Iterable[int]
    ) -> Mapping[int, Sequence[FigurePlace]]:
        """Where those places are in some articles, in text order."""


class NoFigures:
    """Where nothing is known, nothing is found."""

    def count(self, wanted: Sequence[Asked]) -> Mapping[int, int]:
        """No article has any."""
        return {}

    def places(
        self, wanted: Sequence[Asked], article_ids: Iterable[int]
    ) -> Mapping[int, Sequence[FigurePlace]]:
        """There is no place."""
        return {}
