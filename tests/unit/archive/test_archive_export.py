"""Exports: every format, whole or not at all, and read back by other programs."""

import csv
import json
from pathlib import Path

import pytest
from archive_pages import GRAIN, ROADS, TECH, Write, find

from lcreader.archive import Archive
from lcreader.errors import ExportError


@pytest.fixture
def kept(filled: Archive) -> Archive:
    """Three articles and two bookmarks, one with all there can be said."""
    article_id, span = find(filled, "全市高新技术企业达到1024家")
    filled.add_bookmark(article_id, span, note="# 核*对*\n[链](http://x)", tags=["科技", "数据"])
    filled.add_bookmark(*find(filled, "三位。\n今年以来"), colour="green")
    return filled


def table(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_figures(kept: Archive, tmp_path: Path) -> None:
    count = kept.export("figures", tmp_path / "数字.csv")
    rows = table(tmp_path / "数字.csv")
    assert count == len(rows) == kept.status().figures
    row = next(row for row in rows if row["数值"] == "1024")
    assert (row["单位"], row["文章"], row["原文"]) == ("家", TECH[0], "1024家")
    assert "1024家" in row["所在句"]
    assert kept.export("figures", tmp_path / "数字.JSONL") == count
    source = kept.source(kept.article(kept.article_ids()[0]).source_id)
    for fields in lines(tmp_path / "数字.JSONL"):
        there = source.text[fields["source_start"] : fields["source_end"]]
        assert there.replace("\n", "") == fields["text"]


def test_figures_of_one_article(kept: Archive, tmp_path: Path) -> None:
    article_id = kept.article_ids()[0]
    count = kept.export("figures", tmp_path / "f.jsonl", article_id=article_id)
    assert count == len(kept.figures(article_id))
    assert {row["article_id"] for row in lines(tmp_path / "f.jsonl")} == {article_id}


def test_articles(kept: Archive, tmp_path: Path) -> None:
    assert kept.export("articles", tmp_path / "a.csv") == 3
    assert {row["标题"] for row in table(tmp_path / "a.csv")} == {GRAIN[0], TECH[0], ROADS[0]}
    assert kept.export("articles", tmp_path / "a.jsonl") == 3
    assert all(row["bylines"] == ["张三"] for row in lines(tmp_path / "a.jsonl"))


def test_bookmarks_as_rows(kept: Archive, tmp_path: Path) -> None:
    assert kept.export("bookmarks", tmp_path / "b.csv") == 2
    rows = table(tmp_path / "b.csv")
    assert rows[0]["标签"] == "科技；数据"
    assert rows[0]["出处"] == kept.citation(find(kept, "高新技术企业达到")[0])
    assert rows[1]["原文"] == "三位。\n今年以来"
    assert kept.export("bookmarks", tmp_path / "b.jsonl") == 2
    first = lines(tmp_path / "b.jsonl")[0]
    article = kept.article(first["article"])
    assert article.text[first["start"] : first["end"]] == first["quote"]


def test_bookmarks_as_markdown(kept: Archive, tmp_path: Path) -> None:
    kept.export("bookmarks", tmp_path / "b.md")
    text = (tmp_path / "b.md").read_text("utf-8")
    assert f"## {TECH[0]}" in text
    assert "> 全市高新技术企业达到1024家" in text
    assert "> 三位。\n> 今年以来" in text
    assert "\\# 核\\*对\\*\n\\[链\\]" in text  # a note is text, not markup
    assert "#科技" in text


def test_bookmarks_as_web_annotations(kept: Archive, write: Write, tmp_path: Path) -> None:
    kept.import_paths([write(TECH, ROADS)])  # orphans one
    kept.export("bookmarks", tmp_path / "b.jsonld")
    whole = json.loads((tmp_path / "b.jsonld").read_text("utf-8"))
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["total"]) == ("AnnotationCollection", 2)
    page = whole["first"]
    assert (page["type"], page["partOf"]) == ("AnnotationPage", whole["id"])
    by_quote = {}
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert {"id", "created", "modified", "motivation", "target"} <= item.keys()
        quote, *position = item["target"]["selector"]
        assert quote["type"] == "TextQuoteSelector"
        by_quote[quote["exact"]] = (item, quote, position)
    item, quote, (position,) = by_quote["全市高新技术企业达到1024家"]
    article = kept.article(find(kept, quote["exact"])[0])
    assert position["type"] == "TextPositionSelector"
    assert article.text[position["start"] : position["end"]] == quote["exact"]
    assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in article.text
    purposes = [(body["purpose"], body["value"]) for body in item["body"]]
    assert ("tagging", "科技") in purposes
    assert ("commenting", "# 核*对*\n[链](http://x)") in purposes
    assert by_quote["三位。\n今年以来"][2] == []


@pytest.mark.parametrize(
    ("what", "name"),
    [("figures", "x.md"), ("articles", "x.jsonld"), ("bookmarks", "x.pdf"), ("figures", "无")],
)
def test_unknown_formats_are_refused(kept: Archive, tmp_path: Path, what: str, name: str) -> None:
    with pytest.raises(ExportError, match=r"应以 \.csv"):
        kept.export(what, tmp_path / name)  # type: ignore[arg-type]
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written(kept: Archive, tmp_path: Path) -> None:
    for to in (tmp_path / "没有" / "x.csv", tmp_path / "folder.csv"):
        (tmp_path / "folder.csv").mkdir(exist_ok=True)
        with pytest.raises(ExportError, match="无法写入"):
            kept.export("bookmarks", to)
    assert list(tmp_path.glob(".*.tmp")) == []


def test_a_failed_export_leaves_the_old_file(
    kept: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "旧.csv"
    to.write_text("旧")

    def broken(article_id: int) -> list:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept, "figures", broken)
    with pytest.raises(ExportError):
        kept.export("figures", to)
    assert to.read_text() == "旧"
    assert list(tmp_path.glob(".*.tmp")) == []


def test_empty_archive_exports_headings(archive: Archive, tmp_path: Path) -> None:
    for what in ("figures", "articles", "bookmarks"):
        assert archive.export(what, tmp_path / "x.csv") == 0  # type: ignore[arg-type]
        assert table(tmp_path / "x.csv") == []
