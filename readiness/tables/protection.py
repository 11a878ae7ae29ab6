"""How far small groups are protected in a programme, and which organisations agreed to be named. Nothing here is ever changed:
what held when results were released can be looked up for good."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id


class ProtectionSetting(SQLModel, table=True):
    """Thresholds for those of one role; the newest counts. `role` is observer or participant."""

    __tablename__ = "protection_setting"

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    role: str = Field(max_length=20)
    smallest_group: int
    """The fewest organisations that a figure may be of."""
    smallest_count: int
    """The least number of organisations at a level that is told."""
    set_at: datetime
    set_by: str | None = Field(default=None, foreign_key="person.id")


class Consent(SQLModel, table=True):
    """An organisation agreed to be named beside its figures, or (without `given`) no longer does; the newest counts."""

    id: str = Field(default_factory=new_id, primary_key=True)
    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    given: bool
    agreed_on: date
    """The day on which the organisation said so."""
    note: str = Field(default="", sa_type=sa.Text)
    """Who said it, and how."""
    recorded_at: datetime
    recorded_by: str | None = Field(default=None, foreign_key="person.id")
