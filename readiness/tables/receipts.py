"""Scores kept: receipts for ever, and beside each response the standing that pages read."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import Json


class StoredReceipt(SQLModel, table=True):
    """A receipt of one submission under one scheme, as its canonical JSON. Never changed; another scheme adds another."""

    __tablename__ = "receipt"
    __table_args__ = (sa.UniqueConstraint("submission_id", "scheme_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    response_id: str = Field(foreign_key="response.id", index=True)
    submission_id: str = Field(foreign_key="submission.id")
    scheme_id: str = Field(foreign_key="scheme.id")
    body: str = Field(sa_type=sa.Text)
    slim: str = Field(sa_type=sa.Text)
    """The same as `scorekeeping.slim` leaves it: what constituencies are rolled up from."""
    scored_at: datetime


class Standing(SQLModel, table=True):
    """How far a response is and how it stands, kept up to date with every saved answer. One row a response."""

    response_id: str = Field(foreign_key="response.id", primary_key=True)
    changes: int = 0
    """How many changes its answers have had: the number of the last `AnswerChange`."""
    changes_hash: str = Field(default="", max_length=64)
    """The hash of the last change: the head of the response's chain."""
    asked: int = 0
    answered: int = 0
    required_open: int = 0
    total: str | None = Field(default=None, max_length=80)
    maximum: str | None = Field(default=None, max_length=80)
    rating: str | None = Field(default=None, max_length=200)
    """As the answers stand now; the rating that counts is the receipt's."""
    receipt_id: str | None = Field(default=None, foreign_key="receipt.id")
    """Of the submission that counts, under the round's scheme."""
    updated_at: datetime


class ConstituencyStanding(SQLModel, table=True):
    """A constituency of a round rolled up and kept until one of its responses changes. `constituency_id` is `all` for the
    whole round. A cache: it can be made anew from receipts at any time."""

    __tablename__ = "constituency_standing"

    round_id: str = Field(foreign_key="assessment_round.id", primary_key=True)
    constituency_id: str = Field(primary_key=True, max_length=20)
    fingerprint: str = Field(max_length=80)
    body: dict[str, Any] = Field(sa_type=Json)
    made_at: datetime


class Rescoring(SQLModel, table=True):
    """What a round handed in, scored once more under another published scheme of its version: receipts beside the round's own.
    Late submissions make another run. `of`: submissions that counted then; `scored`: how many receipts this run added."""

    id: str = Field(default_factory=new_id, primary_key=True)
    round_id: str = Field(foreign_key="assessment_round.id", index=True)
    scheme_id: str = Field(foreign_key="scheme.id")
    job_id: str = Field(foreign_key="job.id")
    of: int
    scored: int = 0
    asked_at: datetime
    asked_by: str | None = Field(default=None, foreign_key="person.id")
    finished_at: datetime | None = None
    failure: str = Field(default="", max_length=300)


class KeptComparison(SQLModel, table=True):
    """Rounds compared, kept until one of their responses changes. `rounds`: their ids, hashed. A cache: it can be made anew from
    receipts at any time."""

    __tablename__ = "kept_comparison"

    rounds: str = Field(primary_key=True, max_length=64)
    fingerprint: str = Field(max_length=80)
    body: str = Field(sa_type=sa.Text)
    made_at: datetime
