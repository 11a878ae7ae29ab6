"""Takes a role from somebody, from their next request on. The last administrator stays."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from readiness.history import record
from readiness.permissions import SignedIn, is_administrator, may_manage, require
from readiness.problems import NotAllowedNow, NotFound
from readiness.tables import Membership, Organisation, Person, Programme, Role


@dataclass(frozen=True, slots=True)
class Withdrawable:
    """A role that this person may take from somebody."""

    membership: Membership
    person: Person
    programme: Programme | None
    """None for an administrator's."""
    organisation: Organisation | None
    is_own: bool

    @property
    def words(self) -> str:
        where = (
            self.organisation.name
            if self.organisation
            else self.programme.title
            if self.programme
            else "every programme"
        )
        return (
            f"{self.membership.role.words} in {where}"
            if not self.organisation
            else f"{self.membership.role.words} for {where}"
        )

    @property
    def back(self) -> str:
        if self.programme is None:
            return "/programmes"
        return f"/programmes/{self.programme.id}/people"


def role_to_withdraw(db: Session, person: SignedIn, membership_id: str) -> Withdrawable:
    membership = db.get(Membership, membership_id)
    if membership is None:
        raise NotFound
    organisation = db.get(Organisation, membership.organisation_id) if membership.organisation_id else None
    programme_id = organisation.programme_id if organisation else membership.programme_id
    require(may_manage(person, programme_id) if programme_id else is_administrator(person))
    programme = db.get(Programme, programme_id) if programme_id else None
    return Withdrawable(
        membership, db.get_one(Person, membership.person_id), programme, organisation, membership.person_id == person.id
    )


def withdraw(db: Session, person: SignedIn, membership_id: str, *, at: datetime) -> Withdrawable:
    found = role_to_withdraw(db, person, membership_id)
    if found.membership.withdrawn_at is not None:
        raise NotAllowedNow("This role was withdrawn already.")
    if found.membership.role is Role.ADMINISTRATOR:
        _check_another_stays(db, found.membership)
    found.membership.withdrawn_at = at
    db.add(found.membership)
    record(
        db, action="withdrew", subject=f"person:{found.person.id}", at=at, by=person.id,
        programme=found.programme.id if found.programme else None,
        details={
            "role": found.membership.role.value, "membership": membership_id,
            **({"organisation": found.organisation.reference} if found.organisation else {}),
        },
    )  # fmt: skip
    return found


def _check_another_stays(db: Session, membership: Membership) -> None:
    """Locked, so that two administrators cannot let each other go at the same moment."""
    every = db.exec(
        select(Membership)
        .where(Membership.role == Role.ADMINISTRATOR, col(Membership.withdrawn_at).is_(None))
        .order_by(Membership.id)
        .with_for_update()
    ).all()
    if all(one.person_id == membership.person_id for one in every):
        raise NotAllowedNow("This is the last administrator. Make somebody else an administrator first.")
