"""How many articles a second become figures on one core: decoding, cutting the page, reading.

    python tests/bench/figures.py [FILE…]

Prints articles of 1,100 characters a second, over the founding pages unless files are named.
"""

import sys
import time
from pathlib import Path

from lcreader.figures import extract_figures, home_of_page
from lcreader.text import decode, split_page

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = 1100
ROUNDS = 20


def work(data: bytes) -> tuple[int, int]:
    """The characters and figures of one page."""
    articles = split_page(decode(data).text)
    home = home_of_page(articles)
    count = sum(len(extract_figures(article, home)) for article in articles)
    return sum(len(article.text) for article in articles), count


def main() -> None:
    """Work through the pages and print the speed."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(SEEDS.glob("*.txt"))
    pages = [path.read_bytes() for path in paths]
    for page in pages:
        work(page)  # tables are loaded once
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        told = [work(page) for page in pages]
        best = min(best, time.perf_counter() - start)
    characters = sum(count for count, _ in told)
    figures = sum(count for _, count in told)
    print(f"{characters} characters, {figures} figures in {best * 1000:.1f} ms")
    print(f"{characters / ARTICLE / best:.0f} articles of {ARTICLE} characters a second")


if __name__ == "__main__":
    main()
