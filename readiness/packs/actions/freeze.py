"""Freezing: from then on nothing of the pack changes, and the worker makes its files."""

from datetime import datetime

from sqlmodel import Session

from readiness.history import record
from readiness.jobs import enqueue
from readiness.jobs.queue import again
from readiness.packs.building import KIND
from readiness.packs.doors import Found, pack_held
from readiness.packs.moves import move_pack, must_be
from readiness.permissions import SignedIn
from readiness.tables import PackState


def freeze(db: Session, person: SignedIn, pack_id: str, *, at: datetime) -> Found:
    found = pack_held(db, person, pack_id)
    must_be(found.pack, PackState.DRAFT)
    move_pack(found.pack, PackState.BUILDING)
    found.pack.job_id, found.pack.failure = enqueue(db, kind=KIND, subject=pack_id, at=at).id, ""
    _note(db, person, found, "pack freezing", at)
    return found


def retry(db: Session, person: SignedIn, pack_id: str, *, at: datetime) -> Found:
    """The same document again; files that were made already are kept."""
    found = pack_held(db, person, pack_id)
    must_be(found.pack, PackState.FAILED)
    move_pack(found.pack, PackState.BUILDING)
    found.pack.failure = ""
    assert found.pack.job_id is not None
    again(db, found.pack.job_id, at=at)
    _note(db, person, found, "pack freezing", at)
    return found


def thaw(db: Session, person: SignedIn, pack_id: str, *, at: datetime) -> Found:
    """One that could not be built becomes a draft again."""
    found = pack_held(db, person, pack_id)
    must_be(found.pack, PackState.FAILED)
    move_pack(found.pack, PackState.DRAFT)
    found.pack.job_id, found.pack.failure = None, ""
    _note(db, person, found, "pack a draft again", at)
    return found


def _note(db: Session, person: SignedIn, found: Found, action: str, at: datetime) -> None:
    db.add(found.pack)
    record(db, action=action, subject=f"pack:{found.pack.id}", at=at, by=person.id, programme=found.programme.id)
