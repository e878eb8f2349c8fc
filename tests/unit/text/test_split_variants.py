"""The founding pages set in other ways: the same articles must come out.

Without Markdown, with single line breaks, hard-wrapped at other widths: what a page says does not
hang on how one file happened to be laid out.
"""

import re
from pathlib import Path

import pytest

from lcreader.text import split_page

LONG = 45  # characters of a line that is wrapped


def without_marks(page: str) -> str:
    return re.sub(r"^#+ ", "", page, flags=re.M)


def single_breaks(page: str) -> str:
    return re.sub(r"\n{2,}", "\n", page)


def single_blanks(page: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", page)


def indented(page: str) -> str:
    return "\n".join("　　" + line if len(line) > LONG else line for line in page.split("\n"))


def wrapped(width: int):
    def wrap(page: str) -> str:
        lines: list[str] = []
        for line in page.split("\n"):
            pieces = [line[i : i + width] for i in range(0, len(line), width)]
            lines += pieces if len(line) > LONG else [line]
        return "\n".join(lines)

    return wrap


WAYS = {
    "without marks": without_marks,
    "single breaks": single_breaks,
    "single blanks": single_blanks,
    "indented": indented,
    "wrapped 15": wrapped(15),
    "wrapped 22": wrapped(22),
    "wrapped 40": wrapped(40),
    "indented and wrapped 24": lambda page: wrapped(24)(indented(page)),
    "crlf read as lf": lambda page: page.replace("\r\n", "\n"),
}


def headlines(page: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(a.title, a.date, a.bylines[:1]) for a in split_page(page) if a.title]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", ["001", "002"])
def test_the_same_articles_come_out(seeds: Path, number: str, way: str) -> None:
    (path,) = seeds.glob(f"{number}*.txt")
    page = path.read_text(encoding="utf-8")
    assert headlines(WAYS[way](page)) == headlines(page)


@pytest.mark.parametrize("way", ["wrapped 15", "wrapped 22", "wrapped 40", "indented"])
def test_a_headline_in_the_middle_is_found_again(seeds: Path, way: str) -> None:
    (path,) = seeds.glob("000*.txt")
    page = path.read_text(encoding="utf-8")
    assert headlines(WAYS[way](page)) == headlines(page)


@pytest.mark.parametrize("way", ["without marks", "single blanks", "crlf read as lf"])
def test_headlines_after_bodies_are_found_again(seeds: Path, way: str) -> None:
    (path,) = seeds.glob("003*.txt")
    page = path.read_text(encoding="utf-8")
    assert headlines(WAYS[way](page)) == headlines(page)
