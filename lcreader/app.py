"""The one place that builds: paths → settings → archive → window.

In goes what the command line said (`Options`); out comes the exit code of the program. Qt is
loaded only when it is known that there is a display, for it ends the process where there is none.
"""

import logging
import logging.handlers
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lcreader import __version__, paths
from lcreader.errors import LCReaderError
from lcreader.gui import display
from lcreader.settings import Settings, last_archive

_LOG_SIZE = 500_000  # bytes


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked of the window from the command line; empty means as it is set."""

    archive: Path | None = None
    screenshot: Path | None = None
    query: str = ""
    article: int = 0
    size: tuple[int, int] | None = None
    theme: str = ""
    language: str = ""
    view: str = ""


def run(options: Options) -> int:
    """Show the window until it is closed, or paint it and go; the exit code."""
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    why_not = display.complaint()
    if why_not:
        print(why_not, file=sys.stderr)
        return 1
    user = paths.user_paths()
    log = user.data / "lcreader.log"
    _log_to(log)
    kept = Settings(user.settings)
    # A picture does not depend on what someone has set, nor does it change that.
    settings = kept if options.screenshot is None else Settings()
    folder = options.archive or last_archive(kept, user.archive)
    try:
        code = _show(options, settings, folder, user, log)
        settings.save()
    except LCReaderError as error:
        print(error.message, file=sys.stderr)
        return 1
    return code


def _show(
    options: Options, settings: Settings, folder: Path, user: paths.UserPaths, log: Path
) -> int:
    """Open the window on the archive in `folder`, and stay until it is closed."""
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415 (see the top of this file)
    from PySide6.QtGui import QIcon  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from lcreader.gui import i18n  # noqa: PLC0415
    from lcreader.gui.look import Look  # noqa: PLC0415
    from lcreader.gui.pace import keep_pace  # noqa: PLC0415
    from lcreader.gui.program import Program, Start  # noqa: PLC0415

    keep_pace()
    qInstallMessageHandler(_on_qt_message)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("LCReader")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("lcreader")
    resources = paths.resources()
    application.setWindowIcon(QIcon(str(resources / "icons" / "lcreader.svg")))
    language = i18n.choose(options.language or settings.get("language"))
    translators = i18n.install(application, resources / "i18n", language)
    light = "light" if options.screenshot is not None else settings.get("theme")
    look = Look(application, resources, options.theme or light)
    program = Program(application, settings, look, user.archive, paths.seeds(), str(log))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: application.quit())  # taken in at the next timer
    try:
        program.begin(
            folder,
            Start(options.query, options.article, options.size, options.screenshot, options.view),
        )
        return application.exec()
    finally:
        program.close()
        del translators


def _on_qt_message(kind: Any, _context: Any, words: str) -> None:
    """What Qt has to say goes to the log; its chatter about a platform's gaps does not."""
    level = logging.ERROR if kind.name in ("QtCriticalMsg", "QtFatalMsg") else logging.INFO
    logging.getLogger("lcreader.qt").log(level, "%s", words)


def _log_to(path: Path) -> None:
    """Write warnings and bugs to a file that does not grow without end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("lcreader").addHandler(handler)
