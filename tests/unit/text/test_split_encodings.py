"""The founding pages as other programs save them: line ends, byte order marks, encodings."""

from pathlib import Path

import pytest

from lcreader.records import Article
from lcreader.text import decode, split_page

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
LEAST = 20  # characters of a page from which its encoding can be told

WAYS = {
    "crlf": lambda page: page.replace("\n", "\r\n").encode(),
    "cr": lambda page: page.replace("\n", "\r").encode(),
    "mark": lambda page: page.encode("utf-8-sig"),
    "mark and crlf": lambda page: page.replace("\n", "\r\n").encode("utf-8-sig"),
    "gb18030": lambda page: page.encode("gb18030"),
    "gb18030 and crlf": lambda page: page.replace("\n", "\r\n").encode("gb18030"),
    "utf-16": lambda page: page.encode("utf-16"),
    "utf-16-le without mark": lambda page: page.encode("utf-16-le"),
}


def articles(data: bytes) -> list[Article]:
    return split_page(decode(data).text, "page.txt")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_same_articles_from_every_encoding(path: Path, way: str) -> None:
    page = decode(path.read_bytes()).text
    assert articles(WAYS[way](page)) == articles(page.encode())


@pytest.mark.parametrize("crlf", [False, True])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_same_articles_from_big5(path: Path, crlf: bool) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    page = "\n".join(line for line in lines if is_in_big5(line))
    if len("".join(page.split())) < LEAST:
        page = "市府推動淨零轉型\n\n記者王小明／台北報導\n\n市政府宣布，補助3200戶。\n" + page
    data = (page.replace("\n", "\r\n") if crlf else page).encode("cp950")
    assert decode(data).text == page
    assert articles(data) == articles(page.encode())


def is_in_big5(line: str) -> bool:
    try:
        return line.encode("cp950").decode("cp950") == line
    except UnicodeEncodeError:
        return False
