"""How long work tells its progress and learns that it must stop. No Qt here.

The one who starts the work keeps the `Watch`; the work calls `report` between its steps.

>>> steps = []
>>> watch = Watch(lambda done, total, what: steps.append((done, total)))
>>> watch.report(1, 5)
>>> watch.stop()
>>> steps, watch.stopped()
([(1, 5)], True)
"""

from collections.abc import Callable
from threading import Event

from lcreader.errors import Cancelled


def _ignore(done: int, total: int, what: str) -> None:
    """Tell nobody."""


class Watch:
    """Progress and cancelling for one piece of work, safe to use from any thread."""

    def __init__(self, tell: Callable[[int, int, str], None] = _ignore) -> None:
        self._tell = tell
        self._stop = Event()

    def stop(self) -> None:
        """Ask the work to end at its next `report`."""
        self._stop.set()

    def stopped(self) -> bool:
        """Whether the work was asked to end."""
        return self._stop.is_set()

    def check(self) -> None:
        """End the work here if that was asked, and tell nothing.

        Raises:
            Cancelled: when the work was asked to end.
        """
        if self.stopped():
            raise Cancelled

    def report(self, done: int, total: int, what: str = "") -> None:
        """Tell that `done` of `total` steps are done, and `what` is at hand.

        Raises:
            Cancelled: when the work was asked to end.
        """
        self.check()
        self._tell(done, total, what)

    def quietly(self) -> "Watch":
        """A watch for a part of the work: it ends with the whole and tells nobody."""
        return _Part(self)


class _Part(Watch):
    def __init__(self, whole: Watch) -> None:
        super().__init__()
        self._whole = whole

    def stopped(self) -> bool:
        return super().stopped() or self._whole.stopped()
