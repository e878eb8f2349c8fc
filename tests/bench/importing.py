#!/usr/bin/env python3
"""How fast pages are imported, by this process alone and with processes beside it.

    python tests/bench/importing.py [--files 60] [--size 60]

Makes pages from the sentences of the founding pages, imports them into two new archives, one after
the other, and prints seconds, articles a second and the ratio. Exits with 1 when the processes
save no time at all although there is more than one core.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from pages import fill, stories

from lcreader.archive import Archive, importing
from lcreader.archive.crew import hands_for


def main() -> int:
    """Take the times and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--size", type=int, default=60, help="kB of each")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        feed = stories(0)
        for number in range(options.files):
            (pages / f"{number:04}.txt").write_bytes(fill(feed, options.size * 1000))
        hands = hands_for([options.size * 1000] * options.files)
        print(f"{options.files} files of {options.size} kB, {os.cpu_count()} cores")
        alone = imported(pages, Path(folder) / "alone", 0)
        together = imported(pages, Path(folder) / "together", hands)
    print(f"ratio {alone / together:.2f}")
    return int(hands > 0 and together > alone)


def imported(pages: Path, to: Path, hands: int) -> float:
    """Import the pages with so many processes; seconds from the first file to the last."""
    importing.hands_for = lambda sizes: hands  # type: ignore[assignment]
    before = processor()
    start = time.perf_counter()
    with Archive.open(to) as archive:
        archive.import_paths([pages])
        seconds = time.perf_counter() - start
        status = archive.status()
    mine, others = processor()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{hands} processes: {seconds:.1f} s, {status.articles / seconds:.0f} articles/s,"
        f" {status.figures} figures, {memory} MB here at most,"
        f" processor {mine - before[0]:.1f} s here and {others - before[1]:.1f} s beside"
    )
    return seconds


def processor() -> tuple[float, float]:
    """Seconds of processor time of this process, and of those that it waited for."""
    mine, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime, others.ru_utime + others.ru_stime


if __name__ == "__main__":
    sys.exit(main())
