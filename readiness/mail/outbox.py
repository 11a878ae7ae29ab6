"""The outbox: what waits, who takes the next, and what became of it. A mail is sent at least once, and while its lease holds by
one worker only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import Session

from readiness.identifiers import new_id
from readiness.tables import OutboxMail

LEASE = timedelta(minutes=5)
"""Longer than the slowest conversation with a mail server may take."""
KEPT = timedelta(days=30)
"""How long it can be seen that a mail was sent or given up, and to whom."""
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""Before each new attempt after a refusal; after the last a mail is given up."""
_M = OutboxMail.__table__  # type: ignore[attr-defined]
_NOW = sa.bindparam("now", type_=_M.c.due_at.type)
_WAITING = sa.and_(
    _M.c.sent_at.is_(None),
    _M.c.given_up_at.is_(None),
    _M.c.due_at <= _NOW,
    sa.or_(_M.c.locked_until.is_(None), _M.c.locked_until < _NOW),
)
_NEXT = sa.select(_M.c.id).where(_WAITING).order_by(_M.c.due_at, _M.c.id).limit(1)
_CLAIM = (
    sa.update(_M)
    .where(_M.c.id == _NEXT.with_for_update(skip_locked=True).scalar_subquery())
    .values(attempts=_M.c.attempts + 1, locked_until=sa.bindparam("until", type_=_M.c.locked_until.type))
    .returning(_M.c.id, _M.c.recipient, _M.c.subject, _M.c.body, _M.c.queued_at, _M.c.attempts, _M.c.locked_until)
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mail that this worker sends now. `attempts` counts this one."""

    id: str
    recipient: str
    subject: str
    body: str
    queued_at: datetime
    attempts: int
    until: datetime
    """When the lease is over and others may take it."""


def queue(db: Session, *, to: str, subject: str, body: str, at: datetime) -> None:
    """A plain-text mail, sent once the transaction is committed."""
    db.add(OutboxMail(recipient=to, subject=" ".join(subject.split()), body=body, queued_at=at, due_at=at))


def queue_all(db: Session, mails: Sequence[tuple[str, str, str]], *, at: datetime) -> None:
    """Many at once, in one statement: (to, subject, body)."""
    if mails:
        rows = [
            {
                "id": new_id(), "recipient": to, "subject": " ".join(subject.split()), "body": body, "queued_at": at,
                "due_at": at, "attempts": 0, "last_error": "",
            }
            for to, subject, body in mails
        ]  # fmt: skip
        db.connection().execute(sa.insert(_M), rows)


def is_waiting(connection: Connection, now: datetime) -> bool:
    """Whether there is anything to send; a look that locks nothing."""
    return connection.execute(_NEXT, {"now": now}).first() is not None


def claim(connection: Connection, now: datetime) -> Claimed | None:
    """The mail that has waited longest, leased to the caller; None where nothing waits."""
    row = connection.execute(_CLAIM, {"now": now, "until": now + LEASE}).first()
    return Claimed(*row) if row is not None else None


def mark_sent(connection: Connection, mail: Claimed, now: datetime) -> None:
    """Its words go: they may hold a link that signs in."""
    connection.execute(
        sa.update(_M).where(_M.c.id == mail.id).values(sent_at=now, locked_until=None, body="", last_error="")
    )


def mark_refused(connection: Connection, mail: Claimed, now: datetime, reason: str, *, for_good: bool) -> bool:
    """Waits for another attempt, longer each time, or is given up. Returns whether it is given up."""
    given_up = for_good or mail.attempts > len(DELAYS)
    after: dict[str, object] = (
        {"given_up_at": now, "body": ""} if given_up else {"due_at": now + DELAYS[mail.attempts - 1]}
    )
    connection.execute(_held(mail).values(locked_until=None, last_error=reason[:300], **after))
    return given_up


def put_back(connection: Connection, mail: Claimed, reason: str) -> None:
    """Nobody could have sent it: it waits on as if it had not been tried."""
    connection.execute(_held(mail).values(locked_until=None, last_error=reason[:300], attempts=mail.attempts - 1))


def forget(connection: Connection, now: datetime) -> None:
    """Removes what was settled long ago; what waits stays."""
    settled = sa.func.coalesce(_M.c.sent_at, _M.c.given_up_at)
    connection.execute(sa.delete(_M).where(settled < sa.bindparam("before", now - KEPT, _M.c.sent_at.type)))


def _held(mail: Claimed) -> sa.Update:
    """The mail while its lease is the caller's. Later somebody else may have taken it, and says what becomes of it."""
    return sa.update(_M).where(_M.c.id == mail.id, _M.c.sent_at.is_(None), _M.c.locked_until == mail.until)
