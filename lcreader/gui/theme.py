"""Light and dark: palettes and the few colours of our own painting, read from resources/themes.

In goes the wish of the user (light, dark, or as the system is); out come the palette and style of
the application, and named colours for delegates. Widgets take their colours from the palette.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

SPACE = 8  # px: every distance in the window is a multiple of it, or its half
_MIDDLE = 128  # of 255: a window darker than this is a dark one


@dataclass(frozen=True, slots=True)
class Scheme:
    """One theme as it stands in its file."""

    name: str
    palette: QPalette
    colours: Mapping[str, QColor]


def read_scheme(path: Path) -> Scheme:
    """The theme in the file `path`."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    palette = QPalette()
    for role, colour in table["palette"].items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    for role, colour in table["disabled"].items():
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(colour))
    colours = {name: QColor(colour) for name, colour in table["colours"].items()}
    return Scheme(table["scheme"], palette, colours)


def fill_sheet(sheet: str, scheme: Scheme) -> str:
    """The style sheet with the colours of `scheme` in place of their @names."""

    def colour(match: re.Match[str]) -> str:
        name = match[1]
        if name in scheme.colours:
            return scheme.colours[name].name()
        return scheme.palette.color(QPalette.ColorRole[name]).name()

    return re.sub(r"@(\w+)", colour, sheet)


def ui_font(base: QFont, folder: Path) -> QFont:
    """`base` with families after its own that draw Han characters in Chinese shapes."""
    table = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))
    font = QFont(base)
    font.setFamilies([*base.families(), *table["ui"]])
    return font


class Theme(QObject):
    """The look in force. `wish` is "system", "light" or "dark".

    Signals:
        changed: Palette and colours are no longer what they were.
    """

    changed = Signal()

    def __init__(self, application: QApplication, folder: Path, wish: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._folder = folder
        self._wish = wish
        self._system = QPalette(application.palette())
        style = QStyleFactory.create("Fusion")  # the one style that follows a palette everywhere
        if style is not None:
            application.setStyle(style)
        application.setFont(ui_font(application.font(), folder))
        self._sheet = (folder / "style.qss").read_text(encoding="utf-8")
        self._scheme = self._read()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def wish(self) -> str:
        """What the user asked for."""
        return self._wish

    @property
    def dark(self) -> bool:
        """Whether the dark theme is in force."""
        return self._scheme.name == "dark"

    def colour(self, name: str) -> QColor:
        """The colour `name` of the theme in force."""
        return self._scheme.colours[name]

    def choose(self, wish: str) -> None:
        """Put the theme that `wish` names in force."""
        self._wish = wish
        scheme = self._read()
        if scheme.name == self._scheme.name:
            return
        self._scheme = scheme
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(self._scheme.palette)
        self._application.setStyleSheet(fill_sheet(self._sheet, self._scheme))

    def _read(self) -> Scheme:
        name = self._wish if self._wish in ("light", "dark") else self._of_system()
        return read_scheme(self._folder / f"{name}.toml")

    def _of_system(self) -> str:
        scheme = QGuiApplication.styleHints().colorScheme()
        if scheme is Qt.ColorScheme.Unknown:
            return "dark" if self._system.window().color().lightness() < _MIDDLE else "light"
        return "dark" if scheme is Qt.ColorScheme.Dark else "light"

    @Slot()
    def _on_system_changed(self) -> None:
        if self._wish == "system":
            self.choose("system")
