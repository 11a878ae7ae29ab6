"""The format of a backup, and how values stand in it, whichever database they come from."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import AutoString, UTCDateTime

FORMAT = 1


class Column(msgspec.Struct, frozen=True, array_like=True):
    name: str
    kind: str


class Table(msgspec.Struct, frozen=True):
    name: str
    columns: tuple[Column, ...]


class Header(msgspec.Struct, frozen=True, rename={"format": "readiness-backup"}):
    format: int
    version: str
    schema: tuple[str, ...]
    """The steps of the schema it was made at."""
    made_at: datetime
    head: str
    """Of history, as NUMBER:HASH."""
    tables: tuple[Table, ...]
    """Each after those it refers to."""


class Begins(msgspec.Struct, frozen=True):
    table: str


class Ends(msgspec.Struct, frozen=True):
    rows: int


class Seal(msgspec.Struct, frozen=True):
    total: int
    sha256: str
    """Of every line before, unpacked."""


_KINDS: dict[str, tuple[type, Any]] = {
    "moment": (datetime, UTCDateTime()),
    "day": (date, sa.Date()),
    "json": (
        dict, sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"),
    ),
    "boolean": (bool, sa.Boolean()),
    "integer": (int, sa.BigInteger()),
    "bytes": (bytes, sa.LargeBinary()),
    "text": (str, sa.Text()),
}  # fmt: skip
"""Kind of a column to what Python and databases make of it."""


_TYPES: tuple[tuple[tuple[type, ...], str], ...] = (
    ((UTCDateTime, sa.DateTime), "moment"),
    ((sa.Date,), "day"),
    ((sa.JSON,), "json"),
    ((sa.Boolean,), "boolean"),
    ((sa.Integer,), "integer"),
    ((sa.LargeBinary,), "bytes"),
    ((sa.String, AutoString), "text"),
)
_SPELT = ("moment", "day", "bytes")
"""Kinds that JSON has no value for, so that they stand as text."""


def kind_of(column: sa.Column[Any]) -> str:
    """Raises KeyError on a type that no kind is for, which a test would find first."""
    for types, kind in _TYPES:
        if isinstance(column.type, types):
            return kind
    raise KeyError(column.type)


def described(table: sa.Table) -> Table:
    return Table(str(table.name), tuple(Column(str(one.name), kind_of(one)) for one in table.columns))


def as_table(table: Table) -> sa.TableClause:
    """To insert into, without knowing how the table is declared today. Raises KeyError on an unknown kind."""
    return sa.table(table.name, *(sa.column(one.name, _KINDS[one.kind][1]) for one in table.columns))


def reader_of(table: Table) -> Callable[[list[Any]], dict[str, Any]]:
    """From an array of the file to a row. Raises ValueError or msgspec.ValidationError on what does not fit."""
    names = [one.name for one in table.columns]
    spelt = [(at, _KINDS[one.kind][0]) for at, one in enumerate(table.columns) if one.kind in _SPELT]

    def read(values: list[Any]) -> dict[str, Any]:
        for at, type_ in spelt:
            if values[at] is not None:
                values[at] = msgspec.convert(values[at], type_)
        return dict(zip(names, values, strict=True))

    return read
