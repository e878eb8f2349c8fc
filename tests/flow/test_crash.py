"""An archive whose process is killed at any moment opens again, and can find all that it holds.

By itself a few times; LCREADER_CRASHES=50 asks for more.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from lcreader.archive import Archive
from lcreader.records import Filters

CRASHES = int(os.environ.get("LCREADER_CRASHES", "4"))
ALL = Filters(kinds=())

# Imports page after page, each changed a little at every round, so that articles are added,
# replaced and indexed all the time.
WORK = """
import sys
from pathlib import Path
from lcreader.archive import Archive

folder, pages = map(Path, sys.argv[1:])
with Archive.open(folder) as archive:
    print("open", flush=True)
    turn = 0
    while True:
        for page in sorted(pages.glob("*.txt")):
            text = page.read_text(encoding="utf-8").replace("。", f"。改动{turn}处。", 1 + turn % 9)
            (pages / "now.text").write_text(text + f"\\n第{turn}次", encoding="utf-8")
            archive.import_paths([pages / "now.text", page])
            turn += 1
"""


def test_killed_at_any_moment(seeds: Path, tmp_path: Path) -> None:
    pages, folder = tmp_path / "pages", tmp_path / "archive"
    pages.mkdir()
    for path in seeds.glob("*.txt"):
        (pages / path.name).write_bytes(path.read_bytes())
    rng = random.Random(CRASHES)
    for _ in range(CRASHES):
        work = subprocess.Popen(
            [sys.executable, "-c", WORK, str(folder), str(pages)], stdout=subprocess.PIPE
        )
        assert work.stdout is not None
        assert work.stdout.readline() == b"open\n"
        time.sleep(rng.uniform(0.0, 1.5))
        work.kill()
        work.wait()
        work.stdout.close()
        check(folder)


def check(folder: Path) -> None:
    with Archive.open(folder) as archive:
        assert archive.catch_up() == 0
        ids = set(archive.article_ids(ALL))
        assert set(archive.find("", filters=ALL).ids) == ids
        assert archive._indexing._index.ids() == ids
        for phrase in ("高新技术企业", "聊城", "改动"):
            held = {i for i in ids if phrase in archive.article(i).text + archive.article(i).title}
            assert set(archive.find(f'"{phrase}"', filters=ALL).ids) >= held
        archive._indexing._index.wait()  # a merge of our own may be at work just now
        assert not list(folder.glob("index/*/work-*"))
