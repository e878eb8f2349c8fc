"""What an archive tells of itself: imports, counts and changes."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file. `reason` is a sentence for the user when it was refused."""

    path: str
    state: Literal["added", "unchanged", "replaced", "refused"]
    reason: str = ""
    articles: int = 0
    figures: int = 0
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """The counts of an archive; `to_index` articles are stored but not yet searchable.

    `articles` counts what is read as such, sidebars too, and leaves out captions, notices and
    mastheads, as lists do until these are asked for.
    """

    sources: int
    articles: int
    figures: int
    bookmarks: int
    to_index: int


@dataclass(frozen=True, slots=True)
class Change:
    """News from an archive: which articles, figures or bookmarks are no longer what they were.

    `ids` are article ids ("articles", and "ledger" where verdicts were dismissed or figures
    corrected) or bookmark ids ("bookmarks"); empty means any.
    """

    what: Literal["articles", "bookmarks", "ledger"]
    ids: tuple[int, ...] = ()
