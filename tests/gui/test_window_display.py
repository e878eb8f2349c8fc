"""Without a display: one sentence and exit code 1, never an abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lcreader.gui import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked on Linux only")


def start(**environ: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in GONE}
    return subprocess.run(
        [sys.executable, "-m", "lcreader"],
        env={**kept, **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


GONE = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ":4711"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "no-such-platform"},
        {"WAYLAND_DISPLAY": "wayland-4711"},
    ],
    ids=lambda environ: "+".join(f"{k}={v}" for k, v in environ.items()) or "nothing",
)
def test_one_sentence_and_exit_code_1(environ: dict[str, str]) -> None:
    ended = start(**environ)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "No window" in ended.stderr
    assert "窗口无法打开" in ended.stderr


def test_other_systems_have_a_display() -> None:
    assert display.complaint({}, "win32") == ""
    assert display.complaint({}, "darwin") == ""


def test_platforms_without_a_display_need_none() -> None:
    assert display.complaint({"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert display.complaint({"QT_QPA_PLATFORM": "offscreen:fontdb"}) == ""


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(display.ctypes, "CDLL", fail)
    assert "libxcb-cursor.so.0" in display.complaint({"DISPLAY": ":0"})


def test_a_wayland_socket_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_missing_library", lambda _platform: "")
    environ = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert display.complaint(environ)
    (tmp_path / "w").touch()
    assert display.complaint(environ) == ""
