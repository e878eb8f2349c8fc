"""Where errors arrive: the user is told, in the window's language; bugs go to the log as well.

Kept until a window is there to show them. Nothing here ends the program.
"""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from lcreader.errors import Cancelled, LCReaderError
from lcreader.gui.wording import error_text

_log = logging.getLogger("lcreader")


class Reporter(QObject):
    """Shows errors, one box at a time.

    Signals:
        shown: The words of an error that the user sees now.
    """

    shown = Signal(str)

    _came = Signal(object)  # from any thread

    def __init__(self, log_file: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._window: QWidget | None = None
        self._waiting: list[Exception] = []
        self._box: QMessageBox | None = None
        self._came.connect(self._on_came)

    def set_window(self, window: QWidget | None) -> None:
        """Show errors on top of `window` from now on."""
        self._window = window
        self._show_next()

    @Slot(object)
    def report(self, error: Exception) -> None:
        """Tell the user of `error`; may be called from any thread."""
        if isinstance(error, Cancelled):
            return
        self.log(error)
        self._came.emit(error)

    def log(self, error: Exception) -> None:
        """Write `error` down without telling the user."""
        if isinstance(error, LCReaderError):
            _log.info("%s", error.message)
        else:
            _log.error("unexpected", exc_info=error)

    def hook(self) -> None:
        """Take in what no one caught, in slots and in threads."""

        def of_slot(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if isinstance(error, Exception):
                self.report(error)
            else:
                sys.__excepthook__(kind, error, trace)

        def of_thread(args: threading.ExceptHookArgs) -> None:
            if isinstance(args.exc_value, Exception):
                self.report(args.exc_value)

        sys.excepthook = of_slot
        threading.excepthook = of_thread

    def unhook(self) -> None:
        """Let Python tell again what no one catches."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    @Slot(object)
    def _on_came(self, error: Exception) -> None:
        if not any(repr(error) == repr(waiting) for waiting in self._waiting):
            self._waiting.append(error)
        self._show_next()

    @Slot()
    def _show_next(self) -> None:
        if self._window is None or self._box is not None or not self._waiting:
            return
        error = self._waiting.pop(0)
        text = error_text(error)
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("LCReader")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        if not isinstance(error, LCReaderError) and self._log_file:
            told = self.tr("What happened is written down in {file}").format(file=self._log_file)
            box.setInformativeText(told)
        box.finished.connect(self._on_closed)
        self._box = box
        box.open()
        self.shown.emit(text)

    @Slot()
    def _on_closed(self) -> None:
        self._box = None
        self._show_next()
