"""The people of a programme with every role they hold in it, filtered, a page at a time."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from sqlmodel import Session

from readiness.organising.doors import programme_managed
from readiness.permissions import SignedIn, is_administrator
from readiness.tables import Constituency, Membership, Organisation, Person, Programme, Role
from readiness.web.paging import Paged, place_in

A_PAGE = 25
_P = Person.__table__  # type: ignore[attr-defined]
_M = Membership.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
_C = Constituency.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class PeopleFilters:
    role: str = ""
    text: str = ""

    @property
    def query(self) -> str:
        return urlencode({name: value for name, value in (("role", self.role), ("text", self.text)) if value})


@dataclass(frozen=True, slots=True)
class HeldRole:
    membership_id: str
    role: str
    where: str
    organisation_id: str | None
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class ListedPerson:
    id: str
    name: str
    email: str
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    programme: Programme
    filters: PeopleFilters
    roles: tuple[tuple[str, str], ...]
    rows: Paged[ListedPerson]

    @property
    def address(self) -> str:
        query = self.filters.query
        return f"/programmes/{self.programme.id}/people?{query}{'&' if query else ''}page={{page}}"


def people_page(db: Session, person: SignedIn, programme_id: str, filters: PeopleFilters, *, number: int) -> PeoplePage:
    programme = programme_managed(db, person, programme_id)
    found = (
        _roles(programme_id).with_only_columns(_P.c.id, _P.c.name, _P.c.email).where(*_conditions(filters)).distinct()
    )
    connection = db.connection()
    total = connection.execute(sa.select(sa.func.count()).select_from(found.subquery())).scalar_one()
    number, pages = place_in(total, number, A_PAGE)
    listed = found.subquery()
    shown_name = sa.func.lower(sa.func.coalesce(sa.func.nullif(listed.c.name, ""), listed.c.email))
    people = connection.execute(
        sa.select(listed).order_by(shown_name, listed.c.id).limit(A_PAGE).offset((number - 1) * A_PAGE)
    ).all()
    roles = _held(db, person, programme, [row.id for row in people])
    rows = tuple(ListedPerson(row.id, row.name, row.email, tuple(roles.get(row.id, ()))) for row in people)
    return PeoplePage(
        programme, filters, tuple((role.value, role.words) for role in Role), Paged(rows, number, pages, total)
    )


def is_of_programme(db: Session, programme_id: str, person_id: str) -> bool:
    wanted = _roles(programme_id).with_only_columns(_P.c.id).where(_P.c.id == person_id).limit(1)
    return db.connection().execute(wanted).first() is not None


def _roles(programme_id: str) -> "sa.Select[Any]":
    """Every role held now in the programme or in one of its organisations, and those of administrators."""
    return (
        sa.select(_P.c.id)
        .select_from(_M)
        .join(_P, _P.c.id == _M.c.person_id)
        .outerjoin(_O, _O.c.id == _M.c.organisation_id)
        .outerjoin(_C, _C.c.id == _M.c.constituency_id)
        .where(
            _M.c.withdrawn_at.is_(None),
            (_M.c.programme_id == programme_id)
            | (_O.c.programme_id == programme_id)
            | (_M.c.role == Role.ADMINISTRATOR),
        )
    )


def _conditions(filters: PeopleFilters) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if filters.role in list(Role):
        found.append(_M.c.role == Role(filters.role))
    if filters.text:
        found.append(
            sa.or_(
                *(
                    column.icontains(filters.text, autoescape=True)
                    for column in (_P.c.name, _P.c.email, _O.c.name, _O.c.reference)
                )
            )
        )
    return found


def _held(db: Session, person: SignedIn, programme: Programme, people: list[str]) -> dict[str, list[HeldRole]]:
    rows = db.connection().execute(
        _roles(programme.id)
        .with_only_columns(
            _P.c.id.label("person_id"), _M.c.id, _M.c.role, _M.c.organisation_id, _O.c.name.label("organisation"), _C.c.name.label("constituency"),
        )
        .where(_P.c.id.in_(people))
        .order_by(_M.c.granted_at, _M.c.id)
    )  # fmt: skip
    held: dict[str, list[HeldRole]] = {}
    for row in rows:
        where = (
            "everywhere" if row.role is Role.ADMINISTRATOR else row.organisation or row.constituency or "the programme"
        )
        may = row.role is not Role.ADMINISTRATOR or is_administrator(person)
        held.setdefault(row.person_id, []).append(HeldRole(row.id, row.role.words, where, row.organisation_id, may))
    return held
