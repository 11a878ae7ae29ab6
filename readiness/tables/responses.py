"""Responses: what an organisation says in a round, answer by answer, with every change, submission and sign-off."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import Json, one_of


class ResponseState(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    NO_SUBMISSION = "no_submission"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").capitalize()


NEXT_RESPONSE: dict[ResponseState, frozenset[ResponseState]] = {
    ResponseState.NOT_STARTED: frozenset(
        {ResponseState.IN_PROGRESS, ResponseState.WITHDRAWN, ResponseState.NO_SUBMISSION}
    ),
    ResponseState.IN_PROGRESS: frozenset(
        {ResponseState.SUBMITTED, ResponseState.WITHDRAWN, ResponseState.NO_SUBMISSION}
    ),
    ResponseState.SUBMITTED: frozenset({ResponseState.RETURNED, ResponseState.ACCEPTED, ResponseState.WITHDRAWN}),
    ResponseState.RETURNED: frozenset({ResponseState.SUBMITTED, ResponseState.WITHDRAWN}),
    ResponseState.ACCEPTED: frozenset(),
    ResponseState.WITHDRAWN: frozenset(),
    ResponseState.NO_SUBMISSION: frozenset({ResponseState.IN_PROGRESS}),
}
OPEN_STATES = frozenset({ResponseState.NOT_STARTED, ResponseState.IN_PROGRESS, ResponseState.RETURNED})
"""In which answers may be changed."""
HANDED_IN = frozenset({ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED})
"""In which there is a submission that counts."""


class Response(SQLModel, table=True):
    """The organisation's facts as they were when the round opened for it; they stay, whatever changes later."""

    __table_args__ = (sa.UniqueConstraint("round_id", "organisation_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    round_id: str = Field(foreign_key="assessment_round.id", index=True)
    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    constituency_id: str = Field(foreign_key="constituency.id")
    organisation_name: str = Field(max_length=200)
    weight: str | None = Field(default=None, max_length=40)
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    """Market roles under `roles`, and the other facts by name."""
    state: ResponseState = Field(default=ResponseState.NOT_STARTED, sa_type=one_of(ResponseState))
    due_at: datetime
    """When the round closes for it."""
    joined_late: bool = False
    invited_at: datetime


class Answer(SQLModel, table=True):
    """The latest of what was said to one question. `value` is the JSON of `questionnaires.answers.plain`; a withdrawn answer
    is the JSON null. `version` counts its changes."""

    response_id: str = Field(foreign_key="response.id", primary_key=True)
    question_key: str = Field(primary_key=True, max_length=200)
    value: str = Field(sa_type=sa.Text)
    version: int = 1
    saved_at: datetime
    saved_by: str | None = Field(default=None, foreign_key="person.id")


class AnswerChange(SQLModel, table=True):
    """Every state an answer was in. Append-only and chained: `hash` covers the row and the hash before it in the response."""

    __tablename__ = "answer_change"

    response_id: str = Field(foreign_key="response.id", primary_key=True)
    number: int = Field(primary_key=True)
    """Counts the changes of the response from 1."""
    question_key: str = Field(max_length=200)
    value: str = Field(sa_type=sa.Text)
    version: int
    saved_at: datetime
    saved_by: str | None = Field(default=None, foreign_key="person.id")
    hash: str = Field(max_length=64)


class Assignment(SQLModel, table=True):
    """A section delegated to a colleague of the same organisation."""

    id: str = Field(default_factory=new_id, primary_key=True)
    response_id: str = Field(foreign_key="response.id", index=True)
    section_key: str = Field(max_length=200)
    person_id: str = Field(foreign_key="person.id", index=True)
    assigned_by: str | None = Field(default=None, foreign_key="person.id")
    assigned_at: datetime
    note: str = Field(default="", sa_type=sa.Text)
    withdrawn_at: datetime | None = None


class Submission(SQLModel, table=True):
    """What was handed in, frozen: the whole answer sheet as canonical JSON and its hash. Never changed."""

    __table_args__ = (sa.UniqueConstraint("response_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    response_id: str = Field(foreign_key="response.id", index=True)
    number: int = 1
    sheet: str = Field(sa_type=sa.Text)
    content_hash: str = Field(max_length=80)
    submitted_at: datetime
    submitted_by: str | None = Field(default=None, foreign_key="person.id")


class SignOff(SQLModel, table=True):
    """A named person's declaration over the content hash. It counts as long as the answers still have that hash."""

    __tablename__ = "sign_off"

    id: str = Field(default_factory=new_id, primary_key=True)
    response_id: str = Field(foreign_key="response.id", index=True)
    content_hash: str = Field(max_length=80)
    declaration: str = Field(sa_type=sa.Text)
    person_id: str = Field(foreign_key="person.id")
    person_name: str = Field(max_length=200)
    signed_at: datetime
