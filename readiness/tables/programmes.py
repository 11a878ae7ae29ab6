"""Programmes, their constituencies, and milestones with the history of their baselines."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id


class Programme(SQLModel, table=True):
    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(unique=True, max_length=60)
    title: str = Field(max_length=200)
    illustrative: bool = False
    notice: str = Field(default="", sa_type=sa.Text)
    """Shown on every page and export of an illustrative programme."""
    time_zone: str = Field(default="Europe/London", max_length=60)
    created_at: datetime


class Constituency(SQLModel, table=True):
    __table_args__ = (sa.UniqueConstraint("programme_id", "name"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    name: str = Field(max_length=100)
    """As files and schemes name it: identity within the programme."""
    title: str = Field(max_length=200)
    position: int = 0
    colour: str = Field(default="#4c6a88", max_length=7)
    answers: bool = True
    """Whether its organisations are asked; others only take part in governance."""


class Baseline(SQLModel, table=True):
    """A state of the plan. Each approved change makes a new one; a round keeps the one it was asked against."""

    __table_args__ = (sa.UniqueConstraint("programme_id", "key"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    key: str = Field(max_length=60)
    title: str = Field(max_length=200)
    approved_on: date | None = None
    position: int = 0


class Milestone(SQLModel, table=True):
    __table_args__ = (sa.UniqueConstraint("programme_id", "key"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    key: str = Field(max_length=60)
    title: str = Field(max_length=200)
    position: int = 0
    actual_on: date | None = None
    """On which it was reached, whatever any baseline planned."""


class MilestoneDate(SQLModel, table=True):
    """When a milestone is due in one baseline. `precision` is day or month; a month stands on its last day."""

    __tablename__ = "milestone_date"

    milestone_id: str = Field(foreign_key="milestone.id", primary_key=True)
    baseline_id: str = Field(foreign_key="baseline.id", primary_key=True)
    due_on: date
    precision: str = Field(default="day", max_length=10)
