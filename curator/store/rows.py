"""Rows by their primary key, many at once: put there, or looked up in lists that every database takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

    Row = Mapping[str, Any]

T = TypeVar("T")

_AT_ONCE: Final = 500
"""How many values one IN list holds; every database takes that many."""


def in_lists(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in parts, each short enough for one IN list."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def put(db: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows, or replace those that have the same primary key."""
    if not rows:
        return
    statement = postgresql.insert(table) if db.dialect.name == "postgresql" else sqlite.insert(table)
    replaced = {name: statement.excluded[name] for name in rows[0]}
    key = list(table.primary_key)
    db.execute(statement.on_conflict_do_update(index_elements=key, set_=replaced), rows)
