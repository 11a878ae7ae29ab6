"""The list of organisations: filtered, a page at a time, with the totals of all that the filters let through."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.organising.differences import summed
from readiness.organising.doors import programme_managed
from readiness.organising.queries.known import in_force
from readiness.organising.queries.market_roles import has_role, market_roles_in
from readiness.permissions import SignedIn
from readiness.tables import Constituency, ConstituencyMembership, Organisation, OrganisationIdentifier, Programme
from readiness.web.paging import Paged, place_in

A_PAGE = 25
_O = Organisation.__table__  # type: ignore[attr-defined]
_M = ConstituencyMembership.__table__  # type: ignore[attr-defined]
_C = Constituency.__table__  # type: ignore[attr-defined]
_I = OrganisationIdentifier.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Filters:
    constituency: str = ""
    """Its id, or `none`."""
    market_role: str = ""
    text: str = ""

    @property
    def query(self) -> str:
        chosen = {"constituency": self.constituency, "market_role": self.market_role, "text": self.text}
        return urlencode({name: value for name, value in chosen.items() if value})


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    id: str
    reference: str
    name: str
    constituency: str
    market_roles: tuple[str, ...]
    weight: str | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    programme: Programme
    filters: Filters
    constituencies: tuple[tuple[str, str], ...]
    market_roles: tuple[str, ...]
    rows: Paged[ListedOrganisation]
    weight: str
    """Of all that the filters let through."""
    without_weight: int

    @property
    def address(self) -> str:
        """With a place for the page's number."""
        query = self.filters.query
        return f"/programmes/{self.programme.id}/organisations?{query}{'&' if query else ''}page={{page}}"


def organisations_page(
    db: Session, person: SignedIn, programme_id: str, filters: Filters, *, number: int, on: date
) -> OrganisationsPage:
    programme = programme_managed(db, person, programme_id)
    joined = (
        sa.select(_O.c.id, _O.c.weight)
        .select_from(_O)
        .outerjoin(_M, sa.and_(_M.c.organisation_id == _O.c.id, in_force(on)))
        .outerjoin(_C, _C.c.id == _M.c.constituency_id)
        .where(_O.c.programme_id == programme_id, *_conditions(db, filters))
    )
    weights = [row.weight for row in db.connection().execute(joined)]
    number, pages = place_in(len(weights), number, A_PAGE)
    rows = db.connection().execute(
        joined.with_only_columns(
            _O.c.id, _O.c.reference, _O.c.name, _O.c.market_roles, _O.c.weight, _O.c.left_on, _C.c.name.label("constituency"),
        )
        .order_by(_C.c.position.is_(None), _C.c.position, _O.c.reference, _O.c.id)
        .limit(A_PAGE)
        .offset((number - 1) * A_PAGE)
    )  # fmt: skip
    constituencies = db.exec(
        select(Constituency).where(Constituency.programme_id == programme_id).order_by(col(Constituency.position))
    )
    return OrganisationsPage(
        programme=programme,
        filters=filters,
        constituencies=tuple((one.id, one.name) for one in constituencies),
        market_roles=market_roles_in(db, programme_id),
        rows=Paged(tuple(_listed(row) for row in rows), number, pages, len(weights)),
        weight=summed(weights),
        without_weight=sum(1 for weight in weights if weight is None),
    )


def _listed(row: Any) -> ListedOrganisation:
    return ListedOrganisation(
        row.id, row.reference, row.name, row.constituency or "No constituency", tuple(row.market_roles), row.weight, row.left_on
    )  # fmt: skip


def _conditions(db: Session, filters: Filters) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if filters.constituency == "none":
        found.append(_C.c.id.is_(None))
    elif filters.constituency:
        found.append(_C.c.id == filters.constituency)
    if filters.market_role:
        found.append(has_role(db, filters.market_role))
    if filters.text:
        identifiers = sa.select(_I.c.organisation_id).where(_I.c.value.icontains(filters.text, autoescape=True))
        found.append(
            _O.c.name.icontains(filters.text, autoescape=True)
            | _O.c.reference.icontains(filters.text, autoescape=True)
            | _O.c.id.in_(identifiers)
        )
    return found
