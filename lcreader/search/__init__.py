"""Full-text search over articles. Whoosh lives here and nothing of it leaves.

`TextIndex` is in `lcreader.search.index`: it brings numpy, which the window does not wait for.
"""

from lcreader.search.document import Document, Words

__all__ = ["Document", "Words"]
