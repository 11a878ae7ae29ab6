"""One action: what is to be done, by whom, how far it is, and each step on the way to being closed."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from readiness.improving.doors import action_seen, follows, owns, sees_whole
from readiness.improving.queries.log import own_parts
from readiness.improving.queries.parts import counts_by_action
from readiness.improving.seen import lessons_seen
from readiness.permissions import SignedIn, may_manage
from readiness.tables import (
    Action,
    ActionMove,
    ActionOwner,
    ActionState,
    ActionUpdate,
    Group,
    Lesson,
    LessonAction,
    PartState,
    Person,
    Programme,
)
from readiness.web.filled import Filled
from readiness.web.frame import Link
from reports.actions.log import is_overdue
from reports.actions.parts import NONE_ASKED, PartCounts, is_part_overdue


@dataclass(frozen=True, slots=True)
class ShownUpdate:
    on_day: date
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ShownMove:
    words: str
    at: datetime
    by: str
    reason: str
    decision: str


@dataclass(frozen=True, slots=True)
class ShownOwn:
    """The part of an organisation that this person answers for."""

    title: str
    href: str
    state: PartState
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ActionPage:
    """`updates` and `moves` the newest first; only for who sees the whole of it, as `parts` are."""

    programme: Programme
    action: Action
    group: Group
    owners: tuple[str, ...]
    is_overdue: bool
    updates: tuple[ShownUpdate, ...]
    moves: tuple[ShownMove, ...]
    lessons: tuple[Link, ...]
    sees_whole: bool
    parts: PartCounts
    own: tuple[ShownOwn, ...]
    follows: bool
    """Whether this person reads what each organisation has said."""
    may_manage: bool
    may_report: bool
    may_recommend: bool
    may_close: bool
    recommended_it: bool
    """Whether this person recommended closing it, and so may not be who closes it."""
    filled: Filled


def action_page(db: Session, person: SignedIn, action_id: str, filled: Filled, *, today: date) -> ActionPage:
    programme, action = action_seen(db, person, action_id)
    manages = may_manage(person, programme.id)
    part, whole = manages or owns(db, person, action), sees_whole(db, person, action)
    names = _names(db, action)
    recommended = action.state is ActionState.RECOMMENDED
    return ActionPage(
        programme=programme, action=action, group=db.get_one(Group, action.group_id),
        owners=tuple(
            db.exec(
                select(ActionOwner.label)
                .where(ActionOwner.action_id == action.id)
                .order_by(col(ActionOwner.position))
            ).all()
        ),
        is_overdue=is_overdue(action.due_on, action.state.value, today),
        updates=_updates(db, action, names) if whole else (), moves=_moves(db, action, names) if whole else (),
        lessons=_lessons(db, person, programme, action), sees_whole=whole,
        parts=counts_by_action(db, programme.id, today).get(action.id, NONE_ASKED) if whole else NONE_ASKED,
        own=_own(db, person, action, today), follows=follows(db, person, action), may_manage=manages, may_report=part,
        may_recommend=part and action.state is ActionState.OPEN,
        may_close=manages and recommended and action.recommended_by != person.id,
        recommended_it=recommended and action.recommended_by == person.id, filled=filled,
    )  # fmt: skip


def _own(db: Session, person: SignedIn, action: Action, today: date) -> tuple[ShownOwn, ...]:
    return tuple(
        ShownOwn(
            one.organisation, f"/actions/{action.id}/organisations/{one.organisation_id}", one.state,
            is_part_overdue(one.state.value, action.due_on, action.state.value, today),
        )
        for one in own_parts(db, person, action.programme_id)
        if one.action_id == action.id
    )  # fmt: skip


def _names(db: Session, action: Action) -> dict[str, str]:
    """Of those who wrote or moved something; somebody without a name is not told by address."""
    ids = select(ActionMove.by).where(ActionMove.action_id == action.id)
    more = select(ActionUpdate.by).where(ActionUpdate.action_id == action.id)
    people = db.exec(select(Person).where(col(Person.id).in_(ids) | col(Person.id).in_(more)))
    return {one.id: one.name or "somebody" for one in people}


def _updates(db: Session, action: Action, names: dict[str, str]) -> tuple[ShownUpdate, ...]:
    found = db.exec(
        select(ActionUpdate)
        .where(ActionUpdate.action_id == action.id)
        .order_by(col(ActionUpdate.on_day).desc(), col(ActionUpdate.number).desc())
    )
    return tuple(ShownUpdate(one.on_day, one.text, names.get(one.by or "", "")) for one in found)


def _moves(db: Session, action: Action, names: dict[str, str]) -> tuple[ShownMove, ...]:
    found = db.exec(select(ActionMove).where(ActionMove.action_id == action.id).order_by(col(ActionMove.number).desc()))
    return tuple(
        ShownMove(one.to_state.words, one.at, names.get(one.by or "", ""), one.reason, one.decision) for one in found
    )


def _lessons(db: Session, person: SignedIn, programme: Programme, action: Action) -> tuple[Link, ...]:
    """Those it came from that this person reads."""
    seen = lessons_seen(db, person, programme)
    found = db.exec(
        select(Lesson)
        .join(LessonAction, col(LessonAction.lesson_id) == Lesson.id)
        .where(LessonAction.action_id == action.id)
        .order_by(col(Lesson.number))
    )
    return tuple(Link(f"L{one.number}: {one.title}", f"/lessons/{one.id}") for one in found if seen.covers(one))
