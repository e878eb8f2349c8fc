"""From a file to its source text: one module a file format, all behind `read`."""

from lcreader.readers.plain import read, supported

__all__ = ["read", "supported"]
