"""Tells listeners what changed in an archive. No Qt: a window turns the call into a signal."""

import logging
import threading
from collections.abc import Callable

from lcreader.records import Change

Listener = Callable[[Change], None]
_log = logging.getLogger(__name__)


class News:
    """A list of listeners, each called on the thread that made the change."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` at every change until the function returned here is called."""
        with self._guard:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._guard:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def tell(self, change: Change) -> None:
        """Tell everyone; one listener that fails does not keep the news from the others."""
        with self._guard:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(change)
            except Exception:
                _log.exception("a listener failed at %s", change)
