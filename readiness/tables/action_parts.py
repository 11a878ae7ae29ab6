"""Parts of an action: what each organisation that it asks has said and done, one row an organisation."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import one_of


class PartState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"

    @property
    def words(self) -> str:
        return {"open": "Not answered", "answered": "Reported done", "accepted": "Accepted"}[self.value]


NEXT_PART: dict[PartState, tuple[PartState, ...]] = {
    PartState.OPEN: (PartState.OPEN, PartState.ANSWERED, PartState.ACCEPTED),
    PartState.ANSWERED: (PartState.ANSWERED, PartState.ACCEPTED, PartState.OPEN),
    PartState.ACCEPTED: (PartState.OPEN,),
}
"""From open to open is a word on the way; from answered to answered, a better answer."""


class ActionPart(SQLModel, table=True):
    """An organisation no longer asked keeps its row, and what it said; asked again, it goes on from there."""

    __tablename__ = "action_part"
    __table_args__ = (sa.UniqueConstraint("action_id", "organisation_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    action_id: str = Field(foreign_key="programme_action.id")
    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    state: PartState = Field(default=PartState.OPEN, sa_type=one_of(PartState))
    asked_at: datetime
    asked_by: str | None = Field(default=None, foreign_key="person.id")
    withdrawn_at: datetime | None = None


class PartMove(SQLModel, table=True):
    """What was said of a part, and how it stood from then on. Never changed; the newest is how it stands."""

    __tablename__ = "part_move"
    __table_args__ = (sa.UniqueConstraint("part_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    part_id: str = Field(foreign_key="action_part.id", index=True)
    number: int
    to_state: PartState = Field(sa_type=one_of(PartState))
    text: str = Field(default="", sa_type=sa.Text)
    by_organisation: bool = False
    """Said by its own people, and not by those who gave the action."""
    at: datetime
    by: str | None = Field(default=None, foreign_key="person.id")
