"""How wide a page is set where: the width at which its lines were wrapped, 0 where they were not.

A line that ends no sentence and has a neighbour right below it was wrapped, or is a headline.
Neighbouring ones of like width tell the width of their column; a page may have many columns.
"""

from lcreader.text.lines import Line

_LEAST = 3  # lines that make a column
_NARROWEST, _WIDEST = 20, 240  # half-widths
_ALIKE = 0.72  # share of the widest from which a line may belong to the same column
_LOST_INDENT = 3  # half-widths
_TOLERANCE = 8  # the width less an eighth is still a full line


def wrap_widths(lines: list[Line]) -> list[int]:
    """For each line the width (half-widths) at which the lines around it are wrapped, or 0."""
    columns = _columns(lines)
    widths = [0] * len(lines)
    if not columns:
        return widths
    at = 0
    for index, line in enumerate(lines):
        while at + 1 < len(columns) and columns[at + 1][0] <= index:
            at += 1
        for first, _, width in columns[at : at + 2]:
            if line.width <= 1.25 * width and (
                first <= index or at == 0 or _past(columns, at, index)
            ):
                widths[index] = width
                break
    return widths


def is_full(line: Line, width: int) -> bool:
    """Whether a line reaches the right edge of a column, or would with its indent."""
    slack = max(width // _TOLERANCE, 16 if line.latin else 6)
    return bool(width) and width - slack <= line.width <= width + slack


def blanks_part_paragraphs(lines: list[Line], widths: list[int]) -> bool:
    """Whether a wrapped page parts its paragraphs by blank lines alone.

    Then their first lines are as wide as the others. Where an indent was lost, they are narrower.
    """
    wide = narrow = 0
    for line, after, width in zip(lines, lines[1:], widths, strict=False):
        if width and line.gap and not after.gap and not line.closed and not line.role:
            wide += line.width > width - _LOST_INDENT
            narrow += line.width <= width - _LOST_INDENT
    return wide > max(narrow, 1)


def _past(columns: list[tuple[int, int, int]], at: int, index: int) -> bool:
    return index > columns[at][1]


def _columns(lines: list[Line]) -> list[tuple[int, int, int]]:
    """First line, last line and width of each column, in page order."""
    columns: list[tuple[int, int, int]] = []
    group: list[int] = []
    widest = 0
    for index in range(len(lines) - 1):
        line, after = lines[index], lines[index + 1]
        if after.gap or line.closed or line.role or line.level or after.role or after.level:
            continue
        width = line.width
        if not _NARROWEST <= width <= _WIDEST or after.width > width / _ALIKE:
            continue
        if group and not widest * _ALIKE <= width <= widest / _ALIKE:
            _close(columns, group, lines)
            group, widest = [], 0
        group.append(index)
        widest = max(widest, width)
    _close(columns, group, lines)
    return columns


def _close(columns: list[tuple[int, int, int]], group: list[int], lines: list[Line]) -> None:
    if len(group) >= _LEAST:
        widths = sorted(lines[index].width for index in group)
        columns.append((group[0], group[-1], widths[(9 * len(widths)) // 10]))
