"""Colleagues of one organisation, and who has which section of a response."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from readiness.tables import Assignment, Membership, Person, Role

_A, _P, _M = Assignment.__table__, Person.__table__, Membership.__table__  # type: ignore[attr-defined]
_HELD = (
    sa.select(_A.c.id, _A.c.section_key, _A.c.person_id, _A.c.note, _A.c.assigned_at, _P.c.name, _P.c.email)
    .select_from(_A)
    .join(_P, _P.c.id == _A.c.person_id)
    .where(_A.c.response_id == sa.bindparam("response_id"), _A.c.withdrawn_at.is_(None))
    .order_by(_A.c.assigned_at, _A.c.id)
)
_COLLEAGUES = (
    sa.select(_P.c.id, _P.c.name, _P.c.email, _M.c.role)
    .select_from(_M)
    .join(_P, _P.c.id == _M.c.person_id)
    .where(
        _M.c.organisation_id == sa.bindparam("organisation_id"), _M.c.withdrawn_at.is_(None),
        _M.c.role.in_((Role.PARTICIPANT, Role.SIGNATORY)),
    )
    .order_by(_P.c.name, _P.c.email)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a section."""

    assignment_id: str
    person_id: str
    name: str
    note: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    id: str
    name: str
    email: str
    signs: bool


def holders(db: Session, response_id: str) -> dict[str, tuple[Holder, ...]]:
    """By section key."""
    found: dict[str, tuple[Holder, ...]] = {}
    for row in db.connection().execute(_HELD, {"response_id": response_id}):
        one = Holder(row.id, row.person_id, row.name or row.email, row.note, row.assigned_at)
        found[row.section_key] = (*found.get(row.section_key, ()), one)
    return found


def colleagues(db: Session, organisation_id: str) -> list[Colleague]:
    """Everyone who answers or signs for the organisation, each once."""
    found: dict[str, Colleague] = {}
    for row in db.connection().execute(_COLLEAGUES, {"organisation_id": organisation_id}):
        signs = row.role is Role.SIGNATORY or (row.id in found and found[row.id].signs)
        found[row.id] = Colleague(row.id, row.name or row.email, row.email, signs)
    return list(found.values())
