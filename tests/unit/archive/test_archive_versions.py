"""Archives of every released version open, with all that was in them."""

import shutil
from pathlib import Path

import pytest

from lcreader.archive import Archive

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("version", [1])
def test_old_archives_open(version: int, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    shutil.copy(DATA / f"archive-{version}.sqlite3", tmp_path / "a" / "archive.sqlite3")
    with Archive.open(tmp_path / "a", create=False) as archive:
        status = archive.status()
        assert (status.sources, status.articles, status.bookmarks, status.to_index) == (1, 2, 1, 0)
        assert status.figures > 0
        (bookmark,) = archive.bookmarks()
        assert (bookmark.quote, bookmark.note) == ("全市高新技术企业达到1024家", "核对")
        assert (bookmark.tags, bookmark.colour) == (("科技", "数据"), "green")
        assert bookmark.span is not None
        assert bookmark.article_id is not None
        assert bookmark.span.of(archive.article(bookmark.article_id).text) == bookmark.quote
        assert archive.search("粮食总产量").total == 1
        figures = archive.figures(bookmark.article_id)
        assert any(str(figure.value) == "1024" for figure in figures)
        assert archive.source(1).path == "/报纸/一版.txt"
