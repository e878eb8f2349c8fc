"""Packed postings, the pool that spills to disk, and the memory of what was worked out."""

from array import array
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lcreader.search.document import Document, pack, unpack
from lcreader.search.pool import PostingsPool
from lcreader.search.postings import Postings, without
from lcreader.search.postings import pack as pack_postings
from lcreader.search.postings import unpack as unpack_postings
from lcreader.search.snapshots import Memory
from lcreader.search.storage import Folder

COUNTS = st.integers(1, 3) | st.integers(1, 2**32 - 1)
POSTINGS = st.dictionaries(st.integers(0, 300) | st.integers(0, 2**32 - 1), COUNTS, min_size=1)


@given(POSTINGS)
def test_postings_are_packed_and_unpacked(known: dict[int, int]) -> None:
    docs = sorted(known)
    counts = [known[doc] for doc in docs]
    assert unpack_postings(pack_postings(docs, counts), len(docs)) == Postings(
        array("I", docs), array("I", counts)
    )


def test_neighbours_take_a_byte_each() -> None:
    assert len(pack_postings(range(1000), [1] * 1000)) == 1001


@given(POSTINGS, st.sets(st.integers(0, 300)))
def test_leaving_out(known: dict[int, int], gone: set[int]) -> None:
    docs = sorted(known)
    postings = Postings(array("I", docs), array("I", (known[doc] for doc in docs)))
    kept = without(postings, gone)
    assert dict(zip(*kept, strict=True)) == {d: c for d, c in known.items() if d not in gone}


def test_a_pool_that_spills_gives_the_same_terms(tmp_path: Path) -> None:
    texts = [f"第{n}篇{n % 7}" * (n % 3 + 1) for n in range(50)]
    pools = [PostingsPool(Folder(tmp_path).temp_storage(f"t{most}"), most) for most in (10, 10_000)]
    for pool in pools:
        for doc, text in enumerate(texts):
            for field in ("b", "a"):
                counts = {char.encode(): text.count(char) for char in dict.fromkeys(text)}
                pool.add(field, doc, counts)
        pool.extend("a", "第".encode(), Postings(array("I", [99]), array("I", [4])))
    spilt, kept = (list(pool.terms()) for pool in pools)
    assert spilt == kept
    assert [(t.field, t.term) for t in kept] == sorted({(t.field, t.term) for t in kept})
    first = next(t for t in kept if (t.field, t.term) == ("a", "第".encode()))
    assert list(first.postings.docs) == [*range(50), 99]


ANY = st.text(st.characters(exclude_categories=()), max_size=30)


@given(ANY, ANY, ANY, st.binary(max_size=60))
def test_original_words_are_packed_and_unpacked(
    title: str, subtitle: str, body: str, dictionary: bytes
) -> None:
    document = Document(1, title, body, subtitle)
    assert unpack(pack(document, dictionary), dictionary) == (title, subtitle, body)


def test_the_memory_forgets_the_oldest() -> None:
    memory = Memory(most=25)
    worked: list[str] = []

    def recall(key: str) -> None:
        def work() -> Postings:
            worked.append(key)
            return Postings(array("I", range(9)), array("I", [1] * 9))

        memory.recall(key, work)

    for key in "abacab":
        recall(key)
    assert worked == ["a", "b", "c", "b"]
