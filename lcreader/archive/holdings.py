"""What an archive holds: one of its articles or pages by the id, and the counts of all."""

from lcreader.errors import NotFoundError
from lcreader.records import ArchiveStatus, Article, Source
from lcreader.store import Connection, articles, bookmarks, figures, queue, sources


def article(db: Connection, article_id: int) -> Article:
    """The whole article, or NotFoundError."""
    there = articles.get(db, article_id)
    if there is None:
        raise NotFoundError(f"档案里没有编号为 {article_id} 的文章。", str(article_id))
    return there


def source(db: Connection, source_id: int) -> Source:
    """The page as it was taken in, or NotFoundError."""
    there = sources.get(db, source_id)
    if there is None:
        raise NotFoundError(f"档案里没有编号为 {source_id} 的版面。", str(source_id))
    return there


def status(db: Connection) -> ArchiveStatus:
    """How much of everything there is."""
    return ArchiveStatus(
        sources=sources.count(db),
        articles=articles.count(db),
        figures=figures.count(db),
        bookmarks=bookmarks.count(db),
        to_index=queue.count(db),
    )
