"""Invites people: each is made or found, given the role, and sent a link to come in. It is said alike for both."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from readiness import mail
from readiness.history import record
from readiness.identifiers import new_id
from readiness.organising.doors import programme_held
from readiness.organising.invitations import Invitation
from readiness.organising.queries.invite import MEANS
from readiness.permissions import SignedIn, is_administrator, require
from readiness.sign_in_links import new_link
from readiness.tables import Membership, Person, Programme, Role

HOURS = 72
"""How long the link of an invitation is good."""
_P = Person.__table__  # type: ignore[attr-defined]


def invite(
    db: Session,
    person: SignedIn,
    programme_id: str,
    invitations: Sequence[Invitation],
    *,
    public_url: str,
    at: datetime,
) -> None:
    programme = programme_held(db, person, programme_id)
    require(is_administrator(person) or all(one.role is not Role.ADMINISTRATOR for one in invitations))
    people = _people(db, invitations, at)
    held = _held(db, people.values())
    for one in invitations:
        who = people[one.email]
        role = (who.id, one.role, *_place(programme, one))
        if role not in held:
            held.add(role)
            _grant(db, person, programme, who, one, at)
        else:  # a further link that signs in
            record(
                db, action="invited again", subject=f"person:{who.id}", at=at, by=person.id, programme=programme.id,
                details={"role": one.role.value},
            )  # fmt: skip
        _send(db, person, programme, who, one, public_url, at)


def _people(db: Session, invitations: Sequence[Invitation], at: datetime) -> dict[str, Person]:
    """By address. Somebody else may make one of them at the same moment."""
    wanted = {one.email: one.name for one in reversed(invitations)}
    rows = [{"id": new_id(), "email": email, "name": name, "created_at": at} for email, name in sorted(wanted.items())]
    connection = db.connection()
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(_P).on_conflict_do_nothing(index_elements=["email"]), rows)
    found = {one.email: one for one in db.exec(select(Person).where(col(Person.email).in_(list(wanted))))}
    for email, one in found.items():
        if not one.name and wanted[email]:
            one.name = wanted[email]
            db.add(one)
    return found


def _held(db: Session, people: Iterable[Person]) -> set[tuple[str, Role, str | None, str | None, str | None]]:
    """Roles that these people hold now, with where."""
    rows = db.exec(
        select(Membership).where(
            col(Membership.person_id).in_([one.id for one in people]), col(Membership.withdrawn_at).is_(None)
        )
    )
    return {(one.person_id, one.role, one.programme_id, one.organisation_id, one.constituency_id) for one in rows}


def _place(programme: Programme, one: Invitation) -> tuple[str | None, str | None, str | None]:
    """(programme, organisation, constituency) of the membership."""
    if one.role is Role.ADMINISTRATOR:
        return None, None, None
    if one.organisation is not None:
        return None, one.organisation.id, None
    return programme.id, None, one.constituency.id if one.constituency else None


def _grant(db: Session, person: SignedIn, programme: Programme, who: Person, one: Invitation, at: datetime) -> None:
    programme_id, organisation_id, constituency_id = _place(programme, one)
    made = Membership(
        person_id=who.id, role=one.role, programme_id=programme_id, organisation_id=organisation_id,
        constituency_id=constituency_id, granted_at=at, granted_by=person.id,
    )  # fmt: skip
    db.add(made)
    db.flush()
    details: dict[str, object] = {"role": one.role.value, "membership": made.id}
    if one.organisation is not None:
        details["organisation"] = one.organisation.reference
    if one.constituency is not None:
        details["constituency"] = one.constituency.name
    record(
        db, action="invited", subject=f"person:{who.id}", at=at, by=person.id, programme=programme.id, details=details
    )  # fmt: skip


def _send(
    db: Session, person: SignedIn, programme: Programme, who: Person, one: Invitation, public_url: str, at: datetime
) -> None:
    where = one.organisation.name if one.organisation else programme.title
    next_path = "/" if one.organisation else f"/programmes/{programme.id}"
    link = new_link(db, who.id, at, public_url=public_url, next_path=next_path, lasts=timedelta(hours=HOURS))
    body = f"""{person.shown_name} invites you to {programme.title} as {one.role.words.lower()} for {where}.

A {one.role.words.lower()} {MEANS[one.role]}.

Open this link to come in. It works once, until {HOURS // 24} days from now:
{link}

After that, ask for a new link with this e-mail address at {public_url}/sign-in
If you did not expect this, ignore it; nothing happens without the link.
"""
    mail.queue(
        db, to=who.email, subject=f"{programme.title}: you are invited as {one.role.words.lower()}", body=body, at=at
    )
