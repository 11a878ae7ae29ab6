"""The parties that answer, with market roles, identifiers, facts, and dated membership of constituencies."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import Json


class Organisation(SQLModel, table=True):
    __table_args__ = (sa.UniqueConstraint("programme_id", "reference"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    reference: str = Field(max_length=100)
    """The programme's own name for it in files, such as LS01."""
    name: str = Field(max_length=200)
    weight: str | None = Field(default=None, max_length=40)
    """An exact decimal, for example meter points; None where it has none."""
    parent_id: str | None = Field(default=None, foreign_key="organisation.id")
    market_roles: list[str] = Field(default_factory=list, sa_type=Json)
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    """What conditions may look at besides the market roles, by name, as text."""
    created_at: datetime
    left_on: date | None = None
    """From this day it takes part in no further round."""


class OrganisationIdentifier(SQLModel, table=True):
    """How a code or register names it: scheme `MPID`, value `ABCD`."""

    __tablename__ = "organisation_identifier"
    __table_args__ = (sa.UniqueConstraint("organisation_id", "scheme", "value"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    scheme: str = Field(max_length=60)
    value: str = Field(max_length=100)


class ConstituencyMembership(SQLModel, table=True):
    """In which constituency an organisation is, from a day until another."""

    __tablename__ = "constituency_membership"

    id: str = Field(default_factory=new_id, primary_key=True)
    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    constituency_id: str = Field(foreign_key="constituency.id", index=True)
    from_on: date
    until_on: date | None = None
    """The first day on which it no longer holds."""
