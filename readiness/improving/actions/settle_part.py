"""Those who gave an action accept what an organisation has said of its part, send it back, or ask it no longer."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from readiness.history import record
from readiness.improving.actions.answer_part import move_part, must_be_open
from readiness.improving.actions.ask_organisations import tell
from readiness.improving.doors import action_followed, action_held, part_held
from readiness.improving.texts import long_text
from readiness.permissions import SignedIn, may_answer
from readiness.problems import NotAllowedNow, Unfit
from readiness.tables import Action, ActionPart, Organisation, PartState
from readiness.web.forms import Form


def settle_part(
    db: Session, person: SignedIn, action_id: str, organisation_id: str, form: Form, *, public_url: str, at: datetime
) -> ActionPart:
    """Accepted, or open again. Words are needed for all but accepting what was reported. Raises Unfit."""
    programme, action, part = part_held(db, person, action_id, organisation_id, by_organisation=False)
    must_be_open(action)
    to = next((one for one in (PartState.ACCEPTED, PartState.OPEN) if one.value == form.text("to")), None)
    if to is None:
        raise Unfit({"to": "Choose whether it is accepted or sent back."})
    if part.state is to:
        raise NotAllowedNow(f"It is {to.words.lower()} already; look at the page again.")
    text = long_text(form, f"{to.value}_words", _why(part.state, to))
    move_part(db, part, to, text=text, by_organisation=False, by=person.id, at=at)
    if to is PartState.OPEN:
        body = f"Your part in {action.reference} of {programme.title} is sent back:\n\n{text}\n\n{public_url}/actions/{action.id}\n"
        organisation = db.get_one(Organisation, organisation_id)
        tell(db, [organisation], f"Action {action.reference}: your part is sent back", body, at=at)
    _record(db, action, person, "accepted" if to is PartState.ACCEPTED else "sent back", [part], at)
    return part


def accept_answers(
    db: Session, person: SignedIn, action_id: str, organisations: Sequence[str], *, at: datetime
) -> tuple[Action, int]:
    """Those of them that are reported done. Raises Unfit where one is not."""
    _, action = action_followed(db, person, action_id, held=True)
    must_be_open(action)
    parts = _ticked(db, action, organisations)
    if any(one.state is not PartState.ANSWERED for one in parts):
        raise Unfit(
            {
                "ticked": "Only what is reported done is accepted together; open the page of another one and say there how you know."
            }
        )
    if any(may_answer(person, one.organisation_id) for one in parts):
        raise Unfit({"ticked": "You answer for one of these, so somebody else accepts what it has said."})
    for part in parts:
        move_part(db, part, PartState.ACCEPTED, text="", by_organisation=False, by=person.id, at=at)
    _record(db, action, person, "accepted", parts, at)
    return action, len(parts)


def ask_no_longer(
    db: Session, person: SignedIn, action_id: str, organisations: Sequence[str], *, at: datetime
) -> tuple[Action, int]:
    """By the office alone. Raises Unfit."""
    _, action = action_held(db, person, action_id)
    must_be_open(action)
    parts = _ticked(db, action, organisations)
    for part in parts:
        part.withdrawn_at = at
        db.add(part)
    _record(db, action, person, "asked no longer for", parts, at)
    return action, len(parts)


def _ticked(db: Session, action: Action, organisations: Sequence[str]) -> list[ActionPart]:
    found = db.exec(
        select(ActionPart).where(
            ActionPart.action_id == action.id, col(ActionPart.organisation_id).in_(organisations),
            col(ActionPart.withdrawn_at).is_(None),
        )
    ).all()  # fmt: skip
    if not found:
        raise Unfit({"ticked": "Tick at least one organisation."})
    return list(found)


def _why(before: PartState, to: PartState) -> str:
    """The sentence where words are missing that are needed; blank where none are."""
    if to is PartState.OPEN:
        return "Say what is missing; the organisation reads it."
    return "Say how you know that it is done, for it has not answered." if before is PartState.OPEN else ""


def _record(
    db: Session, action: Action, person: SignedIn, what: str, parts: Sequence[ActionPart], at: datetime
) -> None:
    ids = [one.organisation_id for one in parts]
    references = db.exec(
        select(Organisation.reference).where(col(Organisation.id).in_(ids)).order_by(Organisation.reference)
    )
    record(
        db, action=f"{what} the part", subject=f"action:{action.id}", at=at, by=person.id, programme=action.programme_id,
        details={"reference": action.reference, "organisations": list(references)},
    )  # fmt: skip
