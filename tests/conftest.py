"""What every test needs: no display, and a home folder of its own."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test's archive and settings in its own temporary folder."""
    monkeypatch.setenv("LCREADER_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the founding pages."""
    return ROOT / "seeds"
