"""Whether a window can be shown at all: asked before Qt is, since Qt aborts where it cannot.

On Linux a platform plug-in that is missing, lacks a library, or finds no display ends the
process from within Qt. Here the same is tried first, by the same libraries, and is answered by
a sentence. Other systems always have a display.
"""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_WITHOUT_DISPLAY = {"offscreen", "minimal", "vnc", "linuxfb", "eglfs", "minimalegl", "vkkhrdisplay"}


def complaint(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """Why no window can be shown, in Chinese and English; empty when one can."""
    if not system.startswith("linux"):
        return ""
    platform = environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform in _WITHOUT_DISPLAY:
        return ""
    if environ.get("WAYLAND_DISPLAY") and platform in ("", "wayland") and _wayland(environ):
        return ""
    if platform in ("", "xcb"):
        return _x11(environ)
    if platform == "wayland":
        return _sentence("无法连接 Wayland", "cannot reach the Wayland display")
    if _plugin(platform) is None:
        return _sentence(
            f"没有名为“{platform}”的 Qt 平台（QT_QPA_PLATFORM）",
            f'there is no Qt platform "{platform}" (QT_QPA_PLATFORM)',
        )
    return ""


def _x11(environ: Mapping[str, str]) -> str:
    display = environ.get("DISPLAY", "")
    if not display:
        return _sentence("没有图形显示（DISPLAY 未设置）", "no display (DISPLAY is not set)")
    missing = _missing_library("xcb")
    if missing:
        return _sentence(
            f"缺少显示窗口所需的系统库（{missing}）", f"a system library is missing ({missing})"
        )
    if not _x11_answers(display):
        return _sentence(f"无法连接显示“{display}”", f'cannot open display "{display}"')
    return ""


def _sentence(chinese: str, english: str) -> str:
    return f"{chinese}，窗口无法打开；命令行仍可使用（lcreader --help）。/ No window: {english}."


def _plugin(platform: str) -> Path | None:
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    if not folder.is_dir():
        return Path(spec.origin)  # a system's own PySide6 keeps its plug-ins elsewhere
    path = folder / f"libq{platform}.so"
    return path if path.is_file() else None


def _missing_library(platform: str) -> str:
    """The library that the plug-in cannot be loaded for want of; empty when it loads."""
    path = _plugin(platform)
    if path is None or path.suffix != ".so":
        return ""
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        return str(error).partition(":")[0]
    return ""


def _x11_answers(display: str) -> bool:
    """Whether the X server lets us in, asked as Qt will ask it."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland(environ: Mapping[str, str]) -> bool:
    socket = Path(environ.get("XDG_RUNTIME_DIR", "")) / environ["WAYLAND_DISPLAY"]
    return socket.exists() and not _missing_library("wayland")
