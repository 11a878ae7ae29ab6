"""An organisation says how far its part in an action is."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.improving.doors import part_held
from readiness.improving.texts import long_text
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, Unfit
from readiness.tables import NEXT_PART, Action, ActionPart, ActionState, Organisation, PartMove, PartState
from readiness.web.forms import Form

HOW_FAR = {"done": PartState.ANSWERED, "not_yet": PartState.OPEN}


def answer_part(
    db: Session, person: SignedIn, action_id: str, organisation_id: str, form: Form, *, at: datetime
) -> ActionPart:
    """Raises Unfit."""
    programme, action, part = part_held(db, person, action_id, organisation_id, by_organisation=True)
    must_be_open(action)
    if part.state is PartState.ACCEPTED:
        raise NotAllowedNow(f"What you said of {action.reference} is accepted already; there is nothing left to do.")
    problems = {}
    to = HOW_FAR.get(form.text("how_far"))
    if to is None:
        problems["how_far"] = "Say whether it is done."
    try:
        text = long_text(form, "words", "Say what was done, or how far it is and until when.")
    except Unfit as unfit:
        raise Unfit({**problems, **unfit.errors}) from None
    if to is None:
        raise Unfit(problems)
    move_part(db, part, to, text=text, by_organisation=True, by=person.id, at=at)
    record(
        db, action="answered", subject=f"action:{action.id}", at=at, by=person.id, programme=programme.id,
        details={"organisation": db.get_one(Organisation, organisation_id).reference, "done": to is PartState.ANSWERED},
    )  # fmt: skip
    return part


def must_be_open(action: Action) -> None:
    if action.state is ActionState.CLOSED:
        raise NotAllowedNow(
            f"{action.reference} is closed, so what was said of it stays; the programme office may open it again."
        )


def move_part(
    db: Session, part: ActionPart, to: PartState, *, text: str, by_organisation: bool, by: str, at: datetime
) -> None:
    if to not in NEXT_PART[part.state]:
        raise NotAllowedNow(f"It is {part.state.words.lower()} now; look at the page again.")
    last = db.exec(select(sa.func.coalesce(sa.func.max(col(PartMove.number)), 0)).where(PartMove.part_id == part.id))
    part.state = to
    db.add(part)
    db.add(
        PartMove(
            part_id=part.id, number=last.one() + 1, to_state=to, text=text, by_organisation=by_organisation, at=at, by=by
        )
    )  # fmt: skip
    db.flush()
