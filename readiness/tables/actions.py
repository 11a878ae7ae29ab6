"""Actions of governance groups: references, owners, dated updates, and closing in two steps."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import one_of


class ActionState(StrEnum):
    OPEN = "open"
    RECOMMENDED = "recommended"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """As governance logs write it."""
        return {"open": "Open - ongoing", "recommended": "Recommend closed", "closed": "Closed"}[self.value]


class GroupPrefix(SQLModel, table=True):
    """What the references of a group begin with, from a meeting on. A group without any begins with its key."""

    __tablename__ = "group_prefix"
    __table_args__ = (sa.UniqueConstraint("group_id", "from_meeting"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    group_id: str = Field(foreign_key="governance_group.id", index=True)
    prefix: str = Field(max_length=20)
    from_meeting: int = 1


class Action(SQLModel, table=True):
    """Numbered in its group and meeting, whatever the prefix; the reference it was given stays."""

    __tablename__ = "programme_action"
    __table_args__ = (
        sa.UniqueConstraint("programme_id", "reference"),
        sa.UniqueConstraint("group_id", "meeting", "sequence"),
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    group_id: str = Field(foreign_key="governance_group.id")
    meeting: int
    sequence: int
    reference: str = Field(max_length=40)
    text: str = Field(sa_type=sa.Text)
    raised_on: date
    due_on: date | None = None
    state: ActionState = Field(default=ActionState.OPEN, sa_type=one_of(ActionState))
    recommended_by: str | None = Field(default=None, foreign_key="person.id")
    """Who must not be the one that closes it; nobody where the recommendation came with a log."""
    decision: str = Field(default="", max_length=60)
    """The meeting or decision that closed it, such as TMAG05 or TMAG-DEC07."""
    created_at: datetime
    created_by: str | None = Field(default=None, foreign_key="person.id")


class ActionOwner(SQLModel, table=True):
    """A person of the programme, or whoever the label names: a role, a group, somebody outside."""

    __tablename__ = "action_owner"

    action_id: str = Field(foreign_key="programme_action.id", primary_key=True)
    position: int = Field(primary_key=True)
    label: str = Field(max_length=200)
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True)


class ActionUpdate(SQLModel, table=True):
    """What was reported on a day. Never changed; the newest is the latest update."""

    __tablename__ = "action_update"
    __table_args__ = (sa.UniqueConstraint("action_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    action_id: str = Field(foreign_key="programme_action.id", index=True)
    number: int
    on_day: date
    text: str = Field(sa_type=sa.Text)
    at: datetime
    by: str | None = Field(default=None, foreign_key="person.id")


class ActionMove(SQLModel, table=True):
    """Every change of state, from the first on. Never changed."""

    __tablename__ = "action_move"
    __table_args__ = (sa.UniqueConstraint("action_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    action_id: str = Field(foreign_key="programme_action.id", index=True)
    number: int
    to_state: ActionState = Field(sa_type=one_of(ActionState))
    reason: str = Field(default="", sa_type=sa.Text)
    decision: str = Field(default="", max_length=60)
    at: datetime
    by: str | None = Field(default=None, foreign_key="person.id")


class LessonAction(SQLModel, table=True):
    """An action that came from a lesson."""

    __tablename__ = "lesson_action"

    lesson_id: str = Field(foreign_key="lesson.id", primary_key=True)
    action_id: str = Field(foreign_key="programme_action.id", primary_key=True, index=True)


class ActionImport(SQLModel, table=True):
    """A log, read and found without problems. Deleted once applied, replaced, or a day old."""

    __tablename__ = "action_import"

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    file_name: str = Field(max_length=200)
    content_hash: str = Field(max_length=64)
    as_of: date
    """The day on which overdue is counted."""
    expected: str = Field(sa_type=sa.Text)
    """Canonical JSON of the totals expected, by name."""
    notes: str = Field(default="", sa_type=sa.Text)
    rows: str = Field(sa_type=sa.Text)
    """Canonical JSON of what was read."""
    uploaded_at: datetime
