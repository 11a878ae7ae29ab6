"""The database: SQLite by default, PostgreSQL when it grows. The same statements run on both."""

import select
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlmodel import Session

READS = "readiness_reads"
"""Execution option of a transaction that changes nothing: on SQLite it does not wait for the one writer."""
_PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "recursive_triggers=ON",
)  # fmt: skip
_KEPT = "readiness_for_reading"
"""Under which an engine keeps its other one: making that takes as long as a statement."""
_QUIET: dict[str, Any] = {"hide_parameters": True}
"""What an error says never holds what somebody answered."""


def make_engine(url: str) -> Engine:
    """An engine for `sqlite:///FILE` or `postgresql://...`."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        timely = {} if "connect_timeout" in address.query else {"connect_timeout": 10}
        engine = create_engine(
            address.set(drivername="postgresql+psycopg"), connect_args=timely, pool_size=10, **_QUIET
        )
        event.listen(engine, "checkout", _refuse_dead)
        return engine
    engine = create_engine(address, **_QUIET)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "reset", _reset)
    return engine


def is_sqlite(engine: Engine | Connection) -> bool:
    return engine.dialect.name == "sqlite"


@contextmanager
def changing(engine: Engine) -> Iterator[Session]:
    """A transaction that may write: committed at the end, or rolled back whole."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One consistent view, in which nothing may be written. It ends with a commit: psycopg forgets what a connection has prepared
    at every rollback."""
    with Session(for_reading(engine), autoflush=False, expire_on_commit=False) as session, session.begin():
        yield session


def for_reading(engine: Engine) -> Engine:
    """The same database for transactions that only read, each seeing one state of it from its first statement on."""
    known: Engine | None = engine.__dict__.get(_KEPT)
    if known is None:
        of_kind = {} if is_sqlite(engine) else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        known = engine.execution_options(**of_kind, **{READS: True})
        engine.__dict__[_KEPT] = known
    return known


def _refuse_dead(connection: Any, _record: Any, _proxy: Any) -> None:
    """A connection at rest has nothing to say but that it was ended; looking costs no question to the server. Raising this lets
    the pool take another."""
    resting = select.poll()
    resting.register(connection.fileno(), select.POLLIN)
    if resting.poll(0):
        raise DisconnectionError


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say when a transaction begins, see `_begin`
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could find the database changed between, and fail without waiting.
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(READS) else "BEGIN IMMEDIATE")


def _reset(connection: Any, _record: Any, _state: Any) -> None:
    # A COMMIT that failed leaves its transaction open; the next user of the connection must not see it.
    if connection.in_transaction:
        connection.rollback()
