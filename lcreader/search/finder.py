"""What finds figures: the index knows texts, whoever owns the figures lends it their places."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from lcreader.records import Span
from lcreader.search.tree import Figured


class FigurePlace(NamedTuple):
    """Where a figure stands in the reading text, and what stands there."""

    span: Span
    text: str


class FigureFinder(Protocol):
    """Answers what a query asks of figures."""

    def count(self, wanted: Sequence[Figured]) -> Mapping[int, int]:
        """The articles with a figure that fulfils one of these, and how many it has."""

    def places(
        self, wanted: Sequence[Figured], article_ids: Iterable[int]
    ) -> Mapping[int, Sequence[FigurePlace]]:
        """Where those figures stand in some articles, in text order."""


class NoFigures:
    """Where no figures are known, none is found."""

    def count(self, wanted: Sequence[Figured]) -> Mapping[int, int]:
        """No article has any."""
        return {}

    def places(
        self, wanted: Sequence[Figured], article_ids: Iterable[int]
    ) -> Mapping[int, Sequence[FigurePlace]]:
        """There is no place."""
        return {}
