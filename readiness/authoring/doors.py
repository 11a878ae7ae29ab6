"""The programme or version an address names, for a person who may write its questionnaires; else NotFound."""

from typing import TypeVar

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, may_author, require
from readiness.problems import NotFound
from readiness.tables import Family, Programme, Version, VersionState

T = TypeVar("T")


def programme_authored(db: Session, person: SignedIn, programme_id: str) -> Programme:
    require(may_author(person, programme_id))
    return _found(db.get(Programme, programme_id))


def version_authored(db: Session, person: SignedIn, version_id: str) -> tuple[Programme, Family, Version]:
    version = _found(db.get(Version, version_id))
    family = db.get_one(Family, version.questionnaire_id)
    return programme_authored(db, person, family.programme_id), family, version


def version_held(db: Session, person: SignedIn, version_id: str) -> tuple[Programme, Family, Version]:
    """To be changed: nobody else changes a version of its family until this transaction ends."""
    version = _found(db.get(Version, version_id))
    family = db.exec(select(Family).where(Family.id == version.questionnaire_id).with_for_update()).one()
    programme = programme_authored(db, person, family.programme_id)
    held = db.exec(
        select(Version).where(Version.id == version_id).with_for_update().execution_options(populate_existing=True)
    ).first()
    return programme, family, _found(held)


def last_published(db: Session, family_id: str, *, but: str | None = None) -> Version | None:
    """The version published last, retired since or not; `but` leaves one out."""
    wanted = select(Version).where(Version.questionnaire_id == family_id, Version.state != VersionState.DRAFT)
    if but is not None:
        wanted = wanted.where(Version.id != but)
    return db.exec(wanted.order_by(col(Version.published_at).desc(), col(Version.id).desc())).first()


def _found(row: T | None) -> T:
    if row is None:
        raise NotFound
    return row
