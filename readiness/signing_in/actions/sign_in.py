"""Using a link up, and ending sessions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, delete, or_, select, update

from readiness.history import record
from readiness.identifiers import hash_of, new_secret
from readiness.permissions import SignedIn
from readiness.problems import NotFound, Unfit
from readiness.tables import LoginSession, Person, SignInLink

_L = SignInLink.__table__  # type: ignore[attr-defined]
MOST_LETTERS = 200
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Begun:
    """A session: the secret of its cookie, and where to go."""

    secret: str
    next_path: str


def owner(db: Session, secret: str, at: datetime) -> Person | None:
    """Whom the link still signs in. Looking does not use it up: mail scanners look."""
    return db.exec(
        select(Person)
        .join(SignInLink, col(SignInLink.person_id) == Person.id)
        .where(
            SignInLink.token_hash == hash_of(secret),
            col(SignInLink.used_at).is_(None),
            col(SignInLink.expires_at) > at,
        )
    ).first()


def sign_in(db: Session, secret: str, at: datetime, *, hours: int, browser: str) -> Begun | None:
    """Uses the link up and begins a session; None where it does not work. Of two who try at once, one succeeds."""
    used = (
        db.connection()
        .execute(
            sa.update(_L)
            .where(_L.c.token_hash == hash_of(secret), _L.c.used_at.is_(None), _L.c.expires_at > at)
            .values(used_at=at)
            .returning(_L.c.person_id, _L.c.next_path)
        )
        .first()
    )
    if used is None:
        return None
    session = new_secret()
    db.add(
        LoginSession(
            token_hash=hash_of(session), person_id=used.person_id, created_at=at, last_seen_at=at,
            expires_at=at + timedelta(hours=hours), browser=browser[:MOST_LETTERS],
        )
    )  # fmt: skip
    _forget(db, at)
    record(db, action="signed in", subject=f"person:{used.person_id}", at=at, by=used.person_id)
    return Begun(session, used.next_path)


def _forget(db: Session, at: datetime) -> None:
    """Links and sessions that were over long ago go as new ones come; the history keeps who signed in when."""
    db.exec(delete(SignInLink).where(col(SignInLink.expires_at) < at - KEPT))
    over = or_(col(LoginSession.expires_at) < at - KEPT, col(LoginSession.ended_at) < at - KEPT)
    db.exec(delete(LoginSession).where(over))


def end_session(db: Session, person: SignedIn, session_id: str, at: datetime) -> None:
    """One of the person's own. Raises NotFound on any other."""
    found = db.exec(
        select(LoginSession).where(LoginSession.id == session_id, LoginSession.person_id == person.id)
    ).first()
    if found is None:
        raise NotFound
    if found.ended_at is None:
        found.ended_at = at
        db.add(found)
        record(db, action="ended a session", subject=f"person:{person.id}", at=at, by=person.id)


def end_other_sessions(db: Session, person: SignedIn, at: datetime) -> None:
    db.exec(
        update(LoginSession)
        .where(
            col(LoginSession.person_id) == person.id,
            col(LoginSession.id) != person.session_id,
            col(LoginSession.ended_at).is_(None),
        )
        .values(ended_at=at)
    )
    record(db, action="ended all other sessions", subject=f"person:{person.id}", at=at, by=person.id)


def change_name(db: Session, person: SignedIn, name: str, at: datetime) -> None:
    if not name or len(name) > MOST_LETTERS or not name.isprintable():
        raise Unfit({"name": f"Enter your name, in 1 to {MOST_LETTERS} characters."})
    found = db.get_one(Person, person.id)
    found.name = name
    db.add(found)
    record(db, action="changed their name", subject=f"person:{person.id}", at=at, by=person.id)
