"""Databases to measure on, each as durable as in real use, and what is in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from readiness.database import make_engine
from readiness.migrations.running import migrate
from tests.bench.serving.filling import Filled, filled
from tests.bench.serving.measured import progress
from tests.stores import postgresql_server, postgresql_store


@dataclass(frozen=True)
class Store:
    """A database with programmes in it. `answered`: 50 questions, 7 a page; `long`: 50 on one page; `small` and `large`: two
    rounds handed in and one open, of 100 questions; `compared`: three handed in; `thousand` and `ten_thousand`: tables of 80 columns."""

    kind: str
    engine: Engine
    environ: dict[str, str]
    answered: Filled
    long: Filled
    small: Filled
    large: Filled
    compared: Filled
    thousand: Filled
    ten_thousand: Filled


SMALL, LARGE = 300, 10_000
COLUMNS, BEFORE_QUESTIONS = 80, 6
"""Of the table of responses: what stands before the questions is who answered."""


@contextmanager
def sqlite() -> Iterator[Store]:
    with TemporaryDirectory(prefix="readiness-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'readiness.db'}"
        engine = make_engine(url)
        migrate(engine)
        yield _filled("SQLite", engine, url, folder)
        engine.dispose()


@contextmanager
def postgresql() -> Iterator[Store]:
    with (
        TemporaryDirectory(prefix="readiness-bench-") as folder,
        TemporaryDirectory(prefix="readiness-bench-") as data,
        postgresql_server(Path(folder), is_durable=True) as address,
    ):
        engine = postgresql_store(address, "bench")
        yield _filled("PostgreSQL", engine, address.format(name="bench"), data)
        engine.dispose()


def _filled(kind: str, engine: Engine, url: str, folder: str) -> Store:
    progress(f"{kind}: filling the database")
    environ = {
        "READINESS_DATABASE_URL": url,
        "READINESS_DATA_DIR": folder,
        "READINESS_LOG_LEVEL": "warning",
    }
    table = COLUMNS - BEFORE_QUESTIONS
    return Store(
        kind,
        engine,
        environ,
        answered=filled(engine, organisations=300, questions=50),
        long=filled(engine, organisations=20, questions=50, per_section=50),
        small=filled(engine, organisations=SMALL, questions=100, handed_in=2),
        large=filled(engine, organisations=LARGE, questions=100, handed_in=2),
        compared=filled(engine, organisations=SMALL, questions=100, handed_in=3, is_open=False),
        thousand=filled(engine, organisations=1_000, questions=table, handed_in=1, is_open=False),
        ten_thousand=filled(engine, organisations=10_000, questions=table, handed_in=1, is_open=False),
    )


STORES = (sqlite, postgresql)
