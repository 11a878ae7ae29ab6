"""Sharing a frozen pack with those who watch the programme, and no longer."""

from datetime import datetime

from sqlmodel import Session

from readiness.history import record
from readiness.packs.doors import Found, pack_held
from readiness.packs.moves import must_be
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow
from readiness.tables import Audience, PackState

NAMES = "This pack names organisations, so it is not shared. Make one for the steering group."


def share(db: Session, person: SignedIn, pack_id: str, *, at: datetime, is_shared: bool) -> Found:
    """A second time changes nothing."""
    found = pack_held(db, person, pack_id)
    must_be(found.pack, PackState.FROZEN)
    if found.pack.audience is not Audience.STEERING_GROUP:
        raise NotAllowedNow(NAMES)
    if (found.pack.shared_at is not None) is is_shared:
        return found
    found.pack.shared_at, found.pack.shared_by = (at, person.id) if is_shared else (None, None)
    db.add(found.pack)
    record(
        db, action="pack shared" if is_shared else "pack no longer shared", subject=f"pack:{pack_id}", at=at, by=person.id,
        programme=found.programme.id, details={"number": found.pack.number},
    )  # fmt: skip
    return found
