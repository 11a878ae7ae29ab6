"""Every organisation of a programme as it stands on a day: three statements, however many there are."""

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.organising.differences import Known
from readiness.tables import Constituency, ConstituencyMembership, Organisation, OrganisationIdentifier


def known_organisations(db: Session, programme_id: str, on: date) -> Mapping[str, Known]:
    """By reference, in its order."""
    identifiers: dict[str, list[tuple[str, str]]] = {}
    for owner, scheme, value in db.exec(
        select(
            col(OrganisationIdentifier.organisation_id),
            col(OrganisationIdentifier.scheme),
            col(OrganisationIdentifier.value),
        )
        .join(Organisation, col(Organisation.id) == OrganisationIdentifier.organisation_id)
        .where(Organisation.programme_id == programme_id)
        .order_by(OrganisationIdentifier.scheme, OrganisationIdentifier.value)
    ):
        identifiers.setdefault(owner, []).append((scheme, value))
    constituencies, moves = _memberships(db, programme_id, on)
    table = Organisation.__table__  # type: ignore[attr-defined]
    rows = db.connection().execute(
        sa.select(table).where(table.c.programme_id == programme_id).order_by(table.c.reference)
    ).all()  # fmt: skip
    references = {row.id: row.reference for row in rows}
    return {
        row.reference: Known(
            id=row.id, reference=row.reference, name=row.name, constituency=constituencies.get(row.id), weight=row.weight,
            roles=tuple(row.market_roles), parent=references.get(row.parent_id), left_on=row.left_on,
            identifiers=tuple(identifiers.get(row.id, ())), facts=row.facts, moves_on=moves.get(row.id),
        )
        for row in rows
    }  # fmt: skip


def _memberships(db: Session, programme_id: str, on: date) -> tuple[dict[str, str], dict[str, date]]:
    """Organisation to constituency on the day, and to the day of the next change after it."""
    now: dict[str, str] = {}
    later: dict[str, date] = {}
    membership = ConstituencyMembership
    for owner, name, from_on in db.exec(
        select(col(membership.organisation_id), col(Constituency.name), col(membership.from_on))
        .join(Constituency, col(Constituency.id) == membership.constituency_id)
        .where(Constituency.programme_id == programme_id, in_force(on) | (col(membership.from_on) > on))
        .order_by(col(membership.from_on))
    ):
        if from_on <= on:
            now[owner] = name
        else:
            later.setdefault(owner, from_on)
    return now, later


def in_force(on: date) -> sa.ColumnElement[bool]:
    """Of memberships: those that hold on the day."""
    membership = ConstituencyMembership
    return (col(membership.from_on) <= on) & (col(membership.until_on).is_(None) | (col(membership.until_on) > on))
