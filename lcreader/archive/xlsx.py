"""Writes one table as an XLSX workbook: a zip of a few small XML files, texts inline.

Numbers go in with all their digits; what a spreadsheet makes of more than fifteen is its own.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_767  # characters that a cell may hold

_FILES = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/sheet.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="LCReader" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="sheet.xml"/></Relationships>',
}


def write_xlsx(
    out: BinaryIO,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    numbers: frozenset[int] = frozenset(),
) -> None:
    """Write a header and rows; in the columns `numbers` what is a number is one in the sheet."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in _FILES.items():
            book.writestr(name, _HEAD + content)
        with book.open("xl/sheet.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            sheet.write(_row(header, frozenset()).encode())
            for row in rows:
                sheet.write(_row(row, numbers).encode())
            sheet.write(b"</sheetData></worksheet>")


def _row(cells: Sequence[object], numbers: frozenset[int]) -> str:
    made = (_cell(str(cell), at in numbers) for at, cell in enumerate(cells))
    return f"<row>{''.join(made)}</row>"


def _cell(text: str, number: bool) -> str:
    if number and _NUMBER.fullmatch(text):
        return f"<c><v>{text}</v></c>"
    if not text:
        return "<c/>"
    plain = escape(_NOT_XML.sub("", text)[:_LONGEST])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'
