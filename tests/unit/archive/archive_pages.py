"""Pages as tests write them, and how to find words in an archive."""

from collections.abc import Callable
from pathlib import Path

from lcreader.archive import Archive
from lcreader.records import Filters, Span

GRAIN = (
    "全市粮食生产再获丰收",
    "12月10日，全市粮食总产量达到560万吨，增长2.1%，居全省第三位。\n\n"
    "今年以来，各县区落实责任，粮食单产稳步提高，农民收入持续增加。",
)
TECH = (
    "高新技术企业突破千家",
    "12月9日，记者从市科技局获悉，全市高新技术企业达到1024家，增长9.4%。\n\n"
    "科技型中小企业达到1492家，居全省前列，创新平台不断增多。",
)
ROADS = (
    "我市三条高速公路同时开工",
    "12月8日，东阳高速、德上高速、济临高速建设现场一派繁忙，总投资215.2亿元。\n\n"
    "项目建成后，全市高速公路里程将超过500公里，县县通高速成为现实。",
)

Write = Callable[..., Path]


def page_text(*articles: tuple[str, str]) -> str:
    """A page as our newspapers come: a headline mark, then the report."""
    return "\n\n\n".join(f"## {t}\n\n本报讯（记者 张三）{body}" for t, body in articles) + "\n"


def find(archive: Archive, words: str) -> tuple[int, Span]:
    """The article and place where these words stand once."""
    found = []
    for article_id in archive.article_ids(Filters(kinds=())):
        at = archive.article(article_id).text.find(words)
        if at >= 0:
            found.append((article_id, Span(at, at + len(words))))
    assert len(found) == 1
    return found[0]
