#!/usr/bin/env python3
"""How long completing and suggesting take in an archive of very many words.

    python tests/bench/words.py [--words 200000]

Half of the words are titles, half are indicators, made of pieces of the founding pages by a seeded
generator; as many articles hold them. Prints how long the words took to be counted (by triggers,
when they were stored) and to be worked out, then the median and the longest time of completions,
and of suggestions with a search that answers at once, with how many questions it was asked.
"""

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lcreader.archive.suggesting import suggest
from lcreader.archive.words import Words
from lcreader.store import Connection, Store

SEEDS = Path(__file__).parents[2] / "seeds"
STEMS = (
    *("l", "g", "s", "z", "lc", "gx", "gaoxin", "liaocheng", "gongye", "zj", "sheng", "q"),
    *("聊", "高", "全", "高新", "粮食", "工业增加值", "高xin", "聊ch", "标题:q", "指标:", "指标:g"),
    *("指标:高", "标题:", "聊城 高新", "bt", "x", "shi", "标题:聊城"),
)
MISTYPED = (
    *(
        "聊诚",
        "高心技术企业",
        "聊市城",
        "高新技企业",
        "高新新技术企业",
        "晨星工长",
        "指标:高心技术",
    ),
    *(
        "聊城 高薪技术",
        "标题:聊诚",
        "liaocheng",
        "规模以上公业增加值",
        "粮食种产量 聊城",
        "飞船着陆",
    ),
)


def main() -> None:
    """Take the times and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=200_000)
    options = parser.parse_args()
    pieces = vocabulary()
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "archive.sqlite3") as store,
    ):
        said = list(texts(pieces, options.words))
        began = time.perf_counter()
        store.write(fill, said)
        print(f"{options.words} words stored and counted: {time.perf_counter() - began:.1f} s")
        words = Words(store)
        began = time.perf_counter()
        words.catch_up()
        print(f"worked out: {time.perf_counter() - began:.1f} s")
        size = sum(f.stat().st_size for f in Path(folder).iterdir()) / 1e6
        print(f"database: {size:.0f} MB")
        told(store, words, "\n".join(said))


def told(store: Store, words: Words, text: str) -> None:
    """Print the times of completions and suggestions."""
    words.complete("a")
    times = {stem: timed(lambda stem=stem: words.complete(stem)) for stem in STEMS}
    slow = {stem: round(taken, 1) for stem, taken in times.items() if taken > 10}
    print(f"over 10 ms: {slow or 'none'}")
    longest = max(times, key=lambda stem: times[stem])
    print(
        f"completion: median {statistics.median(times.values()):.1f} ms, "
        f"longest {times[longest]:.1f} ms ({longest})"
    )
    asked = 0
    known: dict[str, int] = {}

    def count(query: str) -> int:
        """A search of the words alone, whose time is taken off."""
        nonlocal asked, spent
        began = time.perf_counter()
        asked += 1
        if query not in known:
            known[query] = sum(scan(one, text) for one in query.split(" OR "))
        spent += time.perf_counter() - began
        return known[query]

    spent = 0.0
    suggest(store, "聊诚", count, 60)  # pinyin is loaded
    for query in MISTYPED:
        suggest(store, query, count, 60)  # what the scan finds is known from now on
        asked, spent = 0, 0.0
        taken = timed(lambda query=query: suggest(store, query, count, 60), 1) - spent * 1000
        found = " ".join(f"{s.query} {s.total}" for s in suggest(store, query, count, 60)[:3])
        print(f"suggestion: {taken:5.1f} ms, {asked:2} questions  {query} -> {found}")


def scan(query: str, text: str) -> int:
    """Lines that hold all words of a query; fields are left out of account."""
    needed = [word.rpartition(":")[2].strip("“”") for word in query.split(" ")]
    if any(re.search(re.escape(word), text) is None for word in needed):
        return 0
    return sum(all(word in line for word in needed) for line in text.splitlines())


def timed(work: Callable[[], object], turns: int = 5) -> float:
    """Milliseconds, the median of some turns."""
    taken = []
    for _ in range(turns):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def vocabulary() -> list[str]:
    """Pieces of two to six characters of the founding pages."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    runs = re.findall(r"[\u4e00-\u9fff]{2,}", text)
    return sorted({run[at : at + 4] for run in runs for at in range(0, len(run) - 1, 2)})


def texts(pieces: list[str], count: int) -> Iterator[str]:
    """Different texts, each of two to four pieces, the usual ones at the beginning of many."""
    rng = random.Random(7)
    usual = [
        "聊城",
        "聊城市",
        "高新技术企业",
        "粮食总产量",
        "全市",
        "规模以上工业增加值",
        "高标准农田",
    ]
    made: set[str] = set(usual)
    yield from usual
    while len(made) < count:
        first = rng.choice(usual) if rng.random() < 0.2 else rng.choice(pieces)
        text = first + "".join(rng.choices(pieces, k=rng.randint(1, 3)))
        if text not in made:
            made.add(text)
            yield text


def fill(db: Connection, said: list[str]) -> None:
    """Articles with a title, each with some figures; the first words are told of most."""
    db.execute(
        "INSERT INTO source(path, sha256, media_type, encoding, encoding_forced, text, "
        "imported_at) VALUES ('', '', '', '', 0, '', '')"
    )
    rng = random.Random(8)
    titles, indicators = said[1::2], said[::2]
    for title in titles:
        article = db.execute(
            "INSERT INTO article(source_id, position, kind, title, title_key, subtitle, bylines, "
            "newspaper, page, date, published, text, paragraphs, text_map, source_lines, "
            "source_name) VALUES (1, 0, 'article', ?, '', '', '[\"林金彦\"]', '聊城日报', '1', "
            "'', '', '', '', '', '', '')",
            (title,),
        ).lastrowid
        chosen = (
            {indicators.pop(), indicators[int(len(indicators) * rng.random() ** 6)]}
            if (len(indicators) > 1)
            else set()
        )
        for indicator in chosen:
            db.execute(
                "INSERT INTO figure(article_id, position, span_start, span_end, text, value, unit, "
                "qualifier, kind, direction, status, indicator, period_found, place, "
                "sentence_start, sentence_end, rules) VALUES (?, 0, 0, 1, '', '1', '', '', '', "
                "'', '', ?, '', '聊城市', 0, 1, '')",
                (article, indicator),
            )


if __name__ == "__main__":
    main()
