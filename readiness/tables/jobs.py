"""Work that takes longer than a request: written in the same transaction as the change that asks for it, done by the worker."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id


class Job(SQLModel, table=True):
    """`kind` says who does it, `subject` what it is about, by id. `done` of `steps`, and in words what is being done now."""

    id: str = Field(default_factory=new_id, primary_key=True)
    kind: str = Field(max_length=40)
    subject: str = Field(max_length=20, index=True)
    queued_at: datetime
    due_at: datetime
    attempts: int = 0
    locked_until: datetime | None = None
    done: int = 0
    steps: int = 0
    doing: str = Field(default="", max_length=200)
    finished_at: datetime | None = None
    given_up_at: datetime | None = None
    last_error: str = Field(default="", max_length=300)

    __table_args__ = (sa.Index("ix_job_finished_at_due_at", "finished_at", "due_at"),)
