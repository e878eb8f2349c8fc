"""How the pieces of a sheet are set: families, sizes, leading, indents, all in parts of an em.

In goes a size in pixels and a palette; out come Qt's formats for each role. Leading is a fixed
distance between lines, 1.75 em: a share of the font's own height would not do, because Chinese
fonts are about 1.45 em high and 175 % of that leaves the lines swimming.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
)

from lcreader.gui.sheet import Role
from lcreader.gui.widgets.colours import muted

# Mainland shapes first: left to the system, 门 直 刃 骨 often come out in their Japanese forms.
SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "serif",
)
SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "sans-serif",
)
SMALLEST, USUAL, LARGEST = 12, 18, 48
MEASURE = 36  # characters a line
_LONG_TITLE = 40  # characters; such a headline is set smaller


@dataclass(frozen=True, slots=True)
class Setting:
    """How one role is set. Lengths are in em of the body, `leading` in em of its own size."""

    size: float = 1.0
    leading: float = 1.75
    sans: bool = False
    bold: bool = False
    centred: bool = False
    indent: float = 0.0
    above: float = 0.0
    below: float = 0.0
    ink: float = 1.0


_SETTINGS: dict[Role, Setting] = {
    "label": Setting(0.78, 1.5, sans=True, centred=True, below=0.5, ink=0.55),
    "kicker": Setting(1.0, 1.5, sans=True, centred=True, below=0.35, ink=0.78),
    "title": Setting(1.62, 1.35, bold=True, centred=True, below=0.45),
    "deck": Setting(1.0, 1.5, sans=True, centred=True, below=0.35, ink=0.78),
    "meta": Setting(0.83, 1.6, sans=True, centred=True, below=2.2, ink=0.6),
    "body": Setting(indent=2.0, below=0.4),
    "subhead": Setting(1.05, sans=True, bold=True, indent=1.9, above=0.9, below=0.45),
    "page": Setting(leading=1.6),
    "elsewhere": Setting(leading=1.6, ink=0.38),
}


@dataclass(frozen=True, slots=True)
class Typesetting:
    """The formats of all roles for one size of body text in pixels."""

    size: int
    palette: QPalette

    @property
    def measure(self) -> int:
        """The width of a full line."""
        return MEASURE * self.size

    @property
    def gutter(self) -> int:
        """The room beside the lines, where marks of bookmarks stand."""
        return round(1.5 * self.size)

    def block_format(self, role: Role) -> QTextBlockFormat:
        """Leading, indent and room around a paragraph."""
        how = _SETTINGS[role]
        block = QTextBlockFormat()
        pitch = how.leading * how.size * self.size
        block.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTextIndent(how.indent * self.size)
        block.setTopMargin(how.above * self.size)
        block.setBottomMargin(how.below * self.size)
        justified = Qt.AlignmentFlag.AlignJustify if role == "body" else Qt.AlignmentFlag.AlignLeft
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter if how.centred else justified)
        return block

    def char_format(self, role: Role, length: int = 0) -> QTextCharFormat:
        """Font and ink; `length` is that of the piece, for headlines that are very long."""
        how = _SETTINGS[role]
        chars = QTextCharFormat()
        chars.setFont(self.font(role, length))
        chars.setForeground(muted(self.palette, how.ink))
        return chars

    def font(self, role: Role, length: int = 0) -> QFont:
        """The font of a role."""
        how = _SETTINGS[role]
        size = how.size * self.size
        if role == "title" and length > _LONG_TITLE:
            size *= 0.8
        font = QFont()
        font.setFamilies(list(SANS if how.sans else SERIF))
        font.setPixelSize(max(round(size), 8))
        font.setBold(how.bold)
        return font
