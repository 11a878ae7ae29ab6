"""The programme or organisation an address names, for a person who may be there; else NotFound, the same as for none."""

from sqlmodel import Session, select

from readiness.permissions import (
    SignedIn,
    is_administrator,
    may_manage,
    may_see_organisation,
    may_see_programme,
    require,
)
from readiness.problems import NotFound
from readiness.tables import Organisation, Programme


def programme_seen(db: Session, person: SignedIn, programme_id: str) -> Programme:
    require(may_see_programme(person, programme_id))
    return _programme(db, programme_id)


def programme_managed(db: Session, person: SignedIn, programme_id: str) -> Programme:
    require(may_manage(person, programme_id))
    return _programme(db, programme_id)


def programme_held(db: Session, person: SignedIn, programme_id: str) -> Programme:
    """Managed, and nobody else changes its organisations, people or plan until this transaction ends."""
    require(may_manage(person, programme_id))
    found = db.exec(select(Programme).where(Programme.id == programme_id).with_for_update()).first()
    if found is None:
        raise NotFound
    return found


def organisation_seen(db: Session, person: SignedIn, organisation_id: str) -> tuple[Programme, Organisation]:
    organisation = db.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFound
    require(may_see_organisation(person, organisation.programme_id, organisation.id))
    return db.get_one(Programme, organisation.programme_id), organisation


def organisation_managed(db: Session, person: SignedIn, organisation_id: str) -> tuple[Programme, Organisation]:
    programme, organisation = organisation_seen(db, person, organisation_id)
    require(may_manage(person, programme.id))
    return programme, organisation


def organisation_held(db: Session, person: SignedIn, organisation_id: str) -> tuple[Programme, Organisation]:
    """To be changed: its programme is held first."""
    organisation = db.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFound
    programme = programme_held(db, person, organisation.programme_id)
    db.refresh(organisation)
    return programme, organisation


def administrator_only(person: SignedIn) -> None:
    require(is_administrator(person))


def _programme(db: Session, programme_id: str) -> Programme:
    found = db.get(Programme, programme_id)
    if found is None:
        raise NotFound
    return found
