"""Lessons learned: what happened, what is recommended, and how far it has come; carried from round to round."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import one_of


class LessonSource(StrEnum):
    """Where it was raised from."""

    ANSWER = "answer"
    RATING = "rating"
    ROUND = "round"
    MEETING = "meeting"

    @property
    def words(self) -> str:
        return {"answer": "an answer", "rating": "a rating", "round": "a round", "meeting": "a meeting"}[self.value]


class LessonState(StrEnum):
    RAISED = "raised"
    AGREED = "agreed"
    APPLIED = "applied"
    VERIFIED = "verified"
    SET_ASIDE = "set_aside"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").capitalize()


NEXT_LESSON: dict[LessonState, tuple[LessonState, ...]] = {
    LessonState.RAISED: (LessonState.AGREED, LessonState.SET_ASIDE),
    LessonState.AGREED: (LessonState.APPLIED, LessonState.RAISED),
    LessonState.APPLIED: (LessonState.VERIFIED, LessonState.AGREED),
    LessonState.VERIFIED: (LessonState.APPLIED, LessonState.RAISED),
    LessonState.SET_ASIDE: (LessonState.RAISED,),
}
"""The way on first. Every other way goes back or aside, and needs a reason."""
ONWARD = frozenset(
    {
        (LessonState.RAISED, LessonState.AGREED),
        (LessonState.AGREED, LessonState.APPLIED),
        (LessonState.APPLIED, LessonState.VERIFIED),
    }
)
AGREED_STATES = frozenset({LessonState.AGREED, LessonState.APPLIED, LessonState.VERIFIED})
"""In which people of the organisations concerned may read it."""


class Lesson(SQLModel, table=True):
    """`number` counts those of the programme: L7. Without a constituency it concerns the whole programme. The response it was
    raised from names an organisation, and is told only to who may see names."""

    __table_args__ = (sa.UniqueConstraint("programme_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    number: int
    title: str = Field(max_length=200)
    theme: str = Field(max_length=80)
    constituency_id: str | None = Field(default=None, foreign_key="constituency.id")
    source: LessonSource = Field(sa_type=one_of(LessonSource))
    round_id: str | None = Field(default=None, foreign_key="assessment_round.id", index=True)
    """In which it was raised."""
    response_id: str | None = Field(default=None, foreign_key="response.id")
    group_id: str | None = Field(default=None, foreign_key="governance_group.id")
    meeting: int | None = None
    """Number of the group's meeting."""
    what_happened: str = Field(sa_type=sa.Text)
    recommendation: str = Field(sa_type=sa.Text)
    owner: str = Field(default="", max_length=200)
    state: LessonState = Field(default=LessonState.RAISED, sa_type=one_of(LessonState))
    raised_at: datetime
    raised_by: str | None = Field(default=None, foreign_key="person.id")


class LessonQuestion(SQLModel, table=True):
    """A question that the lesson is about, by its key in the version it was raised on."""

    __tablename__ = "lesson_question"

    lesson_id: str = Field(foreign_key="lesson.id", primary_key=True)
    version_id: str = Field(foreign_key="questionnaire_version.id", primary_key=True)
    question_key: str = Field(primary_key=True, max_length=200)


class LessonMove(SQLModel, table=True):
    """Every change of state, from the first on. Never changed."""

    __tablename__ = "lesson_move"
    __table_args__ = (sa.UniqueConstraint("lesson_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    lesson_id: str = Field(foreign_key="lesson.id", index=True)
    number: int
    to_state: LessonState = Field(sa_type=one_of(LessonState))
    reason: str = Field(default="", sa_type=sa.Text)
    at: datetime
    by: str | None = Field(default=None, foreign_key="person.id")


class LessonCarry(SQLModel, table=True):
    """The lesson was carried into a later round, to be looked at again there."""

    __tablename__ = "lesson_carry"

    lesson_id: str = Field(foreign_key="lesson.id", primary_key=True)
    round_id: str = Field(foreign_key="assessment_round.id", primary_key=True, index=True)
    carried_at: datetime
    carried_by: str | None = Field(default=None, foreign_key="person.id")
