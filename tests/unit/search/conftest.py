"""Documents out of the founding pages, and indexes over them."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from shelf import TextIndex

from lcreader.search import Document
from lcreader.text import split_page

Build = Callable[..., TextIndex]


@pytest.fixture(scope="session")
def documents(seeds: Path) -> list[Document]:
    """The reading texts of the pages, and the pages as they stand, cut at their wider gaps.

    Search has to find its way through hard wraps and markup as well.
    """
    pages = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    read = [
        Document(
            id=1000 + number,
            title=article.title,
            subtitle=article.subtitle,
            body=article.text,
            bylines=article.bylines,
            newspaper="聊城日报",
            date=article.date,
            kind=article.kind,
        )
        for number, article in enumerate(article for page in pages for article in split_page(page))
    ]
    pieces = [p for page in pages for p in re.split(r"\n\s*\n\s*\n", page) if p.strip()]
    return read + [
        Document(
            id=10 * number + 3,
            title=piece.strip()[:24],
            subtitle=piece.strip()[24:40],
            body=piece,
            bylines=("林金彦", "王培源") if number % 3 else (),
            newspaper=("聊城日报", "大众日报", "")[number % 3],
            date=("2025-12-10", "2025-07", "2024", "")[number % 4],
            kind="caption" if number % 7 == 6 else "article",
            title_key=f"{97 * number % 101:03}",
        )
        for number, piece in enumerate(pieces)
    ]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Makes an index of the documents, `batch` to a commit."""
    opened: list[TextIndex] = []

    def make(documents: Iterable[Document] = (), batch: int = 1000) -> TextIndex:
        index = TextIndex.open(tmp_path / f"index{len(opened)}")
        opened.append(index)
        ready = list(documents)
        for start in range(0, len(ready), batch):
            index.add(ready[start : start + batch])
            assert index.commit()
        return index

    yield make
    for index in opened:
        index.close()


@pytest.fixture(scope="session")
def seed_index(
    documents: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TextIndex]:
    """One index of all documents in several segments, for tests that only search."""
    index = TextIndex.open(tmp_path_factory.mktemp("seeds") / "index")
    for start in range(0, len(documents), 7):
        index.add(documents[start : start + 7])
        assert index.commit()
    yield index
    index.close()
