"""Bookmarks in the W3C Web Annotation Data Model (JSON-LD).

One AnnotationCollection with one page. A target is named by an article of an archive; its
positions count code points of the article's reading text.
"""

from collections.abc import Iterable
from typing import Any

from lcreader.records import Article, Bookmark

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_BASE = "urn:x-lcreader"  # the archive is no place on the web


def collection(bookmarks: Iterable[tuple[Bookmark, Article | None]]) -> dict[str, Any]:
    """All bookmarks as one document."""
    items = [_annotation(bookmark, article) for bookmark, article in bookmarks]
    return {
        "@context": CONTEXT,
        "id": f"{_BASE}:bookmarks",
        "type": "AnnotationCollection",
        "label": "LCReader 书签",
        "total": len(items),
        "first": {
            "id": f"{_BASE}:bookmarks:page:1",
            "type": "AnnotationPage",
            "partOf": f"{_BASE}:bookmarks",
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(bookmark: Bookmark, article: Article | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"{_BASE}:bookmark:{bookmark.id}",
        "type": "Annotation",
        "motivation": "commenting" if bookmark.note else "bookmarking",
        "created": bookmark.created,
        "modified": bookmark.changed,
    }
    bodies = _bodies(bookmark)
    if bodies:
        made["body"] = bodies
    made["target"] = _target(bookmark, article)
    return made


def _bodies(bookmark: Bookmark) -> list[dict[str, str]]:
    said = [("commenting", bookmark.note)] if bookmark.note else []
    said += [("tagging", tag) for tag in bookmark.tags]
    said += [("highlighting", bookmark.colour)] if bookmark.colour else []
    return [
        {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
        for purpose, value in said
    ]


def _target(bookmark: Bookmark, article: Article | None) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": bookmark.quote}
    quote |= {"prefix": bookmark.prefix} if bookmark.prefix else {}
    quote |= {"suffix": bookmark.suffix} if bookmark.suffix else {}
    selectors: list[dict[str, Any]] = [quote]
    if bookmark.span is not None:
        start, end = bookmark.span
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    place = f"article:{bookmark.article_id}" if bookmark.article_id is not None else "article:gone"
    source: dict[str, Any] = {
        "id": f"{_BASE}:{place}",
        "type": "Text",
        "format": "text/plain",
        "language": "zh",
        "dcterms:title": bookmark.article_title,
    }
    if article is not None:
        source["dcterms:source"] = article.source_name
    return {"type": "SpecificResource", "source": source, "selector": selectors}
