"""Citations of newspaper articles after GB/T 7714—2025 or its forerunner of 2015.

In 2025 the period and the square brackets are half-width, all other signs full-width:
作者. 题名[N]. 报纸，日期（版次）. In 2015 all are half-width: 报纸, 日期(版次). What is not
known is left out, never made up; three authors are named, then 等. An article without a headline
is called by its opening words in 〔 〕.
"""

import re
from typing import Literal, NamedTuple

from lcreader.records import Article, Span

_NAMED = 3
_OPENING = 16
_SWAPPED = str.maketrans("“”‘’", "‘’“”")
_CLAUSE_END = re.compile(r"[。！？；，\n]")


Style = Literal["2025", "2015"]


class _Signs(NamedTuple):
    comma: str
    open: str
    close: str


_SIGNS: dict[Style, _Signs] = {"2025": _Signs("，", "（", "）"), "2015": _Signs(", ", "(", ")")}


def citation(article: Article, span: Span | None = None, style: Style = "2025") -> str:
    """The source of an article; with a span the passage in quotation marks on a line before it.

    >>> article = Article("article", "鲁西崛起风正起", "正文", bylines=("薛良诚",),
    ...     newspaper="大众日报", published="2025-12-03", page="7")
    >>> citation(article), citation(article, style="2015")
    ('薛良诚. 鲁西崛起风正起[N]. 大众日报，2025-12-03（7）.', \
'薛良诚. 鲁西崛起风正起[N]. 大众日报, 2025-12-03(7).')
    """
    source = _source(article, _SIGNS[style])
    if span is None:
        return source
    return f"“{span.of(article.text).strip().translate(_SWAPPED)}”\n{source}"


def _source(article: Article, signs: _Signs) -> str:
    parts = [_authors(article.bylines, signs), f"{_title(article)}[N]", _issue(article, signs)]
    return " ".join(f"{part}." for part in parts if part)


def _authors(bylines: tuple[str, ...], signs: _Signs) -> str:
    names = [name.strip() for name in bylines if name.strip()]
    if len(names) > _NAMED:
        names = [*names[:_NAMED], "等"]
    return signs.comma.join(names)


def _title(article: Article) -> str:
    title = " ".join(article.title.split())
    if title:
        return title
    opening = article.text.lstrip()
    end = _CLAUSE_END.search(opening)
    words = opening[: end.start()] if end else opening
    return f"〔{words[:_OPENING]}{'……' if len(words) > _OPENING else ''}〕"


def _issue(article: Article, signs: _Signs) -> str:
    page = article.page.strip()
    number = f"{signs.open}{page}{signs.close}" if page else ""
    when = article.published or article.date
    return signs.comma.join(filter(None, (article.newspaper.strip(), when))) + number
