"""Sixty invented organisations, each in its constituency, with market roles, an identifier, a weight and facts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from readiness.demonstration.plan import Planned
from readiness.example_programme import HERE
from readiness.identifiers import new_id
from readiness.tables import ConstituencyMembership, Organisation, OrganisationIdentifier
from readiness.tables_in import rows_of

SINCE = date(2021, 11, 1)
_COLUMNS = ("id", "name", "constituency", "weight", "roles")


@dataclass(frozen=True, slots=True)
class Party:
    id: str
    reference: str
    name: str
    constituency: str
    constituency_id: str
    weight: str | None
    facts: dict[str, Any]
    """With the market roles, as a response keeps them."""


def organisations(db: Session, file: str, planned: Planned, at: datetime) -> list[Party]:
    parties, rows, identifiers, memberships = [], [], [], []
    for _, row in rows_of(HERE / file, _COLUMNS, "a file of organisations"):
        roles = [role for role in row["roles"].split(";") if role]
        facts = {name: value for name, value in row.items() if name not in _COLUMNS and value}
        party = Party(
            new_id(), row["id"], row["name"], row["constituency"], planned.constituencies[row["constituency"]],
            row["weight"] or None, {**facts, "roles": roles},
        )  # fmt: skip
        parties.append(party)
        rows.append(
            {
                "id": party.id, "programme_id": planned.programme.id, "reference": party.reference, "name": party.name,
                "weight": party.weight, "market_roles": roles, "facts": facts, "created_at": at,
            }
        )  # fmt: skip
        identifiers.append(
            {
                "id": new_id(),
                "organisation_id": party.id,
                "scheme": "MPID (illustrative)",
                "value": f"X{party.reference}",
            }
        )
        memberships.append(
            {
                "id": new_id(), "organisation_id": party.id, "constituency_id": party.constituency_id, "from_on": SINCE,
            }
        )  # fmt: skip
    for table, values in (
        (Organisation, rows), (OrganisationIdentifier, identifiers), (ConstituencyMembership, memberships),
    ):  # fmt: skip
        db.execute(sa.insert(table), values)
    return parties
