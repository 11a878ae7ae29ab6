"""History: append-only events, each chained to the one before by hash. Every action that changes something records one."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa
from sqlmodel import Session

from readiness.tables import ChainHead, Event

_HEAD = ChainHead.__table__  # type: ignore[attr-defined]
_EVENT = Event.__table__  # type: ignore[attr-defined]
_LOCK = sa.select(_HEAD.c.number, _HEAD.c.hash).where(_HEAD.c.id == 1).with_for_update()
_MOVE = sa.update(_HEAD).where(_HEAD.c.id == 1)


def record(
    db: Session,
    *,
    action: str,
    subject: str,
    at: datetime,
    by: str | None,
    programme: str | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Appends an event in the transaction of the change itself. `action` is a verb in the past, `subject` KIND:ID.

    Details hold identifiers, counts and hashes, never answers or e-mail addresses.
    """
    connection = db.connection()
    number, before = connection.execute(_LOCK).one()
    row: dict[str, object] = {
        "number": number + 1,
        "at": at.astimezone(UTC),
        "person_id": by,
        "action": action,
        "programme_id": programme,
        "subject": subject,
        "details": canonical(details or {}),
    }
    row["hash"] = hash_of(row, before)
    connection.execute(sa.insert(_EVENT), row)
    connection.execute(_MOVE.values(number=row["number"], hash=row["hash"]))


def canonical(details: Mapping[str, object]) -> str:
    return msgspec.json.encode(dict(details), order="deterministic").decode()


def hash_of(row: Mapping[str, object], before: str) -> str:
    """SHA-256 over the row without its own hash, and the hash before it."""
    at = row["at"]
    moment = at.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(at, datetime) else at
    covered = [before, *(moment if name == "at" else row[name] for name in _COVERED)]
    return hashlib.sha256(msgspec.json.encode(covered)).hexdigest()


_COVERED = ("number", "at", "person_id", "action", "programme_id", "subject", "details")
