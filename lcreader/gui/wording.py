"""Words of the interface that more than one widget needs: kinds of articles, errors."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from lcreader.errors import (
    ArchiveError,
    ExportError,
    LCReaderError,
    NotFoundError,
    UnreadableFileError,
)
from lcreader.records import ArticleKind

KINDS: tuple[ArticleKind, ...] = ("article", "sidebar", "caption", "notice", "masthead")


def kind_name(kind: str) -> str:
    """What a reader calls a unit of that kind.

    >>> kind_name("caption")
    'Caption'
    """
    names = {
        "article": QCoreApplication.translate("Wording", "Article"),
        "sidebar": QCoreApplication.translate("Wording", "Sidebar"),
        "caption": QCoreApplication.translate("Wording", "Caption"),
        "notice": QCoreApplication.translate("Wording", "Notice"),
        "masthead": QCoreApplication.translate("Wording", "Masthead"),
    }
    return names.get(kind, kind)


def error_text(error: Exception) -> str:
    """What to tell the user of `error`, a whole sentence.

    Errors bring a Chinese sentence along; Chinese "translates" each pattern as {message}.
    """
    if not isinstance(error, LCReaderError):
        pattern = QCoreApplication.translate(
            "Wording", "Something went wrong inside the program: {detail}"
        )
        return pattern.format(detail=f"{type(error).__name__}: {error}")
    pattern = _pattern(error)
    text = pattern.format(message=error.message, detail=error.detail or error.message)
    return text.strip()


def _pattern(error: LCReaderError) -> str:
    """The sentence of the window's language, with gaps for {detail} and {message}."""
    if isinstance(error, UnreadableFileError):
        return QCoreApplication.translate("Wording", "This file cannot be taken in: {detail}")
    if isinstance(error, ArchiveError):
        return QCoreApplication.translate("Wording", "The archive cannot be used: {detail}")
    if isinstance(error, NotFoundError):
        return QCoreApplication.translate("Wording", "This is no longer in the archive: {detail}")
    if isinstance(error, ExportError):
        return QCoreApplication.translate("Wording", "The file cannot be written: {detail}")
    return QCoreApplication.translate("Wording", "This did not work: {detail}")


def short_list(items: Sequence[str], most: int = 3) -> str:
    """The first few of `items`, and how many more there are.

    >>> short_list(["a", "b", "c"], 2)
    'a, b … +1'
    """
    text = QCoreApplication.translate("Wording", ", ").join(items[:most])
    return text if len(items) <= most else f"{text} … +{len(items) - most}"
