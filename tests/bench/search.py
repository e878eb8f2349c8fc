#!/usr/bin/env python3
"""The search index beside stock Whoosh, SQLite FTS5, tantivy and Recoll: speed, size, exactness.

    python tests/bench/search.py [--articles 100000] [--stock 300] [--recoll 3000] [--growth]

Each engine indexes the same articles (see `corpus.py`) in a process of its own, which tells its
peak memory, and is then asked the same queries in another. Stock Whoosh (single characters with
positions, phrase queries) and Recoll get fewer articles: their rates are of those, their times
are multiplied, and the table says so. FTS5 has trigrams, tantivy single characters and pairs
without positions, by its own n-gram tokenizer. `find` is ids and counts of all hits, the first
twenty in order; `search` is that with twenty snippets. Result sets are held against a scan.
`--growth` repeats ours at 1,000 to 300,000 articles. tantivy needs the extra `bench`.
"""

import argparse
import json
import platform
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import corpus
import engines

from lcreader.search import Document
from lcreader.text.fold import fold_text

KINDS = (
    "1",
    "2",
    "3",
    "4",
    "6",
    "9",
    "common",
    "rare",
    "absent",
    "two",
    "not",
    "title",
    "dates",
    "sorted",
)
EACH = 12  # queries of a kind


def queries(articles: list[Document]) -> list[dict[str, Any]]:
    """The queries: pieces of the texts, common and rare words, and what is made of them."""
    rng = random.Random(7)
    made: list[dict[str, Any]] = []

    def add(kind: str, *words: str, **more: Any) -> None:
        made.append({"kind": kind, "words": list(words), "without": "", **more})

    def piece(length: int) -> str:
        while True:
            body = re.sub(r"[^\u4e00-\u9fff0-9.%]", "", rng.choice(articles).body)
            start = rng.randrange(max(len(body) - length, 1))
            if len(body) >= length:
                return body[start : start + length]

    words = corpus.Corpus().words
    common = ["聊城", "企业", "发展", "高质量", "科技", "工业", "全市", "十四五"]
    for _ in range(EACH):
        for length in (1, 2, 3, 4, 6, 9):
            add(str(length), piece(length))
        add("rare", next(w for w in rng.choices(words[20_000:], k=50) if len(w) > 1))
        add("common", rng.choice(common))
        add("absent", "".join(rng.choices("龘靐齉爨麤鱻", k=rng.randint(1, 3))))
        add("two", rng.choice(common), piece(2))
        add("not", rng.choice(common), without=rng.choice(words[50:200]))
        add("title", piece(2), field="标题")
        year = rng.randint(2006, 2024)
        add("dates", rng.choice(common), dates=[f"{year}-03", f"{year + 1}-02"])
        add("sorted", rng.choice(common), sort="date")
    made.append({"kind": "2", "words": ["高质"], "without": ""})
    rng.shuffle(made)
    return made


def scanned(path: Path, asked: list[dict[str, Any]], count: int) -> list[set[int]]:
    """The articles of each query, found by looking at every text."""
    found: list[set[int]] = [set() for _ in asked]
    folded = [
        ([fold_text(word) for word in query["words"]], fold_text(query["without"]))
        for query in asked
    ]
    for article in islice(corpus.read(path), count):
        title, body = fold_text(article.title), fold_text(article.body)
        for query, (words, without), ids in zip(asked, folded, found, strict=True):
            texts = (title,) if query.get("field") else (title, body)
            if not all(any(word in text for text in texts) for word in words):
                continue
            if without and any(without in text for text in texts):
                continue
            dates = query.get("dates")
            if dates and not dates[0] <= article.date[:7] <= dates[1]:
                continue
            ids.add(article.id)
    return found


def timed(iterator: Iterator[Any], batch: int) -> Iterator[list[Any]]:
    """Batches of an iterator."""
    while part := list(islice(iterator, batch)):
        yield part


def child_index(engine: str, path: Path, folder: Path, count: int) -> dict[str, float]:
    """Index in this process; reading the articles does not count."""
    index = engines.ENGINES[engine](folder)
    seconds = 0.0
    for batch in timed(islice(corpus.read(path), count), 5000):
        start = time.perf_counter()
        index.add(batch)
        seconds += time.perf_counter() - start
        if engine == "lcreader":
            index.keep(batch)
    start = time.perf_counter()
    index.finish()
    seconds += time.perf_counter() - start
    return {"seconds": seconds, "memory": peak()}


def child_search(engine: str, path: Path, folder: Path, count: int) -> dict[str, Any]:
    """Ask all queries once; milliseconds, and how many result sets are exact."""
    made = json.loads((folder.parent / "queries.json").read_text(encoding="utf-8"))
    index = engines.ENGINES[engine](folder)
    index.search({"kind": "2", "words": ["预热"], "without": ""})
    times: dict[str, list[float]] = {}
    described: list[float] = []
    for query in filter(index.can, made):
        start = time.perf_counter()
        index.search(query)
        times.setdefault(query["kind"], []).append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        index.show(query)
        described.append(1000 * (time.perf_counter() - start))
    memory = peak()
    truth = json.loads((folder.parent / f"truth-{count}.json").read_text(encoding="utf-8"))
    right = [index.all(q) == set(ids) for q, ids in zip(made, truth, strict=True) if index.can(q)]
    exact, asked = sum(right), len(right)
    return {"times": times, "shown": described, "exact": exact, "asked": asked, "memory": memory}


