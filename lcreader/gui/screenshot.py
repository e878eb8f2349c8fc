"""Paints a window into a file once nothing in it is at work any more."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from lcreader.errors import ExportError

_QUIET = 400  # ms without work: timers of the search box and of the list are over too
_LOOK = 25  # ms
_PATIENCE = 60_000  # ms


class Screenshot(QObject):
    """Waits for rest, then paints.

    Signals:
        done: The picture is written; None, or the exception that prevented it.
    """

    done = Signal(object)

    def __init__(self, window: QWidget, busy: Callable[[], bool], target: Path) -> None:
        super().__init__(window)
        self._window = window
        self._busy = busy
        self._target = target
        self._waited = 0
        self._quiet = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self._waited += _LOOK
        self._quiet = 0 if self._busy() else self._quiet + _LOOK
        if self._quiet < _QUIET and self._waited < _PATIENCE:
            return
        self._timer.stop()
        self.done.emit(None if self._write() else _not_written(self._target))

    def _write(self) -> bool:
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        return self._window.grab().save(str(self._target))


def _not_written(target: Path) -> ExportError:
    return ExportError(f"无法写入图片：{target}", str(target))
