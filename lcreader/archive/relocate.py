"""Finds the passages of bookmarks again after the page under them was replaced.

First in the article where the passage stood, laid beside its old text; then in the other articles
of the page (a page may be cut differently now); else the bookmark is an orphan and is kept.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lcreader.records import Article, Bookmark, Span
from lcreader.store.bookmarks import Kept
from lcreader.text.anchor import ORPHAN, Anchored, anchor, reanchor

ELSEWHERE = -1  # a position that no text has: nothing found counts as unmoved


def relocate(kept: Kept, old: Mapping[int, str], new: Mapping[int, Article]) -> Kept:
    """The bookmark as it stands on the new page.

    Args:
        old: the reading texts of the page as it was, by article id.
        new: its articles as they are; an article that stayed has kept its id.
    """
    bookmark = kept.bookmark
    home = bookmark.article_id if bookmark.article_id in new else None
    if home is not None:
        among = [article.text for article in new.values() if article.id != home]
        answer = _at_home(kept, old, new[home].text, among)
        if answer.span is not None:
            return settled(kept, new[home], answer)
    others = [article for article in new.values() if article.id != home]
    beside = _beside(kept, old)
    for exact_only in (True, False):
        found = _in_others(bookmark, others, new.values(), beside, exact_only)
        if len(found) == 1:
            return settled(kept, *found[0])
        if found:
            break
    return orphaned(kept, home)


def come_back(kept: Kept, articles: Iterable[Article]) -> Kept | None:
    """The orphan of another page, when its words stand here once with the very same context."""
    bookmark = kept.bookmark
    wanted = (bookmark.quote, bookmark.prefix, bookmark.suffix)
    if not bookmark.prefix and not bookmark.suffix:
        return None
    places = []
    for article in articles:
        at = article.text.find(bookmark.quote)
        while at >= 0:
            span = Span(at, at + len(bookmark.quote))
            if anchor(article.text, span) == wanted:
                places.append((article, Anchored(span, "moved", bookmark.quote)))
            at = article.text.find(bookmark.quote, at + 1)
    return settled(kept, *places[0]) if len(places) == 1 else None


def settled(kept: Kept, article: Article, answer: Anchored) -> Kept:
    """The bookmark at the place that was found, with the context that is there now."""
    assert answer.span is not None
    _, prefix, suffix = anchor(article.text, answer.span)
    same = answer.found == kept.bookmark.quote
    bookmark = replace(
        kept.bookmark,
        article_id=article.id,
        span=answer.span,
        prefix=prefix,
        suffix=suffix,
        state=answer.state if same else "changed",
        found="" if same else answer.found,
        article_title=article.title,
        newspaper=article.newspaper,
        date=article.date or article.published,
    )
    return Kept(bookmark, article.source_id, answer.span.start)


def orphaned(kept: Kept, home: int | None) -> Kept:
    """The bookmark without a place; it remembers what it looked for and where it stood."""
    bookmark = replace(kept.bookmark, article_id=home, span=None, state="orphan", found="")
    return kept._replace(bookmark=bookmark)


def _at_home(kept: Kept, old: Mapping[int, str], text: str, among: Sequence[str]) -> Anchored:
    """Where the passage is in the new text of its own article."""
    bookmark, before = kept.bookmark, old.get(kept.bookmark.article_id or 0, "")
    beside = [other for article_id, other in old.items() if article_id != bookmark.article_id]

    def seek(quote: str, position: int, known: str, exact_only: bool = False) -> Anchored:
        return reanchor(
            text,
            quote,
            bookmark.prefix,
            bookmark.suffix,
            position,
            old=known,
            beside=beside if known else [before, *beside],
            among=among,
            exact_only=exact_only,
        )

    if bookmark.span is None:  # what stands in the old text was not it
        return seek(bookmark.quote, ELSEWHERE, "")
    if not bookmark.found:
        return seek(bookmark.quote, kept.position, before)
    # It had become other words: the first may be back, or the other ones there still.
    back = seek(bookmark.quote, kept.position, "", exact_only=True)
    return back if back.span is not None else seek(bookmark.found, kept.position, before)


def _beside(kept: Kept, old: Mapping[int, str]) -> list[str]:
    """All that stood on the old page but the passage itself."""
    bookmark = kept.bookmark
    texts = dict(old)
    if bookmark.span is not None and bookmark.article_id in texts:
        text = texts.pop(bookmark.article_id)
        return [text[: bookmark.span.start], text[bookmark.span.end :], *texts.values()]
    return list(texts.values())


def _in_others(
    bookmark: Bookmark,
    articles: Iterable[Article],
    everything: Collection[Article],
    beside: Sequence[str],
    exact_only: bool,
) -> list[tuple[Article, Anchored]]:
    found = []
    for article in articles:
        answer = reanchor(
            article.text,
            bookmark.quote,
            bookmark.prefix,
            bookmark.suffix,
            ELSEWHERE,
            beside=beside,
            among=[other.text for other in everything if other.id != article.id],
            exact_only=exact_only,
        )
        if answer != ORPHAN:
            found.append((article, answer))
    return found
