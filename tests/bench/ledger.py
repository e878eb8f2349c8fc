"""How fast the ledger compares a great archive: python tests/bench/ledger.py [ARTICLES] [FOLDER].

Makes articles with fifteen figures each straight in the store, of things that are told of as
unevenly as in a newspaper, and prints what comparing all of it and asking for single articles take.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from zlib import crc32

from lcreader.archive import Wanted, observing
from lcreader.archive.ledger import Ledger
from lcreader.archive.news import News
from lcreader.records import Article, Figure, Paragraph, Period, Source, Span
from lcreader.store import Connection, Store, articles, figures, sources
from lcreader.watch import Watch

FIGURES = 15
HEADS = (
    *("高新技术", "规模以上工业", "科技型中小", "新能源", "农产品加工"),
    *("普惠性", "省级以上", "现代服务业", "战略性新兴", "专精特新"),
)
FRONTS, BACKS = (
    "企产项园平基机学医养路桥田林水电光风气热",
    "业品目区台地构校院老网梁地果库站伏场象源",
)
MIDDLES = [front + back for front in FRONTS for back in BACKS]
TAILS = ("增加值", "数量", "投资", "覆盖率", "面积", "产值", "床位", "收入", "用户", "产能")
PLACES = [f"{a}{b}{c}" for a in "阳东临茌高冠莘河湖海" for b in "谷昌清平唐州" for c in "市县"]
FILLER = "全市上下锚定目标任务，坚持稳中求进工作总基调，推动各项工作取得新的成效。" * 28


def made(random_: random.Random, weights: list[float], number: int) -> tuple[Article, list[Figure]]:
    """An article of some 1,100 characters with its figures, each in a sentence of its own."""
    year = random_.randrange(2010, 2026)
    date = f"{year}-{random_.randrange(1, 13):02d}-{random_.randrange(1, 28):02d}"
    text, found = "", []
    names = [(h, m) for h in HEADS for m in MIDDLES]
    for head, middle in random_.choices(names, cum_weights=weights, k=FIGURES):
        indicator = f"{head}{middle}{random_.choice(TAILS)}"
        place = random_.choice(PLACES[: 1 + number % len(PLACES)])
        about = year - random_.randrange(0, 2)
        value = crc32(f"{indicator}{place}{about}".encode()) % 5000 + 10 + (random_.random() < 0.01)
        start, before = len(text), f"{about}年，{place}{indicator}达到"
        printed = f"{value}家"
        span = Span(start + len(before), start + len(before) + len(printed))
        text += f"{before}{printed}，工作稳步推进。\n"
        found.append(
            Figure(
                span=span,
                text=printed,
                value=Decimal(value),
                value_max=None,
                unit="家",
                qualifier="exact",
                kind="level",
                direction="",
                status="actual",
                indicator=indicator,
                indicator_span=None,
                period=Period(str(about), str(about)),
                period_found="stated",
                base_period=None,
                place=place,
                sentence=Span(start, len(text) - 1),
            )
        )
    text += FILLER[: max(0, 1100 - len(text))]
    paragraph = (Paragraph(Span(0, len(text))),)
    return Article("article", f"第{number}篇", text, date=date, paragraphs=paragraph), found


def batches(count: int) -> Iterator[list[tuple[Article, list[Figure]]]]:
    """All articles, a few hundred at a time."""
    random_ = random.Random(3)
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(HEADS) * len(MIDDLES))))
    for start in range(0, count, 500):
        yield [made(random_, weights, n) for n in range(start, min(count, start + 500))]


def put(db: Connection, source_id: int, batch: list[tuple[Article, list[Figure]]]) -> None:
    """Store articles with figures and observations, as an import does."""
    for position, (article, found) in enumerate(batch):
        article_id = articles.add(db, source_id, position, article, "")
        figures.put(db, article_id, found)
        observing.record(db, replace(article, id=article_id))


def fill(folder: Path, count: int) -> None:
    """Make the archive."""
    with Store.open(folder / "archive.sqlite3") as store:
        observing.check(store)
        for number, batch in enumerate(batches(count)):
            source = Source(f"/{number}", str(number), "text/plain", "utf-8", False, "")
            source_id = store.write(sources.add, source)
            store.write(put, source_id, batch)
        store.write(lambda db: db.execute("DELETE FROM to_index"))


def measure(folder: Path) -> None:
    """Compare all, then ask for single articles; the search index is left out of it."""
    with Store.open(folder / "archive.sqlite3") as store:
        ledger = Ledger(store, News(), lambda: datetime.now(UTC))
        observing.check(store)
        began = time.perf_counter()
        ledger.catch_up(Watch())
        print(f"verdicts counted in {time.perf_counter() - began:.1f} s")
        began = time.perf_counter()
        counts: dict[str, int] = {}
        witnesses = 0
        for finding in ledger.compare():
            counts[finding.verdict] = counts.get(finding.verdict, 0) + 1
            witnesses += len(finding.witnesses)
        print(f"compared in {time.perf_counter() - began:.1f} s: {counts}, {witnesses} passages")
        ids = store.read(articles.all_ids)
        times = []
        for article_id in random.Random(1).sample(sorted(ids), min(200, len(ids))):
            began = time.perf_counter()
            ledger.verdicts(article_id)
            times.append((time.perf_counter() - began) * 1000)
        times.sort()
        print(
            f"verdicts of an article: median {times[len(times) // 2]:.1f} ms, worst {times[-1]:.1f}"
        )
        began = time.perf_counter()
        listed = ledger.find(Wanted())
        print(f"{len(listed)} things listed in {(time.perf_counter() - began) * 1000:.0f} ms")
        one_more(store, ledger)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {peak:.0f} MB")


def one_more(store: Store, ledger: Ledger) -> None:
    """Store one more article, as an import does, and ask for its verdicts."""
    ((article, found),) = made_at(10**6)
    began = time.perf_counter()
    name = f"/one more of {time.time()}"
    source = Source(name, name, "text/plain", "utf-8", False, "")
    source_id = store.write(sources.add, source)
    store.write(put, source_id, [(article, found)])
    ledger.catch_up(Watch())
    newest = max(store.read(articles.all_ids))
    verdicts = ledger.verdicts(newest)
    took = (time.perf_counter() - began) * 1000
    print(f"one more article stored and compared in {took:.0f} ms: {len(verdicts)} figures told of")


def made_at(number: int) -> list[tuple[Article, list[Figure]]]:
    """An article like the others."""
    random_ = random.Random(number)
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(HEADS) * len(MIDDLES))))
    return [made(random_, weights, number)]


def main() -> None:
    """Fill a folder, unless it is filled, and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else temporary)
        if not (folder / "archive.sqlite3").exists():
            began = time.perf_counter()
            fill(folder, count)
            print(f"{count} articles stored in {time.perf_counter() - began:.1f} s")
        measure(folder)


if __name__ == "__main__":
    main()
