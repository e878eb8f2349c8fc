"""The truth of an archive: one SQLite file. Nothing of SQLite leaves this folder but `Connection`,
the handle that the functions of the tables are called with."""

from lcreader.store.store import Connection, Store

__all__ = ["Connection", "Store"]
