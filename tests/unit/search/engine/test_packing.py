"""Lists of postings as bytes, and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.search.engine.packing import (
    NARROW,
    WIDE,
    is_narrow,
    pack_counts,
    pack_rising,
    ragged,
    unpack_counts,
    unpack_rising,
)

# Numbers about the limits of the widths, and far beyond them.
NUMBERS = st.integers(0, 600) | st.integers(65_000, 66_000) | st.integers(0, 2**31 - 2)
COUNTS = st.just(1) | st.integers(1, 3) | st.sampled_from([255, 256, 257, 511, 512, 100_000])
POSTINGS = st.dictionaries(NUMBERS, COUNTS, min_size=1, max_size=30)
LISTS = st.lists(POSTINGS, min_size=1, max_size=6)


def flat(lists: list[dict[int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    docs = np.array([doc for one in lists for doc in sorted(one)], np.int32)
    counts = np.array([one[doc] for one in lists for doc in sorted(one)], np.int32)
    return docs, counts, np.array(list(map(len, lists)))


@pytest.mark.parametrize("width", [NARROW, WIDE])
@given(lists=LISTS)
def test_numbers_come_back(width: np.dtype, lists: list[dict[int, int]]) -> None:
    docs, _, sizes = flat([{doc % 3_000_000: 1 for doc in one} for one in lists])
    gaps, lengths = pack_rising(docs, sizes, width)
    assert gaps.dtype == width
    assert unpack_rising(gaps, sizes, width).tolist() == docs.tolist()
    assert lengths.sum() == len(gaps)
    parts = np.split(gaps, np.cumsum(lengths)[:-1])
    alone = [unpack_rising(p, np.array([s]), width) for p, s in zip(parts, sizes, strict=True)]
    assert np.concatenate(alone).tolist() == docs.tolist()


@given(LISTS)
def test_counts_come_back(lists: list[dict[int, int]]) -> None:
    _, counts, sizes = flat(lists)
    extras, lengths = pack_counts(counts, sizes)
    assert unpack_counts(extras, lengths, sizes).tolist() == counts.tolist()
    parts = np.split(extras, np.cumsum(lengths)[:-1])
    alone = [
        unpack_counts(part, np.array([len(part)]), np.array([size]))
        for part, size in zip(parts, sizes, strict=True)
    ]
    assert np.concatenate(alone).tolist() == counts.tolist()


def test_what_is_usual_takes_little() -> None:
    docs = np.arange(0, 100_000, 7)
    gaps, _ = pack_rising(docs, np.array([len(docs)]), NARROW)
    extras, _ = pack_counts(np.ones(len(docs), np.int32), np.array([len(docs)]))
    assert gaps.nbytes == len(docs)
    assert extras.nbytes == 0


def test_frequent_lists_are_narrow() -> None:
    assert is_narrow(np.array([10, 400]), 100_000).tolist() == [False, True]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 5)), max_size=10))
def test_ragged(stretches: list[tuple[int, int]]) -> None:
    starts = np.array([start for start, _ in stretches], np.int64)
    lengths = np.array([length for _, length in stretches], np.int64)
    expected = [start + i for start, length in stretches for i in range(length)]
    assert ragged(starts, lengths).tolist() == expected
