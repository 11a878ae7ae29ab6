"""The form of an action: the next references there are, and who may own it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from readiness.improving.doors import action_seen, programme_managed
from readiness.improving.queries.groups import latest_meetings, prefixed_groups, sequences_taken
from readiness.improving.queries.log import owners_of
from readiness.improving.queries.people import label_of, people_of
from readiness.improving.references import next_reference
from readiness.permissions import SignedIn
from readiness.tables import Action, Lesson, Programme
from readiness.web.days import as_fields
from readiness.web.filled import Filled


@dataclass(frozen=True, slots=True)
class NextReference:
    group: str
    meeting: int
    reference: str


@dataclass(frozen=True, slots=True)
class ActionForm:
    programme: Programme
    groups: tuple[tuple[str, str], ...]
    next: tuple[NextReference, ...]
    """In the last meeting of each group, and in the one after."""
    people: tuple[str, ...]
    filled: Filled
    action: Action | None = None
    lesson: Lesson | None = None
    """The one it comes from."""


def new_action_form(
    db: Session, person: SignedIn, programme_id: str, filled: Filled | None, *, given: Mapping[str, str], today: date
) -> ActionForm:
    """`given`: group, meeting and lesson, from an address."""
    programme = programme_managed(db, person, programme_id)
    groups = prefixed_groups(db, programme_id)
    latest = latest_meetings(db, programme_id)
    proposed = [
        NextReference(one.key, meeting, str(next_reference(one, meeting, sequences_taken(db, one.group_id, meeting))))
        for one in groups
        if one.group_id in latest
        for meeting in (latest[one.group_id], latest[one.group_id] + 1)
    ]
    start = {**given, **as_fields("raised_on", today)}
    lesson = db.get(Lesson, (filled.value("lesson") if filled else given.get("lesson", "")))
    return ActionForm(
        programme=programme, groups=tuple((one.group_id, f"{one.key}: {one.title}") for one in groups), next=tuple(proposed),
        people=tuple(label_of(one) for one in people_of(db, programme_id)), filled=filled or Filled(start),
        lesson=lesson if lesson is not None and lesson.programme_id == programme_id else None,
    )  # fmt: skip


def change_action_form(db: Session, person: SignedIn, action_id: str, filled: Filled | None) -> ActionForm:
    programme, action = action_seen(db, person, action_id)
    programme_managed(db, person, programme.id)
    stored = {
        "text": action.text, "owners": "\n".join(owners_of(db, programme.id).get(action.id, [])),
        **as_fields("raised_on", action.raised_on), **as_fields("due_on", action.due_on),
    }  # fmt: skip
    return ActionForm(
        programme=programme, groups=(), next=(), people=tuple(label_of(one) for one in people_of(db, programme.id)),
        filled=filled or Filled(stored), action=action,
    )  # fmt: skip
