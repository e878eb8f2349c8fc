"""The user's settings: one table that says all about each, and a JSON file that keeps them.

The file, the help and the tests read the same table. Nothing here knows Qt.

>>> settings = Settings()
>>> settings.set("font_size", 20)
>>> settings.get("font_size")
20
"""

import contextlib
import difflib
import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lcreader.errors import LCReaderError

_log = logging.getLogger(__name__)


class SettingError(LCReaderError):
    """A setting is unknown, or its value is of the wrong kind."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that the user can set; `choices` are all its values where they can be counted."""

    name: str
    type: type
    default: Any
    help: str
    choices: tuple[Any, ...] = ()

    def fits(self, value: object) -> bool:
        """Whether `value` is one that the setting may have."""
        if type(value) is not self.type:
            return False
        return not self.choices or value in self.choices


SETTINGS: tuple[Setting, ...] = (
    Setting("archive", str, "", "Folder of the archive opened last; empty: the default one."),
    Setting("seeding", bool, False, "The founding pages are still to be imported."),
    Setting("language", str, "", "Language of the window; empty: the system's.", ("", "zh", "en")),
    Setting(
        "theme", str, "system", "Light or dark, or as the system is.", ("system", "light", "dark")
    ),
    Setting("font_size", int, 18, "Size of the article's text in pixels."),
    Setting("show_source", bool, False, "Show the page as it stood instead of the clean text."),
    Setting("sort", str, "relevance", "Order of hits.", ("relevance", "date", "title")),
    Setting("history", list, [], "The last queries, the newest first."),
    Setting("left_visible", bool, True, "Show the pane of articles and bookmarks."),
    Setting("facets_visible", bool, False, "Show what the list of articles can be narrowed to."),
    Setting("right_visible", bool, True, "Show the pane of figures."),
    Setting("pane_widths", list, [], "Widths of the three panes in pixels."),
    Setting("window_geometry", str, "", "Place and size of the window, as Qt writes it (base64)."),
    Setting("figures_view", str, "cards", "Figures as a table or as cards.", ("table", "cards")),
    Setting("figures_order", str, "indicator", "Figures by indicator or in text order."),
    Setting("figures_header", str, "", "Columns of the table of figures, as Qt writes them."),
    Setting("bookmarks_order", str, "date", "Order of bookmarks.", ("date", "article")),
    Setting("bookmark_colour", str, "yellow", "Colour of a new bookmark."),
    Setting("citation_style", str, "2025", "GB/T 7714 of which year.", ("2025", "2015")),
    Setting("last_import_folder", str, "", "Folder that the import dialog opens."),
    Setting("last_export_folder", str, "", "Folder that the export dialog opens."),
)


class Settings:
    """The values in force: those of the file where they fit, else the defaults."""

    def __init__(self, path: Path | None = None) -> None:
        """Read `path` if it is there; without a path nothing is kept."""
        self._path = path
        self._table = {setting.name: setting for setting in SETTINGS}
        self._kept = self._read()
        self._changed = False

    def get(self, name: str) -> Any:
        """The value of `name`.

        Raises:
            SettingError: when there is no such setting.
        """
        setting = self._setting(name)
        value = self._kept.get(name, setting.default)
        if not setting.fits(value):
            value = setting.default
        return list(value) if isinstance(value, list) else value

    def set(self, name: str, value: Any) -> None:
        """Give `name` a value; `save` keeps it.

        Raises:
            SettingError: when there is no such setting or the value does not fit it.
        """
        setting = self._setting(name)
        if not setting.fits(value):
            raise SettingError(f"设置“{name}”不能是 {value!r}。", name)
        if self.get(name) != value:
            self._kept[name] = value
            self._changed = True

    def save(self) -> None:
        """Write what was changed. The old file stays whole until the new one is.

        Raises:
            SettingError: when the file cannot be written.
        """
        if self._path is None or not self._changed:
            return
        beside = self._path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(self._kept, ensure_ascii=False, indent=2)
            beside.write_text(text + "\n", encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            raise SettingError(f"无法保存设置：{self._path}（{error}）", str(self._path)) from error
        self._changed = False

    def __iter__(self) -> Iterator[Setting]:
        return iter(SETTINGS)

    def _setting(self, name: str) -> Setting:
        if name in self._table:
            return self._table[name]
        near = difflib.get_close_matches(name, self._table, n=1)
        hint = f"，是不是“{near[0]}”？" if near else "。"
        raise SettingError(f"没有名为“{name}”的设置{hint}", name)

    def _read(self) -> dict[str, Any]:
        if self._path is None or not self._path.is_file():
            return {}
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except OSError as error:
            _log.warning("settings cannot be read, defaults are used: %s", error)
            return {}
        except ValueError:
            values = None
        if not isinstance(values, dict):
            self._set_aside()
            return {}
        return values  # names of a newer version stay in it and in the file

    def _set_aside(self) -> None:
        assert self._path is not None
        bad = self._path.with_suffix(".bad.json")
        _log.warning("settings are damaged, defaults are used; the old file is kept as %s", bad)
        with contextlib.suppress(OSError):
            self._path.replace(bad)


def last_archive(settings: Settings, default: Path) -> Path:
    """The folder of the archive that was open last, as long as it is there, else `default`."""
    last = settings.get("archive")
    if last and (Path(last) / "archive.sqlite3").is_file():
        return Path(last)
    return default
