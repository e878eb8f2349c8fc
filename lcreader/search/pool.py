"""Gathers the postings of a segment until they are written, sorted by term.

Articles come in rising order, so the postings of a term need only be appended. What grows beyond
a limit is written to a temporary file, sorted, and all files are merged at the end.
"""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from lcreader.search.postings import Postings, joined

# Postings kept in memory, eight bytes each and the terms beside them.
_MOST_IN_MEMORY = 12_000_000


class TermPostings(NamedTuple):
    """A term of a field with its postings."""

    field: str
    term: bytes
    postings: Postings


class PostingsPool:
    """Postings by field and term. `storage` is where temporary files are made."""

    def __init__(self, storage: Any, most: int = _MOST_IN_MEMORY) -> None:
        self._storage = storage
        self._most = most
        self._terms: dict[tuple[str, bytes], Postings] = {}
        self._size = 0
        self._runs: list[str] = []

    def add(self, field: str, doc: int, counts: Mapping[bytes, int]) -> None:
        """The terms of one article's field with their counts."""
        terms = self._terms
        for term, count in counts.items():
            key = (field, term)
            known = terms.get(key)
            if known is None:
                terms[key] = Postings(array("I", (doc,)), array("I", (count,)))
            else:
                known.docs.append(doc)
                known.counts.append(count)
        self._grown(len(counts))

    def extend(self, field: str, term: bytes, postings: Postings) -> None:
        """Postings of one term, all after those that it has."""
        key = (field, term)
        known = self._terms.get(key)
        self._terms[key] = joined((known, postings)) if known else postings
        self._grown(len(postings.docs))

    def terms(self) -> Iterator[TermPostings]:
        """All terms in order, each with all its postings. To be taken once."""
        if not self._runs:
            yield from self._sorted()
            return
        self._save()
        runs = [self._read(name) for name in self._runs]
        ordered = merge(*runs, key=itemgetter(0, 1))  # equals stay in the order of the runs
        for (field, term), parts in groupby(ordered, key=itemgetter(0, 1)):
            yield TermPostings(field, term, joined(part.postings for part in parts))

    def cleanup(self) -> None:
        """Forget all; temporary files go with their folder."""
        self._terms = {}

    def _sorted(self) -> Iterable[TermPostings]:
        terms = sorted(self._terms.items(), key=itemgetter(0))
        return (TermPostings(field, term, postings) for (field, term), postings in terms)

    def _grown(self, by: int) -> None:
        self._size += by
        if self._size > self._most:
            self._save()

    def _save(self) -> None:
        name = f"{len(self._runs)}.run"
        with self._storage.create_file(name) as file:
            for term in self._sorted():
                pickle.dump(term, file.raw_file(), pickle.HIGHEST_PROTOCOL)
            pickle.dump(None, file.raw_file())
        self._runs.append(name)
        self._terms = {}
        self._size = 0

    def _read(self, name: str) -> Iterator[TermPostings]:
        with self._storage.open_file(name) as file:
            while (term := pickle.load(file.raw_file())) is not None:
                yield term
