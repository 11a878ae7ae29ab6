"""Forms about one organisation: what stands in them, and what may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.organising.doors import organisation_managed
from readiness.organising.filled import Filled
from readiness.permissions import SignedIn
from readiness.tables import Constituency, Organisation, OrganisationIdentifier, Programme
from readiness.web.days import as_fields


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    programme: Programme
    form: Filled
    constituencies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrganisationForm:
    programme: Programme
    organisation: Organisation
    form: Filled


def constituency_options(db: Session, programme_id: str) -> tuple[tuple[str, str], ...]:
    found = db.exec(
        select(Constituency).where(Constituency.programme_id == programme_id).order_by(col(Constituency.position))
    )
    return tuple((one.id, one.name) for one in found)


def organisation_form(
    db: Session, person: SignedIn, organisation_id: str, filled: Filled | None = None
) -> OrganisationForm:
    """As it is stored, unless something was sent."""
    programme, organisation = organisation_managed(db, person, organisation_id)
    return OrganisationForm(programme, organisation, filled or Filled(_stored(db, organisation)))


def _stored(db: Session, organisation: Organisation) -> Mapping[str, str]:
    identifiers = db.exec(
        select(OrganisationIdentifier)
        .where(OrganisationIdentifier.organisation_id == organisation.id)
        .order_by(OrganisationIdentifier.scheme, OrganisationIdentifier.value)
    )
    parent = db.get(Organisation, organisation.parent_id) if organisation.parent_id else None
    return {
        "name": organisation.name,
        "weight": organisation.weight or "",
        "market_roles": "; ".join(organisation.market_roles),
        "parent": parent.reference if parent else "",
        "identifiers": "\n".join(f"{one.scheme}: {one.value}" for one in identifiers),
        "facts": "\n".join(f"{name}: {value}" for name, value in organisation.facts.items()),
        **as_fields("left_on", organisation.left_on),
    }
