"""Grams of texts, counted and merged, against counting them one by one."""

import io
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcreader.errors import Cancelled
from lcreader.search.engine.fields import grams
from lcreader.search.engine.runs import (
    Renumbered,
    SavedRun,
    Source,
    count_grams,
    gram_key,
    gram_of,
    merge,
    to_units,
)
from lcreader.search.engine.storage import MappedFile
from lcreader.search.engine.table import Table, TableWriter

TEXTS = st.lists(st.text(st.sampled_from("聊城市ab\n𠀀"), max_size=12), min_size=1, max_size=9)
Counted = dict[str, list[tuple[int, int]]]


class Files(dict[str, bytes]):
    """Files in memory, by suffix."""

    def create(self, suffix: str) -> io.BytesIO:
        files = self

        class File(io.BytesIO):
            def close(self) -> None:
                files[suffix] = self.getvalue()
                super().close()

        return File()

    def opened(self) -> dict[str, MappedFile]:
        return {suffix: MappedFile(memoryview(data)) for suffix, data in self.items()}


def counted(texts: list[str]) -> Counted:
    found: Counted = {}
    for doc, text in enumerate(texts):
        for gram, count in Counter(grams(text)).items():
            found.setdefault(gram, []).append((doc, count))
    return found


def runs_of(texts: list[str], first: int = 0) -> list[Source]:
    units = [to_units(text) for text in texts]
    return [*count_grams(np.concatenate(units), np.array(list(map(len, units))), first)]


def table_of(sources: list[Source], count: int, at_once: int = 4) -> Table:
    files = Files()
    writer = TableWriter(files.create, count)
    merge(sources, writer, at_once=at_once)
    writer.close()
    return Table(files.opened(), count)


def content(table: Table) -> Counted:
    found: Counted = {}
    for row, key in enumerate(table.keys.tolist()):
        docs, counts = table.postings(row)
        found[gram_of(key)] = list(zip(docs.tolist(), counts.tolist(), strict=True))
    return found


@given(TEXTS, st.integers(1, 4))
def test_runs_become_one_table(texts: list[str], batch: int) -> None:
    runs = [
        run
        for start in range(0, len(texts), batch)
        for run in runs_of(texts[start : start + batch], start)
    ]
    table = table_of(runs, len(texts))
    assert content(table) == counted(texts)
    assert table.keys.tolist() == sorted(map(gram_key, counted(texts)))
    whole = table.block(0, len(table))
    rows = [table.postings(row) for row in range(len(table))]
    assert whole.docs.tolist() == [doc for row in rows for doc in row.docs.tolist()]
    assert whole.counts.tolist() == [count for row in rows for count in row.counts.tolist()]


@given(TEXTS, TEXTS, st.data())
def test_tables_become_one_without_what_is_deleted(
    first: list[str], second: list[str], data: st.DataObject
) -> None:
    sources: list[Source] = []
    left: list[str] = []
    for texts in (first, second):
        kept = [data.draw(st.booleans()) for _ in texts]
        numbers = np.where(kept, len(left) + np.cumsum(kept) - 1, -1).astype(np.int32)
        sources.append(Renumbered(table_of(runs_of(texts), len(texts)), numbers))
        left += [text for text, stays in zip(texts, kept, strict=True) if stays]
    assert content(table_of(sources, len(left))) == counted(left)


@settings(max_examples=20)
@given(texts=TEXTS)
def test_runs_in_files_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path: Path = tmp_path_factory.mktemp("runs") / "run"
    saved = SavedRun(path)
    merge(runs_of(texts), saved, at_once=3)
    saved.close()
    assert content(table_of([saved], len(texts))) == counted(texts)


@given(st.text(min_size=1, max_size=2))
def test_a_key_leads_back_to_its_gram(gram: str) -> None:
    units = "".join(map(chr, to_units(gram)[:2].tolist()))
    assert gram_of(gram_key(units)) == units


def test_keys_are_ordered_as_terms_are() -> None:
    some = ["市", "市a", "市聊", "聊", "a", "aa", "\ue000", "\ud840", "\ud840\udc00", "\uffff"]
    terms = sorted(some, key=lambda gram: gram.encode("utf-8", "surrogatepass"))
    assert sorted(some, key=gram_key) == terms


def test_a_merge_can_be_ended() -> None:
    def look() -> None:
        raise Cancelled

    files = Files()
    with pytest.raises(Cancelled):
        merge(runs_of(["聊城市"]), TableWriter(files.create, 1), look)
