"""Making a backup while the server goes on: one transaction that reads, so every table is of the same moment."""

import gzip
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from readiness.backups.format import FORMAT, Begins, Ends, Header, Seal, described
from readiness.database import for_reading
from readiness.migrations.states import revisions_of
from readiness.serving.obstacles import Obstacle
from readiness.tables import metadata
from readiness.verification.events import NOTHING_YET, head_of

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Written:
    rows: int
    tables: int
    size: int
    sha256: str
    """Of the file."""
    head: str


def back_up(engine: Engine, path: Path, *, at: datetime) -> Written:
    """Writes the whole file or none; only its owner may read it. Raises Obstacle."""
    if path.exists():
        raise Obstacle(f"{path} exists already; name a new file, so that no backup is lost.")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            with gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=4, mtime=0) as packed:
                rows, head = _write(engine, packed, at)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)  # unlike a rename, it never replaces a file that came meanwhile
        with path.open("rb") as made:
            return Written(rows, len(metadata.sorted_tables), path.stat().st_size, _hash(made), head)
    except OSError as error:
        raise Obstacle(
            f"{path} cannot be written ({error.strerror or error}); name a file in a folder with room."
        ) from None
    finally:
        beside.unlink(missing_ok=True)


def _write(engine: Engine, file: gzip.GzipFile, at: datetime) -> tuple[int, str]:
    sealed, encoder = hashlib.sha256(), msgspec.json.Encoder()

    def put(value: object) -> None:
        line = encoder.encode(value) + b"\n"
        sealed.update(line)
        file.write(line)

    total = 0
    with for_reading(engine).connect() as connection:
        head = str(head_of(connection) or NOTHING_YET)
        tables = metadata.sorted_tables
        put(
            Header(
                FORMAT,
                version("readiness"),
                revisions_of(connection),
                at,
                head,
                tuple(described(one) for one in tables),
            )
        )
        for table in tables:
            put(Begins(str(table.name)))
            count = 0
            for row in _rows(connection, table):
                put(row)
                count += 1
            put(Ends(count))
            total += count
    file.write(encoder.encode(Seal(total, sealed.hexdigest())) + b"\n")
    return total, head


def _rows(connection: Connection, table: sa.Table) -> Iterator[Sequence[Any]]:
    statement = sa.select(table).order_by(*table.primary_key.columns)
    parent = next((one for one in table.columns for key in one.foreign_keys if key.column.table is table), None)
    if parent is not None:
        yield from _parents_first([tuple(row) for row in connection.execute(statement)], table, parent)
        return
    for row in connection.execute(statement.execution_options(yield_per=_AT_ONCE)):
        yield tuple(row)


def _parents_first(rows: list[tuple[Any, ...]], table: sa.Table, parent: sa.Column[Any]) -> Iterator[tuple[Any, ...]]:
    """Of a table that refers to itself: nobody before the one they refer to."""
    names = [one.name for one in table.columns]
    key, upwards = names.index("id"), names.index(parent.name)
    waiting = {row[key]: row for row in rows}
    while waiting:
        free = [row for row in waiting.values() if row[upwards] not in waiting or row[upwards] == row[key]]
        for row in free or list(waiting.values()):
            yield waiting.pop(row[key])


def _hash(file: IO[bytes]) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
