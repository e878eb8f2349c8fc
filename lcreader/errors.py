"""What can go wrong in a way that the user can be told.

Everything else that is raised is a bug: it is logged and shown as one. The message of an
`LCReaderError` is a whole sentence for the user, in Chinese (the first language of the program);
where the window speaks English it translates by the class and shows `detail`.
"""


class LCReaderError(Exception):
    """The root of all errors that are meant for the user's eyes.

    `detail` is what the sentence is about (a path, an encoding, a name), untranslated.
    """

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class UnreadableFileError(LCReaderError):
    """A file cannot be taken in: missing, empty, binary, or in no known encoding."""


class ArchiveError(LCReaderError):
    """The archive as a whole cannot be used: newer than the program, damaged, locked, disk full."""


class NotFoundError(LCReaderError):
    """An article, figure or bookmark that was asked for is not in the archive."""


class ExportError(LCReaderError):
    """A file cannot be written, or not in the format that was asked for."""


class Cancelled(Exception):  # noqa: N818 (it is no error: the user asked for it)
    """Work was stopped on request; raised by `Watch.report` and ends the work quietly."""
