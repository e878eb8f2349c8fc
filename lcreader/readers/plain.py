"""Plain text and Markdown files."""

import hashlib
from pathlib import Path

from lcreader.errors import UnreadableFileError
from lcreader.records import Source
from lcreader.text import decode

MEDIA_TYPES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown"}


def supported(path: Path) -> bool:
    """Whether a file is taken in when it lies in a folder that is imported."""
    return path.suffix.lower() in MEDIA_TYPES


def read(path: Path, encoding: str | None = None) -> tuple[Source, bytes]:
    """The source text of a file and its bytes; `encoding` overrides what would be found.

    Raises:
        UnreadableFileError: a sentence that names the file and says what is wrong with it.
    """
    try:
        data = path.read_bytes()
        decoded = decode(data, encoding)
    except OSError as error:
        raise UnreadableFileError(f"无法读取“{path}”：{_reason(path, error)}", str(path)) from error
    except UnreadableFileError as error:
        raise UnreadableFileError(f"无法读取“{path}”：{error.message}", str(path)) from error
    source = Source(
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
        encoding=decoded.encoding,
        encoding_forced=decoded.forced,
        text=decoded.text,
    )
    return source, data


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件。"
    if path.is_dir():
        return "这是文件夹，不是文件。"
    if isinstance(error, PermissionError):
        return "没有读取的权限。"
    return f"{error.strerror or error}。"
