"""What widgets and panels may ask of the user's settings, whatever keeps them.

The program passes in `lcreader.settings.Settings`; a test may pass in anything alike.
"""

from typing import Any, Protocol


class Preferences(Protocol):
    """Named values that outlive the program; the names are those of `lcreader.settings`."""

    def get(self, name: str) -> Any:
        """The value of the setting `name`."""

    def set(self, name: str, value: Any) -> None:
        """Keep `value` under `name`."""
