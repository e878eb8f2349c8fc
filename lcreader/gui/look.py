"""Theme and icons together: what a window needs to look as it should."""

from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from lcreader.gui.icons import Icons
from lcreader.gui.theme import Theme


class Look:
    """The look of the program; `resources` holds its themes and icons."""

    def __init__(self, application: QApplication, resources: Path, theme: str) -> None:
        self.theme = Theme(application, resources / "themes", theme)
        self.icons = Icons(resources / "icons")

    def icon(self, name: str, colour: str = "icon") -> QIcon:
        """The icon `name` in a colour of the theme in force."""
        return self.icons.icon(name, self.theme.colour(colour), self.theme.colour("icon_off"))
