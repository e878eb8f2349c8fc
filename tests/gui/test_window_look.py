"""The look: both themes complete and readable, switched without a restart, icons for all."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from lcreader import paths
from lcreader.gui.actions import DEEDS
from lcreader.gui.look import Look
from lcreader.gui.theme import Theme, fill_sheet, read_scheme
from lcreader.gui.widgets.lines import line_height
from lcreader.gui.window import Window

THEMES = paths.resources() / "themes"
ICONS = paths.resources() / "icons"


def luminance(colour: QColor) -> float:
    """Relative luminance after WCAG 2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, other: QColor) -> float:
    """Contrast after WCAG 2: 1 is none, 21 is black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_every_ground(qapp: QApplication, name: str) -> None:
    scheme = read_scheme(THEMES / f"{name}.toml")
    colour, role = scheme.colours, QPalette.ColorRole
    text, base = scheme.palette.color(role.Text), scheme.palette.color(role.Base)
    window = scheme.palette.color(role.Window)
    for ground in (base, window, colour["selected"], colour["hovered"]):
        assert contrast(text, ground) >= 7
        assert contrast(colour["muted"], ground) >= 4.5
        assert contrast(colour["faint"], ground) >= 2.9
    assert contrast(colour["hit"], colour["hit_ground"]) >= 4.5
    assert contrast(scheme.palette.color(role.PlaceholderText), base) >= 3.4
    highlighted = scheme.palette.color(role.HighlightedText)
    assert contrast(highlighted, scheme.palette.color(role.Highlight)) >= 4.4
    assert contrast(scheme.palette.color(role.Link), base) >= 4.5


def test_both_themes_say_the_same_things() -> None:
    light, dark = (tomllib.loads((THEMES / f"{n}.toml").read_text("utf-8")) for n in LOOKS)
    for table in ("palette", "disabled", "colours"):
        assert light[table].keys() == dark[table].keys()


LOOKS = ("light", "dark")


@pytest.mark.parametrize("name", LOOKS)
def test_the_sheet_has_a_colour_for_every_name(qapp: QApplication, name: str) -> None:
    scheme = read_scheme(THEMES / f"{name}.toml")
    sheet = fill_sheet((THEMES / "style.qss").read_text("utf-8"), scheme)
    assert "@" not in sheet


def test_a_theme_is_put_in_force_at_once(qapp: QApplication, window: Window, look: Look) -> None:
    try:
        window.choices.switch_theme()
        assert qapp.palette().window().color().lightness() < 128
        assert window.deeds["theme_dark"].isChecked()
        window.choices.switch_theme()
        assert qapp.palette().window().color().lightness() > 128
    finally:
        look.theme.choose("light")


def test_the_system_decides_when_no_one_else_does(qapp: QApplication) -> None:
    theme = Theme(qapp, THEMES, "system")
    assert theme.wish == "system"
    assert not theme.dark


def test_each_icon_is_drawn(qapp: QApplication, look: Look) -> None:
    table = tomllib.loads((ICONS / "icons.toml").read_text("utf-8"))
    names = set(table["glyphs"]) | {deed.icon for deed in DEEDS if deed.icon}
    blank = look.icon("close").pixmap(16, 16).toImage()
    blank.fill(0)
    for name in names:
        image = look.icon(name).pixmap(16, 16).toImage()
        assert image != blank, name


def test_without_the_font_buttons_keep_their_words(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lcreader.gui.icons._font_file", lambda _pattern: None)
    look = Look(qapp, paths.resources(), "light")
    assert look.icon("import").isNull()


def test_a_line_is_as_high_as_its_letters(qapp: QApplication) -> None:
    font = QApplication.font()
    for size in (6, 9, 18, 40):
        font.setPointSize(size)
        assert line_height(font) >= size


def test_desktop_files_name_the_program() -> None:
    entry = (ICONS / "lcreader.desktop").read_text("utf-8")
    assert "Exec=lcreader-gui" in entry
    assert "Name[zh_CN]=" in entry
    assert "<id>" in (ICONS / "lcreader.metainfo.xml").read_text("utf-8")
    assert "<svg" in (ICONS / "lcreader.svg").read_text("utf-8")
