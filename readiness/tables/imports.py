"""Files that wait between their preview and being applied, so that any node can apply what another one showed."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id


class OrganisationImport(SQLModel, table=True):
    """A file of organisations, read and found without problems. Deleted once applied, replaced, or a day old."""

    __tablename__ = "organisation_import"

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    file_name: str = Field(max_length=200)
    content_hash: str = Field(max_length=64)
    """SHA-256 of the file's bytes."""
    from_on: date
    """The day from which new and changed constituencies count."""
    expected_rows: int | None = None
    expected_weight: str | None = Field(default=None, max_length=40)
    notes: str = Field(default="", sa_type=sa.Text)
    """What reading it had to assume, one sentence a line."""
    rows: str = Field(sa_type=sa.Text)
    """Canonical JSON of what was read."""
    uploaded_at: datetime


class PlanImport(SQLModel, table=True):
    """A file of milestones, read and found without problems. Deleted once applied, replaced, or a day old."""

    __tablename__ = "plan_import"

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    file_name: str = Field(max_length=200)
    content_hash: str = Field(max_length=64)
    """SHA-256 of the file's bytes."""
    baseline_id: str | None = Field(default=None, foreign_key="baseline.id")
    """The baseline whose dates the file gives; none where applying it makes the one that the next three fields name."""
    baseline_key: str = Field(default="", max_length=60)
    baseline_title: str = Field(default="", max_length=200)
    approved_on: date | None = None
    prefix: str = Field(default="", max_length=60)
    """With which every code of the file begins, and which is no part of the key."""
    notes: str = Field(default="", sa_type=sa.Text)
    """What reading it had to assume, one sentence a line."""
    rows: str = Field(sa_type=sa.Text)
    """Canonical JSON of what was read."""
    uploaded_at: datetime