def peak() -> float:
    """Megabytes that this process has had at most.

    Linux counts what the parent had when it started the process, too, but for the mark in /proc.
    """
    status = Path("/proc/self/status")
    if status.exists():
        mark = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        if mark:
            return int(mark[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(what: str, engine: str, path: Path, folder: Path, count: int) -> dict[str, Any]:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "--child", what, engine, str(path), str(folder)]
    done = subprocess.run([*command, str(count)], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise SystemExit(f"{engine} failed to {what}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def measure(engine: str, path: Path, folder: Path, count: int) -> dict[str, Any]:
    """All that is measured of an engine."""
    truth = folder / f"truth-{count}.json"
    if not truth.exists():
        asked = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
        truth.write_text(json.dumps([sorted(ids) for ids in scanned(path, asked, count)]))
    own = folder / f"{engine}-{count}"
    written = run("index", engine, path, own, count)
    size = sum(file.stat().st_size for file in own.rglob("*") if file.is_file())
    found = run("search", engine, path, own, count)
    text = sum(len((a.title + a.body).encode()) for a in islice(corpus.read(path), count))
    shutil.rmtree(own)
    flat = [one for times in found["times"].values() for one in times]
    return {
        "rate": count / written["seconds"],
        "size": size / text,
        "write_memory": written["memory"],
        "search_memory": found["memory"],
        "p50": statistics.median(flat),
        "p95": statistics.quantiles(flat, n=20)[-1],
        "shown": statistics.quantiles(found["shown"], n=20)[-1],
        **{key: found[key] for key in ("times", "exact", "asked")},
        "articles": count,
    }


def table(results: dict[str, dict[str, Any]], scaled_to: int = 0) -> None:
    """Print the results beside each other, the first of them ours.

    Times are milliseconds, as if all had `scaled_to` articles, where that is given.
    """
    ours = next(iter(results.values()))
    print(f"{'':22}" + "".join(f"{name:>12}" for name in results))

    def row(label: str, text: Any) -> None:
        print(f"{label:22}" + "".join(f"{text(one):>12}" for one in results.values()))

    def scaled(one: dict[str, Any], value: float) -> str:
        return f"{value * (scaled_to or one['articles']) / one['articles']:.1f}"

    row("articles", lambda one: f"{one['articles']:,}")
    row("indexing, articles/s", lambda one: f"{one['rate']:,.0f}")
    row("  ours is … times", lambda one: f"{ours['rate'] / one['rate']:.2f}")
    row("size / UTF-8 text", lambda one: f"{one['size']:.2f}")
    row("MB while indexing", lambda one: f"{one['write_memory']:.0f}")
    row("MB while searching", lambda one: f"{one['search_memory']:.0f}")
    row("exact result sets", lambda one: f"{one['exact']}/{one['asked']}")
    row("find p50, ms", lambda one: scaled(one, one["p50"]))
    row("find p95, ms", lambda one: scaled(one, one["p95"]))
    row("search p95, ms", lambda one: scaled(one, one["shown"]) if one["shown"] else "")
    for kind in KINDS:
        row(
            f"  p50 {kind}",
            lambda one, kind=kind: (
                scaled(one, statistics.median(one["times"][kind])) if kind in one["times"] else "-"
            ),
        )


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--child"]:
        what, engine, path, folder, count = sys.argv[2:7]
        work = child_index if what == "index" else child_search
        print(json.dumps(work(engine, Path(path), Path(folder), int(count))))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--stock", type=int, default=300, help="articles for stock Whoosh")
    parser.add_argument("--recoll", type=int, default=3000, help="articles for Recoll")
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    counts = {"lcreader": options.articles, "fts5": options.articles, "stock": options.stock}
    if find_spec("tantivy"):
        counts["tantivy"] = options.articles
    if shutil.which("recollindex"):
        counts["recoll"] = options.recoll
    sizes = [1000, 3000, 10_000, 30_000, 100_000, 300_000] if options.growth else []
    print(f"Python {platform.python_version()}, {platform.machine()}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "corpus.jsonl"
        corpus.written(max([options.articles, *sizes]), path)
        asked = queries(list(islice(corpus.read(path), 2000)))
        (folder / "queries.json").write_text(json.dumps(asked), encoding="utf-8")
        results = {one: measure(one, path, folder, count) for one, count in counts.items()}
        table(results, options.articles)
        if sizes:
            table({f"{one:,}": measure("lcreader", path, folder, one) for one in sizes})


if __name__ == "__main__":
    main()
