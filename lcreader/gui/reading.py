"""An article with all that is shown of it: loaded in a job, and made into a sheet to be set."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lcreader.archive import Archive
from lcreader.gui.sheet import Sheet, reading_sheet, source_sheet
from lcreader.gui.wording import kind_name
from lcreader.records import Article, Bookmark, Figure, Source


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, its page, its figures by id, and its bookmarks."""

    article: Article
    source: Source
    figures: dict[int, Figure]
    bookmarks: tuple[Bookmark, ...]


def load(archive: Archive, article_id: int) -> Loaded:
    """Fetch all that is shown of an article.

    Raises:
        NotFoundError: when it is not in the archive.
    """
    article = archive.article(article_id)
    figures = {figure.id: figure for figure in archive.figures(article_id)}
    source = archive.source(article.source_id)
    return Loaded(article, source, figures, tuple(archive.bookmarks(article_id)))


def sheet_of(loaded: Loaded, *, as_it_stood: bool) -> Sheet:
    """The clean text under its headline, or the page as it stood."""
    article = loaded.article
    if as_it_stood:
        words = QCoreApplication.translate("Reading", "Page as it stood · {name}")
        return source_sheet(article, loaded.source, words.format(name=article.source_name))
    label = "" if article.kind == "article" else kind_name(article.kind)
    parts = (" ".join(article.bylines), article.newspaper, article.date, _page(article))
    return reading_sheet(article, label, " · ".join(part for part in parts if part))


def _page(article: Article) -> str:
    """The page of the newspaper, a bare number in words."""
    if not article.page.isdecimal():
        return article.page
    return QCoreApplication.translate("Reading", "Page {page}").format(page=article.page)
