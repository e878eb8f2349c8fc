"""Whoosh's matcher on whole arrays: articles, weights, and scores where they are wanted.

Whoosh walks a matcher article by article and asks for the quality of the present block to skip
what cannot come into the best twenty. Scores are worked out here for all articles at once when
the first is asked for, so that the quality of a block is the best score in it.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import Matcher, NullMatcher, ReadTooFar

from lcreader.search.engine.packing import Ints

BLOCK = 128

Scores = NDArray[np.float64]


class ArrayMatcher(Matcher):
    """Articles with weights. `scores` works out all scores; without it `scorer`, one of Whoosh's,
    scores the present article; without both every article scores nothing.
    """

    def __init__(
        self,
        docs: Ints,
        weights: Ints,
        scores: Callable[[], Scores] | None = None,
        *,
        scorer: Any = None,
        term: tuple[str, Any] | None = None,
        terminfo: Any = None,
        format: Any = None,
    ) -> None:
        self.docs = docs
        self.weights = weights
        self._work = scores
        self._scorer = scorer
        self._term = term
        self._terminfo = terminfo
        self._format = format
        self._i = 0

    @cached_property
    def scores(self) -> Scores:
        """The score of each article."""
        if self._work is not None:
            return self._work()
        return np.zeros(len(self.docs))

    @property
    def whole(self) -> bool:
        """Whether nothing was walked over, and all scores can be had at once."""
        return self._i == 0 and self._scorer is None

    @property
    def scoring(self) -> bool:
        """Whether any article scores."""
        return self._work is not None

    def is_active(self) -> bool:
        """Whether there is a present article."""
        return self._i < len(self.docs)

    def reset(self) -> None:
        """Back to the first article."""
        self._i = 0

    def copy(self) -> "ArrayMatcher":
        """Another matcher at the same place."""
        other = ArrayMatcher(
            self.docs,
            self.weights,
            self._work and (lambda: self.scores),
            scorer=self._scorer,
            term=self._term,
            terminfo=self._terminfo,
            format=self._format,
        )
        other._i = self._i
        return other

    def replace(self, minquality: float = 0) -> Matcher:
        """Nothing, when no article is left or good enough."""
        if not self.is_active() or (minquality and self.max_quality() < minquality):
            return NullMatcher()
        return self

    def term(self) -> tuple[str, Any] | None:
        """What is matched."""
        return self._term

    def id(self) -> int:
        """The present article."""
        return int(self.docs[self._i])

    def all_ids(self) -> Iterator[int]:
        """All articles."""
        return iter(self.docs.tolist())

    def next(self) -> None:
        """On to the next article."""
        if not self.is_active():
            raise ReadTooFar
        self._i += 1

    def skip_to(self, id: int) -> None:
        """On to the first article that is not before `id`."""
        if not self.is_active():
            raise ReadTooFar
        self._i += int(np.searchsorted(self.docs[self._i :], id))

    def weight(self) -> float:
        """The weight of the present article."""
        return float(self.weights[self._i])

    def score(self) -> float:
        """The score of the present article."""
        if self._work is not None:
            return float(self.scores[self._i])
        return float(self._scorer.score(self)) if self._scorer else 0.0

    def supports(self, astype: str) -> bool:
        """Postings are articles and counts, nothing else."""
        return astype in ("weight", "frequency")

    def value(self) -> bytes:
        """Nothing is kept beside a count."""
        return b""

    def value_as(self, astype: str) -> Any:
        """The count."""
        if not self.supports(astype):
            raise ValueError(f"postings hold no {astype}")
        return self.weight()

    # --- blocks ---

    def supports_block_quality(self) -> bool:
        """Where all scores are known, or the scorer can tell."""
        return self._scorer is None or self._scorer.supports_block_quality()

    def max_quality(self) -> float:
        """The best score of any article."""
        if self._scorer is not None:
            return float(self._scorer.max_quality())
        return float(self._best.max(initial=0.0))

    def block_quality(self) -> float:
        """The best score of the present block."""
        if self._scorer is not None:
            return float(self._scorer.block_quality(self))
        return float(self._best[self._i // BLOCK])

    def skip_to_quality(self, minquality: float) -> int:
        """To the next block with an article better than this; how many blocks were skipped."""
        first = block = self._i // BLOCK
        if self._scorer is None:
            better = np.flatnonzero(self._best[block:] > minquality)
            block = block + int(better[0]) if len(better) else len(self._best)
            self._i = max(self._i, min(block * BLOCK, len(self.docs)))
            return block - first
        while self.is_active() and self.block_quality() <= minquality:
            block += 1
            self._i = min(block * BLOCK, len(self.docs))
        return block - first

    def block_max_weight(self) -> float:
        """The greatest weight of the present block."""
        return float(self._heaviest[self._i // BLOCK])

    def block_min_length(self) -> Any:
        """The shortest text of any article with the term."""
        return self._terminfo.min_length()

    def block_max_length(self) -> Any:
        """The longest."""
        return self._terminfo.max_length()

    @cached_property
    def _best(self) -> Scores:
        return _block_maxima(self.scores)

    @cached_property
    def _heaviest(self) -> NDArray[Any]:
        return _block_maxima(self.weights)


def _block_maxima(values: NDArray[Any]) -> NDArray[Any]:
    if not len(values):
        return values
    return np.maximum.reduceat(values, np.arange(0, len(values), BLOCK))
