"""The round or pack an address names, for a person who may see or change it; else NotFound, the same as for none."""

from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, may_manage, may_read_packs, require
from readiness.problems import NotFound
from readiness.tables import Audience, Pack, PackState, Programme, Round

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    programme: Programme
    round: Round
    pack: Pack


def round_with_packs(db: Session, person: SignedIn, round_id: str) -> tuple[Programme, Round]:
    """For the office, and for those with whom packs may be shared."""
    round_ = _found(db.get(Round, round_id))
    require(may_read_packs(person, round_.programme_id))
    return _found(db.get(Programme, round_.programme_id)), round_


def round_managed(db: Session, person: SignedIn, round_id: str) -> tuple[Programme, Round]:
    round_ = _found(db.get(Round, round_id))
    require(may_manage(person, round_.programme_id))
    return _found(db.get(Programme, round_.programme_id)), round_


def pack_read(db: Session, person: SignedIn, pack_id: str) -> Found:
    """By the office, and once it is shared by those who may read packs."""
    pack = _found(db.get(Pack, pack_id))
    require(may_manage(person, pack.programme_id) or (is_shared(pack) and may_read_packs(person, pack.programme_id)))
    return _with_places(db, pack)


def pack_managed(db: Session, person: SignedIn, pack_id: str) -> Found:
    pack = _found(db.get(Pack, pack_id))
    require(may_manage(person, pack.programme_id))
    return _with_places(db, pack)


def pack_held(db: Session, person: SignedIn, pack_id: str) -> Found:
    """To be changed: nobody else moves the pack until this transaction ends."""
    held = select(Pack).where(col(Pack.id) == pack_id).with_for_update().execution_options(populate_existing=True)
    pack = _found(db.exec(held).first())
    require(may_manage(person, pack.programme_id))
    return _with_places(db, pack)


def is_shared(pack: Pack) -> bool:
    return pack.state is PackState.FROZEN and pack.shared_at is not None and pack.audience is Audience.STEERING_GROUP


def _with_places(db: Session, pack: Pack) -> Found:
    return Found(_found(db.get(Programme, pack.programme_id)), _found(db.get(Round, pack.round_id)), pack)


def _found(row: T | None) -> T:
    if row is None:
        raise NotFound
    return row
