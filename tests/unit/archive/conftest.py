"""Pages written by the test, and an archive to take them in."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from archive_pages import GRAIN, ROADS, TECH, Write, page_text

from lcreader.archive import Archive


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a page into the folder of pages; tell where."""

    def page(*articles: tuple[str, str], name: str = "一版.txt", encoding: str = "utf-8") -> Path:
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page_text(*articles).encode(encoding))
        return path

    return page


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is looked at."""
    moments = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**6))
    return lambda: next(moments)


@pytest.fixture
def archive(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Archive]:
    """An empty archive."""
    with Archive.open(tmp_path / "archive", now=clock) as opened:
        yield opened


@pytest.fixture
def filled(archive: Archive, write: Write) -> Archive:
    """An archive of one page with three articles."""
    archive.import_paths([write(GRAIN, TECH, ROADS)])
    return archive
