"""Files that are whole or not there, and the original bytes of every source."""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lcreader.errors import ArchiveError

_FRESH = 3600  # seconds


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write to a file beside `path` that takes its place when all went well."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


class Originals:
    """The folder of the bytes as they came, each file named by its SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep these bytes; what is there already is left alone.

        Raises:
            ArchiveError: when they cannot be written.
        """
        path = self.folder / sha256
        if path.is_file() and path.stat().st_size == len(data):
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with whole_file(path) as stream:
                stream.write(data)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ArchiveError(f"无法在档案中保存原件：{path}（{reason}）", str(path)) from error

    def bytes_of(self, sha256: str) -> bytes | None:
        """The bytes, when they are there and are what their name says."""
        try:
            data = (self.folder / sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def leftovers(self) -> list[Path]:
        """Files that a crash left half written; those of the last hour may be being written."""
        if not self.folder.is_dir():
            return []
        before = time.time() - _FRESH
        return [path for path in self.folder.glob(".*.tmp") if path.stat().st_mtime < before]
