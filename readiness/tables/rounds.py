"""Rounds: one asking, with all that is fixed when it opens."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import Json, one_of


class RoundState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    REVIEWING = "reviewing"
    CLOSED = "closed"


NEXT_ROUND: dict[RoundState, frozenset[RoundState]] = {
    RoundState.PLANNED: frozenset({RoundState.OPEN}),
    RoundState.OPEN: frozenset({RoundState.REVIEWING, RoundState.CLOSED}),
    RoundState.REVIEWING: frozenset({RoundState.CLOSED}),
    RoundState.CLOSED: frozenset(),
}


class Round(SQLModel, table=True):
    """`audience` is {"constituencies": [names] or null for all that answer, "market_roles": [keys] or null for all}."""

    __tablename__ = "assessment_round"

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    title: str = Field(max_length=200)
    position: int = 0
    """Order of rounds in the programme."""
    version_id: str = Field(foreign_key="questionnaire_version.id")
    scheme_id: str = Field(foreign_key="scheme.id")
    state: RoundState = Field(default=RoundState.PLANNED, sa_type=one_of(RoundState))
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    opens_at: datetime
    closes_at: datetime
    """Answers are taken until then, in words of `time_zone`; an extension moves it for one response."""
    time_zone: str = Field(max_length=60)
    as_of: date
    milestone_id: str | None = Field(default=None, foreign_key="milestone.id")
    baseline_id: str | None = Field(default=None, foreign_key="baseline.id")
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    released_at: datetime | None = None
    """From then on participants see their own receipts."""
    created_at: datetime


class Extension(SQLModel, table=True):
    """More time for one response; the newest counts. Never changed."""

    id: str = Field(default_factory=new_id, primary_key=True)
    response_id: str = Field(foreign_key="response.id", index=True)
    due_at: datetime
    reason: str = Field(sa_type=sa.Text)
    granted_at: datetime
    granted_by: str | None = Field(default=None, foreign_key="person.id")


class Reminder(SQLModel, table=True):
    """The people of a response were reminded on that day, of the round's time zone; a second time the same day is none."""

    response_id: str = Field(foreign_key="response.id", primary_key=True)
    on_day: date = Field(primary_key=True)
    sent_at: datetime
    sent_by: str | None = Field(default=None, foreign_key="person.id")
