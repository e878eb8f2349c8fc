"""The installed program, started as a user starts it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("lcreader")


@pytest.fixture
def lcreader(tmp_path: Path):
    """Start the program on an archive of its own; answer with what it printed."""
    folder = tmp_path / "档案"

    def start(
        *args: object, code: int = 0, environ: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(
            [PROGRAM, *map(str, args), "--archive", folder],
            capture_output=True,
            check=False,
            env={**os.environ, **(environ or {})},
        )
        assert done.returncode == code, done.stderr.decode()
        return done

    return start


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_from_pages_to_bookmarks(lcreader, seeds: Path, tmp_path: Path) -> None:
    outcomes = rows(lcreader("import", seeds, "--format", "jsonl"))
    assert [outcome["state"] for outcome in outcomes] == ["added"] * 5
    again = rows(lcreader("import", seeds, "--format", "jsonl"))
    assert [outcome["state"] for outcome in again] == ["unchanged"] * 5

    hits = rows(lcreader("search", "高新技术企业", "--format", "jsonl"))
    assert len(hits) >= 5
    assert hits == sorted(hits, key=lambda hit: -hit["score"])
    for hit in hits:
        assert all(hit["snippet"][s:e] == "高新技术企业" for s, e in hit["marks"])
    assert rows(lcreader("search", "高新技术企业", "--limit", 2, "--format", "jsonl")) == hits[:2]

    articles = tmp_path / "a.jsonl"
    lcreader("export", "articles", "--to", articles)
    texts = {
        row["id"]: row["text"]
        for row in map(json.loads, articles.read_text("utf-8").split("\n")[:-1])
    }
    hit = hits[1]
    text = texts[hit["id"]]
    start = text.index("高新技术企业")
    add = ("bookmark", "add", hit["id"], "--quote", text[start : start + 12], "--start", start)
    (made,) = rows(lcreader(*add, "--tag", "科技", "--format", "jsonl"))
    assert rows(lcreader("bookmark", "list", "--format", "jsonl")) == [made]
    for name in ("b.md", "b.csv", "b.jsonl", "b.jsonld"):
        lcreader("bookmark", "export", "--to", tmp_path / name)
        assert text[start : start + 12] in (tmp_path / name).read_text("utf-8-sig")
    lcreader("bookmark", "remove", made["id"])
    assert rows(lcreader("bookmark", "list", "--format", "jsonl")) == []

    assert export(lcreader, tmp_path / "f.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert lcreader("doctor").stdout.decode().startswith("一切正常")


def export(lcreader, to: Path) -> Path:
    lcreader("export", "figures", "--to", to)
    return to


def test_every_article_of_the_pages_can_be_found(lcreader, seeds: Path) -> None:
    lcreader("import", seeds)
    cut = subprocess.run(
        [PROGRAM, "articles", *sorted(seeds.glob("*.txt")), "--format", "jsonl"],
        capture_output=True,
        check=True,
    )
    articles = rows(cut)
    for article in articles[:: max(1, len(articles) // 5)]:
        words = article["text"].split("\n")[0][:14]
        found = rows(lcreader("search", f"“{words}”", "--limit", 0, "--format", "jsonl"))
        assert (article["title"], article["kind"]) in {(h["title"], h["kind"]) for h in found}


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_output_is_utf_8_whatever_the_locale(lcreader, seeds: Path, locale: str) -> None:
    environ = {"LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": "", "PYTHONUTF8": "0"}
    lcreader("import", seeds / "001_7aa3fd634077bd17.txt", environ=environ)
    done = lcreader("search", "高新技术企业", "--format", "jsonl", environ=environ)
    assert all("高新技术企业" in row["snippet"] for row in rows(done))
    failed = lcreader("bookmark", "remove", 99, code=1, environ=environ)
    assert failed.stderr.decode("utf-8") == "错误：没有编号为 99 的书签。\n"


def test_a_closed_pipe_is_quiet(lcreader, seeds: Path, tmp_path: Path) -> None:
    lcreader("import", seeds)
    command = f"'{PROGRAM}' search 的 --limit 0 --format jsonl --archive '{tmp_path / '档案'}'"
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -c 1"], capture_output=True, check=False
    )
    assert done.stdout == b"{"
    assert done.stderr == b""


def test_commands_load_no_window(tmp_path: Path) -> None:
    code = (
        "import sys; from lcreader.cli import cli\n"
        "cli(['search', 'x', '--archive', sys.argv[1]], standalone_mode=False)"
    )
    checked = (
        "import sys\ntry:\n    exec(sys.argv[2])\nexcept Exception:\n    pass\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", checked, str(tmp_path / "无"), code], check=False)
    assert done.returncode == 0


def test_wrong_usage(lcreader) -> None:
    lcreader("search", code=2)
    lcreader("import", code=2)
