"""What waits, who does the next, how far it is, and what became of it. While its lease holds, one worker only does a job."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from readiness import clock
from readiness.database import READS
from readiness.tables import Job

LEASE = timedelta(minutes=1)
"""From one step to the next; longer than the longest step takes."""
MOST = 3
"""Attempts that end without an end, before a job is given up."""
_J = Job.__table__  # type: ignore[attr-defined]
_NOW = sa.bindparam("now", type_=_J.c.due_at.type)
_WAITING = sa.and_(
    _J.c.finished_at.is_(None),
    _J.c.given_up_at.is_(None),
    _J.c.due_at <= _NOW,
    _J.c.kind.in_(sa.bindparam("kinds", expanding=True)),
    sa.or_(_J.c.locked_until.is_(None), _J.c.locked_until < _NOW),
)
_NEXT = sa.select(_J.c.id).where(_WAITING).order_by(_J.c.due_at, _J.c.id).limit(1)
_CLAIM = (
    sa.update(_J)
    .where(_J.c.id == _NEXT.with_for_update(skip_locked=True).scalar_subquery())
    .values(attempts=_J.c.attempts + 1, locked_until=sa.bindparam("until", type_=_J.c.locked_until.type))
    .returning(_J.c.id, _J.c.kind, _J.c.subject, _J.c.attempts, _J.c.locked_until)
)


class Lost(Exception):
    """The lease is over and somebody else has the job: whoever did it stops, and leaves no trace."""


@dataclass(slots=True)
class Held:
    """A job that this worker does now. `attempts` counts this one; `until` moves on with every step."""

    id: str
    kind: str
    subject: str
    attempts: int
    until: datetime

    def step(self, connection: Connection, *, done: int, steps: int, doing: str) -> None:
        """Says how far it is, in the transaction of what was done. Raises Lost."""
        until = clock.now() + LEASE
        values = {"done": done, "steps": steps, "doing": doing[:200], "locked_until": until}
        if connection.execute(_held(self).values(values)).rowcount != 1:
            raise Lost
        self.until = until

    def finish(self, connection: Connection) -> None:
        """In the transaction of the last thing done. Raises Lost."""
        values = {"finished_at": clock.now(), "locked_until": None, "doing": "", "last_error": ""}
        if connection.execute(_held(self).values(values)).rowcount != 1:
            raise Lost

    def give_up(self, connection: Connection, reason: str) -> None:
        """In the transaction that says so to people. Raises Lost."""
        values = {"given_up_at": clock.now(), "locked_until": None, "last_error": reason[:300]}
        if connection.execute(_held(self).values(values)).rowcount != 1:
            raise Lost


def enqueue(db: Session, *, kind: str, subject: str, at: datetime) -> Job:
    """Done once the transaction is committed."""
    job = Job(kind=kind, subject=subject, queued_at=at, due_at=at)
    db.add(job)
    db.flush()
    return job


def again(db: Session, job_id: str, *, at: datetime) -> None:
    """A job that was given up waits anew, as if nobody had tried."""
    anew = {"given_up_at": None, "locked_until": None, "attempts": 0, "due_at": at, "last_error": ""}
    db.execute(sa.update(_J).where(_J.c.id == job_id, _J.c.finished_at.is_(None)).values(anew))


def is_waiting(engine: Engine, now: datetime, kinds: Collection[str]) -> bool:
    """Whether there is anything to do of these kinds; a look that locks nothing."""
    with engine.connect().execution_options(**{READS: True}) as connection:
        return connection.execute(_NEXT, {"now": now, "kinds": sorted(kinds)}).first() is not None


def claim(connection: Connection, now: datetime, kinds: Collection[str]) -> Held | None:
    """The job of these kinds that has waited longest, leased to the caller; None where nothing waits. Others are left to a node
    that knows them."""
    row = connection.execute(_CLAIM, {"now": now, "until": now + LEASE, "kinds": sorted(kinds)}).first()
    return Held(*row) if row is not None else None


def _held(job: Held) -> sa.Update:
    """The job while its lease is the caller's."""
    return sa.update(_J).where(_J.c.id == job.id, _J.c.finished_at.is_(None), _J.c.locked_until == job.until)
