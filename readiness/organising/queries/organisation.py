"""One organisation: to the office everything; to its own people what they and their colleagues may know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from readiness.organising.doors import organisation_seen
from readiness.organising.filled import Filled
from readiness.organising.queries.organisation_form import constituency_options
from readiness.permissions import SignedIn, may_answer, may_manage
from readiness.tables import (
    Constituency,
    ConstituencyMembership,
    Membership,
    Organisation,
    OrganisationIdentifier,
    Person,
    Programme,
    Response,
    Round,
)


@dataclass(frozen=True, slots=True)
class Belonging:
    constituency: str
    title: str
    colour: str
    from_on: date
    until_on: date | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """`email` and the way to withdraw are the office's alone."""

    name: str
    role: str
    email: str
    membership_id: str


@dataclass(frozen=True, slots=True)
class ShownResponse:
    href: str
    round: str
    state: str
    constituency: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    programme: Programme
    organisation: Organisation
    parent: Organisation | None
    children: tuple[Organisation, ...]
    identifiers: tuple[tuple[str, str], ...]
    facts: Mapping[str, str]
    belongings: tuple[Belonging, ...]
    colleagues: tuple[Colleague, ...]
    responses: tuple[ShownResponse, ...]
    may_manage: bool
    constituencies: tuple[tuple[str, str], ...]
    form: Filled

    @property
    def is_in(self) -> Belonging | None:
        return next((one for one in self.belongings if one.is_now), None)


def organisation_page(
    db: Session, person: SignedIn, organisation_id: str, *, on: date, form: Filled
) -> OrganisationPage:
    programme, organisation = organisation_seen(db, person, organisation_id)
    manages = may_manage(person, programme.id)
    identifiers = db.exec(
        select(OrganisationIdentifier)
        .where(OrganisationIdentifier.organisation_id == organisation.id)
        .order_by(OrganisationIdentifier.scheme, OrganisationIdentifier.value)
    )
    children = select(Organisation).where(Organisation.parent_id == organisation.id).order_by(Organisation.reference)
    return OrganisationPage(
        programme=programme,
        organisation=organisation,
        parent=db.get(Organisation, organisation.parent_id) if manages and organisation.parent_id else None,
        children=tuple(db.exec(children)) if manages else (),
        identifiers=tuple((one.scheme, one.value) for one in identifiers),
        facts=organisation.facts,
        belongings=_belongings(db, organisation.id, on),
        colleagues=_colleagues(db, organisation.id, manages),
        responses=_responses(db, organisation.id, manages or may_answer(person, organisation.id)),
        may_manage=manages,
        constituencies=constituency_options(db, programme.id) if manages else (),
        form=form,
    )


def _belongings(db: Session, organisation_id: str, on: date) -> tuple[Belonging, ...]:
    rows = db.exec(
        select(ConstituencyMembership, Constituency)
        .join(Constituency, col(Constituency.id) == ConstituencyMembership.constituency_id)
        .where(ConstituencyMembership.organisation_id == organisation_id)
        .order_by(col(ConstituencyMembership.from_on).desc())
    )
    return tuple(
        Belonging(
            of.name, of.title, of.colour, one.from_on, one.until_on,
            one.from_on <= on and (one.until_on is None or one.until_on > on),
        )
        for one, of in rows
    )  # fmt: skip


def _colleagues(db: Session, organisation_id: str, manages: bool) -> tuple[Colleague, ...]:
    rows = db.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.organisation_id == organisation_id, col(Membership.withdrawn_at).is_(None))
        .order_by(Person.name, Person.email, col(Membership.role))
    )
    return tuple(
        Colleague(who.name or (who.email if manages else "Name not given yet"), one.role.words, *((who.email, one.id) if manages else ("", "")))
        for one, who in rows
    )  # fmt: skip


def _responses(db: Session, organisation_id: str, allowed: bool) -> tuple[ShownResponse, ...]:
    if not allowed:
        return ()
    rows = db.exec(
        select(Response, Round, Constituency)
        .join(Round, col(Round.id) == Response.round_id)
        .join(Constituency, col(Constituency.id) == Response.constituency_id)
        .where(Response.organisation_id == organisation_id)
        .order_by(col(Round.position).desc(), col(Round.id))
    )
    return tuple(
        ShownResponse(f"/responses/{one.id}", of.title, one.state.words, constituency.name)
        for one, of, constituency in rows
    )
