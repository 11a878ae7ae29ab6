"""Restoring into an empty database, in one transaction: all of it, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from readiness.backups.format import Header, Table, as_table, reader_of
from readiness.backups.reading import check, rows_in
from readiness.history import record
from readiness.migrations.running import migrate_within
from readiness.migrations.states import State, is_known, state_of
from readiness.serving.obstacles import Obstacle
from readiness.tables import LoginSession, OutboxMail, SignInLink
from readiness.verification.whole import Verified, verified

_AT_ONCE = 1_000
HELD_BACK = "Held back: it waited when the backup was made, and may have been sent since."


@dataclass(frozen=True, slots=True)
class Restored:
    header: Header
    rows: int
    held_back: int
    """Mails that waited; they are not sent."""
    history: Verified
    """As it was in the backup."""


def restore(engine: Engine, path: Path, *, at: datetime) -> Restored:
    """Everyone signs in anew afterwards, since a session ended after the backup must not come back to life. Raises Obstacle."""
    header = check(path)
    if state_of(engine) is not State.EMPTY:
        raise Obstacle("The database is not empty; restore into an empty one, and name it in READINESS_DATABASE_URL.")
    with engine.begin() as connection:
        if not all(is_known(step) for step in header.schema):
            raise Obstacle(
                f"{path} was made by version {header.version}, which is newer; restore it with that version."
            )
        for step in header.schema:
            migrate_within(connection, step)
        try:
            rows = _fill(connection, header, path)
            migrate_within(connection, "head")
            history = verified(connection)
            held_back = _make_safe(connection, at)
        except DBAPIError as error:
            kind = type(error.orig).__name__
            raise Obstacle(f"{path} does not fit the schema it was made at ({kind}); use another backup.") from None
        with Session(bind=connection) as db:
            record(
                db, action="restored", subject="database:whole", at=at, by=None,
                details={"made_at": header.made_at.isoformat(), "head": header.head, "rows": rows},
            )  # fmt: skip
            db.flush()
    return Restored(header, rows, held_back, history)


def _fill(connection: Connection, header: Header, path: Path) -> int:
    tables = {one.name: one for one in header.tables}
    for name in reversed(tables):
        if connection.execute(sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1)).first():
            connection.execute(sa.delete(sa.table(name)))  # what the steps themselves put there
    return sum(
        _insert(connection, tables[name], (values for _, values in rows))
        for name, rows in groupby(rows_in(path), key=lambda row: row[0])
    )


def _insert(connection: Connection, table: Table, rows: Iterable[list[Any]]) -> int:
    statement, read, total = sa.insert(as_table(table)), reader_of(table), 0
    waiting = iter(rows)
    while some := [read(values) for values in islice(waiting, _AT_ONCE)]:
        connection.execute(statement, some)
        total += len(some)
    return total


def _make_safe(connection: Connection, at: datetime) -> int:
    connection.execute(sa.update(LoginSession).where(LoginSession.ended_at.is_(None)).values(ended_at=at))  # type: ignore[union-attr]
    connection.execute(sa.delete(SignInLink).where(SignInLink.used_at.is_(None)))  # type: ignore[union-attr]
    waits = (OutboxMail.sent_at.is_(None), OutboxMail.given_up_at.is_(None))  # type: ignore[union-attr]
    held = connection.execute(sa.update(OutboxMail).where(*waits).values(given_up_at=at, last_error=HELD_BACK, body=""))
    return held.rowcount
