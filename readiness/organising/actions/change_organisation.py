"""Changes what is known about one organisation. Rounds that are open keep what they fixed."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, select

from readiness.history import record
from readiness.organising.differences import written
from readiness.organising.doors import organisation_held
from readiness.organising.organisation_fields import OrganisationFields, organisation_fields
from readiness.permissions import SignedIn
from readiness.tables import Organisation, OrganisationIdentifier
from readiness.web.forms import Form


def change_organisation(
    db: Session, person: SignedIn, organisation_id: str, form: Form, *, at: datetime
) -> Organisation:
    programme, organisation = organisation_held(db, person, organisation_id)
    fields = organisation_fields(db, form, programme.id, organisation.reference)
    before = _state(db, organisation)
    write_fields(db, organisation, fields)
    after = _state(db, organisation)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changed:
        record(
            db, action="changed", subject=f"organisation:{organisation.id}", at=at, by=person.id, programme=programme.id,
            details={"changed": changed},
        )  # fmt: skip
    return organisation


def write_fields(db: Session, organisation: Organisation, fields: OrganisationFields) -> None:
    organisation.name, organisation.weight = fields.name, fields.weight
    organisation.market_roles, organisation.facts = list(fields.market_roles), dict(fields.facts)
    organisation.parent_id, organisation.left_on = fields.parent_id, fields.left_on
    db.add(organisation)
    kept = OrganisationIdentifier.__table__  # type: ignore[attr-defined]
    db.connection().execute(sa.delete(kept).where(kept.c.organisation_id == organisation.id))
    db.add_all(
        OrganisationIdentifier(organisation_id=organisation.id, scheme=scheme, value=value)
        for scheme, value in fields.identifiers
    )
    db.flush()


def _state(db: Session, organisation: Organisation) -> Mapping[str, object]:
    identifiers = db.exec(
        select(OrganisationIdentifier).where(OrganisationIdentifier.organisation_id == organisation.id)
    )
    return {
        "name": organisation.name,
        "weight": organisation.weight,
        "market_roles": list(organisation.market_roles),
        "facts": dict(organisation.facts),
        "parent": organisation.parent_id,
        "left_on": organisation.left_on.isoformat() if organisation.left_on else None,
        "identifiers": written(sorted((one.scheme, one.value) for one in identifiers)),
    }
