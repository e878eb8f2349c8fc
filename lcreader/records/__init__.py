"""The records that the parts of the program hand to each other.

Frozen dataclasses, made in one place each, passed by value between threads. All of them are
imported from here; the modules only keep apart what belongs to texts, figures and so on.
"""

from lcreader.records.archive import (
    ArchiveStatus,
    Change,
    ImportOutcome,
)
from lcreader.records.figures import (
    Direction,
    Figure,
    FigureKind,
    Found,
    Period,
    Qualifier,
    Quantity,
    Status,
)
from lcreader.records.found import (
    Answer,
    ArticleRow,
    Counts,
    Facets,
    Filters,
    Hit,
    Matching,
    Remark,
    SavedSearch,
    SearchResult,
    Snippet,
    SortKey,
)
from lcreader.records.texts import (
    Article,
    ArticleKind,
    Bookmark,
    BookmarkState,
    Paragraph,
    Segment,
    Source,
    Span,
    TextMap,
)

__all__ = [
    "Answer",
    "ArchiveStatus",
    "Article",
    "ArticleKind",
    "ArticleRow",
    "Bookmark",
    "BookmarkState",
    "Change",
    "Counts",
    "Direction",
    "Facets",
    "Figure",
    "FigureKind",
    "Filters",
    "Found",
    "Hit",
    "ImportOutcome",
    "Matching",
    "Paragraph",
    "Period",
    "Qualifier",
    "Quantity",
    "Remark",
    "SavedSearch",
    "SearchResult",
    "Segment",
    "Snippet",
    "SortKey",
    "Source",
    "Span",
    "Status",
    "TextMap",
]
