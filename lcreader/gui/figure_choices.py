"""What a field of a figure may be where only a few values are possible, in the words of the window.

In go nothing; out come pairs of a value as records hold it and the words for it, in a set order.
"""

from PySide6.QtCore import QCoreApplication

Choices = tuple[tuple[str, str], ...]
DIRECTED = ("change", "growth")  # kinds that go up or down
NAMES = ("qualifier", "kind", "direction", "status")


def choices(name: str) -> Choices:
    """The choices of the field "qualifier", "kind", "direction" or "status"."""
    offered = {
        "qualifier": _qualifiers,
        "kind": _kinds,
        "direction": _directions,
        "status": _statuses,
    }
    return offered[name]()


def _qualifiers() -> Choices:
    return (
        ("exact", QCoreApplication.translate("Figures", "as it stands")),
        ("over", QCoreApplication.translate("Figures", "over")),
        ("nearly", QCoreApplication.translate("Figures", "nearly")),
        ("about", QCoreApplication.translate("Figures", "about")),
        ("under", QCoreApplication.translate("Figures", "under")),
    )


def _kinds() -> Choices:
    return (
        ("level", QCoreApplication.translate("Figures", "level")),
        ("change", QCoreApplication.translate("Figures", "change")),
        ("growth", QCoreApplication.translate("Figures", "growth")),
        ("share", QCoreApplication.translate("Figures", "share")),
        ("rank", QCoreApplication.translate("Figures", "rank")),
        ("duration", QCoreApplication.translate("Figures", "duration")),
        ("other", QCoreApplication.translate("Figures", "something else")),
    )


def _directions() -> Choices:
    return (
        ("", QCoreApplication.translate("Figures", "neither up nor down")),
        ("up", QCoreApplication.translate("Figures", "up")),
        ("down", QCoreApplication.translate("Figures", "down")),
    )


def _statuses() -> Choices:
    return (
        ("actual", QCoreApplication.translate("Figures", "actual")),
        ("planned", QCoreApplication.translate("Figures", "planned")),
    )
