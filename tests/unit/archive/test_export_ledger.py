"""Comparisons as tables, and tables as workbooks."""

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from archive_pages import Write
from hypothesis import given
from hypothesis import strategies as st

from lcreader.archive import Archive
from lcreader.archive.xlsx import write_xlsx

OLD = ("高新技术企业增多", "2024年12月9日，全市高新技术企业2020年为303家。")
NEW = ("高新技术企业突破千家", "2025年12月9日，全市高新技术企业2020年为302家。")
TEXTS = ["=1+1", "+86", "-x", "@SUM(A1)", "http://a.b", "=cmd|'/C calc'!A0"]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(book: Path | io.BytesIO) -> list[ET.Element]:
    with zipfile.ZipFile(book) as parts:
        names = sorted(name for name in parts.namelist() if name.startswith("xl/worksheets/sheet"))
        return [ET.fromstring(parts.read(name)) for name in names]


def cells(book: Path | io.BytesIO) -> list[list[str]]:
    """The texts of all rows, "" where there is no cell."""
    table = []
    for row in sheets(book)[0].iter(f"{MAIN}row"):
        by_column = {cell.get("r", "A")[0]: "".join(cell.itertext()) for cell in row}
        last = max(map(ord, by_column), default=ord("A"))
        table.append([by_column.get(chr(c), "") for c in range(ord("A"), last + 1)])
    return table


def kinds(book: io.BytesIO) -> list[str]:
    """How the cells of the second row are typed: n for numbers."""
    row = list(sheets(book)[0].iter(f"{MAIN}row"))[1]
    return [cell.get("t", "n") for cell in row]


def test_comparisons_a_row_a_passage(archive: Archive, write: Write, tmp_path: Path) -> None:
    archive.import_paths([write(OLD, name="0.txt"), write(NEW, name="1.txt")])
    assert archive.export("comparisons", tmp_path / "c.csv") == 2
    text = (tmp_path / "c.csv").read_text("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text))
    assert {first["数值"], second["数值"]} == {"302", "303"}
    assert first["结论"] == "不同"
    assert first["原文"] in first["所在句"]
    assert "[N]" in first["出处"]
    archive.export("comparisons", tmp_path / "c.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text("utf-8").splitlines()]
    assert [row["value"] for row in rows] == [first["数值"], second["数值"]]
    archive.export("comparisons", tmp_path / "c.xlsx")
    assert cells(tmp_path / "c.xlsx") == [list(first), list(first.values()), list(second.values())]


def test_numbers_are_numbers_and_keep_their_digits() -> None:
    out = io.BytesIO()
    row = ["1024", "83861.11", "-5", "1373100000000", "0.1234567890123456789", "约", "1e5", "５"]
    write_xlsx(out, row, [row], frozenset(range(1, 8)))
    text = "inlineStr"
    assert kinds(out) == [text, "n", "n", "n", text, text, text, text]
    assert cells(out)[1] == row


def test_texts_are_no_formulas_and_no_links() -> None:
    out = io.BytesIO()
    write_xlsx(out, TEXTS, [TEXTS], frozenset(range(len(TEXTS))))
    (sheet,) = sheets(out)
    assert [one.tag for one in sheet.iter() if one.tag in (f"{MAIN}f", f"{MAIN}hyperlink")] == []
    assert cells(out) == [TEXTS, TEXTS]


def test_the_header_stays_in_sight_and_columns_have_widths() -> None:
    out = io.BytesIO()
    write_xlsx(out, ["名", "句"], [["甲", "乙"]], widths=[10, 80])
    (sheet,) = sheets(out)
    pane = next(sheet.iter(f"{MAIN}pane"))
    assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", "1", None)
    assert [float(c.get("width", 0)) // 1 for c in sheet.iter(f"{MAIN}col")] == [10, 80]
    assert next(sheet.iter(f"{MAIN}autoFilter")).get("ref") == "A1:B2"


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lcreader.archive.xlsx._MOST_ROWS", 3)
    out = io.BytesIO()
    write_xlsx(out, ["数"], ([str(n)] for n in range(7)))
    found = [["".join(c.itertext()) for c in one.iter(f"{MAIN}c")] for one in sheets(out)]
    assert found == [["数", "0", "1", "2"], ["数", "3", "4", "5"], ["数", "6"]]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_makes_a_sound_workbook(texts: list[str]) -> None:
    out = io.BytesIO()
    write_xlsx(out, ["a"] * len(texts), [texts])
    back = cells(out)[1] if any(texts) else []
    for at, text in enumerate(texts):
        if text.isprintable():
            assert (back[at] if at < len(back) else "") == text


def test_figures_and_comparisons_with_either_citation(filled: Archive, tmp_path: Path) -> None:
    for style in ("2025", "2015"):
        for suffix in ("csv", "xlsx"):
            filled.export("figures", tmp_path / f"f.{suffix}", style=style)  # type: ignore[arg-type]
        with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as stream:
            table = list(csv.reader(stream))
        assert cells(tmp_path / "f.xlsx")[0] == table[0]
        assert [row[-1] for row in cells(tmp_path / "f.xlsx")] == [row[-1] for row in table]
        sources = {filled.citation(i, style=style) for i in filled.article_ids()}  # type: ignore[arg-type]
        assert {row[-1] for row in table[1:]} == sources
    assert filled.status().figures == len(table) - 1


def test_comparisons_follow_the_citation_too(
    archive: Archive, write: Write, tmp_path: Path
) -> None:
    archive.import_paths([write(OLD, name="0.txt"), write(NEW, name="1.txt")])
    archive.export("comparisons", tmp_path / "c.jsonl", style="2015")
    rows = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text("utf-8").splitlines()]
    assert {row["citation"] for row in rows} == {
        archive.citation(one, style="2015") for one in archive.article_ids()
    }
