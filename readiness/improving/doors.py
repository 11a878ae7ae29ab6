"""The programme, lesson or action an address names, for a person who may be there; else NotFound, the same as for none."""

from typing import TypeVar

from sqlmodel import Session, col, select

from readiness.improving.seen import LessonsSeen, lessons_seen
from readiness.permissions import (
    SignedIn,
    answers_there,
    may_answer,
    may_manage,
    may_see_every_action,
    may_see_programme,
    require,
)
from readiness.problems import NotFound
from readiness.tables import Action, ActionOwner, ActionPart, Lesson, Programme

T = TypeVar("T")


def programme_seen(db: Session, person: SignedIn, programme_id: str) -> Programme:
    require(may_see_programme(person, programme_id))
    return _found(db.get(Programme, programme_id))


def programme_managed(db: Session, person: SignedIn, programme_id: str) -> Programme:
    require(may_manage(person, programme_id))
    return _found(db.get(Programme, programme_id))


def programme_held(db: Session, person: SignedIn, programme_id: str) -> Programme:
    """Managed, and nobody else changes its lessons or actions until this transaction ends."""
    require(may_manage(person, programme_id))
    return _held(db, programme_id)


def lesson_seen(db: Session, person: SignedIn, lesson_id: str) -> tuple[LessonsSeen, Lesson]:
    lesson = _found(db.get(Lesson, lesson_id))
    require(may_see_programme(person, lesson.programme_id))
    seen = lessons_seen(db, person, _found(db.get(Programme, lesson.programme_id)))
    require(seen.covers(lesson))
    return seen, lesson


def lesson_managed(db: Session, person: SignedIn, lesson_id: str) -> tuple[Programme, Lesson]:
    lesson = _found(db.get(Lesson, lesson_id))
    return programme_managed(db, person, lesson.programme_id), lesson


def lesson_held(db: Session, person: SignedIn, lesson_id: str) -> tuple[Programme, Lesson]:
    """To be changed: its programme is held first."""
    lesson = _found(db.get(Lesson, lesson_id))
    programme = programme_held(db, person, lesson.programme_id)
    db.refresh(lesson)
    return programme, lesson


def action_seen(db: Session, person: SignedIn, action_id: str) -> tuple[Programme, Action]:
    action = _found(db.get(Action, action_id))
    require(sees_whole(db, person, action) or is_asked(db, person, action))
    return _found(db.get(Programme, action.programme_id)), action


def sees_whole(db: Session, person: SignedIn, action: Action) -> bool:
    """With its updates and steps, and how many organisations have answered. Who is only asked sees their own part."""
    return may_see_every_action(person, action.programme_id) or owns(db, person, action)


def is_asked(db: Session, person: SignedIn, action: Action) -> bool:
    """Whether an organisation of theirs has a part in it."""
    wanted = select(ActionPart).where(
        ActionPart.action_id == action.id,
        col(ActionPart.organisation_id).in_(person.organisations),
        col(ActionPart.withdrawn_at).is_(None),
    )
    return bool(person.organisations) and db.exec(wanted).first() is not None


def follows(db: Session, person: SignedIn, action: Action) -> bool:
    """Reads what each organisation has said of it, and accepts that: the office, or an owner who answers for none of them."""
    if may_manage(person, action.programme_id):
        return True
    return owns(db, person, action) and not answers_there(person, action.programme_id)


def action_followed(db: Session, person: SignedIn, action_id: str, *, held: bool = False) -> tuple[Programme, Action]:
    """With `held`, nobody else changes it until this transaction ends."""
    action = _found(db.get(Action, action_id))
    require(follows(db, person, action))
    if not held:
        return _found(db.get(Programme, action.programme_id)), action
    programme = _held(db, action.programme_id)
    db.refresh(action)
    return programme, action


def part_seen(
    db: Session, person: SignedIn, action_id: str, organisation_id: str
) -> tuple[Programme, Action, ActionPart]:
    action, part = _part(db, action_id, organisation_id)
    own = may_answer(person, organisation_id) and part.withdrawn_at is None
    require(own or follows(db, person, action))
    return _found(db.get(Programme, action.programme_id)), action, part


def part_held(
    db: Session, person: SignedIn, action_id: str, organisation_id: str, *, by_organisation: bool
) -> tuple[Programme, Action, ActionPart]:
    """To be answered by its own people, or to be settled by those who follow the action; never both by one person."""
    action, part = _part(db, action_id, organisation_id)
    own = may_answer(person, organisation_id)
    require(part.withdrawn_at is None and (own if by_organisation else follows(db, person, action) and not own))
    programme = _held(db, action.programme_id)
    db.refresh(action)
    db.refresh(part)
    return programme, action, part


def _part(db: Session, action_id: str, organisation_id: str) -> tuple[Action, ActionPart]:
    wanted = select(ActionPart).where(ActionPart.action_id == action_id, ActionPart.organisation_id == organisation_id)
    return _found(db.get(Action, action_id)), _found(db.exec(wanted).first())


def action_held(db: Session, person: SignedIn, action_id: str, *, by_owner: bool = False) -> tuple[Programme, Action]:
    """To be changed by the office, or with `by_owner` by those it was given to."""
    action = _found(db.get(Action, action_id))
    require(may_manage(person, action.programme_id) or (by_owner and owns(db, person, action)))
    programme = _held(db, action.programme_id)
    db.refresh(action)
    return programme, action


def owns(db: Session, person: SignedIn, action: Action) -> bool:
    """A person who no longer has any part in the programme owns nothing there."""
    if not may_see_programme(person, action.programme_id):
        return False
    found = select(ActionOwner).where(ActionOwner.action_id == action.id, ActionOwner.person_id == person.id)
    return db.exec(found).first() is not None


def _held(db: Session, programme_id: str) -> Programme:
    return _found(db.exec(select(Programme).where(Programme.id == programme_id).with_for_update()).first())


def _found(row: T | None) -> T:
    if row is None:
        raise NotFound
    return row
