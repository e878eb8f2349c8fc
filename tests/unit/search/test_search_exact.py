"""The promise: a search finds every article that holds the text, and no other."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from shelf import TextIndex

from lcreader.records import Filters
from lcreader.search import Document
from lcreader.text.fold import fold_text

ALL = Filters(kinds=())
QUOTES = re.compile('[“”"＂〝〞「」『』]')


def scan(documents: list[Document], text: str) -> set[int]:
    """What a search must find: the plain reading of the promise."""
    phrase = fold_text(text)
    return {
        document.id
        for document in documents
        if any(phrase in fold_text(t) for t in (document.title, document.subtitle, document.body))
    }


def found(index: TextIndex, query: str) -> set[int]:
    return {hit.article_id for hit in index.search(query, limit=None, filters=ALL).hits}


def wider(text: str) -> str:
    """ASCII in full width."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def drawn(documents: list[Document], seed: int, count: int) -> list[str]:
    """Pieces of the texts of 1 to 12 characters, wherever they lie."""
    rng = random.Random(seed)
    pieces: list[str] = []
    while len(pieces) < count:
        document = rng.choice(documents)
        text = rng.choice((document.body, document.body, document.body, document.title))
        length = rng.randint(1, 12)
        start = rng.randrange(max(len(text) - length, 1))
        piece = QUOTES.sub("", text[start : start + length])
        if fold_text(piece):
            pieces.append(piece)
    return pieces


def check(index: TextIndex, documents: list[Document], piece: str) -> None:
    """The result set equals a scan, and every span slices to the text asked for."""
    result = index.search(f'"{piece}"', limit=None, filters=ALL)
    assert {hit.article_id for hit in result.hits} == scan(documents, piece), piece
    assert result.places == sum(hit.count for hit in result.hits)
    by_id = {document.id: document for document in documents}
    for hit in result.hits:
        document = by_id[hit.article_id]
        for spans, text in ((hit.spans, document.body), (hit.title_spans, document.title)):
            assert {fold_text(span.of(text)) for span in spans} <= {fold_text(piece)}
        assert hit.count >= len(hit.spans) + len(hit.title_spans)


def test_pieces_of_the_texts_are_found(seed_index: TextIndex, documents: list[Document]) -> None:
    for piece in drawn(documents, seed=1, count=300):
        check(seed_index, documents, piece)


def test_pieces_in_other_widths_and_in_traditional_characters_are_found(
    seed_index: TextIndex, documents: list[Document]
) -> None:
    traditional = OpenCC("s2t").convert
    for piece in drawn(documents, seed=2, count=120):
        # One character at a time: the phrase tables of OpenCC may write another word.
        variant = "".join(map(traditional, wider(piece)))
        if fold_text(variant) == fold_text(piece):
            check(seed_index, documents, variant)


def test_pieces_across_line_joins_are_found(
    seed_index: TextIndex, documents: list[Document]
) -> None:
    joins = [
        document.body[match.start() - 4 : match.end() + 4]
        for document in documents
        for match in re.finditer(r"(?<=[\u4e00-\u9fff])\s*\n\s*(?=[\u4e00-\u9fff])", document.body)
        if match.start() >= 4
    ]
    assert len(joins) > 20
    for piece in joins:
        if not QUOTES.search(piece):
            check(seed_index, documents, piece)


def test_numbers_within_chinese_are_found(seed_index: TextIndex, documents: list[Document]) -> None:
    numbers = {n for d in documents for n in re.findall(r"\d[\d.,]*\d|\d", d.body)}
    assert len(numbers) > 100
    for number in sorted(numbers):
        check(seed_index, documents, number)


def test_every_single_character_is_found(seed_index: TextIndex, documents: list[Document]) -> None:
    for char in random.Random(3).sample(sorted({c for d in documents for c in d.body}), 150):
        if fold_text(char) and not QUOTES.match(char):
            check(seed_index, documents, char)


@pytest.mark.parametrize("absent", ["龘", "聊城日报社史", "阳谷县聊", "9999999", "zz"])
def test_what_is_nowhere_is_not_found(
    seed_index: TextIndex, documents: list[Document], absent: str
) -> None:
    assert scan(documents, absent) == found(seed_index, absent) == set()


WORDS = st.text("聊城市高新技术企业增长年均的12345,.％G ", min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3))
def test_words_are_anded(
    seed_index: TextIndex, documents: list[Document], words: list[str]
) -> None:
    query = "　".join(words)
    expected = set.intersection(
        {document.id for document in documents},
        *(scan(documents, word) for word in query.split()),
    )
    assert found(seed_index, query) == (expected if query.split() else set())


LETTERS = st.text("天地人AaＡé㎡½é—-“「\n 1１\0\ud800", max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(LETTERS, LETTERS), min_size=1, max_size=6), st.lists(LETTERS, max_size=8))
def test_any_text_at_all(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], queries: list[str]
) -> None:
    documents = [Document(n, title, body) for n, (title, body) in enumerate(texts)]
    index = TextIndex.open(tmp_path_factory.mktemp("any") / "index")
    index.add(documents)
    index.commit()
    for query in queries:
        word = f"「{QUOTES.sub('', query)}」"
        if fold_text(word[1:-1]):
            assert found(index, word) == scan(documents, word[1:-1]), query
    index.close()
