"""Theme, language and form of citations: of each one value is chosen, shown as ticked actions."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from lcreader.gui.actions import Actions
from lcreader.gui.preferences import Preferences
from lcreader.gui.theme import Theme

_ACTIONS = {
    "theme": {"system": "theme_system", "light": "theme_light", "dark": "theme_dark"},
    "language": {"": "language_system", "zh": "language_zh", "en": "language_en"},
    "citation_style": {"2025": "citation_2025", "2015": "citation_2015"},
}


class Choices(QObject):
    """Puts choices into the settings and in force.

    Signals:
        told: A short sentence on what the choice will do.
    """

    told = Signal(str)

    def __init__(
        self, deeds: Actions, settings: Preferences, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._settings = settings
        self._theme = theme
        for setting, names in _ACTIONS.items():
            for value, name in names.items():
                deeds[name].setChecked(settings.get(setting) == value)
                deeds[name].triggered.connect(partial(self._choose, setting, value))
        deeds["switch_theme"].triggered.connect(self.switch_theme)

    @Slot()
    def switch_theme(self) -> None:
        """Light becomes dark, dark becomes light."""
        self._choose("theme", "light" if self._theme.dark else "dark")

    def _choose(self, setting: str, value: str, _checked: bool = True) -> None:
        self._settings.set(setting, value)
        self._deeds[_ACTIONS[setting][value]].setChecked(True)
        if setting == "theme":
            self._theme.choose(value)
        elif setting == "language":
            self.told.emit(self.tr("The language changes when the program starts again."))
