"""How fast the index is written and searched, beside Whoosh as it comes.

    python tests/bench/search.py [--articles 10000] [--stock 300]

The corpus is made from the clauses of the seeds, shuffled by a fixed seed, with made-up words of
two to four characters between them so that rare pairs of characters occur as well. Whoosh as it
comes gets fewer articles (it is slow): single characters with positions, phrase queries. Prints
a table and judges nothing but the result sets, which must equal a scan.
"""

import argparse
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from whoosh import fields, index, query
from whoosh.analysis import RegexTokenizer

from lcreader.records import Filters
from lcreader.search import Document, TextIndex
from lcreader.text.fold import fold_text

SEEDS = Path(__file__).parents[2] / "seeds"
ALL = Filters(kinds=())


def make_corpus(count: int, characters: int = 1100) -> list[Document]:
    """Articles of about so many characters, the same at every run."""
    rng = random.Random(20251210)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    clauses = [c for c in re.split(r"(?<=[，。；！,;!\n])", text) if len(c) > 3]
    letters = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    made_up = ["".join(rng.choices(letters, k=rng.randint(2, 4))) for _ in range(30_000)]
    documents = []
    for number in range(1, count + 1):
        pieces: list[str] = []
        size = 0
        while size < characters:
            pieces += [rng.choice(clauses), rng.choice(made_up)]
            size += len(pieces[-1]) + len(pieces[-2])
        date = f"{rng.randint(2015, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        body = "".join(pieces)
        title = rng.choice(clauses).strip()
        documents.append(Document(number, title, body, newspaper="聊城日报", date=date))
    return documents


def sample_queries(documents: list[Document], per_length: int) -> dict[str, list[str]]:
    """Phrases of several lengths out of the texts, and a few of other kinds."""
    rng = random.Random(7)
    kinds: dict[str, list[str]] = {}
    for length in (1, 2, 3, 4, 6, 9):
        phrases: list[str] = []
        while len(phrases) < per_length:
            body = re.sub(r"[^\u4e00-\u9fff0-9]", "", rng.choice(documents).body)
            start = rng.randrange(len(body) - length)
            phrases.append(body[start : start + length])
        kinds[f"{length} characters"] = phrases
    kinds["absent"] = ["龘靐齉", "不存在的词组"]
    kinds["two words"] = ["聊城 高质量", "企业 科技", "济郑高铁 机场"]
    kinds["NOT"] = ["企业 -科技", "高质量发展 -聊城"]
    kinds["dates"] = ["聊城 日期:2024-03..2024-09", "企业 日期:2025"]
    return kinds


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def folder_size(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure_ours(documents: list[Document], folder: Path, batch: int) -> dict[str, list[float]]:
    """Index and search with `TextIndex`; milliseconds by kind of query."""
    ours = TextIndex.open(folder)

    def build() -> None:
        for start in range(0, len(documents), batch):
            ours.add(documents[start : start + batch])
            ours.commit()

    seconds = timed(build)
    size = sum(len(document.body.encode()) for document in documents)
    print(f"ours: {len(documents) / seconds:.0f} articles/s, {size / seconds / 1e6:.2f} MB/s,")
    print(f"      {folder_size(folder) / size:.2f} times the UTF-8 text")
    scanned = [(d.id, fold_text(d.title), fold_text(d.body)) for d in documents]
    times: dict[str, list[float]] = {}
    wrong = 0
    for kind, queries in sample_queries(documents, 12).items():
        for text in queries:
            ours.close()
            ours = TextIndex.open(folder)  # nothing remembered
            ours.search("预热", limit=1, filters=ALL)
            times.setdefault(kind, []).append(
                1000 * timed(lambda text=text, ours=ours: ours.search(text, limit=20, filters=ALL))
            )
            if "characters" in kind or kind == "absent":
                found = {h.article_id for h in ours.search(text, limit=None, filters=ALL).hits}
                phrase = fold_text(text)
                wrong += found != {i for i, t, b in scanned if phrase in t or phrase in b}
    print(f"      result sets that differ from a scan: {wrong}")
    ours.close()
    return times


def measure_stock(documents: list[Document], folder: Path) -> dict[str, list[float]]:
    """The same phrases with Whoosh as it comes."""
    schema = fields.Schema(
        id=fields.NUMERIC(stored=True), body=fields.TEXT(analyzer=RegexTokenizer(r"\S"))
    )
    folder.mkdir()
    stock = index.create_in(folder, schema)

    def build() -> None:
        writer = stock.writer(limitmb=128)
        for document in documents:
            writer.add_document(id=document.id, body=fold_text(document.body))
        writer.commit()

    seconds = timed(build)
    size = sum(len(document.body.encode()) for document in documents)
    print(f"Whoosh as it comes ({len(documents)} articles): {len(documents) / seconds:.0f}/s,")
    print(f"      {folder_size(folder) / size:.2f} times the UTF-8 text")
    times: dict[str, list[float]] = {}
    with stock.searcher() as searcher:
        for kind, queries in sample_queries(documents, 12).items():
            for text in queries if "characters" in kind else []:
                phrase = query.Phrase("body", list(fold_text(text)))
                times.setdefault(kind, []).append(
                    1000 * timed(lambda phrase=phrase: searcher.search(phrase, limit=20))
                )
    return times


def main() -> None:
    """Make the corpus, measure both, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--stock", type=int, default=300)
    parser.add_argument("--batch", type=int, default=1000, help="articles a commit")
    options = parser.parse_args()
    documents = make_corpus(options.articles)
    folder = Path(tempfile.mkdtemp())
    try:
        ours = measure_ours(documents, folder / "ours", options.batch)
        stock = measure_stock(documents[: options.stock], folder / "stock")
    finally:
        shutil.rmtree(folder)
    scale = options.articles / options.stock
    print(f"{'milliseconds':>14} {'p50':>8} {'most':>8} {'stock p50':>10} (times {scale:.0f})")
    for kind, times in ours.items():
        beside = f"{statistics.median(stock[kind]) * scale:10.1f}" if kind in stock else ""
        print(f"{kind:>14} {statistics.median(times):8.1f} {max(times):8.1f} {beside}")


if __name__ == "__main__":
    main()
