"""Rules by which a programme goes live: what organisations must say of a milestone before it is passed."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import Json


class GoLiveRule(SQLModel, table=True):
    """`body` has the fields of `reports.milestones.going_live.Rule`. It is never changed: another rule is another row."""

    __tablename__ = "go_live_rule"

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    milestone_id: str = Field(foreign_key="milestone.id")
    body: dict[str, Any] = Field(sa_type=Json)
    reason: str = Field(default="", sa_type=sa.Text)
    """Who decided it, and where."""
    made_at: datetime
    made_by: str | None = Field(default=None, foreign_key="person.id")
    withdrawn_at: datetime | None = None
