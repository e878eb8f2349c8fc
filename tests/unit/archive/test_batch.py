"""A list of queries asked one after the other."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from lcreader.archive import Archive, read_queries
from lcreader.cli import cli
from lcreader.errors import Cancelled, ExportError, UnreadableFileError
from lcreader.records import Filters
from lcreader.watch import Watch

LIST = "# 试一试\n高新技术企业\n\n  粮食 面积  \n不存在的词\n高新技术企业\n"


@pytest.fixture
def archive(tmp_path: Path, seeds: Path) -> Archive:
    with Archive.open(tmp_path / "archive") as opened:
        opened.import_paths([seeds])
        yield opened


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_lists_are_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(LIST.encode(encoding))
    assert read_queries(path) == ["高新技术企业", "粮食 面积", "不存在的词"]


@pytest.mark.parametrize("text", ["", "  \n", "# 只有说明\n\n"])
def test_a_list_without_queries_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="list"):
        read_queries(path)
    with pytest.raises(UnreadableFileError, match="none"):
        read_queries(tmp_path / "none.txt")


def test_each_article_found_is_a_row(archive: Archive, tmp_path: Path) -> None:
    to = tmp_path / "out.csv"
    queries = ["高新技术企业", "不存在的词"]
    count = archive.export_batch(queries, to)
    assert to.read_bytes().startswith(b"\xef\xbb\xbf")
    with to.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    answer = archive.find("高新技术企业", filters=Filters(kinds=()))
    found = [row for row in rows if row["检索式"] == "高新技术企业"]
    assert len(rows) == count == len(answer.ids) + 1
    assert [row["标题"] for row in found] == [archive.article(i).title for i in answer.ids]
    assert {row["命中数"] for row in found} == {str(answer.places)}
    assert sum(int(row["本篇命中"]) for row in found) == answer.places
    assert all("高新技术企业" in row["摘录"] and row["出处"] for row in found)
    assert rows[-1]["文章数"] == "0"
    assert rows[-1]["标题"] == ""


def test_a_workbook_can_be_written_and_other_formats_are_refused(
    archive: Archive, tmp_path: Path
) -> None:
    archive.export_batch(["企业"], tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")
    with pytest.raises(ExportError):
        archive.export_batch(["企业"], tmp_path / "out.doc")


def test_a_stopped_batch_leaves_no_file(archive: Archive, tmp_path: Path) -> None:
    watch = Watch()
    watch.stop()
    with pytest.raises(Cancelled):
        archive.export_batch(["企业"], tmp_path / "out.csv", watch)
    assert not (tmp_path / "out.csv").exists()


def test_the_command(archive: Archive, tmp_path: Path) -> None:
    path, to = tmp_path / "list.txt", tmp_path / "out.jsonl"
    path.write_text(LIST, encoding="utf-8")
    folder = str(archive.folder)
    run = CliRunner().invoke
    told = run(cli, ["search", "--batch", str(path), "--archive", folder])
    assert told.exit_code == 0
    assert "高新技术企业" in told.output
    told = run(cli, ["search", "--batch", str(path), "--archive", folder, "--to", str(to)])
    assert told.exit_code == 0
    rows = [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()]
    assert {row["query"] for row in rows} == set(read_queries(path))
    for wrong in (["--batch", str(path), "企业"], ["企业", "--to", "x.csv"], []):
        assert run(cli, ["search", "--archive", folder, *wrong]).exit_code == 2
    missing = run(cli, ["search", "--batch", str(tmp_path / "no"), "--archive", folder])
    assert missing.exit_code == 1
