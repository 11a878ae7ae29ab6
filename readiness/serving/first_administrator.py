"""The way in to an empty installation: an administrator, and a link that works once."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from readiness.database import changing
from readiness.history import record
from readiness.sign_in_links import new_link
from readiness.tables import ChainHead, LoginSession, Membership, Person, Role, SignInLink

PLACEHOLDER = "first-administrator@readiness.invalid"
"""Stands for an address until one is given; no mail can ever be sent to it."""
LASTS = timedelta(hours=24)


def first_link(engine: Engine, *, email: str | None, public_url: str, at: datetime) -> str | None:
    """A sign-in link as long as nobody has ever signed in. It replaces the one of an earlier start."""
    with changing(engine) as db:
        _take_turns(db)
        if db.exec(select(sa.func.count()).select_from(LoginSession)).one():
            return None
        people = db.exec(select(Person).limit(2)).all()
        if not people:
            return one_time_link(db, _appointed(db, email or PLACEHOLDER, at), public_url=public_url, at=at)
        if len(people) == 1 and _is_administrator(db, people[0]):
            if email and people[0].email == PLACEHOLDER:
                people[0].email = email
            return one_time_link(db, people[0], public_url=public_url, at=at)
        return None


def administrator_link(engine: Engine, *, email: str, public_url: str, at: datetime) -> str:
    """Makes the owner of that address an administrator, and gives a link for them. The placeholder of the first
    start becomes that person."""
    with changing(engine) as db:
        _take_turns(db)
        person = db.exec(select(Person).where(Person.email == email)).first()
        if person is None:
            person = db.exec(select(Person).where(Person.email == PLACEHOLDER)).first()
            if person is not None:
                person.email = email
                db.add(person)
        if person is None or not _is_administrator(db, person):
            person = _appointed(db, email, at, person)
        return one_time_link(db, person, public_url=public_url, at=at)


def one_time_link(db: Session, person: Person, *, public_url: str, at: datetime) -> str:
    """Its whole address; links made before and not yet used no longer work."""
    unused = (col(SignInLink.person_id) == person.id, col(SignInLink.used_at).is_(None))
    db.execute(sa.delete(SignInLink).where(*unused))
    return new_link(db, person.id, at, public_url=public_url, lasts=LASTS)


def _appointed(db: Session, email: str, at: datetime, person: Person | None = None) -> Person:
    if person is None:
        person = Person(email=email, name="", created_at=at)
        db.add(person)
        db.flush()
    db.add(Membership(person_id=person.id, role=Role.ADMINISTRATOR, granted_at=at))
    record(
        db, action="appointed", subject=f"person:{person.id}", at=at, by=None, details={"role": str(Role.ADMINISTRATOR)}
    )
    return person


def _is_administrator(db: Session, person: Person) -> bool:
    held = select(Membership).where(
        Membership.person_id == person.id,
        Membership.role == Role.ADMINISTRATOR,
        col(Membership.withdrawn_at).is_(None),
    )
    return db.exec(held).first() is not None


def _take_turns(db: Session) -> None:
    """Servers that start together appoint one administrator, not one each."""
    db.exec(select(ChainHead).where(ChainHead.id == 1).with_for_update()).one()
