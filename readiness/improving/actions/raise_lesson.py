"""Raises a lesson, or changes what it says. Where it was raised from stays."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.improving.doors import lesson_held, programme_held
from readiness.improving.lesson_fields import LessonFields, lesson_fields, raised_from
from readiness.improving.queries.asked import asked_in
from readiness.permissions import SignedIn
from readiness.tables import Lesson, LessonMove, LessonQuestion, LessonState, Round
from readiness.web.forms import Form

_Q = LessonQuestion.__table__  # type: ignore[attr-defined]


def raise_lesson(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Lesson:
    """Raises Unfit."""
    programme_held(db, person, programme_id)
    came = raised_from(db, programme_id, form)
    keys = frozenset(one.key for one in asked_in(db, came.round))
    fields = lesson_fields(db, programme_id, form, keys)
    last = db.exec(
        select(sa.func.coalesce(sa.func.max(col(Lesson.number)), 0)).where(Lesson.programme_id == programme_id)
    ).one()
    made = Lesson(
        programme_id=programme_id, number=last + 1, title=fields.title, theme=fields.theme,
        constituency_id=fields.constituency_id, source=came.source, round_id=came.round.id if came.round else None,
        response_id=came.response.id if came.response else None, group_id=came.group.id if came.group else None,
        meeting=came.meeting, what_happened=fields.what_happened, recommendation=fields.recommendation, owner=fields.owner,
        raised_at=at, raised_by=person.id,
    )  # fmt: skip
    db.add(made)
    db.flush()
    db.add(LessonMove(lesson_id=made.id, number=1, to_state=LessonState.RAISED, at=at, by=person.id))
    if came.round is not None:
        _link(db, made.id, came.round.version_id, fields)
    record(
        db, action="raised", subject=f"lesson:{made.id}", at=at, by=person.id, programme=programme_id,
        details={"number": made.number, "source": made.source.value, "questions": len(fields.questions)},
    )  # fmt: skip
    return made


def change_lesson(db: Session, person: SignedIn, lesson_id: str, form: Form, *, at: datetime) -> Lesson:
    """Raises Unfit."""
    programme, lesson = lesson_held(db, person, lesson_id)
    round_ = db.get(Round, lesson.round_id) if lesson.round_id else None
    keys = frozenset(one.key for one in asked_in(db, round_))
    fields = lesson_fields(db, programme.id, form, keys)
    names = ("title", "theme", "constituency_id", "what_happened", "recommendation", "owner")
    changed = {}
    for name in names:
        before, after = getattr(lesson, name), getattr(fields, name)
        if before != after:
            changed[name] = [before, after]
            setattr(lesson, name, after)
    db.add(lesson)
    if round_ is not None:
        db.connection().execute(sa.delete(_Q).where(_Q.c.lesson_id == lesson.id))
        _link(db, lesson.id, round_.version_id, fields)
    record(
        db, action="changed", subject=f"lesson:{lesson.id}", at=at, by=person.id, programme=programme.id,
        details={"changed": changed, "questions": len(fields.questions)},
    )  # fmt: skip
    return lesson


def _link(db: Session, lesson_id: str, version_id: str, fields: LessonFields) -> None:
    db.add_all(LessonQuestion(lesson_id=lesson_id, version_id=version_id, question_key=key) for key in fields.questions)
