"""A person's own account."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn
from readiness.tables import LoginSession, Organisation, Programme, Role


@dataclass(frozen=True, slots=True)
class ShownSession:
    id: str
    browser: str
    since: datetime
    last_seen: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    email: str
    name: str
    error: str
    roles: tuple[tuple[str, str], ...]
    """(role, where)."""
    sessions: tuple[ShownSession, ...]


def account_page(
    db: Session, person: SignedIn, at: datetime, *, typed: str | None = None, error: str = ""
) -> AccountPage:
    sessions = db.exec(
        select(LoginSession)
        .where(
            LoginSession.person_id == person.id, col(LoginSession.ended_at).is_(None), col(LoginSession.expires_at) > at
        )
        .order_by(col(LoginSession.last_seen_at).desc())
    )
    return AccountPage(
        email=person.email,
        name=person.name if typed is None else typed,
        error=error,
        roles=_roles(db, person),
        sessions=tuple(
            ShownSession(one.id, browser_in(one.browser), one.created_at, one.last_seen_at, one.id == person.session_id)
            for one in sessions
        ),
    )


def _roles(db: Session, person: SignedIn) -> tuple[tuple[str, str], ...]:
    programmes = dict(
        db.exec(select(Programme.id, Programme.title).where(col(Programme.id).in_(person.programmes))).all()
    )
    organisations = dict(
        db.exec(select(Organisation.id, Organisation.name).where(col(Organisation.id).in_(person.organisations))).all()
    )
    return tuple(
        (
            one.role.words,
            "everywhere"
            if one.role is Role.ADMINISTRATOR
            else organisations.get(one.organisation_id or "") or programmes.get(one.programme_id or "", ""),
        )
        for one in person.held
    )


def browser_in(said: str) -> str:
    """What a browser calls itself, in words people know."""
    names = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome or Chromium", "Safari/": "Safari"}
    systems = {"Windows": "Windows", "Android": "Android", "iPhone": "iPhone", "Mac OS": "macOS", "Linux": "Linux"}
    name = next((name for sign, name in names.items() if sign in said), "")
    system = next((name for sign, name in systems.items() if sign in said), "")
    return " on ".join(part for part in (name, system) if part) or "Unknown browser"
