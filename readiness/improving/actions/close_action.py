"""Closing in two steps: an owner or the office recommends it, the group closes it, and not by the same person."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.improving.doors import action_held
from readiness.improving.texts import long_text
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow
from readiness.tables import Action, ActionMove, ActionPart, ActionState, PartState
from readiness.web.forms import Form
from readiness.web.texts import needed


def recommend_closing(db: Session, person: SignedIn, action_id: str, form: Form, *, at: datetime) -> Action:
    programme, action = action_held(db, person, action_id, by_owner=True)
    if action.state is not ActionState.OPEN:
        raise NotAllowedNow(f"{action.reference} is not open any more; look at its page again.")
    reason = long_text(form, "reason")
    action.recommended_by = person.id
    move_action(db, action, ActionState.RECOMMENDED, by=person.id, at=at, reason=reason)
    _record(db, action, "recommended closing", person, programme.id, at)
    return action


def close_action(db: Session, person: SignedIn, action_id: str, form: Form, *, at: datetime) -> Action:
    """`decision` names the meeting or decision of the group. Raises Unfit."""
    programme, action = action_held(db, person, action_id)
    if action.state is not ActionState.RECOMMENDED:
        raise NotAllowedNow(f"{action.reference} is closed only once that is recommended; look at its page again.")
    if action.recommended_by == person.id:
        raise NotAllowedNow(
            f"You recommended closing {action.reference}, so somebody else of the programme office has to close it for the group."
        )
    decision = needed(
        form, "decision", 60, "Name the meeting or decision by which the group closed it, such as TMAG05 or TMAG-DEC07."
    )
    action.decision = decision
    move_action(db, action, ActionState.CLOSED, by=person.id, at=at, decision=decision)
    _record(db, action, "closed", person, programme.id, at)
    return action


def reopen_action(db: Session, person: SignedIn, action_id: str, form: Form, *, at: datetime) -> Action:
    """Raises Unfit."""
    programme, action = action_held(db, person, action_id)
    if action.state is ActionState.OPEN:
        raise NotAllowedNow(f"{action.reference} is open already.")
    reason = long_text(form, "reopen_reason", "Say why it is open again.")
    action.recommended_by, action.decision = None, ""
    move_action(db, action, ActionState.OPEN, by=person.id, at=at, reason=reason)
    _record(db, action, "reopened", person, programme.id, at)
    return action


def move_action(
    db: Session, action: Action, to: ActionState, *, by: str | None, at: datetime, reason: str = "", decision: str = ""
) -> None:
    last = db.exec(
        select(sa.func.coalesce(sa.func.max(col(ActionMove.number)), 0)).where(ActionMove.action_id == action.id)
    ).one()
    action.state = to
    db.add(action)
    db.add(
        ActionMove(action_id=action.id, number=last + 1, to_state=to, reason=reason, decision=decision, at=at, by=by)
    )
    db.flush()


def _record(db: Session, action: Action, what: str, person: SignedIn, programme_id: str, at: datetime) -> None:
    record(
        db, action=what, subject=f"action:{action.id}", at=at, by=person.id, programme=programme_id,
        details={"reference": action.reference, "decision": action.decision, **_unanswered(db, action)},
    )  # fmt: skip


def _unanswered(db: Session, action: Action) -> dict[str, int]:
    """How many organisations that it asks had not answered, where it asks any."""
    states = db.exec(
        select(ActionPart.state).where(ActionPart.action_id == action.id, col(ActionPart.withdrawn_at).is_(None))
    ).all()
    return {"asked": len(states), "not_answered": states.count(PartState.OPEN)} if states else {}
