"""Writes one table as an XLSX workbook, row by row, so that a large one needs little memory.

A text is a text, also where it begins like a formula or an address. A number is a number as long
as a spreadsheet keeps all its digits; longer ones stay texts, so that none is lost.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_NUMBER = re.compile(r"-?(\d+)(?:\.(\d+))?", re.ASCII)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_767  # characters that a cell may hold
_EXACT_DIGITS = 15  # that a spreadsheet keeps
_MOST_ROWS = 1_000_000  # in one sheet; what is more goes on in the next
_WIDTH = 12  # characters


def write_xlsx(
    out: BinaryIO,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    numbers: frozenset[int] = frozenset(),
    widths: Sequence[int] = (),
) -> None:
    """Write a header that stays in sight and rows; in the columns `numbers` numbers are numbers."""
    from xlsxwriter import Workbook  # noqa: PLC0415 (rarely needed, and slow to load)

    with Workbook(out, {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        top = book.add_format({"valign": "top"})
        sheet = None
        at = 0
        for row in rows:
            if sheet is None or at == _MOST_ROWS:
                _close(sheet, at, len(header))
                sheet, at = _sheet(book, header, widths, bold), 0
            at += 1
            for column, cell in enumerate(row):
                text = str(cell)
                if column in numbers and _is_exact(text):
                    sheet.write_number(at, column, float(text), top)
                elif text:
                    sheet.write_string(at, column, _NOT_XML.sub("", text)[:_LONGEST], top)
        if sheet is None:
            sheet = _sheet(book, header, widths, bold)
        _close(sheet, at, len(header))


def _sheet(
    book: "Workbook", header: Sequence[str], widths: Sequence[int], bold: object
) -> "Worksheet":
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(header):
        width = widths[column] if column < len(widths) else _WIDTH
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, _NOT_XML.sub("", title)[:_LONGEST], bold)
    return sheet


def _close(sheet: "Worksheet | None", rows: int, columns: int) -> None:
    """A sheet that is full can be filtered by its header."""
    if sheet is not None and columns:
        sheet.autofilter(0, 0, rows, columns - 1)


def _is_exact(text: str) -> bool:
    number = _NUMBER.fullmatch(text)
    if number is None:
        return False
    digits = (number[1] + (number[2] or "")).strip("0")
    return len(digits) <= _EXACT_DIGITS
