"""Three panes side by side: each can be hidden, keeps its width, and one always stays."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from lcreader.gui.preferences import Preferences
from lcreader.gui.theme import SPACE

_LEAST = (28 * SPACE, 36 * SPACE, 26 * SPACE)
_SHARES = (0.25, 0.5, 0.26)  # of the window's width, until the user moves a handle
_MOST = (52 * SPACE, 1 << 16, 60 * SPACE)
_MIDDLE = 1
_VISIBLE = {0: "left_visible", 2: "right_visible"}


class Panes(QSplitter):
    """The splitter of the window: list, article, figures."""

    def __init__(
        self,
        panes: Sequence[QWidget],
        actions: Sequence[QAction],
        settings: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        """`actions` show and hide the `panes`, in the same order."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._panes = list(panes)
        self._actions = list(actions)
        self._settings = settings
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for place, (pane, action) in enumerate(zip(panes, actions, strict=True)):
            pane.setMinimumWidth(_LEAST[place])
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if place == _MIDDLE else 0)
            shown = place not in _VISIBLE or bool(settings.get(_VISIBLE[place]))
            action.setChecked(shown)
            pane.setVisible(shown)
            action.toggled.connect(self._on_toggled)
        self._more = 0  # for something that is shown in the first pane beside what it always has
        widths = settings.get("pane_widths")
        self._kept = len(widths) == len(panes) and all(type(w) is int and w > 0 for w in widths)
        self._widths = list(widths) if self._kept else list(_LEAST)
        self.setSizes(self._widths)
        self.splitterMoved.connect(self._on_moved)
        self.keep_one()

    def keep_one(self) -> None:
        """The last pane that is shown cannot be hidden."""
        shown = [action for action in self._actions if action.isChecked()]
        for action in self._actions:
            action.setEnabled(not (len(shown) == 1 and action is shown[0]))

    @Slot(int)
    def widen(self, by: int) -> None:
        """Give the first pane so much more than it needs by itself."""
        if by == self._more:
            return
        if self.isVisible():
            self._note_widths()
        self._widths[0] += by - self._more
        self._more = by
        self._panes[0].setMinimumWidth(_LEAST[0] + by)
        self._share_out()

    def save(self) -> None:
        """Keep widths and what is shown in the settings."""
        self._note_widths()
        if self._kept:
            first, *others = self._widths
            self._settings.set("pane_widths", [first - self._more, *others])
        for place, name in _VISIBLE.items():
            self._settings.set(name, self._actions[place].isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As long as no one moved a handle, the panes share the window as they should."""
        super().resizeEvent(event)
        if not self._kept:
            width = event.size().width()
            self._widths = [
                round(min(max(width * share, least), most))
                for share, least, most in zip(_SHARES, _LEAST, _MOST, strict=True)
            ]
            self._widths[0] += self._more
            self._share_out()

    def _share_out(self) -> None:
        """Give the sides their widths and the middle what is left."""
        sizes = list(self._widths)
        sides = sum(w for p, w in enumerate(sizes) if p != _MIDDLE and self._shown(p))
        sizes[_MIDDLE] = max(self.width() - sides, _LEAST[_MIDDLE])
        self.setSizes(sizes)

    def _note_widths(self) -> None:
        for place, width in enumerate(self.sizes()):
            if width > 0 and not self._panes[place].isHidden():
                self._widths[place] = width

    @Slot()
    def _on_moved(self) -> None:
        self._kept = True
        self._note_widths()

    @Slot()
    def _on_toggled(self) -> None:
        self._note_widths()
        had_focus = self.focusWidget()
        for pane, action in zip(self._panes, self._actions, strict=True):
            pane.setVisible(action.isChecked())
        self._share_out()
        self.keep_one()
        if had_focus is not None and not had_focus.isVisibleTo(self):
            next(p for p in self._panes if not p.isHidden()).setFocus()

    def _shown(self, place: int) -> bool:
        return self._actions[place].isChecked()
