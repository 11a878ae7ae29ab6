"""Governance groups and the seats of constituencies in them, filled or vacant, dated."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id


class Group(SQLModel, table=True):
    __tablename__ = "governance_group"
    __table_args__ = (sa.UniqueConstraint("programme_id", "key"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    key: str = Field(max_length=60)
    title: str = Field(max_length=200)
    level: int = 3
    meets: str = Field(default="", max_length=200)
    position: int = 0


class Seat(SQLModel, table=True):
    """Who sits for a constituency in a group, from a day until another. Without a holder the seat is vacant."""

    id: str = Field(default_factory=new_id, primary_key=True)
    group_id: str = Field(foreign_key="governance_group.id", index=True)
    constituency_id: str = Field(foreign_key="constituency.id", index=True)
    holder: str | None = Field(default=None, max_length=200)
    from_on: date
    until_on: date | None = None
    """The first day on which it no longer holds."""
