"""Tables for the clipboard: as text with tabs, and as HTML for word processors and sheets."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData


def table_data(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> QMimeData:
    """What is put on the clipboard for a table."""
    lines = [tuple(headings), *(tuple(row) for row in rows)]
    data = QMimeData()
    data.setText(tab_separated(lines))
    data.setHtml(html_table(lines))
    return data


def tab_separated(lines: Iterable[Sequence[str]]) -> str:
    """One line a row; tabs and line breaks inside a cell become blanks.

    >>> tab_separated([("a", "b\\tc")])
    'a\\tb c\\n'
    """
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def html_table(lines: Sequence[Sequence[str]]) -> str:
    """A plain table, the first line as its head; numbers stay text, so that 007 stays 007.

    >>> html_table([("a",), ("<b>",)])
    '<table><tr><th>a</th></tr><tr><td>&lt;b&gt;</td></tr></table>'
    """
    rows = []
    for number, line in enumerate(lines):
        tag = "td" if number else "th"
        rows.append("".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in line))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
