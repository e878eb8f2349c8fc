"""Where things lie: resources and seeds inside the program, archives and settings at the user's.

The environment variable LCREADER_HOME puts all that is the user's under one folder (a portable
installation on a stick, a test).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_HERE = Path(__file__).parent


def _beside(name: str) -> Path:
    """The folder `name` inside the package (wheel) or next to it (checkout, editable)."""
    return next(p for p in (_HERE / name, _HERE.parent / name) if p.is_dir())


def resources() -> Path:
    """The folder of lexicon, icons, themes and translations."""
    return _beside("resources")


def seeds() -> Path:
    """The folder of the founding pages."""
    return _beside("seeds")


@dataclass(frozen=True, slots=True)
class UserPaths:
    """The user's own folders; none is made before something is written there."""

    data: Path
    config: Path

    @property
    def archive(self) -> Path:
        """The folder of the default archive."""
        return self.data / "archive"

    @property
    def settings(self) -> Path:
        """The file of settings."""
        return self.config / "settings.json"


def user_paths(environ: Mapping[str, str] = os.environ) -> UserPaths:
    """The user's folders by the custom of the system, or under LCREADER_HOME."""
    home = environ.get("LCREADER_HOME", "")
    if home:
        return UserPaths(Path(home), Path(home))
    dirs = platformdirs.PlatformDirs("LCReader", appauthor=False)
    return UserPaths(dirs.user_data_path, dirs.user_config_path)
