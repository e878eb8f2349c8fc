"""An article with all that is shown of it, loaded and made ready to be set: all of it in jobs."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lcreader.archive import Archive
from lcreader.gui.sheet import Sheet, reading_sheet, source_sheet
from lcreader.gui.widgets.marks import Mark
from lcreader.gui.wording import kind_name
from lcreader.records import Article, Bookmark, Figure, Source

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, its page, its figures by id, and its bookmarks."""

    article: Article
    source: Source
    figures: dict[int, Figure]
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """What the view is given: the sheet, and where the figures stand in it."""

    sheet: Sheet
    figures: tuple[Mark, ...]
    as_it_stood: bool


def load(archive: Archive, article_id: int) -> Loaded:
    """Fetch all that is shown of an article.

    Raises:
        NotFoundError: when it is not in the archive.
    """
    article = archive.article(article_id)
    figures = {figure.id: figure for figure in archive.figures(article_id)}
    source = archive.source(article.source_id)
    return Loaded(article, source, figures, tuple(archive.bookmarks(article_id)))


def make_ready(loaded: Loaded, *, as_it_stood: bool) -> Ready:
    """The sheet of an article and the marks of its figures."""
    sheet = sheet_of(loaded, as_it_stood=as_it_stood)
    figures = (Mark(sheet.to_shown(f.span), f.id) for f in loaded.figures.values())
    return Ready(sheet, tuple(figures), as_it_stood)


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
    """The page of the newspaper, a bare number in words, which no line parts."""
    if not article.page.isdecimal():
        return article.page
    words = QCoreApplication.translate("Reading", "Page {page}").format(page=article.page)
    return words.replace(" ", _NO_BREAK)
