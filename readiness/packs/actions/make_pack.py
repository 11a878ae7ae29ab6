"""A draft made from figures taken just now, its figures taken anew, or discarded."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.packs.documents import messages_in, messages_text
from readiness.packs.doors import Found, pack_held, round_managed
from readiness.packs.moves import must_be
from readiness.permissions import SignedIn
from readiness.tables import Audience, Pack, PackState, Programme
from reports.packs.messages import anew, generated
from reports.packs.stored import as_text
from reports.packs.whole import Snapshot


def make_pack(
    db: Session,
    person: SignedIn,
    round_id: str,
    *,
    title: str,
    audience: Audience,
    dated: date,
    snapshot: Snapshot,
    at: datetime,
) -> Pack:
    """`at`: when the figures were taken."""
    programme, round_ = round_managed(db, person, round_id)
    pack = Pack(
        programme_id=programme.id,
        round_id=round_.id,
        number=_next_number(db, programme),
        title=title,
        audience=audience,
        dated=dated,
        snapshot=as_text(snapshot),
        snapshot_at=at,
        messages=messages_text(generated(snapshot.messages)),
        made_at=at,
        made_by=person.id,
    )
    db.add(pack)
    db.flush()
    record(
        db, action="pack made", subject=f"pack:{pack.id}", at=at, by=person.id, programme=programme.id,
        details={"round": round_.id, "number": pack.number, "audience": audience.value},
    )  # fmt: skip
    return pack


def take_anew(db: Session, person: SignedIn, pack_id: str, *, snapshot: Snapshot, at: datetime) -> Found:
    """Messages that were edited, written or left out stay so; the others are as the figures say now."""
    found = pack_held(db, person, pack_id)
    must_be(found.pack, PackState.DRAFT)
    messages = anew(messages_in(found.pack.messages), generated(snapshot.messages))
    found.pack.snapshot, found.pack.snapshot_at = as_text(snapshot), at
    found.pack.messages = messages_text(messages)
    db.add(found.pack)
    record(
        db, action="figures taken anew", subject=f"pack:{pack_id}", at=at, by=person.id, programme=found.programme.id
    )
    return found


def discard(db: Session, person: SignedIn, pack_id: str, *, at: datetime) -> Found:
    """A draft goes for good; history keeps that it was there."""
    found = pack_held(db, person, pack_id)
    must_be(found.pack, PackState.DRAFT)
    record(
        db, action="pack discarded", subject=f"pack:{pack_id}", at=at, by=person.id, programme=found.programme.id,
        details={"round": found.round.id, "number": found.pack.number},
    )  # fmt: skip
    db.delete(found.pack)
    return found


def _next_number(db: Session, programme: Programme) -> int:
    """One after the other, since whoever makes a pack holds its programme."""
    db.exec(select(Programme.id).where(Programme.id == programme.id).with_for_update()).one()
    highest = db.exec(select(sa.func.max(col(Pack.number))).where(Pack.programme_id == programme.id)).one()
    return (highest or 0) + 1
