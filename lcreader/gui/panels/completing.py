"""Proposes words while one types a query: asked in jobs, shown under the box, taken by a key.

Nothing happens while an input method composes; Enter is only taken where a proposal was chosen.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

from lcreader.archive import Archive, Completion
from lcreader.gui.jobs import Job, Jobs, drop
from lcreader.gui.widgets.completion_popup import CompletionPopup, Proposal
from lcreader.gui.widgets.search_box import SearchBox

_REST = 60  # ms: who types on needs no proposals
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDINGS = {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.InputMethod}  # of the box
_ENDINGS_OF_WINDOW = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def kind_words(kind: str) -> str:
    """What a proposal is, in a word."""
    translate = QCoreApplication.translate
    return {
        "history": translate("Completing", "earlier"),
        "field": translate("Completing", "field"),
        "indicator": translate("Completing", "indicator"),
        "newspaper": translate("Completing", "newspaper"),
        "byline": translate("Completing", "byline"),
        "place": translate("Completing", "county"),
        "tag": translate("Completing", "tag"),
        "title": translate("Completing", "title"),
        "kind": translate("Completing", "kind"),
        "bookmark": translate("Completing", "bookmark"),
    }.get(kind, kind)


def _proposal(one: Completion) -> Proposal:
    amount = f"{one.articles:,}" if one.articles else ""
    return Proposal(one.text, kind_words(one.kind), amount)


class Completing(QObject):
    """The proposals of one search box."""

    def __init__(self, archive: Archive, jobs: Jobs, box: SearchBox) -> None:
        super().__init__(box)
        self._archive = archive
        self._jobs = jobs
        self._box = box
        self._job: Job | None = None
        self._found: list[Completion] = []
        self._asked = ""
        self.popup = CompletionPopup(box)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)
        box.textEdited.connect(self._on_edited)
        box.assistant = self._take
        box.installEventFilter(self)
        self.popup.chosen.connect(self._choose)

    def close(self) -> None:
        """Propose nothing now."""
        self._rest.stop()
        drop(self._job)
        self.popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is proposed to a box that has not the keyboard, or that composes."""
        if event.type() in (_ENDINGS if watched is self._box else _ENDINGS_OF_WINDOW):
            self.close()
        return False

    def _take(self, event: QKeyEvent) -> bool:
        """Whether a key that was pressed in the box is meant for the proposals."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.popup.isVisible() or not plain:
            return False
        if key in _STEPS:
            self.popup.step(_STEPS[key])
            return True
        if key == Qt.Key.Key_Tab:
            self._choose(max(self.popup.current, 0))
            return True
        if key in _ENTER:
            number = self.popup.current
            self.close()
            if number >= 0:
                self._choose(number)
            return number >= 0
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        drop(self._job)
        if self._box.composing or not self._box.text().strip():
            self.close()
        else:
            self._rest.start()

    @Slot()
    def _ask(self) -> None:
        if self._box.composing:
            return
        words = self._archive.words
        text, cursor = self._box.text(), self._box.cursor_place()
        history = self._box.history()
        self._asked = text
        drop(self._job)
        self._job = self._jobs.start(
            lambda _watch: words.complete(text, cursor, history), self._on_found, self._on_failed
        )

    @Slot(object)
    def _on_found(self, found: Sequence[Completion]) -> None:
        if self._box.text() != self._asked or self._box.composing or not self._box.hasFocus():
            return
        self._box.window().installEventFilter(self)
        self._found = [one for one in found if self._would_change(one)]
        self.popup.offer([_proposal(one) for one in self._found])

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        self.popup.hide()  # a search goes without proposals

    def _would_change(self, one: Completion) -> bool:
        return one.span.of(self._asked) != one.insert

    @Slot(int)
    def _choose(self, number: int) -> None:
        """Write a proposal into the box, and ask for what then stands there."""
        if not 0 <= number < len(self._found):
            return
        one = self._found[number]
        self.close()
        start, end = one.span
        text = self._box.text()
        self._box.write(text[:start] + one.insert + text[end:], start + len(one.insert))
