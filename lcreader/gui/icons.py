"""Icons drawn from the Phosphor font that qtawesome brings, in the colours of the theme.

qtawesome's own `icon()` loads qtpy and all ten of its fonts, 0.15 s before the first window; the
one font that we use takes 8 ms. What it is called in the font: resources/icons/icons.toml.
"""

import importlib.util
import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

_SIZES = (16, 20, 24, 32)
_SCALES = (1.0, 2.0)


@cache
def _charmap(path: Path) -> Mapping[str, str]:
    """Names of glyphs to characters."""
    table = json.loads(path.read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in table.items()}


def _font_file(pattern: str) -> Path | None:
    """The file in qtawesome's folder of fonts that fits; qtawesome itself is not loaded."""
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted((Path(spec.origin).parent / "fonts").glob(pattern))), None)


class Icons:
    """Makes icons by the names of icons.toml; one object serves the whole window.

    Without the font every icon is empty, and buttons show their words instead.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` holds icons.toml."""
        table = tomllib.loads((folder / "icons.toml").read_text(encoding="utf-8"))
        self._glyphs: Mapping[str, str] = table["glyphs"]
        self._map = _font_file(table["charmap"])
        font = _font_file(table["font"])
        number = -1 if font is None else QFontDatabase.addApplicationFont(str(font))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        self._family = families[0] if families else ""

    def icon(self, name: str, colour: QColor, disabled: QColor) -> QIcon:
        """The icon `name`, in `colour`, or in `disabled` where it cannot be used."""
        icon = QIcon()
        if self._map is None or not self._family:
            return icon
        glyph = _charmap(self._map).get(self._glyphs[name], "")
        for size in _SIZES:
            for scale in _SCALES:
                icon.addPixmap(self._paint(glyph, size, scale, colour), QIcon.Mode.Normal)
                icon.addPixmap(self._paint(glyph, size, scale, disabled), QIcon.Mode.Disabled)
        return icon

    def _paint(self, glyph: str, size: int, scale: float, colour: QColor) -> QPixmap:
        side = round(size * scale)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(side)
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, glyph)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap
