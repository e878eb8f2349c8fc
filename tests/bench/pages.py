#!/usr/bin/env python3
"""How fast pages become articles, and that the time grows with the length of the page alone.

    python tests/bench/pages.py [--sizes 1 3 10] [--least 2.0]

Makes pages of 1, 3 and 10 MB from the sentences of the founding pages (thousands of articles,
a hard-wrapped page, one single paragraph, only blank lines, only #, only spaces), takes the
processor time of decode + split_page for each, and exits with 1 when a page of text is slower than
`--least` MB a second on one core.
"""

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lcreader.errors import UnreadableFileError
from lcreader.text import decode, sentences, split_page

SEEDS = Path(__file__).parent.parent.parent / "seeds"
MEGABYTE = 1_000_000


def main() -> int:
    """Take the times and print them; 1 where a page of text is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="*", type=float, default=[1, 3, 10], help="MB")
    parser.add_argument("--least", type=float, default=2.0, help="MB a second for pages of text")
    options = parser.parse_args()
    slow = False
    print(f"{'page':<12}{'MB':>6}{'s':>8}{'MB/s':>8}{'units':>8}{'sentences':>11}")
    for name, make in MAKERS.items():
        for size in options.sizes:
            data = make(int(size * MEGABYTE))
            seconds, units, count = measure(data)
            speed = len(data) / MEGABYTE / seconds
            slow |= name in TEXTS and speed < options.least
            print(f"{name:<12}{size:>6g}{seconds:>8.2f}{speed:>8.1f}{units:>8}{count:>11}")
    return int(slow)


def measure(data: bytes) -> tuple[float, int, int]:
    """Seconds for decoding and splitting, units and sentences found."""
    start = time.process_time()
    try:
        articles = split_page(decode(data).text)
    except UnreadableFileError:
        articles = []
    seconds = time.process_time() - start
    return seconds, len(articles), sum(len(sentences(a.text, a.paragraphs)) for a in articles)


def fill(pieces: Iterator[str], size: int) -> bytes:
    """Pieces put together until there are `size` bytes of UTF-8."""
    parts: list[bytes] = []
    length = 0
    for piece in pieces:
        parts.append(piece.encode())
        length += len(parts[-1])
        if length >= size:
            break
    return b"".join(parts)


def stories(width: int) -> Iterator[str]:
    """News items with headline, byline and three paragraphs, wrapped at `width` characters."""
    text = [s for path in sorted(SEEDS.glob("*.txt")) for s in path_sentences(path)]
    feed = itertools.cycle(text)
    for number in itertools.count(1):
        yield f"我市第{number}批重点项目集中开工\n\n本报讯（记者 张洁）12月{number % 30 + 1}日，"
        for _ in range(3):
            paragraph = "".join(itertools.islice(feed, 4))
            yield wrapped(paragraph, width) + "\n\n"


def path_sentences(path: Path) -> list[str]:
    """The sentences of a page's articles."""
    articles = split_page(path.read_text(encoding="utf-8"))
    return [span.of(a.text) for a in articles for span in sentences(a.text, a.paragraphs)]


def wrapped(text: str, width: int) -> str:
    """A text in lines of `width` characters; 0 leaves it whole."""
    if not width:
        return text
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def one_paragraph(size: int) -> bytes:
    """A page that is one line."""
    return fill((piece.replace("\n", "") for piece in stories(0)), size)


MAKERS: dict[str, Callable[[int], bytes]] = {
    "articles": lambda size: fill(stories(0), size),
    "wrapped 16": lambda size: fill(stories(16), size),
    "wrapped 34": lambda size: fill(stories(34), size),
    "one line": one_paragraph,
    "spaced": lambda size: fill((p.replace("的", "的 ") for p in stories(0)), size),
    "blank lines": lambda size: b"\n" * size,
    "#": lambda size: b"#" * size,
    "# lines": lambda size: b"# \n" * (size // 3),
    "spaces": lambda size: "完。".encode() + b" " * size + "完。".encode(),
    "brackets": lambda size: ("（《“" * (size // 9)).encode(),
    "no stop": lambda size: ("发展" * (size // 6)).encode(),
    "short lines": lambda size: ("春\n" * (size // 4)).encode(),
    "open heads": lambda size: ("我市经济发展\n\n" * (size // 20)).encode(),
    "stars": lambda size: ("**3**个" * (size // 8)).encode(),
    "angles": lambda size: ("<a " * (size // 3)).encode(),
    "bullets": lambda size: ("- 一\n" * (size // 6)).encode(),
}
TEXTS = ("articles", "wrapped 16", "wrapped 34", "one line", "spaced")

if __name__ == "__main__":
    sys.exit(main())
