"""Who did what, when: append-only, each event chained to the one before by hash."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class Event(SQLModel, table=True):
    """`details` is canonical JSON. `hash` covers every other column and the hash of the event before."""

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    person_id: str | None = Field(default=None, max_length=20)
    action: str = Field(max_length=80)
    programme_id: str | None = Field(default=None, max_length=20, index=True)
    subject: str = Field(max_length=80)
    """What it is about: `round:ID`, `response:ID`, ..."""
    details: str = Field(sa_type=sa.Text)
    hash: str = Field(max_length=64)

    __table_args__ = (sa.Index("ix_event_subject", "subject"),)


class ChainHead(SQLModel, table=True):
    """The last event. Its one row is locked to append, so that numbers have no gaps and no two events one predecessor."""

    __tablename__ = "event_head"

    id: int = Field(default=1, primary_key=True)
    number: int = 0
    hash: str = Field(default="", max_length=64)
