"""The programme, round or response an address names, for a person who may manage it; else NotFound, the same as for none."""

from typing import TypeVar

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, may_manage, may_see_dashboard, require
from readiness.problems import NotFound
from readiness.tables import Programme, Response, Round

T = TypeVar("T")


def programme_watched(db: Session, person: SignedIn, programme_id: str) -> Programme:
    """By those who see figures of its rounds."""
    require(may_see_dashboard(person, programme_id))
    return _found(db.get(Programme, programme_id))


def programme_managed(db: Session, person: SignedIn, programme_id: str) -> Programme:
    require(may_manage(person, programme_id))
    return _found(db.get(Programme, programme_id))


def round_managed(db: Session, person: SignedIn, round_id: str) -> tuple[Programme, Round]:
    round_ = _found(db.get(Round, round_id))
    return programme_managed(db, person, round_.programme_id), round_


def round_held(db: Session, person: SignedIn, round_id: str) -> tuple[Programme, Round]:
    """To be changed: nobody else moves the round until this transaction ends."""
    round_ = _found(db.exec(select(Round).where(Round.id == round_id).with_for_update()).first())
    return programme_managed(db, person, round_.programme_id), round_


def response_managed(db: Session, person: SignedIn, response_id: str) -> tuple[Programme, Round, Response]:
    response = _found(db.get(Response, response_id))
    programme, round_ = round_managed(db, person, response.round_id)
    return programme, round_, response


def response_held(db: Session, person: SignedIn, response_id: str) -> tuple[Programme, Round, Response]:
    """To be changed: the round first, then the response, so that closing and extending wait for one another."""
    named = _found(db.get(Response, response_id))
    programme, round_ = round_held(db, person, named.round_id)
    response = db.exec(
        select(Response)
        .where(col(Response.id) == response_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    return programme, round_, response


def _found(row: T | None) -> T:
    if row is None:
        raise NotFound
    return row
