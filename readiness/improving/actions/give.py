"""Gives an action to its owners, and tells people among them who did not have it before."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.improving.owners import Owner
from readiness.mail import queue
from readiness.tables import Action, ActionOwner, Programme
from readiness.web.showing import day

_O = ActionOwner.__table__  # type: ignore[attr-defined]


def give(
    db: Session, programme: Programme, action: Action, owners: Sequence[Owner], *, public_url: str, at: datetime
) -> None:
    before = set(
        db.exec(
            select(ActionOwner.person_id).where(
                ActionOwner.action_id == action.id, col(ActionOwner.person_id).is_not(None)
            )
        ).all()
    )
    db.connection().execute(sa.delete(_O).where(_O.c.action_id == action.id))
    for position, owner in enumerate(owners):
        person_id = owner.person.id if owner.person else None
        db.add(ActionOwner(action_id=action.id, position=position, label=owner.label, person_id=person_id))
        if owner.person is not None and owner.person.id not in before:
            queue(
                db,
                to=owner.person.email,
                subject=_subject(action),
                body=_body(programme, action, owner, public_url),
                at=at,
            )


def _subject(action: Action) -> str:
    return f"Action {action.reference} is given to you"


def _body(programme: Programme, action: Action, owner: Owner, public_url: str) -> str:
    due = f"It is due on {day(action.due_on)}." if action.due_on else "It has no due date."
    paragraphs = (
        f"Dear {owner.label},",
        f"{programme.title} gives you the action {action.reference}. {due}",
        "On its page you see what is to be done, report how far it is, and recommend that it be closed:\n"
        f"{public_url}/actions/{action.id}",
        f"The programme office of {programme.title}",
    )
    return "\n\n".join(paragraphs) + "\n"
