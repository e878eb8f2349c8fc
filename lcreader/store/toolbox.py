"""What the store uses of sqlite_utils, loaded without numpy.

sqlite_utils takes numpy and pandas along wherever they are installed, for columns that we have
none of; that would make every start a tenth of a second longer, as our charts bring numpy.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _hidden(*names: str) -> Iterator[None]:
    """Modules that are not loaded yet cannot be loaded either, for as long as this lasts."""
    unloaded = [name for name in names if name not in sys.modules]
    for name in unloaded:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in unloaded:
            del sys.modules[name]


with _hidden("numpy", "pandas"):
    from sqlite_utils import Database, Migrations

__all__ = ["Database", "Migrations"]
