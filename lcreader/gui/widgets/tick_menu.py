"""A menu's part in which one of several is ticked."""

from collections.abc import Mapping

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu


def add_choice(menu: QMenu, choices: Mapping[str, str], slot: object) -> QActionGroup:
    """Put choices (name: words) into `menu`; `slot` gets the action whose data is the name."""
    group = QActionGroup(menu)
    for name, words in choices.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(name)
        group.addAction(action)
    group.triggered.connect(slot)
    return group


def tick(group: QActionGroup, name: str) -> None:
    """Tick the choice `name` and no other."""
    for action in group.actions():
        action.setChecked(action.data() == name)
