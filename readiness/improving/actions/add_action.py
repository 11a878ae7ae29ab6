"""Puts an action into the log of a group's meeting, under the next reference."""

from datetime import datetime

from sqlmodel import Session

from readiness.history import record
from readiness.improving.action_fields import Problems, action_fields
from readiness.improving.actions.give import give
from readiness.improving.doors import programme_held
from readiness.improving.queries.groups import prefixed_groups, sequences_taken
from readiness.improving.references import Prefixed, next_reference
from readiness.improving.texts import whole_number
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Action, ActionMove, ActionState, Lesson, LessonAction
from readiness.web.forms import Form


def add_action(
    db: Session, person: SignedIn, programme_id: str, form: Form, *, public_url: str, at: datetime
) -> Action:
    """With `lesson` in the form it is the action of that lesson. Raises Unfit."""
    programme = programme_held(db, person, programme_id)
    problems = Problems()
    group = problems.read(lambda: _group(db, programme_id, form))
    meeting = problems.read(lambda: _meeting(form))
    fields = problems.read(lambda: action_fields(db, programme_id, form))
    if group is None or meeting is None or fields is None:
        raise Unfit(problems.errors)
    reference = next_reference(group, meeting, sequences_taken(db, group.group_id, meeting))
    made = Action(
        programme_id=programme_id, group_id=group.group_id, meeting=meeting, sequence=reference.sequence,
        reference=str(reference), text=fields.text, raised_on=fields.raised_on, due_on=fields.due_on, created_at=at,
        created_by=person.id,
    )  # fmt: skip
    db.add(made)
    db.flush()
    db.add(ActionMove(action_id=made.id, number=1, to_state=ActionState.OPEN, at=at, by=person.id))
    give(db, programme, made, fields.owners, public_url=public_url, at=at)
    lesson = db.get(Lesson, form.text("lesson")) if form.text("lesson") else None
    if lesson is not None and lesson.programme_id == programme_id:
        db.add(LessonAction(lesson_id=lesson.id, action_id=made.id))
    record(
        db, action="added", subject=f"action:{made.id}", at=at, by=person.id, programme=programme_id,
        details={"reference": made.reference, "owners": len(fields.owners)},
    )  # fmt: skip
    return made


def _group(db: Session, programme_id: str, form: Form) -> Prefixed:
    found = next((one for one in prefixed_groups(db, programme_id) if one.group_id == form.text("group")), None)
    if found is None:
        raise Unfit({"group": "Choose the group that agreed it."})
    return found


def _meeting(form: Form) -> int:
    sentence = "Give the number of the meeting, from 1 to 999."
    found = whole_number(form, "meeting", sentence)
    if found is None:
        raise Unfit({"meeting": sentence})
    return found
