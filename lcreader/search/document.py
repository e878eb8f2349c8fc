"""What the index is given of an article."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from lcreader.records import ArticleKind

_PARTIAL = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the index sees it.

    `body` is the reading text, a line a paragraph. `date` is a partial
    ISO date or empty. `places` are the regions that it speaks of. `title_key` is what titles are
    sorted by (pinyin); the title itself where it is empty.
    """

    id: int
    title: str
    body: str
    subtitle: str = ""
    bylines: tuple[str, ...] = ()
    newspaper: str = ""
    date: str = ""
    kind: ArticleKind = "article"
    title_key: str = ""
    page: str = ""
    places: tuple[str, ...] = ()


class Words(NamedTuple):
    """The words of an article as they are shown."""

    title: str
    subtitle: str
    body: str


def date_key(date: str) -> int:
    """A partial ISO date as a number that sorts as it does; what is missing, or no date, is 0.

    >>> date_key("2025-07-05"), date_key("2025-07"), date_key("2025"), date_key("")
    (20250705, 20250700, 20250000, 0)
    """
    parts = [int(part) for part in date.split("-")] if _PARTIAL.fullmatch(date) else []
    year, month, day = (*parts, 0, 0, 0)[:3]
    return year * 10000 + month * 100 + day


def date_of(key: int) -> str:
    """The partial date behind a number.

    >>> date_of(20250705), date_of(20250700), date_of(20250000), date_of(0)
    ('2025-07-05', '2025-07', '2025', '')
    """
    year, rest = divmod(key, 10000)
    month, day = divmod(rest, 100)
    return "-".join(
        [f"{year:04}"] * (year > 0) + [f"{month:02}"] * (month > 0) + [f"{day:02}"] * (day > 0)
    )
