"""Moves a lesson on, or back with a reason; carries lessons into a round; and ties an action to one."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.carrying import carriable
from readiness.history import record
from readiness.improving.doors import lesson_held, programme_held
from readiness.improving.queries.groups import prefixed_groups
from readiness.improving.references import group_of, read_reference
from readiness.improving.texts import long_text
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, NotFound, Unfit
from readiness.tables import Action, Lesson, LessonAction, LessonCarry, LessonMove, LessonState, Round, RoundState
from readiness.tables.lessons import NEXT_LESSON, ONWARD
from readiness.web.forms import Form


def move_lesson(db: Session, person: SignedIn, lesson_id: str, form: Form, *, at: datetime) -> Lesson:
    """Raises Unfit where a reason is missing."""
    programme, lesson = lesson_held(db, person, lesson_id)
    to = next((one for one in LessonState if one.value == form.text("to")), None)
    if to is None:
        raise Unfit({"to": "Choose where it goes."})
    if to not in NEXT_LESSON[lesson.state]:
        raise NotAllowedNow(
            f"The lesson is {lesson.state.words.lower()} now and cannot become {to.words.lower()}; look at its page again."
        )
    needs = (lesson.state, to) not in ONWARD
    reason = long_text(form, "back_reason" if needs else "reason", "Say why." if needs else "")
    last = db.exec(
        select(sa.func.coalesce(sa.func.max(col(LessonMove.number)), 0)).where(LessonMove.lesson_id == lesson.id)
    ).one()
    before, lesson.state = lesson.state, to
    db.add(lesson)
    db.add(LessonMove(lesson_id=lesson.id, number=last + 1, to_state=to, reason=reason, at=at, by=person.id))
    record(
        db, action="moved", subject=f"lesson:{lesson.id}", at=at, by=person.id, programme=programme.id,
        details={"changed": {"state": [before.value, to.value]}, "with_reason": bool(reason)},
    )  # fmt: skip
    return lesson


def carry_lessons(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> tuple[Round, int]:
    """Into a round that was opened, those raised before it. What was carried already stays. Raises Unfit."""
    programme_held(db, person, programme_id)
    if not form.text("round"):
        raise Unfit({"lessons": "Choose the round and tick the lessons to carry into it."})
    round_ = db.get(Round, form.text("round"))
    if round_ is None or round_.programme_id != programme_id:
        raise NotFound
    if round_.state is RoundState.PLANNED:
        raise NotAllowedNow(f"{round_.title} is not open yet; lessons are carried once it is.")
    chosen = set(form.texts("lessons"))
    carried = 0
    for lesson in carriable(db, round_):
        if lesson.id in chosen:
            db.add(LessonCarry(lesson_id=lesson.id, round_id=round_.id, carried_at=at, carried_by=person.id))
            carried += 1
    if not carried:
        raise Unfit({"lessons": "Tick the lessons to carry into the round."})
    record(
        db, action="carried lessons", subject=f"round:{round_.id}", at=at, by=person.id, programme=programme_id,
        details={"lessons": carried},
    )  # fmt: skip
    return round_, carried


def tie_action(db: Session, person: SignedIn, lesson_id: str, form: Form, *, at: datetime) -> Action:
    """By its reference, under whatever prefix. Raises Unfit."""
    programme, lesson = lesson_held(db, person, lesson_id)
    reference = read_reference(form.text("reference"))
    group = group_of(reference, prefixed_groups(db, programme.id)) if reference else None
    action = None
    if reference is not None and group is not None:
        place = (Action.group_id == group.group_id, Action.meeting == reference.meeting)
        action = db.exec(select(Action).where(*place, Action.sequence == reference.sequence)).first()
    if action is None:
        raise Unfit({"reference": "There is no action of that reference in the log; write it like TMAG04-03."})
    if db.get(LessonAction, (lesson.id, action.id)) is None:
        db.add(LessonAction(lesson_id=lesson.id, action_id=action.id))
        record(
            db, action="tied an action", subject=f"lesson:{lesson.id}", at=at, by=person.id, programme=programme.id,
            details={"reference": action.reference},
        )  # fmt: skip
    return action
