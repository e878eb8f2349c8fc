"""Full-text search over articles. Whoosh lives here and nothing of it leaves."""

from lcreader.search.document import Document
from lcreader.search.index import TextIndex
from lcreader.search.results import Explained, FoundSpans, explain, search_spans

__all__ = ["Document", "Explained", "FoundSpans", "TextIndex", "explain", "search_spans"]
