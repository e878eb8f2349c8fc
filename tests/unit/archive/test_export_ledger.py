"""Comparisons as tables, and tables as workbooks."""

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

from archive_pages import Write
from hypothesis import given
from hypothesis import strategies as st

from lcreader.archive import Archive
from lcreader.archive.xlsx import write_xlsx

OLD = ("高新技术企业增多", "2024年12月9日，全市高新技术企业2020年为303家。")
NEW = ("高新技术企业突破千家", "2025年12月9日，全市高新技术企业2020年为302家。")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(book: Path | io.BytesIO) -> list[list[str]]:
    with zipfile.ZipFile(book) as parts:
        sheet = ET.fromstring(parts.read("xl/sheet.xml"))
    return [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{MAIN}row")]


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
    write_xlsx(out, ["名", "数"], [["1024", "83861.11"], ["〔x〕", "约"]], frozenset({1}))
    with zipfile.ZipFile(out) as parts:
        sheet = parts.read("xl/sheet.xml").decode()
    assert "<c><v>83861.11</v></c>" in sheet
    assert "<v>1024</v>" not in sheet
    assert cells(out)[2] == ["〔x〕", "约"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_makes_a_sound_workbook(texts: list[str]) -> None:
    out = io.BytesIO()
    write_xlsx(out, ["a"] * len(texts), [texts])
    back = cells(out)[1]
    for text, there in zip(texts, back, strict=True):
        if text.isprintable():
            assert there == text
