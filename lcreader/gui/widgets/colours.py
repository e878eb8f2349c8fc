"""The colours of marks, mixed from the palette so that light and dark both read well."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Tint(NamedTuple):
    """A bookmark colour: `mark` is strong (margin, swatch), laid over paper it is `wash` thick."""

    name: str
    light: str
    dark: str


BOOKMARK_TINTS = (
    Tint("yellow", "#e3a900", "#e8bd3c"),
    Tint("green", "#3f9f4d", "#6cc07a"),
    Tint("blue", "#2f7fd0", "#6aaef0"),
    Tint("pink", "#d64f8b", "#ee86b4"),
    Tint("purple", "#8458c9", "#b18cf0"),
)
_HIT = Tint("hit", "#f5c400", "#d9a300")
_FOUND = Tint("found", "#ff8a1f", "#f0822a")


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than the paper."""
    base = palette.color(QPalette.ColorRole.Base)
    return base.lightness() < palette.color(QPalette.ColorRole.Text).lightness()


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """`over` laid on `under`, `share` (0 to 1) thick, without transparency."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def muted(palette: QPalette, share: float = 0.62) -> QColor:
    """The colour of words that stand back."""
    text = palette.color(QPalette.ColorRole.Text)
    return blend(text, palette.color(QPalette.ColorRole.Base), share)


def hairline(palette: QPalette) -> QColor:
    """The colour of thin rules."""
    return muted(palette, 0.18)


def bookmark_colour(name: str, palette: QPalette) -> QColor:
    """The strong colour of a bookmark, the first one where the name is not known."""
    tint = next((t for t in BOOKMARK_TINTS if t.name == name), BOOKMARK_TINTS[0])
    return _of(tint, palette)


def bookmark_wash(name: str, palette: QPalette) -> QColor:
    """The colour behind the words of a bookmark; see-through, for they may overlap."""
    return _thin(bookmark_colour(name, palette), 0.26 if is_dark(palette) else 0.22)


def hit_wash(palette: QPalette, *, current: bool = False) -> QColor:
    """The colour behind a hit of the search."""
    share = (0.75 if current else 0.42) if not is_dark(palette) else (0.62 if current else 0.36)
    return _thin(_of(_HIT, palette), share)


def found_wash(palette: QPalette, *, current: bool = False) -> QColor:
    """The colour behind a place that the find bar found."""
    share = (0.70 if current else 0.30) if not is_dark(palette) else (0.62 if current else 0.32)
    return _thin(_of(_FOUND, palette), share)


def hit_line(palette: QPalette) -> QColor:
    """A hit on the strip beside the text."""
    return QColor("#d9a300" if is_dark(palette) else "#d99a00")


def found_line(palette: QPalette) -> QColor:
    """A find on the strip beside the text."""
    return _of(_FOUND, palette)


def accent(palette: QPalette, share: float = 1.0) -> QColor:
    """The system's own colour of what is chosen, `share` thick."""
    return _thin(palette.color(QPalette.ColorRole.Highlight), share)


def _of(tint: Tint, palette: QPalette) -> QColor:
    return QColor(tint.dark if is_dark(palette) else tint.light)


def _thin(colour: QColor, share: float) -> QColor:
    thin = QColor(colour)
    thin.setAlphaF(share)
    return thin


def taken_out(palette: QPalette) -> QColor:
    """The colour of words that are gone."""
    return QColor("#f08d84" if is_dark(palette) else "#b3261e")


def put_in(palette: QPalette) -> QColor:
    """The colour of words that came in their place."""
    return QColor("#7cc68a" if is_dark(palette) else "#23733a")
