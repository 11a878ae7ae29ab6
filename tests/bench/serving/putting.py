"""Rows by the hundred thousand, put into a database as fast as it takes them and left as if they had come one by one."""

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlalchemy import Engine

from readiness.database import is_sqlite
from readiness.tables import metadata

_SPREAD = (
    "INSERT INTO answer (response_id, question_key, value, version, saved_at) "
    "SELECT spread.target, answer.question_key, answer.value, answer.version, answer.saved_at "
    "FROM spread JOIN answer ON answer.response_id = spread.source"
)
_CHANCE = random.Random()
Plain = tuple[Any, ...]


class Putting:
    def __init__(self, engine: Engine, cursor: Any) -> None:
        self._dialect, self._is_sqlite, self._cursor = engine.dialect, is_sqlite(engine), cursor

    def rows(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """All with the same columns."""
        given = iter(rows)
        first = next(given, None)
        if first is not None:
            columns = list(first)
            self._put(table, columns, self._plain(table, columns, chain([first], given)))

    def spread(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Answers of responses that answer as another one did: (response, the other)."""
        self._cursor.execute("CREATE TEMPORARY TABLE spread (target text, source text)")
        self._put("spread", ["target", "source"], pairs)
        self._cursor.execute(_SPREAD)
        self._cursor.execute("DROP TABLE spread")

    def _plain(self, table: str, columns: list[str], rows: Iterable[dict[str, Any]]) -> Iterator[Plain]:
        """As the driver takes them."""
        types = [metadata.tables[table].c[name].type.dialect_impl(self._dialect) for name in columns]
        how = [(name, one.bind_processor(self._dialect)) for name, one in zip(columns, types, strict=True)]
        for row in rows:
            yield tuple(process(row[name]) if process else row[name] for name, process in how)

    def _put(self, table: str, columns: list[str], rows: Iterable[Plain]) -> None:
        names = ", ".join(columns)
        if self._is_sqlite:
            marks = ", ".join("?" * len(columns))
            self._cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            return
        with self._cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


@contextmanager
def putting(engine: Engine) -> Iterator[Putting]:
    """One transaction on a connection of its own, which waits for no disk and checks no reference."""
    connection = engine.raw_connection()
    cursor = connection.cursor()
    try:
        for statement in _BEFORE[engine.dialect.name]:
            cursor.execute(statement)
        yield Putting(engine, cursor)
        for statement in _AFTER[engine.dialect.name]:
            cursor.execute(statement)
    finally:
        connection.invalidate()  # its settings are for nobody else


_BEFORE = {
    "sqlite": ("PRAGMA synchronous=OFF", "PRAGMA foreign_keys=OFF", "PRAGMA cache_size=-100000", "BEGIN"),
    "postgresql": ("SET session_replication_role = replica",),
}
_AFTER = {
    "sqlite": ("COMMIT", "PRAGMA wal_checkpoint(TRUNCATE)"),
    "postgresql": ("COMMIT", "ANALYZE", "COMMIT"),  # which a server that has time does by itself
}


def quick_ids(count: int) -> list[str]:
    """As long as real ones and as scattered, for a tenth of the time."""
    return [f"{_CHANCE.getrandbits(48):012x}" for _ in range(count)]
