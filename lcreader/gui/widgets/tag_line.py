"""A line of tags: words with spaces or commas between, the last one completed as it is typed."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_BETWEEN = re.compile(r"[,，、;；\s]+")
_LAST = re.compile(r"[^,，、;；\s]*$")


def tags_of(text: str) -> tuple[str, ...]:
    """The tags typed in a line, each once, in their order.

    >>> tags_of("产业，招商 产业")
    ('产业', '招商')
    """
    return tuple(dict.fromkeys(tag for tag in _BETWEEN.split(text) if tag))


class TagLine(QLineEdit):
    """A line edit that knows the tags in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        self._completer = _LastWordCompleter(self._known, self)
        self.setCompleter(self._completer)

    def set_known(self, tags: Iterable[str]) -> None:
        """Complete with these from now on."""
        self._known.setStringList(sorted(tags))


class _LastWordCompleter(QCompleter):
    """Completes the last word of the line and leaves the words before it alone."""

    def __init__(self, model: QStringListModel, line: QLineEdit) -> None:
        super().__init__(model, line)
        self._line = line
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """The word being typed; what cannot match anything where there is none yet."""
        word = _LAST.search(path)
        return [word[0] if word and word[0] else "\0"]

    def pathFromIndex(self, index: object) -> str:
        """The line with its last word completed."""
        before = _LAST.sub("", self._line.text())
        return before + super().pathFromIndex(index)  # type: ignore[arg-type]
