"""Small things that the tables share: compact JSON, lists as parameters, exact decimals."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from lcreader.records import Segment, Span, TextMap


def pack(value: object) -> str:
    """`value` as compact JSON, Chinese left as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Any:
    """What `pack` packed."""
    return json.loads(text)


def pack_map(text_map: TextMap) -> str:
    """A text map as one flat list of numbers."""
    return pack([number for segment in text_map.segments for number in segment])


def unpack_map(text: str) -> TextMap:
    """What `pack_map` packed."""
    numbers = iter(unpack(text))
    return TextMap(tuple(map(Segment._make, zip(numbers, numbers, numbers, strict=True))))


def sort_key(value: Decimal | None) -> float | None:
    """A number that sorts like `value`; never to be shown."""
    return None if value is None else float(value)


def span_of(start: int | None, end: int | None) -> Span | None:
    """The span of two columns that may be NULL."""
    return None if start is None or end is None else Span(start, end)


def insert(db: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int:
    """Add a row and tell its id."""
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
    return int(cursor.lastrowid or 0)


def update(db: sqlite3.Connection, table: str, row_id: int, values: Mapping[str, object]) -> None:
    """Change columns of the row with that id."""
    columns = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE {table} SET {columns} WHERE id = ?", (*values.values(), row_id))


def listed(values: Iterable[object]) -> str:
    """Values as one parameter, to be read with `SELECT value FROM json_each(?)`."""
    return pack(list(values))
