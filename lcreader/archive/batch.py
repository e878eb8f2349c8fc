"""A list of queries asked one after the other: which articles each finds, as rows of a table.

The list is a text file, a query a line; empty lines and lines that begin with # are passed over.

>>> queries("# 企业\\n高新技术企业\\n\\n 粮食 面积 \\n")
['高新技术企业', '粮食 面积']
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lcreader.archive.citation import Style, citation
from lcreader.errors import UnreadableFileError
from lcreader.records import Answer, Article, Filters, Hit
from lcreader.search.wording import remark_text
from lcreader.text.decode import decode
from lcreader.watch import Watch

COLUMNS = {
    "query": "检索式",
    "articles": "文章数",
    "hits": "命中数",
    "title": "标题",
    "newspaper": "报纸",
    "date": "日期",
    "page": "版次",
    "count": "本篇命中",
    "snippet": "摘录",
    "citation": "出处",
    "remark": "说明",
}
_AT_ONCE = 200  # articles whose hits are fetched together
_EVERYTHING = Filters(kinds=())


class Asking(NamedTuple):
    """What a batch asks of an archive."""

    find: Callable[..., Answer]
    hits: Callable[..., Sequence[Hit]]
    article: Callable[[int], Article | None]


def read_queries(path: Path) -> list[str]:
    """The queries in a file, in whatever encoding Chinese texts come.

    Raises:
        UnreadableFileError: when there is no such file, or no query in it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(f"无法读取检索式文件：{path}（{reason}）", str(path)) from error
    if not data.strip():
        raise UnreadableFileError(f"检索式文件是空的：{path}", str(path))
    try:
        found = queries(decode(data).text)
    except UnreadableFileError as error:
        sentence = f"检索式文件无法读取：{path}（{error.message}）"
        raise UnreadableFileError(sentence, str(path)) from error
    if not found:
        raise UnreadableFileError(f"文件里没有检索式（一行一个，# 之后是说明）：{path}", str(path))
    return found


def queries(text: str) -> list[str]:
    """The queries in a text, each once, in order."""
    lines = (line.strip().lstrip("\ufeff").strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def rows(
    asking: Asking, asked: Sequence[str], watch: Watch, style: Style = "2025"
) -> Iterator[Mapping[str, Any]]:
    """A row for each article that each query finds; a query that finds none has one without.

    Raises:
        Cancelled: when the watch was stopped.
    """
    for done, query in enumerate(asked):
        watch.report(done, len(asked), query)
        answer = asking.find(query, filters=_EVERYTHING, watch=watch)
        head = {
            "query": query,
            "articles": len(answer.ids),
            "hits": answer.places,
            "remark": "；".join(map(remark_text, answer.remarks)),
        }
        if not answer.ids:
            yield {**dict.fromkeys(COLUMNS, ""), **head}
        for first in range(0, len(answer.ids), _AT_ONCE):
            watch.report(done, len(asked), query)
            ids = answer.ids[first : first + _AT_ONCE]
            yield from _of_articles(asking, head, asking.hits(query, ids), style)
    watch.report(len(asked), len(asked), "")


def _of_articles(
    asking: Asking, head: Mapping[str, Any], hits: Iterable[Hit], style: Style
) -> Iterator[Mapping[str, Any]]:
    for hit in hits:
        article = asking.article(hit.article_id)
        if article is not None:  # else replaced while we write
            yield {
                **head,
                "title": article.title,
                "newspaper": article.newspaper,
                "date": article.date or article.published,
                "page": article.page,
                "count": hit.count,
                "snippet": " ".join(hit.snippet.text.split()),
                "citation": citation(article, style=style),
            }
