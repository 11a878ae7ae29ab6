"""Rows as they are stored, read so that one whose value was spoilt by hand is a finding, never a crash."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

CHUNK = 1_000


def streamed(connection: Connection, statement: sa.Select[Any]) -> Iterator[dict[str, Any]]:
    """Row by row with flat memory. Moments on SQLite come as their text, see `moment_of`."""
    found = connection.execute(statement.execution_options(yield_per=CHUNK))
    yield from map(dict, found.mappings())


def unread(column: sa.ColumnElement[datetime], connection: Connection) -> sa.ColumnElement[Any]:
    """A moment without being interpreted where the database would keep any text in its place."""
    if connection.dialect.name == "sqlite":
        return sa.type_coerce(column, sa.String).label(column.key)
    return column


def moment_of(stored: object) -> datetime | None:
    """None where it is no moment."""
    if isinstance(stored, str):
        try:
            stored = datetime.fromisoformat(stored)
        except ValueError:
            return None
    if not isinstance(stored, datetime):
        return None
    return stored if stored.tzinfo is not None else stored.replace(tzinfo=UTC)
